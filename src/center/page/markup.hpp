#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace cicd::center {

// HTML that is safe to send. Made from patterns of this program, in which every foreign text is escaped.
class Markup {
 public:
  Markup() = default;

  // What fills a place in a pattern: text is escaped, markup goes in as it is.
  class Piece {
   public:
    Piece(const Markup& markup);
    Piece(std::string_view text);
    Piece(const std::string& text) : Piece(std::string_view(text)) {}
    Piece(const char* text) : Piece(std::string_view(text)) {}
    Piece(std::int64_t number);
    [[nodiscard]] const std::string& html() const { return html_; }

   private:
    std::string html_;
  };

  // `pattern`, a literal of this program, with its "{}" replaced by the pieces, one after the other.
  static Markup of(const char* pattern, std::initializer_list<Piece> pieces = {});

  Markup& operator+=(const Markup& other) {
    html_ += other.html_;
    return *this;
  }
  [[nodiscard]] bool empty() const { return html_.empty(); }
  [[nodiscard]] const std::string& html() const { return html_; }

 private:
  std::string html_;
};

// `url` as an href: itself when it begins with http:// or https:// and holds nothing but printable ASCII
// without quotes, else empty.
std::string safe_link(std::string_view url);

// "https://a/b" as a link to itself with `label`, or only the label when the link is not safe.
Markup link_or_text(std::string_view url, std::string_view label);

}  // namespace cicd::center
