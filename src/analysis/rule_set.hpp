#pragma once

#include "analysis/rule.hpp"
#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::analysis {

struct Engine;  // the compiled form, known inside this room only

// A problem matcher: a rule for the line with the message, and the lines that must stand beside it, one
// directly after the other.
struct Matcher {
  Rule rule{};
  std::vector<std::string> above{};  // regexes of the lines above, from top to bottom
  std::vector<std::string> below{};  // the same below
  bool repeats = false;              // several lines with a message may follow the lines above
  // Whether what no line calls an error, warning, … (capture `severity`) is less than an error.
  bool mild_by_default = false;
};

// The rules in force: the built-in table, then the user's own. Regexes are compiled when a line first needs
// them, so a set must not be used by two threads at once.
class RuleSet {
 public:
  // Only what is built in; costs some ten microseconds.
  static RuleSet built_in();
  ~RuleSet();
  RuleSet(RuleSet&&) noexcept;
  RuleSet& operator=(RuleSet&&) noexcept;

  // One more rule, whose texts are copied. It counts like a built-in one; where both hit a line with the same
  // rank, the later one wins.
  // A rule without an anchor, or with one that is too short, is tried on each line of up to 2000 bytes of the
  // log's first 16 MiB (divided by the number of such rules), and behind them on the lines that are kept for
  // another reason: around other hits, before a failure, the last ones. All such rules together cost up to
  // some 0.2 s (16 MiB, 160 000 lines; each line is a match of a PCRE2 pattern that is translated to machine
  // code). One whose match needs more than 10 000 steps on 50 lines is tried no more. At most 64 of them.
  // Errors: invalid_input for a regex that does not compile, an id that is taken, a rule without an anchor
  // that matches the empty line or is one too many.
  Status add(const Rule& rule);

  // A problem matcher: its rule, "<id>.beside1", … for the other lines, and "<id>.warning", of low rank,
  // which hits count for that the tool calls anything but an error. Errors: as of add(rule).
  Status add(const Matcher& matcher);

  [[nodiscard]] std::span<const Rule> rules() const;
  // The rule with that id, or nothing.
  [[nodiscard]] const Rule* find(std::string_view id) const;

  // What to do when the rule with that id names the failure: cause and fix, one line; empty: nothing known.
  void set_hint(std::string_view id, std::string hint);
  [[nodiscard]] std::string_view hint(std::string_view id) const;

  // The rules (as indices) that hit one normalised line, by index.
  [[nodiscard]] std::vector<std::uint32_t> hits(std::string_view line) const;
  // The same for the line at `at` of several that follow one another: a problem matcher of several lines hits
  // all of them or none (of a list the first 500 rows), and a warning as the rule for warnings. By line.
  struct LineHit {
    std::size_t at = 0;  // index into `lines`
    std::uint32_t rule = 0;
  };
  [[nodiscard]] std::vector<LineHit> hits(std::span<const std::string> lines, std::size_t at) const;

  // What a rule's regex captured in one normalised line; empty views for what took no part.
  struct Fields {
    std::string_view file, line, column, message, test;
  };
  // Nothing when the regex does not match. The views point into `line`.
  [[nodiscard]] std::optional<Fields> match(std::uint32_t rule, std::string_view line) const;

 private:
  friend class Scanner;
  explicit RuleSet(std::unique_ptr<Engine> engine);
  // Takes a rule that is looked for, or one that others only point to.
  Result<std::uint32_t> put(const Rule& rule, bool looked_for);
  Result<std::uint32_t> put_part(const Matcher& matcher, std::string_view name, Literal regex, Role role);
  std::unique_ptr<Engine> engine_;
};

}  // namespace cicd::analysis
