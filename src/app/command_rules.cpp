#include "analysis/runbook.hpp"
#include "analysis/step_type.hpp"
#include "app/commands.hpp"
#include "app/exit_code.hpp"
#include "app/knowledge.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "log/line_splitter.hpp"
#include "log/normalise.hpp"
#include "log/reader.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <map>

namespace cicd::app {

namespace {

using nlohmann::ordered_json;

int usage(const Session& session, std::string_view problem) {
  session.world.err(
      fmt::format("cicd-report: rules: {}; see cicd-report rules --help\n", session.redacted(problem)));
  return exit_usage;
}

ordered_json rule_json(const analysis::Rule& rule, std::string_view hint) {
  return {{"id", rule.id},
          {"tool", rule.tool},
          {"type", rule.type},
          {"class", analysis::to_string(rule.klass)},
          {"role", analysis::to_string(rule.role)},
          {"rank", rule.rank},
          {"hint", hint},
          {"anchors", split(rule.anchors, '\n')},
          {"regex", rule.regex},
          {"matches", split(rule.matches, '\n')},
          {"rejects", split(rule.rejects, '\n')}};
}

int list(const Session& session, const analysis::RuleSet& rules) {
  if (session.settings.flag("json")) {
    ordered_json json{{"types", ordered_json::array()}, {"rules", ordered_json::array()}};
    for (const auto& row : analysis::step_type_table()) {
      if (row.type.empty()) continue;
      json["types"].push_back(
          {{"type", row.type},
           {"words", ordered_json(std::vector<std::string_view>(row.words.begin(), row.words.end()))},
           {"samples", ordered_json(std::vector<std::string_view>(row.samples.begin(), row.samples.end()))}});
    }
    for (const auto& rule : rules.rules()) {
      json["rules"].push_back({{"id", rule.id},
                               {"tool", rule.tool},
                               {"type", rule.type},
                               {"class", analysis::to_string(rule.klass)}});
    }
    session.world.out(json.dump(2) + "\n");
    return exit_ok;
  }
  std::string text = "Error types from a step's name or command:\n";
  for (const auto& row : analysis::step_type_table()) {
    text += fmt::format("  {:<17} {}{}\n", row.type.empty() ? "-" : row.type, fmt::join(row.words, " "),
                        row.needs_build ? " (beside build or install)" : "");
  }
  text +=
      "A name that asks for two of them, or only has words of the last row, leaves it to the command and the "
      "cause.\n";
  text += fmt::format("\nRules for causes in logs ({}):\n", rules.rules().size());
  for (const auto& rule : rules.rules()) {
    text += fmt::format("  {:<24} {:<22} {:<11} {}\n", rule.id.view(), rule.type.view(),
                        analysis::to_string(rule.klass), rule.tool.view());
  }
  session.world.out(text);
  return exit_ok;
}

int show(const Session& session, const analysis::RuleSet& rules, const std::string& id) {
  const auto* const rule = rules.find(id);
  if (rule == nullptr) {
    std::vector<std::string_view> ids;
    for (const auto& one : rules.rules())
      ids.push_back(one.id);
    const auto close = nearest(id, ids);
    return usage(session,
                 fmt::format("no rule \"{}\"{}", id, close ? fmt::format("; did you mean {}?", *close) : ""));
  }
  if (session.settings.flag("json")) {
    session.world.out(rule_json(*rule, rules.hint(rule->id)).dump(2) + "\n");
    return exit_ok;
  }
  const auto lines = [](std::string_view text) { return replace_all(text, "\n", "\n            "); };
  session.world.out(fmt::format(
      "{}\n  tool      {}\n  type      {}\n  class     {}\n  role      {}\n  rank      {}\n  anchors   {}\n"
      "  regex     {}\n  matches   {}\n  rejects   {}\n",
      rule->id.view(), rule->tool.view(), rule->type.view(), analysis::to_string(rule->klass),
      analysis::to_string(rule->role), rule->rank, lines(rule->anchors), rule->regex.view(),
      lines(rule->matches), lines(rule->rejects)));
  return exit_ok;
}

// Hits of rules on a log's lines, for a person or as one JSON array, written as they come.
class HitList {
 public:
  explicit HitList(const Session& session) : session_(session), json_(session.settings.flag("json")) {}

  void add(std::uint64_t line, std::string_view rule, const redact::SafeText& text) {
    const ordered_json hit{{"line", line}, {"rule", rule}, {"text", text.str()}};
    session_.world.out(json_ ? (hits_ == 0 ? "[\n  " : ",\n  ") +
                                   hit.dump(-1, ' ', false, ordered_json::error_handler_t::replace)
                             : fmt::format("{:>7}  {:<22} {}\n", line, rule, text.clipped(160).str()));
    ++hits_;
  }
  // Ends the list. Returns whether there was anything in it.
  bool end() const {
    if (json_) session_.world.out(hits_ == 0 ? "[]\n" : "\n]\n");
    return hits_ > 0;
  }

 private:
  const Session& session_;
  bool json_;
  std::size_t hits_ = 0;
};

// The lines of a log as they flow by, each looked at together with those around it.
class LineWindow {
 public:
  LineWindow(const analysis::RuleSet& rules, const redact::Redactor& redactor, HitList& hits)
      : rules_(rules), redactor_(redactor), hits_(hits) {}

  void add(std::string text) {
    if (texts_.size() >= 2 * most_above) {
      texts_.erase(texts_.begin(), texts_.begin() + most_above);
      first_ += most_above;
      next_ -= most_above;
    }
    texts_.push_back(std::move(text));
    if (texts_.size() - next_ > most_below) look();
  }
  void end() {
    while (next_ < texts_.size())
      look();
  }

 private:
  static constexpr std::size_t most_above = 1000;
  static constexpr std::size_t most_below = 16;  // more lines than problem matchers have

  void look() {
    for (const auto& hit : rules_.hits(texts_, next_)) {
      auto& shown = shown_[hit.rule];  // a line above a list is shown with the first of its rows
      if (first_ + hit.at <= shown) continue;
      shown = first_ + hit.at;
      hits_.add(shown, rules_.rules()[hit.rule].id, redactor_.text(texts_[hit.at]));
    }
    ++next_;
  }

  const analysis::RuleSet& rules_;
  const redact::Redactor& redactor_;
  HitList& hits_;
  std::vector<std::string> texts_;
  std::uint64_t first_ = 1;                       // the number of the first line in `texts_`
  std::size_t next_ = 0;                          // the index of the next line to look at
  std::map<std::uint32_t, std::uint64_t> shown_;  // by rule: the last line that was shown
};

// Prints which rules hit which line of a log, as it flows by.
int test(const Session& session, const analysis::RuleSet& rules, const std::string& path) {
  const auto redactor = redact::Redactor::make(session.world.env, session.redact_policy());
  if (!redactor) return usage(session, redactor.error().message);
  HitList hits(session);
  LineWindow window(rules, *redactor, hits);
  const log::LineSplitter::Sink print = [&](const log::RawLine& line) {
    window.add(log::normalise(line.bytes));
  };
  log::LineSplitter splitter;
  const Deadline deadline(session.world.clock, Millis{60'000});
  const auto reading = log::read({.path = path, .standard_input = 0}, deadline,
                                 [&](std::string_view bytes, std::uint64_t) { splitter.feed(bytes, print); });
  splitter.finish(print);
  window.end();
  const bool any = hits.end();
  if (!reading) {
    session.say(reading.error().message);
    return exit_log_unreadable;
  }
  return any ? exit_ok : exit_nothing_found;
}

// Lists the rows of a runbook that can never match, and why.
int check_runbook(const Session& session, const std::string& path) {
  constexpr std::size_t largest_file = std::size_t{1024} * 1024;
  const auto text = read_file(path, largest_file);
  if (!text) {
    session.say(text.error().message);
    return exit_log_unreadable;
  }
  const auto entries = analysis::parse_runbook(*text);
  std::size_t usable = 0;
  auto json = ordered_json::array();
  std::string lines;
  for (const auto& entry : entries) {
    usable += entry.problem.empty() ? 1U : 0U;
    json.push_back(
        {{"line", entry.line},
         {"symptoms", entry.symptoms},
         {"text", entry.text},
         {"problem", entry.problem.empty() ? ordered_json(nullptr) : ordered_json(entry.problem)}});
    if (!entry.problem.empty())
      lines += fmt::format("{}:{}: never matches: {}\n", path, entry.line, entry.problem);
  }
  if (session.settings.flag("json")) {
    session.world.out(json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n");
  } else {
    session.world.out(fmt::format("{}{} of {} entries can match\n", lines, usable, entries.size()));
  }
  return usable > 0 ? exit_ok : exit_nothing_found;
}

}  // namespace

int rules(Session& session) {
  const auto& operands = session.arguments.operands;
  const auto rules = load_rules(session);
  if (const auto wrong = session.complaints(); !wrong.empty()) session.say("warning: " + wrong);
  const auto word = operands.empty() ? std::string("list") : operands.front();
  if (word == "list" && operands.size() <= 1) return list(session, rules);
  if (operands.size() == 2 && word == "show") return show(session, rules, operands[1]);
  if (operands.size() == 2 && word == "test") return test(session, rules, operands[1]);
  if (operands.size() == 2 && word == "runbook-check") return check_runbook(session, operands[1]);
  return usage(session, "write list, show ID, test LOG or runbook-check FILE");
}

}  // namespace cicd::app
