// Prints how fast a log is redacted with 40 secret variables and every shape on, and how fast StreamSecrets,
// LineSplitter and normalise are. Usage: bench_redact [LOG]
#include "log/line_splitter.hpp"
#include "log/normalise.hpp"
#include "redact/redactor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

using namespace cicd;

namespace {

// Lines as builds write them, 64 MB of them, when no log is given.
std::string made_up_log() {
  std::string log;
  for (std::size_t i = 0; log.size() < 64'000'000; ++i) {
    log += fmt::format(
        "[{:5}/90000] /usr/bin/c++ -DNDEBUG -I/home/ci/src/include -O2 -o obj/file{}.o -c src/file{}.cpp\n",
        i, i * 7919 % 100'003, i * 7919 % 100'003);
    log += fmt::format("npm http fetch GET 200 https://registry.example.org/package-{} {}ms (cache miss)\n",
                       i * 31 % 9973, i % 431);
    log += "    at Object.<anonymous> (/home/ci/src/node_modules/jest-circus/build/run.js:252:3)\n";
  }
  return log;
}

Env forty_secrets() {
  std::map<std::string, std::string, std::less<>> values;
  for (int i = 0; i < 40; ++i)
    values.emplace(fmt::format("SERVICE{}_TOKEN", i),
                   fmt::format("{:x}-se{}cret-{:x}", i * 2'654'435'761, i, i * 40'503));
  return Env(std::move(values));
}

// Of processor time: other programs may run beside this one.
double seconds_since(std::clock_t start) {
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

// Runs `work` over `bytes` five times and prints the best rate.
template <typename Work>
void measure(const char* what, std::size_t bytes, const Work& work) {
  double best = 1e9;
  for (int round = 0; round < 5; ++round) {
    const auto start = std::clock();
    work();
    best = std::min(best, seconds_since(start));
  }
  fmt::print("{:42} {:6.2f} GB/s\n", what, static_cast<double>(bytes) / best / 1e9);
}

}  // namespace

int main(int argc, char** argv) {
  std::string log;
  if (argc > 1) {
    std::ifstream file(argv[1], std::ios::binary);
    log.assign(std::istreambuf_iterator<char>(file), {});
  } else {
    log = made_up_log();
  }
  const auto redactor = redact::Redactor::make(forty_secrets(), {});
  if (!redactor || log.empty()) return 1;
  constexpr std::size_t block = 1'048'576;
  std::vector<log::Document> documents(1);
  log::LineSplitter splitter;
  splitter.feed(log, [&](const log::RawLine& line) {
    if (line.offset >= block * documents.size()) documents.emplace_back();
    documents.back().lines.push_back({line.number, line.offset, log::normalise(line.bytes)});
  });
  std::size_t seen = 0;
  measure("redact lines, 40 needles, all shapes", log.size(), [&] {
    for (const auto& document : documents)
      seen += redactor->log(document).size();
  });
  measure("redact texts, 40 needles, all shapes", log.size(), [&] {
    for (std::size_t at = 0; at < log.size(); at += block)
      seen += redactor->text(std::string_view(log).substr(at, block)).size();
  });
  measure("stream: masks named in the log, keys", log.size(), [&] {
    redact::StreamSecrets secrets;
    for (std::size_t at = 0; at < log.size(); at += block)
      secrets.feed(std::string_view(log).substr(at, block));
  });
  measure("split lines", log.size(), [&] {
    log::LineSplitter lines;
    lines.feed(log, [&](const log::RawLine& line) { seen += line.bytes.size(); });
  });
  measure("split and normalise every line", log.size(), [&] {
    log::LineSplitter lines;
    lines.feed(log, [&](const log::RawLine& line) { seen += log::normalise(line.bytes).size(); });
  });
  const auto start = std::clock();
  for (int i = 0; i < 100; ++i)
    seen += redact::Redactor::make(forty_secrets(), {}).has_value() ? 1U : 0U;
  fmt::print("{:42} {:6.0f} µs\n", "set-up with 40 needles", seconds_since(start) * 1e6 / 100);
  return seen > 0 ? 0 : 1;
}
