#include "center/options.hpp"

namespace cicd::center {

std::string_view help_text() {
  return R"(log-center: collects, groups and shows reports of failures

Usage:
  log-center serve               receive reports and show them, until SIGTERM
  log-center keys add PROJECT    make a key with which PROJECT may report; it is shown once
  log-center keys list [PROJECT]
  log-center keys revoke PROJECT
  log-center backup FILE         copy the database into FILE, also while the server runs
  log-center export              every bug and report as JSON lines on stdout
  log-center import [FILE]       take them over from FILE or stdin; the server must not run
  log-center --version

Options (or LOG_CENTER_<NAME>, e.g. LOG_CENTER_LISTEN):
  --db FILE            the database, made when missing
                       [$XDG_DATA_HOME/log-center/log-center.db]
  --listen ADDR:PORT   numeric address; port 0: any free one [127.0.0.1:8080]
  --token-file FILE    holds the token that every request but /healthz needs
                       ("Authorization: Bearer TOKEN"; browsers: any user, TOKEN as password)
  --max-body SIZE      largest report [1MiB]
  --keep-days N        forget bugs that were not seen for so long; 0: never [365]
  --max-size SIZE      of the database file; the bugs not seen for longest go first; its -wal file takes
                       up to a quarter more, at least 1MiB; 0: no limit [0]
  --min-free SIZE      refuse reports when less is left on the disk [2 % of it, at most 32MiB]
)";
}

}  // namespace cicd::center
