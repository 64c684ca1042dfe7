#include "ci/git_config.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace cicd::ci {

namespace {

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
  }

  std::vector<ConfigEntry> parse() {
    while (at_ < text_.size()) {
      skip_blanks();
      if (at_ == text_.size()) break;
      const char c = text_[at_];
      if (c == '\n') {
        ++at_;
        continue;
      }
      const bool comment = c == '#' || c == ';';
      const bool read = !comment && (c == '[' ? section() : entry());
      if (!read) skip_line();
    }
    return std::move(entries_);
  }

 private:
  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\r'))
      ++at_;
  }
  void skip_line() { at_ = std::min(text_.find('\n', at_), text_.size()); }

  [[nodiscard]] bool is_name_char() const {
    const auto c = static_cast<unsigned char>(text_[at_]);
    return std::isalnum(c) != 0 || c == '-' || c == '.';
  }

  std::string_view name() {
    const auto start = at_;
    while (at_ < text_.size() && is_name_char())
      ++at_;
    return text_.substr(start, at_ - start);
  }

  // [section], [section "subsection"], and the old [section.subsection].
  bool section() {
    ++at_;
    const auto words = name();
    const auto dot = words.find('.');
    section_ = to_lower(words.substr(0, dot));
    subsection_ = dot == std::string_view::npos ? std::string() : to_lower(words.substr(dot + 1));
    skip_blanks();
    if (at_ < text_.size() && text_[at_] == '"') {
      subsection_.clear();
      for (++at_; at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\n'; ++at_) {
        if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
        subsection_ += text_[at_];
      }
      if (at_ < text_.size() && text_[at_] == '"') ++at_;
    }
    if (at_ == text_.size() || text_[at_] != ']') {
      section_.clear();
      return false;
    }
    ++at_;
    return true;
  }

  bool entry() {
    auto key = to_lower(name());
    if (key.empty()) return false;
    skip_blanks();
    std::string value;
    if (at_ < text_.size() && text_[at_] == '=') {
      ++at_;
      skip_blanks();
      value = read_value();
    } else if (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '#' && text_[at_] != ';') {
      return false;
    }
    if (!section_.empty()) entries_.push_back({section_, subsection_, std::move(key), std::move(value)});
    return true;
  }

  // Up to the end of the line: quotes, escapes, continued lines; a comment outside quotes ends it.
  std::string read_value() {
    std::string value;
    std::size_t kept = 0;  // length without blanks at the end, which count only inside quotes
    bool quoted = false;
    for (; at_ < text_.size() && text_[at_] != '\n'; ++at_) {
      const char c = text_[at_];
      if (!quoted && (c == '#' || c == ';')) {
        skip_line();
        break;
      }
      if (c == '"') {
        quoted = !quoted;
        kept = value.size();
      } else if (c == '\\') {
        if (escape(value)) kept = value.size();
      } else if (c != '\r' || quoted) {
        value += c;
        if (quoted || (c != ' ' && c != '\t')) kept = value.size();
      }
    }
    value.resize(kept);
    return value;
  }

  // Stands on a backslash; leaves `at_` on the last character of the escape. False for a continued line.
  bool escape(std::string& value) {
    if (at_ + 1 < text_.size() && text_[at_ + 1] == '\r') ++at_;
    if (at_ + 1 == text_.size()) return false;
    const char c = text_[++at_];
    if (c == '\n') return false;
    value += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'b' ? '\b' : c;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string section_;
  std::string subsection_;
  std::vector<ConfigEntry> entries_;
};

}  // namespace

std::vector<ConfigEntry> parse_git_config(std::string_view text) {
  return Parser(text).parse();
}

std::string remote_url(const std::vector<ConfigEntry>& entries) {
  const ConfigEntry* only = nullptr;
  bool several = false;
  for (const auto& entry : entries) {
    if (entry.section != "remote" || entry.key != "url" || entry.value.empty()) continue;
    if (entry.subsection == "origin") return entry.value;
    if (only == nullptr) {
      only = &entry;
    } else if (only->subsection != entry.subsection) {
      several = true;
    }
  }
  return only == nullptr || several ? std::string() : only->value;
}

}  // namespace cicd::ci
