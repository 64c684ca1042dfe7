#include "ci/actions_links.hpp"

#include "base/text.hpp"

namespace cicd::ci {

namespace {

// Gitea before 1.26 counts runs and jobs within the repository and the run; later ones use database ids.
bool uses_numbers(const LinkParts& parts) {
  if (parts.provider == "forgejo") return true;
  if (parts.provider != "gitea") return false;
  auto version = parts.gitea_version;
  if (!version.empty() && version.front() == 'v') version.remove_prefix(1);
  const auto numbers = split(version, '.');
  if (numbers.size() < 2) return false;
  const auto major = parse_int(numbers[0]);
  const auto minor = parse_int(numbers[1].substr(0, numbers[1].find_first_not_of("0123456789")));
  return major && minor && (*major < 1 || (*major == 1 && *minor <= 25));
}

std::string run_page(const LinkParts& parts) {
  const auto run = uses_numbers(parts) ? parts.run_number : parts.run_id;
  if (parts.repo_url.empty() || run.empty()) return {};
  return std::string(parts.repo_url) + "/actions/runs/" + std::string(run);
}

}  // namespace

std::string run_link(const LinkParts& parts) {
  auto page = run_page(parts);
  if (!page.empty() && parts.provider == "github" && !parts.run_attempt.empty())
    page += "/attempts/" + std::string(parts.run_attempt);
  return page;
}

std::string job_link(const LinkParts& parts) {
  const auto page = run_page(parts);
  if (page.empty()) return {};
  if (uses_numbers(parts))
    return parts.job_index ? page + "/jobs/" + std::to_string(*parts.job_index) : std::string();
  if (parts.job_id.empty()) return {};
  return page + (parts.provider == "github" ? "/job/" : "/jobs/") + std::string(parts.job_id);
}

}  // namespace cicd::ci
