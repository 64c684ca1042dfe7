#pragma once

#include "analysis/rule.hpp"

namespace cicd::analysis::rules {

inline constexpr Rule jvm[] = {
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
     .matches = "[ERROR] /tmp/work/maven/broken/src/main/java/Cart.java:[2,62] cannot find symbol\n"
                "[ERROR] /work/src/main/java/Cart.java:[12,5] cannot find symbol",
     .rejects = "note: the documentation explains what \"[ERROR] "
                "/tmp/work/maven/broken/src/main/java/Cart.java:[2,62] cannot find symbol\" means"},
    {.id = "javac",
     .tool = "javac",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 93,
     .anchors = ": error: ",
     .regex =
         R"(^(?:\s*\[javac\] )?\s*(?::\S*?compile\w*?Java)?(?<file>[^\s:]\S*\.java):(?<line>\d+): error: (?<msg>.+))",
     .block = Block::compiler,
     .matches = "    [javac] /tmp/work/ant/src/Cart.java:1: error: cannot find symbol\n"
                "Cart.java:5: error: cannot find symbol\n"
                "src/Cart.java:12: error: cannot find symbol",
     .rejects = "clang: error: linker command failed with exit code 1 (use -v to see invocation)"},
    {.id = "kotlinc",
     .tool = "kotlinc",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 92,
     .anchors = "^e: /\n"
                "  ^ Unresolved\n"
                "^e: file:",
     .regex =
         R"(^(?:\s{2,}\^ (?<msg>Unresolved reference.*)|e: (?:file:///?(?=[A-Z]:)|file://)?(?<file>(?:[A-Z]:)?[^\s:]+):(?: \(|)(?<line>\d+)(?:, |:)(?<col>\d+)\)?:? (?<msg>.+)))",
     .block = Block::compiler,
     .matches = "e: file:///work/src/Cart.kt:12:5 Unresolved reference: total\n"
                "e: /work/src/Cart.kt: (12, 5): Unresolved reference: total\n"
                "               ^ Unresolved reference: kotlinOptions",
     .rejects = "note: the documentation explains what \"e: file:///work/src/Cart.kt:12:5 Unresolved "
                "reference: total\" means"},
    {.id = "scalac",
     .tool = "scalac/sbt",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 84,
     .anchors = "[error] ",
     .regex = R"(^\[error\] (?<file>[^\s:]+\.(?:scala|java)):(?<line>\d+)(?::(?<col>\d+))?: (?<msg>.+))",
     .block = Block::compiler,
     .matches = "[error] /work/src/Cart.scala:12:5: not found: value total",
     .rejects = "cart.yml:5:9: [error] too many spaces after colon (colons)"},
    {.id = "mvn.testfail",
     .tool = "surefire",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = "<<< FAILURE!\n"
                "<<< ERROR!",
     .regex =
         R"(^(?:\[ERROR\] )?\s*(?<test>(?!Tests run:)\S.*?)(?:  Time elapsed| -- Time elapsed).*<<< (?:FAILURE|ERROR)!)",
     .block = Block::stack,
     .matches = "[ERROR] addsPrices(CartTest)  Time elapsed: 0 s  <<< FAILURE!\n"
                "[ERROR] refuses(CartTest)  Time elapsed: 0.031 s  <<< ERROR!\n"
                "[ERROR] total(CartTest)  Time elapsed: 0.004 s  <<< FAILURE!",
     .rejects = "[ERROR] Tests run: 3, Failures: 1, Errors: 1, Skipped: 0, Time elapsed: 0.311 s <<< "
                "FAILURE! - in CartTest"},
    {.id = "mvn.testrow",
     .tool = "surefire",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 88,
     .anchors = "[ERROR]   ",
     .regex = R"(^\[ERROR\]   (?<test>[\w$]+(?:\.[\w$]+)+(?:->[\w.$]+)?):(?<line>\d+)(?:->\S+)? (?<msg>.+))",
     .matches = "[ERROR]   CartTest.addsPrices:6 total expected:<4> but was:<3>\n"
                "[ERROR]   CartTest.refuses:7 IllegalState the cart is empty\n"
                "[ERROR]   CartTest.total:12 expected:<3> but was:<4>",
     .rejects = "[ERROR]     'version' is missing. @ line 1, column 52"},
    {.id = "mvn.goal",
     .tool = "maven",
     .type = "MavenError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 40,
     .anchors = "Failed to execute goal",
     .regex = R"(^\[ERROR\] (?<msg>Failed to execute goal .+))",
     .matches =
         "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.10.1:compile "
         "(default-compile) on project cart: Compilation failure\n"
         "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-surefire-plugin:2.22.3:test "
         "(default-test) on project cart: There are test failures.\n"
         "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.8.1:compile",
     .rejects = "note: the documentation explains what \"[ERROR] Failed to execute goal "
                "org.apache.maven.plugins:maven-compiler-plugin:3.10.1:compile (default"},
    // Not run here; the form is that of Maven, as in mvn.goal.
    {.id = "mvn.deploy",
     .tool = "maven",
     .type = "DeployError",
     .klass = Class::deploy,
     .role = Role::cause,
     .rank = 80,
     .anchors = ":deploy (\n"
                ":deploy-staged (\n"
                ":perform (\n"
                ":upload (",
     .regex =
         R"(^\[ERROR\] (?<msg>Failed to execute goal \S+:(?:deploy(?:-\w+)?|perform|upload|release) \(.+))",
     .matches = "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-deploy-plugin:3.1.1:deploy "
                "(default-deploy) on project cart: Return code is: 401",
     .rejects =
         "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.8.1:compile"},
    {.id = "mvn.resolve",
     .tool = "maven",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 90,
     .anchors = "Could not resolve dependencies for\n"
                "Could not find artifact\n"
                "Could not transfer artifact\n"
                "Failure to find \n"
                "Non-resolvable parent\n"
                "Non-resolvable import",
     .regex =
         R"((?<msg>(?:\[ERROR\] |> |^\* )?(?:Failed to execute goal on project \S+: )?(?:Could not resolve dependencies|Could not find artifact|Could not transfer artifact|Failure to find|Non-resolvable (?:parent|import) POM|Cannot access \S+ \().+))",
     .matches =
         "[ERROR] Failed to execute goal on project cart: Could not resolve dependencies for project "
         "test.example:cart:jar:1.0: Cannot access central (https://registry.example/maven2) in offline mode "
         "and the artifact test.example:total:jar:2.0 has not been downloaded from it before. -> [Help 1]\n"
         "[ERROR] Failed to execute goal on project cart: Could not resolve dependencies for project "
         "org.example:cart:jar:1.0",
     .rejects = "[error] failed to execute goal on project cart: could not resolve dependencies for project "
                "test.example:cart:jar:1.0: cannot access central "},
    {.id = "mvn.buildfail",
     .tool = "maven",
     .type = "MavenError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 10,
     .anchors = "BUILD FAILURE",
     .regex = R"(\bBUILD FAILURE\b)",
     .matches = "[INFO] BUILD FAILURE",
     .rejects = "[INFO]"},
    {.id = "mvn.help",
     .tool = "maven",
     .type = "MavenError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 1,
     .anchors = "[Help 1]\n"
                "After correcting the problems\n"
                "To see the full stack trace of\n"
                "mvn <args> -rf\n"
                "] Please refer to\n"
                "Re-run Maven\n"
                "For more information about the errors",
     .regex =
         R"(^\[ERROR\] (?:\[Help \d\]|Please refer to|Re-run Maven|For more information about|To see the full stack trace|After correcting the problems|  mvn <args>))",
     .matches =
         "[ERROR] After correcting the problems, you can resume the build with the command\n"
         "[ERROR]   mvn <args> -rf :cart\n"
         "[ERROR] [Help 1] http://registry.example/confluence/display/MAVEN/PluginResolutionException\n"
         "[ERROR] Re-run Maven using the -X switch to enable full debug logging.\n"
         "[ERROR] [Help 1] http://cwiki.example.org/MojoFailureException",
     .rejects = "[ERROR] The build could not read 1 project -> [Help 1]"},
    {.id = "gradle.task",
     .tool = "gradle",
     .type = "GradleError",
     .klass = Class::config,
     .role = Role::head,
     .rank = 45,
     .anchors = " FAILED",
     .regex = R"(^> Task (?<task>:\S+) FAILED)",
     .matches = "> Task :app:compileJava FAILED",
     .rejects = "\tTask \"Csc\" execution -- FAILED"},
    {.id = "gradle.wrong",
     .tool = "gradle",
     .type = "GradleError",
     .klass = Class::config,
     .role = Role::cascade,
     .rank = 40,
     .anchors = "* What went wrong:",
     .regex = R"(^\* What went wrong:)",
     .block = Block::section,
     .matches = "* What went wrong:",
     .rejects = "note: the documentation explains what \"* What went wrong:\" means"},
    {.id = "gradle.exec",
     .tool = "gradle",
     .type = "GradleError",
     .klass = Class::config,
     .role = Role::cascade,
     .rank = 40,
     .anchors = "Execution failed for task\n"
                "> A failure occurred",
     .regex = R"(^(?:Execution failed for task '(?<task>[^']+)'|\s*> A failure occurred while ))",
     .matches = "Execution failed for task ':check2'.\n"
                "   > A failure occurred while executing cart.Total\n"
                "Execution failed for task ':shell'.\n"
                "Execution failed for task ':app:compileJava'.",
     .rejects = "note: the documentation explains what \"Execution failed for task ':check2'.\" means"},
    {.id = "gradle.sub",
     .tool = "gradle",
     .type = "GradleError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 74,
     .anchors = "> Could not\n"
                "> Compilation failed\n"
                "> There were failing\n"
                "> Process \n"
                "> Cannot \n"
                "> Failed to\n"
                "> Unresolved\n"
                "> Formatting viol\n"
                "> Manifest merger\n"
                "> SDK location\n"
                "(current target is",
     .regex =
         R"(^\s*> (?<msg>(?:Could not|Compilation failed|There were failing|Process |Cannot |Failed to|Unresolved|Formatting violations|Manifest merger failed|SDK location|'.+' task \(current target is).*))",
     .matches =
         "> Process 'command 'sh'' finished with non-zero exit value 3\n"
         "> Could not find test.example:total:1.0.\n"
         "> Could not resolve all files for configuration ':app:compileClasspath'.\n"
         "> Manifest merger failed with multiple errors, see logs\n"
         "> 'compileJava' task (current target is 17) and 'compileKotlin' task (current target is 1.8) jvm "
         "target compatibility should be set to the same Java version.",
     .rejects = "note: the documentation explains what \"> Process 'command 'sh'' finished with non-zero "
                "exit value 3\" means"},
    // Not run here; the form is that of Gradle's HttpErrorStatusCodeException.
    {.id = "gradle.status",
     .tool = "gradle",
     .type = "NetworkError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 93,
     .anchors = "Received status code",
     .regex =
         R"(^\s*> (?<msg>Could not (?:GET|HEAD) '[^']+'\. Received status code (?:429|5\d\d) from server.*))",
     .matches =
         "      > Could not GET 'https://maven.example/cart-1.pom'. Received status code 503 from server: "
         "Service Unavailable",
     .rejects =
         "      > Could not GET 'https://maven.example/cart-1.pom'. Received status code 401 from server: "
         "Unauthorized"},
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
     .rejects = "> Task :test FAILED\n"
                "\tTask \"Csc\" execution -- FAILED"},
    // Not run here; the form is that of AAPT2 as the Android Gradle plugin passes it on.
    {.id = "aapt",
     .tool = "aapt",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 90,
     .anchors = ": AAPT: error: ",
     .regex =
         R"(^\s*(?:ERROR: ?)?(?<file>(?:[A-Z]:)?[^:]+):(?<line>\d+)(?::(?<col>\d+)[\d:-]*)?: AAPT: error: (?<msg>.+))",
     .matches =
         "     /work/app/src/main/AndroidManifest.xml:57:9-62:61: AAPT: error: resource string/cart (aka "
         "shop:string/cart) not found.",
     .rejects = "note: AAPT: error: is what it prints"},
    {.id = "gradle.fail",
     .tool = "gradle",
     .type = "GradleError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 10,
     .anchors = "BUILD FAILED in\n"
                "FAILURE: Build failed",
     .regex = R"(^BUILD FAILED in .+|^FAILURE: Build failed with an exception\.)",
     .matches = "BUILD FAILED in 17s\n"
                "BUILD FAILED in 23s\n"
                "BUILD FAILED in 3s",
     .rejects = "note: the documentation explains what \"BUILD FAILED in 17s\" means"},
    {.id = "java.exc",
     .tool = "java",
     .type = "JavaException",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 68,
     .anchors = "^java.lang.\n"
                "^java.util.\n"
                "^java.io.\n"
                "^java.net.\n"
                "^java.sql.\n"
                "^javax.\n"
                "^kotlin.\n"
                "Exception in thread\n"
                "[ERROR] java.\n"
                "[ERROR] org.\n"
                "AssertionFailedError\n"
                "Exception: ",
     .regex =
         R"(^(?:Exception in thread "[^"]*" |\[ERROR\] )?(?<code>(?:[a-z][\w$]*\.)+[A-Z][\w$]*(?:Exception|Error|Failure|Throwable))(?:: (?<msg>.*))?$)",
     .block = Block::stack,
     .matches = "Exception in thread \"main\" java.net.ConnectException: Connection refused\n"
                "java.lang.IllegalStateException: the cart is empty\n"
                "java.lang.IllegalStateException: empty cart",
     .rejects = "Caused by: java.lang.NumberFormatException: For input string: \"three\""},
    {.id = "java.cause",
     .tool = "java",
     .type = "JavaException",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 70,
     .anchors = "Caused by: ",
     .regex = R"(^\s*Caused by: (?<code>(?:[a-z][\w$]*\.)+[A-Z][\w$]+)(?:: (?<msg>.*))?$)",
     .block = Block::stack,
     .matches = "Caused by: java.lang.NumberFormatException: For input string: \"three\"\n"
                "Caused by: java.lang.ClassNotFoundException: Cart\n"
                "Caused by: java.net.ConnectException: Connection refused",
     .rejects = "Caused by: Error: Failed to load url ./no-such-file (resolved id: ./no-such-file) in "
                "/tmp/work/vitest/import.test.js. Does the file exist?"},
    {.id = "java.frame",
     .tool = "java",
     .type = "JavaException",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 30,
     .anchors = ".java:\\d\n"
                ".kt:\\d\n"
                ".scala:\\d\n"
                ".groovy:\\d",
     .regex =
         R"(^\s+at (?<fn>(?!java\.|javax\.|jdk\.|sun\.|org\.junit\.|junit\.|org\.apache\.|org\.gradle\.|org\.testng\.|org\.hamcrest\.|org\.assertj\.|org\.springframework\.|org\.codehaus\.|groovy\.|kotlin\.|scala\.|com\.sun\.|org\.mockito\.|org\.hibernate\.|org\.eclipse\.|org\.jboss\.|com\.google\.|com\.fasterxml\.|io\.netty\.|kotlinx\.|jakarta\.)(?:\S+//?)?[\w.$<>/@-]+)\((?<file>\w+\.(?:java|kt|scala|groovy)):(?<line>\d+)\))",
     .matches = "\tat Main.total(Main.java:4)\n"
                "\tat Main.total(Main.java:6)",
     .rejects = "note: the documentation explains what \"at Main.total(Main.java:4)\" means"},
    {.id = "java.oom",
     .tool = "jvm",
     .type = "OutOfMemory",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 94,
     .anchors = "java.lang.OutOfMemoryError\n"
                "insufficient memory for the Java",
     .regex = R"((?<msg>java\.lang\.OutOfMemoryError.*|There is insufficient memory for the Java Runtime.*))",
     .matches = "Exception in thread \"main\" java.lang.OutOfMemoryError: Java heap space\n"
                "java.lang.OutOfMemoryError: Java heap space",
     .rejects = "Exception in thread \"ma"},
    {.id = "checkstyle",
     .tool = "checkstyle",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 88,
     .anchors = "[ERROR] /\n"
                "[ERROR] src\n"
                "[ERROR] ./\n"
                "[WARN] /\n"
                "[WARN] src\n"
                ".java:[",
     .regex =
         R"(^\[(?:ERROR|WARN)\] (?<file>\S+\.java):\[?(?<line>\d+)(?:[:,](?<col>\d+))?\]?:? (?<msg>.+?) \[(?<code>\w+)\]\.?$|^\[(?:ERROR|WARN)\] (?<file>\S+\.java):(?<line>\d+)(?::(?<col>\d+))?: (?<msg>.+))",
     .matches =
         "[ERROR] /tmp/work/checkstyle/Cart.java:3:1: File contains tab characters (this is the first "
         "instance). [FileTabCharacter]\n"
         "[ERROR] /tmp/work/checkstyle/Cart.java:3:13: Name 'Total' must match pattern "
         "'^[a-z][a-zA-Z0-9]*$'. [MethodName]\n"
         "[ERROR] /work/src/main/java/Cart.java:12:5: Missing a Javadoc comment. [MissingJavadocMethod]",
     .rejects = "[ERROR] /tmp/work/maven/broken/src/main/java/Cart.java:[2,62] cannot find symbol"},
    {.id = "javac.option",
     .tool = "javac",
     .type = "CompileError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = "error: release version\n"
                "error: invalid\n"
                "error: no source files\n"
                "error: file not found:\n"
                "error: Source option\n"
                "error: Target option",
     .regex =
         R"(^error: (?<msg>release version \S+ not supported|invalid (?:target release|source release|flag).*|no source files|file not found: .+|Source option \S+ is no longer supported.*|Target option .+))",
     .matches = "error: release version 99 not supported",
     .rejects = "panic: runtime error: invalid memory address or nil pointer dereference"},
    {.id = "kotlinc.place",
     .tool = "kotlinc",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 93,
     .anchors = ".kt:\\d\n"
                ".kts:\\d",
     .regex = R"(^(?<file>[^\s:]+\.kts?):(?<line>\d+):(?<col>\d+): error: (?<msg>.+))",
     .block = Block::compiler,
     .matches = "Cart.kt:2:12: error: type mismatch: inferred type is Int but String was expected\n"
                "Cart.kt:4:22: error: unresolved reference: totl",
     .rejects = "note: the documentation explains what \"Cart.kt:2:12: error: type mismatch: inferred type "
                "is Int but String was expected\" means"},
    {.id = "scalac.place",
     .tool = "scalac",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 93,
     .anchors = ": error: ",
     .regex = R"(^(?<file>[^\s:]+\.scala):(?<line>\d+): error: (?<msg>.+))",
     .block = Block::compiler,
     .matches = "Cart.scala:2: error: type mismatch;",
     .rejects = "note: the documentation explains what \"Cart.scala:2: error: type mismatch;\" means"},
    {.id = "groovyc",
     .tool = "groovy",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 88,
     .anchors = ".groovy: \n"
                ".gradle: ",
     .regex = R"(^(?<file>[^\s:]+\.(?:groovy|gradle)): (?<line>\d+): (?<msg>.+))",
     .matches = "/tmp/work/groovy/bad.groovy: 1: unexpected token: { @ line 1, column 12.",
     .rejects = "note: the documentation explains what \"/tmp/work/groovy/bad.groovy: 1: unexpected token: { "
                "@ line 1, column 12.\" means"},
    {.id = "groovy.assert",
     .tool = "groovy",
     .type = "AssertionFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = "Assertion failed:",
     .regex = R"(^(?:Caught: )?(?<msg>Assertion failed:.*))",
     .block = Block::paragraph,
     .matches = "Caught: Assertion failed: \n"
                "Assertion failed: ",
     .rejects = "note: the documentation explains what \"Caught: Assertion failed:\" means"},
    {.id = "groovy.frame",
     .tool = "groovy",
     .type = "AssertionFailure",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 40,
     .anchors = ".groovy:\\d",
     .regex = R"(^\s+at \S+\((?<file>[\w.-]+\.groovy):(?<line>\d+)\)$)",
     .matches = "\tat cart.run(cart.groovy:2)",
     .rejects = "note: the documentation explains what \"at cart.run(cart.groovy:2)\" means"},
    {.id = "clojure.symbol",
     .tool = "clojure",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 90,
     .anchors = "Unable to resolve symbol\n"
                "Unable to resolve var\n"
                "Unable to resolve classname",
     .regex = R"(^(?<msg>Unable to resolve (?:symbol|var|classname): .+))",
     .matches = "Unable to resolve symbol: pricess in this context",
     .rejects =
         "note: the documentation explains what \"Unable to resolve symbol: pricess in this context\" means"},
    {.id = "clojure.place",
     .tool = "clojure",
     .type = "CompileError",
     .klass = Class::compile,
     .role = Role::locator,
     .rank = 40,
     .anchors = "Syntax error compiling at (",
     .regex = R"(^Syntax error compiling at \((?<file>[^\s:()]+):(?<line>\d+):(?<col>\d+)\)\.)",
     .matches = "Syntax error compiling at (cart.clj:2:22).",
     .rejects = "note: the documentation explains what \"Syntax error compiling at (cart.clj:2:22).\" means"},
    {.id = "clojure.test",
     .tool = "clojure.test",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 88,
     .anchors = "FAIL in (\n"
                "ERROR in (",
     .regex = R"(^(?:FAIL|ERROR) in \((?<test>[^)]+)\) \((?<file>[^\s:()]+):(?<line>\d+)\))",
     .block = Block::paragraph,
     .matches = "FAIL in (adds-prices) (cart_test.clj:2)",
     .rejects = "note: the documentation explains what \"FAIL in (adds-prices) (cart_test.clj:2)\" means"},
    {.id = "java.module",
     .tool = "java",
     .type = "JavaException",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 90,
     .anchors = "Could not find or load main class\n"
                "Unable to access jarfile\n"
                "Unrecognized option\n"
                "Unrecognized VM option\n"
                "no main manifest attribute\n"
                "UnsupportedClassVersionError",
     .regex =
         R"(^(?:Error: )?(?<msg>Could not find or load main class .+|Unable to access jarfile .+|Unrecognized (?:VM )?option:? .+|no main manifest attribute.*|.*UnsupportedClassVersionError.*|Could not create the Java Virtual Machine.*))",
     .matches = "Error: Could not find or load main class Cart\n"
                "Unrecognized option: --cart",
     .rejects =
         "note: the documentation explains what \"Error: Could not find or load main class Cart\" means"},
    {.id = "junit.text",
     .tool = "JUnit",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 88,
     .anchors = "Test)$\n"
                "Tests)$\n"
                "TestCase)$\n"
                "(Test",
     .regex = R"(^\d+\) (?<test>[\w$]+\([\w.$]*Test[\w.$]*\))$)",
     .block = Block::stack,
     .matches = "1) addsPrices(CartTest)",
     .rejects = "Failure: test_adds_prices(CartTest)"},
    {.id = "mvn.plugin",
     .tool = "maven",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 91,
     .anchors = "or one of its dependencies could not be\n"
                "No plugin found for prefix",
     .regex =
         R"(^\[ERROR\] (?<msg>(?:Failed to execute goal .*: )?Plugin \S+ or one of its dependencies could not be resolved.+|No plugin found for prefix .+))",
     .matches =
         "[ERROR] Plugin test.example:cart-maven-plugin:1.0 or one of its dependencies could not be "
         "resolved: Cannot access central (https://registry.example/maven2) in offline mode and the artifact "
         "test.example:cart-maven-plugin:jar:1.0 has not been downloaded from it before. -> [Help 1]",
     .rejects = "note: the documentation explains what \"[ERROR] Plugin test.example:cart-maven-plugin:1.0 "
                "or one of its dependencies could not be resolved: C"},
    {.id = "mvn.usage",
     .tool = "maven",
     .type = "MavenError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 88,
     .anchors = "The goal you specified requires a\n"
                "Unknown lifecycle phase\n"
                "Non-readable POM\n"
                "Non-parseable POM\n"
                "Malformed POM\n"
                "' is missing\n"
                "No goals have been specified\n"
                "Could not find the selected project\n"
                "Child module",
     .regex =
         R"(^\[(?:ERROR|FATAL)\]\s+(?<msg>(?:The goal you specified requires a project|Unknown lifecycle phase|Non-(?:readable|parseable) POM|Malformed POM|'[\w.\[\]]+' (?:is missing|must be|for)|No goals have been specified|Could not find the selected project|Unrecognized option|Child module .+ does not exist).*))",
     .matches =
         "[ERROR] The goal you specified requires a project to execute but there is no POM in this directory "
         "(/tmp/work/maven/none). Please verify you invoked Maven from the correct directory. -> [Help 1]\n"
         "[FATAL] 'version' is missing. @ line 1, column 52",
     .rejects = "note: the documentation explains what \"[ERROR] The goal you specified requires a project "
                "to execute but there is no POM in this directory (/"},
    {.id = "ant.message",
     .tool = "ant",
     .type = "AntError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = ".xml:\\d",
     .regex =
         R"(^(?<file>\S*\.xml):(?<line>\d+): (?<msg>(?!The following error occurred|Compile failed|Test \S+ failed).+))",
     .matches = "cart.xml:2: parser error : Opening and ending tag mismatch: item line 2 and items\n"
                "/tmp/work/ant/build.xml:3: the cart does not add up",
     .rejects = "/tmp/work/ant/build.xml:2: Compile failed; see the compiler error output for details."},
    {.id = "ant.test",
     .tool = "ant",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 82,
     .anchors = ".xml:\\d",
     .regex = R"(^\S*\.xml:\d+: (?<msg>Test (?<test>[\w.$]+) failed.*))",
     .matches = "/tmp/work/ant/build.xml:3: Test shop.CartTest failed",
     .rejects = "/tmp/work/ant/build.xml:3: the cart does not add up"},
    // sbt-mima-plugin: the interface of the last release is broken.
    // The name stands on the line above the word that it failed: org.apache.tools.ant,
    // PlainJUnitResultFormatter.
    {.id = "ant.case",
     .tool = "ant junit",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 70,
     .anchors = "Caused an ERROR\n"
                "\tFAILED$",
     .regex = R"(^\s*(?:\[junit\]\s+)?(?<msg>Caused an ERROR|FAILED)$)",
     .matches = "    [junit] \tCaused an ERROR\n"
                "    [junit] \tFAILED",
     .rejects = "Test Cart FAILED"},
    {.id = "ant.casename",
     .tool = "ant junit",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 40,
     .anchors = "Testcase: ",
     .regex = R"(^\s*(?:\[junit\]\s+)?Testcase: (?<test>\S+) took)",
     .matches = "    [junit] Testcase: adds[Cart_1] took 0.005 sec",
     .rejects = "Testcase: "},
    {.id = "mima.broken",
     .tool = "MiMa",
     .type = "ApiBreak",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 92,
     .anchors = "inary compatibility check failed",
     .regex = R"(^(?:\[error\]\s*)?(?:\(.*\) )?(?:- )?(?<msg>.*[Bb]inary compatibility check failed.*))",
     .block = Block::indented,
     .matches = "[error]   - cart/mimaReportBinaryIssues failed: java.lang.RuntimeException: cart: Binary "
                "compatibility check failed!\n"
                "[error] (cart/*:mimaReportBinaryIssues) cart: Binary compatibility check failed!",
     .rejects = "[error] (Test / test) sbt.TestsFailedException: Tests unsuccessful"},
    // Not run here; the form is that of sbt with Ivy and with Coursier.
    {.id = "sbt.resolve",
     .tool = "sbt",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 88,
     .anchors = "unresolved dependency: \n"
                "sbt.librarymanagement.Resolve",
     .regex =
         R"(^(?:\[error\]\s*)?(?:\(.*\) )?(?<msg>(?:sbt\.(?:librarymanagement\.)?ResolveException: |: )?(?:unresolved dependency: |Error downloading ).+))",
     .matches =
         "[error] (cart/*:update) sbt.ResolveException: unresolved dependency: org.example#total;1.0: not "
         "found\n"
         "[error] (update) sbt.librarymanagement.ResolveException: Error downloading org.example:total:1.0",
     .rejects = "[error] (Test / test) sbt.TestsFailedException: Tests unsuccessful"},
    {.id = "ant.usage",
     .tool = "ant",
     .type = "AntError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 88,
     .anchors = "does not exist in the project\n"
                "^Buildfile: ",
     .regex = R"(^(?<msg>Target ".+" does not exist in the project.*|Buildfile: .+ does not exist!))",
     .matches = "Target \"deploy\" does not exist in the project \"cart\". \n"
                "Buildfile: build.xml does not exist!",
     .rejects = "Buildfile: /tmp/work/ant/build.xml"},
    {.id = "ant.cascade",
     .tool = "ant",
     .type = "AntError",
     .klass = Class::compile,
     .role = Role::cascade,
     .rank = 20,
     .anchors = "The following error occurred while\n"
                "Compile failed; see the compiler",
     .regex =
         R"(^\S*\.xml:\d+: (?<msg>The following error occurred while executing this line.*|Compile failed; see the compiler error output.*))",
     .matches = "/tmp/work/ant/build.xml:2: Compile failed; see the compiler error output for details.",
     .rejects = "note: the documentation explains what \"/tmp/work/ant/build.xml:2: Compile failed; see the "
                "compiler error output for details.\" means"},
    {.id = "gradle.message",
     .tool = "gradle",
     .type = "GradleError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 84,
     .anchors = "Plugin with id '\n"
                "Plugin [id: \n"
                "' not found in \n"
                "Could not compile build file\n"
                "Could not compile settings\n"
                "Could not determine java\n"
                "Could not find method\n"
                "Could not get unknown property\n"
                "No such property: \n"
                "Unsupported class file major\n"
                "Cannot locate tasks that match",
     .regex =
         R"(^(?:> )?(?<msg>Plugin (?:with id|\[id:) '?.+ (?:was )?not found.*|Task '.+' not found in .+|A problem occurred (?:evaluating|configuring) .+|Could not (?:compile (?:build file|settings file)|determine java version|find method|get unknown property|open .+ class cache|create .+) .*|No such property: .+|Unsupported class file major version.*|Build file .+ line: \d+|Project .+ not found in .+|Execution failed for task .+ is not .+|Cannot locate tasks that match .+|What went wrong.*)$)",
     .matches = "Task 'deploy' not found in root project 'cart'.\n"
                "> Plugin with id 'cart-plugin' not found.",
     .rejects =
         "note: the documentation explains what \"Task 'deploy' not found in root project 'cart'.\" means"},
    {.id = "gradle.place",
     .tool = "gradle",
     .type = "GradleError",
     .klass = Class::config,
     .role = Role::locator,
     .rank = 40,
     .anchors = "' line: ",
     .regex = R"(^(?:Build|Settings|Script)(?: file)? '(?<file>[^']+)' line: (?<line>\d+)$)",
     .matches = "Build file '/tmp/work/gradle/broken/build.gradle' line: 1\n"
                "Build file '/tmp/work/gradle/build.gradle' line: 2",
     .rejects = "note: the documentation explains what \"Build file '/tmp/work/gradle/broken/build.gradle' "
                "line: 1\" means"},
    {.id = "gradle.dependency",
     .tool = "gradle",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 90,
     .anchors = "> Could not find \n"
                "> Could not resolve \n"
                "> Could not download\n"
                "> Cannot resolve external\n"
                "> No matching variant",
     .regex =
         R"(^\s*> (?<msg>Could not (?:find \S+:\S+:\S+\.|resolve \S+:\S+:\S+\.|resolve all (?:files|dependencies|artifacts|task dependencies) for .+|download \S+)|Cannot resolve external dependency .+|No matching variant of .+))",
     .matches = "> Could not find test.example:total:1.0.",
     .rejects = "note: the documentation explains what \"> Could not find test.example:total:1.0.\" means"},
    {.id = "java.network",
     .tool = "java",
     .type = "NetworkError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 84,
     .anchors = "java.net.",
     .regex =
         R"(^(?:Exception in thread "[^"]*" )(?<code>java\.net\.(?:ConnectException|UnknownHostException|SocketTimeoutException|NoRouteToHostException)): (?<msg>.+))",
     .block = Block::stack,
     .matches = "Exception in thread \"main\" java.net.ConnectException: Connection refused",
     .rejects = "\tat java.base/java.net.ServerSocket.bind(ServerSocket.java:388)"},
    {.id = "java.port",
     .tool = "java",
     .type = "PortInUse",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 84,
     .anchors = "java.net.BindException",
     .regex = R"(^(?:Exception in thread "[^"]*" )(?<code>java\.net\.BindException): (?<msg>.+))",
     .block = Block::stack,
     .matches = "Exception in thread \"main\" java.net.BindException: Address already in use",
     .rejects = "note: the documentation explains what \"Exception in thread \"main\" "
                "java.net.BindException: Address already in use\" means"},
    {.id = "java.main",
     .tool = "java",
     .type = "JavaException",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 40,
     .anchors = ".main(",
     .regex = R"(^\s+at [\w.$]+\.main\((?<file>\w+\.(?:java|kt|scala)):(?<line>\d+)\))",
     .matches = "\tat Port.main(Port.java:4)\n"
                "\tat Heap.main(Heap.java:3)",
     .rejects = "  main.main()"},
};

}  // namespace cicd::analysis::rules
