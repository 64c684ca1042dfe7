#pragma once

#include "analysis/rule.hpp"

namespace cicd::analysis::rules {

inline constexpr Rule python[] = {
    {.id = "py.exc",
     .tool = "python",
     .type = "PythonException",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = "Error: \n"
                "Exception: \n"
                "Error$\n"
                "Exception$\n"
                "SystemExit$\n"
                "Interrupt$\n"
                "Warning: ",
     .regex =
         R"(^(?<code>(?!RangeError|ReferenceError|EvalError|URIError|AggregateError|NoMethodError|LoadError|java\.|javax\.|kotlin\.|scala\.|org\.|com\.|io\.|net\.|groovy\.|System\.|Microsoft\.)(?:[a-zA-Z_]\w*\.)*[A-Z]\w*(?:Error|Exception|Interrupt|Exit|Warning))(?:: (?<msg>.*))?$)",
     .block = Block::traceback,
     .matches = "ModuleNotFoundError: No module named 'cart_total_of_nobody'\n"
                "MemoryError\n"
                "ValueError: invalid literal for int() with base 10: 'x'",
     .rejects = "Error: something else\n"
                "Error: Cannot find module '/tmp/work/node/no-such-script.js'"},
    {.id = "py.tb",
     .tool = "python",
     .type = "PythonException",
     .klass = Class::test,
     .role = Role::head,
     .rank = 40,
     .anchors = "Traceback (most recent call last)",
     .regex = R"(Traceback \(most recent call last\):)",
     .block = Block::stack,
     .matches = "Traceback (most recent call last):",
     .rejects = "Traceback ("},
    // An exception of any name: the line that a traceback ends with.
    {.id = "py.raised",
     .tool = "python",
     .type = "PythonException",
     .klass = Class::test,
     .role = Role::position,
     .rank = 82,
     .regex = R"(^(?<code>[A-Za-z_\x80-\xff][\w.\x80-\xff]+)(?:: (?<msg>.*))?$)",
     .block = Block::traceback,
     .matches = "django.core.exceptions.ImproperlyConfigured: The SECRET_KEY setting must not be empty."},
    // Where a YAML file is broken.
    {.id = "py.yaml.place",
     .tool = "python",
     .type = "PythonException",
     .klass = Class::config,
     .role = Role::locator,
     .rank = 40,
     .anchors = "\", line \\d",
     .regex = R"(^\s+in \x22(?<file>(?!<)[^\x22]+)\x22, line (?<line>\d+), column (?<col>\d+))",
     .matches = "  in \"./compose.yml\", line 2, column 3",
     .rejects = "  in \"<unicode string>\", line 2, column 3"},
    {.id = "py.group",
     .tool = "python",
     .type = "PythonException",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 78,
     .anchors = " sub-exception",
     .regex = R"(^[\s|+]*(?<msg>(?:[\w.]+\.)?(?:Base)?ExceptionGroup: .* \(\d+ sub-exceptions?\))$)",
     .block = Block::traceback,
     .matches = "  | ExceptionGroup: many (2 sub-exceptions)\n"
                "    | ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)",
     .rejects = "print the number of sub-exceptions"},
    // What a database driver or a mapper throws: the last of a chain, thrown by the project's own line.
    {.id = "py.db",
     .tool = "python",
     .type = "SqlError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 87,
     .anchors = "sqlalchemy.exc.\n"
                "django.db.utils.\n"
                "^sqlite3.\n"
                "^psycopg.\n"
                "^psycopg2.\n"
                "^pymysql.err.",
     .regex =
         R"(^(?<msg>(?:sqlalchemy\.exc|django\.db\.utils|sqlite3|psycopg2?(?:\.errors)?|pymysql\.err)\.(?!\w*Warning)\w+: .+))",
     .block = Block::traceback,
     .matches = "sqlalchemy.exc.OperationalError: (sqlite3.OperationalError) no such table: users\n"
                "django.db.utils.ProgrammingError: relation \"carts\" does not exist",
     .rejects = "sqlalchemy.exc.MovedIn20Warning: deprecated"},
    {.id = "alembic",
     .tool = "alembic",
     .type = "MigrationError",
     .klass = Class::deploy,
     .role = Role::cause,
     .rank = 86,
     .anchors = "[alembic.util.messaging]",
     .regex = R"(^ERROR \[alembic\.util\.messaging\] (?<msg>.+))",
     .matches =
         "ERROR [alembic.util.messaging] Multiple head revisions are present for given argument 'head'",
     .rejects = "INFO  [alembic.util.messaging] Rewriting each file"},
    {.id = "py.frame",
     .tool = "python",
     .type = "PythonException",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 35,
     .anchors = "File \"",
     .regex =
         R"(^(?:E\s+|\*\*\*\s+|\s*)File \x22(?<file>(?!.*/(?:site|dist)-packages/)(?!/usr/lib/)(?!<)(?!.*/lib/python\d))"
         R"([^\x22]+)\x22, line (?<line>\d+)(?:, in (?<fn>\S+))?$)",
     .matches = "E     File \"/tmp/work/pytest/shop/cart.py\", line 1\n"
                "  File \"/tmp/work/python/memory.py\", line 1, in <module>\n"
                "  File \"/tmp/work/python/indent.py\", line 2\n"
                "  File \"/work/cart/total.py\", line 12, in total",
     .rejects = "  File \"/usr/lib/python3.11/urllib/request.py\", line 496, in _call_chain"},
    {.id = "pytest.failed",
     .tool = "pytest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 88,
     .anchors = "^FAILED ",
     .regex = R"(^FAILED (?<test>(?<file>[^\s:]+)::[^\s\[]+(?:\[.*?\](?= - |$)|\S*))(?: - (?<msg>.+))?)",
     .matches = "FAILED tests/test_cart.py::test_name[red apple] - assert 'red apple' == 'apple'\n"
                "FAILED tests/test_cart.py::test_positive[-1] - assert -1 > 0\n"
                "FAILED tests/test_cart.py::test_adds_prices - assert 3 == 4\n"
                "FAILED tests/test_cart.py::test_total - assert 3 == 4",
     .rejects = "FAILED (failures=1, errors=1)"},
    {.id = "pytest.error",
     .tool = "pytest",
     .type = "TestError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = "^ERROR ",
     .regex =
         R"(^ERROR (?<test>(?<file>[^\s:]+\.py)(?:::[^\s\[]+(?:\[.*?\](?= - |$)|\S*))?)(?: - (?<msg>.+))?)",
     .matches = "ERROR fixture/test_fixture.py::test_buy\n"
                "ERROR broken/test_import.py\n"
                "ERROR tests/test_cart.py::test_total - RuntimeError: no cart",
     .rejects = "ERROR 1146 (42S02) at line 1: Table 'mysql.prices' doesn't exist"},
    {.id = "pytest.E",
     .tool = "pytest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = "^E   ",
     .regex = R"(^E\s{3,}(?<msg>\S.*))",
     .block = Block::table,
     .matches = "E       fixture 'shop' not found\n"
                "E   assert 3 == 4\n"
                "E       assert 3 == 4",
     .rejects = "note: the documentation explains what \"E       fixture 'shop' not found\" means"},
    {.id = "pytest.loc",
     .tool = "pytest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 60,
     .anchors = ".py:\\d",
     .regex =
         R"(^(?<file>(?!/usr/)[^\s:]+\.py):(?<line>\d+): (?<msg>(?:\w*(?:Error|Exception|Failed|Failure|Exit)\w*|in \S+)?)$)",
     .matches = "broken/test_import.py:1: in <module>\n"
                "/tmp/work/pytest/calc.py:3: DocTestFailure\n"
                "cart.py:6: IndexError\n"
                "tests/test_cart.py:12: AssertionError",
     .rejects = "    Given a cart           # features/steps/cart.py:4"},
    {.id = "pytest.sum",
     .tool = "pytest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cascade,
     .rank = 25,
     .anchors = " failed, \n"
                " failed in \n"
                " error in \n"
                " errors in \n"
                " error, \n"
                " errors, ",
     .regex = R"(^=+ (?<msg>(?:.*, )?\d+ (?:failed|errors?)\b.* in [\d.]+s).* =+$)",
     .matches = "===================== 3 failed, 2 passed, 1 error in 0.06s =====================\n"
                "=============================== 1 error in 0.10s ===============================\n"
                "=================== 1 failed, 2 passed in 0.12s ====================",
     .rejects = "=================== 3 passed in 0.12s ====================\n"
                "== Compilation error in file lib/shop.ex =="},
    {.id = "pytest.collect",
     .tool = "pytest",
     .type = "TestCollectionError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = "ERROR collecting",
     .regex = R"(_+ ERROR collecting (?<test>(?<file>\S+)) _+)",
     .block = Block::section,
     .matches = "____________________ ERROR collecting broken/test_import.py ____________________\n"
                "____________________ ERROR collecting tests/test_cart.py ____________________",
     .rejects = "____________________ ERROR"},
    {.id = "unittest",
     .tool = "unittest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 90,
     .anchors = "^FAIL: \n"
                "^ERROR: ",
     .regex =
         R"(^(?:FAIL|ERROR): (?<test>\w+ \([\w.]+\)(?: .*)?|\w+\(.*\) \([\w.]+\)|(?:\w+\.){2,}\w+(?:\(.*\))?$|(?:Doctest|Failure): \w[\w.]*(?: .*)?))",
     .block = Block::section,
     .matches = "FAIL: test_adds_prices (test_cart.CartTest.test_adds_prices)\n"
                "ERROR: test_first (test_cart.CartTest.test_first)\n"
                "FAIL: test_total (test_cart.CartTest)\n"
                "FAIL: shop.tests.test_cart.CartTest.test_total\n"
                "FAIL: test_total('apples', ...) (shop.test_cart.CartTest)\n"
                "FAIL: Doctest: shop.cart.Cart",
     .rejects = "ERROR: two-space soft tabs not used on line 2 (check: 2sp_soft_tabs)"},
    {.id = "unittest.sum",
     .tool = "unittest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cascade,
     .rank = 22,
     .anchors = "FAILED (",
     .regex = R"(^FAILED \((?<msg>(?:failures|errors)=\d+.*)\))",
     .matches = "FAILED (failures=1, errors=1)\n"
                "FAILED (failures=1)\n"
                "FAILED (failures=1, errors=2)",
     .rejects = "note: the documentation explains what \"FAILED (failures=1, errors=1)\" means"},
    {.id = "mypy",
     .tool = "mypy",
     .type = "TypeCheckError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 93,
     .anchors = ".py:\\d\n"
                ".pyi:\\d",
     .regex =
         R"(^(?<file>[^\s:]+\.pyi?):(?<line>\d+)(?::(?<col>\d+))?: error: (?<msg>.+?)(?:  \[(?<code>[\w-]+)\])?$)",
     .block = Block::compiler,
     .matches =
         "cart.py:5: error: Argument 1 to \"total\" has incompatible type \"str\"; expected \"List[int]\"  "
         "[arg-type]\n"
         "cart.py:2: error: Incompatible return value type (got \"int\", expected \"str\")  [return-value]\n"
         "cart/total.py:12: error: Incompatible return value type (got \"str\", expected \"int\")  "
         "[return-value]",
     .rejects = "cart.py:2:16: E201 whitespace after '('"},
    {.id = "mypy.sum",
     .tool = "mypy",
     .type = "TypeCheckError",
     .klass = Class::lint,
     .role = Role::cascade,
     .rank = 20,
     .anchors = "^Found ",
     .regex = R"(^Found (?<msg>\d+ errors? in \d+ files?.*))",
     .matches = "Found 2 errors in 1 file (checked 1 source file)\n"
                "Found 1 error in 1 file (checked 1 source file)\n"
                "Found 3 errors in 2 files (checked 14 source files)",
     .rejects = "Found 1 error in cart.ts:3"},
    {.id = "flake8",
     .tool = "flake8/ruff/pycodestyle",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 84,
     .anchors = ".py:\\d\n"
                ".pyi:\\d",
     .regex = R"(^(?<file>[^\s:]+\.pyi?):(?<line>\d+):(?<col>\d+): (?<code>[A-Z]{1,4}\d{1,4}) (?<msg>.+))",
     .matches = "cart.py:1:1: F401 'os' imported but unused\n"
                "cart.py:3:16: E201 whitespace after '('\n"
                "cart/total.py:12:80: E501 line too long (81 > 79 characters)",
     .rejects = "/tmp/work/pytest/fixture/test_fixture.py:1"},
    // Not run here; the form is that of astral-sh/ruff, full output.
    {.id = "ruff.full",
     .tool = "ruff",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 82,
     .anchors = " --> ",
     .regex = R"(^\s+--> (?<file>[^\s:]+\.pyi?):(?<line>\d+):(?<col>\d+)$)",
     .block = Block::paragraph,
     .matches = "  --> cart/total.py:1:8",
     .rejects = " --> src/lib.rs:2:23"},
    {.id = "pylint",
     .tool = "pylint",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 80,
     .anchors = ".py:\\d",
     .regex = R"(^(?<file>[^\s:]+\.py):(?<line>\d+):(?<col>\d+): (?<code>[CRWEF]\d{4}): (?<msg>.+))",
     .block = Block::compiler,
     .matches = "cart.py:6:25: E0602: Undefined variable 'shipping' (undefined-variable)\n"
                "cart/total.py:12:4: E1101: Instance of 'Cart' has no 'totl' member (no-member)",
     .rejects = "cart.py:1:1: F401 'os' imported but unused"},
    {.id = "black",
     .tool = "black",
     .type = "FormatError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 82,
     .anchors = "would reformat",
     .regex = R"(^would reformat (?<file>\S+))",
     .matches = "would reformat cart.py\n"
                "would reformat cart/total.py",
     .rejects = "note: the documentation explains what \"would reformat cart.py\" means"},
    // Not run here; the forms are those of astral-sh/ruff, crates/ruff/tests/cli/format.rs and its snapshots.
    {.id = "ruff.format",
     .tool = "ruff",
     .type = "FormatError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 82,
     .anchors = "Would reformat: \n"
                ": unformatted: File would be reformatted",
     .regex =
         R"(^(?:Would reformat: (?<file>.*\S)|(?<file>[^\s:][^:]*):(?<line>\d+):(?<col>\d+): unformatted: (?<msg>File would be reformatted)))",
     .matches = "Would reformat: a.py\n"
                "Would reformat: cart/total price.py\n"
                "cart.py:1:1: unformatted: File would be reformatted",
     .rejects = "note: the documentation explains what \"Would reformat: a.py\" means"},
    // black (run here) and ruff end with it; the files stand above.
    {.id = "format.count",
     .tool = "black/ruff",
     .type = "FormatError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 60,
     .anchors = "would be reformatted",
     .regex = R"(^(?<msg>\d+ files? would be reformatted\b.*))",
     .matches = "1 file would be reformatted\n"
                "2 files would be reformatted, 7 files already formatted\n"
                "1 file would be reformatted.",
     .rejects = "unformatted: File would be reformatted"},
    {.id = "pyright",
     .tool = "pyright",
     .type = "TypeCheckError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 90,
     .anchors = " - error: ",
     .regex = R"(^\s*(?<file>/[^\s:]+):(?<line>\d+):(?<col>\d+) - error: (?<msg>.+))",
     .matches =
         "  /tmp/work/pyright/cart.py:2:12 - error: Type \"int\" is not assignable to return type \"str\"\n"
         "  /work/cart/total.py:12:5 - error: \"totl\" is not a known member (reportGeneralTypeIssues)",
     .rejects = "note: the documentation explains what \"/tmp/work/pyright/cart.py:2:12 - error: Type "
                "\"int\" is not assignable to return type \"str\"\" means"},
    {.id = "pip.resolve",
     .tool = "pip",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 90,
     .anchors = "Could not find a version that satisfies\n"
                "ResolutionImpossible\n"
                "ERROR: Cannot install \n"
                "requires a different Python",
     .regex =
         R"(^\s*ERROR: (?<msg>Could not find a version that satisfies .+|ResolutionImpossible.*|Cannot install .+|Package .+ requires a different Python.*))",
     .block = Block::indented,
     .matches =
         "ERROR: Could not find a version that satisfies the requirement cart (from versions: none)\n"
         "ERROR: Package 'cart' requires a different Python: 3.11.2 not in '>=9'\n"
         "ERROR: Could not find a version that satisfies the requirement crat==9.9 (from versions: none)",
     .rejects = "note: the documentation explains what \"ERROR: Could not find a version that satisfies the "
                "requirement cart (from versions: none)\" means"},
    {.id = "pip.error",
     .tool = "pip",
     .type = "PipError",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 60,
     .anchors = "ERROR: Failed building\n"
                "ERROR: Could not build\n"
                "ERROR: Could not install\n"
                "ERROR: Command errored\n"
                "ERROR: HTTP error\n"
                "ERROR: Failed to build",
     .regex =
         R"(^\s*ERROR: (?<msg>(?:Failed building wheel|Could not build wheels|Could not install packages|Command errored|HTTP error|Failed to build).*))",
     .matches = "  ERROR: Failed building wheel for cart",
     .rejects = "note: the documentation explains what \"ERROR: Failed building wheel for cart\" means"},
    {.id = "pip.sub",
     .tool = "pip",
     .type = "PipError",
     .klass = Class::dependency,
     .role = Role::cascade,
     .rank = 20,
     .anchors = "error: subprocess-exited-with-error\n"
                "error: metadata-generation-failed\n"
                "error: legacy-install-failure",
     .regex =
         R"((?<msg>error: (?:subprocess-exited-with-error|metadata-generation-failed|legacy-install-failure)))",
     .matches = "  error: subprocess-exited-with-error\n"
                "error: metadata-generation-failed\n"
                "error: subprocess-exited-with-error",
     .rejects = "error: subp"},
    // Not run here; the form is that of astral-sh/uv, its snapshot tests.
    {.id = "uv",
     .tool = "uv",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 84,
     .anchors = "No solution found when resolving\n"
                "Failed to parse `uv.lock`",
     .regex = R"((?<msg>No solution found when resolving .+|Failed to parse `uv\.lock`))",
     .block = Block::indented,
     .matches = "  x No solution found when resolving dependencies:\n"
                "error: Failed to parse `uv.lock`",
     .rejects = "x No solution fo"},
    {.id = "poetry",
     .tool = "poetry",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 80,
     .anchors = "version solving failed\n"
                "pyproject.toml changed significantly",
     .regex = R"((?<msg>.*version solving failed.*|pyproject\.toml changed significantly.*))",
     .block = Block::indented,
     .matches =
         "Because cart depends on newer (1.0) @ file:///tmp/work/poetry/newer which requires Python ^9.0, "
         "version solving failed.\n"
         "Because cart depends on crat (9.9) which doesn't match any versions, version solving failed.",
     .rejects = "note: the documentation explains what \"Because cart depends on newer (1.0) @ "
                "file:///tmp/work/poetry/newer which requires Python ^9.0, versi"},
    {.id = "tox",
     .tool = "tox",
     .type = "ToxError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 60,
     .anchors = "ERROR: InvocationError\n"
                "evaluation failed :(",
     .regex = R"(^ERROR: (?<msg>InvocationError for command .+)|(?<msg>evaluation failed :\())",
     .matches = "ERROR: InvocationError for command /tmp/work/tox/.tox/unit/bin/python3 -c 'raise "
                "SystemExit('\"'\"'the cart does not add up'\"'\"')' (exited with code 1)\n"
                "ERROR: InvocationError for command /work/.tox/py310/bin/pytest (exited with code 1)",
     .rejects = "note: the documentation explains what \"ERROR: InvocationError for command "
                "/tmp/work/tox/.tox/unit/bin/python3 -c 'raise SystemExit('\"'\"'the "},
    {.id = "sphinx",
     .tool = "sphinx",
     .type = "DocsError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 88,
     .anchors = ".rst:\\d\n"
                ".md:\\d\n"
                ".py:docstring of",
     .regex =
         R"(^(?<file>[^\s:]+\.(?:rst|md|txt|py))(?::docstring of \S+)?:(?<line>\d+): (?:ERROR|CRITICAL|SEVERE|WARNING): (?<msg>.+))",
     .matches = "/tmp/work/sphinx/index.rst:4: CRITICAL: Problems with \"include\" directive path:\n"
                "/tmp/work/sphinx/index.rst:6: WARNING: undefined label: 'totals'\n"
                "docs/index.rst:12: ERROR: Unknown directive type \"nte\".",
     .rejects = "README.md:3 error MD032/blanks-around-lists Lists should be surrounded by blank lines "
                "[Context: \"* pear\"]"},
    {.id = "py.module",
     .tool = "python",
     .type = "ModuleNotFound",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 91,
     .anchors = "No module named",
     .regex =
         R"(^(?:E\s+)?(?:\S+: )?(?<msg>(?:ModuleNotFoundError|ImportError): No module named .+|.*: No module named \S+)$)",
     .block = Block::traceback,
     .matches = "E   ModuleNotFoundError: No module named 'cart_total_of_nobody'\n"
                "/usr/bin/python3: No module named cart_total",
     .rejects = "note: the documentation explains what \"E   ModuleNotFoundError: No module named "
                "'cart_total_of_nobody'\" means"},
    {.id = "py.import",
     .tool = "python",
     .type = "ImportError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 90,
     .anchors = "ImportError: ",
     .regex = R"(^(?:E\s+)?(?<code>ImportError): (?<msg>(?!No module named).+))",
     .block = Block::traceback,
     .matches = "ImportError: cannot import name 'totl' from 'cartlib' (/tmp/work/python/cartlib.py)\n"
                "ImportError: attempted relative import with no known parent package",
     .rejects = "note: the documentation explains what \"ImportError: cannot import name 'totl' from "
                "'cartlib' (/tmp/work/python/cartlib.py)\" means"},
    // Not run here; the form is that of glibc's loader through CPython.
    {.id = "py.sharedlib",
     .tool = "python",
     .type = "ImportError",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 92,
     .anchors = "cannot open shared object file",
     .regex = R"(^(?:E\s+)?(?<code>ImportError): (?<msg>\S+\.so\S*: cannot open shared object file.*))",
     .block = Block::traceback,
     .matches = "ImportError: libGL.so.1: cannot open shared object file: No such file or directory",
     .rejects = "note: the documentation explains what \"ImportError: libGL.so.1: cannot open shared object "
                "file: No such file or directory\" means"},
    {.id = "py.syntax",
     .tool = "python",
     .type = "PythonException",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 91,
     .anchors = "SyntaxError: \n"
                "IndentationError: \n"
                "TabError: ",
     .regex =
         R"(^(?:E\s+)?(?<code>SyntaxError|IndentationError|TabError): (?<msg>(?![^ ]+\.[jt]sx?:)(?:'[^']+' was never closed|invalid syntax.*|expected .+|unexpected (?:indent|EOF).*|unterminated .+|unmatched .+|unindent .+|inconsistent use of tabs.*|invalid (?:decimal|non-printable|character).*|f-string.*|cannot (?:assign|delete) .+|Missing parentheses.*|EOL while .+|EOF while .+|positional argument follows .+|closing parenthesis .+|keyword argument repeated.*|'(?:return|await|yield|break|continue)' outside .+|multiple statements .+|source code .+|name .+)))",
     .block = Block::traceback,
     .matches = "IndentationError: expected an indented block after function definition on line 1\n"
                "SyntaxError: '(' was never closed",
     .rejects = "[error] bad.js: SyntaxError: Unexpected token, expected \",\" (1:23)"},
    {.id = "py.builtin",
     .tool = "python",
     .type = "PythonException",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 88,
     .anchors = "AttributeError\n"
                "KeyError\n"
                "IndexError\n"
                "ValueError\n"
                "NameError\n"
                "ZeroDivisionError\n"
                "UnboundLocalError\n"
                "RecursionError\n"
                "NotImplementedError\n"
                "UnicodeDecodeError\n"
                "UnicodeEncodeError\n"
                "LookupError\n"
                "OverflowError\n"
                "StopIteration\n"
                "ArithmeticError\n"
                "BufferError\n"
                "EOFError\n"
                "FileExistsError\n"
                "IsADirectoryError\n"
                "NotADirectoryError\n"
                "OSError\n"
                "TypeError: ",
     .regex =
         R"(^(?<code>AttributeError|KeyError|IndexError|ValueError|NameError|ZeroDivisionError|UnboundLocalError|RecursionError|NotImplementedError|UnicodeDecodeError|UnicodeEncodeError|LookupError|OverflowError|StopIteration|ArithmeticError|BufferError|EOFError|FileExistsError|IsADirectoryError|NotADirectoryError|OSError|TypeError)(?:: (?<msg>(?!.*(?: is not a function| is not a constructor| is not iterable| is not defined$|Cannot read propert|Cannot set propert)).*))?$)",
     .block = Block::traceback,
     .matches = "RecursionError: maximum recursion depth exceeded\n"
                "KeyError: 'pear'",
     .rejects = "    raise ValueError(f\"no price for {name}\") from error"},
    {.id = "pydantic",
     .tool = "pydantic",
     .type = "PydanticError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 92,
     .anchors = "PydanticUserError: \n"
                "PydanticSchemaGenerationError: \n"
                "PydanticImportError: \n"
                "PydanticUndefinedAnnotation: \n"
                "ValidationError: \\d\n"
                "pydantic.errors.ConfigError",
     .regex =
         R"(^(?:E\s+)?(?:pydantic\S*\.)(?<code>PydanticUserError|PydanticSchemaGenerationError|PydanticImportError|PydanticUndefinedAnnotation|ValidationError|ConfigError): (?<msg>.+))",
     .block = Block::traceback,
     .matches = "pydantic.errors.PydanticUserError: `regex` is removed. use `pattern` instead\n"
                "pydantic_core._pydantic_core.ValidationError: 1 validation error for Cart",
     .rejects = "note: the documentation explains what \"pydantic.errors.PydanticUserError: `regex` is "
                "removed. use `pattern` instead\" means"},
    {.id = "py.nofile",
     .tool = "python",
     .type = "FileNotFound",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = "can't open file '",
     .regex = R"(^\S*python[\d.]*: (?<msg>can't open file '.+))",
     .matches =
         "python3: can't open file '/tmp/work/python/no-such-script.py': [Errno 2] No such file or directory",
     .rejects = "note: the documentation explains what \"python3: can't open file "
                "'/tmp/work/python/no-such-script.py': [Errno 2] No such file or directory\" m"},
    {.id = "pytest.usage",
     .tool = "pytest",
     .type = "UsageError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 90,
     .anchors = ": unrecognized arguments:\n"
                "ERROR: file or directory not\n"
                "ERROR: not found:",
     .regex =
         R"(^(?:\S+: error|ERROR): (?<msg>(?:unrecognized arguments|file or directory not found|not found): .+|unknown configuration option.*))",
     .matches = "__main__.py: error: unrecognized arguments: --cov=cart",
     .rejects = "note: the documentation explains what \"__main__.py: error: unrecognized arguments: "
                "--cov=cart\" means"},
    {.id = "pytest.fixture",
     .tool = "pytest",
     .type = "TestError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 90,
     .anchors = "E       fixture '",
     .regex = R"(^E\s+(?<msg>fixture '.+' not found))",
     .matches = "E       fixture 'shop' not found",
     .rejects = "note: the documentation explains what \"E       fixture 'shop' not found\" means"},
    {.id = "pytest.fixture.place",
     .tool = "pytest",
     .type = "TestError",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 45,
     .anchors = ".py, line \\d",
     .regex = R"(^file (?<file>\S+\.py), line (?<line>\d+)$)",
     .matches = "file /tmp/work/pytest/tests/test_cart.py, line 3",
     .rejects = "  File \"/tmp/work/pytest/tests/test_cart.py\", line 3"},
    {.id = "pytest.none",
     .tool = "pytest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 60,
     .anchors = "no tests ran in",
     .regex = R"(^=+ (?<msg>no tests ran in .+) =+$)",
     .matches = "============================ no tests ran in 0.00s =============================",
     .rejects = "note: the documentation explains what \"============================ no tests ran in 0.00s "
                "=============================\" means"},
    {.id = "pytest.conftest",
     .tool = "pytest",
     .type = "TestCollectionError",
     .klass = Class::test,
     .role = Role::cascade,
     .rank = 30,
     .anchors = "ImportError while loading conftest",
     .regex = R"(^ImportError while loading conftest (?<msg>.+))",
     .matches = "ImportError while loading conftest '/tmp/work/pytest/conf/conftest.py'.",
     .rejects = "note: the documentation explains what \"ImportError while loading conftest "
                "'/tmp/work/pytest/conf/conftest.py'.\" means"},
    {.id = "doctest.py",
     .tool = "doctest (Python)",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 88,
     .anchors = "^File \"",
     .regex = R"re(^File "(?<file>[^"]+)", line (?<line>\d+), in (?<test>\S+\.\S+)$)re",
     .block = Block::section,
     .matches = "File \"/tmp/work/doctest-py/cart.py\", line 3, in cart.total",
     .rejects = "  File \"/usr/lib/python3.11/urllib/request.py\", line 216, in urlopen"},
    {.id = "pydocstyle",
     .tool = "pydocstyle",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 80,
     .anchors = " at module level:$\n"
                " in public \n"
                " in private ",
     .regex = R"(^(?<file>[^\s:]+\.py):(?<line>\d+) (?<msg>(?:at module level|in (?:public|private) .+)):$)",
     .block = Block::indented,
     .matches = "cart.py:1 in public function `total`:\n"
                "cart.py:1 at module level:",
     .rejects = "        D103: Missing docstring in public function"},
    {.id = "bandit",
     .tool = "bandit",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 84,
     .anchors = ">> Issue: [",
     .regex = R"(^>> Issue: (?<msg>\[(?<code>B\d+):.+))",
     .block = Block::indented,
     .matches = ">> Issue: [B602:subprocess_popen_with_shell_equals_true] subprocess call with shell=True "
                "identified, security issue.",
     .rejects =
         "note: the documentation explains what \">> Issue: [B602:subprocess_popen_with_shell_equals_true] "
         "subprocess call with shell=True identified, "},
    {.id = "bandit.place",
     .tool = "bandit",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::locator,
     .rank = 40,
     .anchors = "   Location: ",
     .regex = R"(^\s+Location: (?<file>[^\s:]+):(?<line>\d+)(?::(?<col>\d+))?$)",
     .matches = "   Location: cart.py:5",
     .rejects = "note: the documentation explains what \"Location: cart.py:5\" means"},
    {.id = "black.syntax",
     .tool = "black",
     .type = "FormatError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 88,
     .anchors = "error: cannot format ",
     .regex =
         R"(^error: (?<msg>cannot format (?<file>\S+): .*?(?:Cannot parse.*?: (?<line>\d+):(?<col>\d+):.*|.+))$)",
     .matches = "error: cannot format syntax.py: Cannot parse: 2:4:     return sum(prices)",
     .rejects = "note: the documentation explains what \"error: cannot format syntax.py: Cannot parse: 2:4:  "
                "   return sum(prices)\" means"},
    {.id = "isort",
     .tool = "isort",
     .type = "FormatError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 84,
     .anchors = "Imports are incorrectly sorted",
     .regex = R"(^ERROR: (?<file>\S+) (?<msg>Imports are incorrectly sorted.*))",
     .matches = "ERROR: /tmp/work/isort/cart.py Imports are incorrectly sorted and/or formatted.",
     .rejects = "note: the documentation explains what \"ERROR: /tmp/work/isort/cart.py Imports are "
                "incorrectly sorted and/or formatted.\" means"},
    {.id = "tox.env",
     .tool = "tox",
     .type = "ToxError",
     .klass = Class::test,
     .role = Role::cascade,
     .rank = 20,
     .anchors = ": commands failed$\n"
                "InterpreterNotFound\n"
                ": could not install deps",
     .regex =
         R"(^ERROR:\s+(?<msg>\S+: commands failed|\S+: .+ InterpreterNotFound.*|\S+: could not install deps.*))",
     .matches = "ERROR:   unit: commands failed",
     .rejects = "note: the documentation explains what \"ERROR:   unit: commands failed\" means"},
    {.id = "pip.nomatch",
     .tool = "pip",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 80,
     .anchors = "No matching distribution found",
     .regex = R"(^\s*ERROR: (?<msg>No matching distribution found .+))",
     .matches = "ERROR: No matching distribution found for cart-total-of-nobody==9.9\n"
                "ERROR: No matching distribution found for cart",
     .rejects = "note: the documentation explains what \"ERROR: No matching distribution found for "
                "cart-total-of-nobody==9.9\" means"},
    {.id = "pip.network",
     .tool = "pip",
     .type = "NetworkError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 92,
     .anchors = "Retrying (Retry(total=0",
     .regex = R"(^\s*WARNING: (?<msg>Retrying \(Retry\(total=0.+))",
     .matches =
         "WARNING: Retrying (Retry(total=0, connect=None, read=None, redirect=None, status=None)) after "
         "connection broken by 'NewConnectionError('<pip._vendor.urllib3.connection.HTTPConnection object at "
         "0x7f08c4f37a10>: Failed to establish a new connection: [Errno 111] Connection refused')': "
         "/simple/cart/",
     .rejects = "note: the documentation explains what \"WARNING: Retrying (Retry(total=0, connect=None, "
                "read=None, redirect=None, status=None)) after connect"},
    // Not run here; the form is that of pip's vendored urllib3 and requests.
    {.id = "pip.timeout",
     .tool = "pip",
     .type = "NetworkError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 92,
     .anchors = "^pip._vendor.",
     .regex = R"(^(?<msg>pip\._vendor\.[\w.]+\.(?:ReadTimeout|ConnectTimeout|ConnectionError|ProtocolError|)"
              R"(NewConnectionError|MaxRetryError|ChunkedEncodingError|IncompleteRead)(?:Error)?: .+))",
     .block = Block::traceback,
     .matches = "pip._vendor.urllib3.exceptions.ReadTimeoutError: HTTPSConnectionPool(host='cart.example', "
                "port=443): Read timed out.",
     .rejects = "pip._vendor.packaging.version.InvalidVersion: Invalid version: 'cart'"},
    {.id = "pip.usage",
     .tool = "pip",
     .type = "PipError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 90,
     .anchors = "Invalid requirement\n"
                "Could not open requirements file\n"
                "externally-managed-environment\n"
                "You must give at least one req\n"
                "is not installable\n"
                "DO NOT MATCH THE HASHES\n"
                "In --require-hashes mode",
     .regex =
         R"(^\s*(?:ERROR: |error: )(?<msg>Invalid requirement.*|Could not open requirements file.*|externally-managed-environment|You must give at least one requirement.*|Directory .+ is not installable.*|THESE PACKAGES DO NOT MATCH THE HASHES.*|In --require-hashes mode.*))",
     .block = Block::paragraph,
     .matches = "ERROR: Invalid requirement: 'cart total == 3' (from line 1 of bad/requirements.txt)\n"
                "error: externally-managed-environment",
     .rejects = "note: the documentation explains what \"ERROR: Invalid requirement: 'cart total == 3' (from "
                "line 1 of bad/requirements.txt)\" means"},
    {.id = "pip.output",
     .tool = "pip",
     .type = "PipError",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 78,
     .anchors = "╰─> [",
     .regex = R"(^\s*╰─> (?<msg>\[\d+ lines of output\]))",
     .block = Block::indented,
     .matches = "  ╰─> [1 lines of output]",
     .rejects = "note: the documentation explains what \"╰─> [1 lines of output]\" means"},
    // The first of those lines, where it is no step of setuptools and no traceback.
    {.id = "pip.said",
     .tool = "pip",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::announced,
     .rank = 80,
     .regex =
         R"(^ {6}(?<msg>(?!(?:running |creating |copying |writing |reading |adding |Traceback|File |usage: |\[end|\[\d|/|<|\+|error: |warning: |INFO|WARNING|ERROR|Collecting|Looking))[A-Za-z]\S* .{4,}))",
     .matches = "      LIBCART_HOME must point to the SDK",
     .rejects = "      running egg_info"},
    // What a build backend says below that.
    {.id = "pip.backend",
     .tool = "pip",
     .type = "PipError",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 82,
     .anchors = "^      error: ",
     .regex = R"(^ {6}error: (?<msg>(?![|>'][-+]?$).+))",
     .block = Block::paragraph,
     .matches = "      error: Multiple top-level packages discovered in a flat-layout: ['cart', 'shop'].",
     .rejects = "error: metadata-generation-failed\n"
                "      error: |-"},
    {.id = "django.check",
     .tool = "Django",
     .type = "DjangoError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 88,
     .anchors = ".E\\d\\d\\d) ",
     .regex = R"(^\S+: \((?<code>\w+\.E\d{3})\) (?<msg>.+))",
     .block = Block::indented,
     .matches = "cart.Cart.code: (fields.E120) CharFields must define a 'max_length' attribute.",
     .rejects = "cart.Cart: (models.W042) Auto-created primary key used"},
    {.id = "django.migrations",
     .tool = "Django",
     .type = "OutdatedFiles",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 50,
     .anchors = "^Migrations for '",
     .regex = R"(^(?<msg>Migrations for '\w+'):$)",
     .block = Block::indented,
     .matches = "Migrations for 'cart':",
     .rejects = "  cart/migrations/0001_initial.py"},
    {.id = "pytest.crash",
     .tool = "pytest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 90,
     .anchors = "^worker 'gw",
     .regex = R"(^(?<msg>worker 'gw\d+' crashed) while running '(?<test>(?<file>[^':]+)[^']*)')",
     .matches = "worker 'gw1' crashed while running 'test_crash.py::test_crash'",
     .rejects = "replacing crashed worker gw1"},
    {.id = "pytest.marker",
     .tool = "pytest",
     .type = "TestCollectionError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 90,
     .anchors = "not found in `markers`",
     .regex = R"(^(?:E +Failed: )?(?<msg>'\S+' not found in `markers` configuration option))",
     .matches = "'slow' not found in `markers` configuration option",
     .rejects = "a marker is not found in `markers`"},
    {.id = "nox.command",
     .tool = "nox",
     .type = "NoxError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 58,
     .anchors = "^nox > Command ",
     .regex = R"(^nox > (?<msg>Command .+ failed with exit code (?<code>\d+)))",
     .matches = "nox > Command python3 lint.py failed with exit code 2",
     .rejects = "nox > python3 lint.py"},
    {.id = "sphinx.extension",
     .tool = "sphinx",
     .type = "DocsError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 93,
     .anchors = "Could not import extension\n"
                "Theme error:\n"
                "Configuration error:\n"
                "There is a programmable error\n"
                "Application error:",
     .regex =
         R"(^(?:Extension error.*: ?)?(?<msg>Could not import extension .+|Theme error:.*|Configuration error:.*|There is a programmable error in your configuration file.*|Application error:.*))",
     .matches = "Could not import extension cart_total_of_nobody (exception: No module named "
                "'cart_total_of_nobody')",
     .rejects = "note: the documentation explains what \"Could not import extension cart_total_of_nobody "
                "(exception: No module named 'cart_total_of_nobody')\" "},
    {.id = "behave",
     .tool = "behave",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = ".feature:\\d",
     .regex = R"(^\s+(?<file>\S+\.feature):(?<line>\d+)  (?<test>\S.+)$)",
     .matches = "  features/cart.feature:2  Adding prices",
     .rejects = "  Scenario: Adding prices  # features/cart.feature:2"},
    {.id = "py.assert",
     .tool = "python",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 87,
     .anchors = "AssertionError",
     .regex = R"(^AssertionError(?:: (?<msg>.+))?$)",
     .block = Block::traceback,
     .matches = "AssertionError: expected 3 to be 4 // Object.is equality\n"
                "AssertionError: 3 != 4",
     .rejects = "  AssertionError [ERR_ASSERTION]: 3 == 4"},
    {.id = "mkdocs",
     .tool = "mkdocs",
     .type = "DocsError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 84,
     .anchors = "Aborted with \\d",
     .regex = R"(^(?<msg>Aborted with \d+ warnings? in (?:strict|\'strict\') mode.*))",
     .matches = "Aborted with 1 warnings in strict mode!",
     .rejects = "note: the documentation explains what \"Aborted with 1 warnings in strict mode!\" means"},
    {.id = "mkdocs.config",
     .tool = "mkdocs",
     .type = "DocsError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 84,
     .anchors = "Error: Config file '\n"
                "Error: Config value",
     .regex = R"(^Error: (?<msg>Config file '.+' does not exist\.|Config value .+))",
     .matches = "Error: Config file 'mkdocs.yml' does not exist.",
     .rejects =
         "note: the documentation explains what \"Error: Config file 'mkdocs.yml' does not exist.\" means"},
    {.id = "ansible-lint",
     .tool = "ansible-lint",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 78,
     .anchors = ".yml:\\d\n"
                ".yaml:\\d",
     .regex = R"(^(?<file>[^\s:]+\.ya?ml):(?<line>\d+)(?: (?<msg>Task/Handler: .+|Use `.+|.+))?$)",
     .matches = "play.yml:4 Task/Handler: shell echo 3\n"
                "play.yml:2",
     .rejects = "cart.yml:4:2: [error] syntax error: expected <block end>, but found '<block sequence "
                "start>' (syntax)"},
    {.id = "yamllint",
     .tool = "yamllint",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 86,
     .anchors = ": [error] ",
     .regex =
         R"(^(?<file>[^\s:]+\.ya?ml):(?<line>\d+):(?<col>\d+): \[(?:error)\] (?<msg>.+?)(?: \((?<code>[\w-]+)\))?$)",
     .matches = "cart.yml:4:2: [error] syntax error: expected <block end>, but found '<block sequence "
                "start>' (syntax)\n"
                "cart.yml:5:9: [error] too many spaces after colon (colons)",
     .rejects = "note: the documentation explains what \"cart.yml:4:2: [error] syntax error: expected <block "
                "end>, but found '<block sequence start>' (syntax)"},
    {.id = "py.network",
     .tool = "python",
     .type = "NetworkError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 90,
     .anchors = "URLError: \n"
                "ConnectionRefusedError: \n"
                "ConnectionResetError: \n"
                "ConnectTimeout: \n"
                "ReadTimeout: \n"
                "ConnectionError: \n"
                "gaierror: \n"
                "TimeoutError: \n"
                "SSLError: \n"
                "MaxRetryError: \n"
                "NewConnectionError: ",
     .regex =
         R"(^(?<code>(?:[a-z_]\w*\.)*(?:URLError|ConnectionRefusedError|ConnectionResetError|ConnectTimeout|ReadTimeout|ConnectionError|gaierror|TimeoutError|SSLError|SSLCertVerificationError|MaxRetryError|NewConnectionError)): (?<msg>(?:(?!certificate verify|self[- ]signed).)*)$)",
     .block = Block::traceback,
     .matches = "urllib3.exceptions.NewConnectionError: <urllib3.connection.HTTPConnection object at "
                "0x7fe25dcfa550>: Failed to establish a new connection: [Errno 111] Connection refused\n"
                "TimeoutError: timed out",
     .rejects = "urllib.error.URLError: <urlopen error [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify "
                "failed: self-signed certificate (_ssl.c:992)>"},
    {.id = "py.tls",
     .tool = "python",
     .type = "TlsError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 91,
     .anchors = "certificate verify failed\n"
                "elf-signed certificate\n"
                "elf signed certificate",
     .regex =
         R"(^(?<code>(?:[a-z_]\w*\.)*(?:URLError|SSLError|SSLCertVerificationError|ConnectionError)): (?<msg>.*(?:certificate verify failed|self[- ]signed).*)$)",
     .block = Block::traceback,
     .matches = "urllib.error.URLError: <urlopen error [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify "
                "failed: self-signed certificate (_ssl.c:992)>\n"
                "ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: "
                "self-signed certificate (_ssl.c:992)",
     .rejects = "curl: (60) SSL certificate problem: self-signed certificate"},
    {.id = "py.port",
     .tool = "python",
     .type = "PortInUse",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 91,
     .anchors = "ddress already in use",
     .regex = R"(^(?<code>OSError|socket\.error): (?<msg>\[Errno (?:98|48)\] .*[Aa]ddress already in use.*))",
     .block = Block::traceback,
     .matches = "OSError: [Errno 98] Address already in use (while attempting to bind on address "
                "('127.0.0.1', 40771))",
     .rejects = "2026/11/21 23:42:48 listen tcp :8080: bind: address already in use"},
    {.id = "py.disk",
     .tool = "python",
     .type = "DiskFull",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 96,
     .anchors = "[Errno 28]\n"
                "[Errno 27]\n"
                "[Errno 122]",
     .regex = R"(^(?<code>OSError|IOError): (?<msg>\[Errno (?:28|27|122)\] .+))",
     .block = Block::traceback,
     .matches = "OSError: [Errno 28] No space left on device\n"
                "OSError: [Errno 27] File too large",
     .rejects =
         "note: the documentation explains what \"OSError: [Errno 28] No space left on device\" means"},
    {.id = "py.limit",
     .tool = "python",
     .type = "ResourceLimit",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 92,
     .anchors = "[Errno 24]\n"
                "[Errno 23]\n"
                "[Errno 11]",
     .regex = R"(^(?<code>OSError|IOError|BlockingIOError): (?<msg>\[Errno (?:24|23|11)\] .+))",
     .block = Block::traceback,
     .matches = "OSError: [Errno 24] Too many open files: '/dev/null'",
     .rejects = "note: the documentation explains what \"OSError: [Errno 24] Too many open files: "
                "'/dev/null'\" means"},
    {.id = "py.json",
     .tool = "python",
     .type = "InvalidJson",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 76,
     .anchors = " (char \\d",
     .regex =
         R"(^(?<msg>(?:Expecting |Extra data|Invalid |Unterminated |Illegal )[^:]*: line (?<line>\d+) column (?<col>\d+) \(char \d+\)))",
     .matches = "Expecting value: line 3 column 13 (char 24)\n"
                "Extra data: line 2 column 1 (char 3)",
     .rejects = "json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)"},
    // How sphinx-build -W ends; the next line tells which warning.
    {.id = "sphinx.treated",
     .tool = "sphinx",
     .type = "DocsError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 10,
     .anchors = "Warning, treated as error:",
     .regex = R"(^Warning, treated as error:$)",
     .matches = "Warning, treated as error:",
     .rejects = "note: Warning, treated as error: 3"},
    {.id = "sphinx.first",
     .tool = "sphinx",
     .type = "DocsError",
     .klass = Class::compile,
     .role = Role::position,
     .rank = 86,
     .regex = R"(^(?:(?<file>/[^\s:]+):(?:(?<line>\d+):)?)?(?<msg>\S.*))",
     .block = Block::indented,
     .matches =
         "/tmp/work/sphinx/docs/index.rst:4:undefined label: 'refunds'\n"
         "autodoc: failed to import module 'total' from module 'shop'; the following exception was raised:"},
    // Between the tracebacks of one exception and of another that it led to.
    {.id = "py.chain",
     .tool = "python",
     .type = "PythonException",
     .klass = Class::test,
     .role = Role::cascade,
     .rank = 1,
     .anchors = "The above exception was the direct\n"
                "During handling of the above exception",
     .regex =
         R"(^(?:E\s+)?(?<msg>(?:The above exception was the direct cause of the following|During handling of the above exception, another) exception.*:)$)",
     .matches = "The above exception was the direct cause of the following exception:\n"
                "During handling of the above exception, another exception occurred:",
     .rejects = "note: The above exception was the direct cause"},
};

}  // namespace cicd::analysis::rules
