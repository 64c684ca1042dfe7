#pragma once

#include "center/http.hpp"
#include "center/store/database.hpp"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace cicd::center {

// Who may do what. Without an admin token everybody may do everything, except that reports of a project with
// keys need one of them.
class Auth {
 public:
  // `admin_token` empty: none is set. `keys` reads the keys of projects, which may change at any time.
  Auth(std::string admin_token, std::unique_ptr<Connection> keys);

  // Whether the request may read and change everything.
  [[nodiscard]] bool is_admin(const Request& request) const;
  // Whether the request may report for `project_id`.
  [[nodiscard]] bool may_report(const Request& request, std::string_view project_id) const;
  // Whether the request carries something that may_report could accept for some project.
  [[nodiscard]] bool may_report_at_all(const Request& request) const;

 private:
  [[nodiscard]] std::optional<std::string> project_of_key(std::string_view key) const;
  [[nodiscard]] bool has_keys(std::string_view project_id) const;

  std::string admin_token_;
  mutable std::mutex mutex_;  // guards keys_
  std::unique_ptr<Connection> keys_;
};

// Whether both are the same, in a time that does not depend on where they differ.
bool same_secret(std::string_view a, std::string_view b);

// The 401 for a request. Pages for people ask browsers for a password: any user, the token as password.
Response unauthorised(
    bool for_browser,
    std::string_view why = "Not authenticated: send Authorization: Bearer with the token of this log-center");

}  // namespace cicd::center
