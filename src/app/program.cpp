#include "app/program.hpp"

#include "app/commands.hpp"
#include "app/exit_code.hpp"
#include "base/text.hpp"
#include "base/version.hpp"

#include <fmt/format.h>

#include <exception>
#include <utility>
#include <vector>

namespace cicd::app {

namespace {

// No command, or none that there is. A secret that was typed in a wrong place is not said again.
int refuse(const Session& session) {
  const auto& word = session.arguments.command_word;
  if (word.empty()) {
    for (const auto& complaint : session.arguments.complaints)
      session.world.err(fmt::format("cicd-report: {}\n", session.redacted(complaint)));
    session.world.err(help_text(no_command));
    return exit_usage;
  }
  std::vector<std::string_view> names;
  for (const auto& info : commands())
    names.push_back(info.name);
  const auto close = nearest(word, names);
  session.world.err(fmt::format("cicd-report: unknown command \"{}\"{}; see cicd-report --help\n",
                                session.redacted(word),
                                close ? fmt::format("; did you mean {}?", *close) : ""));
  return exit_usage;
}

int carry_out(Session& session) {
  switch (session.arguments.command) {
    case run_command:
      return run(session);
    case send_command:
      return send(session);
    case explain_command:
      return explain(session);
    case flush_command:
      return flush(session);
    case doctor_command:
      return doctor(session);
    case rules_command:
      return rules(session);
    case init_command:
      return init(session);
    case completion_command:
      return completion(session);
    case no_command:
      break;
  }
  return exit_usage;
}

// `send` and `run` go on whatever was typed; the others refuse.
bool refuses(const Session& session) {
  const auto command = session.arguments.command;
  if (command == send_command || command == run_command || session.arguments.complaints.empty()) return false;
  session.world.err(
      fmt::format("cicd-report: {}; see cicd-report {} --help\n",
                  session.redacted(fmt::format("{}", fmt::join(session.arguments.complaints, "; "))),
                  session.arguments.command_word));
  return true;
}

int start(std::span<const std::string> words, World& world) {
  auto arguments = parse_arguments(words);
  if (arguments.has("version")) {
    world.out(fmt::format("cicd-report {}\n", version));
    return exit_ok;
  }
  const bool is_help = arguments.command_word == "help";
  if (is_help && words.size() > 1) arguments = parse_arguments(words.subspan(1));
  if (is_help || arguments.has("help")) {
    world.out(help_text(arguments.command));
    return exit_ok;
  }
  if (arguments.command == no_command) return refuse(open_session(std::move(arguments), world));
  if (arguments.command != run_command) world.survive_failed_writes();
  auto session = open_session(std::move(arguments), world);
  return refuses(session) ? exit_usage : carry_out(session);
}

}  // namespace

int run_program(std::span<const std::string> words, World& world) {
  try {
    return start(words, world);
  } catch (const std::exception& failure) {
    world.err(fmt::format("cicd-report: internal error: {}; please report it\n", failure.what()));
  } catch (...) {
    world.err("cicd-report: internal error; please report it\n");
  }
  return exit_ok;
}

}  // namespace cicd::app
