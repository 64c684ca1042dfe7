#include "ci/failed_step.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

using cicd::ci::StepResult;
using cicd::ci::WorkflowJob;

// toJSON(steps): any bytes; what is chosen must be one of the keys, whether the job is known or not.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto steps = cicd::ci::read_steps({reinterpret_cast<const char*>(data), size});
  WorkflowJob job;
  job.steps = {{"build", "", "", "make"}, {"", "Test", "", "make test"}};
  const WorkflowJob* const known[] = {nullptr, &job};
  for (const auto* workflow : known) {
    const auto key = cicd::ci::choose_failed_step(steps, workflow);
    const auto is_it = [&](const StepResult& step) { return step.key == key; };
    if (!key.empty() && std::none_of(steps.begin(), steps.end(), is_it)) std::abort();
  }
  return 0;
}
