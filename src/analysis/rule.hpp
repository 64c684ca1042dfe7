#pragma once

#include "analysis/diagnosis.hpp"
#include "base/literal.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace cicd::analysis {

// What a hit of a rule means for the answer.
enum class Role {
  cause,      // explains a failure by itself
  cascade,    // says that something failed, never why: wins over nothing that explains
  head,       // opens a block whose lines explain (a traceback, "What went wrong:")
  locator,    // only names a place: lends file and line to a finding beside it
  position,   // no words at all: the line stands where a failure is announced; needs no anchor
  announced,  // the same, where what announces it knows the class: a linter's table, a build script's output
  generic,    // words any program may use ("error: …"): loses to every rule that knows the tool
};
std::string_view to_string(Role value);
// Whether a rule of that role is found by the place of its line, and so without an anchor.
constexpr bool is_by_place(Role role) {
  return role == Role::position || role == Role::announced;
}

// Which lines belong to a hit, and so into the excerpt. Every shape is bounded (see blocks.hpp).
enum class Block {
  line,       // only itself
  indented,   // and the lines after it that are indented deeper, or start with a frame, caret or gutter
  paragraph,  // and all lines up to the next blank line
  section,    // and all lines up to a ruler (---, ===, ___) or the next item of the same list
  compiler,   // and source line, caret and notes below it; "In file included from" above it
  traceback,  // and the frames above it, up to "Traceback"
  stack,      // and the stack frames and "Caused by:" below it
  table,      // and the unindented line above it that names the file of its row
};

// One error message of one tool. A rule is data: adding one needs no code.
//
// The texts `anchors`, `matches` and `rejects` hold one item a line (separated by \n).
// An anchor is a literal of at least five bytes that stands on every line which the regex matches. In it
// `^` at its beginning means the beginning of the line's text, `$` at its end the end of the line, `\d` one
// digit, `\^` and `\$` those signs. Anchors decide the speed: one that stands on more than one line in 200
// is a mistake.
// The regex (PCRE2) sees the normalised line without colours and time stamps. The captures `file`, `line`,
// `col`, `msg` and `test` become the finding's fields; a name may be used more than once.
struct Rule {
  Literal id{};    // "gcc.error": tool, dot, what
  Literal tool{};  // for the reader: "gcc"
  Literal type{};  // error_type: "CompileError"
  Class klass = Class::compile;
  Role role = Role::cause;
  int rank = 50;  // 0..100: how surely it explains the failure when it stands in a failed job
  Literal anchors{};
  Literal regex{};
  Block block = Block::line;
  Literal matches{};  // samples: each must hit the rule
  Literal rejects{};  // lines that look alike and must not hit it
};

// Where the rule of this id stands in `rules`, or their number when none has it: for the rows that
// go by place, which code asks for by name.
std::uint32_t index_of(std::span<const Rule> rules, std::string_view id);

// The built-in rules, from one table per ecosystem (rules/*.hpp).
std::span<const Rule> built_in_rules();

}  // namespace cicd::analysis
