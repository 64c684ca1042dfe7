#include "log/normalise.hpp"

#include <algorithm>

namespace cicd::log {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at]))
    ++at;
  return at;
}

// Where the message of curl begins behind its own progress meter, "… --:--:--     0curl: (6) …"; 0 when there
// is no meter.
std::size_t after_meter(std::string_view text) {
  const auto message = text.find("curl: (");
  if (message == std::string_view::npos) return 0;
  const auto meter = text.substr(0, message);
  return meter.find_first_not_of(" 0123456789.:-kMGTP") == std::string_view::npos ? message : 0;
}

bool in_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool in_path(char c) {
  return in_name(c) || c == '/' || c == '.' || c == '@';
}

// The same for "api:test: " of turbo and "packages/api test: " of pnpm, whose second word is a script's name.
std::size_t after_workspace_task(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && in_path(text[at]))
    ++at;
  if (at == 0 || at + 1 >= text.size() || is_digit(text.front())) return 0;
  const bool by_turbo = text[at] == ':';
  const bool by_pnpm = text[at] == ' ' && text.front() != '/' && text.substr(0, at).find('/') != text.npos;
  const auto begin = ++at;
  while (at < text.size() && in_name(text[at]))
    ++at;
  const bool named = at > begin && !is_digit(text[begin]);
  return (by_turbo || by_pnpm) && named && text.substr(at, 2) == ": " ? at + 2 : 0;
}

// Where the words begin behind the name of the task that prints them: "[0] " of concurrently, "web-1  | " of
// docker compose, "@shop/cart:build: " of turbo, "packages/cart build: " of pnpm; 0 when there is none.
std::size_t after_task(std::string_view text) {
  constexpr std::size_t longest = 60;
  const auto end_at = [&](std::size_t at, std::string_view sign) {
    return text.substr(at, sign.size()) == sign ? at + sign.size() : 0;
  };
  if (text.starts_with('[')) {
    const auto end = skip_digits(text, 1);
    return end > 1 ? end_at(end, "] ") : 0;
  }
  if (const auto words = after_workspace_task(text.substr(0, longest)); words != 0) return words;
  if (text.starts_with('@')) {
    const auto end = text.substr(0, longest).find(' ');
    return end != std::string_view::npos && text[end - 1] == ':' ? end + 1 : 0;
  }
  std::size_t end = 0;
  while (end < text.size() && end < longest && in_name(text[end]))
    ++end;
  if (end == 0 || text.front() <= '9') return 0;
  const auto bar = text.find_first_not_of(' ', end);
  return bar != std::string_view::npos && bar > end ? end_at(bar, "| ") : 0;
}

}  // namespace

std::size_t payload_start(std::string_view text) {
  const auto skip_blanks = [&](std::size_t at) {
    return std::min(text.find_first_not_of(' ', at), text.size());
  };
  for (const std::string_view command : {"##[error]", "##[warning]"}) {
    if (text.starts_with(command)) return command.size();
  }
  if (text.starts_with("nl") && text.size() > 2 && !(text[2] >= 'a' && text[2] <= 'z')) return 2;
  if (text.starts_with('#')) {
    auto at = skip_digits(text, 1);
    if (at == 1 || at == text.size() || text[at] != ' ') return 0;
    const auto step = at + 1;
    at = skip_digits(text, step);
    if (at == step || at == text.size() || text[at] != '.') return step;
    const auto end = skip_digits(text, at + 1);
    return end > at + 1 && end < text.size() && text[end] == ' ' ? end + 1 : step;
  }
  if (const auto words = after_task(text); words != 0) return words;
  const auto node = skip_blanks(0);
  const auto end = skip_digits(text, node);
  if (end > node && end < text.size() && text[end] == ' ') return after_meter(text);
  return end > node && end - node <= 4 && end < text.size() && text[end] == '>' ? end + 1 : 0;
}

}  // namespace cicd::log
