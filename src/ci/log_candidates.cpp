#include "ci/log_candidates.hpp"

#include "base/env.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <iterator>
#include <string>
#include <system_error>
#include <utility>

namespace cicd::ci {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_candidates = 16;
constexpr std::size_t max_entries = 4096;
constexpr auto same_job = std::chrono::hours(1);

// A place where a CI system keeps a log: a variable with a path, and what stands behind it.
struct Place {
  std::string_view only_if;   // a variable that must be set
  std::string_view variable;  // holds the path to start from
  std::string_view below;     // relative to it; ${NAME} is a variable; a directory when it ends with '/'
};
constexpr std::array places = {
    // github.com/actions/runner: the work directory is <runner>/_work, its temporary one <runner>/_work/_temp
    Place{"GITHUB_ACTIONS", "RUNNER_TEMP", "../../_diag/pages/"},
    // GitHub's hosted machines keep the runner beside the work directory
    Place{"GITHUB_ACTIONS", "HOME", "actions-runner/cached/_diag/pages/"},
    Place{"GITHUB_ACTIONS", "HOME", "runners/*/_diag/pages/"},
    // github.com/microsoft/azure-pipelines-agent
    Place{"TF_BUILD", "AGENT_HOMEDIRECTORY", "_diag/pages/"},
    // buildkite.com/docs/pipelines/environment-variables#BUILDKITE_JOB_LOG_TMPFILE
    Place{"BUILDKITE", "BUILDKITE_JOB_LOG_TMPFILE", ""},
    // a build on Jenkins' controller; folders nest as jobs/<folder>/jobs/<job>
    Place{"JENKINS_URL", "JENKINS_HOME", "jobs/${JOB_NAME}/builds/${BUILD_NUMBER}/log"},
};

struct Page {
  fs::path path;
  std::uintmax_t size = 0;
  fs::file_time_type written;
};

void add_file(const fs::path& path, std::vector<Page>& pages) {
  std::error_code failed;
  if (!fs::is_regular_file(path, failed)) return;
  Page page{path, fs::file_size(path, failed), {}};
  if (failed || page.size == 0) return;
  page.written = fs::last_write_time(path, failed);
  if (!failed) pages.push_back(std::move(page));
}

std::vector<fs::path> entries_of(const fs::path& directory) {
  std::vector<fs::path> paths;
  std::error_code failed;
  for (fs::directory_iterator entry(directory, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    paths.push_back(entry->path());
    if (paths.size() == max_entries) break;
  }
  return paths;
}

void add_directory(const fs::path& directory, std::vector<Page>& pages) {
  for (const auto& path : entries_of(directory)) {
    if (path.extension() == ".log") add_file(path, pages);
  }
}

// `below` with its variables; empty when one of them is unset.
std::string filled(std::string_view below, const Env& env) {
  std::string out(below);
  for (const std::string_view name : {"JOB_NAME", "BUILD_NUMBER"}) {
    const auto mark = "${" + std::string(name) + "}";
    if (out.find(mark) == std::string::npos) continue;
    const auto value = env.get(name);
    if (value.empty() || value.find("..") != std::string_view::npos) return {};
    out = replace_all(out, mark, replace_all(value, "/", "/jobs/"));
  }
  return out;
}

void add_place(const Place& place, const Env& env, std::vector<Page>& pages) {
  const fs::path start(env.get(place.variable));
  if (start.empty() || !env.flag(place.only_if)) return;
  if (place.below.empty()) return add_file(start, pages);
  const auto below = filled(place.below, env);
  if (below.empty()) return;
  const auto star = below.find('*');
  if (star != std::string::npos) {
    for (const auto& path : entries_of(start / below.substr(0, star)))
      add_directory(path / below.substr(star + 2), pages);
  } else if (below.back() == '/') {
    add_directory((start / below).lexically_normal(), pages);
  } else {
    add_file(start / below, pages);
  }
}

// The largest first among those of the newest's time; what is older belongs to another job.
void order(std::vector<Page>& pages) {
  const auto newest = std::max_element(pages.begin(), pages.end(),
                                       [](const Page& a, const Page& b) { return a.written < b.written; });
  if (newest == pages.end()) return;
  const auto since = newest->written - same_job;
  pages.erase(
      std::remove_if(pages.begin(), pages.end(), [&](const Page& page) { return page.written < since; }),
      pages.end());
  std::sort(pages.begin(), pages.end(), [](const Page& a, const Page& b) {
    return a.size != b.size ? a.size > b.size : a.path < b.path;
  });
}

}  // namespace

std::vector<fs::path> log_candidates(const Env& env) {
  std::vector<Page> pages;
  for (const auto& place : places)
    add_place(place, env, pages);
  order(pages);
  if (pages.size() > max_candidates) pages.resize(max_candidates);
  std::vector<fs::path> paths;
  std::transform(pages.begin(), pages.end(), std::back_inserter(paths),
                 [](const Page& page) { return page.path; });
  return paths;
}

}  // namespace cicd::ci
