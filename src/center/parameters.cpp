#include "center/parameters.hpp"

#include "base/text.hpp"
#include "center/store/search.hpp"
#include "center/store/tasks.hpp"
#include "report/fingerprint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace cicd::center {
namespace {

using report::FieldError;
using report::JsonView;
using Members = std::vector<JsonView::Member>;

constexpr std::size_t max_depth = 16;
constexpr std::size_t max_agent_bytes = 200;
constexpr std::int64_t max_lease_seconds = 86'400;

struct SortWord {
  const char* word;
  SortKey key;
};
constexpr std::array<SortWord, 3> sort_words{
    {{"last_seen", SortKey::last_seen}, {"first_seen", SortKey::first_seen}, {"count", SortKey::count}}};

// "1763759045123-42" as a place in a list.
std::optional<ListPlace> parse_place(std::string_view text) {
  const auto dash = text.find('-', 1);
  if (dash == std::string_view::npos) return std::nullopt;
  const auto value = parse_int(text.substr(0, dash)), id = parse_int(text.substr(dash + 1));
  return value && id ? std::optional(ListPlace{*value, *id}) : std::nullopt;
}

// A value inside a URL.
std::string url_encoded(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                       (letter >= '0' && letter <= '9') || letter == '-' || letter == '_' || letter == '.';
    if (plain)
      out += letter;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(letter));
  }
  return out;
}

// A whole number of the query from 1 to `most`.
std::int64_t number(const Request& request, const char* name, std::int64_t otherwise, std::int64_t most,
                    std::vector<FieldError>& errors) {
  const auto text = request.parameter(name);
  if (text.empty()) return otherwise;
  const auto value = parse_int(text);
  if (!value)
    errors.push_back({"query",
                      {name},
                      "Input should be a valid integer, unable to parse string as an integer",
                      "int_parsing"});
  else if (*value < 1)
    errors.push_back({"query", {name}, "Input should be greater than or equal to 1", "greater_than_equal"});
  else if (*value > most)
    errors.push_back(
        {"query", {name}, fmt::format("Input should be less than or equal to {}", most), "less_than_equal"});
  else
    return *value;
  return otherwise;
}

// The members of a JSON object.
Checked<Members> object_of(std::string_view body) {
  if (const auto fault = report::check_json(body, max_depth))
    return std::vector<FieldError>{
        {"body", {std::to_string(fault->offset)}, "JSON decode error: " + fault->message, "json_invalid"}};
  const JsonView view(body);
  if (view.kind() != JsonView::Kind::object)
    return std::vector<FieldError>{
        {"body", {}, "Input should be a valid dictionary", "model_attributes_type"}};
  return view.members();
}

std::vector<FieldError> wrong(const char* field, std::string message, std::string type) {
  return {{"body", {field}, std::move(message), std::move(type)}};
}

}  // namespace

Checked<BugFilter> read_filter(const Request& request, PageLimits limits) {
  std::vector<FieldError> errors;
  BugFilter filter;
  filter.project_id = request.parameter("project_id");
  filter.source = request.parameter("source");
  filter.status = request.parameter("status");
  filter.words = request.parameter("q");
  if (!filter.source.empty() && !report::source_named(filter.source))
    errors.push_back({"query", {"source"}, "Input should be 'runtime', 'cicd' or 'deployment'", "enum"});
  if (!filter.status.empty() && !is_status(filter.status))
    errors.push_back({"query", {"status"}, "Input should be 'open', 'resolved' or 'ignored'", "enum"});
  if (const auto sort = request.parameter("sort"); !sort.empty()) {
    const auto* known = std::find_if(sort_words.begin(), sort_words.end(),
                                     [&sort](const SortWord& row) { return row.word == sort; });
    if (known == sort_words.end())
      errors.push_back({"query", {"sort"}, "Input should be 'last_seen', 'first_seen' or 'count'", "enum"});
    else
      filter.sort = known->key;
  }
  if (const auto after = request.parameter("after"); !after.empty()) {
    filter.after = parse_place(after);
    if (!filter.after)
      errors.push_back(
          {"query", {"after"}, "Input should be what the Link header of a list gave", "value_error"});
  }
  if (words_of(filter.words).size() > max_words)
    errors.push_back(
        {"query", {"q"}, fmt::format("Input should have at most {} words", max_words), "too_long"});
  constexpr std::int64_t most_pages = std::int64_t{1} << 53;
  filter.page = number(request, "page", 1, most_pages, errors);
  filter.page_size = number(request, "page_size", limits.page_size, limits.max_page_size, errors);
  if (!errors.empty()) return errors;
  return filter;
}

std::string query_of(const BugFilter& filter, PageLimits limits) {
  std::string query;
  const auto add = [&query](const char* name, const std::string& value) {
    if (value.empty()) return;
    query += query.empty() ? '?' : '&';
    query += fmt::format("{}={}", name, url_encoded(value));
  };
  add("source", filter.source);
  add("status", filter.status);
  add("project_id", filter.project_id);
  add("q", filter.words);
  for (const SortWord& row : sort_words)
    if (row.key == filter.sort && filter.sort != BugFilter{}.sort) add("sort", row.word);
  if (filter.page > 1) add("page", std::to_string(filter.page));
  if (filter.page_size != limits.page_size) add("page_size", std::to_string(filter.page_size));
  if (filter.after) add("after", fmt::format("{}-{}", filter.after->value, filter.after->id));
  return query;
}

Checked<std::string> read_status_change(std::string_view body) {
  const auto object = object_of(body);
  if (const auto* errors = std::get_if<std::vector<FieldError>>(&object)) return *errors;
  const auto status = report::find(std::get<Members>(object), "status");
  if (status.kind() == JsonView::Kind::absent) return wrong("status", "Field required", "missing");
  if (status.kind() != JsonView::Kind::string || !is_status(status.text()))
    return wrong("status", "Input should be 'open', 'resolved' or 'ignored'", "enum");
  return status.text();
}

Checked<ClaimRequest> read_claim(std::string_view body) {
  const auto object = object_of(body);
  if (const auto* errors = std::get_if<std::vector<FieldError>>(&object)) return *errors;
  const auto& members = std::get<Members>(object);
  const auto agent = report::find(members, "agent");
  if (agent.kind() == JsonView::Kind::absent) return wrong("agent", "Field required", "missing");
  if (agent.kind() != JsonView::Kind::string)
    return wrong("agent", "Input should be a valid string", "string_type");
  ClaimRequest claim{report::bounded_text(agent.text(), max_agent_bytes)};
  if (claim.agent.empty())
    return wrong("agent", "String should have at least 1 character", "string_too_short");
  const auto lease = report::find(members, "lease_s");
  if (lease.empty()) return claim;
  const auto seconds = lease.integer();
  if (!seconds) return wrong("lease_s", "Input should be a valid integer", "int_parsing");
  if (*seconds < 1)
    return wrong("lease_s", "Input should be greater than or equal to 1", "greater_than_equal");
  if (*seconds > max_lease_seconds)
    return wrong("lease_s", "Input should be less than or equal to 86400", "less_than_equal");
  claim.lease = std::chrono::seconds{*seconds};
  return claim;
}

}  // namespace cicd::center
