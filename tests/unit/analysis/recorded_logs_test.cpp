#include "base/file.hpp"
#include "unit/analysis/explain.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

// Every log below tests/logs was printed by a tool that was really run (tests/logs/record/*). Its
// .expected.json names the command and the tool's version, and what must be said about the log.
namespace {

using cicd::analysis::Diagnosis;
using nlohmann::json;

constexpr std::size_t most_bytes = std::size_t{1} << 20;

std::string read(const std::filesystem::path& path) {
  auto bytes = cicd::read_file(path, most_bytes);
  REQUIRE_MESSAGE(bytes, path.string());
  return *bytes;
}

std::vector<std::filesystem::path> recorded_logs() {
  std::vector<std::filesystem::path> logs;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(CICD_TESTS_DIR "/logs")) {
    if (entry.path().extension() == ".log") logs.push_back(entry.path());
  }
  std::sort(logs.begin(), logs.end());
  return logs;
}

bool names_test(const Diagnosis& diagnosis, const std::string& test) {
  const auto& names = diagnosis.failed_tests;
  return std::any_of(names.begin(), names.end(),
                     [&](const auto& name) { return name.str().find(test) != std::string::npos; });
}

void check_tests(const Diagnosis& diagnosis, const json& expected) {
  for (const auto& test : expected.at("failed_tests")) {
    CAPTURE(test);
    CHECK(names_test(diagnosis, test.get<std::string>()));
  }
  if (expected.value("other_tests", false)) return;
  CHECK(diagnosis.failed_tests.size() <= expected.at("failed_tests").size());
  for (const auto& name : diagnosis.failed_tests) {
    CAPTURE(name.str());
    CHECK(std::ranges::any_of(expected.at("failed_tests"), [&](const json& test) {
      return name.str().find(test.get<std::string>()) != std::string::npos;
    }));
  }
}

void check_cause(const Diagnosis& diagnosis, const json& expected) {
  const auto* cause = diagnosis.cause();
  REQUIRE(cause != nullptr);
  CAPTURE(cause->rule);
  CAPTURE(cause->text.str());
  if (expected.contains("type")) CHECK(cause->type == expected.at("type").get<std::string>());
  if (expected.contains("class")) CHECK(to_string(cause->klass) == expected.at("class").get<std::string>());
  CHECK(cause->text.str().find(expected.value("text", "")) != std::string::npos);
  if (expected.contains("file_path"))
    CHECK(cause->file_path.str() == expected.at("file_path").get<std::string>());
  if (expected.contains("line_number")) CHECK(cause->line_number == expected.at("line_number"));
}

TEST_CASE("what really run tools print is understood") {
  std::size_t seen = 0;
  for (const auto& path : recorded_logs()) {
    if (path.stem().extension() == ".passing") continue;
    CAPTURE(path.string());
    ++seen;
    const json expected = json::parse(read(std::filesystem::path(path).replace_extension(".expected.json")));
    const Diagnosis diagnosis = explain(read(path));
    if (expected.at("cause").is_null()) {
      CHECK(diagnosis.cause() == nullptr);
    } else {
      check_cause(diagnosis, expected.at("cause"));
    }
    check_tests(diagnosis, expected);
  }
  CHECK(seen > 400);
}

TEST_CASE("a failing tool's own log shows that it failed") {
  std::size_t causes = 0, sure = 0;
  for (const auto& path : recorded_logs()) {
    if (path.stem().extension() == ".passing") continue;
    const Diagnosis diagnosis = explain(read(path));
    if (diagnosis.cause() == nullptr) continue;
    ++causes;
    sure += diagnosis.cause()->confidence >= 0.5 ? 1U : 0U;
  }
  CHECK(causes > 400);
  CHECK(sure * 100 >= causes * 95);
}

TEST_CASE("a green run raises no alarm") {
  std::size_t seen = 0;
  for (const auto& path : recorded_logs()) {
    if (path.stem().extension() != ".passing") continue;
    CAPTURE(path.string());
    ++seen;
    const Diagnosis diagnosis = explain(read(path));
    if (diagnosis.cause() == nullptr) continue;
    CAPTURE(diagnosis.cause()->text.str());
    CHECK(diagnosis.cause()->confidence < 0.5);
  }
  CHECK(seen > 20);
}

}  // namespace
