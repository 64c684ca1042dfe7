#include "center/page/markup.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace cicd::center {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char letter : text) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += letter;
    }
  }
  return out;
}

}  // namespace

Markup::Piece::Piece(const Markup& markup) : html_(markup.html()) {}

Markup::Piece::Piece(std::string_view text) : html_(escaped(repair_utf8(text))) {}

Markup::Piece::Piece(std::int64_t number) : html_(std::to_string(number)) {}

Markup Markup::of(const char* pattern, std::initializer_list<Piece> pieces) {
  Markup markup;
  std::string_view rest = pattern;
  for (const auto& piece : pieces) {
    const auto place = rest.find("{}");
    if (place == std::string_view::npos) break;
    markup.html_ += rest.substr(0, place);
    markup.html_ += piece.html();
    rest.remove_prefix(place + 2);
  }
  markup.html_ += rest;
  return markup;
}

std::string safe_link(std::string_view url) {
  const auto scheme = to_lower(url.substr(0, 8));
  if (!scheme.starts_with("http://") && scheme != "https://") return {};
  const bool plain = std::all_of(url.begin(), url.end(), [](char letter) {
    return letter > ' ' && letter < '\x7f' && letter != '"' && letter != '\'' && letter != '<' &&
           letter != '>' && letter != '\\';
  });
  return plain ? std::string(url) : std::string();
}

Markup link_or_text(std::string_view url, std::string_view label) {
  const auto link = safe_link(url);
  if (link.empty()) return Markup::of("{}", {label});
  return Markup::of("<a href=\"{}\" rel=\"noreferrer noopener\">{}</a>", {link, label});
}

}  // namespace cicd::center
