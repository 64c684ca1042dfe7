#pragma once

#include "app/cli.hpp"
#include "app/settings.hpp"
#include "app/world.hpp"
#include "base/result.hpp"
#include "delivery/target.hpp"
#include "present/terminal.hpp"
#include "redact/redactor.hpp"
#include "report/report.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace cicd::app {

// One call of the program: the world it runs in, what was typed, and what that means.
struct Session {
  World& world;
  Arguments arguments;
  Settings settings;
  mutable std::optional<redact::Redactor> own_words = {};  // see `redacted`; made when it is first needed

  // One line on standard error, "cicd-report: <text>", unless --quiet. Secrets in it are masked: a server may
  // say again what it was sent.
  void say(std::string_view text) const;
  // The same under --verbose only.
  void say_more(std::string_view text) const;
  // Complaints about the command line and the settings, joined into one line; empty when there is none.
  [[nodiscard]] std::string complaints() const;
  // `text`, which this program says itself, without the secrets that the environment and the settings name.
  // Not to be called by two threads at once.
  [[nodiscard]] std::string redacted(std::string_view text) const;
  // The failure in some lines, for the reader of `terminal` or of a job's log, where nothing in it is taken
  // for a command of the runner.
  [[nodiscard]] std::string describe(const report::Report& report, bool terminal) const;
  // The exit code of what was typed and configured, under --strict.
  [[nodiscard]] int settings_code() const;
  // `error` of Redactor::make with the place of the expression that does not compile; `settings_code` knows
  // of it from then on.
  [[nodiscard]] Error blame_policy(Error error);
  // How text looks on standard output or error, which is a `terminal` or not.
  [[nodiscard]] present::Style style(bool terminal) const;
  // Where undelivered reports wait.
  [[nodiscard]] std::filesystem::path spool_directory() const;
  // The collector that the setting `url` names; call it where there is one. Errors: invalid_input.
  [[nodiscard]] Result<delivery::Target> collector() const;
  // What to mask beyond what is known without settings.
  [[nodiscard]] redact::Policy redact_policy() const;
  // The same without the regular expressions: one that does not compile is what may have to be said.
  [[nodiscard]] redact::Policy sure_redact_policy() const;
};

// Puts the settings of a call together.
Session open_session(Arguments arguments, World& world);

}  // namespace cicd::app
