#include "log/normalise.hpp"

#include "log/line_splitter.hpp"

#include <cstdint>
#include <cstdlib>

// Any bytes: no crash, no text beyond the cap, and the lines cover the log whatever the pieces are.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cicd::log;
  const std::string_view log(reinterpret_cast<const char*>(data), size);
  const std::size_t cap = size > 0 ? data[0] : 1;
  if (normalise(log, cap).size() > cap) std::abort();
  const auto text = plain_text(log);
  if (payload_start(text) > text.size()) std::abort();
  std::uint64_t whole = 0;
  std::uint64_t pieces = 0;
  const auto sum = [](std::uint64_t& total) {
    return
        [&total](const RawLine& line) { total = total * 31 + line.offset * 7 + line.length + line.number; };
  };
  LineSplitter at_once;
  at_once.feed(log, sum(whole));
  at_once.finish(sum(whole));
  LineSplitter split(cap);
  for (std::size_t at = 0; at < size; at += cap + 1)
    split.feed(log.substr(at, cap + 1), sum(pieces));
  split.finish(sum(pieces));
  if (whole != pieces) std::abort();
  return 0;
}
