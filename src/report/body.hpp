#pragma once

#include "report/report.hpp"

#include <cstddef>
#include <string>

namespace cicd::report {

// The JSON of one report, ready for the wire. Only `render` makes one, so nothing unredacted can be one.
class Body {
 public:
  [[nodiscard]] const std::string& json() const { return json_; }
  [[nodiscard]] const std::string& event_id() const { return event_id_; }

 private:
  friend Body render(const Report& report, std::size_t max_bytes);
  friend class BodyStore;
  Body(std::string json, std::string event_id) : json_(std::move(json)), event_id_(std::move(event_id)) {}

  std::string json_;
  std::string event_id_;
};

// `report` as JSON of at most `max_bytes` (never below 4 KiB): the log tail gives way first, then the
// excerpt. When not even that does, the hints and all failed tests but five go instead, and last of all every
// text is clipped.
Body render(const Report& report, std::size_t max_bytes);

}  // namespace cicd::report
