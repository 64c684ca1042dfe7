#include "analysis/rules/tables.hpp"

namespace cicd::analysis::rules {
namespace {

constexpr Rule table[] = {
    {.id = "swift",
     .tool = "swiftc/xcodebuild",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 89,
     .anchors = ".swift:\\d",
     .regex = R"(^(?<file>/?[^\s:]+\.swift):(?<line>\d+):(?<col>\d+): error: (?<msg>.+))",
     .block = Block::compiler,
     .matches = "/work/Sources/Cart.swift:12:5: error: cannot find 'total' in scope"},
    {.id = "xcode.fail",
     .tool = "xcodebuild",
     .type = "BuildError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 12,
     .anchors = "** BUILD FAILED **\n"
                "** TEST FAILED **\n"
                "The following build commands failed",
     .regex = R"((?<msg>\*\* (?:BUILD|TEST|ARCHIVE) FAILED \*\*|The following build commands failed:))",
     .matches = "** BUILD FAILED **\n"
                "** TEST FAILED **"},
    {.id = "dart",
     .tool = "dart/flutter",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 84,
     .anchors = ".dart:\\d",
     .regex =
         R"(^(?:  error • .+ • )?(?<file>\S+\.dart):(?<line>\d+):(?<col>\d+):? (?:• )?(?:Error: )?(?<msg>.+))",
     .block = Block::compiler,
     .matches = "lib/cart.dart:12:5: Error: Undefined name 'total'."},
    {.id = "elixir",
     .tool = "mix",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 84,
     .anchors = "== Compilation error\n"
                "^** (",
     .regex = R"((?<msg>== Compilation error in file .+|\*\* \(\w+(?:\.\w+)*\) .+))",
     .block = Block::indented,
     .matches = "== Compilation error in file lib/cart.ex ==\n"
                "** (ArithmeticError) bad argument in arithmetic expression"},
    {.id = "ghc",
     .tool = "ghc",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 86,
     .anchors = ".hs:\\d",
     .regex = R"(^(?<file>\S+\.hs):(?<line>\d+):(?<col>\d+)(?:-\d+)?: error:?(?<msg>.*))",
     .block = Block::compiler,
     .matches = "src/Cart.hs:12:5: error: Variable not in scope: total"},
    {.id = "nix",
     .tool = "nix",
     .type = "NixError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 78,
     .anchors = "error: builder for\n"
                "error: attribute\n"
                "hash mismatch in fixed-output",
     .regex =
         R"((?<msg>error: builder for '.+' failed.*|error: attribute .+ missing|error: hash mismatch in fixed-output derivation.*))",
     .matches = "error: builder for '/nix/store/abc-cart.drv' failed with exit code 1"},
};

}  // namespace

constinit const std::span<const Rule> other_languages = table;

}  // namespace cicd::analysis::rules
