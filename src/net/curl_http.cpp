#include "net/curl_http.hpp"

#include "base/openssl.hpp"
#include "base/signal_guard.hpp"
#include "base/text.hpp"
#include "base/version.hpp"
#include "net/certificates.hpp"
#include "net/curl_failure.hpp"
#include "net/proxy.hpp"
#include "net/url.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <new>
#include <utility>

#include <pthread.h>

namespace cicd::net {

namespace {

struct FreeMulti {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};
struct FreeEasy {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Multi = std::unique_ptr<CURLM, FreeMulti>;
using Easy = std::unique_ptr<CURL, FreeEasy>;
using List = std::unique_ptr<curl_slist, FreeList>;

// What one transfer gathers.
struct Transfer {
  Response response;
  std::size_t header_bytes = 0;
  bool has_headers = false;  // the final header block is complete
  bool capped = false;
  std::array<char, CURL_ERROR_SIZE> detail{};
};

// The value of header `name` when `line` is that header.
bool take_header(std::string_view line, std::string_view name, std::string& value) {
  if (line.size() <= name.size() || line[name.size()] != ':') return false;
  if (!equals_ignoring_case(line.substr(0, name.size()), name)) return false;
  value = repair_utf8(trim(line.substr(name.size() + 1)));
  return true;
}

std::size_t on_header(char* bytes, std::size_t size, std::size_t count, void* context) {
  auto& transfer = *static_cast<Transfer*>(context);
  const std::string_view raw(bytes, size * count);
  transfer.header_bytes += raw.size();
  if (transfer.header_bytes > max_answer_bytes) return 0;
  const auto line = trim(raw);
  auto& response = transfer.response;
  if (line.substr(0, 5) == "HTTP/") {
    const auto status = parse_int(line.substr(0, 12).substr(std::min<std::size_t>(9, line.size())));
    response = Response{};
    response.status = status ? static_cast<int>(*status) : 0;
  } else if (line.empty()) {
    transfer.has_headers = response.status >= 200;
  } else {
    take_header(line, "content-type", response.content_type) ||
        take_header(line, "location", response.location) ||
        take_header(line, "retry-after", response.retry_after);
  }
  return raw.size();
}

std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* context) {
  auto& transfer = *static_cast<Transfer*>(context);
  auto& body = transfer.response.body;
  const std::size_t got = size * count;
  const std::size_t room = max_answer_bytes - body.size();
  body.append(bytes, std::min(got, room));
  transfer.capped = transfer.capped || got > room;
  return transfer.capped ? 0 : got;
}

// `take` for curl: no exception may pass through its frames, so lack of memory ends the transfer.
template <auto take>
std::size_t guarded(char* bytes, std::size_t size, std::size_t count, void* context) noexcept {
  try {
    return take(bytes, size, count, context);
  } catch (const std::bad_alloc&) {
    return 0;
  }
}

template <typename Value>
void set(CURL* easy, CURLoption option, Value value) {
  curl_easy_setopt(easy, option, value);
}

// What holds for every request.
void set_manners(CURL* easy, const Deadline& deadline, Transfer& transfer) {
  set(easy, CURLOPT_NOSIGNAL, 1L);
  set(easy, CURLOPT_FOLLOWLOCATION, 0L);
  set(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(easy, CURLOPT_TIMEOUT_MS, std::max(1L, static_cast<long>(deadline.left().count())));
  set(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  set(easy, CURLOPT_PROXYAUTH, static_cast<long>(CURLAUTH_BASIC));
  set(easy, CURLOPT_HEADERFUNCTION, &guarded<on_header>);
  set(easy, CURLOPT_HEADERDATA, static_cast<void*>(&transfer));
  set(easy, CURLOPT_WRITEFUNCTION, &guarded<on_body>);
  set(easy, CURLOPT_WRITEDATA, static_cast<void*>(&transfer));
  set(easy, CURLOPT_ERRORBUFFER, transfer.detail.data());
#if LIBCURL_VERSION_NUM >= 0x075500
  set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
  set(easy, CURLOPT_PROTOCOLS, static_cast<long>(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
#if LIBCURL_VERSION_NUM >= 0x075700
  set(easy, CURLOPT_QUICK_EXIT, 1L);  // a resolver thread that hangs is left behind, not joined
#endif
}

// The method, headers and body. The returned list must outlive the transfer.
List set_content(CURL* easy, const Request& request) {
  if (request.method == "GET") {
    set(easy, CURLOPT_HTTPGET, 1L);
  } else {
    set(easy, CURLOPT_POST, 1L);
    set(easy, CURLOPT_POSTFIELDS, request.body.data());
    set(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    if (request.method != "POST") set(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
  }
  curl_slist* list = curl_slist_append(nullptr, "Expect:");  // no waiting for "100 Continue"
  list = curl_slist_append(list, (std::string("User-Agent: cicd-report/") + version).c_str());
  for (const auto& [name, value] : request.headers) {
    list = curl_slist_append(list, fmt::format("{}: {}", name, value).c_str());
  }
  set(easy, CURLOPT_HTTPHEADER, list);
  return List(list);
}

// Trusts exactly `trust`, for the server and for a proxy that speaks TLS. Unset options are set to null on
// purpose: the distribution's libcurl brings its own defaults, which would be trusted beside the chosen ones.
void set_trust(CURL* easy, const Trust& trust) {
  const char* file = trust.file.empty() ? nullptr : trust.file.c_str();
  const char* directory = trust.directory.empty() ? nullptr : trust.directory.c_str();
  if (trust.origin.empty()) return;
  set(easy, CURLOPT_CAINFO, file);
  set(easy, CURLOPT_CAPATH, directory);
  set(easy, CURLOPT_PROXY_CAINFO, file);
  set(easy, CURLOPT_PROXY_CAPATH, directory);
  if (!trust.embedded) return;
  auto pem = pem_of(embedded_certificates());
  curl_blob blob{pem.data(), pem.size(), CURL_BLOB_COPY};
  set(easy, CURLOPT_CAINFO_BLOB, &blob);
  set(easy, CURLOPT_PROXY_CAINFO_BLOB, &blob);
}

// Runs the transfer until it ends or the deadline passes; nothing in here blocks longer than that.
CURLcode drive(CURLM* multi, CURL* easy, const Deadline& deadline) {
  if (curl_multi_add_handle(multi, easy) != CURLM_OK) return CURLE_FAILED_INIT;
  CURLcode code = CURLE_OPERATION_TIMEDOUT;
  for (int running = 1; running > 0;) {
    if (curl_multi_perform(multi, &running) != CURLM_OK) {
      code = CURLE_FAILED_INIT;
      break;
    }
    if (running == 0 || deadline.passed()) break;
    const auto wait = std::clamp<Millis>(deadline.left(), Millis{1}, Millis{1000});
    curl_multi_poll(multi, nullptr, 0, static_cast<int>(wait.count()), nullptr);
  }
  int waiting = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi, &waiting)) {
    if (message->msg == CURLMSG_DONE) code = message->data.result;
  }
  return code;
}

Millis phase(CURL* easy, CURLINFO which) {
  curl_off_t micros = 0;
  curl_easy_getinfo(easy, which, &micros);
  return micros > 0 ? Millis{micros / 1000} : Millis{-1};
}

Phases phases_of(CURL* easy) {
  return {phase(easy, CURLINFO_NAMELOOKUP_TIME_T), phase(easy, CURLINFO_CONNECT_TIME_T),
          phase(easy, CURLINFO_APPCONNECT_TIME_T), phase(easy, CURLINFO_TOTAL_TIME_T)};
}

int proxy_status(CURL* easy) {
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_HTTP_CONNECTCODE, &status);
  return static_cast<int>(status);
}

std::string host_and_port(const Url& url) {
  return url.host + ":" + std::to_string(url.port);
}

bool breaks_line(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos;
}

// libcurl's start costs 1.5 million instructions: paid on the way to the network only, once.
void start_curl() {
  prepare_openssl();
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  static_cast<void>(started);
}

class CurlHttp final : public Http {
 public:
  explicit CurlHttp(const Env& env) : env_(env) {}
  ~CurlHttp() override {
    const SignalGuard guard(SIGPIPE);  // saying goodbye on open TLS connections writes
    multi_.reset();
  }

  Answer perform(const Request& request, const Deadline& deadline) override;

 private:
  void set_way(CURL* easy, const Request& request, const Url& url, Breakdown& breakdown) const;

  Env env_;
  Multi multi_;  // keeps connections open between requests
};

void CurlHttp::set_way(CURL* easy, const Request& request, const Url& url, Breakdown& breakdown) const {
  auto proxy = choose_proxy(url, env_);
  breakdown.place = host_and_port(url);
  if (!request.unix_socket.empty()) {
    set(easy, CURLOPT_UNIX_SOCKET_PATH, request.unix_socket.c_str());
    breakdown.place = request.unix_socket;
    proxy.clear();
  }
  // Both are set even when empty: libcurl must not read the environment itself.
  set(easy, CURLOPT_PROXY, proxy.c_str());
  set(easy, CURLOPT_NOPROXY, "");
  if (const auto parsed = parse_url(proxy); parsed) breakdown.proxy = host_and_port(*parsed);
  breakdown.secure = url.scheme == "https";
  const auto trust =
      breakdown.secure || proxy.rfind("https:", 0) == 0 ? choose_trust(request.ca_cert, env_) : Trust{};
  set_trust(easy, trust);
  if (!trust.origin.empty()) {
    breakdown.trust_named = trust.embedded ? "the copy in this program"
                                           : trust.file + trust.directory + " (" + trust.origin + ")";
  }
}

Answer CurlHttp::perform(const Request& request, const Deadline& deadline) {
  const auto url = parse_url(request.url);
  if (!url) return NetError{Failure::bad_url, url.error().message, {}};
  for (const auto& [name, value] : request.headers) {
    if (!breaks_line(name + value)) continue;
    return NetError{
        Failure::bad_url, "the value for the header " + clip(name, 40) + " has a line break in it", {}};
  }
  start_curl();
  const SignalGuard guard(SIGPIPE);  // TLS writes to a closed socket raise it
  if (!multi_) multi_.reset(curl_multi_init());
  Transfer transfer;
  Breakdown breakdown;
  List headers;
  const Easy easy(curl_easy_init());
  if (!multi_ || !easy) return NetError{Failure::protocol, "libcurl could not start: out of memory", {}};
  set_manners(easy.get(), deadline, transfer);
  set(easy.get(), CURLOPT_URL, url->str().c_str());
  set_way(easy.get(), request, *url, breakdown);
  headers = set_content(easy.get(), request);

  breakdown.code = drive(multi_.get(), easy.get(), deadline);
  breakdown.phases = phases_of(easy.get());
  breakdown.proxy_status = proxy_status(easy.get());
  curl_multi_remove_handle(multi_.get(), easy.get());
  if (transfer.has_headers) {
    transfer.response.complete = breakdown.code == CURLE_OK;
    transfer.response.phases = breakdown.phases;
    return std::move(transfer.response);
  }
  breakdown.detail = transfer.detail.data();
  return explain(breakdown);
}

}  // namespace

std::unique_ptr<Http> make_http(const Env& env) {
  return std::make_unique<CurlHttp>(env);
}

}  // namespace cicd::net
