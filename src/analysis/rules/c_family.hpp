#pragma once

#include "analysis/rule.hpp"

namespace cicd::analysis::rules {

inline constexpr Rule c_family[] = {
    {.id = "gcc.error",
     .tool = "gcc/clang",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 90,
     .anchors = ": error: \n"
                ": fatal error: ",
     .regex =
         R"(^(?<file>(?:[A-Za-z]:)?[^\s:()][^:()]*):(?<line>\d+):(?:(?<col>\d+):)? (?:fatal )?error: (?<msg>.+))",
     .block = Block::compiler,
     .matches = "Cart.java:8: error: incompatible types: int cannot be converted to String\n"
                "Cart.scala:2: error: type mismatch;\n"
                "src/cart.cpp:12:5: error: 'total' was not declared in this scope",
     .rejects = "src/error.cpp:12: note: error: is fine here\n"
                "    [javac] /tmp/work/ant/src/Cart.java:1: error: cannot find symbol"},
    // Where a template was asked for: above g++'s message, below clang's.
    {.id = "gcc.instantiated",
     .tool = "gcc/clang",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::locator,
     .rank = 40,
     .anchors = "required from here\n"
                " requested here",
     .regex =
         R"(^(?<file>[^\s:()][^:()]*):(?<line>\d+):(?<col>\d+):\s+(?:required from here|note: in instantiation of .+ requested here)$)",
     .matches = "index.cpp:8:52:   required from here\n"
                "index.cpp:8:52: note: in instantiation of member function 'std::less<Point>::operator()' "
                "requested here",
     .rejects = "index.cpp:8:52: required from 'void f()'"},
    {.id = "gcc.ice",
     .tool = "gcc/clang",
     .type = "CompilerCrash",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 88,
     .anchors = "internal compiler error",
     .regex = R"(internal compiler error: (?<msg>.+))",
     .matches = "src/a.cpp:9:1: internal compiler error: Segmentation fault",
     .rejects = "src/a.cpp:9:1: inte"},
    {.id = "ld.undef",
     .tool = "ld/lld",
     .type = "LinkError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 92,
     .anchors = "undefined reference to\n"
                "undefined symbol:\n"
                "Undefined symbols for architecture",
     .regex =
         R"((?:(?<file>[^\s:(]+\.\w+):(?<line>\d+): )?(?<msg>(?:undefined reference to|undefined symbol:) .+|Undefined symbols for architecture .+))",
     .matches = "/src/cart/total.c:17: undefined reference to `cart_total'\n"
                "link.cpp:(.text+0x15): undefined reference to `total(int)'\n"
                "  = note: rust-lld: error: undefined symbol: cart_total\n"
                "main.o: in function `main': main.c:(.text+0x9): undefined reference to `cart_total'",
     .rejects = "link.cpp:(.text+0x1"},
    {.id = "ld.nolib",
     .tool = "ld",
     .type = "LinkError",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 86,
     .anchors = "cannot find -l\n"
                "library not found for -l",
     .regex = R"((?<msg>cannot find -l\S+|library not found for -l\S+))",
     .matches = "/usr/bin/ld: cannot find -lcarttotal: No such file or directory\n"
                "/usr/bin/ld: cannot find -lz: No such file or directory",
     .rejects = "/usr/bin/ld: cannot f"},
    {.id = "ld.exit",
     .tool = "collect2",
     .type = "LinkError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 20,
     .anchors = "ld returned",
     .regex = R"(collect2(?:\.exe)?: error: ld returned (?<code>\d+) exit status)",
     .matches = "          collect2: error: ld returned 1 exit status\n"
                "collect2: error: ld returned 1 exit status",
     .rejects = "tar: Child returned status 2"},
    {.id = "clang.linkfail",
     .tool = "clang",
     .type = "LinkError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 20,
     .anchors = "linker command failed",
     .regex = R"(clang(?:\+\+)?: error: linker command failed with exit code (?<code>\d+))",
     .matches = "clang: error: linker command failed with exit code 1 (use -v to see invocation)",
     .rejects = "clang: error: linker comma"},
    {.id = "msvc.error",
     .tool = "msvc",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 90,
     .anchors = ": error C\n"
                ": fatal error C\n"
                "): error C",
     .regex =
         R"(^(?:\d+>)?(?<file>[^()]+)\((?<line>\d+)(?:,(?<col>\d+))?\)\s*: (?:fatal )?error (?<code>C\d{4}): (?<msg>.+))",
     .matches = "D:\\a\\cart\\src\\cart.cpp(12,5): error C2065: 'total': undeclared identifier "
                "[D:\\a\\cart\\cart.vcxproj]",
     .rejects = "Cart.cs(1,35): error CS0103: The name `totl' does not exist in the current context"},
    {.id = "msvc.link",
     .tool = "link.exe",
     .type = "LinkError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 88,
     .anchors = "error LNK",
     .regex = R"((?<file>[^\s:]+)\s*: (?:fatal )?error (?<code>LNK\d{4}): (?<msg>.+))",
     .matches = "cart.obj : error LNK2019: unresolved external symbol total referenced in function main",
     .rejects = "cart.obj : error lnk2019: unresolved external symbol total referenced in function main"},
    {.id = "cmake.error",
     .tool = "cmake",
     .type = "CMakeError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 88,
     .anchors = "CMake Error",
     .regex =
         R"(^\s*CMake Error(?: at (?<file>[^\s:()]+):(?<line>\d+)(?: \((?<fn>[^)]*)\))?)?:?\s*(?<msg>.*))",
     .block = Block::section,
     .matches = "CMake Error at CMakeLists.txt:3 (find_package):\n"
                "CMake Error at CMakeLists.txt:3:\n"
                "CMake Error at CMakeLists.txt:7 (find_package):",
     .rejects =
         "note: the documentation explains what \"CMake Error at CMakeLists.txt:3 (find_package):\" means"},
    {.id = "cmake.incomplete",
     .tool = "cmake",
     .type = "CMakeError",
     .klass = Class::config,
     .role = Role::cascade,
     .rank = 15,
     .anchors = "Configuring incomplete, errors occurred",
     .regex = R"(-- Configuring incomplete, errors occurred!)",
     .matches = "-- Configuring incomplete, errors occurred!",
     .rejects = "-- Configuring"},
    {.id = "make.norule",
     .tool = "make",
     .type = "MakeError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 84,
     .anchors = "No rule to make target",
     .regex = R"(make(?:\[\d+\])?: \*\*\* (?<msg>No rule to make target .+))",
     .block = Block::indented,
     .matches = "make: *** No rule to make target 'total.o', needed by 'cart'.  Stop.\n"
                "make[1]: *** No rule to make target 'cart.c', needed by 'cart.o'.  Stop.",
     .rejects = "make: *** No rule to m"},
    {.id = "make.missingsep",
     .tool = "make",
     .type = "MakeError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 84,
     .anchors = ": *** ",
     .regex = R"re(^(?<file>[^\s:()"\']+):(?<line>\d+): \*\*\* (?<msg>.+?)\.? +Stop\.$)re",
     .matches = "Makefile:2: *** missing separator.  Stop.\n"
                "rules.mk:5: *** missing 'endif'.  Stop.\n"
                "Makefile:3: *** missing separator.  Stop.",
     .rejects = "note: the documentation explains what \"Makefile:2: *** missing separator.  Stop.\" means"},
    {.id = "make.cascade",
     .tool = "make",
     .type = "MakeError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 10,
     .anchors = "*** [",
     .regex =
         R"((?:g?make|mingw32-make|mozmake)(?:\.exe)?(?:\[\d+\])?: \*\*\* \[(?:(?<file>[^\s:\]]+):(?<line>\d+): )?(?<msg>[^\]]+)\] (?:Error (?<code>\d+)|Killed|Terminated|Segmentation fault))",
     .matches = "make[1]: *** [Makefile:3: total.o] Error 1\n"
                "make: *** [Makefile:2: all] Error 2\n"
                "make[2]: *** [CMakeFiles/cart.dir/build.make:76: cart.o] Error 1",
     .rejects = "scons: *** [main.o] Source `main.c' not found, needed by target `main.o'."},
    {.id = "ninja.failed",
     .tool = "ninja",
     .type = "BuildError",
     .klass = Class::compile,
     .role = Role::head,
     .rank = 30,
     .anchors = "^FAILED: ",
     .regex = R"(^FAILED: (?:\[code=(?<code>\d+)\] )?(?<msg>.+))",
     .block = Block::section,
     .matches = "FAILED: CMakeFiles/cart.dir/total.cpp.o \n"
                "FAILED: CMakeFiles/cart.dir/cart.cpp.o",
     .rejects = "FAILED tests/test_cart.py::test_total"},
    {.id = "ninja.stopped",
     .tool = "ninja",
     .type = "BuildError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 8,
     .anchors = "ninja: build stopped",
     .regex = R"(ninja: build stopped: (?<msg>.+))",
     .matches = "ninja: build stopped: subcommand failed.",
     .rejects = "ninja: build "},
    {.id = "ninja.error",
     .tool = "ninja",
     .type = "NinjaError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 80,
     .anchors = "ninja: error:",
     .regex = R"(ninja: error: (?<msg>.+))",
     .matches = "ninja: error: loading 'build.ninja': No such file or directory\n"
                "ninja: error: build.ninja:1: unknown build rule 'cc'\n"
                "ninja: error: 'cart.cpp', needed by 'cart.o', missing and no known rule to make it",
     .rejects = "ninja - error - loading 'build.ninja' - No such file or directory"},
    {.id = "meson.error",
     .tool = "meson",
     .type = "MesonError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 90,
     .anchors = "meson.build:\\d\n"
                "meson_options.txt:\\d\n"
                "meson.options:\\d",
     .regex =
         R"(^(?<file>\S*meson(?:\.build|_options\.txt|\.options)):(?<line>\d+):(?<col>\d+): ERROR: (?<msg>.+))",
     .matches = "meson.build:2:0: ERROR: Dependency \"carttotal\" not found, tried pkgconfig and cmake\n"
                "meson.build:2:27: ERROR: Expecting rparen got eof.\n"
                "meson.build:5:0: ERROR: Dependency \"zlib\" not found, tried pkgconfig",
     .rejects = "note: the documentation explains what \"meson.build:2:0: ERROR: Dependency \"carttotal\" "
                "not found, tried pkgconfig and cmake\" means"},
    {.id = "bazel.error",
     .tool = "bazel",
     .type = "BazelError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 80,
     .anchors = "/BUILD",
     .regex = R"(^ERROR: (?<file>/[^:]+/BUILD[^:]*):(?<line>\d+):(?<col>\d+): (?<msg>.+))",
     .matches = "ERROR: /tmp/work/bazel/BUILD:1:8: //:cart: no such attribute 'deps' in 'genrule' rule\n"
                "ERROR: /work/cart/BUILD:4:10: Compiling cart.cc failed: (Exit 1): gcc failed",
     .rejects = "+ cd /tmp/work/rpmbuild/out/BUILD"},
    // Not run here; the form is that of bazelbuild/bazel.
    {.id = "bazel.fail",
     .tool = "bazel",
     .type = "BazelError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 15,
     .anchors = "Build did NOT complete successfully\n"
                "did not complete successfully, exit",
     .regex = R"((?:FAILED|ERROR): (?<msg>Build did NOT complete successfully.*))",
     .matches = "FAILED: Build did NOT complete successfully\n"
                "ERROR: Build did NOT complete successfully",
     .rejects = "FAILED: Build "},
    {.id = "san",
     .tool = "sanitizer",
     .type = "SanitizerError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 94,
     .anchors = "ERROR: AddressSanitizer:\n"
                "ERROR: MemorySanitizer:\n"
                "ERROR: UndefinedBehaviorSanitizer:\n"
                "ERROR: HWAddressSanitizer:\n"
                "WARNING: ThreadSanitizer:\n"
                "WARNING: MemorySanitizer:",
     .regex =
         R"((?<msg>==\d+==\s?ERROR: (?:Address|Memory|UndefinedBehavior|HWAddress)Sanitizer: .+|WARNING: (?:Thread|Memory)Sanitizer: .+))",
     .block = Block::stack,
     .matches = "==5985==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x602000000020 at pc "
                "0x55f542f341ca bp 0x7ffddbec34e0 sp 0x7ffddbec34d8\n"
                "WARNING: ThreadSanitizer: data race (pid=6041)\n"
                "==41==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x602000000014",
     .rejects = "==5985==error: addresssanitizer: heap-buffer-overflow on address 0x602000000020 at pc "
                "0x55f542f341ca bp 0x7ffddbec34e0 sp 0x7ffddbec34d8"},
    {.id = "valgrind",
     .tool = "valgrind",
     .type = "SanitizerError",
     .klass = Class::test,
     .role = Role::cascade,
     .rank = 40,
     .anchors = "ERROR SUMMARY: ",
     .regex = R"(==\d+== ERROR SUMMARY: (?<msg>[1-9]\d* errors.*))",
     .block = Block::section,
     .matches = "==6113== ERROR SUMMARY: 1 errors from 1 contexts (suppressed: 0 from 0)\n"
                "==41== ERROR SUMMARY: 2 errors from 2 contexts (suppressed: 0 from 0)",
     .rejects = "==41== ERROR SUMMARY: 0 errors from 0 contexts (suppressed: 0 from 0)\n"
                "==6121== ERROR SUMMARY: 0 errors from 0 contexts (suppressed: 0 from 0)"},
    {.id = "assert.c",
     .tool = "libc",
     .type = "AssertionFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 90,
     .anchors = "Assertion `\n"
                "Assertion failed",
     .regex =
         R"re((?<msg>(?:(?<file>[^\s:()"\']+):(?<line>\d+): .*)?Assertion (?:`.+' failed|failed[:.].*)))re",
     .block = Block::paragraph,
     .matches = "Caught: Assertion failed: \n"
                "Assertion failed: \n"
                "cart: src/cart.c:12: total: Assertion `count > 0' failed.",
     .rejects = "Caught: "},
    {.id = "gtest.fail",
     .tool = "gtest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 82,
     .anchors = "[  FAILED  ]",
     .regex = R"(\[  FAILED  \] (?<test>[\w./<>]+)(?:,.*)?(?: \(\d+ ms\))?$)",
     .block = Block::section,
     .matches = "[  FAILED  ] CartTest.RefusesNothing (0 ms)\n"
                "[  FAILED  ] CartTest.AddsPrices\n"
                "[  FAILED  ] Cart.Total (0 ms)",
     .rejects = "[  FAILED  ] 2 tests, listed below:\n"
                "[  FAILED  ] 3 tests, listed below:"},
    {.id = "gtest.loc",
     .tool = "gtest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 90,
     .anchors = ": Failure",
     .regex = R"(^(?<file>\S+?)[:(](?<line>\d+)\)?: Failure$)",
     .block = Block::paragraph,
     .matches = "cart_test.cpp:8: Failure\n"
                "cart_test.cpp:5: Failure\n"
                "/src/tests/cart_test.cc:12: Failure",
     .rejects = "unknown file: Failure"},
    {.id = "doctest.loc",
     .tool = "doctest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 88,
     .anchors = "): ERROR: \n"
                "\\d: ERROR: \n"
                "): FATAL ERROR: \n"
                "\\d: FATAL ERROR: ",
     .regex =
         R"(^(?<file>[^\s:(]+\.(?:c|cc|cpp|cxx|c\+\+|h|hh|hpp|hxx|m|mm|inl|ipp))[:(](?<line>\d+)\)?: (?:FATAL )?ERROR: (?<msg>.+))",
     .block = Block::paragraph,
     .matches = "cart_test.cpp:9: ERROR: test case THREW exception: the cart is empty\n"
                "cart_test.cpp:7: ERROR: CHECK( total(3) == 4 ) is NOT correct!\n"
                "/src/tests/cart_test.cpp:14: ERROR: CHECK( total == 3 ) is NOT correct!",
     .rejects = "psql:prices.sql:2: ERROR:  syntax error at or near \"selct\""},
    {.id = "catch2",
     .tool = "catch2",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 88,
     .anchors = ": FAILED:",
     .regex = R"(^(?<file>\S+?)[:(](?<line>\d+)\)?: FAILED:)",
     .block = Block::paragraph,
     .matches = "cart_test.cpp:6: FAILED:\n"
                "/src/tests/cart_test.cpp:12: FAILED:",
     .rejects = "note: the documentation explains what \"cart_test.cpp:6: FAILED:\" means"},
    {.id = "ctest.fail",
     .tool = "ctest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 82,
     .anchors = "***Failed\n"
                "***Timeout\n"
                "***Exception\n"
                "***Not Run",
     .regex =
         R"(^\s*\d+/\d+ Test +#\d+: (?<test>\S+) \.*\s*\*\*\*(?<msg>Failed|Timeout|Exception.*|Not Run))",
     .matches = "5/5 Test #5: cart.missing .....................***Not Run   0.00 sec\n"
                "1/5 Test #1: cart.total .......................***Failed    0.00 sec\n"
                "1/2 Test #1: cart_test ........................***Failed    0.00 sec",
     .rejects = "2/2 Test #2: fast ......................   Passed    0.01 sec"},
    {.id = "ctest.sum",
     .tool = "ctest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cascade,
     .rank = 25,
     .anchors = "tests failed out of",
     .regex = R"((?<msg>\d+% tests passed, [1-9]\d* tests failed out of \d+))",
     .matches = "20% tests passed, 4 tests failed out of 5\n"
                "0% tests passed, 1 tests failed out of 1\n"
                "50% tests passed, 1 tests failed out of 2",
     .rejects = "100% tests passed, 0 tests failed out of 2\n"
                "100% tests passed, 0 tests failed out of 1"},
    {.id = "fortran",
     .tool = "gfortran",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 86,
     .anchors = "^Error: \n"
                "^Fatal Error: ",
     .regex =
         R"(^(?:Fatal )?Error: (?<msg>.* at \(\d\).*|Syntax error in .+|Unclassifiable statement.*|Unexpected .+ statement.*))",
     .block = Block::compiler,
     .matches = "Error: Symbol ‘cuont’ at (1) has no IMPLICIT type\n"
                "Error: Symbol 'total' at (1) has no IMPLICIT type",
     .rejects = "Error: Config file 'mkdocs.yml' does not exist."},
    {.id = "ninja.place",
     .tool = "ninja",
     .type = "NinjaError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 82,
     .anchors = "ninja: error:",
     .regex = R"(^ninja: error: (?<file>\S+\.ninja):(?<line>\d+): (?<msg>.+))",
     .matches = "ninja: error: build.ninja:1: unknown build rule 'cc'",
     .rejects = "ninja: error: 'main.c', needed by 'main.o', missing and no known rule to make it"},
    {.id = "meson.dependency",
     .tool = "meson",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 91,
     .anchors = "meson.build:\\d",
     .regex =
         R"(^(?<file>\S*meson\.build):(?<line>\d+):(?<col>\d+): ERROR: (?<msg>(?:Dependency|Program|C\+?\+? (?:shared or static )?library) .*not found.*|Neither a subproject directory nor a .+ file was found\.))",
     .matches = "meson.build:2:0: ERROR: Dependency \"carttotal\" not found, tried pkgconfig and cmake",
     .rejects = "meson.build:2:27: ERROR: Expecting rparen got eof."},
    {.id = "meson.test",
     .tool = "meson",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = " FAIL  \n"
                " TIMEOUT  \n"
                " ERROR   ",
     .regex = R"(^\s*\d+/\d+ (?<test>\S.*?)\s+(?<msg>FAIL|TIMEOUT|ERROR)\s+\d+\.\d+ ?s\b.*)",
     .matches = "2/2 total FAIL            0.03s   exit status 1",
     .rejects = " FAIL  import.test.js [ import.test.js ]"},
    {.id = "clang.driver",
     .tool = "clang",
     .type = "CompileError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 84,
     .anchors = "clang: error: \n"
                "clang++: error: ",
     .regex =
         R"(^clang(?:\+\+)?(?:-\d+)?: error: (?<msg>(?:unknown argument|unsupported option|no such file or directory|no input files|invalid value|unable to execute command|unknown target).*))",
     .matches = "clang: error: unknown argument: '-fno-such-thing'",
     .rejects = "clang: error: linker command failed with exit code 1 (use -v to see invocation)"},
    // Not run here; the form is that of gcc's driver.
    {.id = "gcc.driver",
     .tool = "gcc",
     .type = "CompileError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 84,
     .anchors = "gcc: error: \n"
                "g++: error: \n"
                "cc: error: \n"
                "c++: error: \n"
                "cc1: error: \n"
                "cc1plus: error: \n"
                "gcc: fatal error: \n"
                "g++: fatal error: \n"
                "gfortran: error: \n"
                "c++: fatal error: ",
     .regex = R"(^(?:g?cc|[gc]\+\+|gfortran|cc1(?:plus)?)(?:-\d+)?: (?:fatal )?error: (?<msg>.+))",
     .matches = "gcc: error: main.c: No such file or directory\n"
                "g++: fatal error: no input files",
     .rejects =
         "note: the documentation explains what \"gcc: error: main.c: No such file or directory\" means"},
    // gcc's and clang's drivers about a child of theirs (gcc/gcc.cc, llvm lib/Support/Unix/Program.inc).
    {.id = "gcc.killed",
     .tool = "gcc/clang",
     .type = "OutOfMemory",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 95,
     .anchors = "error: Killed signal\n"
                "error: Killed (program\n"
                "execute command: Killed\n"
                "signal 9 [Killed]",
     .regex =
         R"(^[^\s:]+: (?:(?:fatal|internal compiler) )?error: (?<msg>Killed (?:signal terminated program|\(program) .+|unable to execute command: Killed|\S+ terminated with signal 9 \[Killed\]))",
     .matches = "gcc: fatal error: Killed signal terminated program cc1\n"
                "x86_64-linux-gnu-g++-12: fatal error: Killed signal terminated program cc1plus\n"
                "c++: internal compiler error: Killed (program cc1plus)\n"
                "clang: error: unable to execute command: Killed\n"
                "collect2: fatal error: ld terminated with signal 9 [Killed]",
     .rejects = "gcc: fatal error: no input files\n"
                "clang: error: unable to execute command: Segmentation fault (core dumped)\n"
                "collect2: fatal error: ld terminated with signal 11 [Segmentation fault]"},
    {.id = "ld.gold",
     .tool = "gold",
     .type = "LinkError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 93,
     .anchors = "error: undefined reference to",
     .regex = R"(^(?<file>[^\s:]+):(?<line>\d+): error: (?<msg>undefined reference to '.+))",
     .matches = "/tmp/work/ld/main.c:2: error: undefined reference to 'cart_total'",
     .rejects = "note: the documentation explains what \"/tmp/work/ld/main.c:2: error: undefined reference "
                "to 'cart_total'\" means"},
    {.id = "ld.multiple",
     .tool = "ld",
     .type = "LinkError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 90,
     .anchors = "multiple definition of\n"
                "duplicate symbol\n"
                "can not be used when making\n"
                "DSO missing from",
     .regex =
         R"((?<msg>multiple definition of .+|duplicate symbol:? .+|relocation R_\S+ against .+ can not be used.+|DSO missing from command line.*))",
     .matches = "/usr/bin/ld: /tmp/cctOcxu2.o:(.data+0x0): multiple definition of `total'; "
                "/tmp/ccUBOLVb.o:(.data+0x0): first defined here",
     .rejects = "/usr/bin/ld: /tmp/cctOcxu2.o:(.data+0x0)"},
    {.id = "san.leak",
     .tool = "sanitizer",
     .type = "SanitizerError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 93,
     .anchors = "ERROR: LeakSanitizer:",
     .regex = R"((?<msg>==\d+==\s?ERROR: LeakSanitizer: .+))",
     .block = Block::stack,
     .matches = "==6095==ERROR: LeakSanitizer: detected memory leaks",
     .rejects = "==6095==ERROR: Le"},
    {.id = "san.undefined",
     .tool = "sanitizer",
     .type = "SanitizerError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 94,
     .anchors = ": runtime error: ",
     .regex = R"(^(?<file>[^\s:]+):(?<line>\d+):(?<col>\d+): runtime error: (?<msg>.+))",
     .block = Block::indented,
     .matches = "undefined.cpp:4:9: runtime error: signed integer overflow: 2147483647 + 1 cannot be "
                "represented in type 'int'",
     .rejects = "panic: runtime error: index out of range [9] with length 0 [recovered]"},
    {.id = "san.summary",
     .tool = "sanitizer",
     .type = "SanitizerError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 88,
     .anchors = "SUMMARY: AddressSanitizer\n"
                "SUMMARY: ThreadSanitizer\n"
                "SUMMARY: MemorySanitizer\n"
                "SUMMARY: LeakSanitizer\n"
                "SUMMARY: UndefinedBehaviorSanitizer",
     .regex =
         R"(SUMMARY: (?<msg>(?:Address|Thread|Memory|Leak|UndefinedBehavior)Sanitizer: (?:[\w-]+|data race|\d+ byte\S+ leaked.*)(?: (?<file>[^\s:]+):(?<line>\d+)(?::(?<col>\d+))?)?.*))",
     .matches = "SUMMARY: ThreadSanitizer: data race /tmp/work/sanitizer/race.cpp:5 in main\n"
                "SUMMARY: AddressSanitizer: 160 byte(s) leaked in 1 allocation(s).",
     .rejects = "SUMMARY: ThreadSanitizer"},
    {.id = "san.frame",
     .tool = "sanitizer",
     .type = "SanitizerError",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 40,
     .anchors = "    #\\d \n"
                "    #\\d\\d ",
     .regex =
         R"(^\s+#\d+ (?:0x[0-9a-f]+ )?(?:in )?\S.* (?<file>(?!/usr/|\.\./)[^\s:()]+\.\w+):(?<line>\d+)(?::(?<col>\d+))?(?: \(.*\))?$)",
     .matches = "    #0 operator() /tmp/work/sanitizer/race.cpp:4 (race+0x1259)\n"
                "    #0 main /tmp/work/sanitizer/race.cpp:5 (race+0x12a2)",
     .rejects = "    #1 0x7f28d4445249 in __libc_start_call_main ../sysdeps/nptl/libc_start_call_main.h:58"},
    {.id = "valgrind.access",
     .tool = "valgrind",
     .type = "SanitizerError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 90,
     .anchors = "== Invalid read\n"
                "== Invalid write\n"
                "== Invalid free\n"
                "== Conditional jump\n"
                "== Use of uninit\n"
                "== Mismatched free\n"
                "== Source and destination overlap\n"
                "== Jump to the invalid\n"
                "== Process terminating with default",
     .regex =
         R"(^==\d+== (?<msg>(?:Invalid (?:read|write|free)|Conditional jump or move depends on uninit|Use of uninitialised value|Mismatched free|Source and destination overlap|Jump to the invalid address|Process terminating with default action of signal).*))",
     .block = Block::indented,
     .matches = "==6113== Invalid read of size 4",
     .rejects = "note: the documentation explains what \"==6113== Invalid read of size 4\" means"},
    {.id = "valgrind.frame",
     .tool = "valgrind",
     .type = "SanitizerError",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 40,
     .anchors = "==    at 0x\n"
                "==    by 0x",
     .regex = R"(^==\d+==\s+(?:at|by) 0x[0-9A-F]+: .+ \((?<file>(?!vg_)[^\s:()]+):(?<line>\d+)\)$)",
     .matches = "==6113==    by 0x10915A: main (read.c:3)\n"
                "==6113==    at 0x109163: main (read.c:4)",
     .rejects =
         "==6113==    at 0x48417B4: malloc (in /usr/libexec/valgrind/vgpreload_memcheck-amd64-linux.so)"},
    {.id = "libc.abort",
     .tool = "libc",
     .type = "Abort",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 88,
     .anchors = "stack smashing detected\n"
                "buffer overflow detected\n"
                "^free(): \n"
                "^malloc(): \n"
                "^realloc(): \n"
                "^munmap_chunk()\n"
                "^double free or\n"
                "^corrupted \n"
                "^malloc_consolidate",
     .regex =
         R"(^(?<msg>\*\*\* stack smashing detected \*\*\*.*|\*\*\* buffer overflow detected \*\*\*.*|(?:free|malloc|realloc|munmap_chunk|corrupted [\w -]+)\(\): .+|double free or corruption.*|corrupted size vs\. prev_size.*|malloc_consolidate\(\).*))",
     .matches = "*** stack smashing detected ***: terminated\n"
                "free(): double free detected in tcache 2",
     .rejects =
         "note: the documentation explains what \"*** stack smashing detected ***: terminated\" means"},
    {.id = "cpp.uncaught",
     .tool = "c++",
     .type = "UncaughtException",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 88,
     .anchors = "  what():",
     .regex = R"(^\s*what\(\):\s+(?<msg>.+))",
     .matches = "  what():  the cart is empty\n"
                "  what():  std::bad_alloc",
     .rejects = "note: the documentation explains what \"what():  the cart is empty\" means"},
    {.id = "cpp.terminate",
     .tool = "c++",
     .type = "UncaughtException",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = "terminate called \n"
                "libc++abi: terminating",
     .regex =
         R"(^(?<msg>terminate called (?:after throwing|without an active exception).*|libc\+\+abi: terminating.*))",
     .matches = "terminate called after throwing an instance of 'std::runtime_error'\n"
                "terminate called after throwing an instance of 'std::bad_alloc'",
     .rejects = "note: the documentation explains what \"terminate called after throwing an instance of "
                "'std::runtime_error'\" means"},
    {.id = "doctest.name",
     .tool = "doctest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cascade,
     .rank = 45,
     .anchors = "TEST CASE:  ",
     .regex = R"(^TEST CASE:  (?<test>.+))",
     .matches = "TEST CASE:  refuses nothing\n"
                "TEST CASE:  adds prices",
     .rejects = "note: the documentation explains what \"TEST CASE:  refuses nothing\" means"},
    {.id = "boost.test",
     .tool = "Boost.Test",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 90,
     .anchors = "error: in \"",
     .regex =
         R"re(^(?:unknown location\(0\)|(?<file>[^\s:(]+)\((?<line>\d+)\)): (?:fatal )?error: in "(?<test>[^"]+)": (?<msg>.+))re",
     .matches = "cart_test.cpp(5): error: in \"adds_prices\": check total(3) == 4 has failed [3 != 4]",
     .rejects = "note: the documentation explains what \"cart_test.cpp(5): error: in \"adds_prices\": check "
                "total(3) == 4 has failed [3 != 4]\" means"},
    {.id = "cppunit",
     .tool = "CppUnit",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 88,
     .anchors = ") line: ",
     .regex = R"(^\d+\) test: (?<test>\S+) \((?:F|E)\) line: (?<line>\d+) (?<file>\S+))",
     .block = Block::paragraph,
     .matches = "1) test: CartTest::addsPrices (F) line: 8 cart_test.cpp",
     .rejects = "note: the documentation explains what \"1) test: CartTest::addsPrices (F) line: 8 "
                "cart_test.cpp\" means"},
    {.id = "check.test",
     .tool = "Check",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 88,
     .anchors = ".c:\\d:F:\n"
                ".c:\\d:E:\n"
                "\\d\\d:F:\n"
                "\\d\\d:E:\n"
                ".cpp:\\d:F:\n"
                ".cc:\\d:F:",
     .regex = R"(^(?<file>[^\s:]+\.(?:c|cc|cpp|h)):(?<line>\d+):[FE]:[^:]*:(?<test>[^:]+):-?\d+: (?<msg>.+))",
     .matches = "cart_test.c:2:F:core:adds_prices:0: Assertion '3 == 4' failed: 3 == 3, 4 == 4",
     .rejects = "note: the documentation explains what \"cart_test.c:2:F:core:adds_prices:0: Assertion '3 == "
                "4' failed: 3 == 3, 4 == 4\" means"},
    {.id = "ctest.listed",
     .tool = "ctest",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 60,
     .anchors = " (Failed)$\n"
                " (Timeout)$\n"
                " (SEGFAULT)$\n"
                " (Not Run)$\n"
                " (Child aborted)$\n"
                " (Subprocess \n"
                " (ILLEGAL)$",
     .regex =
         R"(^\s+\d+ - (?<test>\S.*?) \((?<msg>Failed|Timeout|SEGFAULT|Not Run|Child aborted|ILLEGAL|Subprocess \w+|OTHER_FAULT|Bus error|NUMERICAL)\)$)",
     .matches = "\t  2 - cart.crash (SEGFAULT)\n"
                "\t  1 - cart.total (Failed)",
     .rejects = "note: the documentation explains what \"2 - cart.crash (SEGFAULT)\" means"},
    {.id = "automake.test",
     .tool = "automake",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = "^FAIL: \n"
                "^XPASS: \n"
                "^ERROR: ",
     .regex = R"(^(?:FAIL|ERROR|XPASS): (?<test>[\w./+-]+)(?: \d+)?(?: - .*)?$)",
     .matches = "FAIL: total.sh",
     .rejects = "ERROR: two-space soft tabs not used on line 2 (check: 2sp_soft_tabs)"},
    {.id = "filecheck",
     .tool = "FileCheck",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 94,
     .anchors = "expected string not found in input\n"
                "is not on the line after\n"
                "is not on the same line\n"
                "excluded string found",
     .regex =
         R"(^(?<file>[^\s:]+):(?<line>\d+):(?<col>\d+): error: (?<msg>[A-Z][A-Z0-9_-]*: (?:expected string not found in input|is not on the (?:line after|same line)|excluded string found).*))",
     .block = Block::compiler,
     .matches = "check.txt:1:8: error: CHECK: expected string not found in input",
     .rejects = "note: the documentation explains what \"check.txt:1:8: error: CHECK: expected string not "
                "found in input\" means"},
    {.id = "make.nomakefile",
     .tool = "make",
     .type = "MakeError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 84,
     .anchors = "No targets specified and no makefile\n"
                "*** No targets.",
     .regex =
         R"(^make(?:\[\d+\])?: \*\*\* (?<msg>No targets specified and no makefile found.*|No targets\..*))",
     .matches = "make: *** No targets specified and no makefile found.  Stop.",
     .rejects = "note: the documentation explains what \"make: *** No targets specified and no makefile "
                "found.  Stop.\" means"},
    {.id = "make.command",
     .tool = "make",
     .type = "CommandNotFound",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = "make: \n"
                "make[\\d]: ",
     .regex =
         R"(^make(?:\[\d+\])?: (?<msg>\S+: (?:No such file or directory|Command not found|Permission denied))$)",
     .matches = "make: cart-generator: No such file or directory",
     .rejects = "make: Entering directory '/tmp/work/make/missing'"},
    {.id = "cmake.package",
     .tool = "cmake",
     .type = "CMakeError",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 89,
     .anchors = "CMake Error at ",
     .regex =
         R"(^\s*CMake Error at (?<file>[^\s:()]+):(?<line>\d+) \((?<msg>find_package|find_dependency|pkg_check_modules|_find_package|FetchContent_\w+)\).*)",
     .block = Block::section,
     .matches = "CMake Error at CMakeLists.txt:3 (find_package):",
     .rejects = "CMake Error at CMakeLists.txt:3 (add_executable):"},
    {.id = "cmake.missing",
     .tool = "cmake",
     .type = "CMakeError",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 70,
     .anchors = "Could NOT find \n"
                "Could not find a package configuration\n"
                "By not providing \"Find",
     .regex =
         R"((?<msg>Could NOT find [A-Z]\w+ \(missing: .+|Could not find a package configuration file provided by .+|By not providing "Find\w+\.cmake".*))",
     .block = Block::paragraph,
     .matches = "  Could not find a package configuration file provided by \"CartTotal\" with\n"
                "  By not providing \"FindCartTotal.cmake\" in CMAKE_MODULE_PATH this project",
     .rejects = "Could not find a package"},
    {.id = "cmake.cache",
     .tool = "cmake",
     .type = "CMakeError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = "Error: could not load cache\n"
                "CMake Error: The source directory",
     .regex =
         R"(^(?<msg>Error: could not load cache|Error: \S+ is not a directory|CMake Error: The source directory .+ does not (?:exist|appear to contain).*))",
     .matches = "Error: could not load cache",
     .rejects = "note: the documentation explains what \"Error: could not load cache\" means"},
    {.id = "configure.missing",
     .tool = "autoconf",
     .type = "ConfigureError",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 88,
     .anchors = "configure: error: ",
     .regex =
         R"(^(?:\S*/)?configure: error: (?<msg>.*(?:not found|is (?:needed|required|missing)|[Cc]ould not find|[Cc]annot find|Package requirements|you (?:need|must) (?:to )?(?:have|install)).*))",
     .block = Block::paragraph,
     .matches = "configure: error: libcarttotal is needed",
     .rejects = "configure: error: C compiler cannot create executables"},
    {.id = "configure.in",
     .tool = "autoconf",
     .type = "ConfigureError",
     .klass = Class::config,
     .role = Role::cascade,
     .rank = 60,
     .anchors = "configure: error: in ",
     .regex = R"(^(?:\S*/)?configure: error: (?<msg>in [`'].+':)$)",
     .matches = "configure: error: in `/tmp/work/autoconf/compiler':",
     .rejects = "note: the documentation explains what \"configure: error: in "
                "`/tmp/work/autoconf/compiler':\" means"},
    {.id = "configure.compiler",
     .tool = "autoconf",
     .type = "ConfigureError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 92,
     .anchors = "compiler cannot create executables\n"
                "cannot run C compiled programs\n"
                "no acceptable C compiler",
     .regex =
         R"(^(?:configure: error: )?(?<msg>\S+ compiler cannot create executables.*|cannot run C compiled programs.*|no acceptable C compiler found.*))",
     .matches = "configure: error: C compiler cannot create executables",
     .rejects = "note: the documentation explains what \"configure: error: C compiler cannot create "
                "executables\" means"},
    {.id = "autoconf.macro",
     .tool = "autoconf",
     .type = "AutoconfError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 92,
     .anchors = "possibly undefined macro\n"
                "undefined or overquoted macro\n"
                "required file '",
     .regex =
         R"(^(?<file>[^\s:]+\.(?:ac|in|m4)):(?<line>\d+): (?:error|warning): (?<msg>.*(?:possibly undefined macro|undefined or overquoted macro|required file .+ not found).*))",
     .matches = "configure.ac:2: error: possibly undefined macro: AM_CART_TOTAL",
     .rejects = "note: the documentation explains what \"configure.ac:2: error: possibly undefined macro: "
                "AM_CART_TOTAL\" means"},
    {.id = "scons.error",
     .tool = "SCons",
     .type = "SConsError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 84,
     .anchors = "scons: *** ",
     .regex = R"(^scons: \*\*\* (?:\[[^\]]+\] )?(?<msg>(?!.*Error \d+$).+))",
     .matches = "scons: *** [main.o] Source `main.c' not found, needed by target `main.o'.",
     .rejects = "scons: *** [main.o] Error 1"},
    {.id = "scons.exit",
     .tool = "SCons",
     .type = "SConsError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 10,
     .anchors = "scons: *** [\n"
                "scons: building terminated",
     .regex = R"(^scons: (?:\*\*\* \[[^\]]+\] Error \d+|building terminated because of errors.*))",
     .matches = "scons: building terminated because of errors.\n"
                "scons: *** [main.o] Error 1",
     .rejects = "scons: *** [main.o] Source `main.c' not found, needed by target `main.o'."},
    {.id = "gfortran.place",
     .tool = "gfortran",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::locator,
     .rank = 50,
     .anchors = ".f90:\\d\n"
                ".F90:\\d\n"
                ".f95:\\d\n"
                ".f03:\\d\n"
                ".f08:\\d\n"
                ".for:\\d\n"
                ".f77:\\d",
     .regex = R"(^(?<file>[^\s:]+\.(?:f|F|for|f\d\d|F\d\d)):(?<line>\d+):(?<col>\d+):$)",
     .matches = "cart.f90:4:15:",
     .rejects = "note: the documentation explains what \"cart.f90:4:15:\" means"},
    {.id = "gas.error",
     .tool = "as",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 88,
     .anchors = "\\d: Error: ",
     .regex = R"(^(?<file>[^\s:]+\.(?:s|S|asm|c|cc|cpp|cxx|C|m|d|f|f90)):(?<line>\d+): Error: (?<msg>.+))",
     .matches = "cart.s:2: Error: no such instruction: `mvo $3,%eax'\n"
                "cart.c:1: Error: no such instruction: `mvo $3,%eax'",
     .rejects = "cart.el:1:1: Error: End of file during parsing"},
    {.id = "nasm.error",
     .tool = "nasm",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 92,
     .anchors = ".asm:\\d\n"
                ".nasm:\\d",
     .regex = R"(^(?<file>[^\s:]+\.(?:asm|nasm|inc|s)):(?<line>\d+): (?:fatal|error): (?<msg>.+))",
     .matches = "cart.asm:2: error: symbol `totl' not defined",
     .rejects =
         "note: the documentation explains what \"cart.asm:2: error: symbol `totl' not defined\" means"},
    {.id = "clang-tidy",
     .tool = "clang-tidy",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 94,
     .anchors = "-warnings-as-errors]",
     .regex =
         R"(^(?<file>[^\s:]+):(?<line>\d+):(?<col>\d+): (?:error|warning): (?<msg>.+) \[(?<code>[a-z][\w.,-]*),?-warnings-as-errors\]$)",
     .block = Block::compiler,
     .matches = "/tmp/work/clang-tidy/cart.cpp:2:14: error: using the result of an assignment as a condition "
                "without parentheses [clang-diagnostic-parentheses,-warnings-as-errors]",
     .rejects = "note: the documentation explains what \"/tmp/work/clang-tidy/cart.cpp:2:14: error: using "
                "the result of an assignment as a condition without p"},
    {.id = "clang-format",
     .tool = "clang-format",
     .type = "FormatError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 94,
     .anchors = "[-Wclang-format-violations]",
     .regex =
         R"(^(?<file>[^\s:]+):(?<line>\d+):(?<col>\d+): (?:error|warning): (?<msg>code should be clang-formatted) \[-Wclang-format-violations\])",
     .block = Block::compiler,
     .matches = "cart.cpp:1:24: error: code should be clang-formatted [-Wclang-format-violations]\n"
                "cart.cpp:1:11: error: code should be clang-formatted [-Wclang-format-violations]",
     .rejects = "note: the documentation explains what \"cart.cpp:1:24: error: code should be "
                "clang-formatted [-Wclang-format-violations]\" means"},
    {.id = "cppcheck",
     .tool = "cppcheck",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 93,
     .anchors = ": error: \n"
                ": style: \n"
                ": performance: \n"
                ": portability: ",
     .regex =
         R"(^(?<file>[^\s:]+):(?<line>\d+):(?<col>\d+): (?:error|warning|style|performance|portability): (?<msg>.+) \[(?<code>[a-z]+[A-Z]\w*|memleak|zerodiv|uninitvar|uninitdata)\]$)",
     .block = Block::compiler,
     .matches = "cart.cpp:3:9: error: Array 'prices[2]' accessed at index 2, which is out of bounds. "
                "[arrayIndexOutOfBounds]",
     .rejects = "unused.c:2:7: error: unused variable ‘count’ [-Werror=unused-variable]"},
    {.id = "cmake-lint",
     .tool = "cmake-lint",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 84,
     .anchors = ".txt:\\d\\d\n"
                ".cmake:\\d",
     .regex =
         R"(^(?<file>\S*(?:CMakeLists\.txt|\.cmake)):(?<line>\d+)(?:,(?<col>\d+))?: \[(?<code>[A-Z]\d+)\] (?<msg>.+))",
     .matches = "CMakeLists.txt:02,09: [C0103] Invalid function name \"CartAdd\" doesn't match `[0-9a-z_]+`\n"
                "CMakeLists.txt:02,00: [C0111] Missing docstring on function or macro declaration",
     .rejects = "note: the documentation explains what \"CMakeLists.txt:02,09: [C0103] Invalid function name "
                "\"CartAdd\" doesn't match `[0-9a-z_]+`\" means"},
    {.id = "protoc",
     .tool = "protoc",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 86,
     .anchors = ".proto:\\d",
     .regex = R"(^(?<file>[^\s:]+\.proto):(?<line>\d+):(?<col>\d+): (?<msg>.+))",
     .matches = "cart.proto:2:25: \"Item\" is not defined.",
     .rejects = "note: the documentation explains what \"cart.proto:2:25: \"Item\" is not defined.\" means"},
    {.id = "protoc.missing",
     .tool = "protoc",
     .type = "CompileError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 88,
     .anchors = "Could not make proto path relative\n"
                ".proto: File not found\n"
                "was not found or had errors",
     .regex =
         R"((?<msg>Could not make proto path relative: .+|\S+\.proto: File not found\.|Import ".+" was not found or had errors\.))",
     .matches = "Could not make proto path relative: shop.proto: No such file or directory",
     .rejects = "Could not make proto pat"},
};

}  // namespace cicd::analysis::rules
