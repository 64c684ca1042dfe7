#pragma once

#include "analysis/rule.hpp"

namespace cicd::analysis::rules {

inline constexpr Rule ruby_php_perl[] = {
    {.id = "rspec",
     .tool = "rspec",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 88,
     .anchors = "^rspec ./\n"
                "^rspec ",
     .regex = R"(^rspec (?<file>\./\S+?|\S+_spec\.rb)(?::(?<line>\d+)|\[[\d:]+\]) # (?<test>.+))",
     .block = Block::stack,
     .matches = "rspec ./spec/cart_spec.rb:6 # cart refuses nothing\n"
                "rspec ./spec/cart_spec.rb:3 # cart adds prices\n"
                "rspec ./spec/cart_spec.rb:12 # Cart adds up",
     .rejects = "note: the documentation explains what \"rspec ./spec/cart_spec.rb:6 # cart refuses "
                "nothing\" means"},
    {.id = "rspec.sum",
     .tool = "rspec",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cascade,
     .rank = 24,
     .anchors = " examples, ",
     .regex = R"(^(?<msg>\d+ examples?, [1-9]\d* failures?.*))",
     .matches = "3 examples, 2 failures\n"
                "3 examples, 1 failure",
     .rejects = "3 examples, 0 failures\n"
                "0 examples, 0 failures, 1 error occurred outside of examples"},
    {.id = "ruby.exc",
     .tool = "ruby",
     .type = "RubyException",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = ".rb:\\d\n"
                "-e:\\d:in\n"
                "(erb):\\d\n"
                "(eval):\\d\n"
                "Rakefile:\\d",
     .regex =
         R"(^(?:\d+: )?(?:from )?(?<file>(?!.*/gems/)[^\s:]+\.rb|-e|Rakefile|\((?:erb|eval)\)):(?<line>\d+):in [`'](?<fn>.+?)': (?<msg>.+) \((?<code>[\w:]+)\))",
     .block = Block::stack,
     .matches =
         "(erb):1:in `<main>': undefined method `totall' for #<struct total=3> (NoMethodError)\n"
         "/tmp/work/ruby/cart.rb:2:in `total': undefined method `summ' for [1, 2]:Array (NoMethodError)\n"
         "-e:1:in `fetch': key not found: \"CART_CURRENCY\" (KeyError)\n"
         "lib/cart.rb:12:in `total': undefined method `sum' for nil:NilClass (NoMethodError)",
     .rejects = "\tfrom /usr/share/rubygems-integration/all/gems/jekyll-4.3.1/lib/jekyll/site.rb:569:in "
                "`render_pages'"},
    {.id = "rubocop",
     .tool = "rubocop",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 86,
     .anchors = ".rb:\\d",
     .regex = R"(^(?<file>\S+\.rb):(?<line>\d+):(?<col>\d+): (?<code>[CWEF]): (?<msg>.+))",
     .matches = "cart.rb:3:3: C: [Correctable] Style/RedundantReturn: Redundant return detected.\n"
                "cart.rb:2:3: W: Lint/UselessAssignment: Useless assignment to variable - x.\n"
                "lib/cart.rb:12:5: C: Style/StringLiterals: Prefer single-quoted strings",
     .rejects =
         "\tfrom /usr/share/rubygems-integration/all/gems/jekyll-4.3.1/lib/jekyll/tags/include.rb:201:in "
         "`render'"},
    {.id = "bundler",
     .tool = "bundler",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 88,
     .anchors = "Bundler could not find\n"
                "in any of the sources\n"
                "in cached gems\n"
                "in locally installed gems\n"
                "The path `\n"
                "NotFoundException)\n"
                "Could not find compatible",
     .regex =
         R"((?<msg>(?:can't find gem|Could not find) .+(?=\(Gem::GemNotFoundException\))|Bundler could not find compatible versions.*|Could not find (?:gem )?'?.+ in (?:any of the sources|cached gems|locally installed gems|rubygems|the gemspec|source).*|Because .+ depends on .+ which doesn't match any versions.*|The path `.+` does not exist\.|Could not find compatible versions))",
     .block = Block::indented,
     .matches = "Could not find gem 'cart_total_of_nobody' in cached gems or installed locally.\n"
                "The path `/tmp/work/bundler/total` does not exist.\n"
                "Bundler could not find compatible versions for gem \"rails\":\n"
                "rubygems.rb:289:in `find_spec_for_exe': can't find gem cart (>= 0.a) with executable cart "
                "(Gem::GemNotFoundException)",
     .rejects = "Could not find gem 'cart_t"},
    {.id = "php.fatal",
     .tool = "php",
     .type = "PhpError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = "Fatal error: ",
     .regex = R"(^(?:\S+: )?(?:PHP )?Fatal error:\s+(?<msg>.+?) in (?<file>\S+)(?: on line |:)(?<line>\d+))",
     .block = Block::stack,
     .matches =
         "PHP Fatal error:  Allowed memory size of 4194304 bytes exhausted (tried to allocate 2097152 bytes) "
         "in /tmp/work/php/memory.php on line 4\n"
         "PHP Fatal error:  Uncaught RuntimeException: the cart is empty in /tmp/work/php/throw.php:2\n"
         "PHP Fatal error:  Uncaught Error: Call to undefined function total() in /work/cart.php:12",
     .rejects = "Fatal error: exception Assert_failure(\"test/cart_test.ml\", 1, 9)"},
    {.id = "phpunit",
     .tool = "phpunit",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = "Test::test",
     .regex = R"(^\d+\) (?<test>[\w\\]+::\w+.*)$)",
     .block = Block::paragraph,
     .matches = "1) CartTest::testAddsPrices\n"
                "1) CartTest::testRefuses\n"
                "1) CartTest::testTotal",
     .rejects = "note: the documentation explains what \"1) CartTest::testAddsPrices\" means"},
    // Not run here; the form is that of phpstan, TableErrorFormatter.
    {.id = "phpstan",
     .tool = "phpstan",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 40,
     .anchors = "[ERROR] Found",
     .regex = R"(^\s*\[ERROR\] (?<msg>Found \d+ errors?))",
     .matches = " [ERROR] Found 2 errors",
     .rejects = "note: the documentation explains what \"[ERROR] Found 2 errors\" means"},
    // Not run here; the form is that of phpstan, TableErrorFormatter.
    {.id = "phpstan.table",
     .tool = "phpstan",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 84,
     .anchors = "  Line   ",
     .regex = R"(^\s+Line\s{2,}(?<file>\S+\.(?:php|inc|phtml))(?: \(in context of .+\))?\s*$)",
     .block = Block::paragraph,
     .matches = "  Line   src/Cart.php                \n"
                "  Line   src/Cart.php (in context of class Shop)",
     .rejects = "  Line   Text"},
    {.id = "composer",
     .tool = "composer",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 86,
     .anchors = "Your requirements could not be resolved",
     .regex = R"(^(?<msg>Your requirements could not be resolved to an installable set of packages\.))",
     .block = Block::indented,
     .matches = "Your requirements could not be resolved to an installable set of packages.",
     .rejects = "note: the documentation explains what \"Your requirements could not be resolved to an "
                "installable set of packages.\" means"},
    {.id = "perl.die",
     .tool = "perl",
     .type = "PerlError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 82,
     .anchors = "Died at \n"
                "Undefined subroutine\n"
                "Can't call method\n"
                "Can't locate object method\n"
                "Can't use \n"
                "Can't open\n"
                "Can't find string\n"
                "Not a HASH ref\n"
                "Not an ARRAY ref\n"
                "Illegal division by zero\n"
                "Modification of a read-only",
     .regex =
         R"(^(?<msg>(?:Died|Undefined subroutine|Can't (?:call method|locate object method|use .+ as|open|exec|find string terminator)|Not an? (?:HASH|ARRAY|CODE) reference|Illegal division by zero|Attempt to reload|Modification of a read-only).*) at (?<file>\S+) line (?<line>\d+)\.?)",
     .block = Block::indented,
     .matches = "Can't locate object method \"total\" via package \"Cart\" (perhaps you forgot to load "
                "\"Cart\"?) at -e line 1.",
     .rejects = "note: the documentation explains what \"Can't locate object method \"total\" via package "
                "\"Cart\" (perhaps you forgot to load \"Cart\"?) at -e line"},
    {.id = "ruby.syntax",
     .tool = "ruby",
     .type = "RubyException",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 90,
     .anchors = "syntax error, \n"
                "syntax errors found\n"
                "syntax error found",
     .regex =
         R"(^(?:\S+: )?(?<file>[^\s:]+(?:\.rb|\.rake|Rakefile|Gemfile)):(?<line>\d+): (?<msg>syntax errors? (?:, |found).*|syntax error.*))",
     .matches = "/tmp/work/ruby/syntax.rb:3: syntax error, unexpected `end', expecting ')'",
     .rejects = "PHP Parse error:  syntax error, unexpected token \"{\", expecting \")\" in "
                "/tmp/work/php/syntax.php on line 2"},
    {.id = "ruby.load",
     .tool = "ruby",
     .type = "ModuleNotFound",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 90,
     .anchors = "cannot load such file -- ",
     .regex = R"((?<msg>cannot load such file -- \S+))",
     .block = Block::stack,
     .matches = "<internal:/usr/lib/ruby/vendor_ruby/rubygems/core_ext/kernel_require.rb>:85:in `require': "
                "cannot load such file -- cart_total_of_nobody (LoadError)",
     .rejects = "note: the documentation explains what "
                "\"<internal:/usr/lib/ruby/vendor_ruby/rubygems/core_ext/kernel_require.rb>:85:in `require': "
                "cannot load"},
    {.id = "ruby.error",
     .tool = "ruby",
     .type = "RubyException",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 80,
     .anchors = "NoMethodError: \n"
                "LoadError: \n"
                "StandardError: \n"
                "Errno::\n"
                "ActiveRecord::\n"
                "FrozenError: \n"
                "SystemStackError: \n"
                "Gem::",
     .regex =
         R"(^(?:\S+:\d+:in .+: )?(?<code>NoMethodError|NameError|ArgumentError|LoadError|RuntimeError|StandardError|KeyError|TypeError|Errno::\w+|ActiveRecord::\w+|FrozenError|SystemStackError|NotImplementedError|Gem::\w+Error): (?<msg>.+)$)",
     .matches = "NoMethodError: undefined method `total' for nil:NilClass",
     .rejects = "<Errno::ECONNREFUSED: Failed to open TCP connection to 127.0.0.1:9 (Connection"},
    {.id = "rspec.load",
     .tool = "rspec",
     .type = "TestError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 88,
     .anchors = "An error occurred while loading",
     .regex = R"(^An error occurred while loading (?<file>\S+)\.)",
     .block = Block::paragraph,
     .matches = "An error occurred while loading ./other/bad_spec.rb.",
     .rejects = "note: the documentation explains what \"An error occurred while loading "
                "./other/bad_spec.rb.\" means"},
    {.id = "rspec.place",
     .tool = "rspec",
     .type = "TestError",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 40,
     .anchors = " # ./\n"
                "^# ./",
     .regex = R"(^\s*# (?<file>\./\S+):(?<line>\d+):in .+)",
     .matches = "     # ./spec/cart_spec.rb:4:in `block (2 levels) in <top (required)>'\n"
                "# ./other/bad_spec.rb:1:in `<top (required)>'",
     .rejects = "note: the documentation explains what \"# ./spec/cart_spec.rb:4:in `block (2 levels) in "
                "<top (required)>'\" means"},
    {.id = "ruby.place",
     .tool = "ruby",
     .type = "RubyException",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 40,
     .anchors = ".rb:\\d\n"
                ".rake:\\d\n"
                "Rakefile:\\d",
     .regex =
         R"(^\s*(?:from )?(?<file>(?!.*/gems/)[^\s:]*(?:\.rb|\.rake|Rakefile)):(?<line>\d+):in [`'].+['`]$)",
     .matches = "\tfrom /tmp/work/ruby/cart.rb:5:in `<main>'\n"
                "    cart_test.rb:7:in `test_refuses'",
     .rejects = "\tfrom /usr/share/rubygems-integration/all/gems/jekyll-4.3.1/lib/jekyll/command.rb:28:in "
                "`process_site'"},
    {.id = "cucumber",
     .tool = "cucumber",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = "^cucumber ",
     .regex = R"(^cucumber (?:-\S+ )*(?<test>(?<file>\S+\.feature):(?<line>\d+) # .+))",
     .matches = "cucumber features/cart.feature:2 # Scenario: Adding prices",
     .rejects = "note: the documentation explains what \"cucumber features/cart.feature:2 # Scenario: Adding "
                "prices\" means"},
    {.id = "rake.usage",
     .tool = "rake",
     .type = "RakeError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = "Don't know how to build task\n"
                "No Rakefile found",
     .regex = R"(^(?<msg>Don't know how to build task .+|No Rakefile found.*))",
     .matches =
         "Don't know how to build task 'deploy' (See the list of available tasks with `rake --tasks`)\n"
         "No Rakefile found (looking for: rakefile, Rakefile, rakefile.rb, Rakefile.rb)",
     .rejects = "note: the documentation explains what \"Don't know how to build task 'deploy' (See the list "
                "of available tasks with `rake --tasks`)\" means"},
    {.id = "bundler.config",
     .tool = "bundler",
     .type = "BundlerError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = "Could not locate Gemfile\n"
                "bundler: command not found\n"
                "bundler: failed to load\n"
                "Your bundle is locked\n"
                "but your Gemfile specified\n"
                "in deployment mode after changing\n"
                "[!] There was an error ",
     .regex =
         R"(^(?<msg>\[!\] There was an error .+|Could not locate Gemfile.*|bundler: (?:command not found|failed to load command): .+|Your bundle is locked to .+|The gemspecs? .+ (?:changed|is not valid).*|Your Ruby version is .+, but your Gemfile specified .+|You are trying to install in deployment mode after changing.*))",
     .matches = "Could not locate Gemfile or .bundle/ directory",
     .rejects = "command.sh: line 2: cart-bundler: command not found"},
    {.id = "bundler.fetch",
     .tool = "bundler",
     .type = "NetworkError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 88,
     .anchors = "Could not fetch specs\n"
                "Could not reach host\n"
                "Could not download gem\n"
                "Network error while fetching\n"
                "RemoteFetcher::FetchError",
     .regex =
         R"(^(?<msg>Could not (?:fetch|reach|download) (?:specs|host|gem|bundler).*|Network error while fetching .+|Gem::RemoteFetcher::FetchError.*|There was an error while .+ network.*))",
     .matches = "Could not fetch specs from http://127.0.0.1:9/ due to underlying error",
     .rejects = "note: the documentation explains what \"Could not fetch specs from http://127.0.0.1:9/ due "
                "to underlying error\" means"},
    {.id = "php.parse",
     .tool = "php",
     .type = "PhpError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 90,
     .anchors = "Parse error: ",
     .regex = R"(^(?:PHP )?Parse error:\s+(?<msg>.+?) in (?<file>\S+) on line (?<line>\d+))",
     .matches =
         "PHP Parse error:  syntax error, unexpected token \"{\", expecting \")\" in "
         "/tmp/work/php/syntax.php on line 2\n"
         "PHP Parse error:  syntax error, unexpected token \"{\", expecting \")\" in syntax.php on line 2",
     .rejects = "note: the documentation explains what \"PHP Parse error:  syntax error, unexpected token "
                "\"{\", expecting \")\" in /tmp/work/php/syntax.php on li"},
    {.id = "php.memory",
     .tool = "php",
     .type = "OutOfMemory",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 92,
     .anchors = "Allowed memory size of\n"
                "Out of memory (allocated",
     .regex =
         R"(^(?:PHP )?Fatal error:\s+(?<msg>(?:Allowed memory size of|Out of memory).+?) in (?<file>\S+) on line (?<line>\d+))",
     .matches = "PHP Fatal error:  Allowed memory size of 4194304 bytes exhausted (tried to allocate 2097152 "
                "bytes) in /tmp/work/php/memory.php on line 4",
     .rejects = "note: the documentation explains what \"PHP Fatal error:  Allowed memory size of 4194304 "
                "bytes exhausted (tried to allocate 2097152 bytes) in"},
    {.id = "phpunit.place",
     .tool = "phpunit",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 40,
     .anchors = ".php:\\d",
     .regex = R"(^(?<file>(?!.*/vendor/)/\S+\.php):(?<line>\d+)$)",
     .matches = "/tmp/work/phpunit/CartTest.php:6\n"
                "/tmp/work/phpunit/CartTest.php:8",
     .rejects = "PHP Fatal error:  Uncaught Error: Call to undefined function array_summ() in "
                "/tmp/work/php/cart.php:3"},
    {.id = "phpcs",
     .tool = "phpcs",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 84,
     .anchors = " | ERROR ",
     .regex = R"(^\s*(?<line>\d+) \| ERROR\s+\| (?<msg>.+))",
     .block = Block::table,
     .matches = " 1 | ERROR | [x] Header blocks must be separated by a single blank\n"
                " 2 | ERROR | [x] Opening brace should be on a new line",
     .rejects = "note: the documentation explains what \"1 | ERROR | [x] Header blocks must be separated by "
                "a single blank\" means"},
    {.id = "phpcs.file",
     .tool = "phpcs",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::locator,
     .rank = 40,
     .anchors = "^FILE: ",
     .regex = R"(^FILE: (?<file>\S+))",
     .matches = "FILE: /tmp/work/phpcs/cart.php",
     .rejects = "note: the documentation explains what \"FILE: /tmp/work/phpcs/cart.php\" means"},
    {.id = "composer.problem",
     .tool = "composer",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 89,
     .anchors = "Root composer.json requires\n"
                "is missing from your system",
     .regex =
         R"(^\s+- (?<msg>Root composer\.json requires .+ but your php (?:version|extension).+|\S.* requires .+ it is missing from your system\b.*))",
     .matches = "    - example/total 1.2.0 requires ext-mongodb ^1.16 -> it is missing from your system. "
                "Install or enable PHP's mongodb extension.\n"
                "    - Root composer.json requires php ^99 but your php version (8.2.36) does not satisfy "
                "that requirement.",
     .rejects = "    - Root composer.json requires example/total, it could not be found in any version, "
                "there may be a typo in the package name."},
    {.id = "composer.json",
     .tool = "composer",
     .type = "ComposerError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 88,
     .anchors = "does not contain valid JSON\n"
                "Composer could not find a composer\n"
                "The lock file is not up to date\n"
                "does not match the expected JSON",
     .regex =
         R"(^\s*(?<msg>"?\S*composer\.json"? does not contain valid JSON|Composer could not find a composer\.json file in .+|The lock file is not up to date.*|\S*composer\.json" does not match the expected JSON schema.*))",
     .block = Block::paragraph,
     .matches = "  \"./composer.json\" does not contain valid JSON                     ",
     .rejects =
         "note: the documentation explains what \"\"./composer.json\" does not contain valid JSON\" means"},
    {.id = "perl.message",
     .tool = "perl",
     .type = "PerlError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 76,
     .anchors = ".pl line \\d\n"
                ".pm line \\d\n"
                ".PL line \\d\n"
                "-e line \\d",
     .regex =
         R"(^(?<msg>(?!\s|#|PHP |Possible |Use of |Argument |Subroutine .+ redefined|Name ").+) at (?<file>\S+\.(?:pl|pm|PL)|-e) line (?<line>\d+)\.$)",
     .matches = "Can't locate object method \"total\" via package \"Cart\" (perhaps you forgot to load "
                "\"Cart\"?) at -e line 1.\n"
                "no price for pear at die.pl line 1.",
     .rejects = "syntax error at bareword.pl line 2, near \"+ ;\""},
    {.id = "perl.compile",
     .tool = "perl",
     .type = "PerlError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 88,
     .anchors = "syntax error at \n"
                "requires explicit package name\n"
                "Missing right curly\n"
                "Unmatched right\n"
                "not allowed while \"strict",
     .regex =
         R"(^(?<msg>(?:syntax error|Global symbol .+ requires explicit package name.*|Bareword .+ not allowed.*|Missing right curly.*|Unmatched right .+)) at (?<file>\S+) line (?<line>\d+))",
     .matches = "Global symbol \"$totl\" requires explicit package name (did you forget to declare \"my "
                "$totl\"?) at cart.pl line 3.\n"
                "syntax error at bareword.pl line 2, near \"+ ;\"",
     .rejects = "psql:prices.sql:2: ERROR:  syntax error at or near \"selct\""},
    {.id = "perl.module",
     .tool = "perl",
     .type = "ModuleNotFound",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 90,
     .anchors = "Can't locate ",
     .regex = R"(^(?<msg>Can't locate \S+\.pm in @INC.*?)(?: at (?<file>\S+) line (?<line>\d+)\.)?$)",
     .matches =
         "Can't locate Cart/Total.pm in @INC (you may need to install the Cart::Total module) (@INC "
         "contains: /etc/perl /usr/local/lib/x86_64-linux-gnu/perl/5.36.0 /usr/local/share/perl/5.36.0 "
         "/usr/lib/x86_64-linux-gnu/perl5/5.36 /usr/share/perl5 /usr/lib/x86_64-linux-gnu/perl-base "
         "/usr/lib/x86_64-linux-gnu/perl/5.36 /usr/share/perl/5.36 /usr/local/lib/site_perl) at -e line 1.",
     .rejects = "Can't locate object method \"total\" via package \"Cart\" (perhaps you forgot to load "
                "\"Cart\"?) at -e line 1."},
    {.id = "cpanm",
     .tool = "cpanm",
     .type = "DependencyResolution",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 90,
     .anchors = "^! Couldn't find module\n"
                "^! Installing \n"
                "^! Finding ",
     .regex = R"(^! (?<msg>Couldn't find module .+|Finding .+ failed.*|Installing .+ failed.*))",
     .matches = "! Couldn't find module or a distribution Cart::Total",
     .rejects = "! cannot open file"},
    {.id = "prove.place",
     .tool = "prove",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 40,
     .anchors = "#   at ",
     .regex = R"(^#\s+at (?<file>\S+) line (?<line>\d+)\.$)",
     .matches = "#   at t/cart.t line 3.",
     .rejects = "note: the documentation explains what \"#   at t/cart.t line 3.\" means"},
    {.id = "perlcritic",
     .tool = "perlcritic",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 82,
     .anchors = "(Severity: \\d",
     .regex = R"(^(?<msg>.+) at line (?<line>\d+), column (?<col>\d+)\.  .*\(Severity: \d\)$)",
     .matches =
         "Code before strictures are enabled at line 1, column 1.  See page 429 of PBP.  (Severity: 5)\n"
         "Expression form of \"eval\" at line 2, column 1.  See page 161 of PBP.  (Severity: 5)",
     .rejects = "note: the documentation explains what \"Code before strictures are enabled at line 1, "
                "column 1.  See page 429 of PBP.  (Severity: 5)\" means"},
    {.id = "perlcritic.gcc",
     .tool = "perlcritic",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 80,
     .anchors = ".pl:\\d\n"
                ".pm:\\d",
     .regex = R"(^(?<file>[^\s:]+\.(?:pl|pm|t|PL)):(?<line>\d+):(?<col>\d+):(?<msg>\S.+))",
     .matches = "cart.pl:1:1:Code before strictures are enabled\n"
                "cart.pl:2:1:Expression form of \"eval\"",
     .rejects =
         "note: the documentation explains what \"cart.pl:1:1:Code before strictures are enabled\" means"},
    {.id = "lua.error",
     .tool = "lua",
     .type = "LuaError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = "lua: \n"
                "lua5.\\d: \n"
                "luajit: \n"
                "luac: ",
     .regex = R"(^(?:lua\S*|luajit\S*|luac\S*): (?<file>[^\s:]+):(?<line>\d+): (?<msg>.+))",
     .block = Block::stack,
     .matches = "lua5.4: cart.lua:2: attempt to index a nil value (field 'total')\n"
                "lua5.4: bad.lua:2: unexpected symbol near <eof>",
     .rejects = "lua5.4: (command line):1: module 'cart.total' not found:"},
    {.id = "lua.raised",
     .tool = "lua",
     .type = "LuaError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 80,
     .anchors = ".lua:\\d\n"
                "[string \"",
     .regex =
         R"(^\s*(?:\w+: )?(?:(?<file>[^\s:\[]+\.lua)|\[string "(?:bundle:)?[^"]*"\]):(?<line>\d+): (?!in (?:function|main|upvalue|local|method|field|metamethod)|(?:debug|info|warn))(?<msg>[A-Z\w'].+))",
     .block = Block::stack,
     .matches = "fail: [string \"bundle:libs/total.lua\"]:123: no such apple\n"
                "  /src/tests/tap.lua:85: Missing 1 expected call\n"
                "spec/cart_spec.lua:4: the cart is empty",
     .rejects = "\t[string \"bundle:main.lua\"]:39: in function <[string \"bundle:main.lua\"]:31>\n"
                "\t/src/tests/tap.lua:85: in function </src/tests/tap.lua:66>"},
    {.id = "lua.syntax",
     .tool = "lua",
     .type = "LuaError",
     .klass = Class::compile,
     .role = Role::cause,
     .rank = 89,
     .anchors = "lua: \n"
                "lua5.\\d: \n"
                "luajit: \n"
                "luac: ",
     .regex =
         R"(^(?:lua\S*|luajit\S*|luac\S*): (?<file>[^\s:]+):(?<line>\d+): (?<msg>.+ near .+|.*expected .+|unfinished .+|malformed .+))",
     .matches = "lua5.4: bad.lua:2: unexpected symbol near <eof>",
     .rejects = "lua5.4: cart.lua:2: attempt to index a nil value (field 'total')"},
    {.id = "lua.module",
     .tool = "lua",
     .type = "ModuleNotFound",
     .klass = Class::dependency,
     .role = Role::cause,
     .rank = 90,
     .anchors = "' not found:$",
     .regex = R"((?:(?<file>[^\s:()]+\.lua):(?<line>\d+): )?(?<msg>module '.+' not found:))",
     .block = Block::indented,
     .matches = "lua5.4: (command line):1: module 'cart.total' not found:\n"
                "lua5.4: main.lua:1: module 'config.production' not found:",
     .rejects = "lua5.4: (command l"},
    {.id = "busted",
     .tool = "busted",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = "Failure -> \n"
                "Failure → \n"
                "Error -> \n"
                "Error → ",
     .regex = R"(^(?<msg>Failure|Error) (?:->|→) (?<file>\S+) @ (?<line>\d+))",
     .block = Block::paragraph,
     .matches = "Failure -> spec/cart_spec.lua @ 3",
     .rejects = "note: the documentation explains what \"Failure -> spec/cart_spec.lua @ 3\" means"},
    {.id = "busted.expected",
     .tool = "busted",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 88,
     .anchors = ".lua:\\d",
     .regex = R"(^(?<file>[^\s:]+\.lua):(?<line>\d+): (?<msg>Expected .+))",
     .matches = "spec/cart_spec.lua:4: Expected objects to be equal.",
     .rejects = "lua5.4: bad.lua:2: unexpected symbol near <eof>"},
    {.id = "luacheck",
     .tool = "luacheck",
     .type = "LintError",
     .klass = Class::lint,
     .role = Role::cause,
     .rank = 82,
     .anchors = ".lua:\\d",
     .regex = R"(^\s+(?<file>[^\s:]+\.lua):(?<line>\d+):(?<col>\d+): (?:\([EW]\d+\) )?(?<msg>.+))",
     .matches = "    cart.lua:2:7: accessing undefined variable 'totl'\n"
                "    cart.lua:1:7: unused variable 'total'",
     .rejects = "spec/cart_spec.lua:4: Expected objects to be equal."},
    {.id = "tcl",
     .tool = "tcl",
     .type = "TclError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = "invalid command name \"\n"
                "\": no such variable\n"
                "wrong # args: \n"
                "can't find package",
     .regex =
         R"(^(?<msg>invalid command name ".+"|can't read ".+": no such variable|wrong # args: .+|couldn't open ".+": .+|can't find package .+)$)",
     .block = Block::indented,
     .matches = "invalid command name \"lsum\"",
     .rejects = "note: the documentation explains what \"invalid command name \"lsum\"\" means"},
    {.id = "tcl.place",
     .tool = "tcl",
     .type = "TclError",
     .klass = Class::test,
     .role = Role::locator,
     .rank = 40,
     .anchors = "    (file \"",
     .regex = R"re(^\s+\(file "(?<file>[^"]+)" line (?<line>\d+)\))re",
     .matches = "    (file \"cart.tcl\" line 4)",
     .rejects = "note: the documentation explains what \"(file \"cart.tcl\" line 4)\" means"},
    {.id = "ruby.runtime",
     .tool = "ruby",
     .type = "RubyException",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 70,
     .anchors = "^RuntimeError: \n"
                "^StandardError: ",
     .regex = R"(^(?:RuntimeError|StandardError): (?<msg>.+)$)",
     .block = Block::stack,
     .matches = "RuntimeError: the cart is empty",
     .rejects = "note: the documentation explains what \"RuntimeError: the cart is empty\" means"},
    {.id = "perl.test",
     .tool = "perl",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 84,
     .anchors = ".t line \\d",
     .regex = R"(^(?<msg>(?!#|\s).+) at (?<file>\S+\.t) line (?<line>\d+)\.$)",
     .matches = "the cart is empty at t/die.t line 3.",
     .rejects = "#   at t/cart.t line 3."},
    // What stands below "Failure -> spec/cart_spec.lua @ 3".
    {.id = "busted.test",
     .tool = "busted",
     .type = "TestFailure",
     .klass = Class::test,
     .role = Role::position,
     .rank = 60,
     .regex = R"(^(?<test>\S.*))",
     .matches = "cart adds prices",
     .rejects = "\tno file './cart/total.lua'"},
};

}  // namespace cicd::analysis::rules
