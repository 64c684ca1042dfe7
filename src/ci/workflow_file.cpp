#include "ci/workflow_file.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <yaml.h>

namespace cicd::ci {

namespace {

constexpr std::size_t max_script = 16U * 1024;
constexpr std::size_t max_line_chars = 200;
constexpr std::size_t max_events = 200'000;
constexpr int max_depth = 100;  // libyaml takes quadratic time on deep nesting

// One YAML event after the other, read into values; every reader leaves the whole value behind it.
class Reader {
 public:
  explicit Reader(std::string_view text) {
    ready_ = yaml_parser_initialize(&parser_) != 0;
    if (!ready_) return;
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() {
    if (!ready_) return;
    yaml_event_delete(&event_);
    yaml_parser_delete(&parser_);
  }

  Workflow read() {
    Workflow workflow;
    while (next() && type() != YAML_DOCUMENT_START_EVENT) {
    }
    if (!next() || type() != YAML_MAPPING_START_EVENT) return workflow;
    mapping([&](const std::string& key) {
      if (key == "name") {
        workflow.name = scalar();
      } else if (key == "jobs" && type() == YAML_MAPPING_START_EVENT) {
        mapping([&](const std::string& job) { workflow.jobs.push_back(read_job(job)); });
      } else {
        skip();
      }
    });
    return workflow;
  }

 private:
  [[nodiscard]] yaml_event_type_t type() const { return event_.type; }

  // The next event; false at the end, on an error, and when there are too many or they nest too deep.
  bool next() {
    if (!ready_ || ended_) return false;
    yaml_event_delete(&event_);
    event_ = {};
    ended_ = ++count_ > max_events || yaml_parser_parse(&parser_, &event_) == 0 ||
             type() == YAML_STREAM_END_EVENT || type() == YAML_NO_EVENT;
    if (type() == YAML_MAPPING_START_EVENT || type() == YAML_SEQUENCE_START_EVENT) ++depth_;
    if (type() == YAML_MAPPING_END_EVENT || type() == YAML_SEQUENCE_END_EVENT) --depth_;
    ended_ = ended_ || depth_ > max_depth;
    return !ended_;
  }

  // The text of the scalar we stand on; anything else is skipped.
  std::string scalar() {
    if (type() != YAML_SCALAR_EVENT) {
      skip();
      return {};
    }
    const auto& value = event_.data.scalar;
    return {reinterpret_cast<const char*>(value.value), value.length};
  }

  // Leaves the value we stand on, however deep it is.
  void skip() {
    std::size_t depth = 0;
    do {
      if (type() == YAML_MAPPING_START_EVENT || type() == YAML_SEQUENCE_START_EVENT) ++depth;
      if (type() == YAML_MAPPING_END_EVENT || type() == YAML_SEQUENCE_END_EVENT) --depth;
    } while (depth > 0 && next());
  }

  // Calls `read_value(key)` on each value of the mapping we stand on.
  template <typename ReadValue>
  void mapping(ReadValue read_value) {
    while (next() && type() != YAML_MAPPING_END_EVENT) {
      const auto key = scalar();
      if (!next()) return;
      read_value(key);
    }
  }

  WorkflowJob read_job(const std::string& key) {
    WorkflowJob job;
    job.key = key;
    if (type() != YAML_MAPPING_START_EVENT) {
      skip();
      return job;
    }
    mapping([&](const std::string& field) {
      if (field == "steps" && type() == YAML_SEQUENCE_START_EVENT) {
        while (next() && type() != YAML_SEQUENCE_END_EVENT)
          job.steps.push_back(read_step());
      } else if (field == "strategy" && type() == YAML_MAPPING_START_EVENT) {
        mapping([&](const std::string& inner) {
          if (inner == "matrix") job.has_matrix = true;
          skip();
        });
      } else {
        skip();
      }
    });
    return job;
  }

  WorkflowStep read_step() {
    WorkflowStep step;
    if (type() != YAML_MAPPING_START_EVENT) {
      skip();
      return step;
    }
    const std::array<std::pair<std::string_view, std::string*>, 4> fields = {
        {{"id", &step.id}, {"name", &step.name}, {"uses", &step.uses}, {"run", &step.run}}};
    mapping([&](const std::string& key) {
      const auto* const field =
          std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.first == key; });
      if (field == fields.end()) {
        skip();
      } else {
        *field->second = scalar();
      }
    });
    return step;
  }

  yaml_parser_t parser_{};
  int depth_ = 0;
  yaml_event_t event_{};
  std::size_t count_ = 0;
  bool ready_ = false;
  bool ended_ = false;
};

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The `number`-th run step without an id, from 1.
const WorkflowStep* nth_plain_run(const WorkflowJob& job, long long number) {
  for (const auto& step : job.steps) {
    if (!step.run.empty() && step.id.empty() && --number == 0) return &step;
  }
  return nullptr;
}

// Commands that only prepare; a line of one of these alone says nothing of the script.
constexpr std::array<std::string_view, 13> preparing = {
    "set", "cd", "echo", "export", "source", ".", "mkdir", "pwd", "ls", "env", "unset", "shopt", "printf"};

bool is_preparing(std::string_view line) {
  if (line.find("&&") != std::string_view::npos || line.find(';') != std::string_view::npos) return false;
  const auto word = line.substr(0, line.find_first_of(" \t"));
  return std::find(preparing.begin(), preparing.end(), word) != preparing.end();
}

}  // namespace

const WorkflowJob* Workflow::job(std::string_view key) const {
  const auto found = std::find_if(jobs.begin(), jobs.end(), [&](const auto& job) { return job.key == key; });
  return found == jobs.end() ? nullptr : &*found;
}

Workflow read_workflow(std::string_view yaml) {
  return Reader(yaml).read();
}

const WorkflowStep* find_step(const WorkflowJob& job, std::string_view key) {
  if (key.empty()) return nullptr;
  for (const auto& step : job.steps) {
    if (step.id == key) return &step;
  }
  if (key == "__run") return nth_plain_run(job, 1);
  const bool run = key.substr(0, 6) == "__run_";
  const auto digits = run ? key.substr(6) : key;
  const auto number = is_number(digits) ? parse_int(digits) : std::nullopt;
  if (!number) return nullptr;
  if (run) return nth_plain_run(job, *number);
  const auto index = static_cast<std::size_t>(*number);
  return index < job.steps.size() ? &job.steps[index] : nullptr;
}

std::string display_name(const WorkflowStep& step) {
  for (const auto* text : {&step.name, &step.uses}) {
    if (const auto plain = trim(*text); !plain.empty()) return std::string(plain);
  }
  auto line = first_meaningful_line(step.run);
  return line.empty() ? step.id : line;
}

std::string first_meaningful_line(std::string_view script) {
  std::string_view rest = utf8_prefix(script, max_script);
  std::string first;
  while (!rest.empty()) {
    std::string line;
    for (bool more = true; more && !rest.empty();) {
      const auto end = rest.find('\n');
      auto part = trim(rest.substr(0, end));
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
      more = !part.empty() && part.back() == '\\' && part.front() != '#';
      if (more) part = trim(part.substr(0, part.size() - 1));
      if (!line.empty() && !part.empty()) line += ' ';
      line += part;
    }
    if (line.empty() || line.front() == '#') continue;
    if (!is_preparing(line)) return clip(line, max_line_chars);
    if (first.empty()) first = clip(line, max_line_chars);
  }
  return first;
}

}  // namespace cicd::ci
