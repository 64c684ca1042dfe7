#include "delivery/answer_text.hpp"

#include "base/text.hpp"

#include <nlohmann/json.hpp>

namespace cicd::delivery {

namespace {

using nlohmann::json;

constexpr std::size_t longest_refusal = 300;

json parse(std::string_view body) {
  return json::parse(body, nullptr, false);
}

std::string text_of(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
  return {};
}

std::string text_at(const json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? std::string{} : text_of(*found);
}

// The other side's words for one line of ours.
std::string in_our_line(std::string_view text) {
  return clip(one_line(repair_utf8(text)), longest_refusal);
}

// One element of FastAPI's `detail`: {"loc": ["body", "project_id"], "msg": "field required"}.
std::string complaint(const json& element) {
  if (!element.is_object()) return text_of(element);
  std::string where;
  if (const auto loc = element.find("loc"); loc != element.end() && loc->is_array()) {
    for (const auto& part : *loc) {
      where += (where.empty() ? "" : ".") + text_of(part);
    }
  }
  const auto what = text_at(element, "msg");
  return where.empty() || what.empty() ? where + what : where + ": " + what;
}

}  // namespace

BodyKind kind_of(std::string_view content_type, std::string_view body) {
  const auto text = trim(body);
  if (text.empty()) return BodyKind::empty;
  if (text.front() == '<' || contains_ignoring_case(content_type, "text/html")) return BodyKind::html;
  return json::accept(text) ? BodyKind::json : BodyKind::other;
}

Receipt parse_receipt(std::string_view body) {
  Receipt receipt;
  const auto answer = parse(body);
  if (!answer.is_object()) return receipt;
  receipt.id = in_our_line(text_at(answer, "id"));
  receipt.status = in_our_line(text_at(answer, "status"));
  if (const auto count = answer.find("count"); count != answer.end() && count->is_number_integer()) {
    receipt.count = count->get<std::int64_t>();
  }
  return receipt;
}

std::string parse_refusal(std::string_view content_type, std::string_view body) {
  const auto answer = parse(body);
  if (answer.is_object()) {
    if (const auto detail = answer.find("detail"); detail != answer.end() && detail->is_array()) {
      std::string complaints;
      for (const auto& element : *detail) {
        const auto one = complaint(element);
        if (!one.empty()) complaints += (complaints.empty() ? "" : "; ") + one;
      }
      return in_our_line(complaints);
    }
    for (const char* key : {"detail", "message", "error"}) {
      if (const auto text = text_at(answer, key); !text.empty()) return in_our_line(text);
    }
    return {};
  }
  return kind_of(content_type, body) == BodyKind::other ? in_our_line(body) : std::string{};
}

}  // namespace cicd::delivery
