#include "app/commands.hpp"
#include "app/exit_code.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

namespace cicd::app {

namespace {

std::string option_words(Command command) {
  std::string words;
  for (const auto& option : options()) {
    if ((option.commands & command) == 0) continue;
    words += fmt::format(" --{}", option.name);
    if (option.letter != '\0') words += fmt::format(" -{}", option.letter);
  }
  return words;
}

// What may follow a command that is no option: fixed words, or files.
std::string_view operand_words(Command command) {
  switch (command) {
    case rules_command:
      return "list show test runbook-check";
    case init_command:
      return "gitea github gitlab woodpecker drone jenkins";
    case completion_command:
      return "bash zsh fish";
    default:
      return "";
  }
}

std::string bash_script() {
  std::string names;
  std::string cases;
  for (const auto& info : commands()) {
    names += fmt::format(" {}", info.name);
    cases += fmt::format("    {}) words='{}{}' ;;\n", info.name, operand_words(info.command),
                         option_words(info.command));
  }
  return fmt::format(
      "# bash completion for cicd-report\n"
      "_cicd_report() {{\n"
      "  local current=${{COMP_WORDS[COMP_CWORD]}} words\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    COMPREPLY=($(compgen -W '{} --help --version' -- \"$current\"))\n"
      "    return\n"
      "  fi\n"
      "  case ${{COMP_WORDS[1]}} in\n{}"
      "  esac\n"
      "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
      "}}\n"
      "complete -o default -F _cicd_report cicd-report\n",
      trim(names), cases);
}

std::string zsh_script() {
  std::string names;
  std::string cases;
  for (const auto& info : commands()) {
    names += fmt::format("    '{}:{}'\n", info.name, replace_all(info.help, "'", ""));
    cases += fmt::format("    {}) compadd -- {}{} ;;\n", info.name, operand_words(info.command),
                         option_words(info.command));
  }
  return fmt::format(
      "#compdef cicd-report\n"
      "_cicd_report() {{\n"
      "  local -a names\n"
      "  names=(\n{}  )\n"
      "  if (( CURRENT == 2 )); then\n"
      "    _describe command names\n"
      "    return\n"
      "  fi\n"
      "  case ${{words[2]}} in\n{}"
      "  esac\n"
      "  _files\n"
      "}}\n"
      "compdef _cicd_report cicd-report\n",
      names, cases);
}

std::string fish_script() {
  std::string script = "# fish completion for cicd-report\n";
  for (const auto& info : commands()) {
    script += fmt::format("complete -c cicd-report -n __fish_use_subcommand -a {} -d \"{}\"\n", info.name,
                          replace_all(info.help, "`", ""));
    const auto when = fmt::format("complete -c cicd-report -n '__fish_seen_subcommand_from {}'", info.name);
    if (const auto words = operand_words(info.command); !words.empty())
      script += fmt::format("{} -f -a '{}'\n", when, words);
    for (const auto& option : options()) {
      if ((option.commands & info.command) == 0) continue;
      script += fmt::format("{} -l {}{}{} -d '{}'\n", when, option.name,
                            option.letter == '\0' ? "" : fmt::format(" -s {}", option.letter),
                            option.takes_value() ? " -r" : "", replace_all(option.help, "'", ""));
    }
  }
  return script;
}

}  // namespace

int completion(Session& session) {
  const auto& operands = session.arguments.operands;
  const auto shell = operands.size() == 1 ? operands.front() : std::string{};
  if (shell == "bash")
    session.world.out(bash_script());
  else if (shell == "zsh")
    session.world.out(zsh_script());
  else if (shell == "fish")
    session.world.out(fish_script());
  else {
    session.world.err("cicd-report: completion: name one shell: bash, zsh or fish\n");
    return exit_usage;
  }
  return exit_ok;
}

}  // namespace cicd::app
