#pragma once

#include "analysis/rule.hpp"

#include <span>

// One table per ecosystem. A new table needs a row here and in tables.cpp.
namespace cicd::analysis::rules {

extern const std::span<const Rule> c_family;
extern const std::span<const Rule> rust;
extern const std::span<const Rule> go;
extern const std::span<const Rule> python;
extern const std::span<const Rule> javascript;
extern const std::span<const Rule> jvm;
extern const std::span<const Rule> dotnet;
extern const std::span<const Rule> ruby_php_perl;
extern const std::span<const Rule> other_languages;
extern const std::span<const Rule> containers;
extern const std::span<const Rule> packages;
extern const std::span<const Rule> shell;
extern const std::span<const Rule> system;
extern const std::span<const Rule> git;
extern const std::span<const Rule> runner;
extern const std::span<const Rule> reports;
extern const std::span<const Rule> translated;
extern const std::span<const Rule> generic;

}  // namespace cicd::analysis::rules
