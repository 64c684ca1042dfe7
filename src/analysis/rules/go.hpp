#pragma once

#include "analysis/rule.hpp"

namespace cicd::analysis::rules {

inline constexpr Rule go[] = {
    {.id = "go.compile",
     .tool = "go",
     .type = "GoCompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 86,
     .anchors = ".go:\\d",
     .regex =
         R"(^(?!.* \((?:[A-Z]{1,2}\d{4}|errcheck|govet|staticcheck|unused|ineffassign|gosimple|revive|misspell|gosec|gocritic)\)$|.*: missing cases in switch)(?:#\s)?(?:\./)?(?<file>(?!vet:)[^\s:]+\.go):(?<line>\d+):(?<col>\d+):? (?<msg>.+))",
     .block = Block::compiler,
     .matches = "./cart.go:6:2: fmt.Printf format %d has arg \"three\" of wrong type string\n"
                "./cart.go:9:14: undefined: totl\n"
                "./cart.go:12:5: undefined: total",
     .rejects = "shop/cart.go:9:2: this value of total is never used (SA4006)\n"
                "\t/tmp/work/go-test/crash/crash_test.go:7 +0x1c"},
    {.id = "go.cycle",
     .tool = "go",
     .type = "GoCompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 90,
     .anchors = "import cycle not allowed",
     .regex =
         R"(^(?:\s+imports |(?<file>[^\s:]+\.go):(?<line>\d+):(?<col>\d+): )?(?<msg>.*import cycle not allowed.*))",
     .block = Block::table,
     .matches = "\timports example.test/cart/shop: import cycle not allowed\n"
                "import cycle not allowed",
     .rejects = "ok  \texample.test/cart\t0.002s"},
    {.id = "go.vet",
     .tool = "go vet",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 82,
     .anchors = "vet: ",
     .regex = R"(^vet: (?:\./)?(?<file>\S+\.go):(?<line>\d+):(?<col>\d+): (?<msg>.+))",
     .block = Block::indented,
     .matches = "vet: ./cart.go:9:5: undefined: total",
     .rejects = "note: the documentation explains what \"vet: ./cart.go:9:5: undefined: total\" means"},
    {.id = "go.testfail",
     .tool = "go test",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 80,
     .anchors = "--- FAIL: ",
     .regex = R"(^\s*--- FAIL: (?<test>\S+) \([\d.]+s\))",
     .block = Block::indented,
     .matches = "--- FAIL: TestAddsPrices (0.00s)\n"
                "--- FAIL: TestFirst (0.00s)\n"
                "--- FAIL: TestTotal (0.00s)",
     .rejects = "--- PASS: TestTotal (0.00s)"},
    {.id = "go.testloc",
     .tool = "go test",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 60,
     .anchors = "_test.go:\\d",
     .regex = R"(^\s+(?<file>[\w./-]+_test\.go):(?<line>\d+): (?<msg>.*\S.*))",
     .matches = "        cart_test.go:15: Total() = 3, want 4\n"
                "    cart_test.go:15: Total() = 3, want 4\n"
                "    cart_test.go:12: got 4, want 3",
     .rejects = "\t/tmp/work/go-test/slow/slow_test.go:9 +0x25"},
    // Not run here; the form is that of stretchr/testify, assert.
    {.id = "go.testify",
     .tool = "testify",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = "Error:      \t",
     .regex = R"(^\s+Error:\s+(?<msg>\S.+))",
     .matches = "        \tError:      \tNot equal:",
     .rejects = "note: the documentation explains what \"Error:      \tNot equal:\" means"},
    {.id = "go.pkgfail",
     .tool = "go test",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cascade,
     .rank = 25,
     .anchors = "^FAIL\t",
     .regex = R"(^FAIL\t(?<pkg>\S+)(?:\t[\d.]+s| \[(?<msg>[^\]]+)\]))",
     .matches = "FAIL\texample.test/cart/crash\t0.005s\n"
                "FAIL\texample.test/cart\t0.002s\n"
                "FAIL\texample.com/cart\t0.004s",
     .rejects = "ok  \texample.com/cart\t0.004s"},
    {.id = "go.panic",
     .tool = "go",
     .type = "GoPanic",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 94,
     .anchors = "^panic: \n"
                "fatal error: all goroutines\n"
                "fatal error: concurrent map\n"
                "fatal error: runtime\n"
                "fatal error: stack overflow",
     .regex = R"(^(?:panic|fatal error): (?<msg>(?!test timed out).+?)(?: \[recovered.*\])?$)",
     .block = Block::stack,
     .matches = "panic: runtime error: index out of range [9] with length 0 [recovered]\n"
                "panic: assignment to entry in nil map\n"
                "panic: runtime error: invalid memory address or nil pointer dereference",
     .rejects = "\tpanic: runtime error: index out of range [9] with length 0"},
    {.id = "go.race",
     .tool = "go",
     .type = "DataRace",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 92,
     .anchors = "WARNING: DATA RACE",
     .regex = R"(^WARNING: DATA RACE)",
     .block = Block::section,
     .matches = "WARNING: DATA RACE",
     .rejects = "note: the documentation explains what \"WARNING: DATA RACE\" means"},
    {.id = "go.testtimeout",
     .tool = "go test",
     .type = "TestTimeout",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 96,
     .anchors = "panic: test timed out",
     .regex = R"(^panic: (?<msg>test timed out after .+))",
     .block = Block::paragraph,
     .matches = "panic: test timed out after 1s\n"
                "panic: test timed out after 10m0s",
     .rejects = "note: the documentation explains what \"panic: test timed out after 1s\" means"},
    {.id = "golangci",
     .tool = "golangci-lint",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 80,
     .anchors = ".go:\\d",
     .regex = R"(^(?<file>[^\s:]+\.go):(?<line>\d+):(?<col>\d+): (?<msg>.+) \((?<code>[a-z0-9]+)\)$)",
     .block = Block::indented,
     .matches = "cart.go:12:5: ineffectual assignment to total (ineffassign)",
     .rejects = "\t/usr/lib/go-1.19/src/runtime/panic.go:884 +0x212"},
    {.id = "go.vetline",
     .tool = "go vet",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 90,
     .anchors = ".go:\\d",
     .regex =
         R"(^(?:vet: )?(?:\./)?(?<file>[^\s:]+\.go):(?<line>\d+):(?:(?<col>\d+):)? (?<msg>(?:\S+ )?(?:\S*[fF]ormat \S+ (?:has arg|reads arg|wants|is missing).*|\S*(?:Print|Error|Fatal|Log|Skip|Sprint)\w* (?:call has|format|arg list ends).*|unreachable code|self-assignment of .+|composite literal uses unkeyed fields|copylocks: .+|.+ passes lock by value: .+|struct field tag .+|result of .+ call not used|.+ possible misuse of unsafe\.Pointer|the cancel function .+ should be called.*|loop variable .+ captured by func literal|assignment copies lock value.*|unusedresult: .+))$)",
     .matches = "./cart.go:6:2: fmt.Printf format %d has arg \"three\" of wrong type string",
     .rejects = "\t/usr/lib/go-1.19/src/runtime/panic.go:884 +0x212"},
    {.id = "go.package",
     .tool = "go",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 92,
     .anchors = "no required module provides\n"
                "missing go.sum entry\n"
                "cannot find module\n"
                "cannot find package\n"
                "is not in GOROOT\n"
                "is not in std\n"
                "unknown revision\n"
                "invalid version\n"
                "updates to go.mod needed\n"
                "inconsistent vendoring\n"
                "verifying module\n"
                "requires go >=\n"
                "module lookup disabled",
     .regex =
         R"(^(?!error\b)(?:go: )?(?:\S+ imports\s+)?(?:(?<file>[^\s:]+\.go):(?<line>\d+):(?<col>\d+): )?(?<msg>.*(?:no required module provides package|missing go\.sum entry|cannot find (?:module|package)|package \S+ is not in (?:GOROOT|std)|unknown revision|invalid version|updates to go\.mod needed|inconsistent vendoring|verifying (?:module|\S+@)|requires go >=|module lookup disabled|reading https?://).*))",
     .matches = "cart.go:3:8: cannot find module providing package git.example/cart/total: import lookup "
                "disabled by -mod=readonly\n"
                "cart.go:3:8: package cart/total is not in GOROOT (/usr/lib/go-1.19/src/cart/total)",
     .rejects = "CART.GO:3:8: CANNOT FIND MODULE PROVIDING PACKAGE GIT.EXAMPLE/CART/TOTAL: IMPORT LOOKUP "
                "DISABLED BY -MOD=READONLY"},
    // Not run here; the form is that of cmd/go, internal/modfetch.
    {.id = "go.download",
     .tool = "go",
     .type = "NetworkError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 93,
     .anchors = ".go:\\d\n"
                ": Get \"https://proxy.",
     .regex =
         R"(^(?:(?<file>[^\s:]+\.go):(?<line>\d+):(?<col>\d+): |go: )(?<msg>\S+@v\S+: .*(?:dial tcp|i/o timeout|connection re(?:set|fused)|unexpected EOF|TLS handshake|stream error|no such host|: 5\d\d ).*))",
     .matches = "go: cart.example.org/total@v1.0.0: Get "
                "\"https://proxy.example.org/cart.example.org/@v/v1.0.0.mod\": "
                "dial tcp 127.0.0.1:443: i/o timeout",
     .rejects = "./cart.go:9:14: undefined: totl"},
    // Not run here; the forms are those of golangci-lint, staticcheck and exhaustive.
    {.id = "go.linter",
     .tool = "golangci-lint",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 85,
     .anchors = ".go:\\d",
     .regex =
         R"(^(?:\./)?(?<file>[^\s:]+\.go):(?<line>\d+):(?:(?<col>\d+):)? (?<msg>missing cases in switch of type .+|.+ \((?:SA|ST|QF|S|U)\d{4}\)|(?:exported|package) .+ should have .*comment.*|.+ \((?:err|un|gofmt|goimports|govet|static|gosimple|ineff|mis|gosec|revive|stylecheck|depguard|exhaustive|lll|dupl|go|gocritic|whitespace|nolint)[a-z]*\)|missing argument for \w+\(.+))",
     .block = Block::indented,
     .matches = "cart.go:12:2: missing cases in switch of type cart.Kind: Apple\n"
                "shop/cart.go:9:2: this value of total is never used (SA4006)\n"
                "cart.go:9:14: Error return value is not checked (errcheck)\n"
                "cart.go:46: missing argument for Fatalf(\"%d\"): format reads arg 2, have only 1 args",
     .rejects = "./cart.go:9:14: undefined: totl\n"
                "./cart.go:9:14: undefined: totl (compile)"},
    // Not run here; the forms are those of golangci-lint, pkg/commands.
    {.id = "golangci.run",
     .tool = "golangci-lint",
     .type = "LintError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = "Error: can't load config\n"
                "\"Running error: ",
     .regex =
         R"re(^\s*(?:(?:level=error |ERRO ).*?msg="(?<msg>Running error: .+)"|Error: (?<msg>can't load config: .+)))re",
     .matches = "Error: can't load config: unsupported version of the configuration: \"\"\n"
                "level=error msg=\"Running error: context loading failed: no go files to analyze\"",
     .rejects = "level=warning msg=\"Running error: \""},
    {.id = "go.generate",
     .tool = "go generate",
     .type = "CommandNotFound",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = ": running \"",
     .regex = R"(^(?<file>\S+\.go):(?<line>\d+): (?<msg>running ".+))",
     .matches = "main.go:3: running \"mockgen\": exec: \"mockgen\": executable file not found in $PATH",
     .rejects = "now: running \"mockgen\""},
    {.id = "go.nomod",
     .tool = "go",
     .type = "GoModError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 90,
     .anchors = "go.mod file not found\n"
                "cannot find main module\n"
                "no Go files in\n"
                "build constraints exclude all\n"
                "go.mod:\\d\n"
                "errors parsing go.mod\n"
                "main module or its",
     .regex =
         R"(^(?:go: )?(?<msg>go\.mod file not found.*|cannot find main module.*|no Go files in .+|build constraints exclude all Go files.*|go\.mod:\d+: .+|errors parsing go\.mod:?.*|package .+: no Go files.*|directory .+ (?:outside|does not contain) main module.*|build flag .+))",
     .matches =
         "go: go.mod file not found in current directory or any parent directory; see 'go help modules'\n"
         "no Go files in /tmp/work/go/nogo",
     .rejects = "note: the documentation explains what \"go: go.mod file not found in current directory or "
                "any parent directory; see 'go help modules'\" means"},
    {.id = "go.testname",
     .tool = "go test",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 70,
     .anchors = "^--- FAIL: ",
     .regex = R"(^--- FAIL: (?<test>\S+) \([\d.]+s\))",
     .matches = "--- FAIL: TestAddsPrices (0.00s)\n"
                "--- FAIL: TestFirst (0.00s)",
     .rejects = "    --- FAIL: TestAddsPrices/two_items (0.00s)"},
    {.id = "go.frame",
     .tool = "go",
     .type = "GoPanic",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 40,
     .anchors = ".go:\\d",
     .regex =
         R"(^\s+(?<file>(?!/usr/)(?!/opt/hostedtoolcache/)(?!.*/go/(?:src|pkg/mod)/)[^\s:]+\.go):(?<line>\d+)(?: \+0x[0-9a-f]+)?$)",
     .matches = "      /tmp/work/go/race/main.go:7 +0x30\n"
                "\t_testmain.go:47 +0x1aa",
     .rejects = "\t/usr/lib/go-1.19/src/testing/testing.go:1446 +0x10b"},
    {.id = "json.gotype",
     .tool = "go",
     .type = "JsonError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 90,
     .anchors = "json: cannot unmarshal\n"
                "json: unsupported\n"
                "json: unknown field\n"
                "json: Unmarshal(",
     .regex = R"((?<msg>json: (?:cannot unmarshal|unsupported (?:type|value)|unknown field|Unmarshal\().+))",
     .matches = "2026/11/21 23:42:48 json: cannot unmarshal string into Go struct field "
                "AIInfo.ai.ai_provider_statuses of type []main.AIProviderStatus",
     .rejects = "2026/11/21 23 -42 -48 json - cannot unmarshal string into Go struct field "
                "AIInfo.ai.ai_provider_statuses of type []main.AIProviderStatus"},
    {.id = "json.gosyntax",
     .tool = "go",
     .type = "JsonError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 90,
     .anchors = "looking for beginning of\n"
                "unexpected end of JSON input\n"
                "invalid character '",
     .regex =
         R"((?<msg>invalid character '.+' (?:looking for beginning of|after|in (?:string|numeric|literal)).+|unexpected end of JSON input))",
     .matches = "2026/11/21 23:42:48 invalid character '\\x1f' looking for beginning of value",
     .rejects = "2026/11/21 23:42:48 inval"},
    {.id = "gofmt",
     .tool = "gofmt",
     .type = "FormatError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 82,
     .anchors = ".go.orig",
     .regex = R"(^diff -u (?<file>\S+\.go)\.orig \S+\.go$|^diff (?<file>\S+\.go)\.orig \S+\.go$)",
     .matches = "diff cart.go.orig cart.go",
     .rejects = "--- cart.go.orig"},
    {.id = "go.exit",
     .tool = "go",
     .type = "ExitCode",
     .klass = Class::config,
     .role = Role::cascade,
     .rank = 6,
     .anchors = "^exit status ",
     .regex = R"(^exit status (?<code>[1-9]\d*)$)",
     .matches = "exit status 2\n"
                "exit status 1",
     .rejects = "note: the documentation explains what \"exit status 2\" means"},
};

}  // namespace cicd::analysis::rules
