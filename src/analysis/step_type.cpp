#include "analysis/step_type.hpp"

#include "analysis/step_words.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace cicd::analysis {

namespace {

constexpr std::size_t max_name = 1024;

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}
bool is_word_char(char c) {
  return is_upper(c) || is_lower_or_digit(c);
}

// Whether a camelCase word starts at `at`: "runTests" at T, "NPMBuild" at B.
bool is_hump(std::string_view text, std::size_t at) {
  if (at == 0 || !is_upper(text[at])) return false;
  if (is_lower_or_digit(text[at - 1])) return true;
  return is_upper(text[at - 1]) && at + 1 < text.size() && text[at + 1] >= 'a' && text[at + 1] <= 'z';
}

void add_words(std::string_view run, std::vector<std::string>& words) {
  std::size_t start = 0;
  for (std::size_t at = 1; at < run.size(); ++at) {
    if (!is_hump(run, at)) continue;
    words.push_back(to_lower(run.substr(start, at - start)));
    start = at;
  }
  words.push_back(to_lower(run.substr(start)));
  if (start > 0) words.push_back(to_lower(run));
}

bool is_latin(std::string_view word) {
  return static_cast<unsigned char>(word.front()) < 0x80;
}

bool same_word(std::string_view written, std::string_view known) {
  return written == known || (written.size() == known.size() + 1 && written.back() == 's' &&
                              written.substr(0, known.size()) == known);
}

bool row_matches(const StepTypeRow& row, const std::vector<std::string>& words, std::string_view text) {
  return std::any_of(row.words.begin(), row.words.end(), [&](std::string_view known) {
    if (!is_latin(known)) return text.find(known) != std::string_view::npos;
    return std::any_of(words.begin(), words.end(), [&](const auto& word) { return same_word(word, known); });
  });
}

// The types found, one place for each kind; two different build tools leave nothing certain.
struct Found {
  std::array<std::string_view, 9> by_kind;
  bool clash = false;

  void add(WordKind kind, std::string_view type) {
    auto& place = by_kind[static_cast<std::size_t>(kind)];
    if (kind == WordKind::build_tool && !place.empty() && place != type) clash = true;
    if (place.empty()) place = type;
  }
  [[nodiscard]] std::string_view operator[](WordKind kind) const {
    return by_kind[static_cast<std::size_t>(kind)];
  }
  [[nodiscard]] bool has(WordKind kind) const { return !(*this)[kind].empty(); }
};

// Who wins where several words meet. A build tool beside test, lint or deploy means that; docker beside test,
// test beside deploy, and other pairs of deeds or of build tools are ambiguous.
std::optional<std::string_view> decide(const Found& found) {
  const bool test = found.has(WordKind::test);
  const bool lint = found.has(WordKind::lint);
  const bool deploy = found.has(WordKind::deploy);
  const bool deploy_tool = found.has(WordKind::deploy_tool);
  const bool docker = found.has(WordKind::docker);
  if (test) {
    if (docker || lint || deploy || deploy_tool) return std::nullopt;
    return found[WordKind::test];
  }
  if (lint && deploy) return std::nullopt;
  if (lint) return found[WordKind::lint];
  if (deploy) return found[WordKind::deploy];
  if (deploy_tool) return found[WordKind::deploy_tool];
  if (found.clash || (docker && found.has(WordKind::build_tool))) return std::nullopt;
  for (const auto kind : {WordKind::docker, WordKind::build_tool, WordKind::build_hint, WordKind::checkout}) {
    if (found.has(kind)) return found[kind];
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_word_char(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_word_char(text[end]))
      ++end;
    add_words(text.substr(at, end - at), words);
    at = end;
  }
  return words;
}

std::optional<std::string_view> type_from_words(const std::vector<std::string>& words, std::string_view text,
                                                bool tool_is_enough) {
  const auto rows = step_type_table();
  const bool build = tool_is_enough || std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
                       return row.kind == WordKind::build && row_matches(row, words, text);
                     });
  Found found;
  for (const auto& row : rows) {
    if (row.type.empty() || (row.needs_build && !build)) continue;
    if (row_matches(row, words, text)) found.add(row.kind, row.type);
  }
  return decide(found);
}

std::optional<std::string_view> type_from_step_name(std::string_view name) {
  name = utf8_prefix(name, max_name);
  return type_from_words(words_of(name), name, false);
}

}  // namespace cicd::analysis
