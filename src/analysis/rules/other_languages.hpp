#pragma once

#include "analysis/rule.hpp"

namespace cicd::analysis::rules {

inline constexpr Rule other_languages[] = {
    // Not run here; the form is that of the Swift compiler's diagnostics.
    {.id = "swift",
     .tool = "swiftc/xcodebuild",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 89,
     .anchors = ".swift:\\d",
     .regex = R"(^(?<file>/?[^\s:]+\.swift):(?<line>\d+):(?<col>\d+): error: (?<msg>.+))",
     .block = Block::compiler,
     .matches = "/work/Sources/Cart.swift:12:5: error: cannot find 'total' in scope",
     .rejects = "note: the documentation explains what \"/work/Sources/Cart.swift:12:5: error: cannot find "
                "'total' in scope\" means"},
    // Not run here; the form is that of xcodebuild.
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
                "** TEST FAILED **",
     .rejects = "** BUI"},
    // Not run here; the form is that of dart-lang/sdk and the Flutter tool.
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
     .matches = "lib/cart.dart:12:5: Error: Undefined name 'total'.",
     .rejects = "note: the documentation explains what \"lib/cart.dart:12:5: Error: Undefined name "
                "'total'.\" means"},
    {.id = "ghc",
     .tool = "ghc",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 90,
     .anchors = ".hs:\\d\n"
                ".lhs:\\d\n"
                ".hsc:\\d",
     .regex = R"(^(?<file>\S+\.l?hsc?):(?<line>\d+):(?<col>\d+)(?:-\d+)?: error:?(?<msg>.*))",
     .block = Block::indented,
     .matches = "import.hs:1:1: error:\n"
                "cart.hs:3:16: error:\n"
                "src/Cart.hs:12:5: error: Variable not in scope: total",
     .rejects = "cart.hs:1:16-26: Warning: Use sum"},
    {.id = "nix",
     .tool = "nix",
     .type = "NixError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 84,
     .anchors = "error: builder for '\n"
                "error: attribute\n"
                "error: hash mismatch in\n"
                "error: undefined variable '\n"
                "error: syntax error, unexp\n"
                "error: cannot find flake\n"
                "error: infinite recursion enc",
     .regex =
         R"((?<msg>error: builder for '.+' failed.*|error: attribute .+ missing|error: hash mismatch in fixed-output derivation.*|error: undefined variable '.+'|error: syntax error, unexpected .+|error: cannot find flake.*|error: infinite recursion encountered))",
     .block = Block::indented,
     .matches = "error: undefined variable 'priice'\n"
                "error: attribute 'price' missing\n"
                "error: builder for '/nix/store/abc-cart.drv' failed with exit code 1",
     .rejects = "error: unde"},
    {.id = "elixir.compile",
     .tool = "mix",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 91,
     .anchors = "** (CompileError)\n"
                "** (SyntaxError)\n"
                "** (TokenMissingError)\n"
                "** (MismatchedDelimiterError)",
     .regex =
         R"(^\*\* \((?:CompileError|SyntaxError|TokenMissingError|MismatchedDelimiterError)\) (?<file>[^\s:]+):(?<line>\d+)(?::(?<col>\d+))?: (?<msg>.+))",
     .matches = "** (CompileError) lib/shop.ex:2: undefined function totl/1 (expected Shop to define such a "
                "function or for it to be imported, but none are available)\n"
                "** (SyntaxError) lib/shop.ex:3:1: unexpected reserved word: end. The \"(\" at line 2 is "
                "missing terminator \")\"",
     .rejects = "note: the documentation explains what \"** (CompileError) lib/shop.ex:2: undefined function "
                "totl/1 (expected Shop to define such a function o"},
    {.id = "elixir.head",
     .tool = "mix",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 60,
     .anchors = "== Compilation error",
     .regex = R"(^== Compilation error in file (?<file>\S+) ==)",
     .matches = "== Compilation error in file lib/shop.ex ==",
     .rejects =
         "note: the documentation explains what \"== Compilation error in file lib/shop.ex ==\" means"},
    {.id = "elixir.exception",
     .tool = "elixir",
     .type = "ElixirException",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = "Error) ",
     .regex =
         R"(^\s*\*\* \((?<code>(?!Mix\b|CompileError|SyntaxError|TokenMissing|exit)[A-Z][\w.]*)\) (?<msg>.+))",
     .block = Block::stack,
     .matches = "** (KeyError) key :pear not found in: %{apple: 3}\n"
                "     ** (RuntimeError) the cart is empty",
     .rejects = "** (CompileError) lib/shop.ex:2: undefined function totl/1 (expected Shop to define such a "
                "function or for it to be imported, but none are available)"},
    {.id = "elixir.frame",
     .tool = "elixir",
     .type = "ElixirException",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 40,
     .anchors = ".exs:\\d\n"
                ".ex:\\d",
     .regex = R"(^\s+(?<file>(?!\()[^\s:()]+\.exs?):(?<line>\d+)(?:: .+)?$)",
     .matches = "     test/cart_test.exs:7\n"
                "  cart.exs:2",
     .rejects = "    (elixir 1.14.0) lib/kernel/parallel_compiler.ex:346: anonymous fn/5 in "
                "Kernel.ParallelCompiler.spawn_workers/7"},
    {.id = "mix.task",
     .tool = "mix",
     .type = "MixError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 88,
     .anchors = "** (Mix) ",
     .regex =
         R"(^\*\* \(Mix\) (?<msg>(?!Can.t continue due to errors on dep|Could not compile dependency).+))",
     .matches = "** (Mix) The task \"deploy\" could not be found",
     .rejects = "** (Mix) Can't continue due to errors on dependencies"},
    {.id = "mix.deps",
     .tool = "mix",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 90,
     .anchors = "Unchecked dependencies for env\n"
                "errors on dependencies\n"
                "Hex dependency resolution failed\n"
                "Failed to use \"",
     .regex =
         R"(^(?<msg>Unchecked dependencies for environment .+|\*\* \(Mix\) Can.t continue due to errors on dependencies|Failed to use ".+" \(version .+\) because|Hex dependency resolution failed.*))",
     .block = Block::indented,
     .matches = "** (Mix) Can't continue due to errors on dependencies\n"
                "Unchecked dependencies for environment test:",
     .rejects = "note: the documentation explains what \"** (Mix) Can't continue due to errors on "
                "dependencies\" means"},
    {.id = "exunit",
     .tool = "ExUnit",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = ") test \n"
                ") doctest \n"
                ") property ",
     .regex = R"(^\s+\d+\) (?<test>(?:test|doctest|property) .+ \([\w.]+\))$)",
     .block = Block::section,
     .matches = "  2) test refuses nothing (CartTest)\n"
                "  1) test adds prices (CartTest)",
     .rejects = "note: the documentation explains what \"2) test refuses nothing (CartTest)\" means"},
    {.id = "erlang.exception",
     .tool = "erlang",
     .type = "ErlangException",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = "exception error: \n"
                "exception exit: \n"
                "exception throw: ",
     .regex = R"((?<msg>(?:escript: )?exception (?:error|exit|throw): .+))",
     .block = Block::stack,
     .matches = "escript: exception error: no function clause matching lists:nth(1,[]) (lists.erl, line 198)",
     .rejects =
         "escript - exception error - no function clause matching lists -nth(1,[]) (lists.erl, line 198)"},
    {.id = "eunit",
     .tool = "EUnit",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = "_test/0\n"
                "_test_/0\n"
                "_test/",
     .regex = R"(^\s+\d+\) (?<test>\w+:\w+/\d+)(?:_\d+)?(?:: .+)?$)",
     .block = Block::section,
     .matches = "  1) cart_tests:adds_prices_test/0: module 'cart_tests'",
     .rejects = "note: the documentation explains what \"1) cart_tests:adds_prices_test/0: module "
                "'cart_tests'\" means"},
    {.id = "common-test.end",
     .tool = "Common Test",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cascade,
     .rank = 24,
     .anchors = "*** FAILED test case",
     .regex = R"(^Testing .+: \*\*\* FAILED test case.*)",
     .matches = "Testing work.common-test.cart_SUITE: *** FAILED test case 1 of 1 ***",
     .rejects = "note: the documentation explains what \"Testing work.common-test.cart_SUITE: *** FAILED "
                "test case 1 of 1 ***\" means"},
    {.id = "ghc.module",
     .tool = "ghc",
     .type = "ModuleNotFound",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 94,
     .anchors = "Could not find module\n"
                "Could not load module\n"
                "Failed to load interface",
     .regex = R"(^\s+(?:• )?(?<msg>Could not (?:find|load) module .+|Failed to load interface for .+))",
     .matches = "    Could not find module ‘Cart.Total’",
     .rejects = "note: the documentation explains what \"Could not find module ‘Cart.Total’\" means"},
    {.id = "haskell.exception",
     .tool = "ghc",
     .type = "HaskellException",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 80,
     .anchors = ": Prelude.\n"
                "Non-exhaustive patterns\n"
                "fromJust: Nothing",
     .regex =
         R"(^(?:\S+: )?(?<msg>Prelude\.\w+: .+|.*(?:Non-exhaustive patterns|Maybe\.fromJust: Nothing|stack overflow).*))",
     .block = Block::indented,
     .matches = "head: Prelude.head: empty list",
     .rejects = "note: the documentation explains what \"head: Prelude.head: empty list\" means"},
    {.id = "cabal.solve",
     .tool = "cabal",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 90,
     .anchors = "Could not resolve dependencies:\n"
                "cabal: There is no package\n"
                "The following packages are broken",
     .regex =
         R"(^(?:Error: )?(?:\[Cabal-\d+\]\s*)?(?:cabal(?:-[\d.]+)?: )?(?<msg>Could not resolve dependencies:.*|There is no package named .+|The following packages are broken.*))",
     .block = Block::indented,
     .matches = "cabal: Could not resolve dependencies:\n"
                "Error: cabal-3.10.1.0: Could not resolve dependencies:",
     .rejects = "note: the documentation explains what \"cabal: Could not resolve dependencies:\" means"},
    {.id = "hlint",
     .tool = "hlint",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 82,
     .anchors = ".hs:\\d",
     .regex =
         R"(^(?<file>[^\s:]+\.hs):(?<line>\d+):(?<col>\d+)(?:-\d+)?: (?:Warning|Suggestion|Error): (?<msg>.+))",
     .block = Block::paragraph,
     .matches = "cart.hs:1:16-26: Warning: Use sum\n"
                "cart.hs:1:34-40: Warning: Use id",
     .rejects = "import.hs:1:1: error:"},
    {.id = "ocaml.place",
     .tool = "ocaml",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::locator,
     .rank = 45,
     .anchors = ", characters ",
     .regex = R"re(^File "(?<file>[^"]+)", lines? (?<line>\d+)(?:-\d+)?, characters (?<col>\d+)-\d+:$)re",
     .matches = "File \"cart.ml\", line 2, characters 23-37:\n"
                "File \"cart.ml\", line 1, characters 23-27:",
     .rejects =
         "note: the documentation explains what \"File \"cart.ml\", line 2, characters 23-37:\" means"},
    {.id = "ocaml",
     .tool = "ocaml",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 86,
     .anchors = "Error: This \n"
                "Error: Unbound \n"
                "Error: Syntax error\n"
                "Error: Signature mismatch\n"
                "Error: The \n"
                "Error: Some record fields\n"
                "Error: Multiple def\n"
                "Error: Error-enabled\n"
                "Error: No implementations\n"
                "Error: Required module",
     .regex =
         R"(^Error: (?<msg>(?:This (?:expression|pattern|variant|function|constant|kind|constructor|type) .*|Unbound .+|Syntax error.*|Signature mismatch.*|The (?:implementation|function|constructor|record|value|type) .+|Some record fields are undefined.*|Cannot find file .+|Multiple definition .+|Error-enabled warnings.*|No implementations provided.*|Required module .+)))",
     .block = Block::indented,
     .matches = "Error: This expression has type int but an expression was expected of type\n"
                "Error: Unbound value totl",
     .rejects = "note: the documentation explains what \"Error: This expression has type int but an "
                "expression was expected of type\" means"},
    {.id = "dune.library",
     .tool = "dune",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 90,
     .anchors = "Error: Library \"",
     .regex = R"(^Error: (?<msg>Library ".+" (?:not found|in .+ is hidden).*))",
     .block = Block::indented,
     .matches = "Error: Library \"cart_total\" not found.",
     .rejects = "note: the documentation explains what \"Error: Library \"cart_total\" not found.\" means"},
    {.id = "ocaml.exception",
     .tool = "ocaml",
     .type = "OcamlException",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = "Fatal error: exception",
     .regex =
         R"re(^Fatal error: exception (?<msg>(?:\w+\.)*\w+\("(?<file>[^"]+\.ml)", (?<line>\d+), (?<col>\d+)\).*|.+))re",
     .block = Block::indented,
     .matches = "Fatal error: exception Assert_failure(\"test/cart_test.ml\", 1, 9)\n"
                "Fatal error: exception Failure(\"hd\")",
     .rejects = "note: the documentation explains what \"Fatal error: exception "
                "Assert_failure(\"test/cart_test.ml\", 1, 9)\" means"},
    {.id = "r.object",
     .tool = "R",
     .type = "RError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = "^Error in \n"
                "' not found$",
     .regex = R"(^Error in (?<msg>.+)$|^\s+(?<msg>object '.+' not found)$)",
     .matches = "Error in library(cartTotal) : there is no package called ‘cartTotal’\n"
                "Error in total(c(1, 2)) : object 'pricess' not found",
     .rejects = "E       fixture 'shop' not found"},
    {.id = "r.package",
     .tool = "R",
     .type = "ModuleNotFound",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 90,
     .anchors = "there is no package called\n"
                "not available for package\n"
                "required but not available",
     .regex =
         R"((?<msg>there is no package called .+|.*required but not available.*|ERROR: dependenc(?:y|ies) .+ (?:is|are) not available for package .+))",
     .matches = "Error in library(cartTotal) : there is no package called ‘cartTotal’",
     .rejects = "Error in library(cartT"},
    {.id = "r.syntax",
     .tool = "R",
     .type = "RError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 88,
     .anchors = "Error: unexpected ",
     .regex =
         R"(^Error: (?<msg>unexpected (?:symbol|string constant|numeric constant|input|end of input|'.+'|assignment|else).*))",
     .block = Block::indented,
     .matches = "Error: unexpected '{' in \"total <- function( {\"",
     .rejects =
         "note: the documentation explains what \"Error: unexpected '{' in \"total <- function( {\"\" means"},
    {.id = "r.assert",
     .tool = "R CMD check",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 88,
     .anchors = "is not TRUE\n"
                "are not all TRUE",
     .regex = R"(^\s+Error(?: in .+)?: (?<msg>.+ (?:is not TRUE|are not all TRUE).*))",
     .matches = "  Error: total(c(1, 2)) == 4 is not TRUE",
     .rejects = "note: the documentation explains what \"Error: total(c(1, 2)) == 4 is not TRUE\" means"},
    {.id = "r.checkstep",
     .tool = "R CMD check",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cascade,
     .rank = 50,
     .anchors = "Running the tests in",
     .regex = R"(^Running the tests in ‘(?<file>.+)’ failed\.)",
     .matches = "Running the tests in ‘tests/cart.R’ failed.",
     .rejects =
         "note: the documentation explains what \"Running the tests in ‘tests/cart.R’ failed.\" means"},
    {.id = "testthat",
     .tool = "testthat",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 88,
     .anchors = "Failure ('\n"
                "Error ('\n"
                "Failure (test\n"
                "Error (test",
     .regex =
         R"(^(?:─)+ ?(?:\d+\. )?(?:Failure|Error) \('?(?<file>[^'\s:()]+)'?:(?<line>\d+)(?::\d+)?'?\): (?<test>.+?)(?: (?:─)+)?$)",
     .block = Block::paragraph,
     .matches = "── 1. Failure ('test-cart.R:3'): adds prices ───────────────────────────────────",
     .rejects = "note: the documentation explains what \"── 1. Failure ('test-cart.R:3'): adds prices "
                "───────────────────────────────────\" means"},
    {.id = "nim",
     .tool = "nim",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 90,
     .anchors = ".nim(\\d\n"
                ".nims(\\d",
     .regex = R"(^(?<file>[^\s()]+\.nims?)\((?<line>\d+), (?<col>\d+)\) Error: (?<msg>.+))",
     .matches = "/tmp/work/nim/cart.nim(2, 18) Error: type mismatch: got 'int' for 'len(prices)' but "
                "expected 'string'",
     .rejects = "/usr/lib/nim/lib/system/assertions.nim(28) raiseAssert"},
    {.id = "nim.unhandled",
     .tool = "nim",
     .type = "NimException",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = "Error: unhandled exception:",
     .regex =
         R"(^Error: unhandled exception: (?:(?<file>\S+)\((?<line>\d+)(?:, (?<col>\d+))?\) )?(?<msg>.+))",
     .matches = "Error: unhandled exception: /tmp/work/nim/assert.nim(1, 8) `1 + 2 == 4`  [AssertionDefect]",
     .rejects = "note: the documentation explains what \"Error: unhandled exception: "
                "/tmp/work/nim/assert.nim(1, 8) `1 + 2 == 4`  [AssertionDefect]\" means"},
    {.id = "vala",
     .tool = "vala",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 90,
     .anchors = ".vala:\\d",
     .regex = R"(^(?<file>[^\s:]+\.vala):(?<line>\d+)\.(?<col>\d+)-[\d.]+: error: (?<msg>.+))",
     .block = Block::compiler,
     .matches = "cart.vala:2.10-2.13: error: The name `totl' does not exist in the context of `main'",
     .rejects = "note: the documentation explains what \"cart.vala:2.10-2.13: error: The name `totl' does "
                "not exist in the context of `main'\" means"},
    {.id = "d.error",
     .tool = "dmd/ldc",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 90,
     .anchors = "): Error: ",
     .regex = R"(^(?<file>[^\s()]+\.di?)\((?<line>\d+)(?:,(?<col>\d+))?\): Error: (?<msg>.+))",
     .matches = "cart.d(2): Error: undefined identifier `prices`",
     .rejects =
         "note: the documentation explains what \"cart.d(2): Error: undefined identifier `prices`\" means"},
    {.id = "crystal.place",
     .tool = "crystal",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::locator,
     .rank = 40,
     .anchors = ".cr:\\d",
     .regex = R"(^(?:In|Error in) (?<file>[^\s:]+\.cr):(?<line>\d+):(?<col>\d+)$)",
     .matches = "In cart.cr:2:10",
     .rejects = "note: the documentation explains what \"In cart.cr:2:10\" means"},
    {.id = "crystal",
     .tool = "crystal",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 88,
     .anchors = "Error: undefined \n"
                "Error: no overload matches\n"
                "Error: expected argument\n"
                "Error: wrong number\n"
                "Error: can't find file\n"
                "Error: instance variable\n"
                "Error: instantiating",
     .regex =
         R"(^Error: (?<msg>(?:undefined (?:method|constant|local variable|macro)|no overload matches|expected (?:argument|block)|wrong number of arguments|type must be|can't find file|instance variable|instantiating).*))",
     .matches = "Error: undefined method 'summ' for Array(Int32)",
     .rejects = "cart.d(2): Error: undefined identifier `prices`"},
    {.id = "sbcl",
     .tool = "sbcl",
     .type = "LispError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = "  The function \n"
                "  The variable \n"
                "is not of type",
     .regex =
         R"(^\s+(?<msg>The (?:function|variable) \S+ is (?:undefined|unbound)\.|The value .+ is not of type .+))",
     .matches = "  The function COMMON-LISP-USER::TOTL is undefined.",
     .rejects =
         "note: the documentation explains what \"The function COMMON-LISP-USER::TOTL is undefined.\" means"},
    {.id = "sbcl.unhandled",
     .tool = "sbcl",
     .type = "LispError",
     .klass = Class::test,
     .role = Role::head,
     .rank = 70,
     .anchors = "^Unhandled ",
     .regex = R"(^Unhandled (?<msg>\S+) in thread .+)",
     .block = Block::section,
     .matches = "Unhandled UNDEFINED-FUNCTION in thread #<SB-THREAD:THREAD \"main thread\" RUNNING",
     .rejects = "Unhandled Exception:"},
    {.id = "elisp",
     .tool = "emacs",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 88,
     .anchors = ".el:\\d",
     .regex =
         R"(^(?:In toplevel form:)?(?<file>[^\s:]+\.el):(?<line>\d+):(?<col>\d+): (?:Error|error): (?<msg>.+))",
     .matches = "cart.el:1:1: Error: End of file during parsing",
     .rejects =
         "note: the documentation explains what \"cart.el:1:1: Error: End of file during parsing\" means"},
    {.id = "fpc",
     .tool = "fpc",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 90,
     .anchors = ") Error: \n"
                ") Fatal: ",
     .regex =
         R"(^(?<file>[^\s()]+\.(?:pas|pp|lpr|inc))\((?<line>\d+),(?<col>\d+)\) (?:Error|Fatal): (?<msg>(?!Error while linking|There were ).+))",
     .matches = "cart.pas(3,11) Error: Identifier not found \"totl\"",
     .rejects = "/tmp/work/nim/cart.nim(2, 18) Error: type mismatch: got 'int' for 'len(prices)' but "
                "expected 'string'"},
    {.id = "fpc.end",
     .tool = "fpc",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 12,
     .anchors = "Fatal: Compilation aborted\n"
                "returned an error exitcode\n"
                "Fatal: There were",
     .regex =
         R"(^(?:Fatal: (?:Compilation aborted|There were .+)|Error: \S*ppc\w+ returned an error exitcode|\S+\(\d+\) Fatal: There were .+))",
     .matches = "Error: /usr/bin/ppcx64 returned an error exitcode\n"
                "Fatal: Compilation aborted",
     .rejects =
         "note: the documentation explains what \"Error: /usr/bin/ppcx64 returned an error exitcode\" means"},
    {.id = "verilator",
     .tool = "verilator",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 90,
     .anchors = "%Error: \n"
                "%Error-",
     .regex = R"(^%(?:Error|Warning)(?:-\w+)?: (?<file>[^\s:]+\.s?vh?):(?<line>\d+):(?<col>\d+): (?<msg>.+))",
     .block = Block::indented,
     .matches = "%Error: cart.v:2:18: Can't find definition of variable: 'totl'",
     .rejects = "%Error: Exiting due to 1 error(s)"},
    {.id = "hdl",
     .tool = "iverilog/ghdl",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 84,
     .anchors = ".sv:\\d\n"
                ".vhd:\\d\n"
                ".vhdl:\\d\n"
                ".v:\\d\\d: \n"
                ".v:\\d: ",
     .regex =
         R"(^(?<file>[^\s:]+\.(?:s?vh?|vhdl?)):(?<line>\d+):(?:(?<col>\d+):)? (?:error: )?(?<msg>(?!.*warning).+))",
     .block = Block::compiler,
     .matches = "cart.vhd:2:21: no declaration for \"bti\"\n"
                "cart.v:3: syntax error",
     .rejects = "note: the documentation explains what \"cart.vhd:2:21: no declaration for \"bti\"\" means"},
    {.id = "nix.place",
     .tool = "nix",
     .type = "NixError",
     .klass = Class::config,
     .role = Role::locator,
     .rank = 40,
     .anchors = ".nix:\\d",
     .regex = R"(^\s+at (?<file>/[^\s:]+\.nix|«\S+»):(?<line>\d+):(?<col>\d+):$)",
     .matches = "       at /tmp/work/nix/cart.nix:1:11:",
     .rejects = "note: the documentation explains what \"at /tmp/work/nix/cart.nix:1:11:\" means"},
    {.id = "jsonnet",
     .tool = "jsonnet",
     .type = "CompileError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 88,
     .anchors = "STATIC ERROR: \n"
                "RUNTIME ERROR: ",
     .regex =
         R"(^(?:STATIC|RUNTIME) ERROR: (?:(?<file>[^\s:]+):(?<line>\d+):(?<col>\d+)(?:-\d+)?: )?(?<msg>.+))",
     .matches = "STATIC ERROR: cart.jsonnet:1:10-15: Unknown variable: price",
     .rejects = "note: the documentation explains what \"STATIC ERROR: cart.jsonnet:1:10-15: Unknown "
                "variable: price\" means"},
    {.id = "doxygen",
     .tool = "doxygen",
     .type = "DocsError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 93,
     .anchors = "of command @param\n"
                "The following parameter\n"
                "is not documented\n"
                "documented symbol `\n"
                "unable to resolve reference\n"
                "explicit link request to\n"
                "Unsupported xml/html tag",
     .regex =
         R"(^(?<file>[^\s:]+):(?<line>\d+): (?:error|warning): (?<msg>(?:argument .+ of command @param is not found.*|The following parameters? .+|Member .+ is not documented.*|Compound .+ is not documented.*|documented symbol .+ was not declared.*|unable to resolve reference.*|explicit link request to .+|found (?:subsection|unknown).*|Unsupported xml/html tag.*|end of file .*)))",
     .matches =
         "/tmp/work/doxygen/cart.h:2: error: argument 'price' of command @param is not found in the argument "
         "list of total(int prices)\n"
         "/tmp/work/doxygen/cart.h:2: error: The following parameter of total(int prices) is not documented:",
     .rejects = "note: the documentation explains what \"/tmp/work/doxygen/cart.h:2: error: argument 'price' "
                "of command @param is not found in the argument li"},
    {.id = "asciidoctor",
     .tool = "asciidoctor",
     .type = "DocsError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 86,
     .anchors = "asciidoctor: ERROR\n"
                "asciidoctor: FAILED\n"
                "asciidoctor: WARNING",
     .regex =
         R"(^asciidoctor: (?:ERROR|FAILED|WARNING): (?:(?<file>[^\s:]+): )?(?:line (?<line>\d+): )?(?<msg>.+))",
     .matches =
         "asciidoctor: ERROR: cart.adoc: line 3: include file not found: /tmp/work/asciidoctor/prices.adoc",
     .rejects = "note: the documentation explains what \"asciidoctor: ERROR: cart.adoc: line 3: include file "
                "not found: /tmp/work/asciidoctor/prices.adoc\" mea"},
    {.id = "hugo",
     .tool = "hugo",
     .type = "DocsError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 88,
     .anchors = "rror building site\n"
                "failed to render pages\n"
                "failed to extract shortcode\n"
                "REF_NOT_FOUND",
     .regex =
         R"(^(?:Error:? |ERROR )(?:.*?[Ee]rror building site: |\S+ )?(?<msg>(?:failed to render pages|failed to parse|failed to extract shortcode|REF_NOT_FOUND|(?="/[^":]+:\d+:\d+": )).*?(?:"(?<file>/[^":]+):(?<line>\d+)(?::(?<col>\d+))?".*|$)))",
     .matches =
         "Error: Error building site: \"/src/content/cart.md:3:1\": failed to unmarshal YAML: yaml: line 3: "
         "found "
         "unexpected end of stream\n"
         "Error: Error building site: failed to render pages: render of \"home\" failed: "
         "\"/tmp/work/hugo/layouts/index.html:1:6\": execute of template failed: template: index.html:1:6: "
         "executing \"index.html\" at <.Totl>: can't evaluate field Totl in type *hugolib.pageState",
     .rejects = "note: the documentation explains what \"Error: Error building site: failed to render pages: "
                "render of \"home\" failed: \"/tmp/work/hugo/layouts/"},
    {.id = "latex",
     .tool = "LaTeX",
     .type = "DocsError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 88,
     .anchors = ".tex:\\d\n"
                "^! LaTeX Error\n"
                "^! Package \n"
                "^! Undefined control\n"
                "^! Missing ",
     .regex =
         R"(^(?:(?<file>\S+\.(?:tex|sty|cls)):(?<line>\d+): (?<msg>.+)|! (?<msg>(?:LaTeX Error|Package \S+ Error): .+|Undefined control sequence\.|Missing .+)))",
     .block = Block::indented,
     .matches = "./a.tex:3: Undefined control sequence.\n"
                "! LaTeX Error: File `cart.sty' not found.",
     .rejects = "(./a.tex"},
    {.id = "gettext",
     .tool = "gettext",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 86,
     .anchors = ".po:\\d\n"
                ".pot:\\d",
     .regex = R"(^(?<file>\S+\.pot?):(?<line>\d+)(?::(?<col>\d+))?: (?!warning)(?<msg>.+))",
     .matches = "de.po:6: end-of-line within string",
     .rejects = "de.po:6: warning: header field missing"},
    {.id = "jekyll",
     .tool = "jekyll",
     .type = "DocsError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 90,
     .anchors = "Liquid Exception: \n"
                "Conversion error: \n"
                "YAML Exception ",
     .regex =
         R"(^\s*(?:Liquid Exception|Conversion error|YAML Exception|Error): (?<msg>.+?) in (?<file>\S+)$)",
     .matches = "  Liquid Exception: Could not locate the included file 'prices.html' in any of "
                "[\"/tmp/work/jekyll/_includes\"]. Ensure it exists in one of those directories and, if it "
                "is a symlink, does not point outside your site source. in index.md",
     .rejects = "note: the documentation explains what \"Liquid Exception: Could not locate the included "
                "file 'prices.html' in any of [\"/tmp/work/jekyll/_incl"},
    {.id = "xmllint",
     .tool = "xmllint",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 86,
     .anchors = ": parser error \n"
                ": validity error \n"
                ": namespace error \n"
                "validity error : ",
     .regex =
         R"(^(?<file>[^\s:]+):(?<line>\d+): (?:parser error|validity error|namespace error|element \S+: Schemas validity error|Schemas (?:parser|validity) error) ?:? (?<msg>.+))",
     .block = Block::indented,
     .matches = "cart.xml:2: parser error : Opening and ending tag mismatch: item line 2 and items",
     .rejects = "note: the documentation explains what \"cart.xml:2: parser error : Opening and ending tag "
                "mismatch: item line 2 and items\" means"},
    {.id = "puppet-lint",
     .tool = "puppet-lint",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 82,
     .anchors = " (check: ",
     .regex = R"(^(?:ERROR|WARNING): (?<msg>.+) on line (?<line>\d+)(?: col \d+)? \(check: (?<code>\w+)\)$)",
     .matches = "ERROR: two-space soft tabs not used on line 2 (check: 2sp_soft_tabs)\n"
                "ERROR: tab character found on line 2 (check: hard_tabs)",
     .rejects = "note: the documentation explains what \"ERROR: two-space soft tabs not used on line 2 "
                "(check: 2sp_soft_tabs)\" means"},
    {.id = "html-proofer",
     .tool = "html-proofer",
     .type = "LinkCheckError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 84,
     .anchors = "internally linking to\n"
                "internal image\n"
                "External link \n"
                "does not have an alt\n"
                "linking to internal hash",
     .regex =
         R"(^\s+\*\s+(?<msg>(?:internal(?:ly linking| image)|External link|linking to|image|script|.+ is not an HTTPS link).+(?:does not exist|failed|not exist|alt attribute|HTTPS).*))",
     .matches = "  *  image cart.png does not have an alt attribute (line 1)\n"
                "  *  internal image cart.png does not exist (line 1)",
     .rejects = "note: the documentation explains what \"*  image cart.png does not have an alt attribute "
                "(line 1)\" means"},
    {.id = "shellcheck.place",
     .tool = "shellcheck",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 84,
     .anchors = " line \\d:$\n"
                " line \\d\\d:$\n"
                " line \\d\\d\\d:$\n"
                " line \\d\\d\\d\\d:$",
     .regex = R"(^In (?<file>\S+) line (?<line>\d+):$)",
     .block = Block::paragraph,
     .matches = "In cart.sh line 4:\n"
                "In cart.sh line 3:",
     .rejects = "note: the documentation explains what \"In cart.sh line 4:\" means"},
    {.id = "shellcheck.gcc",
     .tool = "shellcheck",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 84,
     .anchors = " [SC\\d\\d\\d\\d]",
     .regex =
         R"(^(?<file>[^\s:]+):(?<line>\d+):(?<col>\d+): (?:error|warning|note): (?<msg>.+) \[(?<code>SC\d{4})\]$)",
     .matches = "cart.sh:4:4: note: Double quote to prevent globbing and word splitting. [SC2086]\n"
                "cart.sh:4:4: warning: prices is referenced but not assigned. [SC2154]",
     .rejects = "note: the documentation explains what \"cart.sh:4:4: note: Double quote to prevent globbing "
                "and word splitting. [SC2086]\" means"},
    {.id = "shfmt",
     .tool = "shfmt",
     .type = "FormatError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 80,
     .anchors = ".sh.orig\n"
                ".bash.orig\n"
                ".bats.orig",
     .regex = R"(^--- (?<file>\S+\.(?:sh|bash|bats))\.orig$)",
     .block = Block::section,
     .matches = "--- cart.sh.orig",
     .rejects = "note: the documentation explains what \"--- cart.sh.orig\" means"},
    {.id = "shfmt.syntax",
     .tool = "shfmt",
     .type = "ShellSyntaxError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 84,
     .anchors = ".sh:\\d\n"
                ".bash:\\d\n"
                ".bats:\\d",
     .regex =
         R"(^(?<file>[^\s:]+\.(?:sh|bash|bats)):(?<line>\d+):(?<col>\d+): (?<msg>(?!warning|note|error).+))",
     .matches = "bad.sh:1:1: if statement must end with \"fi\"",
     .rejects = "cart.sh:4:4: note: Double quote to prevent globbing and word splitting. [SC2086]"},
    {.id = "bats.place",
     .tool = "bats",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 40,
     .anchors = "(in test file \n"
                " in file ",
     .regex = R"(^#\s+\((?:in test file|from function .+ in file) (?<file>\S+), line (?<line>\d+)\))",
     .matches = "# (in test file cart.bats, line 4)",
     .rejects = "== Compilation error in file lib/shop.ex =="},
    {.id = "jq",
     .tool = "jq",
     .type = "JsonError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 84,
     .anchors = "jq: error\n"
                "parse error: ",
     .regex = R"(^(?:jq: error|parse error)(?: \(at [^)]*\))?: (?<msg>.+))",
     .matches = "parse error: Unmatched '}' at line 1, column 11",
     .rejects =
         "note: the documentation explains what \"parse error: Unmatched '}' at line 1, column 11\" means"},
    {.id = "rpmbuild",
     .tool = "rpmbuild",
     .type = "PackagingError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 68,
     .anchors = "error: Bad exit status from\n"
                "Installed (but unpackaged)",
     .regex =
         R"(^error: (?<msg>Bad exit status from .+ \(%\w+\)|.*(?:Installed \(but unpackaged\) file\(s\) found|File not found).*))",
     .matches = "error: Bad exit status from /var/tmp/rpm-tmp.YR95q6 (%build)",
     .rejects = "note: the documentation explains what \"error: Bad exit status from /var/tmp/rpm-tmp.YR95q6 "
                "(%build)\" means"},
    {.id = "rpmbuild.requires",
     .tool = "rpmbuild",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 88,
     .anchors = "Failed build dependencies:",
     .regex = R"(^error: (?<msg>Failed build dependencies:))",
     .block = Block::indented,
     .matches = "error: Failed build dependencies:",
     .rejects = "note: the documentation explains what \"error: Failed build dependencies:\" means"},
    {.id = "dpkg.build",
     .tool = "dpkg",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 88,
     .anchors = "Unmet build dependencies:",
     .regex = R"(^dpkg-checkbuilddeps: error: (?<msg>Unmet build dependencies: .+))",
     .matches = "dpkg-checkbuilddeps: error: Unmet build dependencies: cart-total-dev",
     .rejects = "note: the documentation explains what \"dpkg-checkbuilddeps: error: Unmet build "
                "dependencies: cart-total-dev\" means"},
};

}  // namespace cicd::analysis::rules
