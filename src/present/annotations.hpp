#pragma once

#include "delivery/sink.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace cicd::present {

inline constexpr std::string_view annotations_name = "annotations";

// The findings as workflow commands, `::error file=…,line=…,title=…::message`, at most 10, escaped as the
// runner demands, each at most 4096 characters: a line of the log can never become a command of its own.
// Nothing for a success.
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
std::string annotation_commands(const report::Report& report);

// Gives them to `write`, which reaches the job's log.
std::unique_ptr<delivery::Sink> make_annotations_sink(std::function<void(std::string_view)> write);

}  // namespace cicd::present
