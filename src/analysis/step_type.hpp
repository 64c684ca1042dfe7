#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace cicd::analysis {

// What a word in a step's name stands for; it decides who wins when several words meet (step_type.cpp).
enum class WordKind {
  test,         // runs tests
  lint,         // checks without building
  deploy,       // the deed of deploying
  deploy_tool,  // a tool that deploys; `helm lint` is still a lint
  docker,       // makes or fetches images
  build_tool,   // a build tool: its name alone means its build
  build_hint,   // a build tool or subject that gives way to any other build tool, e.g. `make docker`
  checkout,     // fetches sources; gives way to everything else
  build,        // build, install: no type of its own, but what `needs_build` rows ask for
};

// One row of the table by which a step's name tells the error type.
struct StepTypeRow {
  std::string_view type;  // empty: these words tell no type
  WordKind kind;
  bool needs_build;  // counts only beside a word of kind `build`
  // In lower case; words in Latin letters match whole, Chinese ones anywhere.
  std::span<const std::string_view> words;
  std::span<const std::string_view> samples;  // step names that this row decides
};

// The whole table, in the order in which it is shown. Rows with an empty type and samples show names that
// stay silent or ambiguous.
std::span<const StepTypeRow> step_type_table();

// The error type that a step's name tells, or nothing when the name is silent or
// ambiguous. Words are split at anything but letters and digits and at camelCase; a plural s is folded. Only
// the first 1 KiB of the name is looked at.
std::optional<std::string_view> type_from_step_name(std::string_view name);

// The error type that a command line tells ("npm run build", "cargo test --all"), by the same table after
// `sudo`, `env`, `cd … &&` and the like. Of a list or pipeline every command has its say: when two of them
// tell different types, which one failed is not known, and the answer is nothing. A path, package or image
// name among the arguments tells nothing ("pip install pytest"). Only the first 16 KiB are looked at.
std::optional<std::string_view> type_from_command(std::string_view command);

}  // namespace cicd::analysis
