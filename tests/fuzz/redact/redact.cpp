#include "base/text.hpp"
#include "redact/redactor.hpp"

#include <cstdint>
#include <cstdlib>
#include <utility>

// Any bytes: the result is UTF-8, holds no secret, and masking it again changes nothing.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cicd;
  using namespace cicd::redact;
  static const Redactor redactor = *Redactor::make(
      Env({{"A_TOKEN", "s3cr3t-value"}, {"B_KEY", "q/7&\"x"}, {"C_PASSWORD", "two words"}}), {});
  const std::string_view log(reinterpret_cast<const char*>(data), size);
  const auto once = redactor.text(log);
  if (!is_utf8(once.str()) || once.str().find("s3cr3t-value") != std::string::npos) std::abort();
  if (redactor.text(once.str()) != once) std::abort();
  const auto tail = redactor.tail(log, size % 3, size / 2);
  if (tail.text.size() > size / 2 || tail.text.str().find("s3cr3t-value") != std::string::npos) std::abort();
  static_cast<void>(redactor.explain(log));
  StreamSecrets stream;
  stream.feed(log.substr(0, size / 2));
  stream.feed(log.substr(size / 2));
  log::Document document;
  document.lines.push_back({1, 0, std::string(log)});
  document.lines.push_back({2, size / 2, std::string(log.substr(size / 2))});
  if (redactor.log(document).size() != 2) std::abort();
  const bool has_mark =
      log.find("::add-mask::") != std::string_view::npos || log.find("KEY-----") != std::string_view::npos;
  if (!has_mark) return 0;  // making a redactor for each input would take most of the time
  const auto made = Redactor::make(Env(), {}, std::move(stream));
  if (!made || made->log(document).size() != 2) std::abort();
  return 0;
}
