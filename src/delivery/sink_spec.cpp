#include "delivery/sinks.hpp"

#include <algorithm>
#include <array>

namespace cicd::delivery {

namespace {

struct Known {
  std::string_view word;
  SinkSpec::Kind kind;
  const char* value;  // what follows '=', null: nothing may
};

constexpr std::array known_sinks = {
    Known{"log-center", SinkSpec::Kind::log_center, nullptr},
    Known{"file", SinkSpec::Kind::file, "PATH"},
    Known{"webhook", SinkSpec::Kind::webhook, "URL"},
    Known{"summary", SinkSpec::Kind::summary, nullptr},
    Known{"annotations", SinkSpec::Kind::annotations, nullptr},
};

}  // namespace

Result<SinkSpec> parse_sink(std::string_view text) {
  const auto equals = text.find('=');
  const auto word = text.substr(0, equals);
  const auto value = equals == std::string_view::npos ? std::string_view{} : text.substr(equals + 1);
  const auto sink = std::find_if(known_sinks.begin(), known_sinks.end(),
                                 [word](const Known& known) { return known.word == word; });
  // A webhook's address is a secret: only the word before '=' is repeated.
  const auto name = "sink '" + std::string(word) + "'";
  if (sink == known_sinks.end()) {
    return Error{Errc::invalid_input,
                 name + ": is unknown; use log-center, file=PATH, webhook=URL, summary or annotations"};
  }
  if (sink->value != nullptr && value.empty()) {
    return Error{Errc::invalid_input,
                 name + ": lacks its value; write it as " + std::string(word) + "=" + sink->value};
  }
  if (sink->value == nullptr && equals != std::string_view::npos) {
    return Error{Errc::invalid_input, name + ": takes no value"};
  }
  return SinkSpec{sink->kind, std::string(value)};
}

}  // namespace cicd::delivery
