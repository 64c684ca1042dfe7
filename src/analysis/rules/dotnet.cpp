#include "analysis/rules/tables.hpp"

namespace cicd::analysis::rules {
namespace {

constexpr Rule table[] = {
    {.id = "csc",
     .tool = "csc/msbuild",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 90,
     .anchors = "error CS\n"
                "error FS\n"
                "error BC\n"
                "error NU\n"
                "error MSB\n"
                "error NETSDK",
     .regex =
         R"(^\s*(?:\d+>)?(?<file>[^()]+?)(?:\((?<line>\d+),(?<col>\d+)(?:,\d+,\d+)?\))?\s*: error (?<code>[A-Z]{2,6}\d+): (?<msg>.+?)(?: \[(?<proj>[^\]]+)\])?$)",
     .matches = "/work/Cart.cs(12,5): error CS0103: The name 'total' does not exist in the current context "
                "[/work/Cart.csproj]\n"
                "/work/Cart.csproj : error NU1101: Unable to find package Crat."},
    {.id = "dotnet.test",
     .tool = "dotnet test",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 82,
     .anchors = "Failed ",
     .regex = R"(^\s+Failed (?<test>[\w.]+\S*)(?: \[.*\])?$)",
     .block = Block::stack,
     .matches = "  Failed Cart.Tests.CartTest.Total [12 ms]"},
    {.id = "dotnet.exc",
     .tool = "dotnet",
     .type = "DotnetException",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 82,
     .anchors = "Unhandled exception",
     .regex = R"(^Unhandled exception\. (?<code>[\w.]+): (?<msg>.+))",
     .block = Block::stack,
     .matches = "Unhandled exception. System.InvalidOperationException: empty cart"},
    {.id = "dotnet.fail",
     .tool = "dotnet",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 10,
     .anchors = "Build FAILED.",
     .regex = R"(^Build FAILED\.)",
     .matches = "Build FAILED."},
};

}  // namespace

constinit const std::span<const Rule> dotnet = table;

}  // namespace cicd::analysis::rules
