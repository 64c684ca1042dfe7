#pragma once

#include "analysis/rule.hpp"

namespace cicd::analysis::rules {

inline constexpr Rule system[] = {
    {.id = "disk",
     .tool = "kernel",
     .type = "DiskFull",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 96,
     .anchors = "o space left on device\n"
                "ENOSPC\n"
                "Disk quota exceeded\n"
                "File too large\n"
                "not enough space on the disk\n"
                "have enough free space",
     .regex =
         R"((?<msg>.*(?:o space left on device|ENOSPC|Disk quota exceeded|File too large(?!.*git)|not enough free space|There is not enough space on the disk|You don.t have enough free space).*))",
     .matches = "dd: error writing '/dev/full': No space left on device\n"
                "OSError: [Errno 27] File too large\n"
                "write error: No space left on device\n"
                "Error response from daemon: write /cart.jar: no space left on device",
     .rejects = "dd: error writing "},
    {.id = "mem",
     .tool = "kernel",
     .type = "OutOfMemory",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 94,
     .anchors = "Cannot allocate memory\n"
                "std::bad_alloc\n"
                "memory exhausted\n"
                "MemoryError\n"
                "out of memory",
     .regex =
         R"((?<msg>.*(?:Cannot allocate memory|std::bad_alloc|virtual memory exhausted|\bMemoryError\b|out of memory allocating|runtime: out of memory|memory exhausted|fatal error: out of memory).*))",
     .matches = "OSError: [Errno 12] Cannot allocate memory\n"
                "MemoryError\n"
                "fork: Cannot allocate memory",
     .rejects = "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory"},
    {.id = "net.dns",
     .tool = "network",
     .type = "NetworkError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 84,
     .anchors = "ould not resolve host\n"
                "Temporary failure in name\n"
                "Temporary failure resolving\n"
                "EAI_AGAIN\n"
                "no such host\n"
                "getaddrinfo ENOTFOUND\n"
                "Name or service not known\n"
                "unable to resolve host address\n"
                "UnknownHostException\n"
                "nodename nor servname",
     .regex =
         R"((?<msg>.*(?:[Cc]ould not resolve host|Temporary failure (?:in name resolution|resolving)|getaddrinfo (?:EAI_AGAIN|ENOTFOUND)|no such host|Name or service not known|unable to resolve host address|UnknownHostException|nodename nor servname).*))",
     .matches = "curl: (6) Could not resolve host: cart.invalid\n"
                "Error: getaddrinfo ENOTFOUND cart.invalid\n"
                "Could not resolve host: cart.example.org",
     .rejects = "curl: (6) Could"},
    {.id = "net.conn",
     .tool = "network",
     .type = "NetworkError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 78,
     .anchors = "onnection refused\n"
                "ECONNREFUSED\n"
                "onnection reset\n"
                "ECONNRESET\n"
                "onnection timed out\n"
                "ETIMEDOUT\n"
                "i/o timeout\n"
                "Network is unreachable\n"
                "ReadTimeout\n"
                "TLS handshake timeout\n"
                "No route to host\n"
                "TimeoutError: timed out\n"
                "TimeoutError: [Errno 110]\n"
                "urlopen error timed out\n"
                "Operation timed out after\n"
                "Failed to connect to",
     .regex =
         R"(^(?!\s+(?:code|errno|syscall): )(?<msg>.*(?:[Cc]onnection refused|ECONNREFUSED|[Cc]onnection reset|ECONNRESET|[Cc]onnection timed out|ETIMEDOUT|i/o timeout|Network is unreachable|ReadTimeout|TLS handshake timeout|No route to host|TimeoutError: (?:timed out|\[Errno 110\])|urlopen error timed out|Operation timed out after|Failed to connect to \S+ port \d+).*))",
     .matches = "fatal: unable to access 'http://127.0.0.1:9/cart.git/': Failed to connect to "
                "127.0.0.1 port "
                "9 after 0 ms: Couldn't connect to server\n"
                "TimeoutError: timed out\n"
                "connect ECONNREFUSED 127.0.0.1:5432",
     .rejects = "  code: 'ECONNREFUSED',"},
    {.id = "net.tls",
     .tool = "network",
     .type = "TlsError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 84,
     .anchors = "certificate verify failed\n"
                "SSL certificate problem\n"
                "x509: certificate\n"
                "elf signed certificate\n"
                "elf-signed certificate\n"
                "unable to get local issuer\n"
                "The certificate of \n"
                "PKIX path building failed\n"
                "SSLHandshakeException\n"
                "certificate has expired\n"
                "failed to verify certificate\n"
                "certificate verification failed\n"
                "curl: (35)\n"
                "curl: (51)",
     .regex =
         R"((?<msg>.*(?:certificate verify failed|SSL certificate problem|x509: certificate|[Ss]elf[- ]signed certificate|unable to get local issuer|The certificate of .+ is not trusted|PKIX path building failed|SSLHandshakeException|certificate has expired|SEC_E_UNTRUSTED_ROOT|tls: failed to verify certificate|server certificate verification failed|curl: \((?:35|51|60)\) ).*))",
     .matches = "2026/11/22 00:14:46 Get \"https://localhost:8139/\": x509: certificate relies "
                "on legacy "
                "Common Name field, use SANs instead\n"
                "Error: self-signed certificate\n"
                "SSL certificate problem: unable to get local issuer certificate",
     .rejects = "ERROR: The certificate of ‘localhost’ doesn't have a known issuer."},
    {.id = "net.http",
     .tool = "network",
     .type = "HttpError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 80,
     .anchors = "The requested URL returned error\n"
                "502 Bad Gateway\n"
                "503 Service\n"
                "504 Gateway",
     .regex =
         R"((?<msg>.*(?:The requested URL returned error: (?!429)\d+|50[234] (?:Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out)).*))",
     .matches = "curl: (22) The requested URL returned error: 503\n"
                "curl: (22) The requested URL returned error: 404\n"
                "The requested URL returned error: 503",
     .rejects = "curl: (22) The requested URL returned error: 429"},
    {.id = "curl",
     .tool = "curl",
     .type = "NetworkError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 84,
     .anchors = "curl: (",
     .regex = R"(^curl: \((?<code>(?!22\b|60\b|35\b|51\b)\d+)\) (?<msg>.+))",
     .matches = "curl: (28) Operation timed out after 1001 milliseconds with 0 bytes received\n"
                "curl: (6) Could not resolve host: cart.invalid\n"
                "curl: (6) Could not resolve host: cart.example.org",
     .rejects = "curl: (22) The requested URL returned error: 503"},
    {.id = "wget",
     .tool = "wget",
     .type = "HttpError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 86,
     .anchors = "ERROR 4\\d\\d: \n"
                "ERROR 5\\d\\d: \n"
                "wget: bad\n"
                "wget: server",
     .regex = R"(^(?:\S+ \S+ )?(?<msg>ERROR [45]\d\d: .+|wget: (?:bad|server).+))",
     .matches = "2026-11-22 00:14:44 ERROR 404: Not Found.\n"
                "2026-01-01 00:00:00 ERROR 404: Not Found.",
     .rejects = "note: the documentation explains what \"2026-11-22 00:14:44 ERROR 404: Not "
                "Found.\" means"},
    {.id = "limit",
     .tool = "kernel",
     .type = "ResourceLimit",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 80,
     .anchors = "Too many open files\n"
                "EMFILE: \n"
                "EMFILE,\n"
                "'EMFILE'\n"
                "Resource temporarily unavail\n"
                "fork: retry\n"
                "pthread_create failed\n"
                "native thread\n"
                "inotify watch\n"
                "File size limit exceeded",
     .regex =
         R"((?<msg>.*(?:Too many open files|\bEMFILE\b|Resource temporarily unavailable|fork: retry|pthread_create failed|unable to create (?:new )?native thread|inotify watchers|File size limit exceeded|\bENFILE\b).*))",
     .matches = "OSError: [Errno 24] Too many open files: '/dev/null'",
     .rejects = "OSError: [Errno 2"},
    {.id = "port",
     .tool = "network",
     .type = "PortInUse",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 79,
     .anchors = "ddress already in use\n"
                "ddress in use\n"
                "EADDRINUSE\n"
                "port is already allocated\n"
                "Only one usage of each socket\n"
                "is already in use\n"
                "was already in use",
     .regex =
         R"(^(?!\s+(?:code|errno|syscall): )(?<msg>.*(?:[Aa]ddress (?:already )?in use|EADDRINUSE|port is already allocated|Only one usage of each socket address|[Pp]ort \d+ (?:is already|was already|already) (?:in use|allocated|used)).*))",
     .matches = "Exception in thread \"main\" java.net.BindException: Address already in use\n"
                "Error: listen EADDRINUSE: address already in use 127.0.0.1:39701",
     .rejects = "  code: 'EADDRINUSE',"},
    {.id = "net.limit",
     .tool = "network",
     .type = "RateLimited",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 92,
     .anchors = "returned error: 429\n"
                "429 Too Many\n"
                "ate limit exceeded\n"
                "rate limit reached\n"
                "rate limit has been\n"
                "secondary rate limit\n"
                "HTTP Error 429\n"
                "HTTP 429",
     .regex =
         R"((?<msg>.*(?:returned error: 429|429 Too Many|[Rr]ate limit exceeded|rate limit (?:has been )?(?:reached|hit)|secondary rate limit|HTTP(?: Error)? 429).*))",
     .matches = "curl: (22) The requested URL returned error: 429",
     .rejects = "curl: (22) The r"},
    // Not run here; the reason phrases are those of RFC 9110.
    {.id = "net.status",
     .tool = "network",
     .type = "HttpError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 89,
     .anchors = "404 Not Found$\n"
                "403 Forbidden$\n"
                "500 Internal Server Error$\n"
                "502 Bad Gateway$\n"
                "503 Service Unavailable$\n"
                "504 Gateway Time",
     .regex =
         R"(^(?:\* |- )?(?<msg>(?:[Ff]ail(?:ed|ure)|[Ee]rror|ERROR)\b[^'"]* (?:40[34]|50[0-4]) [A-Z]\w+[\w -]*)$)",
     .matches = "* Failure 404 Not Found\n"
                "Error downloading total.tar.gz: 503 Service Unavailable",
     .rejects = "GET /cart 404 Not Found\n"
                "expected response to be '404 Not Found'"},
    {.id = "db.postgres.down",
     .tool = "PostgreSQL",
     .type = "DatabaseError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 86,
     .anchors = "connection to server at\n"
                "connection to server on\n"
                "could not connect to server\n"
                "the database system is",
     .regex =
         R"((?<msg>.*(?:psql: error: connection to server|could not connect to server|connection to server) .*(?:Connection refused|No such file or directory|timeout expired|starting up).*|.*the database system is (?:starting up|shutting down).*))",
     .matches = "psql: error: connection to server at \"127.0.0.1\", port 9 failed: Connection refused",
     .rejects = "psql: error: connection to server at \"127.0.0.1\", port 8141 failed: FATAL:  password "
                "authentication failed for user \"postgres\""},
    {.id = "db.postgres.denied",
     .tool = "PostgreSQL",
     .type = "DatabaseError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = "password authentication failed\n"
                "FATAL:  database\n"
                "FATAL:  role\n"
                "FATAL: database\n"
                "FATAL: role\n"
                "no pg_hba.conf entry\n"
                "Peer authentication failed\n"
                "no password supplied\n"
                "too many clients already",
     .regex =
         R"((?<msg>.*(?:password authentication failed for user|(?:FATAL:\s+|FATAL: )(?:database|role) ".+" does not exist|no pg_hba\.conf entry|Peer authentication failed|no password supplied|sorry, too many clients).*))",
     .matches = "psql: error: connection to server at \"127.0.0.1\", port 8141 failed: FATAL:  password "
                "authentication failed for user \"postgres\"\n"
                "psql: error: connection to server on socket \"/tmp/work/postgresql/.s.PGSQL.8141\" "
                "failed: "
                "FATAL:  role \"nobody\" does not exist",
     .rejects = "note: the documentation explains what \"psql: error: connection to server at "
                "\"127.0.0.1\", "
                "port 8141 failed: FATAL:  password authentication f"},
    {.id = "db.mysql.down",
     .tool = "MySQL",
     .type = "DatabaseError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 86,
     .anchors = "ERROR 200\\d\n"
                "ERROR 2013\n"
                "Can't connect to local server\n"
                "Can't connect to server on\n"
                "Can't connect to MySQL server\n"
                "Can't connect to local MySQL\n"
                "MySQL server has gone away\n"
                "Lost connection to MySQL",
     .regex =
         R"(^(?!.*\.phpt\]|\d{3}[+-] )(?<msg>.*(?:ERROR (?:2002|2003|2005|2013)\b.*|Can't connect to (?:local )?(?:MySQL )?server (?:on|through) .+|MySQL server has gone away.*|Lost connection to MySQL server.*)))",
     .matches = "ERROR 2002 (HY000): Can't connect to local server through socket "
                "'/tmp/work/mysql/none.sock' (2)\n"
                "ERROR 2002 (HY000): Can't connect to server on '127.0.0.1' (115)",
     .rejects = "error 2002 (hy000): can't connect to local server through socket "
                "'/tmp/work/mysql/none.sock' (2)"},
    {.id = "db.mysql.denied",
     .tool = "MySQL",
     .type = "DatabaseError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 86,
     .anchors = "Access denied for user '\n"
                "Unknown database '\n"
                "is not allowed to connect\n"
                "ERROR 104\\d",
     .regex =
         R"(^(?!.*\.phpt\]|\d{3}[+-] )(?<msg>.*(?:Access denied for user '.*'@'.*'|Unknown database '.+'|Host '.+' is not allowed to connect|ERROR 10(?:40|44|45|49)\b).*))",
     .matches = "ERROR 1045 (28000): Access denied for user 'cart'@'localhost' (using password: YES)\n"
                "ERROR 1049 (42000): Unknown database 'cart'",
     .rejects = "error 1045 (28000): access denied for user 'cart'@'localhost' (using password: yes)"},
    {.id = "db.mysql.sql",
     .tool = "MySQL",
     .type = "SqlError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 90,
     .anchors = "ERROR 1\\d\\d\\d (\n"
                "You have an error in your SQL\n"
                "' doesn't exist\n"
                "Duplicate entry '",
     .regex =
         R"(^(?!.*\.phpt\]|\d{3}[+-] )(?<msg>.*(?:ERROR 1\d{3} \(\w{5}\) at line (?<line>\d+): .+|You have an error in your SQL syntax.*|Table '.+\..+' doesn't exist.*|Duplicate entry '.+' for key .+)))",
     .matches = "ERROR 1064 (42000) at line 1: You have an error in your SQL syntax; check the "
                "manual that "
                "corresponds to your MariaDB server version for the right syntax to use near "
                "'selct 1' at line 1\n"
                "ERROR 1146 (42S02) at line 1: Table 'mysql.prices' doesn't exist",
     .rejects = "ERROR 1045 (28000): Access denied for user 'cart'@'localhost' (using password: YES)"},
    {.id = "db.postgres.sql",
     .tool = "PostgreSQL",
     .type = "SqlError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 91,
     .anchors = "ERROR:  relation\n"
                "ERROR:  column\n"
                "ERROR:  table\n"
                "ERROR:  type\n"
                "ERROR:  function\n"
                "ERROR:  schema\n"
                "ERROR:  index\n"
                "ERROR:  constraint\n"
                "ERROR:  duplicate key\n"
                "ERROR:  syntax error\n"
                "ERROR:  null value\n"
                "ERROR:  permission denied\n"
                "ERROR:  invalid input\n"
                "ERROR:  operator\n"
                "ERROR:  insert or\n"
                "ERROR:  must be owner\n"
                "ERROR:  current trans\n"
                "ERROR: relation\n"
                "ERROR: syntax error at\n"
                "ERROR: column",
     .regex =
         R"(^(?:psql:(?<file>[^\s:]+):(?<line>\d+): )?ERROR:\s+(?<msg>(?:relation|column|table|type|function|schema|index|constraint|duplicate key|syntax error at|null value in|permission denied for|invalid input|operator does not|insert or update on|must be owner|current transaction).+))",
     .matches = "psql:prices.sql:2: ERROR:  syntax error at or near \"selct\"\n"
                "ERROR:  relation \"prices\" does not exist",
     .rejects = "note: the documentation explains what \"psql:prices.sql:2: ERROR:  syntax error "
                "at or near "
                "\"selct\"\" means"},
    {.id = "db.sqlite.line",
     .tool = "SQLite",
     .type = "SqlError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 87,
     .anchors = "rror near line \\d",
     .regex = R"(^(?:Parse |Runtime )?[Ee]rror near line (?<line>\d+): (?<msg>.+))",
     .matches = "Parse error near line 3: no such table: carts",
     .rejects = "Error: in prepare, no such table: prices"},
    {.id = "db.sqlite",
     .tool = "SQLite",
     .type = "SqlError",
     .klass = Class::test,
     .role = Role::cause,
     .rank = 86,
     .anchors = "no such table: \n"
                "no such column: \n"
                "SQLITE_ERROR: \n"
                "UNIQUE constraint failed\n"
                "database is locked\n"
                "database disk image is\n"
                "\": syntax error",
     .regex =
         R"(^(?!.*\.phpt\]|\d{3}[+-] )(?<msg>.*(?:no such (?:table|column): \S+|SQLITE_ERROR: .+|UNIQUE constraint failed: .+|database is locked|database disk image is malformed|near ".+": syntax error).*))",
     .matches = "Error: in prepare, no such table: prices",
     .rejects = "Error: in pre"},
    {.id = "db.redis",
     .tool = "Redis",
     .type = "DatabaseError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 86,
     .anchors = "Could not connect to Redis\n"
                "Error connecting to Redis\n"
                "NOAUTH Authentication\n"
                "Error 111 connecting",
     .regex =
         R"((?<msg>.*(?:Could not connect to Redis at .+|Error connecting to Redis.*|NOAUTH Authentication required.*|Error 111 connecting to .+)))",
     .matches = "Could not connect to Redis at 127.0.0.1:9: Connection refused",
     .rejects = "Could not connect to"},
    // Not run here: no service manager in a container. The words are those of systemd's job and service
    // code.
    {.id = "systemd.unit",
     .tool = "systemd",
     .type = "ServiceFailed",
     .klass = Class::deploy,
     .role = Role::cause,
     .rank = 74,
     .anchors = " process exited, code=\n"
                "because the control process exited\n"
                "because a fatal signal was\n"
                "because a timeout was exceeded\n"
                ": Failed with result '\n"
                ": Failed to execute \n"
                ": Failed at step ",
     .regex =
         R"((?<msg>\S+\.(?:service|socket|mount): (?:(?:Main|Control) process exited, code=(?:exited|killed|dumped), status=[1-9].*|Failed with result '(?!success)[\w-]+'.*|Failed (?:to execute|at step) .+)|Job for \S+ failed because .+))",
     .matches = "cart.service: Main process exited, code=exited, status=1/FAILURE\n"
                "cart.service: Main process exited, code=killed, status=9/KILL\n"
                "cart.service: Control process exited, code=exited, status=203/EXEC\n"
                "cart.service: Failed with result 'exit-code'.\n"
                "cart.service: Failed at step EXEC spawning /usr/bin/cart: No such file or directory\n"
                "Job for cart.service failed because the control process exited with error code.\n"
                "Job for cart.service failed because a timeout was exceeded.",
     .rejects = "cart.service: Main process exited, code=exited, status=0/SUCCESS\n"
                "cart: worker process exited, code=3"},
    {.id = "systemd.start",
     .tool = "systemd",
     .type = "ServiceFailed",
     .klass = Class::deploy,
     .role = Role::cause,
     .rank = 72,
     .anchors = "Failed to start \n"
                "Failed to restart \n"
                "Failed to enable unit",
     .regex =
         R"((?<msg>(?:systemd\[\d+\]: |^(?:\[FAILED\] )?)(?:Failed to (?:re)?start (?:\S+\.(?:service|socket|mount|target)\b.*|(?<=]: Failed to start )[^:]+\.$|[A-Z][^:]* [Ss]ervice\.$)|Failed to enable unit: .+)))",
     .matches = "Failed to start cart.service - Cart.\n"
                "Nov 22 13:00:02 ci systemd[1]: Failed to start Prices of carts.\n"
                "[FAILED] Failed to start cart.service - Cart.\n"
                "Failed to start Cart service.\n"
                "Failed to restart cart.service: Unit cart.service not found.\n"
                "Failed to enable unit: Unit file cart.service does not exist.",
     .rejects = "Failed to start: the browser\n"
                "Failed to start the browser"},
    {.id = "systemd.absent",
     .tool = "systemd",
     .type = "UsageError",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 76,
     .anchors = "not been booted with systemd",
     .regex = R"(^(?<msg>System has not been booted with systemd .+))",
     .matches = "System has not been booted with systemd as init system (PID 1). Can't operate.",
     .rejects = "note: it has not been booted with systemd"},
    {.id = "systemd.command",
     .tool = "systemd",
     .type = "ServiceFailed",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 84,
     .anchors = " is not executable: ",
     .regex = R"(^\S+\.(?:service|socket|mount|timer): (?<msg>Command \S+ is not executable: .+))",
     .matches = "cart.service: Command /usr/bin/no-such-cart is not executable: No such file or directory",
     .rejects = "Command cart is not executable: no"},
    {.id = "systemd.verify",
     .tool = "systemd",
     .type = "ServiceFailed",
     .klass = Class::config,
     .role = Role::cause,
     .rank = 78,
     .anchors = "Unknown key '\n"
                "Unknown key name '\n"
                "Unknown section '\n"
                " Refusing.$",
     .regex =
         R"(^(?:(?<file>/\S+\.(?:service|socket|mount|timer)):(?<line>\d+): (?<msg>Unknown (?:key|key name|section) '.+)|\S+\.(?:service|socket|mount|timer): (?<msg>.+ Refusing\.$)))",
     .matches = "/tmp/work/systemd/shop.service:4: Unknown key 'ExecStrat' in section [Service], ignoring.\n"
                "shop.service: Service has no ExecStart=, ExecStop=, or SuccessAction=. Refusing.",
     .rejects = "Command cart is not executable: no"},
};

}  // namespace cicd::analysis::rules
