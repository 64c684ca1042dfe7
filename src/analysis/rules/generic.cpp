#include "analysis/rules/tables.hpp"

namespace cicd::analysis::rules {
namespace {

constexpr Rule table[] = {
    {.id = "step.telling_line",
     .tool = "any",
     .type = "BuildFailure",
     .klass = Class::config,
     .role = Role::position,
     .rank = 48,
     .regex = R"(^\s*(?<msg>\S.*))",
     .matches = "docs/cart.txt:12 forgot a full stop"},
    {.id = "step.last_output",
     .tool = "any",
     .type = "BuildFailure",
     .klass = Class::config,
     .role = Role::position,
     .rank = 26,
     .regex = R"(^\s*(?<msg>\S.*))",
     .matches = "Please run `make docs` and commit the result"},
    {.id = "gen.error",
     .tool = "any",
     .type = "GenericError",
     .klass = Class::config,
     .role = Role::generic,
     .rank = 40,
     .anchors = "error: \n"
                "Error: \n"
                "ERROR: \n"
                "[error]\n"
                "[ERROR]\n"
                "ERROR ",
     .regex =
         R"(^(?!.*\b(?:none|no errors?|0 errors?|as expected|not an error)\b)(?:\S+: )?(?:\[?(?:ERROR|error|Error|FATAL|fatal)\]?)[: ]\s*(?<msg>.+))",
     .matches = "error: metadata-generation-failed\n"
                "[ERROR]   \n"
                "ERROR: the cart is empty",
     .rejects = "     Failure/Error: ?assertEqual(4, cart : total ( [ 1 , 2 ] ))"},
    {.id = "gen.fatal",
     .tool = "any",
     .type = "GenericError",
     .klass = Class::config,
     .role = Role::generic,
     .rank = 50,
     .anchors = "FATAL\n"
                "fatal error\n"
                "Fatal",
     .regex = R"((?<msg>.*\b(?:FATAL|fatal error|Fatal)\b.*))",
     .matches = "[ERROR] FATAL UNHANDLED EXCEPTION: System.InvalidOperationException: the cart is empty\n"
                "Fatal: Compilation aborted\n"
                "FATAL: cart is empty",
     .rejects = " 3: 0xee85e7 v8::internal::V8::FatalProcessOutOfMemory(v8::internal::Isolate*, char const*, "
                "v8::OOMDetails const&) [node]"},
    {.id = "gen.fail",
     .tool = "any",
     .type = "GenericError",
     .klass = Class::config,
     .role = Role::generic,
     .rank = 22,
     .anchors = "failed\n"
                "Failed\n"
                "FAILED",
     .regex =
         R"(^(?!.*(?:\b(?:0|no)(?: \w+)? failed|[Ff]ailed[=:] ?0\b|test result: ok))(?<msg>.*\b(?:failed|Failed|FAILED)\b.*))",
     .matches = "BUILD FAILED in 21s\n"
                " FAILED\n"
                "Cart check failed",
     .rejects = "   3: core::panicking::assert_failed::<u32, u32>\n"
                "100% tests passed, 0 tests failed out of 1\n"
                "localhost : ok=1 changed=1 unreachable=0 failed=0 skipped=0"},
};

}  // namespace

constinit const std::span<const Rule> generic = table;

}  // namespace cicd::analysis::rules
