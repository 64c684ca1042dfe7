#include "center/commands.hpp"

#include "base/version.hpp"
#include "center/serve.hpp"
#include "center/store/bugs.hpp"
#include "center/store/keys.hpp"
#include "center/store/store_file.hpp"
#include "center/store/transfer.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <fstream>
#include <ostream>
#include <system_error>
#include <utility>

namespace cicd::center {
namespace {

void make_directory_of(const std::filesystem::path& file) {
  std::error_code ignored;  // opening the file says what is wrong
  if (!file.parent_path().empty()) std::filesystem::create_directories(file.parent_path(), ignored);
}

Status keys(const Options& options, Clock& clock, const Streams& streams) {
  if (options.command != Options::Command::keys_add) {  // a mistyped name is not made into a database
    if (auto there = open_for_reading(options.database); !there) return std::move(there).error();
  }
  make_directory_of(options.database);
  auto opened = open_for_visit(options.database, clock);
  if (!opened) return std::move(opened).error();
  auto& connection = **opened;
  std::string answer, remark;
  if (options.command == Options::Command::keys_add) {
    answer = add_key(connection, options.argument, clock.wall()) + '\n';
  } else if (options.command == Options::Command::keys_revoke) {
    const auto count = revoke_keys(connection, options.argument);
    if (count == 0 && !connection.failed())
      return Error{Errc::not_found,
                   fmt::format("{} has no keys; see log-center keys list", options.argument)};
    answer = fmt::format("{}: {} revoked\n", options.argument, count);
    remark = fmt::format(
        "log-center: {} has no key left: a server without --token-file takes its reports from "
        "everybody now\n",
        options.argument);
  } else {
    for (const auto& key : list_keys(connection, options.argument))
      answer += fmt::format("{}\t{}\t{}\n", key.id, key.project_id, time_text(key.created));
  }
  if (auto status = connection.take_failure(); !status) return status;
  streams.out << answer << std::flush;
  streams.err << remark;
  return ok();
}

Status backup(const Options& options, const Streams& streams) {
  auto opened = open_for_reading(options.database);
  if (!opened) return std::move(opened).error();
  if (auto status = copy_database(options.database, options.argument); !status) return status;
  streams.err << "log-center: copied " << options.database.string() << " to " << options.argument << '\n';
  return ok();
}

Status export_all(const Options& options, const Streams& streams) {
  auto opened = open_for_reading(options.database);
  if (!opened) return std::move(opened).error();
  return export_lines(**opened, streams.out);
}

Status import_all(const Options& options, Clock& clock, const Streams& streams) {
  std::ifstream file;
  const bool from_file = !options.argument.empty() && options.argument != "-";
  if (from_file) {
    file.open(options.argument, std::ios::binary);
    if (!file) return from_errno(options.argument);
  }
  make_directory_of(options.database);
  const auto lock = lock_file(options.database);
  if (!lock) return lock.error();
  auto opened = open_for_writing(options.database, std::size_t{32} << 20, clock);
  if (!opened) return std::move(opened).error();
  const auto imported = import_lines(*opened->connection, from_file ? file : streams.in);
  if (!imported) return imported.error();
  streams.err << fmt::format("log-center: imported {} bugs and {} reports\n", imported->bugs,
                             imported->reports);
  return ok();
}

}  // namespace

Status run_command(const Options& options, Clock& clock, const Streams& streams) {
  switch (options.command) {
    case Options::Command::serve:
      return serve(options, clock, streams.err);
    case Options::Command::keys_add:
    case Options::Command::keys_list:
    case Options::Command::keys_revoke:
      return keys(options, clock, streams);
    case Options::Command::backup:
      return backup(options, streams);
    case Options::Command::export_lines:
      return export_all(options, streams);
    case Options::Command::import_lines:
      return import_all(options, clock, streams);
    case Options::Command::help:
      streams.out << help_text();
      return ok();
    case Options::Command::version:
      streams.out << "log-center " << version << '\n';
      return ok();
  }
  return ok();
}

}  // namespace cicd::center
