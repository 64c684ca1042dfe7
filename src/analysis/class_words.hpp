#pragma once

#include "analysis/course.hpp"
#include "analysis/diagnosis.hpp"
#include "analysis/texts.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace cicd::analysis {

// What kind of failure a step's command, the line `at` and the lines around it speak of, for findings whose
// rule does not know: by what the command is for, else by a vote of tell-tale words. Nothing when nobody
// votes.
struct Guess {
  Class klass = Class::config;
  std::string_view type;
};
std::optional<Guess> guess_class(const Course& course, Texts& texts, std::size_t at);

}  // namespace cicd::analysis
