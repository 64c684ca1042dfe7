#pragma once

#include <string_view>

namespace cicd::center {

// The description of the interface as an OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.0).
std::string_view openapi_document();

}  // namespace cicd::center
