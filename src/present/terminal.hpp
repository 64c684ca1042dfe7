#pragma once

#include "report/report.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace cicd::present {

// How text for a person looks.
struct Style {
  bool colour = false;
  std::size_t columns = 110;
};

// One failure in three to ten lines: what, where (a path the terminal can click), why, the excerpt around the
// cause with the cause marked, and the known fix. Ends with a newline.
std::string describe_failure(const report::Report& report, const Style& style);

// `text`, which ends with a newline, between the lines that make a runner of GitHub, Gitea or Forgejo take
// nothing in it for a workflow command ("::add-path::…"). `key` must be nothing that `text` could guess.
// Source: GitHub docs, "Workflow commands for GitHub Actions", stopping and starting workflow commands.
std::string without_commands(std::string_view text, std::string_view key);

}  // namespace cicd::present
