// What the spool costs: one write of a report as `send` does it, against the promise of 0.1 ms at the median.
// And what a refused connection costs end to end, first with its retries, then behind the breaker.
// Usage: bench_delivery [DIRECTORY]   (default: a fresh one below the temporary directory)
#include "delivery/sinks.hpp"
#include "delivery/spool.hpp"
#include "delivery/target.hpp"
#include "net/curl_http.hpp"
#include "report/body.hpp"

#include "support/bodies.hpp"
#include "support/temp_dir.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <ratio>
#include <string>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace {

using Micros = std::chrono::duration<double, std::micro>;

template <typename Act>
double micros(const Act& act) {
  const auto start = std::chrono::steady_clock::now();
  act();
  return Micros(std::chrono::steady_clock::now() - start).count();
}

// The median and the 99th percentile of `samples`.
std::string spread(std::vector<double> samples) {
  std::sort(samples.begin(), samples.end());
  return fmt::format("p50 {:8.1f} us   p99 {:8.1f} us", samples[samples.size() / 2],
                     samples[samples.size() * 99 / 100]);
}

// A port on which nobody listens, held by a socket that stays open for the life of the program.
int closed_port() {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (::bind(fd, reinterpret_cast<const sockaddr*>(&address), size) != 0) return 1;
  ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
  return ntohs(address.sin_port);
}

void measure_writes(const std::filesystem::path& directory, std::size_t waiting, std::size_t tail_bytes) {
  const auto spool = cicd::delivery::Spool::open(directory, cicd::system_clock());
  if (!spool) return;
  for (std::size_t i = 0; i < waiting; ++i)
    static_cast<void>(spool->put(cicd::test::make_body("waiting"), "feedbeef"));
  const auto body = cicd::test::make_body("0123abc", tail_bytes);
  std::vector<double> samples;
  for (int i = 0; i < 2000; ++i) {
    std::optional<cicd::delivery::Spool::Claim> claim;
    samples.push_back(micros([&] {
      auto kept = spool->put(body, "feedbeef");
      if (kept) claim = std::move(kept->claim);
    }));
    if (claim) claim->remove();
  }
  fmt::print("spool write, {:6} bytes, {:2} waiting   {}\n", body.json().size(), waiting, spread(samples));
  for (const auto& entry : spool->list()) {
    auto claim = spool->claim(entry);
    if (claim) claim->remove();
  }
}

void measure_refusal(const std::filesystem::path& directory, bool behind_breaker) {
  const auto spool = cicd::delivery::Spool::open(directory, cicd::system_clock());
  const auto target = cicd::delivery::collector_at(fmt::format("http://127.0.0.1:{}", closed_port()));
  const auto report = cicd::test::make_report("0123abc", 65536);
  const auto body = cicd::report::render(report, 256 * 1024);
  std::vector<double> samples;
  for (int i = 0; i < (behind_breaker ? 200 : 10); ++i) {
    if (behind_breaker) {
      spool->trip(target->hash());
    } else {
      spool->reset(target->hash());
    }
    samples.push_back(micros([&] {
      const auto sink =
          cicd::delivery::make_http_sink(*target, cicd::net::make_http({}), spool, cicd::system_clock());
      sink->put({report, body}, {cicd::system_clock(), cicd::Millis{10'000}});
    }));
  }
  fmt::print("refused connection, {:34} {}\n",
             behind_breaker ? "behind the breaker (one try)" : "three tries with jitter", spread(samples));
}

}  // namespace

int main(int argc, char** argv) {
  const cicd::test::TempDir temporary;
  const std::filesystem::path directory = argc > 1 ? std::filesystem::path(argv[1]) : temporary.path();
  measure_writes(directory / "empty", 0, 65536);
  measure_writes(directory / "waiting", 40, 65536);
  measure_writes(directory / "large", 0, 240'000);
  measure_refusal(directory / "refused", true);
  measure_refusal(directory / "refused", false);
  return 0;
}
