#include "report/wire.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <utility>

namespace cicd::report {
namespace {

constexpr std::size_t max_depth = 128;
constexpr std::size_t max_name = 512;               // bytes of project_id, level, environment …
constexpr std::size_t max_text = 8192;              // bytes of a message, type or path in the list of bugs
constexpr std::size_t max_search_text = 32 * 1024;  // of one bug: the longest excerpt and message, and names

using Members = std::vector<JsonView::Member>;

// Reads named fields and gathers what is wrong with them.
class Fields {
 public:
  explicit Fields(std::string_view body) : body_(body), top_(JsonView(body).members()) {
    const auto error = find(top_, "error");
    if (error.empty()) return;
    has_error_ = true;
    if (error.kind() != JsonView::Kind::object) {
      wrong({"error"}, "Input should be a valid dictionary", "dict_type");
      return;
    }
    error_ = error.members();
  }

  // The text of `key`, empty when absent or null.
  std::string optional_text(std::string_view key, std::size_t max_bytes) {
    return checked_text(find(top_, key), {std::string(key)}, max_bytes);
  }

  std::string project_id() {
    const auto value = find(top_, "project_id");
    if (value.kind() == JsonView::Kind::absent) {
      wrong({"project_id"}, "Field required", "missing");
      return {};
    }
    auto text = required_text(value, {"project_id"});
    if (text.size() > max_name)
      wrong({"project_id"}, fmt::format("String should have at most {} characters", max_name),
            "string_too_long");
    return text;
  }

  std::string error_type() {
    if (const auto flat = find(top_, "error_type"); !flat.empty()) return required_text(flat, {"error_type"});
    const auto path =
        has_error_ ? std::vector<std::string>{"error", "type"} : std::vector<std::string>{"error_type"};
    const auto nested = find(error_, "type");
    if (!nested.empty()) return required_text(nested, path);
    wrong(path, "Field required", "missing");
    return {};
  }

  Source source() {
    const auto value = find(top_, "source");
    if (value.empty()) return Source::runtime;
    const auto named = value.kind() == JsonView::Kind::string ? source_named(value.text()) : std::nullopt;
    if (!named) wrong({"source"}, "Input should be 'runtime', 'cicd' or 'deployment'", "enum");
    return named.value_or(Source::runtime);
  }

  // A text that stands at the top level as `flat` or inside `error` as `nested`.
  std::string either_text(std::string_view flat, std::string_view nested, std::size_t max_bytes) {
    if (const auto value = find(top_, flat); !value.empty())
      return checked_text(value, {std::string(flat)}, max_bytes);
    return checked_text(find(error_, nested), {"error", std::string(nested)}, max_bytes);
  }

  std::optional<std::int64_t> line_number() {
    auto value = find(top_, "line_number");
    std::vector<std::string> path{"line_number"};
    if (value.empty()) {
      value = find(error_, "line_number");
      path = {"error", "line_number"};
    }
    if (value.empty()) return std::nullopt;
    const auto number = value.integer();
    if (!number)
      wrong(path, "Input should be a valid integer, unable to parse the value as an integer", "int_parsing");
    return number;
  }

  Members context(Incoming& incoming) {
    const auto value = find(top_, "context");
    if (value.empty()) return {};
    if (value.kind() != JsonView::Kind::object) {
      wrong({"context"}, "Input should be a valid dictionary", "dict_type");
      return {};
    }
    incoming.context_offset = static_cast<std::size_t>(value.raw().data() - body_.data());
    incoming.context_length = value.raw().size();
    return value.members();
  }

  [[nodiscard]] JsonView stack_trace() const {
    const auto nested = find(error_, "stack_trace");
    return nested.empty() ? find(top_, "stack_trace") : nested;
  }

  [[nodiscard]] std::vector<FieldError> take_errors() { return std::move(errors_); }

 private:
  void wrong(std::vector<std::string> path, std::string message, std::string type) {
    errors_.push_back({"body", std::move(path), std::move(message), std::move(type)});
  }

  std::string checked_text(const JsonView& value, std::vector<std::string> path, std::size_t max_bytes) {
    if (value.empty()) return {};
    if (value.kind() != JsonView::Kind::string) {
      wrong(std::move(path), "Input should be a valid string", "string_type");
      return {};
    }
    return bounded_text(value.text(), max_bytes);
  }

  std::string required_text(const JsonView& value, const std::vector<std::string>& path) {
    if (value.kind() != JsonView::Kind::string) {
      wrong(path, "Input should be a valid string", "string_type");
      return {};
    }
    auto text = value.text();
    if (text.empty()) wrong(path, "String should have at least 1 character", "string_too_short");
    return text;
  }

  std::string_view body_;
  Members top_;
  Members error_;
  bool has_error_ = false;
  std::vector<FieldError> errors_;
};

// A name inside `context`, which is the reporter's own business: whatever stands there counts as text.
std::string context_text(const Members& context, std::string_view key) {
  const auto value = find(context, key);
  return value.empty() ? std::string() : value.text();
}

// Appends what of `value` a person may search for: its text, or the texts of its elements, a line each.
void append_lines(std::string& out, const JsonView& value) {
  if (value.kind() == JsonView::Kind::string) {
    out += '\n';
    out += value.text();
    return;
  }
  for (const auto& element : value.elements()) {
    if (out.size() > max_search_text) return;
    append_lines(out, element);
  }
}

std::string search_text(const Incoming& incoming, const Members& context, const JsonView& stack_trace) {
  const auto& who = incoming.identity;
  std::string text =
      fmt::format("{}\n{}\n{}\n{}", who.project_id, who.error_type, incoming.error_message, who.file_path);
  for (const std::string_view key : {"job_name", "step_name", "workflow", "namespace", "deployment_name",
                                     "pod_name", "branch", "failed_tests"})
    append_lines(text, find(context, key));
  append_lines(text, find(find(context, "cause").members(), "text"));
  append_lines(text, stack_trace);
  return bounded_text(text, max_search_text);
}

}  // namespace

std::string project_of(std::string_view body) {
  if (check_json(body, max_depth)) return {};
  const auto project = find(JsonView(body).members(), "project_id");
  return project.kind() == JsonView::Kind::string ? project.text() : std::string();
}

std::string bounded_text(std::string_view text, std::size_t max_bytes) {
  const auto repaired = repair_utf8(text.substr(0, max_bytes + 4));
  return std::string(utf8_prefix(repaired, max_bytes));
}

std::string json_quoted(std::string_view text) {
  const auto valid = repair_utf8(text);
  std::string out = "\"";
  for (const char letter : valid) {
    const auto byte = static_cast<unsigned char>(letter);
    if (letter == '"' || letter == '\\') {
      out += '\\';
      out += letter;
    } else if (letter == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || letter == '<' || byte == 0x7F) {
      out += fmt::format("\\u{:04x}", byte);
    } else {
      out += letter;
    }
  }
  return out += '"';
}

std::string render_errors(const std::vector<FieldError>& errors) {
  std::string out;
  for (const auto& error : errors) {
    out += out.empty() ? "{\"detail\":[" : ",";
    out += "{\"loc\":[" + json_quoted(error.part);
    for (const auto& step : error.path) {
      const auto place = parse_int(step);
      out += ',' + (place ? std::to_string(*place) : json_quoted(step));
    }
    out += "],\"msg\":" + json_quoted(error.message) + ",\"type\":" + json_quoted(error.type) + '}';
  }
  return out + "]}";
}

std::variant<Incoming, std::vector<FieldError>> parse_incoming(std::string_view body) {
  if (const auto fault = check_json(body, max_depth))
    return std::vector<FieldError>{
        {"body", {std::to_string(fault->offset)}, "JSON decode error: " + fault->message, "json_invalid"}};
  if (JsonView(body).kind() != JsonView::Kind::object)
    return std::vector<FieldError>{
        {"body", {}, "Input should be a valid dictionary", "model_attributes_type"}};

  Fields fields(body);
  Incoming incoming;
  auto& who = incoming.identity;
  who.project_id = fields.project_id();
  who.source = fields.source();
  who.error_type = fields.error_type();
  who.file_path = fields.either_text("file_path", "file_path", body.size());
  who.line_number = fields.line_number();
  incoming.error_message = fields.either_text("error_message", "message", max_text);
  incoming.level = fields.optional_text("level", max_name);
  if (incoming.level.empty()) incoming.level = "ERROR";
  incoming.environment = fields.optional_text("environment", max_name);
  incoming.version = fields.optional_text("version", max_name);
  incoming.commit_hash = fields.optional_text("commit_hash", max_name);
  incoming.repo_url = fields.optional_text("repo_url", max_text);
  const auto context = fields.context(incoming);
  if (auto errors = fields.take_errors(); !errors.empty()) return errors;

  who.job_name = context_text(context, "job_name");
  who.step_name = context_text(context, "step_name");
  who.namespace_name = context_text(context, "namespace");
  who.deployment_name = context_text(context, "deployment_name");
  incoming.signature = bounded_text(context_text(context, "signature"), max_name);
  incoming.event_id = context_text(context, "event_id");
  incoming.fingerprint = fingerprint(who);  // of the whole path
  who.file_path = bounded_text(who.file_path, max_text);
  incoming.search_text = search_text(incoming, context, fields.stack_trace());
  return incoming;
}

}  // namespace cicd::report
