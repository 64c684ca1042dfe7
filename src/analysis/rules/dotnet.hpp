#pragma once

#include "analysis/rule.hpp"

namespace cicd::analysis::rules {

inline constexpr Rule dotnet[] = {
    {.id = "csc",
     .tool = "csc",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 90,
     .anchors = "error CS\\d\n"
                "error FS\\d\n"
                "error BC\\d\n"
                "error NU\\d\n"
                "error NETSDK",
     .regex =
         R"(^\s*(?:\d+>)?(?<file>[^()]+?)(?:\((?<line>\d+),(?<col>\d+)(?:,\d+,\d+)?\))?\s*: error (?<code>(?:CS|FS|BC|NU|NETSDK)\d+): (?<msg>.+?)(?: \[(?<proj>[^\]]+)\])?$)",
     .matches = "Cart.cs(1,35): error CS0103: The name `totl' does not exist in the current context\n"
                "Cart.cs(3,38): error CS0029: Cannot implicitly convert type `int' to `string'\n"
                "/work/Cart.cs(12,5): error CS0103: The name 'total' does not exist in the current context "
                "[/work/Cart.csproj]",
     .rejects = "Cart.cs(1,35): error CS0103"},
    // Not run here; the form is that of microsoft/vstest, console logger.
    {.id = "dotnet.test",
     .tool = "dotnet test",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 82,
     .anchors = "Failed ",
     .regex = R"(^\s*Failed\s+(?:(?<test>[\w.]+\S*) \[[<\d].*s\]|(?<test>\w+(?:\.\w+){2,}\S*))$)",
     .block = Block::stack,
     .matches = "  Failed Cart.Tests.CartTest.Total [12 ms]",
     .rejects = "      Failed Reexports\n"
                "npm error JSON.parse Failed to parse JSON data."},
    // Not run here; the forms are those of xunit on Mono and of .NET stack traces.
    {.id = "mono.frame",
     .tool = "xunit",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 40,
     .anchors = ".cs(\\d\n"
                ".fs(\\d\n"
                ".vb(\\d\n"
                ".cs:line \n"
                ".fs:line ",
     .regex =
         R"(^\s+(?:(?<file>\S+\.(?:cs|fs|vb))\((?<line>\d+),(?<col>\d+)\): at |at .+ in (?<file>\S+\.(?:cs|fs|vb)):line (?<line>\d+)$))",
     .matches = "        /src/tests/CartTest.cs(445,0): at Cart.Tests.CartTest.Total()\n"
                "   at Cart.Tests.CartTest.Total() in /src/tests/CartTest.cs:line 12",
     .rejects = "   at System.Threading.Tasks.Task.Wait()"},
    {.id = "dotnet.exc",
     .tool = "dotnet",
     .type = "DotnetException",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 88,
     .anchors = "Unhandled exception. \n"
                "FATAL UNHANDLED EXCEPTION",
     .regex =
         R"(^(?:Unhandled exception\. |\[ERROR\] FATAL UNHANDLED EXCEPTION: )(?<code>[\w.]+): (?<msg>.+))",
     .block = Block::stack,
     .matches = "[ERROR] FATAL UNHANDLED EXCEPTION: System.InvalidOperationException: the cart is empty\n"
                "Unhandled exception. System.InvalidOperationException: empty cart",
     .rejects = "note: the documentation explains what \"[ERROR] FATAL UNHANDLED EXCEPTION: "
                "System.InvalidOperationException: the cart is empty\" means"},
    {.id = "dotnet.fail",
     .tool = "dotnet",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 10,
     .anchors = "Build FAILED.",
     .regex = R"(^Build FAILED\.)",
     .matches = "Build FAILED.",
     .rejects = "note: the documentation explains what \"Build FAILED.\" means"},
    {.id = "msbuild",
     .tool = "msbuild",
     .type = "MSBuildError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 88,
     .anchors = "error MSB\\d\n"
                "error MSBUILD\\d",
     .regex =
         R"(^\s*(?:\d+>)?(?:(?<file>[^():]+?)(?:\((?<line>\d+),(?<col>\d+)\))?\s*: |MSBUILD\s*: )error (?<code>(?:MSB\d{4}|MSBUILD\d+)): (?<msg>.+?)(?: \[(?<proj>[^\]]+)\])?$)",
     .matches = "MSBUILD: error MSBUILD0000: Project file 'shop.csproj' not found.",
     .rejects = "note: the documentation explains what \"MSBUILD: error MSBUILD0000: Project file "
                "'shop.csproj' not found.\" means"},
    {.id = "nunit",
     .tool = "NUnit",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = ") Test Failure : \n"
                ") Test Error : ",
     .regex = R"(^\d+\) Test (?:Failure|Error) : (?<test>\S+))",
     .block = Block::paragraph,
     .matches = "1) Test Failure : CartTest.AddsPrices",
     .rejects = "note: the documentation explains what \"1) Test Failure : CartTest.AddsPrices\" means"},
    {.id = "dotnet.system",
     .tool = "dotnet",
     .type = "DotnetException",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = "^System.\n"
                "^Microsoft.",
     .regex = R"(^(?<code>(?:System|Microsoft)\.[\w.]+(?:Exception|Error)): (?<msg>.+))",
     .block = Block::stack,
     .matches = "System.InvalidOperationException: the cart is empty",
     .rejects = "note: the documentation explains what \"System.InvalidOperationException: the cart is "
                "empty\" means"},
};

}  // namespace cicd::analysis::rules
