#include "report/wire.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstddef>

using namespace cicd::report;

namespace {

Incoming accepted(std::string_view body) {
  auto parsed = parse_incoming(body);
  REQUIRE(std::holds_alternative<Incoming>(parsed));
  return std::get<Incoming>(parsed);
}

nlohmann::json refused(std::string_view body) {
  const auto parsed = parse_incoming(body);
  REQUIRE(std::holds_alternative<std::vector<FieldError>>(parsed));
  return nlohmann::json::parse(render_errors(std::get<std::vector<FieldError>>(parsed))).at("detail");
}

}  // namespace

TEST_CASE("nested and flat reports are the same bug") {
  const auto nested =
      accepted(R"({"project_id":"p","error":{"type":"E","message":"m","file_path":"a.py","line_number":3}})");
  const auto flat = accepted(
      R"({"project_id":"p","error_type":"E","error_message":"m","file_path":"a.py","line_number":3})");
  CHECK(nested.fingerprint == flat.fingerprint);
  CHECK(nested.error_message == "m");
  CHECK(flat.error_message == "m");
  CHECK(nested.level == "ERROR");
  CHECK(nested.identity.source == Source::runtime);
}

TEST_CASE("null at the top level leaves the word to error") {
  const auto report = accepted(
      R"({"project_id":"p","error_type":null,"line_number":null,"error":{"type":"E","line_number":7}})");
  CHECK(report.identity.error_type == "E");
  CHECK(report.identity.line_number == 7);
}

TEST_CASE("names of a CI failure come from its context") {
  const std::string body =
      R"({"project_id":"p","source":"cicd","error_type":"T","context": {"job_name":"b","step_name":5,"event_id":"e","signature":"s"} })";
  const auto report = accepted(body);
  CHECK(report.identity.job_name == "b");
  CHECK(report.identity.step_name == "5");
  CHECK(report.event_id == "e");
  CHECK(report.signature == "s");
  CHECK(body.substr(report.context_offset, report.context_length).front() == '{');
  CHECK(body.substr(report.context_offset, report.context_length).back() == '}');
}

TEST_CASE("everything that is wrong is told at once, in the shape of pydantic") {
  const auto detail = refused(R"({"source":"build","error":{},"level":3,"line_number":"x","context":[]})");
  REQUIRE(detail.size() == 6);
  CHECK(detail[0] ==
        nlohmann::json::parse(R"({"loc":["body","project_id"],"msg":"Field required","type":"missing"})"));
  CHECK(detail[1]["loc"] == nlohmann::json{"body", "source"});
  CHECK(detail[2]["loc"] == nlohmann::json{"body", "error", "type"});
  CHECK(detail[3]["type"] == "int_parsing");
  CHECK(detail[4]["type"] == "string_type");
  CHECK(detail[5]["type"] == "dict_type");
}

TEST_CASE("an empty or wrongly typed project is refused") {
  CHECK(refused(R"({"project_id":"","error_type":"E"})")[0]["type"] == "string_too_short");
  CHECK(refused(R"({"project_id":7,"error_type":"E"})")[0]["type"] == "string_type");
  CHECK(refused(R"({"project_id":null,"error_type":"E"})")[0]["type"] == "string_type");
  CHECK(refused(R"({"project_id":")" + std::string(513, 'p') + R"(","error_type":"E"})")[0]["type"] ==
        "string_too_long");
}

TEST_CASE("bad JSON is refused with its place") {
  const auto detail = refused(R"({"project_id":"p",})");
  CHECK(detail[0]["type"] == "json_invalid");
  CHECK(detail[0]["loc"] == nlohmann::json{"body", 18});
  CHECK(refused("")[0]["type"] == "json_invalid");
  CHECK(refused("\"\xff\"")[0]["type"] == "json_invalid");
  CHECK(refused("[]")[0]["type"] == "model_attributes_type");
}

TEST_CASE("depth is refused, not recursed into") {
  std::string deep = R"({"project_id":"p","error_type":"E","context":{"x":)";
  CHECK(refused(deep + std::string(10'000, '[') + std::string(10'000, ']') + "}}")[0]["type"] ==
        "json_invalid");
  CHECK(refused(std::string(1'000'000, '['))[0]["type"] == "json_invalid");
}

TEST_CASE("of repeated keys the last one counts") {
  CHECK(accepted(R"({"project_id":"a","project_id":"b","error_type":"E"})").identity.project_id == "b");
}

TEST_CASE("search text holds what a person looks for") {
  const auto report = accepted(
      R"({"project_id":"rtc","source":"cicd","error_message":"boom","error":{"type":"E","stack_trace":["at main"]},
          "context":{"job_name":"build","step_name":"构建镜像","failed_tests":["t::one"],"cause":{"text":"the cause"}}})");
  for (const char* part : {"rtc", "boom", "at main", "build", "构建镜像", "t::one", "the cause", "E"})
    CHECK(report.search_text.find(part) != std::string::npos);
}

TEST_CASE("the end of the longest excerpt can be searched, beside the longest message") {
  const auto report = accepted(R"({"project_id":"p","source":"cicd","error_type":"E","error_message":")" +
                               std::string(8192, 'm') + R"(","error":{"stack_trace":[")" +
                               std::string(std::size_t{16} * 1024, 's') + R"(","the last line"]}})");
  CHECK(report.search_text.find("the last line") != std::string::npos);
}

TEST_CASE("paths that differ only after their first 8 KiB are different bugs") {
  const auto at = [](char last) {
    return accepted(R"({"project_id":"p","error_type":"E","file_path":")" + std::string(8192, 'a') + last +
                    R"("})");
  };
  CHECK(at('x').fingerprint != at('y').fingerprint);
  CHECK(at('x').identity.file_path.size() == 8192);
}

TEST_CASE("quoted text is JSON whatever it holds") {
  const std::string nasty = "a\"\\\n\t\x01\x7f</script>构\xff";
  CHECK(nlohmann::json::parse(json_quoted(nasty)) == "a\"\\\n\t\x01\x7f</script>构\xEF\xBF\xBD");
  CHECK(json_quoted("<").find('<') == std::string::npos);
}
