#pragma once

#include "analysis/diagnosis.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace cicd::report {

using redact::SafeText;

// One finding with the keys that `cause` has in a report.
nlohmann::ordered_json finding_json(const analysis::Finding& finding);
// The hints as [{"text", "source"}].
nlohmann::ordered_json hints_json(const analysis::Diagnosis& diagnosis);
// A text, or null when it is empty.
nlohmann::ordered_json text_or_null(const SafeText& text);
// A number, or null when there is none.
nlohmann::ordered_json number_or_null(std::optional<std::int64_t> number);
// Compact JSON in valid UTF-8, whatever the strings hold.
std::string dump(const nlohmann::ordered_json& json);

// What `explain --json` says beside the diagnosis itself.
struct Explained {
  SafeText error_type;
  SafeText error_message;
  SafeText path;  // of the log; empty for none or standard input
};

// The one object that `explain --json` prints, indented for people who pipe it to a terminal.
std::string explain_json(const analysis::Diagnosis& diagnosis, const Explained& explained);

}  // namespace cicd::report
