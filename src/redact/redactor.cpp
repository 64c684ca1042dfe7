#include "redact/redactor.hpp"

#include "base/text.hpp"
#include "log/line_splitter.hpp"
#include "log/normalise.hpp"
#include "redact/detector.hpp"
#include "redact/masks.hpp"
#include "redact/stream_secrets.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace cicd::redact {

struct Redactor::State {
  Detector detector;
  std::vector<KeyTracker::Range> keys;  // where private keys stand in the log

  [[nodiscard]] bool in_key(std::uint64_t offset) const {
    const auto after = std::upper_bound(keys.begin(), keys.end(), offset,
                                        [](std::uint64_t at, const auto& key) { return at < key.begin; });
    return after != keys.begin() && offset < std::prev(after)->end;
  }
};

namespace {

// As short as log::normalise may cut a line, which it does before a character of up to 4 bytes.
constexpr std::size_t clipped_line = log::longest_line - 3;

// A text with its secrets masked, and how many places that were.
struct Cleaned {
  std::string text;
  std::uint64_t masked = 0;
};

// The same as repair_utf8, without a copy of what is whole already.
std::string repaired(std::string text) {
  const bool whole = is_utf8(text) && text.find('\0') == std::string::npos;
  return whole ? std::move(text) : repair_utf8(text);
}

// Masks until nothing is left to mask: a mask may bring to light what the secret hid, such as the end of a
// URL.
Cleaned clean(const Detector& detector, std::string text, bool cut = false) {
  constexpr int most_rounds = 8;
  Cleaned cleaned{std::move(text), 0};
  for (int round = 0; round < most_rounds; ++round) {
    const auto spans = detector.find(cleaned.text, cut);
    if (spans.empty()) break;
    cleaned.text = masked(cleaned.text, spans);
    cleaned.masked += spans.size();
  }
  return cleaned;
}

// Masks what belongs to a key in `line`, whose first byte lies within one.
std::string without_key(std::string_view line) {
  const auto part = key_part(line);
  return std::string(part > 0 ? "[REDACTED:private-key]" : "").append(line.substr(part));
}

// Drops a first line that is not whole, if it is no longer than `most` and not all there is.
bool drop_cut_line(std::string& text, std::size_t most) {
  const auto end = text.find('\n');
  if (end >= std::min(most, text.size() - 1)) return false;
  text.erase(0, end + 1);
  return true;
}

// Drops what was cut in front: the line, if that is short, else the word; it may be the rest of a secret.
void drop_cut_start(std::string& text) {
  constexpr std::size_t short_line = 4096;
  constexpr std::size_t longest_word = 1024;
  if (text.empty() || drop_cut_line(text, short_line) || text.starts_with("[REDACTED:")) return;
  const auto word = text.find(' ');
  if (word < longest_word) text.erase(0, word);
}

// Drops the end of the line from `start` on, which was cut: the last word, and the beginning of a known
// value; both may be the beginning of a secret.
void drop_clipped_end(std::string& text, std::size_t start, const Detector& detector) {
  constexpr std::size_t longest_word = 1024;
  const auto line = std::string_view(text).substr(start);
  const auto begun = detector.begun_at_end(line);
  const auto last_blank = line.find_last_of(" \t\"'=,;");
  const auto word = std::max(last_blank == std::string_view::npos ? 0 : last_blank + 1,
                             line.size() - std::min(line.size(), longest_word));
  text.resize(start + std::min(word, line.size() - begun));
}

// Where a reader of some text is.
struct Cursor {
  std::uint64_t line = 1;
  std::size_t column = 1;  // in characters

  // Goes on behind `text`, which begins here.
  void pass(std::string_view text) {
    for (const char c : text) {
      if (c == '\n') {
        ++line;
        column = 1;
      } else if ((c & '\xC0') != '\x80') {
        ++column;
      }
    }
  }
};

}  // namespace

Result<Redactor> Redactor::make(const Env& env, const Policy& policy, StreamSecrets secrets) {
  auto values = known_values(env, policy.env_globs);
  for (const auto& value : policy.values)
    add_known(value, "setting", "the settings", values);
  secrets.state_->finish();
  if (secrets.state_->incomplete)
    return Error{Errc::too_much,
                 "the log names more or longer secrets by ::add-mask:: than can be remembered; mask fewer, "
                 "shorter values"};
  for (const auto& value : secrets.state_->values)
    add_known(value, "add-mask", "", values);
  std::vector<UserRegex> regexes;
  for (const auto& pattern : policy.regexes) {
    auto regex = UserRegex::compile(pattern);
    if (!regex) return std::move(regex).error();
    regexes.push_back(*std::move(regex));
  }
  return Redactor(std::make_unique<State>(State{
      Detector(std::move(values), std::move(regexes), policy.patterns), secrets.state_->keys.ranges()}));
}

Redactor::Redactor(std::unique_ptr<State> state) : state_(std::move(state)) {}
Redactor::~Redactor() = default;
Redactor::Redactor(Redactor&&) noexcept = default;
Redactor& Redactor::operator=(Redactor&&) noexcept = default;

SafeText Redactor::text(std::string_view value) const {
  return SafeText(clean(state_->detector, repaired(log::plain_text(value))).text);
}

SafeLog Redactor::log(const log::Document& document) const {
  std::size_t size = 0;
  for (const auto& line : document.lines)
    size += line.text.size() + 1;
  std::string joined;
  joined.reserve(size);
  for (const auto& line : document.lines) {
    const auto start = joined.size();
    if (state_->in_key(line.offset))
      joined += without_key(line.text);
    else
      joined += line.text;
    if (line.text.size() >= clipped_line) drop_clipped_end(joined, start, state_->detector);
    for (auto end = joined.find('\n', start); end != std::string::npos; end = joined.find('\n', end))
      joined[end] = ' ';
    joined += '\n';
  }
  SafeLog safe;
  safe.bytes_total = document.bytes_total;
  safe.lines_total = document.lines_total;
  safe.partial = document.partial;
  safe.text_ = SafeText(clean(state_->detector, repaired(std::move(joined))).text);
  safe.masked = count_masks(safe.text_.str());
  safe.places_.reserve(document.lines.size());
  std::size_t at = 0;
  for (const auto& line : document.lines) {
    const auto end = safe.text_.str().find('\n', at);
    safe.places_.push_back({line.number, at, end - at});
    at = end + 1;
  }
  return safe;
}

Redactor::Tail Redactor::tail(std::string_view bytes, std::uint64_t offset, std::size_t max_bytes) const {
  std::string joined;
  log::LineSplitter splitter(bytes.size());
  const log::LineSplitter::Sink add = [&](const log::RawLine& line) {
    const auto text = log::normalise(line.bytes, line.bytes.size());
    joined += state_->in_key(offset + line.offset) ? without_key(text) : text;
    joined += '\n';
  };
  splitter.feed(bytes, add);
  splitter.finish(add);
  if (!bytes.empty() && bytes.back() != '\n' && bytes.back() != '\r') joined.pop_back();
  auto cleaned = clean(state_->detector, repaired(std::move(joined)), offset > 0).text;
  if (offset > 0) drop_cut_start(cleaned);
  if (cleaned.size() > max_bytes) {
    cleaned = utf8_suffix(cleaned, max_bytes);
    drop_cut_line(cleaned, cleaned.size() / 4);
  }
  const SafeText safe(std::move(cleaned));
  return {safe, count_masks(safe.str())};
}

std::vector<Masked> Redactor::explain(std::string_view bytes) const {
  std::string joined;
  log::LineSplitter splitter(bytes.size());
  const log::LineSplitter::Sink add = [&](const log::RawLine& line) {
    joined += repair_utf8(log::normalise(line.bytes, line.bytes.size())) + '\n';
  };
  splitter.feed(bytes, add);
  splitter.finish(add);
  std::vector<Masked> places;
  std::size_t passed = 0;
  Cursor cursor;
  for (const auto& span : state_->detector.find(joined)) {
    cursor.pass(std::string_view(joined).substr(passed, span.begin - passed));
    const auto begin = cursor;
    cursor.pass(std::string_view(joined).substr(span.begin, span.end - span.begin));
    passed = span.end;
    places.push_back({begin.line, begin.column, cursor.column - begin.column, span.kind,
                      text(state_->detector.why(span))});
  }
  return places;
}

}  // namespace cicd::redact
