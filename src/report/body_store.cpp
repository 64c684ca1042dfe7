#include "report/body_store.hpp"

#include "base/text.hpp"
#include "report/diagnosis_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace cicd::report {

namespace {

constexpr std::string_view magic = "cicd-report";
constexpr std::string_view format_version = "1";
constexpr std::string_view nobody = "-";  // written for an empty word

constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U;

std::uint64_t mix(std::uint64_t state, std::uint64_t word) {
  state = (state ^ word) * factor;
  return state ^ (state >> 32U);
}

std::uint64_t word_at(std::string_view bytes, std::size_t at) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes.data() + at, std::min<std::size_t>(8, bytes.size() - at));
  return word;
}

// A 64-bit checksum. Every step is a bijection of the state for a fixed word and of the word for a fixed
// state, so one changed word always shows. Four states side by side, because each step waits for the one
// before.
std::uint64_t checksum(std::string_view bytes, std::uint64_t seed) {
  std::array<std::uint64_t, 4> states{seed, seed + 1, seed + 2, seed + 3};
  std::size_t at = 0;
  for (; at + 32 <= bytes.size(); at += 32) {
    for (std::size_t lane = 0; lane < 4; ++lane)
      states[lane] = mix(states[lane], word_at(bytes, at + 8 * lane));
  }
  for (; at < bytes.size(); at += 8)
    states[0] = mix(states[0], word_at(bytes, at));
  return mix(mix(states[0], states[1]), mix(states[2], states[3]));
}

std::string checksum_of(std::string_view json, std::string_view destination, std::string_view event_id) {
  auto state = checksum(json, json.size());
  state = checksum(destination, state ^ destination.size());
  state = checksum(event_id, state ^ event_id.size());
  return fmt::format("{:016x}", state);
}

std::string_view or_nobody(std::string_view word) {
  return word.empty() ? nobody : word;
}

Error unreadable(const char* why) {
  return {Errc::invalid_input, fmt::format("no report can be read from it: {}", why)};
}

}  // namespace

std::string BodyStore::seal(const Body& body, std::string_view destination) {
  const auto& json = body.json();
  auto bytes = fmt::format("{} {} {} {} {} {}\n", magic, format_version, json.size(),
                           checksum_of(json, or_nobody(destination), or_nobody(body.event_id())),
                           or_nobody(destination), or_nobody(body.event_id()));
  bytes += json;
  return bytes;
}

Result<BodyStore::Sealed> BodyStore::open(std::string_view bytes) {
  const auto line_end = bytes.find('\n');
  if (line_end == std::string_view::npos) return unreadable("it has no header line");
  const auto words = split(bytes.substr(0, line_end), ' ');
  if (words.size() != 6 || words[0] != magic) return unreadable("its header is not ours");
  if (words[1] != format_version) return unreadable("another version of cicd-report wrote it");
  const auto json = bytes.substr(line_end + 1);
  const auto length = parse_int(words[2]);
  if (!length || *length < 0 || static_cast<std::uint64_t>(*length) != json.size()) {
    return unreadable("it is cut short");
  }
  if (checksum_of(json, words[4], words[5]) != words[3]) return unreadable("its checksum does not match");
  const auto word = [](std::string_view text) { return std::string(text == nobody ? "" : text); };
  return Sealed{Body(std::string(json), word(words[5])), word(words[4])};
}

Body BodyStore::with_half_tail(const Body& body) {
  auto json = nlohmann::ordered_json::parse(body.json(), nullptr, false);
  if (!json.is_object() || !json.contains("context") || !json["context"].is_object()) return body;
  auto& context = json["context"];
  const auto tail = context.find("log_tail");
  if (tail == context.end() || !tail->is_string()) return body;
  const auto text = tail->get<std::string>();
  if (text.empty()) return body;
  const std::string half(utf8_suffix(text, text.size() / 2));
  *tail = half;
  if (context.contains("log") && context["log"].is_object()) {
    context["log"]["bytes_kept"] = half.size();
    context["log"]["truncated"] = true;
  }
  return {dump(json), body.event_id()};
}

}  // namespace cicd::report
