#!/usr/bin/env python3
"""Measures log-center over loopback: durable reports a second, latency, memory, then lists, searches and start-up
with many bugs. Usage: tests/bench/center_bench.py [PROGRAM] [--bugs 100000] [--reports 1000000] [--seconds 10]
Needs wrk. Load and server share this machine's cores; quiet ones give honest figures."""

import argparse
import http.client
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))


class Server:
    def __init__(self, program, db):
        begun = time.monotonic()
        self.process = subprocess.Popen([program, "serve", "--listen", "127.0.0.1:0", "--db", db],
                                        stderr=subprocess.PIPE, text=True)
        line = self.process.stderr.readline()
        self.start_ms = (time.monotonic() - begun) * 1000
        self.port = int(line.rsplit(":", 1)[1])

    def resident(self, field="VmRSS"):
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(field + r":\s+(\d+)", status.read()).group(1)) / 1024

    def cpu_seconds(self):
        with open(f"/proc/{self.process.pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        begun = time.monotonic()
        connection.request("GET", path)
        answer = connection.getresponse()
        content = answer.read()
        took = (time.monotonic() - begun) * 1000
        connection.close()
        assert answer.status == 200, (path, answer.status, content[:200])
        return took, content

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=60)
        self.process.stderr.close()


def load(server, size, bugs, seconds, connections, run):
    """wrk's own summary of `seconds` of reports of `size` bytes spread over `bugs` bugs."""
    done = subprocess.run(
        ["wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", HERE + "/center_bench.lua",
         f"http://127.0.0.1:{server.port}/api/v1/logs/report", "--", str(size), str(bugs), run],
        capture_output=True, text=True)
    found = re.search(r"RESULT (.*)", done.stdout)
    if not found:
        sys.exit("wrk failed: " + done.stdout + done.stderr)
    return json.loads(found.group(1))


def measure_load(program, directory, size, connections, seconds):
    server = Server(program, f"{directory}/load{size}-{connections}.db")
    load(server, size, 1000, 2, connections, "warm")
    before = server.cpu_seconds()
    result = load(server, size, 1000, seconds, connections, "load")
    rate = result["requests"] / result["seconds"]
    cost = (server.cpu_seconds() - before) * 1e6 / max(1, result["requests"])
    print(f"  {size // 1024:3} KiB, {connections} at once: {rate:8.0f} durable reports/s, p50 {result['p50']:.1f} ms, p99 {result['p99']:.1f} ms,"
          f" most {result['max']:.1f} ms, other answers than 200: {result['bad']},"
          f" {cost:.0f} µs of processor each, RSS {server.resident('VmHWM'):.0f} MB")
    server.stop()


def percentile(values, part):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def fill(program, db, bugs, reports):
    """Bugs and reports as the server itself would have written them, in a few minutes less."""
    server = Server(program, db)
    server.stop()
    line = "2026-11-21T21:04:05Z compiling module src/some/path/file.cpp with options and more words\n"
    now = int(time.time() * 1000)
    per_bug = max(1, reports // bugs)
    database = sqlite3.connect(db)
    database.execute("PRAGMA synchronous=OFF")

    def bodies(bug):
        context = {"job_name": "build", "step_name": f"step{bug}", "signature": f"{bug:016x}", "log_tail": line * 16}
        return json.dumps({"project_id": f"project{bug % 50}", "source": "cicd", "error_type": "TestFailure",
                           "context": context})

    def report_rows():
        for bug in range(1, bugs + 1):
            body = bodies(bug)
            at = body.index('{"job_name"')
            for number in range(1, per_bug + 1):
                yield (bug << 32 | number, now, number == 1, at, len(body) - 1 - at, body.encode())

    database.executemany(
        "INSERT INTO errorlog VALUES (?,?,?,'ERROR',NULL,'TestFailure',?,NULL,NULL,?,?,?,?,NULL,NULL,NULL,?,?,0,0)",
        ((bug, f"project{bug % 50}", ("cicd", "runtime", "deployment")[bug % 3], f"assert 3 == 4 marker{bug % 100}x",
          ("open", "open", "resolved")[bug % 7 % 3], per_bug, now - bug * 1000, now - bug * 1000, f"{bug:064x}",
          bug << 32 | per_bug) for bug in range(1, bugs + 1)))
    database.executemany("INSERT INTO report VALUES (?,?,?,?,?,?)", report_rows())
    database.executemany("INSERT INTO event (key, bug, seen) VALUES (?,?,?)",
                         ((f"{number * 2654435761 % 2**64:024x}", number % bugs + 1, now) for number in range(reports)))
    database.executemany("INSERT INTO pending_text VALUES (?,?)", (
        (bug, f"project{bug % 50}\nTestFailure\nassert 3 == 4 marker{bug % 100}x\nbuild\nstep{bug}\n"
         + ("构建镜像失败\n" if bug % 1000 == 0 else "") + line * 16) for bug in range(1, bugs + 1)))
    database.execute("INSERT INTO day_count VALUES (?,'project1','cicd',?)", (now // 86_400_000, reports))
    database.commit()
    database.close()


def measure_reading(program, directory, bugs, reports):
    db = directory + "/large.db"
    fill(program, db, bugs, reports)
    server = Server(program, db)
    begun = time.monotonic()
    reader = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
    while reader.execute("SELECT 1 FROM pending_text LIMIT 1").fetchone():
        time.sleep(0.5)
    reader.close()
    print(f"  {bugs} bugs with {reports} reports, indexed in {time.monotonic() - begun:.0f} s, RSS {server.resident():.0f} MB")
    server.stop()
    server = Server(program, db)
    print(f"  start-up {server.start_ms:.0f} ms with {os.path.getsize(db) / 1e6:.0f} MB")
    requests = {
        "list, first page": "/api/v1/bugs",
        "list, page 2500": "/api/v1/bugs?page=2500",
        "list, project and source": "/api/v1/bugs?source=cicd&project_id=project7",
        "search, rare word": "/api/v1/bugs?q=step77777",
        "search, word in one of 100": "/api/v1/bugs?q=marker42x",
        "search, word in all": "/api/v1/bugs?q=TestFailure",
        "search, two Chinese characters": "/api/v1/bugs?q=" + urllib.parse.quote("构建"),
        "search, four Chinese characters": "/api/v1/bugs?q=" + urllib.parse.quote("构建镜像"),
        "detail": "/api/v1/bugs/500",
        "stats": "/api/v1/dashboard/stats",
        "page": "/",
    }
    for name, path in requests.items():
        times = [server.get(path)[0] for _ in range(20)]
        print(f"  {name:32} p50 {percentile(times, 0.5):7.1f} ms, p99 {percentile(times, 0.99):7.1f} ms")
    print(f"  RSS afterwards {server.resident():.0f} MB, most {server.resident('VmHWM'):.0f} MB")
    server.stop()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", nargs="?", default=HERE + "/../../build/release/log-center")
    parser.add_argument("--bugs", type=int, default=100_000)
    parser.add_argument("--reports", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--directory", default=None, help="where the data lies; a real disk, not a tmpfs")
    options = parser.parse_args()
    if subprocess.run(["which", "wrk"], capture_output=True).returncode != 0:
        print("bench center: skipped, wrk is not installed")
        sys.exit(77)
    print(f"log-center: {os.cpu_count()} cores, load before {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory(dir=options.directory) as directory:
        for size in (4096, 49152):
            for connections in (16, 64):
                measure_load(options.program, directory, size, connections, options.seconds)
        if options.reports > 0:
            measure_reading(options.program, directory, options.bugs, options.reports)


main()
