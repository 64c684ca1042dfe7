#include "analysis/rules/tables.hpp"

namespace cicd::analysis::rules {
namespace {

constexpr Rule table[] = {
    {.id = "go.compile",
     .tool = "go",
     .type = "GoCompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 85,
     .anchors = ".go:\\d",
     .regex = R"(^(?:#\s)?(?<file>\.{0,2}/?[^\s:]+\.go):(?<line>\d+):(?<col>\d+):? (?<msg>.+))",
     .block = Block::compiler,
     .matches = "./cart.go:12:5: undefined: total\n"
                "cmd/cart/main.go:7:2: missing return"},
    {.id = "go.vet",
     .tool = "go vet",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 82,
     .anchors = "vet: ",
     .regex = R"(^vet: (?<file>\S+\.go):(?<line>\d+):(?<col>\d+): (?<msg>.+))",
     .block = Block::indented,
     .matches = "vet: ./cart.go:9:5: undefined: total"},
    {.id = "go.testfail",
     .tool = "go test",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 80,
     .anchors = "--- FAIL: ",
     .regex = R"(^\s*--- FAIL: (?<test>\S+) \([\d.]+s\))",
     .block = Block::indented,
     .matches = "--- FAIL: TestTotal (0.00s)\n"
                "    --- FAIL: TestTotal/empty (0.00s)",
     .rejects = "--- PASS: TestTotal (0.00s)"},
    {.id = "go.testloc",
     .tool = "go test",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 66,
     .anchors = "_test.go:\\d",
     .regex = R"(^\s+(?<file>[\w./-]+_test\.go):(?<line>\d+): (?<msg>.*))",
     .matches = "    cart_test.go:12: got 4, want 3"},
    {.id = "go.testify",
     .tool = "testify",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = "Error:      \t",
     .regex = R"(^\s+Error:\s+(?<msg>\S.+))",
     .matches = "        \tError:      \tNot equal:"},
    {.id = "go.pkgfail",
     .tool = "go test",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cascade,
     .rank = 25,
     .anchors = "^FAIL\t",
     .regex = R"(^FAIL\t(?<pkg>\S+)(?:\t[\d.]+s| \[(?<msg>[^\]]+)\]))",
     .matches = "FAIL\texample.com/cart\t0.004s\n"
                "FAIL\texample.com/cart [build failed]",
     .rejects = "ok  \texample.com/cart\t0.004s"},
    {.id = "go.panic",
     .tool = "go",
     .type = "GoPanic",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 90,
     .anchors = "panic: ",
     .regex = R"(^panic: (?<msg>.+))",
     .block = Block::stack,
     .matches = "panic: runtime error: invalid memory address or nil pointer dereference"},
    {.id = "go.race",
     .tool = "go",
     .type = "DataRace",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 92,
     .anchors = "WARNING: DATA RACE",
     .regex = R"(^WARNING: DATA RACE)",
     .block = Block::section,
     .matches = "WARNING: DATA RACE"},
    {.id = "go.testtimeout",
     .tool = "go test",
     .type = "TestTimeout",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 92,
     .anchors = "panic: test timed out",
     .regex = R"(^panic: (?<msg>test timed out after .+))",
     .block = Block::paragraph,
     .matches = "panic: test timed out after 10m0s"},
    {.id = "go.mod",
     .tool = "go",
     .type = "DependencyError",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 84,
     .anchors = "missing go.sum\n"
                "cannot find module\n"
                "unknown revision\n"
                "updates to go.mod\n"
                "verifying module\n"
                "requires go >=\n"
                "go.mod file not\n"
                "module lookup disabled\n"
                "invalid version\n"
                "no required module provides",
     .regex =
         R"(^(?:go: |\S+\.go:\d+:\d+: )(?<msg>.*(?:no required module provides|missing go\.sum entry|cannot find module|unknown revision|invalid version|updates to go\.mod needed|verifying module|requires go >=|go\.mod file not found|reading https?://|module lookup disabled).*))",
     .matches = "go: example.com/cart@v1.2.3: invalid version: unknown revision v1.2.3\n"
                "main.go:4:2: no required module provides package example.com/cart; to add it:"},
    {.id = "golangci",
     .tool = "golangci-lint",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 80,
     .anchors = ".go:\\d",
     .regex = R"(^(?<file>[^\s:]+\.go):(?<line>\d+):(?<col>\d+): (?<msg>.+) \((?<code>[a-z0-9]+)\)$)",
     .block = Block::indented,
     .matches = "cart.go:12:5: ineffectual assignment to total (ineffassign)"},
};

}  // namespace

constinit const std::span<const Rule> go = table;

}  // namespace cicd::analysis::rules
