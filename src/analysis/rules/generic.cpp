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
     .regex = R"(^(?:\S+: )?(?:\[?(?:ERROR|error|Error|FATAL|fatal)\]?)[: ]\s*(?<msg>.+))",
     .matches = "ERROR: the cart is empty\n"
                "cart: error: too few arguments"},
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
     .matches = "FATAL: cart is empty"},
    {.id = "gen.fail",
     .tool = "any",
     .type = "GenericError",
     .klass = Class::config,
     .role = Role::generic,
     .rank = 22,
     .anchors = "failed\n"
                "Failed\n"
                "FAILED",
     .regex = R"((?<msg>.*\b(?:failed|Failed|FAILED)\b.*))",
     .matches = "Cart check failed"},
};

}  // namespace

constinit const std::span<const Rule> generic = table;

}  // namespace cicd::analysis::rules
