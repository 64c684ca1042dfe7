#include "analysis/anchor_guess.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace cicd::analysis {

namespace {

constexpr std::size_t shortest_anchor = 5;
constexpr int deepest_group = 20;

using Literals = std::vector<std::string>;  // one of them stands on every matching line; empty: not known

std::size_t shortest(const Literals& literals) {
  std::size_t size = literals.empty() ? 0 : std::string::npos;
  for (const auto& literal : literals)
    size = std::min(size, literal.size());
  return size;
}

// Walks over a regex once, without recursion deeper than its groups.
class Walker {
 public:
  explicit Walker(std::string_view regex) : regex_(regex) {}

  // The alternatives up to the end of this group.
  Literals alternatives(int depth) {
    Literals all;
    bool known = true;
    for (;;) {
      auto branch = sequence(depth);
      known = known && !branch.empty();
      all.insert(all.end(), branch.begin(), branch.end());
      if (at_ >= regex_.size() || regex_[at_] != '|') break;
      ++at_;
    }
    return known ? all : Literals{};
  }

 private:
  // One alternative: its longest run of plain characters, or a group that surely takes part.
  Literals sequence(int depth) {
    best_.emplace_back();
    run_.emplace_back();
    while (at_ < regex_.size() && regex_[at_] != '|' && regex_[at_] != ')')
      element(depth);
    end_run();
    auto best = std::move(best_.back());
    best_.pop_back();
    run_.pop_back();
    return best;
  }

  void element(int depth) {
    const char c = regex_[at_++];
    if (c == '(') {
      group(depth);
    } else if (c == '[') {
      end_run();
      if (at_ < regex_.size() && regex_[at_] == '^') ++at_;
      if (at_ < regex_.size() && regex_[at_] == ']') ++at_;
      while (at_ < regex_.size() && regex_[at_] != ']')
        at_ += regex_[at_] == '\\' ? 2U : 1U;
      ++at_;
    } else if (c == '?' || c == '*' || c == '{') {
      if (!run_.back().empty()) run_.back().pop_back();  // the character before may be absent
      end_run();
      if (c == '{') at_ = std::min(regex_.find('}', at_), regex_.size() - 1) + 1;
    } else if (c == '\\' && at_ < regex_.size()) {
      const char escaped = regex_[at_++];
      const bool plain =
          std::string_view(".()[]{}*+?|/-:'\"=,<>#@!&%~; ").find(escaped) != std::string_view::npos;
      if (plain)
        run_.back() += escaped;
      else
        end_run();
    } else if (c == '.' || c == '^' || c == '$' || c == '+' || c == '\\') {
      end_run();
    } else {
      run_.back() += c;
    }
  }

  // The opening parenthesis was read.
  void group(int depth) {
    end_run();
    bool asserts = false;
    if (at_ < regex_.size() && regex_[at_] == '?') {
      const auto rest = regex_.substr(at_ + 1);
      asserts =
          rest.starts_with('=') || rest.starts_with('!') || rest.starts_with("<=") || rest.starts_with("<!");
      const auto end = rest.starts_with("P<") || (rest.starts_with('<') && !asserts)
                           ? regex_.find('>', at_)
                           : regex_.find_first_of(":=!>", at_);
      at_ = std::min(end, regex_.size() - 1) + 1;
    }
    auto inside = depth < deepest_group ? alternatives(depth + 1) : Literals{};
    if (at_ < regex_.size()) ++at_;  // the closing one
    const char after = at_ < regex_.size() ? regex_[at_] : ' ';
    const bool optional = after == '?' || after == '*' || after == '{';
    if (!asserts && !optional) offer(std::move(inside));
  }

  void end_run() {
    if (!run_.back().empty()) offer({run_.back()});
    run_.back().clear();
  }

  void offer(Literals literals) {
    if (shortest(literals) > shortest(best_.back())) best_.back() = std::move(literals);
  }

  std::string_view regex_;
  std::size_t at_ = 0;
  std::vector<Literals> best_;  // for each open group
  std::vector<std::string> run_;
};

}  // namespace

std::vector<std::string> guess_anchors(std::string_view regex) {
  auto literals = Walker(regex).alternatives(0);
  return shortest(literals) >= shortest_anchor ? literals : Literals{};
}

}  // namespace cicd::analysis
