#include "ci/workflow_file.hpp"

#include <cstddef>
#include <cstdint>

// A workflow file: any bytes; every step must have a name that can be asked for.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto workflow = cicd::ci::read_workflow({reinterpret_cast<const char*>(data), size});
  for (const auto& job : workflow.jobs) {
    for (const auto& step : job.steps)
      cicd::ci::display_name(step);
    cicd::ci::find_step(job, "1");
    cicd::ci::find_step(job, "__run_2");
  }
  return 0;
}
