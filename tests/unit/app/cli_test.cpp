#include "app/cli.hpp"

#include <doctest/doctest.h>

#include <string_view>

using namespace cicd::app;

namespace {

Arguments parse(const std::vector<std::string>& words) {
  return parse_arguments(words);
}

std::string value_of(const Arguments& arguments, std::string_view name) {
  for (const auto& [option, value] : arguments.given) {
    if (option->name == name) return value;
  }
  return "(not given)";
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("cli: options and operands mix, before and after the command") {
  const auto got = parse({"-q", "send", "--tail", "5k", "build.log", "--tag", "a=b", "--tag=c=d", "-x3"});
  CHECK(got.command == send_command);
  CHECK(got.has("quiet"));
  CHECK(value_of(got, "tail") == "5k");
  CHECK(value_of(got, "exit-code") == "3");
  CHECK(got.operands == Words{"build.log"});
  CHECK(got.complaints.empty());
}

TEST_CASE("cli: run takes everything from -- or from the first word on, exactly") {
  CHECK(parse({"run", "--", "npm", "test", "--", "--x"}).child == Words{"npm", "test", "--", "--x"});
  CHECK(parse({"run", "npm", "test", "--json"}).child == Words{"npm", "test", "--json"});
  CHECK(parse({"run", "--", "-x", "--"}).child == Words{"-x", "--"});
  CHECK(parse({"run", "-q", "--", "a b", "", "c\nd", "\xff"}).child == Words{"a b", "", "c\nd", "\xff"});
  CHECK(parse({"run"}).child.empty());
}

TEST_CASE("cli: nothing before -- keeps the command from running") {
  for (const Words& bad : {Words{"--foo"}, Words{"--foo=1"}, Words{"--foo", "1"}, Words{"--tail", "many"},
                           Words{"-z"}, Words{"--step"}, Words{"--list"}, Words{"--pty=maybe"}}) {
    CAPTURE(bad.front());
    Words words{"run", "-n"};
    words.insert(words.end(), bad.begin(), bad.end());
    words.insert(words.end(), {"--", "npm", "test"});
    const auto got = parse(words);
    CHECK(got.child == Words{"npm", "test"});
    CHECK(got.complaints.size() == 1);
    CHECK(got.has("dry-run"));
  }
}

TEST_CASE("cli: a complaint names the nearest known option") {
  CHECK(parse({"send", "--timout=5s"}).complaints ==
        Words{"unknown option --timout; did you mean --timeout?"});
  CHECK(parse({"explain", "--strict"}).complaints == Words{"--strict is no option of explain"});
  CHECK(parse({"send", "--timeout", "soon"}).complaints ==
        Words{"--timeout: \"soon\" is not a duration such as 10s"});
  CHECK(parse({"send", "--tail"}).complaints.size() == 1);
}

TEST_CASE("cli: what is no command is kept for the message") {
  const auto got = parse({"frobnicate", "x"});
  CHECK(got.command == no_command);
  CHECK(got.command_word == "frobnicate");
  CHECK(parse({}).command_word.empty());
  CHECK(parse({"--version"}).has("version"));
}

TEST_CASE("cli: - is an operand and -- ends the options") {
  CHECK(parse({"send", "-"}).operands == Words{"-"});
  CHECK(parse({"explain", "--", "--odd.log"}).operands == Words{"--odd.log"});
}

TEST_CASE("cli: every command has a help that names its options") {
  CHECK(help_text(no_command).find("completion") != std::string::npos);
  for (const auto& info : commands()) {
    CAPTURE(info.name);
    const auto text = help_text(info.command);
    CHECK(text.find("Usage: cicd-report " + std::string(info.name)) == 0);
    for (const auto& option : options()) {
      CAPTURE(option.name);
      const bool listed = text.find("--" + std::string(option.name)) != std::string::npos;
      if ((option.commands & info.command) != 0) CHECK(listed);
    }
  }
}

TEST_CASE("cli: more operands than a command takes are a complaint, and the first counts") {
  const auto got = parse({"send", "a.log", "b.log"});
  CHECK(got.complaints == Words{"send takes one log"});
  CHECK(got.operands.front() == "a.log");
  CHECK(parse({"flush", "foo"}).complaints == Words{"flush takes no \"foo\""});
  CHECK(parse({"rules", "test", "a.log"}).complaints.empty());
}

TEST_CASE("cli: an address, a sink and exit codes are checked; a secret one is not repeated") {
  CHECK(parse({"send", "--url", "http://host", "--url=unix:/run/x", "--sink=webhook=https://host/x"})
            .complaints.empty());
  CHECK(parse({"run", "--ignore-exit", "1, 2", "--", "x"}).complaints.empty());
  for (const Words& bad : {Words{"--url", "ftp://joe:s3cret@x"}, Words{"--sink", "s3cret=1"},
                           Words{"--sink=webhook=ftp://x/s3cret"}}) {
    Words words{"send"};
    words.insert(words.end(), bad.begin(), bad.end());
    const auto got = parse(words);
    REQUIRE(got.complaints.size() == 1);
    CHECK(got.unusable.size() == 1);
    CAPTURE(got.complaints.front());
    CHECK(got.complaints.front().find("joe:s3cret") == std::string::npos);
    CHECK(got.complaints.front().find("/s3cret") == std::string::npos);
  }
  CHECK(parse({"run", "--ignore-exit", "abc", "--", "x"}).complaints.size() == 1);
}
