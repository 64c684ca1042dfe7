#include "net/curl_failure.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

namespace cicd::net {

namespace {

Failure classify(const Breakdown& breakdown) {
  if (breakdown.proxy_status >= 300) return Failure::proxy;
  switch (breakdown.code) {
    case CURLE_URL_MALFORMAT:
      return Failure::bad_url;
    case CURLE_COULDNT_RESOLVE_HOST:
      return Failure::resolve;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
      return Failure::proxy;
    case CURLE_COULDNT_CONNECT:
      return breakdown.proxy.empty() ? Failure::connect : Failure::proxy;
    case CURLE_OPERATION_TIMEDOUT:
      return Failure::timeout;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
      return Failure::certificate;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
      return Failure::tls;
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
      return breakdown.secure && breakdown.phases.secured.count() < 0 ? Failure::tls : Failure::empty_reply;
    default:
      return Failure::protocol;
  }
}

std::string timeout_message(const Breakdown& breakdown) {
  const auto& way = breakdown.proxy.empty() ? breakdown.place : breakdown.proxy;
  const auto& phases = breakdown.phases;
  if (phases.resolved.count() < 0) {
    return fmt::format("the name of {} was not resolved in time; check the DNS server of this machine", way);
  }
  if (breakdown.secure && phases.secured.count() < 0) {  // libcurl counts the handshake into the connecting
    return fmt::format(
        "{} did not accept a connection and finish the TLS handshake in time; check host and port", way);
  }
  if (phases.connected.count() < 0) {
    return fmt::format("{} did not accept a connection in time; check host, port and firewall", way);
  }
  return fmt::format("{} accepted the connection but did not answer in time", breakdown.place);
}

std::string certificate_message(const Breakdown& breakdown) {
  return fmt::format(
      "the certificate of {} is not trusted: {}; trusted are those of {}, --ca-cert FILE names others",
      breakdown.place, breakdown.detail, breakdown.trust_named.empty() ? "nobody" : breakdown.trust_named);
}

std::string proxy_message(const Breakdown& breakdown) {
  if (breakdown.proxy_status == 407) {
    return fmt::format(
        "the proxy {} wants other credentials (407); check user and password in the proxy variable",
        breakdown.proxy);
  }
  if (breakdown.proxy_status != 0) {
    return fmt::format(
        "the proxy {} refused the way to {} with status {}; NO_PROXY names hosts to reach without it",
        breakdown.proxy, breakdown.place, breakdown.proxy_status);
  }
  return fmt::format("the proxy {} cannot be reached: {}; check http_proxy and https_proxy, or NO_PROXY",
                     breakdown.proxy, breakdown.detail);
}

std::string message_for(Failure failure, const Breakdown& breakdown) {
  const auto& place = breakdown.place;
  switch (failure) {
    case Failure::bad_url:
      return fmt::format("'{}' is no usable address; write it as http://HOST:PORT or https://HOST", place);
    case Failure::resolve:
      return fmt::format("the name of {} is unknown; check the URL and the DNS server of this machine",
                         place);
    case Failure::connect:
      return fmt::format("{} refused the connection or cannot be reached; is the collector running there?",
                         place);
    case Failure::timeout:
      return timeout_message(breakdown);
    case Failure::certificate:
      return certificate_message(breakdown);
    case Failure::tls:
      return fmt::format("no TLS connection to {}: {}; is it an https port?", place, breakdown.detail);
    case Failure::empty_reply:
      return fmt::format("{} closed the connection without an answer", place);
    case Failure::proxy:
      return proxy_message(breakdown);
    case Failure::protocol:
      break;
  }
  return fmt::format("{} does not speak HTTP: {}; check the port in the URL", place, breakdown.detail);
}

}  // namespace

NetError explain(const Breakdown& breakdown) {
  auto told = breakdown;
  if (told.detail.empty()) told.detail = curl_easy_strerror(static_cast<CURLcode>(told.code));
  // libcurl's words may repeat bytes of the other side.
  std::replace_if(
      told.detail.begin(), told.detail.end(),
      [](char c) { return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7E; },
      '?');
  const auto failure = classify(told);
  return {failure, message_for(failure, told), told.phases};
}

}  // namespace cicd::net
