#pragma once

#include <bitset>
#include <cstddef>
#include <string_view>
#include <vector>

namespace cicd::redact {

// A set of bytes, as "[A-Za-z0-9_-]" names it.
class CharClass {
 public:
  CharClass() = default;
  // `members` without the brackets: single bytes and ranges; a '-' at the end is one itself.
  explicit CharClass(std::string_view members) {
    for (std::size_t i = 0; i < members.size(); ++i) {
      const bool is_range = i + 2 < members.size() && members[i + 1] == '-';
      const auto first = static_cast<unsigned char>(members[i]);
      const auto last = is_range ? static_cast<unsigned char>(members[i + 2]) : first;
      for (unsigned byte = first; byte <= last; ++byte)
        set_.set(byte);
      if (is_range) i += 2;
    }
  }

  // Every byte that is not in `others`.
  static CharClass all_but(std::string_view others) {
    CharClass set;
    set.set_.set();
    for (const char c : others)
      set.set_.reset(static_cast<unsigned char>(c));
    return set;
  }

  [[nodiscard]] bool has(char c) const { return set_[static_cast<unsigned char>(c)]; }
  friend bool operator==(const CharClass&, const CharClass&) = default;

 private:
  std::bitset<256> set_;
};

// Finds where runs of a class end in one text, and remembers the last run of each class: however often the
// same run is asked for, it is walked once.
class Runs {
 public:
  Runs(std::string_view text, const std::vector<CharClass>& classes)
      : text_(text), classes_(classes), known_(classes.size()) {}

  [[nodiscard]] const CharClass& set(std::size_t index) const { return classes_[index]; }

  // The end of the run of class number `index` that goes on at `from`; `from` itself when there is none.
  std::size_t end(std::size_t index, std::size_t from) {
    auto& run = known_[index];
    if (from >= run.begin && from < run.end) return run.end;
    run.begin = from;
    run.end = from;
    while (run.end < text_.size() && classes_[index].has(text_[run.end]))
      ++run.end;
    return run.end;
  }

 private:
  struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  std::string_view text_;
  const std::vector<CharClass>& classes_;
  std::vector<Run> known_;
};

// Letters, digits and `_`.
bool is_word(char c);

}  // namespace cicd::redact
