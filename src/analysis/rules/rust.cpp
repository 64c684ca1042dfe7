#include "analysis/rules/tables.hpp"

namespace cicd::analysis::rules {
namespace {

constexpr Rule table[] = {
    {.id = "rustc.error",
     .tool = "rustc",
     .type = "RustCompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 91,
     .anchors = "error[E",
     .regex = R"(^\s*error\[(?<code>E\d{4})\]: (?<msg>.+))",
     .block = Block::paragraph,
     .matches = "error[E0425]: cannot find value `total` in this scope"},
    {.id = "rustc.plain",
     .tool = "rustc",
     .type = "RustCompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 78,
     .anchors = "^error: ",
     .regex =
         R"(^error: (?<msg>(?:cannot|expected|unused|unresolved|mismatched|could not find|linking with|unknown|use of|the |this |failed to|no matching|package|invalid|lifetime|struct|variable|function|field|method|expected|unexpected|file not found|environment variable|proc|custom|aborting|unneeded|redundant|needless|called|you |item|missing)\b.*))",
     .block = Block::indented,
     .matches = "error: cannot find macro `prinln` in this scope\n"
                "error: linking with `cc` failed: exit status: 1",
     .rejects = "error: could not compile `cart` (bin \"cart\") due to 1 previous error"},
    {.id = "rustc.loc",
     .tool = "rustc",
     .type = "RustCompileError",
     .klass = Class::compile,
     .role = Role::locator,
     .rank = 50,
     .anchors = " --> ",
     .regex = R"(^\s*--> (?<file>[^\s:]+):(?<line>\d+):(?<col>\d+))",
     .matches = " --> src/main.rs:2:5"},
    {.id = "cargo.compile",
     .tool = "cargo",
     .type = "RustCompileError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 18,
     .anchors = "could not compile `",
     .regex = R"(^error: could not compile `(?<msg>[^`]+)`)",
     .matches = "error: could not compile `cart` (bin \"cart\") due to 1 previous error"},
    {.id = "cargo.testfail",
     .tool = "cargo",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cascade,
     .rank = 20,
     .anchors = "error: test failed\n"
                "test result: FAILED",
     .regex = R"((?<msg>error: test failed, to rerun pass .+|test result: FAILED\..+))",
     .matches = "error: test failed, to rerun pass `--lib`\n"
                "test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out"},
    {.id = "rust.panic",
     .tool = "rust",
     .type = "RustPanic",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 88,
     .anchors = "panicked at",
     .regex =
         R"(^\s*thread '(?<test>[^']*)'(?: \(\d+\))? panicked at (?:'(?<msg>.*)', )?(?<file>[^\s:,]+):(?<line>\d+)(?::(?<col>\d+))?)",
     .block = Block::stack,
     .matches = "thread 'tests::total' panicked at src/lib.rs:12:9:\n"
                "thread 'main' panicked at 'index out of bounds: the len is 3', src/main.rs:4:5"},
    {.id = "rust.testline",
     .tool = "cargo",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 76,
     .anchors = " ... FAILED",
     .regex = R"(^test (?<test>\S+)(?: - .*)? \.\.\. FAILED)",
     .matches = "test tests::total ... FAILED",
     .rejects = "test tests::count ... ok"},
    {.id = "cargo.fetch",
     .tool = "cargo",
     .type = "DependencyError",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 82,
     .anchors = "error: failed to\n"
                "failed to select a version\n"
                "no matching package",
     .regex =
         R"(^error: (?<msg>failed to (?:get|select a version|download|fetch|load|parse|resolve|verify|run custom).+|no matching package.+))",
     .matches = "error: failed to select a version for `serde`.\n"
                "error: no matching package named `sered` found"},
    {.id = "cargo.lock",
     .tool = "cargo",
     .type = "DependencyError",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 84,
     .anchors = "--locked was passed",
     .regex = R"((?<msg>the lock file .* needs to be updated but --locked was passed.*))",
     .matches =
         "error: the lock file /work/Cargo.lock needs to be updated but --locked was passed to prevent this"},
    {.id = "nextest",
     .tool = "nextest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 76,
     .anchors = "        FAIL [\n"
                "     TIMEOUT [\n"
                "     SIGABRT [",
     .regex = R"(^\s*(?:FAIL|TIMEOUT|SIGABRT|SIGSEGV) \[\s*[\d.]+s\] (?:\([^)]*\) )?(?<test>\S+ \S+))",
     .matches = "        FAIL [   0.004s] cart tests::total\n"
                "     TIMEOUT [  60.004s] (3/9) cart tests::slow"},
    {.id = "rustfmt",
     .tool = "rustfmt",
     .type = "FormatError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 80,
     .anchors = "Diff in /",
     .regex = R"(^Diff in (?<file>\S+?):?(?: at line )?(?<line>\d+):?)",
     .matches = "Diff in /work/cart/src/main.rs:12:\n"
                "Diff in /work/cart/src/main.rs at line 12:"},
};

}  // namespace

constinit const std::span<const Rule> rust = table;

}  // namespace cicd::analysis::rules
