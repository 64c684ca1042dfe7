// A runbook and a user's rules may hold anything.
#include "analysis/runbook.hpp"

#include "analysis/anchor_guess.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  cicd::analysis::HintBook book;
  cicd::analysis::add_runbook(book, cicd::analysis::parse_runbook(text), "runbook.md");
  static_cast<void>(book.match({text.substr(size / 2)}, cicd::analysis::most_hints));
  static_cast<void>(cicd::analysis::guess_anchors(text));
  return 0;
}
