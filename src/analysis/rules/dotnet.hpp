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
                "error NETSDK",
     .regex =
         R"(^\s*(?:\d+>)?(?<file>[^()]+?)(?:\((?<line>\d+),(?<col>\d+)(?:,\d+,\d+)?\))?\s*: error (?<code>(?:CS|FS|BC|NETSDK)\d+): (?<msg>.+?)(?: \[(?<proj>[^\]]+)\])?$)",
     .matches = "Cart.cs(1,35): error CS0103: The name `totl' does not exist in the current context\n"
                "Cart.cs(3,38): error CS0029: Cannot implicitly convert type `int' to `string'\n"
                "/work/Cart.cs(12,5): error CS0103: The name 'total' does not exist in the current context "
                "[/work/Cart.csproj]",
     .rejects = "Cart.cs(1,35): error CS0103"},
    // Not run here; the form is that of NuGet, reference/errors-and-warnings.
    {.id = "nuget",
     .tool = "nuget",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 90,
     .anchors = "error NU\\d",
     .regex =
         R"(^\s*(?:\d+>)?(?:(?<file>\S[^()]*?)\s*: )?error (?<code>NU\d+): (?<msg>.+?)(?: \[[^\]]+\])?$)",
     .matches =
         "/work/Cart.csproj : error NU1101: Unable to find package Total. No packages exist with this id "
         "in source(s): team-feed [/work/Cart.sln]\n"
         "error NU1301: The local source '/work/packages' doesn't exist.",
     .rejects = "Cart.cs(1,35): error CS0103: x"},
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
     .anchors = "rror MSB\\d\n"
                "error MSBUILD\\d",
     .regex =
         R"(^(?:##\[error\])?\s*(?:\d+>)?(?:(?<file>(?:[A-Z]:)?[^:]+?)(?:\((?<line>\d+),(?<col>\d+)\))?\s*: |MSBUILD\s*: )[Ee]rror (?<code>(?:MSB\d{4}|MSBUILD\d+)): (?<msg>.+?)(?: \[(?<proj>[^\]]+)\])?$)",
     .matches =
         "MSBUILD: error MSBUILD0000: Project file 'shop.csproj' not found.\n"
         "##[error]C:\\Program Files (x86)\\Cart.targets(16,3): Error MSB4019: The imported project was "
         "not found.",
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
