#include "app/collector_check.hpp"

#include "app/destinations.hpp"
#include "app/exit_code.hpp"
#include "delivery/answer_text.hpp"
#include "delivery/courier.hpp"
#include "delivery/target.hpp"
#include "net/certificates.hpp"
#include "net/curl_http.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <utility>
#include <variant>

namespace cicd::app {

namespace {

using Stage = CollectorCheck::Stage;

// The stages in their order, with the failures that end at each.
constexpr std::string_view stage_of(net::Failure failure) {
  switch (failure) {
    case net::Failure::bad_url:
      return "address";
    case net::Failure::resolve:
      return "name resolution";
    case net::Failure::proxy:
    case net::Failure::connect:
      return "connect";
    case net::Failure::tls:
    case net::Failure::certificate:
      return "TLS";
    case net::Failure::timeout:
    case net::Failure::empty_reply:
    case net::Failure::protocol:
      return "answer";
  }
  return "answer";
}

class Check {
 public:
  Check(const Session& session, const delivery::Target& target, const std::string& project_id,
        const Deadline& deadline)
      : session_(session),
        target_(target),
        project_id_(project_id),
        deadline_(deadline),
        http_(net::make_http(session.world.env)) {}

  CollectorCheck carry_out() {
    const auto posted = delivery::post(*http_, probe(), target_, deadline_, session_.world.clock);
    if (const auto* const error = std::get_if<net::NetError>(&posted.answer)) {
      passed_before(stage_of(error->failure));
      return fail(stage_of(error->failure), error->message, exit_unreachable);
    }
    passed_before("answer");
    judge(std::get<net::Response>(posted.answer), posted.verdict);
    return std::move(result_);
  }

 private:
  // A report without an error type: what takes reports says 422 to it.
  [[nodiscard]] net::Request probe() const {
    net::Request request;
    request.url = target_.url.str();
    request.unix_socket = target_.unix_socket;
    request.ca_cert = target_.ca_cert;
    request.headers = {{"Content-Type", "application/json"}};
    if (!target_.token.empty()) request.headers.emplace_back("Authorization", "Bearer " + target_.token);
    request.body = nlohmann::json{{"project_id", project_id_}, {"source", "cicd"}}.dump(
        -1, ' ', false, nlohmann::json::error_handler_t::replace);
    return request;
  }

  void passed_before(std::string_view stage) {
    const bool secure = target_.url.scheme == "https";
    for (const std::string_view name : {"name resolution", "connect", "TLS", "answer"}) {
      if (name == stage || stage == "address") return;
      if (name != "TLS")
        result_.stages.push_back({std::string(name), true, ""});
      else if (secure)
        result_.stages.push_back({"TLS", true, "trusted by " + trust_origin()});
    }
  }

  [[nodiscard]] std::string trust_origin() const {
    return net::choose_trust(target_.ca_cert, session_.world.env).origin;
  }

  // What `send` would make of the answer counts, but that a collector refuses the probe itself.
  void judge(const net::Response& response, const delivery::Verdict& verdict) {
    const auto status = fmt::format("HTTP {}", response.status);
    const bool refuses_probe =
        (response.status == 422 || response.status == 400) &&
        delivery::kind_of(response.content_type, response.body) != delivery::BodyKind::html;
    const int code = strict_code(verdict.fate);
    if (verdict.fate == delivery::Fate::unauthorised) {
      result_.stages.push_back({"answer", true, status});
      fail("token",
           target_.token.empty() ? "the collector wants a token: set CICD_REPORT_TOKEN"
                                 : "the collector refuses this token" + reason_in(response),
           code);
    } else if (refuses_probe || verdict.fate == delivery::Fate::delivered) {
      result_.stages.push_back({"answer", true, status + ", takes reports"});
    } else {
      fail("answer", verdict.reason, code);
    }
  }

  // " (what it says)"; empty when it says nothing.
  [[nodiscard]] static std::string reason_in(const net::Response& response) {
    const auto said = delivery::parse_refusal(response.content_type, response.body);
    return said.empty() ? said : " (" + said + ")";
  }

  CollectorCheck fail(std::string_view stage, std::string detail, int code) {
    result_.stages.push_back({std::string(stage), false, std::move(detail)});
    result_.exit_code = code;
    return result_;
  }

  const Session& session_;
  const delivery::Target& target_;
  const std::string& project_id_;
  const Deadline& deadline_;
  std::unique_ptr<net::Http> http_;
  CollectorCheck result_;
};

}  // namespace

CollectorCheck check_collector(const Session& session, const std::string& project_id,
                               const Deadline& deadline) {
  const auto& settings = session.settings;
  CollectorCheck result;
  if (!settings.has("url")) {
    result.stages.push_back(
        {"address", false, "no collector is configured: reports wait in the spool; set CICD_REPORT_URL"});
    result.exit_code = exit_kept;
    return result;
  }
  const auto target = session.collector();
  if (!target) {
    result.stages.push_back({"address", false, target.error().message});
    result.exit_code = exit_bad_config;
    return result;
  }
  result.stages.push_back({"address", true, target->shown()});
  auto checked = Check(session, *target, project_id, deadline).carry_out();
  result.stages.insert(result.stages.end(), checked.stages.begin(), checked.stages.end());
  result.exit_code = checked.exit_code;
  return result;
}

}  // namespace cicd::app
