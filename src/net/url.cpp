#include "net/url.hpp"

#include "base/text.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <memory>

namespace cicd::net {

namespace {

struct Free {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Handle = std::unique_ptr<CURLU, Free>;

// One part of `url`, or empty when it has none.
std::string part(CURLU* url, CURLUPart which, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, which, &text, flags) != CURLUE_OK) return {};
  std::string out(text);
  curl_free(text);
  return out;
}

bool has_control_characters(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; });
}

// What may be repeated of an address that could not be understood: nothing before an '@'.
std::string harmless(std::string_view text) {
  const auto at = text.rfind('@');
  return clip(repair_utf8(at == std::string_view::npos ? text : text.substr(at + 1)), 100);
}

Error bad(std::string_view text) {
  return {Errc::invalid_input,
          "'" + harmless(text) + "' is no usable address: write it as http://HOST:PORT or https://HOST"};
}

// Sets `text` on `url` (resolving it against what is there) and takes the result apart.
Result<Url> take_apart(CURLU* url, std::string_view text) {
  if (text.empty() || has_control_characters(text)) return bad(text);
  if (curl_url_set(url, CURLUPART_URL, std::string(text).c_str(), 0) != CURLUE_OK) return bad(text);
  Url out;
  out.scheme = to_lower(part(url, CURLUPART_SCHEME));
  out.host = to_lower(part(url, CURLUPART_HOST));
  if ((out.scheme != "http" && out.scheme != "https") || out.host.empty()) return bad(text);
  const auto port = parse_int(part(url, CURLUPART_PORT, CURLU_DEFAULT_PORT));
  if (!port || *port < 1 || *port > 65535) return bad(text);
  out.port = static_cast<int>(*port);
  out.user = part(url, CURLUPART_USER);
  if (const auto password = part(url, CURLUPART_PASSWORD); !password.empty()) out.user += ":" + password;
  out.path = part(url, CURLUPART_PATH);
  if (out.path.empty()) out.path = "/";
  out.query = part(url, CURLUPART_QUERY);
  return out;
}

}  // namespace

std::string Url::shown() const {
  const bool usual = port == (scheme == "https" ? 443 : 80);
  return scheme + "://" + host + (usual ? "" : ":" + std::to_string(port)) + path +
         (query.empty() ? "" : "?" + query);
}

std::string Url::str() const {
  auto text = shown();
  if (!user.empty()) text.insert(scheme.size() + 3, user + "@");
  return text;
}

Result<Url> parse_url(std::string_view text) {
  const Handle handle(curl_url());
  return take_apart(handle.get(), text);
}

Result<Url> resolve(const Url& base, std::string_view reference) {
  const Handle handle(curl_url());
  if (curl_url_set(handle.get(), CURLUPART_URL, base.shown().c_str(), 0) != CURLUE_OK) {
    return bad(base.shown());
  }
  return take_apart(handle.get(), reference);
}

}  // namespace cicd::net
