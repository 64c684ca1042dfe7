#include "redact/user_regex.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <pcre2.h>

namespace cicd::redact {

struct UserRegex::Code {
  pcre2_code* code = nullptr;
  pcre2_match_context* limits = nullptr;

  Code() = default;
  Code(const Code&) = delete;
  Code& operator=(const Code&) = delete;
  ~Code() {
    pcre2_match_context_free(limits);
    pcre2_code_free(code);
  }
};

namespace {

constexpr std::uint32_t most_steps =
    100'000;  // a match that needs more is given up after about a millisecond

PCRE2_SPTR subject(std::string_view text) {
  return reinterpret_cast<PCRE2_SPTR>(text.data());
}

struct FreeMatchData {
  void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};

}  // namespace

Result<UserRegex> UserRegex::compile(const std::string& pattern) {
  int failure = 0;
  PCRE2_SIZE place = 0;
  auto code = std::make_unique<Code>();
  code->code = pcre2_compile(subject(pattern), pattern.size(), PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C, &failure,
                             &place, nullptr);
  if (code->code == nullptr) {
    std::array<PCRE2_UCHAR, 256> reason{};
    pcre2_get_error_message(failure, reason.data(), reason.size());
    return Error{Errc::invalid_input, pattern + ": " +
                                          std::string(reinterpret_cast<const char*>(reason.data())) +
                                          " at offset " + std::to_string(place)};
  }
  pcre2_jit_compile(code->code, PCRE2_JIT_COMPLETE);  // where it is refused, matching interprets
  code->limits = pcre2_match_context_create(nullptr);
  pcre2_set_match_limit(code->limits, most_steps);
  pcre2_set_depth_limit(code->limits, most_steps);
  return UserRegex(pattern, std::move(code));
}

UserRegex::UserRegex(std::string pattern, std::unique_ptr<Code> code)
    : pattern_(std::move(pattern)), code_(std::move(code)) {}
UserRegex::~UserRegex() = default;
UserRegex::UserRegex(UserRegex&&) noexcept = default;
UserRegex& UserRegex::operator=(UserRegex&&) noexcept = default;

std::vector<Place> UserRegex::find(std::string_view text) const {
  const std::unique_ptr<pcre2_match_data, FreeMatchData> data(
      pcre2_match_data_create_from_pattern(code_->code, nullptr));
  std::vector<Place> places;
  for (std::size_t start = 0; start < text.size();) {
    const auto line = text.substr(start, text.find('\n', start) - start);
    for (std::size_t at = 0; at <= line.size();) {
      const int found = pcre2_match(code_->code, subject(line), line.size(), at, PCRE2_NO_UTF_CHECK,
                                    data.get(), code_->limits);
      if (found == PCRE2_ERROR_NOMATCH) break;
      if (found < 0) {
        places.push_back({start, start + line.size()});
        break;
      }
      const auto* const ends = pcre2_get_ovector_pointer(data.get());
      const bool has_group = found > 1 && ends[2] != PCRE2_UNSET;
      const Place place{start + ends[has_group ? 2 : 0], start + ends[has_group ? 3 : 1]};
      if (place.end > place.begin) places.push_back(place);
      at = std::max<std::size_t>(ends[1], at + (ends[1] <= at ? 1 : 0));
      while (at < line.size() && (line[at] & '\xC0') == '\x80')
        ++at;
    }
    start += line.size() + 1;
  }
  return places;
}

}  // namespace cicd::redact
