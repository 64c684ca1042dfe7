#pragma once

#include "analysis/course.hpp"
#include "analysis/diagnosis.hpp"
#include "analysis/texts.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace cicd::analysis {

// A kind of failure, and the error type that goes with it.
struct Guess {
  Class klass = Class::config;
  std::string_view type;
};

// What kind of failure the command of the failed step speaks of, by what it is for, else by its name
// ("scripts/check-links.sh"). Nothing when no command is known, or it does not speak.
std::optional<Guess> guess_from_command(const Course& course);

// The same for findings whose rule does not know, where the line `at` and the lines around it have their say
// as well: a vote of tell-tale words.
std::optional<Guess> guess_class(const Course& course, Texts& texts, std::size_t at);

}  // namespace cicd::analysis
