#include "delivery/sink.hpp"

#include <cstddef>
#include <system_error>
#include <thread>

namespace cicd::delivery {

std::vector<Outcome> dispatch(const std::vector<std::unique_ptr<Sink>>& sinks, const Parcel& parcel,
                              const Deadline& deadline, const std::function<void()>& before_waiting) {
  std::vector<Outcome> outcomes(sinks.size());
  std::vector<std::size_t> waiting;
  for (std::size_t i = 0; i < sinks.size(); ++i) {
    if (sinks[i]->waits()) {
      waiting.push_back(i);
    } else {
      outcomes[i] = sinks[i]->put(parcel, deadline);
    }
  }
  before_waiting();
  const auto put = [&](std::size_t i) { outcomes[i] = sinks[i]->put(parcel, deadline); };
  std::vector<std::thread> threads;
  for (std::size_t n = 1; n < waiting.size(); ++n) {
    try {
      threads.emplace_back(put, waiting[n]);
    } catch (const std::system_error&) {
      put(waiting[n]);  // no thread to be had: one after the other
    }
  }
  if (!waiting.empty()) put(waiting.front());
  for (auto& thread : threads)
    thread.join();
  return outcomes;
}

}  // namespace cicd::delivery
