#pragma once

#include "base/clock.hpp"
#include "center/auth.hpp"
#include "center/http.hpp"
#include "center/metrics.hpp"
#include "center/store/store.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace cicd::center {

// What the collector answers to whom, as openapi.cpp describes it. Safe to use from several threads.
class Routes {
 public:
  Routes(Store& store, const Auth& auth, Clock& clock, Metrics& metrics)
      : store_(store), auth_(auth), clock_(clock), metrics_(metrics) {}

  // The refusal that can be given before the body is read: unknown path, wrong method or type, no right.
  [[nodiscard]] std::optional<Response> refuse(const Request& head) const;
  // Answers a request for which refuse() said nothing, now or later.
  void handle(Request request, Respond respond) const;

 private:
  struct Route;
  static const Route table[];
  // The route of a request and the number in its path; the status says why there is none.
  struct Match {
    const Route* route = nullptr;
    std::optional<std::int64_t> id;
    std::string allowed;  // the methods of this path, when it exists
    bool open = false;    // to everybody, by one of them
    bool bad_id = false;
  };
  [[nodiscard]] static Match match(const Request& request);

  using Answer = std::function<Response(Connection&)>;
  // Runs `answer` on a reading thread, or turns it down.
  void read(Answer answer, const Respond& respond) const;
  // Runs `answer` in the next transaction; it is sent once that is durable.
  void write(Answer answer, const Respond& respond) const;

  void report(Request&& request, std::int64_t id, Respond&& respond) const;
  void list_bugs(Request&& request, std::int64_t id, Respond&& respond) const;
  void show_bug(Request&& request, std::int64_t id, Respond&& respond) const;
  void change_bug(Request&& request, std::int64_t id, Respond&& respond) const;
  void list_tasks(Request&& request, std::int64_t id, Respond&& respond) const;
  void claim_task(Request&& request, std::int64_t id, Respond&& respond) const;
  void stats(Request&& request, std::int64_t id, Respond&& respond) const;
  void health(Request&& request, std::int64_t id, Respond&& respond) const;
  void show_metrics(Request&& request, std::int64_t id, Respond&& respond) const;
  void openapi(Request&& request, std::int64_t id, Respond&& respond) const;
  void list_page(Request&& request, std::int64_t id, Respond&& respond) const;
  void bug_page(Request&& request, std::int64_t id, Respond&& respond) const;
  void style(Request&& request, std::int64_t id, Respond&& respond) const;

  Store& store_;
  const Auth& auth_;
  Clock& clock_;
  Metrics& metrics_;
};

}  // namespace cicd::center
