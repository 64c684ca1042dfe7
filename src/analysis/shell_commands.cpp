#include "analysis/step_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace cicd::analysis {

namespace {

constexpr std::array<std::string_view, 13> keywords = {"if",    "then", "else", "elif", "fi", "for", "while",
                                                       "until", "do",   "done", "!",    "{",  "}"};

// Reads a shell line word by word; it never expands anything.
class Reader {
 public:
  explicit Reader(std::string_view line) : line_(line) {}

  std::vector<SimpleCommand> read() {
    while (at_ < line_.size())
      step();
    end_command();
    return std::move(commands_);
  }

 private:
  void step() {
    const char c = line_[at_];
    if (c == '\'' || c == '"') {
      quoted(c);
    } else if (c == '\\') {
      escaped();
    } else if (c == ' ' || c == '\t' || c == '\r') {
      end_word();
      ++at_;
    } else if (c == '\n' || c == ';' || c == '|' || c == '&' || c == '(' || c == ')') {
      if (c == '&' && redirecting_) {  // 2>&1
        word_ += c;
      } else {
        end_word();
        end_command();
      }
      ++at_;
    } else if (c == '#' && !in_word_) {
      at_ = std::min(line_.find('\n', at_), line_.size());
    } else if (c == '<' || c == '>') {
      redirect();
    } else {
      add(c);
      ++at_;
    }
  }

  void add(char c) {
    word_ += c;
    in_word_ = true;
  }

  void quoted(char quote) {
    in_word_ = true;
    for (++at_; at_ < line_.size() && line_[at_] != quote; ++at_) {
      if (quote == '"' && line_[at_] == '\\' && at_ + 1 < line_.size()) ++at_;
      word_ += line_[at_];
    }
    ++at_;
  }

  void escaped() {
    ++at_;
    if (at_ < line_.size() && line_[at_] == '\n') {  // a continued line
      ++at_;
    } else if (at_ < line_.size()) {
      add(line_[at_++]);
    }
  }

  // The digits before the sign and the word after it belong to the redirection, not to the command.
  void redirect() {
    if (std::all_of(word_.begin(), word_.end(), [](char d) { return d >= '0' && d <= '9'; })) {
      word_.clear();
      in_word_ = false;
    }
    end_word();
    redirecting_ = true;
    while (at_ < line_.size() && (line_[at_] == '<' || line_[at_] == '>'))
      ++at_;
  }

  void end_word() {
    if (!in_word_ && word_.empty()) return;
    const bool keyword =
        command_.empty() && std::find(keywords.begin(), keywords.end(), word_) != keywords.end();
    if (!redirecting_ && !keyword) command_.push_back(word_);
    redirecting_ = false;
    in_word_ = false;
    word_.clear();
  }

  void end_command() {
    end_word();
    redirecting_ = false;
    if (!command_.empty()) commands_.push_back(std::move(command_));
    command_.clear();
  }

  std::string_view line_;
  std::size_t at_ = 0;
  std::string word_;
  bool in_word_ = false;
  bool redirecting_ = false;
  SimpleCommand command_;
  std::vector<SimpleCommand> commands_;
};

}  // namespace

std::vector<SimpleCommand> shell_commands(std::string_view line) {
  return Reader(line).read();
}

}  // namespace cicd::analysis
