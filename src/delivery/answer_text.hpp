#pragma once

#include "delivery/outcome.hpp"

#include <string>
#include <string_view>

namespace cicd::delivery {

// What the body of an answer is.
enum class BodyKind { empty, json, html, other };
BodyKind kind_of(std::string_view content_type, std::string_view body);

// `id`, `status` and `count` of a collector's answer; what is missing or of another type stays empty.
Receipt parse_receipt(std::string_view body);

// What a refusal says, for one line: FastAPI's detail[].loc and msg as "body.project_id: field required; …",
// a plain `detail`, `message` or `error` text, else the beginning of a text body; empty for HTML and for
// nothing. At most 300 characters, no control characters.
std::string parse_refusal(std::string_view content_type, std::string_view body);

}  // namespace cicd::delivery
