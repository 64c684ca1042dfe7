#include "analysis/hint_book.hpp"

#include "analysis/rule_set.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace cicd::analysis {

namespace {

constexpr std::size_t longest_line = 4096;  // of what is compared; error lines are shorter

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Takes a typographic quote off the front of `text`, if one stands there.
bool take_quote(std::string_view& text) {
  const char first = text.front();
  if (static_cast<unsigned char>(first) < 0x80 && first != '\'' && first != '"' && first != '`') return false;
  for (const std::string_view quote : {"'", "\"", "`", "‘", "’", "“", "”", "「", "」", "«", "»"}) {
    if (!text.starts_with(quote)) continue;
    text.remove_prefix(quote.size());
    return true;
  }
  return false;
}

// What stands between the parts of a symptom that stand for anything: "…", "...", <name>.
std::vector<std::string> pieces_of(std::string_view symptom) {
  auto text = replace_all(symptom, "…", "\n");
  text = replace_all(text, "...", "\n");
  for (auto open = text.find('<'); open != std::string::npos; open = text.find('<', open + 1)) {
    const auto close = text.find('>', open);
    if (close == std::string::npos) break;
    const auto name = std::string_view(text).substr(open + 1, close - open - 1);
    if (!name.empty() && name.find_first_of(" <\n") == std::string_view::npos)
      text.replace(open, close - open + 1, "\n");
  }
  std::vector<std::string> pieces;
  for (const auto part : split(text, '\n')) {
    auto folded = fold_symptom(part);
    if (!folded.empty()) pieces.push_back(std::move(folded));
  }
  return pieces;
}

bool stands_in(const std::vector<std::string>& pieces, std::string_view line) {
  std::size_t at = 0;
  for (const auto& piece : pieces) {
    const auto found = line.find(piece, at);
    if (found == std::string_view::npos) return false;
    at = found + piece.size();
  }
  return true;
}

void add_hints_of_rules(Diagnosis& diagnosis, const RuleSet& rules, const redact::Redactor& redactor) {
  for (const auto& finding : diagnosis.findings) {
    const auto text = redactor.text(rules.hint(finding.rule));
    const bool known = text.empty() || std::ranges::any_of(diagnosis.hints, [&text](const auto& hint) {
                         return hint.text == text;
                       });
    if (!known && diagnosis.hints.size() < most_hints)
      diagnosis.hints.push_back({text, redactor.text("rule " + finding.rule)});
  }
}

}  // namespace

std::string fold_symptom(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    if (take_quote(text)) continue;
    const char c = text.front();
    text.remove_prefix(1);
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (is_digit(c)) {
      if (out.empty() || out.back() != '0') out += '0';
    } else {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

void HintBook::add(KnownFix fix) {
  Entry entry{std::move(fix), {}, 0};
  entry.pieces = pieces_of(entry.fix.symptom);
  for (const auto& piece : entry.pieces)
    entry.length += piece.size();
  if (entry.length >= shortest_symptom) entries_.push_back(std::move(entry));
}

void HintBook::add_built_in() {
  for (const auto& fix : built_in_fixes())
    add({std::string(fix.symptom), std::string(fix.text), "built in"});
}

std::vector<const KnownFix*> HintBook::match(const std::vector<std::string_view>& lines,
                                             std::size_t most) const {
  std::vector<std::string> folded;
  folded.reserve(lines.size());
  for (const auto line : lines)
    folded.push_back(fold_symptom(line.substr(0, longest_line)));
  std::vector<const Entry*> hits;
  for (const auto& entry : entries_) {
    if (std::ranges::any_of(folded, [&entry](const auto& line) { return stands_in(entry.pieces, line); }))
      hits.push_back(&entry);
  }
  std::ranges::stable_sort(hits, std::greater{}, &Entry::length);
  std::vector<const KnownFix*> result;
  for (const auto* hit : hits) {
    const bool repeated =
        std::ranges::any_of(result, [hit](const auto* fix) { return fix->text == hit->fix.text; });
    if (!repeated && result.size() < most) result.push_back(&hit->fix);
  }
  return result;
}

void add_hints(Diagnosis& diagnosis, const RuleSet& rules, const HintBook& team,
               const redact::Redactor& redactor) {
  add_hints_of_rules(diagnosis, rules, redactor);
  std::vector<std::string_view> lines;
  for (const auto& finding : diagnosis.findings) {
    lines.emplace_back(finding.text.str());
    if (!finding.message.empty()) lines.emplace_back(finding.message.str());
  }
  if (lines.empty()) return;
  HintBook built_in;
  built_in.add_built_in();
  for (const auto* book : {&team, static_cast<const HintBook*>(&built_in)}) {
    for (const auto* fix : book->match(lines, most_hints)) {
      if (diagnosis.hints.size() == most_hints) return;
      diagnosis.hints.push_back({redactor.text(fix->text), redactor.text(fix->source)});
    }
  }
}

}  // namespace cicd::analysis
