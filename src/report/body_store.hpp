#pragma once

#include "base/result.hpp"
#include "report/body.hpp"

#include <string>
#include <string_view>

namespace cicd::report {

// A body on disk and back. Only bytes that `seal` wrote and nothing has touched since become a Body again, so
// what lies in a spool is as safe as what was rendered.
//
// Format: one line "cicd-report 1 <length> <checksum> <destination> <event id>\n", then <length> bytes of
// JSON. The checksum is 16 hex digits over destination, event id and JSON: it finds torn and flipped bytes;
// it is no signature.
class BodyStore {
 public:
  struct Sealed {
    Body body;
    std::string destination;  // as given to `seal`
  };

  // `body` as bytes. `destination` says whom it is for: a word without blanks, or empty.
  static std::string seal(const Body& body, std::string_view destination);

  // Errors: invalid_input when `bytes` are cut, changed, or of another format.
  static Result<Sealed> open(std::string_view bytes);

  // `body` with the first half of its log tail cut off (at a character boundary) and `context.log` saying so;
  // for a collector that found it too large. A body without a tail is returned as it is.
  static Body with_half_tail(const Body& body);
};

}  // namespace cicd::report
