#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::report {

// Which part of the chain a failure comes from.
enum class Source { runtime, cicd, deployment };

// The word on the wire: "runtime", "cicd", "deployment".
std::string_view source_name(Source source);
// The source of that name, nothing for any other word.
std::optional<Source> source_named(std::string_view name);

// What makes two reports the same bug. A source looks only at its own fields.
struct Identity {
  Source source = Source::runtime;
  std::string project_id;
  std::string error_type;
  std::string file_path;                    // runtime
  std::optional<std::int64_t> line_number;  // runtime
  std::string job_name, step_name;          // cicd
  std::string namespace_name;               // deployment
  std::string deployment_name;              // deployment
};

// `parts` joined by '|', where each '|' and '\' inside a part is written with a '\' before it: different
// lists never give the same text.
std::string join_escaped(const std::vector<std::string_view>& parts);

// The text that names a bug, by source:
//   project_id|error_type|file_path|line_number
//   project_id|cicd|error_type|job_name|step_name
//   project_id|deployment|error_type|namespace|deployment_name
// An absent value is empty.
std::string fingerprint_text(const Identity& identity);

// SHA-256 of fingerprint_text as 64 hex digits.
std::string fingerprint(const Identity& identity);

}  // namespace cicd::report
