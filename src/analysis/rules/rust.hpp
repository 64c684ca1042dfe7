#pragma once

#include "analysis/rule.hpp"

namespace cicd::analysis::rules {

inline constexpr Rule rust[] = {
    {.id = "rustc.error",
     .tool = "rustc",
     .type = "RustCompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 91,
     .anchors = "error[E",
     .regex = R"(^\s*error\[(?<code>E\d{4})\]: (?<msg>.+))",
     .block = Block::paragraph,
     .matches = "error[E0502]: cannot borrow `items` as mutable because it is also borrowed as immutable\n"
                "error[E0308]: mismatched types\n"
                "error[E0425]: cannot find value `total` in this scope",
     .rejects = "note: the documentation explains what \"error[E0502]: cannot borrow `items` as mutable "
                "because it is also borrowed as immutable\" means"},
    {.id = "rustc.plain",
     .tool = "rustc",
     .type = "RustCompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 78,
     .anchors = "^error: ",
     .regex =
         R"(^error: (?<msg>(?:cannot|expected|unused|unresolved|mismatched|could not find|linking with|unknown|use of|the |this |no matching|package|invalid|lifetime|struct|variable|function|field|method|expected|unexpected|file not found|environment variable|proc|custom|unneeded|redundant|needless|called|you |item|missing)\b.*))",
     .block = Block::indented,
     .matches = "error: no matching package named `carttotal` found\n"
                "error: expected `;`, found `println`\n"
                "error: cannot find macro `prinln` in this scope",
     .rejects = "error: could not compile `cart` (bin \"cart\") due to 1 previous error\n"
                "error: aborting due to 1 previous error"},
    {.id = "rustc.loc",
     .tool = "rustc",
     .type = "RustCompileError",
     .klass = Class::compile,
     .role = Role::locator,
     .rank = 50,
     .anchors = " --> ",
     .regex = R"(^\s*--> (?<file>[^\s:]+):(?<line>\d+):(?<col>\d+))",
     .matches = " --> src/lib.rs:2:23\n"
                " --> borrow.rs:4:5\n"
                " --> src/main.rs:2:5",
     .rejects = "note: the documentation explains what \"--> src/lib.rs:2:23\" means"},
    {.id = "cargo.compile",
     .tool = "cargo",
     .type = "RustCompileError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 18,
     .anchors = "could not compile `",
     .regex = R"(^error: could not compile `(?<msg>[^`]+)`)",
     .matches = "error: could not compile `cart` (bin \"cart\") due to 1 previous error\n"
                "error: could not compile `cart` (lib) due to 2 previous errors",
     .rejects = "note: the documentation explains what \"error: could not compile `cart` (bin \"cart\") due "
                "to 1 previous error\" means"},
    {.id = "cargo.testfail",
     .tool = "cargo",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cascade,
     .rank = 20,
     .anchors = "error: test failed\n"
                "test result: FAILED",
     .regex = R"((?<msg>error: test failed, to rerun pass .+|test result: FAILED\..+))",
     .matches =
         "test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.47s\n"
         "error: test failed, to rerun pass `--lib`",
     .rejects =
         "test result: failed. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.47s"},
    {.id = "rust.panic",
     .tool = "rust",
     .type = "RustPanic",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 88,
     .anchors = "panicked at",
     .regex =
         R"(^\s*thread '(?:(?:main|<unnamed>|tokio-[^']*)'|(?<test>[^']*)')(?: \(\d+\))? panicked at (?:'(?<msg>.*)', )?(?<file>[^\s:,]+):(?<line>\d+)(?::(?<col>\d+))?)",
     .block = Block::stack,
     .matches = "thread 'main' (13863) panicked at src/main.rs:4:25:\n"
                "  thread 'main' (14133) panicked at build.rs:2:5:\n"
                "thread 'tests::total' panicked at src/lib.rs:12:9:",
     .rejects = "note: the documentation explains what \"thread 'main' (13863) panicked at "
                "src/main.rs:4:25:\" means"},
    // std::io::Error in its Debug form: the code says more than where it was unwrapped.
    {.id = "rust.oserror",
     .tool = "rust",
     .type = "FileNotFound",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 90,
     .anchors = "Os { code: \\d",
     .regex =
         R"(^\s*thread '[^']*'(?: \(\d+\))? panicked at '(?<msg>.*Os \{ code: (?:2|13), .*)', (?<file>[^\s:,]+):(?<line>\d+)(?::(?<col>\d+))?)",
     .block = Block::stack,
     .matches = "thread 'main' panicked at 'called `Result::unwrap()` on an `Err` value: Os { code: 2, kind: "
                "NotFound, "
                "message: \"No such file or directory\" }', build.rs:9:5",
     .rejects = "thread 'main' panicked at 'the cart is empty', src/main.rs:4:25"},
    {.id = "rust.testline",
     .tool = "cargo",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 70,
     .anchors = " ... FAILED",
     .regex = R"(^test (?<test>\S+\.rs - .*?\(line \d+\)|\S+)(?: - .*)? \.\.\. FAILED)",
     .matches = "test tests::adds_prices ... FAILED\n"
                "test tests::total ... FAILED",
     .rejects = "test tests::count ... ok"},
    {.id = "cargo.fetch",
     .tool = "cargo",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 90,
     .anchors = "error: failed to\n"
                "error: no matching package\n"
                "error: package `\n"
                "error: unable to update",
     .regex =
         R"(^error: (?<msg>failed to (?:get|select a version|download|fetch|load|resolve|verify|update registry)\b.+|no matching package.+|package `.+` cannot be built.*|the `.+` dependency .+|unable to update .+))",
     .block = Block::paragraph,
     .matches = "error: failed to get `carttotal` as a dependency of package `cart v0.1.0 "
                "(/tmp/work/cargo/missing)`\n"
                "error: no matching package named `carttotal` found\n"
                "error: failed to select a version for `serde`.",
     .rejects = "error: failed to run custom build command for `cart v0.1.0 (/tmp/work/cargo/script)`"},
    {.id = "cargo.lock",
     .tool = "cargo",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 92,
     .anchors = "--locked was passed",
     .regex = R"(^error: (?<msg>.*--locked was passed.*))",
     .matches =
         "error: cannot update the lock file /tmp/work/cargo/locked/Cargo.lock because --locked was passed "
         "to prevent this\n"
         "error: the lock file /work/Cargo.lock needs to be updated but --locked was passed to prevent this",
     .rejects = "note: the documentation explains what \"error: cannot update the lock file "
                "/tmp/work/cargo/locked/Cargo.lock because --locked was passed to p"},
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
                "     TIMEOUT [  60.004s] (3/9) cart tests::slow",
     .rejects = "note: the documentation explains what \"FAIL [   0.004s] cart tests::total\" means"},
    {.id = "rustfmt",
     .tool = "rustfmt",
     .type = "FormatError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 80,
     .anchors = "Diff in /",
     .regex = R"(^Diff in (?<file>\S+?):?(?: at line )?(?<line>\d+):?)",
     .matches = "Diff in /tmp/work/rustfmt/src/main.rs:1:\n"
                "Diff in /work/cart/src/main.rs:12:",
     .rejects = "note: the documentation explains what \"Diff in /tmp/work/rustfmt/src/main.rs:1:\" means"},
    {.id = "rustc.abort",
     .tool = "rustc",
     .type = "RustCompileError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 15,
     .anchors = "error: aborting due to",
     .regex = R"(^error: (?<msg>aborting due to .+))",
     .matches = "error: aborting due to 1 previous error",
     .rejects = "note: the documentation explains what \"error: aborting due to 1 previous error\" means"},
    {.id = "rustc.syntax",
     .tool = "rustc",
     .type = "RustCompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 88,
     .anchors = "error: expected\n"
                "error: unexpected\n"
                "error: unknown\n"
                "error: mismatched closing\n"
                "error: this file contains an un\n"
                "error: unterminated\n"
                "error: cannot find\n"
                "error: no rules expected\n"
                "error: proc-macro\n"
                "error: macro expansion\n"
                "error: couldn't read\n"
                "error: extern blocks\n"
                "error: environment variable\n"
                "error: invalid\n"
                "error: missing",
     .regex =
         R"(^error: (?<msg>(?:expected|unexpected|unknown start|mismatched closing|this file contains an un-closed|unterminated|cannot find (?:macro|attribute|derive)|no rules expected|proc-macro|macro expansion|couldn.t read|extern blocks|environment variable|unknown (?:lint|crate)|invalid (?:suffix|format)|missing)\b.*))",
     .block = Block::paragraph,
     .matches = "error: expected `;`, found `println`",
     .rejects = "    [javac] /tmp/work/ant/src/Cart.java:1: error: cannot find symbol"},
    {.id = "rustc.link",
     .tool = "rustc",
     .type = "LinkError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 86,
     .anchors = "error: linking with `",
     .regex = R"(^error: (?<msg>linking with `.+` failed.*))",
     .block = Block::indented,
     .matches = "error: linking with `cc` failed: exit status: 1",
     .rejects =
         "note: the documentation explains what \"error: linking with `cc` failed: exit status: 1\" means"},
    {.id = "rust.lld",
     .tool = "rustc",
     .type = "LinkError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 93,
     .anchors = "rust-lld: error: \n"
                "= note: lld: error: ",
     .regex = R"((?<msg>(?:rust-lld|lld): error: .+))",
     .matches = "  = note: rust-lld: error: undefined symbol: cart_total",
     .rejects = "= note: rust-lld:"},
    {.id = "rust.test",
     .tool = "cargo",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 89,
     .anchors = "thread '",
     .regex =
         R"(^\s*thread '(?<test>(?!main)[^']+::[^']+)'(?: \(\d+\))? panicked at (?:'(?<msg>.*)', )?(?<file>[^\s:,]+):(?<line>\d+)(?::(?<col>\d+))?)",
     .block = Block::indented,
     .matches = "thread 'tests::adds_prices' (13849) panicked at src/lib.rs:13:9:",
     .rejects = "thread 'main' (13863) panicked at src/main.rs:4:25:"},
    {.id = "rust.doctest",
     .tool = "cargo",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 90,
     .anchors = " stdout ----",
     .regex = R"(^---- (?<test>(?<file>\S+\.rs) - .*?\(line (?<line>\d+)\)) stdout ----)",
     .block = Block::paragraph,
     .matches = "---- src/lib.rs - total (line 1) stdout ----",
     .rejects = "---- tests::adds_prices stdout ----"},
    {.id = "cargo.buildscript",
     .tool = "cargo",
     .type = "BuildScriptError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 91,
     .anchors = "thread 'main'",
     .regex =
         R"(^\s*thread 'main'(?: \(\d+\))? panicked at (?:'(?<msg>.*)', )?(?<file>\S*build\.rs):(?<line>\d+)(?::(?<col>\d+))?)",
     .block = Block::indented,
     .matches = "  thread 'main' (14133) panicked at build.rs:2:5:",
     .rejects = "thread 'main' (13863) panicked at src/main.rs:4:25:"},
    {.id = "cargo.script",
     .tool = "cargo",
     .type = "BuildScriptError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 40,
     .anchors = "error: failed to run custom build",
     .regex = R"(^error: (?<msg>failed to run custom build command for .+))",
     .matches = "error: failed to run custom build command for `cart v0.1.0 (/tmp/work/cargo/script)`",
     .rejects = "note: the documentation explains what \"error: failed to run custom build command for `cart "
                "v0.1.0 (/tmp/work/cargo/script)`\" means"},
    {.id = "cargo.feature",
     .tool = "cargo",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 92,
     .anchors = "does not have that feature",
     .regex =
         R"(^(?<msg>package `.+` depends on `.+`,? with feature `.+` but `.+` does not have that feature\.))",
     .block = Block::paragraph,
     .matches =
         "package `cart` depends on `total` with feature `yaml` but `total` does not have that feature.",
     .rejects = "the package does not have that feature"},
    {.id = "cargo.stderr",
     .tool = "cargo",
     .type = "BuildScriptError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 30,
     .anchors = "^  --- stderr$",
     .regex = R"(^  --- stderr$)",
     .block = Block::indented,
     .matches = "  --- stderr",
     .rejects = "--- stderr"},
    // What a C compiler says that a build script runs, as the cc crate shows it.
    {.id = "cargo.cc",
     .tool = "gcc/clang",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 91,
     .anchors = ": error: \n"
                ": fatal error: ",
     .regex =
         R"(^(?:warning: \S+@\S+: |  cargo:warning=)(?<file>[^\s:()][^:()]*):(?<line>\d+):(?:(?<col>\d+):)? (?:fatal )?error: (?<msg>.+))",
     .block = Block::indented,
     .matches = "warning: cart@0.1.0: native/cart.c:1:10: fatal error: prices.h: No such file or directory\n"
                "  cargo:warning=native/cart.c:1:10: fatal error: prices.h: No such file or directory",
     .rejects = "native/cart.c:1:10: fatal error: prices.h: No such file or directory"},
    // The first line below that, where it is no panic and nothing that a working build script says.
    {.id = "cargo.said",
     .tool = "cargo",
     .type = "BuildScriptError",
     .klass = Class::compile,
     .role = Role::announced,
     .rank = 82,
     .regex =
         R"(^  (?:[Ee]rror: )?(?<msg>(?!thread '|warning: |note: |cargo:|running: |\+ |.+ did not execute successfully)\S.*))",
     .block = Block::indented,
     .matches = "  Error: \"unknown field `curency`, expected one of `currency`, `total`\"\n"
                "  libcart 2.1 or newer is needed, found none",
     .rejects = "  thread 'main' (14133) panicked at build.rs:2:5:"},
    {.id = "cargo.manifest",
     .tool = "cargo",
     .type = "CargoError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 88,
     .anchors = "error: failed to parse manifest\n"
                "error: unclosed\n"
                "error: invalid\n"
                "error: duplicate key\n"
                "error: could not find `Cargo\n"
                "error: no bin target\n"
                "error: no example\n"
                "error: no test target\n"
                "error: no bench\n"
                "error: a bin target must\n"
                "error: no such\n"
                "error: unexpected argument\n"
                "error: toolchain\n"
                "error: the package\n"
                "error: none of the selected",
     .regex =
         R"(^error: (?<msg>failed to parse manifest at .+|unclosed (?:table|array).*|invalid (?:table header|key|unquoted|string|basic string|inline table|TOML).*|duplicate key.*|could not find `Cargo\.toml` .+|no (?:bin|example|test|bench) target named .+|a bin target must be available.*|no such (?:command|subcommand): .+|unexpected argument .+|toolchain .+ is not installed|the package .+ does not contain (?:this|these) feature.*|none of the selected packages contains.*))",
     .block = Block::paragraph,
     .matches = "error: no bin target named `cart` in default-run packages\n"
                "error: unclosed table, expected `]`",
     .rejects = "panic: runtime error: invalid memory address or nil pointer dereference"},
    {.id = "clippy",
     .tool = "clippy",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 90,
     .anchors = "error: useless\n"
                "error: length comparison\n"
                "error: this \n"
                "error: unneeded\n"
                "error: redundant\n"
                "error: needless\n"
                "error: called `\n"
                "error: you \n"
                "error: item in doc\n"
                "error: manual \n"
                "error: use of `\n"
                "error: using `\n"
                "error: unused\n"
                "error: variable\n"
                "error: function\n"
                "error: field\n"
                "error: method\n"
                "error: struct\n"
                "error: constant\n"
                "error: static\n"
                "error: associated\n"
                "error: type alias\n"
                "error: enum \n"
                "error: trait\n"
                "error: very complex\n"
                "error: the \n"
                "error: large \n"
                "error: casting\n"
                "error: explicit\n"
                "error: passing\n"
                "error: returning\n"
                "error: try not\n"
                "error: single-char\n"
                "error: usage of",
     .regex =
         R"(^error: (?<msg>useless use of .+|length comparison to zero|this .+ (?:can be|could be|is|has|looks|expression|if|loop|match|operation|function|method|argument|import).*|unneeded .+|redundant .+|needless .+|called `.+|you (?:seem|should|are).*|item in documentation.*|manual .+|use of `.+`|using `.+|unused (?:variable|import|mut|doc|result|must|borrow|value|assignment|comparison|attribute|macro|label|unsafe|return).*|(?:variable|function|field|method|struct|constant|static|associated|type alias|enum|trait).* (?:never (?:used|read|constructed)|should have an? .+).*|very complex type.*|the (?:loop|following|borrowed|function|variable).+|large (?:size difference|stack|future).*|casting .+|the `.+` .+|explicit .+|passing .+|returning .+|try not .+|single-character .+|usage of .+)$)",
     .block = Block::paragraph,
     .matches = "error: length comparison to zero\n"
                "error: useless use of `vec!`",
     .rejects = "error: the server doesn't have a resource type \"carts\""},
};

}  // namespace cicd::analysis::rules
