#pragma once

#include "base/result.hpp"
#include "delivery/sink.hpp"
#include "delivery/spool.hpp"
#include "delivery/target.hpp"
#include "net/http.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace cicd::delivery {

// What one `--sink` says.
struct SinkSpec {
  enum class Kind { log_center, file, webhook, summary, annotations };
  Kind kind = Kind::log_center;
  std::string value;  // file: its path; webhook: its URL
};

// "log-center", "file=PATH", "webhook=URL", "summary" or "annotations".
// Errors: invalid_input for another word, a missing or a needless value.
Result<SinkSpec> parse_sink(std::string_view text);

// POSTs to `target`: into the spool first, then sent, then removed; with the time left older reports for the
// same target follow. Without a usable spool the report lives in memory only. `spool` and `clock` must
// outlive the sink.
std::unique_ptr<Sink> make_http_sink(Target target, std::unique_ptr<net::Http> http,
                                     const Result<Spool>& spool, Clock& clock);

// The name of the sink that is no place but the spool.
inline constexpr std::string_view spool_sink_name = "spool";

// Keeps the report in the spool for whichever collector is configured later: the sink where none is yet.
std::unique_ptr<Sink> make_spool_sink(const Result<Spool>& spool);

// Appends the report to a regular file as one line of JSON; the file is made when it is missing. A line is
// whole or not there, also with several writers and on a full disk.
std::unique_ptr<Sink> make_file_sink(std::filesystem::path path, Clock& clock);

}  // namespace cicd::delivery
