#pragma once

#include "analysis/rule.hpp"

namespace cicd::analysis::rules {

inline constexpr Rule javascript[] = {
    {.id = "npm.code",
     .tool = "npm",
     .type = "NpmError",
     .klass = Class::dependency,
     .role = Role::cascade,
     .rank = 50,
     .anchors = "npm ERR! code\n"
                "npm error code",
     .regex = R"(^(?:\[\w+\] )?\s*npm (?:ERR!|error) code (?<code>(?!ELIFECYCLE)[A-Z][A-Z_0-9]+))",
     .block = Block::indented,
     .matches = "npm error code ERESOLVE\n"
                "npm error code E404\n"
                "npm ERR! code ERESOLVE",
     .rejects = "npm ERR! code ELIFECYCLE\n"
                "npm error code 1"},
    {.id = "npm.msg",
     .tool = "npm",
     .type = "NpmError",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 60,
     .anchors = "npm ERR! Cannot read\n"
                "npm error Cannot read\n"
                "Unsupported engine\n"
                "npm ERR! notarget\n"
                "npm error notarget\n"
                "npm ERR! network\n"
                "npm error network\n"
                "request to http\n"
                "npm ERR! Invalid\n"
                "npm error Invalid\n"
                "EACCES\n"
                "npm ERR! enoent\n"
                "npm error enoent\n"
                "npm ERR! cb()",
     .regex = R"(^(?:\[\w+\] )?\s*npm (?:ERR!|error) (?<msg>(?:Cannot read|Unsupported engine|notarget|404 |)"
              R"(network |request to|Invalid|EACCES|lock file|enoent|cb\(\)|syscall|Tracker).*))",
     .matches = "npm error enoent Could not read package.json: Error: ENOENT: no such file or directory, "
                "open '/tmp/work/npm-empty/package.json'\n"
                "npm error enoent",
     .rejects = "npm error FetchError: request to http://127.0.0.1:9/cart-total-of-nobody failed, reason: "
                "connect ECONNREFUSED 127.0.0.1:9"},
    {.id = "npm.lifecycle",
     .tool = "npm",
     .type = "NpmError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 12,
     .anchors = "npm ERR! code ELIFECYCLE\n"
                "npm ERR! Failed at the\n"
                "npm error command failed\n"
                "Exit status",
     .regex =
         R"(^(?:\[\w+\] )?\s*npm (?:ERR!|error) (?<msg>code ELIFECYCLE|Failed at the .+ script.*|command failed|.*Exit status \d+))",
     .matches = "npm ERR! code ELIFECYCLE\n"
                "npm error command failed",
     .rejects = "note: the documentation explains what \"npm ERR! code ELIFECYCLE\" means"},
    {.id = "npm.log",
     .tool = "npm",
     .type = "NpmError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 2,
     .anchors = "npm ERR! \n"
                "npm error ",
     .regex = R"(^(?:\[\w+\] )?\s*npm (?:ERR!|error) .*(?:A complete log of this run|_logs|npm-debug\.log))",
     .matches = "npm error A complete log of this run can be found in: "
                "/tmp/work/home/.npm/_logs/2026-11-21T23_56_18_495Z-debug-0.log\n"
                "npm error /tmp/work/home/.npm/_logs/2026-11-21T23_56_13_292Z-eresolve-report.txt\n"
                "npm ERR! A complete log of this run can be found in:",
     .rejects = "npm error path /tmp/work/npm-empty/package.json"},
    {.id = "yarn.error",
     .tool = "yarn",
     .type = "YarnError",
     .klass = Class::config,
     .role = Role::cascade,
     .rank = 25,
     .anchors = "error Command failed",
     .regex = R"(^error Command failed with exit code (?<code>\d+)\.)",
     .matches = "error Command failed with exit code 3.\n"
                "error Command failed with exit code 1.",
     .rejects = "note: the documentation explains what \"error Command failed with exit code 3.\" means"},
    {.id = "yarn.v1",
     .tool = "yarn",
     .type = "YarnError",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 74,
     .anchors = "^error An unexpected\n"
                "^error Package \"\n"
                "The engine \"\n"
                "^error Found incompat\n"
                "^error Received malformed\n"
                "^error Integrity\n"
                "^error Incorrect",
     .regex =
         R"(^error (?<msg>(?:An unexpected error occurred|Package ".+" refers|\S+@\S+: The engine|Found incompatible module|Received malformed|Integrity check failed|Incorrect integrity).*))",
     .matches = "error An unexpected error occurred: \"EACCES: permission denied, open 'yarn.lock'\".\n"
                "error Found incompatible module.",
     .rejects = "note: the documentation explains what \"error An unexpected error occurred: \"EACCES: "
                "permission denied, open 'yarn.lock'\".\" means"},
    // Not run here; the form is that of yarnpkg/berry, MessageName.
    {.id = "yarn.berry",
     .tool = "yarn berry",
     .type = "YarnError",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 78,
     .anchors = "➤ YN0",
     .regex =
         R"(➤ (?<code>YN00(?:0[1-9]|[1-9]\d)): .*(?<msg>(?:Error|error|doesn.t|couldn.t|failed|would have been (?:modified|created)|can.t).*))",
     .matches = "➤ YN0028: │ The lockfile would have been modified by this install, which is explicitly "
                "forbidden.",
     .rejects = "➤ YN0028: │ The lockfile would h"},
    {.id = "pnpm",
     .tool = "pnpm",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 80,
     .anchors = "ERR_PNPM_",
     .regex = R"((?<code>ERR_PNPM_[A-Z_0-9]+)\S*\s+(?<msg>.+))",
     .matches = " ERR_PNPM_NO_LOCKFILE  Cannot install with \"frozen-lockfile\" because pnpm-lock.yaml "
                "is absent\n"
                " ERR_PNPM_NO_SCRIPT  Missing script: deploy\n"
                " ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with \"frozen-lockfile\" because "
                "pnpm-lock.yaml is not "
                "up to date",
     .rejects = "err_pnpm_no_lockfile  cannot install with \"frozen-lockfile\" because pnpm-lock.yaml is "
                "absent"},
    {.id = "pnpm.lifecycle",
     .tool = "pnpm",
     .type = "PnpmError",
     .klass = Class::config,
     .role = Role::cascade,
     .rank = 12,
     .anchors = "ELIFECYCLE",
     .regex = R"(ELIFECYCLE\S*\s+(?<msg>Command failed.*))",
     .matches = " ELIFECYCLE  Command failed with exit code 3.\n"
                " ELIFECYCLE  Command failed with exit code 1.",
     .rejects = "ELIFECYCLE  Co"},
    {.id = "tsc",
     .tool = "tsc",
     .type = "TypeScriptError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 92,
     .anchors = "error TS\\d",
     .regex =
         R"(^\s*(?<file>[^\s()]+?)(?:\((?<line>\d+),(?<col>\d+)\)|:(?<line>\d+):(?<col>\d+)) ?[:-] error (?<code>TS\d+): (?<msg>.+))",
     .block = Block::indented,
     .matches = "cart.ts(3,15): error TS2339: Property 'total' does not exist on type 'Cart'.\n"
                "cart.ts:3:15 - error TS2339: Property 'total' does not exist on type 'Cart'.\n"
                "src/cart.ts(41,17): error TS2339: Property 'total' does not exist on type 'Cart'.",
     .rejects = "error TS5057: Cannot find a tsconfig.json file at the specified directory: 'empty'."},
    {.id = "tsc.bare",
     .tool = "tsc",
     .type = "TypeScriptError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 84,
     .anchors = "error TS\\d",
     .regex = R"(error (?<code>TS\d+): (?<msg>.+))",
     .matches = "error TS5057: Cannot find a tsconfig.json file at the specified directory: 'empty'.\n"
                "cart.ts:3:15 - error TS2339: Property 'total' does not exist on type 'Cart'.\n"
                "error TS18003: No inputs were found in config file 'tsconfig.json'.",
     .rejects = "error ts5057: cannot find a tsconfig.json file at the specified directory: 'empty'."},
    {.id = "eslint.row",
     .tool = "eslint",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 84,
     .anchors = "  error  ",
     .regex = R"(^\s+(?<line>\d+):(?<col>\d+)\s+error\s+(?<msg>.+?)(?:\s{2,}(?<code>[@\w/-]+))?$)",
     .block = Block::table,
     .matches = "  2:27  error    'totl' is not defined                no-undef\n"
                "  1:10  error  Parsing error: Unexpected token (\n"
                "  12:5  error  'total' is assigned a value but never used  no-unused-vars",
     .rejects = "  12:5  warning  Unexpected console statement  no-console"},
    {.id = "eslint.sum",
     .tool = "eslint",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cascade,
     .rank = 25,
     .anchors = " problems (",
     .regex = R"(✖ (?<msg>\d+ problems? \([1-9]\d* errors?.*\)))",
     .matches = "✖ 2 problems (2 errors, 0 warnings)\n"
                "✖ 3 problems (2 errors, 1 warning)",
     .rejects = "✖ 1 problem (0 errors, 1 warning)"},
    {.id = "prettier",
     .tool = "prettier",
     .type = "FormatError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 70,
     .anchors = "Code style issues",
     .regex = R"(^(?:\[(?:warn|error)\] )?(?<msg>Code style issues.*))",
     .matches = "[warn] Code style issues found in the above file. Run Prettier with --write to fix.",
     .rejects = "note: the documentation explains what \"[warn] Code style issues found in the above file. "
                "Run Prettier with --write to fix.\" means"},
    {.id = "biome",
     .tool = "biome",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 84,
     .anchors = " lint/\n"
                " parse ━\n"
                " assist/",
     .regex = R"(^(?<file>\S+?):(?<line>\d+):(?<col>\d+) (?<code>(?:lint|parse|assist)\S*)\s)",
     .block = Block::paragraph,
     .matches = "cart.js:1:38 lint/suspicious/noDoubleEquals  FIXABLE  "
                "━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━\n"
                "cart.js:1:10 lint/correctness/noUnusedVariables  FIXABLE  "
                "━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━\n"
                "src/cart.ts:12:5 lint/style/useConst  FIXABLE  ━━━━━━━━━━",
     .rejects = "note: the documentation explains what \"cart.js:1:38 lint/suspicious/noDoubleEquals  "
                "FIXABLE  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━\""},
    {.id = "webpack",
     .tool = "webpack",
     .type = "BundleError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 90,
     .anchors = "Module not found: \n"
                "Module parse failed: \n"
                "Module build failed",
     .regex = R"((?<msg>Module not found: (?:Error: )?.+|Module parse failed: .+|Module build failed.*))",
     .block = Block::section,
     .matches = "Module not found: Error: Can't resolve './total' in '/tmp/work/webpack/src'\n"
                "Module parse failed: Unexpected token (2:0)\n"
                "Module not found: Error: Can't resolve './cart' in '/work/src'",
     .rejects = "module not found: error: can't resolve './total' in '/tmp/work/webpack/src'"},
    {.id = "webpack.schema",
     .tool = "webpack",
     .type = "BundleError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 90,
     .anchors = "Invalid configuration object\n"
                "Invalid options object",
     .regex = R"((?<msg>Invalid (?:configuration|options) object\. .+))",
     .block = Block::indented,
     .matches = "[webpack-cli] Invalid configuration object. Webpack has been initialized wrongly.",
     .rejects = "Invalid configuration"},
    {.id = "vite",
     .tool = "vite",
     .type = "BundleError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 60,
     .anchors = "error during build:\n"
                "Build failed in ",
     .regex = R"(^(?<msg>(?:error during build:|✗ Build failed.*|x Build failed.*))$)",
     .block = Block::paragraph,
     .matches = "✗ Build failed in 434ms\n"
                "error during build:",
     .rejects = "note: the documentation explains what \"✗ Build failed in 434ms\" means"},
    {.id = "esbuild",
     .tool = "esbuild",
     .type = "BundleError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 88,
     .anchors = "[ERROR]",
     .regex = R"(^\s*✘ \[ERROR\] (?<msg>(?!Build failed with).+))",
     .block = Block::section,
     .matches = "✘ [ERROR] Could not resolve \"./total.js\"\n"
                "✘ [ERROR] Could not resolve \"./cart\"",
     .rejects = "[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch."},
    // Not run here; the form is that of vercel/next.js, packages/next.
    {.id = "next",
     .tool = "next.js",
     .type = "BundleError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 45,
     .anchors = "Failed to compile.\n"
                "Build failed because of webpack errors\n"
                "Build error occurred",
     .regex =
         R"(^(?:> )?(?<msg>Failed to compile\.|Build failed because of webpack errors|Build error occurred))",
     .matches = "Failed to compile.\n"
                "> Build error occurred",
     .rejects = "note: the documentation explains what \"Failed to compile.\" means"},
    {.id = "node.exc",
     .tool = "node",
     .type = "NodeException",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 89,
     .anchors = "TypeError: \n"
                "ReferenceError: \n"
                "SyntaxError: \n"
                "RangeError: \n"
                "EvalError: \n"
                "URIError: \n"
                "AggregateError: \n"
                "Error [ERR_\n"
                "UnhandledPromiseRejection: \n"
                "Uncaught ",
     .regex =
         R"(^\s*(?:Uncaught )?(?<code>(?!Assertion|OSError|Import|ModuleNotFound|Attribute|Key|Index|Value|Name|Indentation|Tab|Lookup|EOF|Permission|FileNotFound|Timeout|Connection|Runtime|Input|Unicode|Recursion|ZeroDiv|NotImpl|Load|NoMethod|Argument|Standard)(?:[A-Z]\w*)Error(?: \[ERR_\w+\])?|Error \[ERR_(?!MODULE_NOT_FOUND)\w+\]|UnhandledPromiseRejection): (?<msg>(?!'[\w.]+' object|\w+\(\) (?:got|takes|missing)|unsupported operand).+))",
     .block = Block::stack,
     .matches = "SyntaxError: Cannot use import statement outside a module\n"
                "SyntaxError: Unexpected token '{'\n"
                "TypeError: Cannot read properties of undefined (reading 'total')",
     .rejects =
         "TypeError: 'NoneType' object is not callable\n"
         "TypeError: total() takes 1 positional argument but 2 were given\n"
         "PHP Fatal error:  Uncaught RuntimeException: the cart is empty in /tmp/work/php/throw.php:2"},
    {.id = "node.module",
     .tool = "node",
     .type = "ModuleNotFound",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 88,
     .anchors = "Cannot find module\n"
                "Cannot find package\n"
                "ERR_MODULE_NOT_FOUND",
     .regex =
         R"((?<msg>(?:Error(?: \[ERR_MODULE_NOT_FOUND\])?: )?Cannot find (?:module|package) ['\"](?:(?!/).+|/.+ imported from .+)))",
     .block = Block::stack,
     .matches = "Error [ERR_MODULE_NOT_FOUND]: Cannot find module '/tmp/work/node/dist/tax' imported from "
                "/tmp/work/node/dist/main.js\n"
                "Error: Cannot find module './no-such-file' imported from '/tmp/work/vitest/import.test.js'\n"
                "Error: Cannot find module 'cart-total-of-nobody'\n"
                "Error: Cannot find module './cart'",
     .rejects = "Error: Cannot find module '/tmp/work/node/no-such-script.js'"},
    {.id = "node.frame",
     .tool = "node",
     .type = "NodeException",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 35,
     .anchors = ".js:\\d\n"
                ".mjs:\\d\n"
                ".cjs:\\d\n"
                ".ts:\\d\n"
                ".tsx:\\d\n"
                ".jsx:\\d\n"
                ".mts:\\d\n"
                ".vue:\\d",
     .regex =
         R"(^\s+at (?:.+ \()?(?:file://)?(?<file>(?!node:)(?!.*node_modules/)(?!internal/)[^\s()]+\.\w+):(?<line>\d+):(?<col>\d+)\)?(?: \{)?$)",
     .matches = "      at Object.require (other/import.test.js:1:15)\n"
                "      at Object.toBe (cart.test.js:5:27)\n"
                "    at total (/work/src/cart.js:12:5)",
     .rejects = "    at Identifier.bind (/tmp/work/node_modules/rollup/dist/shared/rollup.js:10232:40)"},
    {.id = "node.oom",
     .tool = "node",
     .type = "OutOfMemory",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 95,
     .anchors = "JavaScript heap out of memory",
     .regex = R"((?<msg>FATAL ERROR: .*JavaScript heap out of memory))",
     .matches = "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
     .rejects = "FATAL ERROR: Reached heap l"},
    {.id = "jest.fail",
     .tool = "jest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 70,
     .anchors = "^FAIL ",
     .regex = R"(^\s*FAIL\s+(?<test>(?<file>\S+\.\w+)))",
     .matches = "FAIL other/import.test.js\n"
                "FAIL ./cart.test.js\n"
                "FAIL src/cart.test.js",
     .rejects = "FAIL in (adds-prices) (cart_test.clj:2)"},
    {.id = "jest.case",
     .tool = "jest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = "  ● ",
     .regex = R"(^\s*● (?!Console$|Test suite failed to run|Deprecation|Validation)(?<test>\S.*))",
     .block = Block::section,
     .matches = "  ● shows the cart\n"
                "  ● waits\n"
                "  ● Cart › adds up",
     .rejects = "  ● Test suite failed to run"},
    {.id = "jest.sum",
     .tool = "jest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cascade,
     .rank = 24,
     .anchors = "^Tests: \n"
                "^Test Suites: ",
     .regex = R"(^(?:Tests|Test Suites):\s+(?<msg>[1-9]\d* failed.*))",
     .matches = "Tests:       1 failed, 1 total\n"
                "Test Suites: 1 failed, 1 total\n"
                "Tests:       1 failed, 2 passed, 3 total",
     .rejects = "Tests:       3 passed, 3 total\n"
                "Tests:       1 skipped, 1 passed, 2 total"},
    {.id = "vitest.case",
     .tool = "vitest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 80,
     .anchors = "^ FAIL  \n"
                " FAIL  ",
     .regex = R"(^\s*FAIL\s+(?:\|\S+\| )?(?<file>\S+\.(?:test|spec)\.\w+)(?: > (?<test>.+)| \[.*\])?)",
     .block = Block::paragraph,
     .matches = " FAIL  import.test.js [ import.test.js ]\n"
                " FAIL  cart.test.js > cart > adds prices\n"
                " FAIL  src/cart.test.ts > Cart > adds up",
     .rejects = "2/2 total FAIL            0.03s   exit status 1"},
    {.id = "vitest.err",
     .tool = "vitest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 88,
     .anchors = "AssertionError: expected",
     .regex = R"(^(?<code>AssertionError): (?<msg>expected .+))",
     .block = Block::stack,
     .matches = "AssertionError: expected 3 to be 4 // Object.is equality",
     .rejects = "note: the documentation explains what \"AssertionError: expected 3 to be 4 // Object.is "
                "equality\" means"},
    {.id = "mocha.fail",
     .tool = "mocha",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cascade,
     .rank = 28,
     .anchors = " failing",
     .regex = R"(^\s+(?<msg>[1-9]\d* failing))",
     .block = Block::paragraph,
     .matches = "  2 failing",
     .rejects = "  0 failing\n"
                "✖ failing tests:"},
    {.id = "playwright",
     .tool = "playwright",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 88,
     .anchors = " › ",
     .regex =
         R"(^\s+\d+\) (?:\[(?<proj>[^\]]+)\] › )?(?<file>\S+):(?<line>\d+):(?<col>\d+) › (?<test>.+?)\s*(?:─)*$)",
     .block = Block::paragraph,
     .matches = "  1) cart.spec.js:5:1 › opens the shop "
                "─────────────────────────────────────────────────────────────\n"
                "  1) cart.spec.js:2:1 › adds prices "
                "────────────────────────────────────────────────────────────────\n"
                "  1) [chromium] › tests/cart.spec.ts:12:5 › adds up ──────",
     .rejects = "  ✘  1 cart.spec.js:5:1 › opens the shop (33ms)"},
    // Not run here; the form is that of cypress-io/cypress.
    {.id = "cypress",
     .tool = "cypress",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 80,
     .anchors = "CypressError\n"
                "AssertionError: Timed out",
     .regex = R"((?<msg>(?:CypressError|AssertionError: Timed out).*))",
     .matches = "     AssertionError: Timed out retrying after 4000ms: Expected to find element: `.total`",
     .rejects = "assertionerror: timed out retrying after 4000ms: expected to find element: `.total`"},
    {.id = "tap",
     .tool = "tap/node:test",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 80,
     .anchors = "not ok ",
     .regex = R"(^\s*not ok (?<num>\d+)(?: -)? (?<test>(?!.*# (?:TODO|SKIP)).+))",
     .block = Block::section,
     .matches = "not ok 2 - adds prices\n"
                "not ok 2 adds prices\n"
                "not ok 2 - adds up",
     .rejects = "ok 1 - counts"},
    // Not run here; the form is that of denoland/deno, cli.
    {.id = "deno",
     .tool = "deno",
     .type = "NodeException",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 80,
     .anchors = "^error: ",
     .regex = R"(^error: (?<msg>(?:Uncaught|Module not found|TS\d+).*))",
     .matches = "error: Uncaught (in promise) TypeError: total is not a function\n"
                "error: Module not found \"file:///work/cart.ts\".",
     .rejects = "error: warnings found and -Werror specified"},
    {.id = "node.error",
     .tool = "node",
     .type = "NodeException",
     .klass = Class::test,
     .role = Role::generic,
     .rank = 66,
     .anchors = "^Error: \n"
                "Uncaught Error: ",
     .regex = R"(^(?:Uncaught )?Error: (?<msg>(?!(?:none|no errors?|0)\b).+))",
     .block = Block::stack,
     .matches = "Error: Cannot find module 'cart-total-of-nobody'\n"
                "Error: the cart is empty",
     .rejects = "Error: none found\n"
                "PHP Fatal error:  Uncaught Error: Call to undefined function array_summ() in "
                "/tmp/work/php/cart.php:3"},
    {.id = "node.assert",
     .tool = "node",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = "AssertionError [ERR_ASSERTION]",
     .regex = R"(^\s*(?<code>AssertionError) \[ERR_ASSERTION\]: (?<msg>.+))",
     .block = Block::stack,
     .matches = "      AssertionError [ERR_ASSERTION]: 3 == 4\n"
                "  AssertionError [ERR_ASSERTION]: 3 == 4",
     .rejects = "note: the documentation explains what \"AssertionError [ERR_ASSERTION]: 3 == 4\" means"},
    {.id = "node.syntax",
     .tool = "node",
     .type = "NodeException",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 89,
     .anchors = "SyntaxError: ",
     .regex =
         R"(^\s*(?:Uncaught )?(?<code>SyntaxError): (?<msg>(?:Unexpected (?:token|identifier|end of input|string|number|reserved word|strict mode|eval|template|number|JSON).*|missing .+|Invalid or unexpected token.*|Cannot use import statement.*|Identifier '.+' has already been declared.*|await is only valid.*|Unterminated .+|The requested module .+|Illegal .+|Malformed .+|Invalid regular expression.*|Private field .+|Named export .+)))",
     .block = Block::stack,
     .matches = "SyntaxError: Cannot use import statement outside a module\n"
                "SyntaxError: Unexpected token '{'",
     .rejects = "[error] bad.js: SyntaxError: Unexpected token, expected \",\" (1:23)"},
    {.id = "babel",
     .tool = "babel",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 92,
     .anchors = "SyntaxError: ",
     .regex =
         R"(^(?:\[\w+\] )?(?:Module build failed.*: )?SyntaxError: (?<file>/?[^\s:]+\.[cm]?[jt]sx?): (?<msg>.+?) ?\((?<line>\d+):(?<col>\d+)\))",
     .block = Block::paragraph,
     .matches = "SyntaxError: /tmp/work/babel/cart.js: Unexpected token, expected \",\" (1:22)",
     .rejects = "SyntaxError: Cannot use import statement outside a module"},
    {.id = "node.script",
     .tool = "node",
     .type = "ModuleNotFound",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 89,
     .anchors = "Error: Cannot find module '/",
     .regex = R"(^Error: (?<msg>Cannot find module '/.+')$)",
     .block = Block::stack,
     .matches = "Error: Cannot find module '/tmp/work/node/no-such-script.js'",
     .rejects = "note: the documentation explains what \"Error: Cannot find module "
                "'/tmp/work/node/no-such-script.js'\" means"},
    {.id = "node.place",
     .tool = "node",
     .type = "NodeException",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 36,
     .anchors = ".js:\\d\n"
                ".mjs:\\d\n"
                ".cjs:\\d\n"
                ".ts:\\d\n"
                ".tsx:\\d",
     .regex = R"(^(?<file>/(?!.*node_modules/)[^\s:]+\.[cm]?[jt]sx?):(?<line>\d+)$)",
     .matches = "/tmp/work/node/range.js:1\n"
                "/tmp/work/node/esm.cjs:1",
     .rejects = "    at Module.error (/tmp/work/node_modules/rollup/dist/shared/rollup.js:20280:28)"},
    {.id = "npm.notfound",
     .tool = "npm",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 88,
     .anchors = "code E404\n"
                "code ETARGET\n"
                "code ENOVERSIONS",
     .regex = R"(^(?:\[\w+\] )?\s*npm (?:ERR!|error) code (?<code>E404|ETARGET|ENOVERSIONS))",
     .block = Block::indented,
     .matches = "npm error code E404",
     .rejects = "note: the documentation explains what \"npm error code E404\" means"},
    {.id = "npm.config",
     .tool = "npm",
     .type = "NpmError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 80,
     .anchors = "code EJSONPARSE\n"
                "code EBADENGINE\n"
                "code EBADPLATFORM\n"
                "code ENOTSUP\n"
                "code EUSAGE\n"
                "code EUNSUPPORTED\n"
                "code EINVALIDPACKAGE",
     .regex =
         R"(^(?:\[\w+\] )?\s*npm (?:ERR!|error) code (?<code>EJSONPARSE|EBADENGINE|EBADPLATFORM|ENOTSUP|)"
         R"(EUSAGE|EUNSUPPORTEDPROTOCOL|EINVALIDPACKAGENAME))",
     .matches = "npm error code EBADENGINE\n"
                "npm error code EUSAGE",
     .rejects = "note: the documentation explains what \"npm error code EBADENGINE\" means"},
    {.id = "npm.usage",
     .tool = "npm",
     .type = "NpmError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 92,
     .anchors = "Missing script: \n"
                "No workspaces found\n"
                "can only install\n"
                "Could not read package.json",
     .regex =
         R"(^(?:\[\w+\] )?\s*npm (?:ERR!|error) (?<msg>Missing script: .+|No workspaces found.+|)"
         R"(`npm ci` can only install .+|.*The `npm ci` command can only install .+|.*Could not read package\.json.*|.*package\.json and package-lock\.json .+ (?:are not in sync|in sync)\..*))",
     .matches = "npm error enoent Could not read package.json: Error: ENOENT: no such file or directory, "
                "open '/tmp/work/npm-empty/package.json'\n"
                "npm error Missing script: \"deploy\"",
     .rejects = " ERR_PNPM_NO_SCRIPT  Missing script: deploy"},
    {.id = "npm.network",
     .tool = "npm",
     .type = "NetworkError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 90,
     .anchors = "code ECONN\n"
                "code ETIMEDOUT\n"
                "code ENOTFOUND\n"
                "code EAI_AGAIN\n"
                "code ERR_SOCKET\n"
                "code EIDLETIMEOUT\n"
                "code UNABLE_TO\n"
                "code SELF_SIGNED\n"
                "code CERT_\n"
                "code E5\\d\\d\n"
                "code E429",
     .regex =
         R"(^(?:\[\w+\] )?\s*npm (?:ERR!|error) code (?<code>ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|)"
         R"(EAI_AGAIN|ERR_SOCKET_TIMEOUT|EIDLETIMEOUT|UNABLE_TO_\w+|SELF_SIGNED\w*|CERT_\w+|E5\d\d|E429))",
     .matches = "npm error code ECONNREFUSED",
     .rejects = "note: the documentation explains what \"npm error code ECONNREFUSED\" means"},
    // Not run here; the form is that of npm/cli, error messages.
    {.id = "npm.auth",
     .tool = "npm",
     .type = "AuthError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 88,
     .anchors = "code E401\n"
                "code E403\n"
                "code ENEEDAUTH\n"
                "code EOTP",
     .regex = R"(^(?:\[\w+\] )?\s*npm (?:ERR!|error) code (?<code>E401|E403|ENEEDAUTH|EOTP))",
     .matches = "npm error code E401\n"
                "npm ERR! code ENEEDAUTH",
     .rejects = "note: the documentation explains what \"npm error code E401\" means"},
    {.id = "npm.peer",
     .tool = "npm",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 92,
     .anchors = "ERESOLVE unable\n"
                "ERESOLVE could not\n"
                "unable to resolve dependency",
     .regex =
         R"(^(?:\[\w+\] )?\s*npm (?:ERR!|error) (?:code )?(?:ERESOLVE )?(?<msg>unable to resolve dependency tree|could not resolve|Could not resolve dependency:.*))",
     .matches = "npm error ERESOLVE unable to resolve dependency tree",
     .rejects = "note: the documentation explains what \"npm error ERESOLVE unable to resolve dependency "
                "tree\" means"},
    {.id = "npm.nofile",
     .tool = "npm",
     .type = "NpmError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 84,
     .anchors = "package.json",
     .regex = R"(^(?:\[\w+\] )?\s*npm (?:ERR!|error) (?:enoent )?(?<msg>(?:Could not read package\.json|)"
              R"(ENOENT: no such file or directory, open .*package\.json.*).*))",
     .matches = "npm error enoent Could not read package.json: Error: ENOENT: no such file or directory, "
                "open '/tmp/work/no-such-folder/package.json'\n"
                "npm error enoent Could not read package.json: Error: ENOENT: no such file or directory, "
                "open '/tmp/work/npm-empty/package.json'",
     .rejects = "npm error JSON.parse Note: package.json must be actual JSON, not just JavaScript."},
    {.id = "yarn.resolve",
     .tool = "yarn",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 86,
     .anchors = "^error Couldn't find",
     .regex =
         R"(^error (?<msg>Couldn't find (?:any versions for|package|match for) .+|Couldn't find the binary .+))",
     .matches = "error Couldn't find any versions for \"total\" that matches \"^1.0.0\" in our cache "
                "(possible versions are \"\"). This is usually caused by a missing entry in the lockfile, "
                "running Yarn without the --offline flag may help fix this issue.",
     .rejects = "note: the documentation explains what \"error Couldn't find any versions for \"total\" that "
                "matches \"^1.0.0\" in our cache (possible versions ar"},
    {.id = "yarn.usage",
     .tool = "yarn",
     .type = "YarnError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = "^error Your lockfile needs\n"
                "^error Command \"\n"
                "a package.json file in",
     .regex =
         R"(^error (?<msg>Your lockfile needs to be updated.*|Command ".+" not found\..*|Couldn.t find a package\.json file.*))",
     .matches = "error Your lockfile needs to be updated, but yarn was run with `--frozen-lockfile`.\n"
                "error Command \"deploy\" not found.",
     .rejects = "note: the documentation explains what \"error Your lockfile needs to be updated, but yarn "
                "was run with `--frozen-lockfile`.\" means"},
    {.id = "pnpm.usage",
     .tool = "pnpm",
     .type = "PnpmError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 88,
     .anchors = "ERR_PNPM_",
     .regex =
         R"((?<code>ERR_PNPM_(?:NO_LOCKFILE|OUTDATED_LOCKFILE|NO_SCRIPT\w*|NO_IMPORTER_MANIFEST_FOUND|BAD_PM_VERSION|UNSUPPORTED_ENGINE|LOCKFILE_CONFIG_MISMATCH|FROZEN_LOCKFILE\w*|NO_PKG_MANIFEST|JSON_PARSE|INVALID_WORKSPACE\w*|RECURSIVE_EXEC_FIRST_FAIL))\S*\s+(?<msg>.+))",
     .matches = " ERR_PNPM_NO_LOCKFILE  Cannot install with \"frozen-lockfile\" because pnpm-lock.yaml "
                "is absent\n"
                " ERR_PNPM_NO_SCRIPT  Missing script: deploy",
     .rejects = "err_pnpm_no_lockfile  cannot install with \"frozen-lockfile\" because pnpm-lock.yaml is "
                "absent"},
    {.id = "tsc.config",
     .tool = "tsc",
     .type = "TypeScriptError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 90,
     .anchors = "error TS5\\d\n"
                "error TS6053\n"
                "error TS1800",
     .regex = R"(^error (?<code>TS(?:5\d{3}|6053|18002|18003)): (?<msg>.+))",
     .matches = "error TS5057: Cannot find a tsconfig.json file at the specified directory: 'empty'.",
     .rejects = "note: the documentation explains what \"error TS5057: Cannot find a tsconfig.json file at "
                "the specified directory: 'empty'.\" means"},
    {.id = "tsc.pretty",
     .tool = "tsc",
     .type = "TypeScriptError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 92,
     .anchors = " - error TS\\d",
     .regex = R"(^(?<file>[^\s:()]+\.[cm]?tsx?):(?<line>\d+):(?<col>\d+) - error (?<code>TS\d+): (?<msg>.+))",
     .block = Block::compiler,
     .matches = "cart.ts:3:15 - error TS2339: Property 'total' does not exist on type 'Cart'.",
     .rejects = "note: the documentation explains what \"cart.ts:3:15 - error TS2339: Property 'total' does "
                "not exist on type 'Cart'.\" means"},
    {.id = "eslint.config",
     .tool = "eslint",
     .type = "LintConfigError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = "ESLint couldn't find\n"
                "Failed to load plugin\n"
                "Failed to load config\n"
                "Failed to load parser",
     .regex =
         R"(^(?:Oops! .*|(?<msg>ESLint couldn't find (?:an eslint\.config|a configuration|the (?:plugin|config)).*|.*Failed to load (?:plugin|config|parser) .+ declared in .+)))",
     .block = Block::paragraph,
     .matches = "ESLint couldn't find an eslint.config.(js|mjs|cjs) file.",
     .rejects = "note: the documentation explains what \"ESLint couldn't find an eslint.config.(js|mjs|cjs) "
                "file.\" means"},
    {.id = "eslint.setting",
     .tool = "eslint",
     .type = "LintConfigError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = "Configuration for rule \"\n"
                "Could not find config file\n"
                "Unexpected key \"\n"
                "^Error: Key \"rules\": ",
     .regex =
         R"((?<msg>Configuration for rule ".+" is invalid.*|Could not find config file\.|Unexpected key ".+" found.*|Key "rules": .+))",
     .block = Block::paragraph,
     .matches = "Configuration for rule \"semi\" is invalid. Expected severity of \"off\", 0.",
     .rejects = "Configuration for rule \"semi\""},
    {.id = "prettier.file",
     .tool = "prettier",
     .type = "FormatError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 80,
     .anchors = "^[warn] \n"
                "^[error] ",
     .regex = R"(^\[(?:warn|error)\] (?<file>\S+\.\w+)$)",
     .matches = "[warn] cart.js",
     .rejects = "[error]     |                       ^"},
    {.id = "prettier.syntax",
     .tool = "prettier",
     .type = "FormatError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 90,
     .anchors = "SyntaxError: ",
     .regex = R"(^\[error\] (?<file>[^\s:]+): (?<msg>SyntaxError: .+?) \((?<line>\d+):(?<col>\d+)\))",
     .block = Block::indented,
     .matches = "[error] bad.js: SyntaxError: Unexpected token, expected \",\" (1:23)",
     .rejects = "SyntaxError: Cannot use import statement outside a module"},
    {.id = "biome.format",
     .tool = "biome",
     .type = "FormatError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 78,
     .anchors = " format ━\n"
                " organizeImports ━",
     .regex = R"(^(?<file>\S+) (?<code>format|organizeImports) (?:━)+)",
     .block = Block::section,
     .matches = "cart.js format "
                "━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━",
     .rejects = "note: the documentation explains what \"cart.js format "
                "━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━\""},
    {.id = "miette",
     .tool = "oxlint",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 82,
     .anchors = "eslint(\n"
                "typescript(\n"
                "react(\n"
                "unicorn(\n"
                "import(\n"
                "jsx-a11y(",
     .regex = R"(^\s+(?:×|✖|x) (?<msg>(?<code>[\w@/-]+\([\w/@-]+\)): .+))",
     .block = Block::indented,
     .matches = "  × eslint(no-debugger): `debugger` statement is not allowed",
     .rejects = "    return _bootstrap._gcd_import(name[level:], package, level)"},
    // Where warnings count as errors they are the cause.
    {.id = "miette.warning",
     .tool = "oxlint",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 50,
     .anchors = "eslint(\n"
                "typescript(\n"
                "react(\n"
                "unicorn(\n"
                "import(\n"
                "jsx-a11y(",
     .regex = R"(^\s+(?:!|⚠) (?<msg>(?<code>[\w@/-]+\([\w/@-]+\)): .+))",
     .block = Block::indented,
     .matches = "  ⚠ eslint(no-unused-vars): Variable 'a' is declared but never used.",
     .rejects = "  × eslint(no-debugger): `debugger` statement is not allowed"},
    {.id = "miette.place",
     .tool = "oxlint",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::locator,
     .rank = 40,
     .anchors = "╭─[\n"
                "   ,-[",
     .regex = R"(^(?:│\s+|\s+)(?:╭─|,-)\[ ?(?<file>[^\s:\]]+):(?<line>\d+):(?<col>\d+) ?\])",
     .matches = "   ╭─[cart.js:1:20]\n"
                "│     ╭─[ app.vue:3:23 ]\n"
                "   ,-[cart.js:1:1]",
     .rejects = "note: the documentation explains what \"╭─[cart.js:1:20]\" means"},
    {.id = "swc",
     .tool = "swc",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 84,
     .anchors = "  x Expected\n"
                "  × Expected\n"
                "  x Unexpected\n"
                "  × Unexpected\n"
                "  x Untermin\n"
                "  × Untermin\n"
                "  x Expression\n"
                "  × Expression\n"
                "  x Cannot \n"
                "  × Cannot \n"
                "  x Invalid\n"
                "  × Invalid",
     .regex =
         R"(^\s+(?:x|×) (?<msg>(?:Expected|Unexpected|Unterminated|Expression expected|'.+' (?:expected|is not)|Cannot|Invalid|Return statement|the name `).*))",
     .block = Block::indented,
     .matches = "  x Expected ',', got '{'",
     .rejects = "note: the documentation explains what \"x Expected ',', got '{'\" means"},
    {.id = "markdownlint",
     .tool = "markdownlint",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 84,
     .anchors = " MD0\\d\\d/",
     .regex =
         R"(^(?<file>[^\s:]+):\s?(?<line>\d+)(?::(?<col>\d+))?:? (?:error |warning )?(?<code>MD\d{3})/(?<msg>.+))",
     .matches =
         "docs/cart.md: 12: MD005/list-indent Inconsistent indentation for list items at the same level\n"
         "README.md:1:1 error MD018/no-missing-space-atx No space after hash on atx style heading "
         "[Context: \"#Cart\"]\n"
         "README.md:3:1 error MD004/ul-style Unordered list style [Expected: dash; Actual: asterisk]",
     .rejects = "note: the documentation explains what \"README.md:1:1 error MD018/no-missing-space-atx No "
                "space after hash on atx style heading [Context: \"#C"},
    {.id = "commitlint",
     .tool = "commitlint",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 84,
     .anchors = "-empty]$\n"
                "-enum]$\n"
                "-case]$\n"
                "-full-stop]$\n"
                "-max-length]$\n"
                "-min-length]$\n"
                "-leading-blank]$",
     .regex = R"(^(?:✖|×)\s+(?<msg>.+ \[(?<code>[a-z]+(?:-[a-z]+)+)\])$)",
     .matches = "✖   subject may not be empty [subject-empty]\n"
                "✖   type may not be empty [type-empty]",
     .rejects =
         "note: the documentation explains what \"✖   subject may not be empty [subject-empty]\" means"},
    {.id = "cspell",
     .tool = "cspell",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 84,
     .anchors = "Unknown word (\n"
                "Forbidden word (\n"
                "Misspelled word (",
     .regex =
         R"(^(?<file>[^\s:]+):(?<line>\d+):(?<col>\d+) - (?<msg>(?:Unknown|Forbidden|Misspelled) word \(.+\).*))",
     .matches = "README.md:1:19 - Unknown word (pricess)",
     .rejects = "note: the documentation explains what \"README.md:1:19 - Unknown word (pricess)\" means"},
    {.id = "htmlhint",
     .tool = "htmlhint",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 82,
     .anchors = "Tag must be\n"
                "Doctype must\n"
                "The value of\n"
                "The id value\n"
                "Special characters\n"
                "The attribute\n"
                "The html element\n"
                "Tagname [",
     .regex = R"(^\s+\^ (?<msg>.+ \((?<code>[a-z]+(?:-[a-z]+)+)\))$)",
     .matches = "                      ^ Tag must be paired, missing: [ </div> ], start tag match failed [ "
                "<div> ] on line 1. (tag-pair)\n"
                "          ^ Doctype must be declared before any non-comment content. (doctype-first)",
     .rejects = "note: the documentation explains what \"^ Tag must be paired, missing: [ </div> ], start "
                "tag match failed [ <div> ] on line 1. (tag-pair)\" me"},
    {.id = "webpack.place",
     .tool = "webpack",
     .type = "BundleError",
     .klass = Class::compile,
     .role = Role::locator,
     .rank = 40,
     .anchors = "^ERROR in ",
     .regex = R"(^ERROR in (?<file>\S+?)(?: (?<line>\d+):(?<col>\d+)(?:-\d+)*)?$)",
     .matches = "ERROR in ./src/index.js 1:0-32\n"
                "ERROR in ./src/total.js 2:0",
     .rejects = "note: the documentation explains what \"ERROR in ./src/index.js 1:0-32\" means"},
    {.id = "rollup",
     .tool = "rollup",
     .type = "BundleError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 88,
     .anchors = "Could not resolve \"\n"
                "Could not resolve '\n"
                "failed to resolve import\n"
                "is not exported by\n"
                "Failed to resolve ",
     .regex =
         R"(^(?:\[!\] |✖ .+?: |■\s+Nuxt build error: )?(?:\(plugin [\w:-]+\) )?(?:(?:Rollup|ERR! )?Error: )?(?:\[[\w:-]+\]:? )?(?<msg>(?:)"
         R"(Could not resolve ["\'`][^\x22\x27`]+.(?: from .(?<file>[^\x22\x27]+))?.*|)"
         R"(Roll(?:up|down) failed to resolve import \x22[^\x22]+\x22 from \x22(?<file>[^\x22]+)\x22.*|)"
         R"(".+" is not exported by ".+".*|Failed to resolve (?!link ).+)))",
     .block = Block::indented,
     .matches = "[!] RollupError: Could not resolve \"./total.js\" from \"main.js\"\n"
                "Could not resolve \"./total\" from \"main.js\"\n"
                "[vite]: Rollup failed to resolve import \"./total.js\" from \"/work/cart.js\".\n"
                "Error: [vite]: Rollup failed to resolve import \"./total.js\" from \"/work/cart.js\".",
     .rejects = "[!] RollupError: main.js (1:9): \"total\" is not exported by \"total.js\", imported by "
                "\"main.js\"."},
    {.id = "rollup.place",
     .tool = "rollup",
     .type = "BundleError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 90,
     .anchors = ".js (\\d\n"
                ".ts (\\d\n"
                ".jsx (\\d\n"
                ".tsx (\\d\n"
                ".vue (\\d\n"
                ".mjs (\\d\n"
                ".svelte (\\d",
     .regex =
         R"(^(?:\[!\] )?(?:\(plugin [\w:-]+\) )?(?:RollupError: )?(?:\[[\w:-]+\] )?(?<file>[^\s:()]+\.\w+) \((?<line>\d+):(?<col>\d+)\): (?<msg>.+))",
     .block = Block::indented,
     .matches = "total.js (2:0): Unexpected token `<eof>`. Expected identifier, string literal, numeric "
                "literal or [ for the computed key\n"
                "[!] RollupError: main.js (1:9): \"total\" is not exported by \"total.js\", imported by "
                "\"main.js\".",
     .rejects = " ✓ cart.test.js (2 tests | 1 skipped) 3ms"},
    {.id = "svelte-check",
     .tool = "svelte-check",
     .type = "TypeScriptError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 88,
     .anchors = " (ts)$\n"
                " (svelte)$",
     .regex = R"(^Error: (?<msg>.+) \((?:ts|svelte)\)$)",
     .block = Block::paragraph,
     .matches = "Error: Type 'string' is not assignable to type 'number'. (ts)",
     .rejects = "Warn: 'totl' is not defined (svelte)"},
    {.id = "svelte-check.place",
     .tool = "svelte-check",
     .type = "TypeScriptError",
     .klass = Class::compile,
     .role = Role::locator,
     .rank = 40,
     .anchors = ".svelte:\\d",
     .regex = R"(^(?<file>\S+\.svelte):(?<line>\d+):(?<col>\d+)$)",
     .matches = "/srv/Cart.svelte:2:7",
     .rejects = "Warn: 'totl' is not defined (svelte)"},
    {.id = "grunt",
     .tool = "grunt",
     .type = "GruntError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 78,
     .anchors = "Use --force to continue",
     .regex = R"(^Warning: (?<msg>.+) Use --force to continue\.)",
     .matches = "Warning: Task \"deploy\" not found. Use --force to continue.",
     .rejects = "Aborted due to warnings."},
    {.id = "knip",
     .tool = "knip",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 80,
     .anchors = "^Unused files (\n"
                "^Unused exports (\n"
                "^Unused dependencies (\n"
                "^Unused devDependencies (\n"
                "^Unlisted dependencies (\n"
                "^Unresolved imports (",
     .regex = R"(^(?<msg>(?:Unused|Unlisted|Unresolved) \w+ \(\d+\)))",
     .block = Block::paragraph,
     .matches = "Unused files (1)",
     .rejects = "Unused variable"},
    {.id = "esbuild.place",
     .tool = "esbuild",
     .type = "BundleError",
     .klass = Class::compile,
     .role = Role::locator,
     .rank = 40,
     .anchors = ".js:\\d\n"
                ".ts:\\d\n"
                ".jsx:\\d\n"
                ".tsx:\\d\n"
                ".css:\\d\n"
                ".mjs:\\d",
     .regex = R"(^\s{4,8}(?<file>[^\s:]+):(?<line>\d+):(?<col>\d+):$)",
     .matches = "    main.js:1:22:",
     .rejects = "    at file:///tmp/work/node_modules/rollup/dist/es/shared/node-entry.js:23573:26"},
    {.id = "jest.suite",
     .tool = "jest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cascade,
     .rank = 60,
     .anchors = "Test suite failed to run",
     .regex = R"(^\s*● (?<msg>Test suite failed to run))",
     .matches = "  ● Test suite failed to run",
     .rejects = "note: the documentation explains what \"● Test suite failed to run\" means"},
    {.id = "jest.module",
     .tool = "jest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 90,
     .anchors = "' from '",
     .regex = R"(^\s+(?<msg>Cannot find module '.+' from '(?<file>[^']+)'))",
     .block = Block::indented,
     .matches = "    Cannot find module './no-such-file' from 'other/import.test.js'",
     .rejects = "ImportError: cannot import name 'totl' from 'cartlib' (/tmp/work/python/cartlib.py)"},
    {.id = "vitest.place",
     .tool = "vitest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 40,
     .anchors = " ❯ ",
     .regex = R"(^\s*❯ (?:\S+ )?(?<file>(?!.*node_modules/)[^\s:]+\.\w+):(?<line>\d+):(?<col>\d+)$)",
     .matches = " ❯ import.test.js:1:1\n"
                " ❯ cart.test.js:6:27",
     .rejects = " ❯ loadAndTransform ../.node/node_modules/vite/dist/node/chunks/config.js:22907:33"},
    {.id = "vitest.import",
     .tool = "vitest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 90,
     .anchors = "' imported from '",
     .regex =
         R"(^Error: (?<msg>(?:Cannot find module|Failed to (?:load url|resolve import)) .+ imported from '(?<file>[^']+)'.*))",
     .block = Block::indented,
     .matches = "Error: Cannot find module './no-such-file' imported from '/tmp/work/vitest/import.test.js'",
     .rejects = "note: the documentation explains what \"Error: Cannot find module './no-such-file' imported "
                "from '/tmp/work/vitest/import.test.js'\" means"},
    {.id = "mocha.timeout",
     .tool = "mocha",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 83,
     .anchors = "Error: Timeout of",
     .regex = R"(^\s+Error: (?<msg>Timeout of \d+ms exceeded\..*))",
     .matches = "     Error: Timeout of 20ms exceeded. For async tests and hooks, ensure \"done()\" is "
                "called; if returning a Promise, ensure it resolves. (/tmp/work/mocha/cart.test.js)",
     .rejects = "note: the documentation explains what \"Error: Timeout of 20ms exceeded. For async tests "
                "and hooks, ensure \"done()\" is called; if returning a"},
    {.id = "ava",
     .tool = "AVA",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = " [fail]: ",
     .regex = R"(^\s+(?:✘|✖|×) \[fail\]: (?<test>.+))",
     .matches = "  ✘ [fail]: adds prices",
     .rejects = "note: the documentation explains what \"✘ [fail]: adds prices\" means"},
    {.id = "ava.place",
     .tool = "AVA",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 40,
     .anchors = ".js:\\d\n"
                ".ts:\\d\n"
                ".mjs:\\d",
     .regex = R"(^\s+(?<file>[^\s:]+\.[cm]?[jt]sx?):(?<line>\d+)$)",
     .matches = "  test.js:2",
     .rejects = "    at file:///tmp/work/node_modules/rollup/dist/es/shared/node-entry.js:23573:26"},
    {.id = "node.test",
     .tool = "node:test",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 82,
     .anchors = "^✖ \n"
                "  ✖ ",
     .regex = R"(^\s*✖ (?<test>(?!failing tests:).+) \([\d.]+ms\)$)",
     .matches = "✖ adds prices (1.754954ms)",
     .rejects = "✖ 2 problems (2 errors, 0 warnings)"},
    {.id = "node.testplace",
     .tool = "node:test",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 40,
     .anchors = "^test at \n"
                "  location: '",
     .regex = R"(^(?:test at |\s+location: ')(?<file>[^\s:]+):(?<line>\d+):(?<col>\d+)'?$)",
     .matches = "  location: '/tmp/work/node/cart.test.js:4:1'\n"
                "test at cart.test.js:4:1",
     .rejects =
         "note: the documentation explains what \"location: '/tmp/work/node/cart.test.js:4:1'\" means"},
    {.id = "playwright.browser",
     .tool = "playwright",
     .type = "BrowserMissing",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 94,
     .anchors = "Executable doesn't exist at\n"
                "Host system is missing dependencies",
     .regex =
         R"((?<msg>(?:browserType\.launch: )?Executable doesn't exist at .+|Host system is missing dependencies to run browsers.*))",
     .block = Block::indented,
     .matches = "    Error: browserType.launch: Executable doesn't exist at "
                "/tmp/work/home/browsers/chromium_headless_shell-1255/chrome-headless-shell-linux64/"
                "chrome-headless-shell",
     .rejects = "Error: browserType.launch: Executable doesn't exist a"},
    {.id = "playwright.failed",
     .tool = "playwright",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 60,
     .anchors = "  ✘  ",
     .regex =
         R"(^\s+(?:✘|x|×)\s+\d+ (?:\[[^\]]+\] › )?(?<file>\S+):(?<line>\d+):(?<col>\d+) › (?<test>.+?)(?: \(retry #\d+\))? \([\d.]+m?s\)$)",
     .matches = "  ✘  1 cart.spec.js:5:1 › opens the shop (33ms)\n"
                "  ✘  1 cart.spec.js:2:1 › adds prices (58ms)",
     .rejects =
         "note: the documentation explains what \"✘  1 cart.spec.js:5:1 › opens the shop (33ms)\" means"},
    {.id = "playwright.expect",
     .tool = "playwright",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 70,
     .anchors = "Error: expect(\n"
                "Test timeout of\n"
                "Error: locator.\n"
                "Error: page.",
     .regex =
         R"(^\s+Error: (?<msg>(?:expect\(.*\)\.\S+|.*Test timeout of \d+ms exceeded.*|locator\.\w+: .+|page\.\w+: .+).*))",
     .block = Block::indented,
     .matches = "    Error: expect(received).toBe(expected) // Object.is equality",
     .rejects = "     Failure/Error: expect(1 + 2).to eq(4)"},
    {.id = "less",
     .tool = "less",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 90,
     .anchors = ".less on line ",
     .regex =
         R"(^(?:NameError|ParseError|SyntaxError|FileError|ArgumentError|OperationError): (?<msg>.+) in (?<file>\S+\.less) on line (?<line>\d+), column (?<col>\d+):?$)",
     .block = Block::indented,
     .matches = "NameError: variable @price is undefined in /tmp/work/less/cart.less on line 1, column 16:",
     .rejects = "note: the documentation explains what \"NameError: variable @price is undefined in "
                "/tmp/work/less/cart.less on line 1, column 16:\" means"},
    {.id = "postcss",
     .tool = "PostCSS",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 91,
     .anchors = "CssSyntaxError: ",
     .regex = R"(CssSyntaxError: (?:[\w@/-]+: )?(?<file>[^\s:]+):(?<line>\d+):(?<col>\d+): (?<msg>.+))",
     .matches = "CssSyntaxError: tailwindcss: /srv/in.css:2:8: The `bg-shopp-500` class does not exist.",
     .rejects = "CssSyntaxError: Unknown word"},
    {.id = "sass",
     .tool = "sass",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 86,
     .anchors = "Error: Undefined \n"
                "Error: expected \n"
                "Error: Invalid CSS\n"
                "Error: Can't find stylesheet\n"
                "Error: The target selector\n"
                "Error: There is no module\n"
                "Error: Top-level selectors\n"
                "Error: No mixin\n"
                "Error: File to import\n"
                "Error: Expected ",
     .regex =
         R"(^(?:Error|SassError): (?<msg>(?:Undefined (?:variable|mixin|function|operation)|expected ["\'{;}]|Invalid CSS|Can\'t find stylesheet|The target selector|There is no module|Top-level selectors|No mixin named|File to import not found|Expected (?:expression|identifier|digit)).*))",
     .block = Block::indented,
     .matches = "Error: Undefined variable: \"$price\".\n"
                "Error: Undefined variable.",
     .rejects = "IndentationError: expected an indented block after function definition on line 1"},
    {.id = "sass.place",
     .tool = "sass",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::locator,
     .rank = 40,
     .anchors = "  root stylesheet\n"
                " on line ",
     .regex =
         R"(^\s+(?:on line (?<line>\d+):(?<col>\d+) of (?<file>\S+)|(?<file>\S+\.(?:s[ac]ss|css)) (?<line>\d+):(?<col>\d+)\s+(?:root stylesheet|@use|@import|.+\(\)))$)",
     .matches = "        on line 1:16 of cart.scss\n"
                "  cart.scss 1:16  root stylesheet",
     .rejects = "ERROR: cart not in autoload module layout on line 1 (check: autoloader_layout)"},
    {.id = "jest.place",
     .tool = "jest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 60,
     .anchors = ".test.js:\\d\n"
                ".spec.js:\\d\n"
                ".test.ts:\\d\n"
                ".spec.ts:\\d\n"
                ".test.tsx:\\d\n"
                ".spec.tsx:\\d\n"
                ".test.jsx:\\d\n"
                ".test.mjs:\\d",
     .regex =
         R"(^\s+at (?:.+ \()?(?<file>(?!node:)(?!.*node_modules/)(?!internal/)[^\s():]+\.(?:test|spec)\.\w+):(?<line>\d+):(?<col>\d+)\)?$)",
     .matches = "        at /tmp/work/playwright/cart.spec.js:3:17\n"
                "      at Object.toBe (cart.test.js:5:27)",
     .rejects = "  ✘  1 cart.spec.js:5:1 › opens the shop (33ms)"},
    // How npm shows what a script of a package printed that it could not install, or of a workspace.
    {.id = "npm.command",
     .tool = "npm",
     .type = "NpmError",
     .klass = Class::dependency,
     .role = Role::cascade,
     .rank = 14,
     .anchors = "npm error command sh\n"
                "npm ERR! command sh",
     .regex = R"(^(?:\[\w+\] )?\s*npm (?:ERR!|error) command sh -c .)",
     .matches = "npm error command sh -c node ./check-toolchain.js",
     .rejects = "npm error command failed"},
    // What stands below that.
    {.id = "npm.said",
     .tool = "npm",
     .type = "NpmError",
     .klass = Class::dependency,
     .role = Role::position,
     .rank = 74,
     .regex =
         R"(^(?:\[\w+\] )?\s*npm (?:ERR!|error) (?<msg>(?!A complete log|gyp |node-pre-gyp |prebuild|> |node:|npm |/|\(|at )\S.{8,}))",
     .matches = "npm error cart-native needs libcart 8.15 or newer, found none",
     .rejects = "npm error gyp info it worked if it ends with ok"},
    {.id = "ava.timeout",
     .tool = "ava",
     .type = "TestTimeout",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = "Timed out while running tests",
     .regex = R"(^\s*(?:✘|✖|×) (?<msg>Timed out while running tests.*))",
     .block = Block::indented,
     .matches = "  ✘ Timed out while running tests",
     .rejects = "Timed out while running tests is what ava says"},
    {.id = "ava.pending",
     .tool = "ava",
     .type = "TestTimeout",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 40,
     .anchors = "  ◌ ",
     .regex = R"(^\s+◌ (?<test>\S.*))",
     .matches = "  ◌ waits for the stock",
     .rejects = "◌ waits"},
    // Kept with the rows above it.
    {.id = "eslint.warnings",
     .tool = "eslint",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 76,
     .anchors = "found too many warnings",
     .regex = R"(^(?<msg>ESLint found too many warnings \(maximum: \d+\)\.))",
     .block = Block::table,
     .matches = "ESLint found too many warnings (maximum: 0).",
     .rejects = "note: ESLint found too many warnings (maximum: 0)."},
    // The first of them in the table above.
    {.id = "eslint.warning",
     .tool = "eslint",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::announced,
     .rank = 92,
     .regex = R"(^\s+(?<line>\d+):(?<col>\d+)\s+warning\s+(?<msg>.+?)(?:\s{2,}(?<code>[@\w/-]+))?$)",
     .block = Block::table,
     .matches = "  3:7  warning  'spare' is assigned a value but never used  no-unused-vars",
     .rejects = "  2:27  error  'totl' is not defined  no-undef"},
    {.id = "jasmine.message",
     .tool = "jasmine",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cascade,
     .rank = 5,
     .anchors = "^  Message:$",
     .regex = R"(^  Message:$)",
     .block = Block::indented,
     .matches = "  Message:",
     .rejects = "  Message: sent"},
    // What stands above that.
    {.id = "jasmine.test",
     .tool = "jasmine",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::position,
     .rank = 84,
     .regex = R"(^\d+\) (?<test>\S.*))",
     .block = Block::section,
     .matches = "1) Cart applies the discount once",
     .rejects = "F."},
    {.id = "jasmine.none",
     .tool = "jasmine",
     .type = "NoTestsFound",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 80,
     .anchors = "^Incomplete: ",
     .regex = R"(^Incomplete: (?<msg>No specs found|.*\bfit\(\) .*was found))",
     .matches = "Incomplete: No specs found",
     .rejects = "Incomplete: 3 of 4 prices"},
    // How listr2 tells of a task where there is no terminal.
    {.id = "listr.failed",
     .tool = "listr",
     .type = "TaskFailed",
     .klass = Class::config,
     .role = Role::generic,
     .rank = 58,
     .anchors = "[FAILED] ",
     .regex = R"(^(?:\[\d\d:\d\d:\d\d\] )?\[FAILED\] (?<msg>\S.*))",
     .matches = "[FAILED] Invalid Codegen Configuration!",
     .rejects = "[FAILED] \n"
                "cart [FAILED] 3"},
    {.id = "ajv.invalid",
     .tool = "ajv",
     .type = "SchemaViolation",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 74,
     .anchors = ".json invalid$\n"
                ".yaml invalid$\n"
                ".yml invalid$",
     .regex = R"(^(?<file>\S+\.(?:json|ya?ml)) (?<msg>invalid)$)",
     .block = Block::indented,
     .matches = "item.json invalid",
     .rejects = "is item.json invalid"},
    {.id = "vitepress.deadlink",
     .tool = "vitepress",
     .type = "BrokenLink",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 88,
     .anchors = "Found dead link ",
     .regex = R"(^\(!\) Found dead link (?<msg>\S+) in file (?<file>\S+))",
     .matches = "(!) Found dead link ./install in file index.md",
     .rejects = "Found dead link ./install"},
    {.id = "newman.failure",
     .tool = "newman",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = ".  AssertionError  \n"
                ".  Error           ",
     .regex = R"(^\s*\d+\.\s+(?:AssertionError|Error)\s{2,}(?<test>\S.*?)\s*$)",
     .block = Block::indented,
     .matches = " 1.  AssertionError  status is 200                                         ",
     .rejects = "AssertionError  status is 200"},
    {.id = "jscpd.threshold",
     .tool = "jscpd",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 84,
     .anchors = "found too many duplicates",
     .regex = R"((?<msg>jscpd found too many duplicates .+))",
     .matches = "ERROR: jscpd found too many duplicates (97.5%) over threshold (1.0%)",
     .rejects = "jscpd found too many"},
    {.id = "changesets.error",
     .tool = "changesets",
     .type = "ChangesetMissing",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 82,
     .anchors = "\xf0\x9f\xa6\x8b  error ",
     .regex = R"(^(?:🦋)  error (?<msg>\S.*))",
     .matches =
         "🦋  error Some packages have been changed but no changesets were found. Run `changeset add` to "
         "resolve this error.",
     .rejects = "🦋  info Packages to be bumped at patch"},
    {.id = "madge.circular",
     .tool = "madge",
     .type = "CircularDependency",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 80,
     .anchors = " circular dependenc",
     .regex = R"(^✖ (?<msg>Found \d+ circular dependenc(?:y|ies)!))",
     .block = Block::section,
     .matches = "✖ Found 1 circular dependency!",
     .rejects = "✔ No circular dependency found!"},
    {.id = "jest.exit",
     .tool = "jest",
     .type = "TestCrash",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = "process.exit called with \"",
     .regex = R"re(^\s+●\s+(?<msg>process\.exit called with "-?\d+"))re",
     .block = Block::section,
     .matches = "  ●  process.exit called with \"9\"",
     .rejects = "process.exit called with \"9\""},
    {.id = "next.packages",
     .tool = "next",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 86,
     .anchors = "but do not have the required package(s)",
     .regex =
         R"(^(?<msg>It looks like you're trying to use .+ but do not have the required package\(s\) installed\.))",
     .block = Block::section,
     .matches =
         "It looks like you're trying to use TypeScript but do not have the required package(s) installed.",
     .rejects = "note: you do not have the required package(s)"},
    {.id = "npm.script",
     .tool = "npm",
     .type = "NpmError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 12,
     .anchors = "npm error Lifecycle\n"
                "npm ERR! Lifecycle",
     .regex = R"(^(?:\[\w+\] )?\s*npm (?:ERR!|error) (?<msg>Lifecycle script .*))",
     .matches = "npm error Lifecycle script `lint` failed with error:",
     .rejects = "npm error command failed"},
    // What the script of a workspace wrote last, above that.
    {.id = "npm.printed",
     .tool = "npm",
     .type = "NpmError",
     .klass = Class::compile,
     .role = Role::position,
     .rank = 44,
     .regex = R"(^(?<msg>(?!npm |Node\.js v|Time:|Duration|Ran all)[A-Za-z][^\n]{7,}))",
     .matches = "a.css: 2 problems found",
     .rejects = "> b@1.0.0 lint"},
};

}  // namespace cicd::analysis::rules
