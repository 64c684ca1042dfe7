#include "analysis/rules/tables.hpp"

namespace cicd::analysis::rules {
namespace {

constexpr Rule table[] = {
    {.id = "disk",
     .tool = "kernel",
     .type = "DiskFull",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 96,
     .anchors = "No space left on device\n"
                "ENOSPC\n"
                "Disk quota exceeded",
     .regex = R"((?<msg>.*(?:No space left on device|ENOSPC|Disk quota exceeded).*))",
     .matches = "write error: No space left on device"},
    {.id = "mem",
     .tool = "kernel",
     .type = "OutOfMemory",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 92,
     .anchors = "Cannot allocate memory\n"
                "std::bad_alloc\n"
                "MemoryError",
     .regex =
         R"((?<msg>.*(?:Cannot allocate memory|std::bad_alloc|virtual memory exhausted|\bMemoryError\b).*))",
     .matches = "fork: Cannot allocate memory\n"
                "terminate called after throwing an instance of 'std::bad_alloc'"},
    {.id = "net.dns",
     .tool = "network",
     .type = "NetworkError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 86,
     .anchors = "Could not resolve host\n"
                "Temporary failure in name resolution\n"
                "EAI_AGAIN\n"
                "no such host\n"
                "getaddrinfo",
     .regex =
         R"((?<msg>.*(?:Could not resolve host|Temporary failure in name resolution|getaddrinfo (?:EAI_AGAIN|ENOTFOUND)|no such host|Name or service not known).*))",
     .matches = "Could not resolve host: cart.example.org\n"
                "getaddrinfo EAI_AGAIN registry.example.org"},
    {.id = "net.conn",
     .tool = "network",
     .type = "NetworkError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 78,
     .anchors = "Connection refused\n"
                "ECONNREFUSED\n"
                "Connection reset\n"
                "ECONNRESET\n"
                "Connection timed out\n"
                "ETIMEDOUT\n"
                "i/o timeout\n"
                "Network is unreachable",
     .regex =
         R"((?<msg>.*(?:[Cc]onnection refused|ECONNREFUSED|[Cc]onnection reset|ECONNRESET|[Cc]onnection timed out|ETIMEDOUT|i/o timeout|Network is unreachable|ReadTimeout).*))",
     .matches = "connect ECONNREFUSED 127.0.0.1:5432\n"
                "dial tcp 10.0.0.1:443: i/o timeout"},
    {.id = "net.tls",
     .tool = "network",
     .type = "TlsError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 82,
     .anchors = "certificate verify failed\n"
                "SSL certificate problem\n"
                "x509: certificate\n"
                "self signed certificate\n"
                "self-signed certificate",
     .regex =
         R"((?<msg>.*(?:certificate verify failed|SSL certificate problem|x509: certificate|self[- ]signed certificate|unable to get local issuer).*))",
     .matches = "SSL certificate problem: unable to get local issuer certificate\n"
                "x509: certificate signed by unknown authority"},
    {.id = "net.http",
     .tool = "network",
     .type = "HttpError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 72,
     .anchors = "The requested URL returned error\n"
                "502 Bad Gateway\n"
                "503 Service\n"
                "504 Gateway\n"
                "429 Too Many\n"
                "rate limit exceeded",
     .regex =
         R"((?<msg>.*(?:The requested URL returned error: \d+|50[234] (?:Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out)|429 Too Many|rate limit exceeded).*))",
     .matches = "The requested URL returned error: 503\n"
                "503 Service Unavailable"},
    {.id = "curl",
     .tool = "curl",
     .type = "NetworkError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 82,
     .anchors = "curl: (",
     .regex = R"(^curl: \((?<code>\d+)\) (?<msg>.+))",
     .matches = "curl: (6) Could not resolve host: cart.example.org"},
    {.id = "wget",
     .tool = "wget",
     .type = "NetworkError",
     .klass = Class::infra,
     .role = Role::cause,
     .rank = 76,
     .anchors = "ERROR \n"
                "wget: ",
     .regex = R"(^(?:.*)?(?<msg>ERROR [45]\d\d: .+|wget: (?:unable|bad|server).+))",
     .matches = "2026-01-01 00:00:00 ERROR 404: Not Found.\n"
                "wget: unable to resolve host address 'cart.example.org'"},
};

}  // namespace

constinit const std::span<const Rule> system = table;

}  // namespace cicd::analysis::rules
