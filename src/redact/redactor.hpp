#pragma once

#include "base/env.hpp"
#include "base/result.hpp"
#include "log/document.hpp"
#include "redact/safe_text.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cicd::redact {

// What the user wants masked beyond the built-in knowledge.
struct Policy {
  std::vector<std::string> env_globs;  // --redact-env: names of further variables whose values are secret
  std::vector<std::string> regexes;    // --redact-regex
  std::vector<std::string> values;     // secrets the program itself knows, such as the collector's token
  bool patterns = true;  // false with --no-redact-patterns: no token shapes and no guesses; the rest stays
};

// Collects, while a whole log flows by, the two things that may scroll out of what is kept of it:
// values named by `::add-mask::`, and where PEM private keys stand. Memory is bounded: at most 2000 values of
// up to 16 KiB are remembered, and a log that names more or longer ones is not to be shown; behind 1000 keys
// all that lies between two is one.
class StreamSecrets {
 public:
  StreamSecrets();
  ~StreamSecrets();
  StreamSecrets(StreamSecrets&&) noexcept;
  StreamSecrets& operator=(StreamSecrets&&) noexcept;

  // The next bytes of the log, in order, split anywhere.
  void feed(std::string_view bytes);
  // The same where bytes may be missing before these: `offset` is that of the first one.
  void feed(std::string_view bytes, std::uint64_t offset);

  struct State;

 private:
  friend class Redactor;
  std::unique_ptr<State> state_;
};

// A place that is masked, for a person who asks why; it does not hold the secret.
struct Masked {
  std::uint64_t line = 0;  // of the log, from 1
  std::size_t column = 0;  // of its first character in the normalised line, from 1
  std::size_t length = 0;  // in characters
  std::string_view kind;   // of the mask
  SafeText why;            // "value of NPM_TOKEN, base64"
};

// Masks secrets as [REDACTED:kind], by the order in which facts were gathered: known values in every
// encoding, token shapes, credentials in URLs and headers, PEM keys. One linear pass over all needles;
// immutable, so that it may be shared by threads. What is masked already stays as it is.
class Redactor {
 public:
  // Errors: invalid_input when a regex of `policy` does not compile; too_much when the log that `secrets` saw
  // names more or longer values than it remembers.
  static Result<Redactor> make(const Env& env, const Policy& policy, StreamSecrets secrets = {});
  ~Redactor();
  Redactor(Redactor&&) noexcept;
  Redactor& operator=(Redactor&&) noexcept;

  // One value: a branch, a message, a whole text. UTF-8 is repaired, ANSI codes are removed.
  [[nodiscard]] SafeText text(std::string_view value) const;

  // The kept lines of a log; PEM keys are masked across lines and across gaps.
  [[nodiscard]] SafeLog log(const log::Document& document) const;

  // The last part of a log as one text with \n line ends, at most `max_bytes` after masking, which comes
  // first. `bytes` are the log's last bytes as they stood there, `offset` that of the first one: when it is
  // not 0, a secret may have lost its beginning, so suffixes of known values are matched at the cut.
  struct Tail {
    SafeText text;
    std::uint64_t masked = 0;
  };
  [[nodiscard]] Tail tail(std::string_view bytes, std::uint64_t offset, std::size_t max_bytes) const;

  // What would be masked in a log, in order, and why.
  [[nodiscard]] std::vector<Masked> explain(std::string_view bytes) const;

 private:
  struct State;
  explicit Redactor(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace cicd::redact
