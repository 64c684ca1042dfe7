#include "ci/workflow_search.hpp"

#include "base/file.hpp"

#include <algorithm>
#include <array>
#include <system_error>
#include <vector>

namespace cicd::ci {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_files = 64;
constexpr std::size_t max_workflow = 256U * 1024;
constexpr std::size_t max_script = 64U * 1024;

// Where a forge looks for workflows: the first directory that exists counts.
struct Places {
  std::string_view provider;
  std::array<std::string_view, 3> directories;
};
constexpr std::array places = {
    Places{"forgejo", {".forgejo/workflows", ".gitea/workflows", ".github/workflows"}},
    Places{"gitea", {".gitea/workflows", ".github/workflows", {}}},
    Places{"github", {".github/workflows", {}, {}}},
};

std::optional<FoundJob> job_in(const fs::path& file, std::string_view job) {
  const auto text = read_file(file, max_workflow);
  if (!text) return std::nullopt;
  FoundJob found{read_workflow(*text), 0, file};
  const auto* const place = found.workflow.job(job);
  if (place == nullptr) return std::nullopt;
  found.index = static_cast<std::size_t>(place - found.workflow.jobs.data());
  return found;
}

std::optional<FoundJob> job_by_ref(const fs::path& root, const JobQuery& query) {
  const auto path = query.workflow_ref.substr(0, query.workflow_ref.find('@'));
  const auto dot = path.find("/.");
  if (dot == std::string_view::npos || path.find("..") != std::string_view::npos) return std::nullopt;
  return job_in(root / path.substr(dot + 1), query.job);
}

std::vector<fs::path> yaml_files(const fs::path& directory) {
  std::vector<fs::path> files;
  std::error_code failed;
  for (fs::directory_iterator entry(directory, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    const auto extension = entry->path().extension();
    if (extension == ".yml" || extension == ".yaml") files.push_back(entry->path());
    if (files.size() > 16 * max_files) break;
  }
  std::sort(files.begin(), files.end());
  if (files.size() > max_files) files.resize(max_files);
  return files;
}

bool is_called(const FoundJob& found, std::string_view workflow) {
  if (found.workflow.name == workflow) return true;
  const auto name = found.file.filename().native();
  return !workflow.empty() && workflow.size() >= name.size() &&
         workflow.substr(workflow.size() - name.size()) == name;
}

std::optional<FoundJob> job_in_directory(const fs::path& directory, const JobQuery& query) {
  std::vector<FoundJob> candidates;
  for (const auto& file : yaml_files(directory)) {
    if (auto found = job_in(file, query.job)) candidates.push_back(std::move(*found));
  }
  if (candidates.size() > 1) {
    const auto others = std::remove_if(candidates.begin(), candidates.end(), [&](const FoundJob& found) {
      return !is_called(found, query.workflow);
    });
    candidates.erase(others, candidates.end());
  }
  if (candidates.size() != 1) return std::nullopt;
  return std::move(candidates.front());
}

bool is_plain_name(std::string_view key) {
  return !key.empty() && key.size() <= 128 && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
  });
}

}  // namespace

std::optional<FoundJob> find_job(const fs::path& root, const JobQuery& query) {
  if (query.job.empty()) return std::nullopt;
  if (auto found = job_by_ref(root, query)) return found;
  const auto* const row = std::find_if(places.begin(), places.end(),
                                       [&](const Places& place) { return place.provider == query.provider; });
  if (row == places.end()) return std::nullopt;
  for (const auto directory : row->directories) {
    std::error_code failed;
    if (!directory.empty() && fs::is_directory(root / directory, failed))
      return job_in_directory(root / directory, query);
  }
  return std::nullopt;
}

std::string read_step_script(const fs::path& event_path, std::string_view key) {
  if (event_path.empty() || !is_plain_name(key)) return {};
  for (const auto* suffix : {"", ".sh"}) {
    auto text = read_file(event_path.parent_path() / (std::string(key) + suffix), max_script);
    if (text) return *std::move(text);
  }
  return {};
}

}  // namespace cicd::ci
