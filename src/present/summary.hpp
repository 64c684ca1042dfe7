#pragma once

#include "delivery/sink.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace cicd::present {

inline constexpr std::string_view summary_name = "step summary";

// One failure as GitHub-flavoured Markdown: a table of facts, the excerpt as a code block that log text
// cannot end, the failing tests, the hint. At most 60 KiB.
std::string summary_markdown(const report::Report& report);

// Appends that to the file at `path` ($GITHUB_STEP_SUMMARY), unless the file would then hold more than the
// 1 MiB that the runner takes of a step.
std::unique_ptr<delivery::Sink> make_summary_sink(std::filesystem::path path);

}  // namespace cicd::present
