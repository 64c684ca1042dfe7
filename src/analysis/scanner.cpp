#include "analysis/scanner.hpp"

#include "analysis/gatherer.hpp"
#include "analysis/line_reader.hpp"
#include "analysis/selection.hpp"

#include <utility>

namespace cicd::analysis {

struct Scanner::State {
  explicit State(Engine& engine)
      : rules(engine),
        gatherer(engine),
        reader([this](const LineReader::Stretch& part) { return gatherer.look(part); }) {}

  Engine& rules;
  Gatherer gatherer;
  LineReader reader;
  const Baseline* baseline = nullptr;
};

Scanner::Scanner(const RuleSet& rules, const Baseline* baseline)
    : state_(std::make_unique<State>(*rules.engine_)) {
  state_->baseline = baseline;
}
Scanner::~Scanner() = default;
Scanner::Scanner(Scanner&&) noexcept = default;

void Scanner::feed(std::string_view bytes) {
  state_->reader.feed(bytes);
}

Scan Scanner::finish(bool partial, Told told) {
  const std::uint64_t lines = state_->reader.finish();
  state_->gatherer.keep_tail(state_->reader.last());
  Evidence evidence = state_->gatherer.finish(lines);
  if (state_->baseline != nullptr) {
    for (RawHit& hit : evidence.hits)
      hit.in_baseline = state_->baseline->shapes.count(hit.shape) != 0;
  }
  Scan scan = select(std::move(evidence), state_->rules, told);
  scan.document.bytes_total = state_->reader.bytes_total();
  scan.document.lines_total = lines;
  scan.document.partial = partial;
  return scan;
}

Baseline Scanner::finish_as_baseline() {
  Baseline baseline;
  for (const auto& [shape, count] : state_->gatherer.finish(state_->reader.finish()).shapes) {
    baseline.shapes.insert(shape);
  }
  return baseline;
}

}  // namespace cicd::analysis
