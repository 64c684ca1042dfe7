#include "analysis/rules/tables.hpp"

namespace cicd::analysis::rules {
namespace {

constexpr Rule table[] = {
    {.id = "mvn.compile",
     .tool = "maven",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 90,
     .anchors = ".java:[\n"
                ".kt:[\n"
                ".scala:[",
     .regex = R"(^\[ERROR\] (?<file>\S+\.(?:java|kt|scala|groovy)):\[(?<line>\d+),(?<col>\d+)\] (?<msg>.+))",
     .block = Block::compiler,
     .matches = "[ERROR] /work/src/main/java/Cart.java:[12,5] cannot find symbol"},
    {.id = "javac",
     .tool = "javac",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 88,
     .anchors = ": error: ",
     .regex = R"(^\s*(?:\[javac\] )?(?<file>\S+\.java):(?<line>\d+): error: (?<msg>.+))",
     .block = Block::compiler,
     .matches = "src/Cart.java:12: error: cannot find symbol\n"
                "    [javac] /work/src/Cart.java:12: error: ';' expected"},
    {.id = "kotlinc",
     .tool = "kotlinc",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 88,
     .anchors = "^e: /\n"
                "^e: file:",
     .regex = R"(^e: (?:file://)?(?<file>[^\s:]+):(?: \(|)(?<line>\d+)(?:, |:)(?<col>\d+)\)?:? (?<msg>.+))",
     .block = Block::compiler,
     .matches = "e: file:///work/src/Cart.kt:12:5 Unresolved reference: total\n"
                "e: /work/src/Cart.kt: (12, 5): Unresolved reference: total"},
    {.id = "scalac",
     .tool = "scalac/sbt",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 84,
     .anchors = "[error] ",
     .regex = R"(^\[error\] (?<file>[^\s:]+\.(?:scala|java)):(?<line>\d+)(?::(?<col>\d+))?: (?<msg>.+))",
     .block = Block::compiler,
     .matches = "[error] /work/src/Cart.scala:12:5: not found: value total"},
    {.id = "mvn.testfail",
     .tool = "surefire",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = "<<< FAILURE!\n"
                "<<< ERROR!",
     .regex =
         R"(^(?:\[ERROR\] )?\s*(?<test>\S.*?)(?:  Time elapsed| -- Time elapsed).*<<< (?:FAILURE|ERROR)!)",
     .block = Block::stack,
     .matches = "[ERROR] total(CartTest)  Time elapsed: 0.004 s  <<< FAILURE!\n"
                "CartTest.total -- Time elapsed: 0.004 s <<< ERROR!"},
    {.id = "mvn.testrow",
     .tool = "surefire",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 82,
     .anchors = "[ERROR]   ",
     .regex = R"(^\[ERROR\]   (?<test>[\w$]+(?:\.[\w$]+)+(?:->[\w.$]+)?):(?<line>\d+)(?:->\S+)? (?<msg>.+))",
     .matches = "[ERROR]   CartTest.total:12 expected:<3> but was:<4>"},
    {.id = "mvn.goal",
     .tool = "maven",
     .type = "MavenError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 40,
     .anchors = "Failed to execute goal",
     .regex = R"(^\[ERROR\] (?<msg>Failed to execute goal .+))",
     .matches =
         "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.8.1:compile"},
    {.id = "mvn.resolve",
     .tool = "maven",
     .type = "DependencyError",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 84,
     .anchors = "Could not resolve dependencies\n"
                "Could not find artifact\n"
                "Could not transfer artifact",
     .regex =
         R"((?<msg>.*(?:Could not resolve dependencies|Could not find artifact|Could not transfer artifact).+))",
     .matches = "[ERROR] Failed to execute goal on project cart: Could not resolve dependencies for project "
                "org.example:cart:jar:1.0"},
    {.id = "mvn.buildfail",
     .tool = "maven",
     .type = "MavenError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 10,
     .anchors = "BUILD FAILURE",
     .regex = R"(\bBUILD FAILURE\b)",
     .matches = "[INFO] BUILD FAILURE"},
    {.id = "mvn.help",
     .tool = "maven",
     .type = "MavenError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 1,
     .anchors = "[Help 1]\n"
                "Re-run Maven\n"
                "For more information about the errors",
     .regex =
         R"(^\[ERROR\] (?:\[Help \d\]|Re-run Maven|For more information about|To see the full stack trace|After correcting the problems))",
     .matches = "[ERROR] [Help 1] http://cwiki.example.org/MojoFailureException"},
    {.id = "gradle.task",
     .tool = "gradle",
     .type = "GradleError",
     .klass = Class::compile,
     .role = Role::head,
     .rank = 45,
     .anchors = " FAILED",
     .regex = R"(^> Task (?<task>:\S+) FAILED)",
     .matches = "> Task :app:compileJava FAILED"},
    {.id = "gradle.wrong",
     .tool = "gradle",
     .type = "GradleError",
     .klass = Class::compile,
     .role = Role::head,
     .rank = 72,
     .anchors = "* What went wrong:",
     .regex = R"(^\* What went wrong:)",
     .block = Block::paragraph,
     .matches = "* What went wrong:"},
    {.id = "gradle.exec",
     .tool = "gradle",
     .type = "GradleError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 40,
     .anchors = "Execution failed for task",
     .regex = R"(^Execution failed for task '(?<task>[^']+)')",
     .matches = "Execution failed for task ':app:compileJava'."},
    {.id = "gradle.sub",
     .tool = "gradle",
     .type = "GradleError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 74,
     .anchors = "> Could not\n"
                "> Compilation failed\n"
                "> There were failing\n"
                "> A failure occurred\n"
                "> Process \n"
                "> Cannot \n"
                "> Failed to\n"
                "> Unresolved\n"
                "> Formatting viol",
     .regex =
         R"(^\s*> (?<msg>(?:Could not|Compilation failed|There were failing|A failure occurred|Process |Cannot |Failed to|Unresolved|Formatting violations).*))",
     .matches = "> Could not resolve all files for configuration ':app:compileClasspath'.\n"
                "> Compilation failed; see the compiler error output for details."},
    {.id = "gradle.test",
     .tool = "gradle",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = " FAILED",
     .regex = R"(^(?<test>[\w.$]+ > .+) FAILED$)",
     .block = Block::stack,
     .matches = "CartTest > total() FAILED",
     .rejects = "> Task :test FAILED"},
    {.id = "gradle.fail",
     .tool = "gradle",
     .type = "GradleError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 10,
     .anchors = "BUILD FAILED in\n"
                "FAILURE: Build failed",
     .regex = R"(^BUILD FAILED in .+|^FAILURE: Build failed with an exception\.)",
     .matches = "BUILD FAILED in 3s\n"
                "FAILURE: Build failed with an exception."},
    {.id = "java.exc",
     .tool = "java",
     .type = "JavaException",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 68,
     .anchors = "Exception: \n"
                "Error: \n"
                "Exception$\n"
                "Error$",
     .regex =
         R"(^(?:Exception in thread "[^"]*" |Caused by: |\[ERROR\] )?(?<code>(?:[a-z][\w$]*\.)+[A-Z][\w$]*(?:Exception|Error|Failure|Throwable))(?:: (?<msg>.*))?$)",
     .block = Block::stack,
     .matches = "java.lang.IllegalStateException: empty cart\n"
                "Exception in thread \"main\" java.lang.NullPointerException"},
    {.id = "java.cause",
     .tool = "java",
     .type = "JavaException",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 70,
     .anchors = "Caused by: ",
     .regex = R"(^\s*Caused by: (?<code>(?:[a-z][\w$]*\.)+[A-Z][\w$]+)(?:: (?<msg>.*))?$)",
     .block = Block::stack,
     .matches = "Caused by: java.net.ConnectException: Connection refused"},
    {.id = "java.frame",
     .tool = "java",
     .type = "JavaException",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 30,
     .anchors = ".java:\n"
                ".kt:\\d\n"
                ".scala:\n"
                ".groovy:",
     .regex = R"(^\s+at (?<fn>[\w.$<>/@-]+)\((?<file>\w+\.(?:java|kt|scala|groovy)):(?<line>\d+)\))",
     .matches = "\tat org.example.Cart.total(Cart.java:12)"},
    {.id = "java.oom",
     .tool = "jvm",
     .type = "OutOfMemory",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 94,
     .anchors = "java.lang.OutOfMemoryError\n"
                "insufficient memory for the Java",
     .regex = R"((?<msg>java\.lang\.OutOfMemoryError.*|There is insufficient memory for the Java Runtime.*))",
     .matches = "java.lang.OutOfMemoryError: Java heap space\n"
                "# There is insufficient memory for the Java Runtime Environment to continue."},
    {.id = "checkstyle",
     .tool = "checkstyle",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 80,
     .anchors = "[ERROR] ",
     .regex =
         R"(^\[ERROR\] (?<file>\S+\.java):(?<line>\d+)(?::(?<col>\d+))?:? (?<msg>.+?)(?: \[(?<code>\w+)\])?$)",
     .matches =
         "[ERROR] /work/src/main/java/Cart.java:12:5: Missing a Javadoc comment. [MissingJavadocMethod]"},
};

}  // namespace

constinit const std::span<const Rule> jvm = table;

}  // namespace cicd::analysis::rules
