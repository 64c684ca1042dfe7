#include "analysis/scanner.hpp"

#include "analysis/gatherer.hpp"
#include "analysis/line_reader.hpp"
#include "analysis/selection.hpp"

namespace cicd::analysis {

struct Scanner::State {
  explicit State(Engine& engine)
      : rules(engine),
        gatherer(engine),
        reader([this](const LineReader::Stretch& part) { gatherer.look(part); }) {}

  Engine& rules;
  Gatherer gatherer;
  LineReader reader;
};

Scanner::Scanner(const RuleSet& rules) : state_(std::make_unique<State>(*rules.engine_)) {}
Scanner::~Scanner() = default;
Scanner::Scanner(Scanner&&) noexcept = default;

void Scanner::feed(std::string_view bytes) {
  state_->reader.feed(bytes);
}

Scan Scanner::finish(bool partial) {
  const std::uint64_t lines = state_->reader.finish();
  state_->gatherer.keep_tail(state_->reader.last());
  Scan scan = select(state_->gatherer.finish(lines), state_->rules);
  scan.document.bytes_total = state_->reader.bytes_total();
  scan.document.lines_total = lines;
  scan.document.partial = partial;
  return scan;
}

}  // namespace cicd::analysis
