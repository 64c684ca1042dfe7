#include "analysis/regex.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <new>
#include <string>
#include <utility>

#include <pcre2.h>

namespace cicd::analysis {
namespace {

constexpr std::uint32_t depth_limit = 2'000;
constexpr std::uint32_t most_captures = 64;  // that can be told apart, the whole match among them
constexpr unsigned matches_before_jit = 48;  // translating costs as much as some dozen interpreted matches

struct CodeFree {
  void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};
struct DataFree {
  void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};
struct ContextFree {
  void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
};

PCRE2_SPTR bytes_of(std::string_view text) {
  static constexpr unsigned char empty = 0;
  return text.empty() ? &empty : reinterpret_cast<PCRE2_SPTR>(text.data());
}

}  // namespace

struct MatchSpace {
  std::unique_ptr<pcre2_match_data, DataFree> data{pcre2_match_data_create(most_captures, nullptr)};
  std::unique_ptr<pcre2_match_context, ContextFree> limits{pcre2_match_context_create(nullptr)};
  const pcre2_code* user = nullptr;  // the pattern that matched last
};

std::shared_ptr<MatchSpace> make_match_space(std::uint32_t steps) {
  auto space = std::make_shared<MatchSpace>();
  if (!space->data || !space->limits) throw std::bad_alloc();
  pcre2_set_match_limit(space->limits.get(), steps);
  pcre2_set_depth_limit(space->limits.get(), depth_limit);
  return space;
}

struct Regex::State {
  std::unique_ptr<pcre2_code, CodeFree> code;
  std::shared_ptr<MatchSpace> space;
  unsigned matches = 0;
  bool translated = false;  // to machine code
  unsigned given_up = 0;
  int groups = 0;  // of the last match: highest group that took part, plus one; 0: no match
};

Regex::Regex(std::unique_ptr<State> state) : state_(std::move(state)) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

Result<Regex> Regex::compile(std::string_view pattern, std::shared_ptr<MatchSpace> space) {
  int code = 0;
  PCRE2_SIZE offset = 0;
  auto state = std::make_unique<State>();
  state->code.reset(pcre2_compile(bytes_of(pattern), pattern.size(), PCRE2_DUPNAMES | PCRE2_NEVER_UTF, &code,
                                  &offset, nullptr));
  if (!state->code) {
    std::array<unsigned char, 160> words{};
    pcre2_get_error_message(code, words.data(), words.size());
    return Error{Errc::invalid_input, fmt::format("regex does not compile at byte {}: {}", offset,
                                                  reinterpret_cast<const char*>(words.data()))};
  }
  state->space = std::move(space);
  return Regex(std::move(state));
}

bool Regex::match(std::string_view text) {
  State& state = *state_;
  // A refusal (no executable memory, too large a pattern) leaves the interpreter in charge.
  if (++state.matches == matches_before_jit)
    state.translated = pcre2_jit_compile(state.code.get(), PCRE2_JIT_COMPLETE) == 0;
  MatchSpace& space = *state.space;
  const auto match = state.translated ? pcre2_jit_match : pcre2_match;
  const int result =
      match(state.code.get(), bytes_of(text), text.size(), 0, 0, space.data.get(), space.limits.get());
  space.user = state.code.get();
  state.groups =
      result == 0 ? static_cast<int>(most_captures) : std::max(result, 0);  // 0: more than there is room for
  if (result < PCRE2_ERROR_NOMATCH) ++state.given_up;
  return result >= 0;
}

unsigned Regex::given_up() const {
  return state_->given_up;
}

std::optional<Regex::Part> Regex::capture(std::string_view name) const {
  const State& state = *state_;
  if (state.groups == 0 || state.space->user != state.code.get()) return std::nullopt;
  PCRE2_SPTR first = nullptr;
  PCRE2_SPTR last = nullptr;
  const std::string key(name);
  const int entry = pcre2_substring_nametable_scan(state.code.get(), bytes_of(key), &first, &last);
  if (entry < 0) return std::nullopt;
  const PCRE2_SIZE* parts = pcre2_get_ovector_pointer(state.space->data.get());
  for (PCRE2_SPTR row = first; row <= last; row += entry) {
    const int group = row[0] * 256 + row[1];
    if (group >= state.groups) continue;
    const PCRE2_SIZE begin = parts[2 * group];
    if (begin != PCRE2_UNSET) return Part{begin, parts[2 * group + 1] - begin};
  }
  return std::nullopt;
}

}  // namespace cicd::analysis
