#pragma once

namespace cicd {

// The version of both programs, "major.minor.patch", from the project() line of CMakeLists.txt.
extern const char* const version;

}  // namespace cicd
