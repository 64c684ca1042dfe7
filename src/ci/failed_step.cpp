#include "ci/failed_step.hpp"

#include "base/text.hpp"
#include "ci/json_reader.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace cicd::ci {

namespace {

constexpr std::size_t max_json = 4U * 1024 * 1024;

// Where the step stands in the job; nothing when that is unknown.
std::optional<std::size_t> position(const std::string& key, const WorkflowJob* job) {
  if (job != nullptr) {
    if (const auto* step = find_step(*job, key)) return static_cast<std::size_t>(step - job->steps.data());
  }
  const auto number = parse_int(key);
  if (number && *number >= 0) return static_cast<std::size_t>(*number);
  return std::nullopt;
}

// In the order of the job when every place is known: Gitea writes the keys sorted as text, "10" before "2".
std::vector<const StepResult*> in_order(const std::vector<StepResult>& steps, const WorkflowJob* job) {
  std::vector<std::pair<std::size_t, const StepResult*>> places;
  std::vector<const StepResult*> as_written;
  for (const auto& step : steps) {
    as_written.push_back(&step);
    if (const auto place = position(step.key, job)) places.emplace_back(*place, &step);
  }
  if (places.size() != steps.size()) return as_written;
  std::stable_sort(places.begin(), places.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::transform(places.begin(), places.end(), as_written.begin(), [](const auto& p) { return p.second; });
  return as_written;
}

}  // namespace

std::vector<StepResult> read_steps(std::string_view json) {
  std::vector<StepResult> steps;
  if (json.size() > max_json) return steps;
  const auto parsed = parse_untrusted(json);
  if (!parsed.is_object()) return steps;
  for (const auto& [key, value] : parsed.items()) {
    if (!value.is_object()) continue;
    auto outcome = text_at(value, {"outcome"});
    auto conclusion = text_at(value, {"conclusion"});
    if (outcome.empty()) outcome = conclusion;
    if (conclusion.empty()) conclusion = outcome;
    if (!outcome.empty()) steps.push_back({key, std::move(outcome), std::move(conclusion)});
  }
  return steps;
}

std::string choose_failed_step(const std::vector<StepResult>& steps, const WorkflowJob* job) {
  const StepResult* tolerated = nullptr;
  const StepResult* cancelled = nullptr;
  for (const auto* step : in_order(steps, job)) {
    if (step->conclusion == "failure") return step->key;
    if (step->outcome == "failure") tolerated = step;
    if (step->outcome == "cancelled" && cancelled == nullptr) cancelled = step;
  }
  if (tolerated != nullptr) return tolerated->key;
  return cancelled != nullptr ? cancelled->key : std::string();
}

}  // namespace cicd::ci
