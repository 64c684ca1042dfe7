#include "analysis/sequence.hpp"

#include "analysis/engine.hpp"
#include "analysis/texts.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace cicd::analysis {
namespace {

constexpr std::size_t most_rows = 2000;  // of one list below its first line

// How tools call what fails a build; every other word means less.
constexpr std::array<std::string_view, 8> error_words{"error", "err",         "e",       "fatal",
                                                      "f",     "fatal error", "failure", "critical"};

bool matches(Engine& engine, std::uint32_t rule, const std::string& text) {
  Regex* const regex = engine.regex(rule);
  return regex != nullptr && regex->match(text);
}

// The word for how bad it is in one line; empty when the rule captures none.
std::string severity_in(Engine& engine, std::uint32_t rule, const std::string& text) {
  Regex* const regex = engine.regex(rule);
  if (regex == nullptr || !regex->match(text)) return {};
  const auto part = regex->capture("severity");
  return part ? to_lower(trim(std::string_view(text).substr(part->begin, part->size))) : std::string();
}

enum class Verdict { error, mild, none };

class Settler {
 public:
  Settler(Evidence& evidence, Engine& engine, Texts& texts)
      : evidence_(evidence), engine_(engine), texts_(texts), latest_(engine.sequences.size()) {}

  void run() {
    std::vector<RawHit> settled;
    settled.reserve(evidence_.hits.size());
    for (RawHit& hit : evidence_.hits) {
      if (settle(hit)) settled.push_back(hit);
    }
    evidence_.hits = std::move(settled);
  }

 private:
  // The last hit of a sequence that was judged, and how many hits counted since its step began.
  struct Latest {
    std::uint64_t line = 0;
    bool complete = false;
    std::string severity;  // that the lines beside it name
    std::uint32_t errors = 0, mild = 0;
  };

  // Whether the hit stays, perhaps for another rule.
  bool settle(RawHit& hit) {
    std::vector<std::uint32_t> refused;
    while (const Sequence* const sequence = sequence_of(engine_, hit.rule)) {
      Latest& latest = latest_[static_cast<std::size_t>(sequence - engine_.sequences.data())];
      if (hit.nth == 0) latest.errors = latest.mild = 0;
      const Verdict verdict = judge(*sequence, latest, hit);
      if (verdict != Verdict::none) {
        hit.nth = verdict == Verdict::mild ? latest.mild++ : latest.errors++;
        if (verdict == Verdict::mild) hit.rule = sequence->mild;
        return true;
      }
      refused.push_back(hit.rule);
      const auto next = best_without(refused, texts_.index(hit.line));
      if (!next) return false;
      hit.rule = *next;
    }
    return true;
  }

  Verdict judge(const Sequence& sequence, Latest& latest, const RawHit& hit) {
    const std::size_t at = texts_.index(hit.line);
    if (at >= texts_.size()) return Verdict::none;
    if (!sequence.repeats || latest.line + 1 != hit.line || latest.line == 0)
      look_around(sequence, latest, at);
    latest.line = hit.line;
    if (!latest.complete) return Verdict::none;
    std::string word = severity_in(engine_, sequence.rule, texts_.text(at));
    if (word.empty()) word = latest.severity;
    if (word.empty()) return sequence.mild_by_default ? Verdict::mild : Verdict::error;
    return std::find(error_words.begin(), error_words.end(), word) != error_words.end() ? Verdict::error
                                                                                        : Verdict::mild;
  }

  void look_around(const Sequence& sequence, Latest& latest, std::size_t at) {
    const auto parts = parts_around(sequence, engine_, texts_, at);
    latest.complete = parts.has_value();
    latest.severity.clear();
    if (!parts) return;
    for (const SequencePart& part : *parts) {
      if (latest.severity.empty()) latest.severity = severity_in(engine_, part.rule, texts_.text(part.at));
    }
  }

  std::optional<std::uint32_t> best_without(const std::vector<std::uint32_t>& refused, std::size_t at) {
    if (at >= texts_.size()) return std::nullopt;
    const std::string& text = texts_.text(at);
    std::vector<AnchorFilter::Hit> anchors;
    engine_.filter.scan(text, 0, anchors);
    std::vector<std::uint32_t> candidates;
    candidates.reserve(anchors.size());
    for (const AnchorFilter::Hit& hit : anchors)
      candidates.push_back(hit.id);
    engine_.add_loose(text, candidates);
    std::erase_if(candidates, [&](std::uint32_t rule) {
      return rule >= first_mark || std::find(refused.begin(), refused.end(), rule) != refused.end();
    });
    return engine_.best(candidates, text);
  }

  Evidence& evidence_;
  Engine& engine_;
  Texts& texts_;
  std::vector<Latest> latest_;
};

}  // namespace

std::optional<std::vector<SequencePart>> parts_around(const Sequence& sequence, Engine& engine, Texts& texts,
                                                      std::size_t at) {
  std::vector<SequencePart> parts;
  std::size_t row = at;
  const auto follows = [&texts](std::size_t i) {
    return i > 0 && texts.number(i - 1) + 1 == texts.number(i);
  };
  if (sequence.repeats) {
    while (follows(row) && at - row < most_rows && matches(engine, sequence.rule, texts.text(row - 1)))
      --row;
  }
  for (const std::uint32_t rule : sequence.above) {
    if (!follows(row) || !matches(engine, rule, texts.text(row - 1))) return std::nullopt;
    parts.push_back({--row, rule});
  }
  row = at;
  for (const std::uint32_t rule : sequence.below) {
    if (row + 1 >= texts.size() || !follows(row + 1) || !matches(engine, rule, texts.text(row + 1)))
      return std::nullopt;
    parts.push_back({++row, rule});
  }
  return parts;
}

const Sequence* sequence_of(const Engine& engine, std::uint32_t rule) {
  const auto found = std::find_if(
      engine.sequences.begin(), engine.sequences.end(),
      [rule](const Sequence& sequence) { return sequence.rule == rule || sequence.mild == rule; });
  return found == engine.sequences.end() ? nullptr : &*found;
}

void settle_sequences(Evidence& evidence, Engine& engine, Texts& texts) {
  if (!engine.sequences.empty()) Settler(evidence, engine, texts).run();
}

}  // namespace cicd::analysis
