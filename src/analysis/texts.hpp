#pragma once

#include "analysis/blocks.hpp"
#include "analysis/evidence.hpp"
#include "log/normalise.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace cicd::analysis {

// The kept lines as normalised text, made when needed.
class Texts {
 public:
  explicit Texts(const std::vector<RawLine>& raw) : raw_(raw), lines_(raw.size()), ready_(raw.size()) {
    for (std::size_t i = 0; i < raw.size(); ++i)
      lines_[i].number = raw[i].number;
  }
  // The index of the kept line with that number; size() when it was not kept.
  [[nodiscard]] std::size_t index(std::uint64_t number) const {
    const auto found =
        std::lower_bound(lines_.begin(), lines_.end(), number,
                         [](const TextLine& line, std::uint64_t n) { return line.number < n; });
    return found != lines_.end() && found->number == number ? static_cast<std::size_t>(found - lines_.begin())
                                                            : lines_.size();
  }
  // The block around the line with that index.
  Extent block(std::size_t at, Block shape) {
    const std::size_t first = at > 64 ? at - 64 : 0;
    const std::size_t last = std::min(at + 104, lines_.size() - 1);
    for (std::size_t i = first; i <= last; ++i)
      text(i);
    return block_around(lines_, at, shape);
  }
  // The line with that index, normalised.
  const std::string& text(std::size_t i) {
    if (!ready_[i]) {
      lines_[i].text = log::normalise(raw_[i].bytes);
      ready_[i] = true;
    }
    return lines_[i].text;
  }
  [[nodiscard]] std::size_t size() const { return lines_.size(); }
  [[nodiscard]] std::uint64_t number(std::size_t i) const { return lines_[i].number; }

 private:
  const std::vector<RawLine>& raw_;
  std::vector<TextLine> lines_;
  std::vector<bool> ready_;
};

}  // namespace cicd::analysis
