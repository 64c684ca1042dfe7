"""What the tests of log-center share: a running server, requests to it, and checks that name what failed."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import traceback

PROGRAM = os.path.join(os.environ.get("BUILD_DIR", "build/dev"), "log-center")
JSON = {"Content-Type": "application/json"}


class Server:
    """`log-center serve` on a port that the kernel chose."""

    def __init__(self, db, *options, env=None):
        self.db = db
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--listen", "127.0.0.1:0", "--db", db, *options],
            stderr=subprocess.PIPE, text=True, env={**os.environ, **(env or {})})
        self.lines = []
        while True:
            line = self.process.stderr.readline()
            self.lines.append(line)
            ready = re.fullmatch(r"log-center: listening on http://127\.0\.0\.1:(\d+)\n", line)
            if ready:
                self.port = int(ready.group(1))
                break
            if not line:
                raise AssertionError("the server did not start: " + "".join(self.lines))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stderr.close()

    def connect(self, timeout=30):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)

    def request(self, method, path, body=None, headers=None, connection=None):
        """(status, headers, decoded JSON or text)"""
        own = connection is None
        connection = connection or self.connect()
        if isinstance(body, (dict, list)):
            body = json.dumps(body)
        if isinstance(body, str):
            body = body.encode()
        headers = dict(headers or {})
        if body is not None and not any(name.lower() == "content-type" for name in headers):
            headers.update(JSON)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        if own:
            connection.close()
        if answer.getheader("Content-Type", "").startswith("application/json"):
            return answer.status, answer.headers, json.loads(content)
        return answer.status, answer.headers, content.decode()

    def report(self, connection=None, headers=None, **fields):
        return self.request("POST", "/api/v1/logs/report", fields, headers, connection)

    def get(self, path, headers=None):
        return self.request("GET", path, headers=headers)

    def stop(self):
        """Asks the server to end and returns its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=10)


def run(*arguments, db, text=None, env=None):
    return subprocess.run([PROGRAM, *arguments, "--db", db], input=text, capture_output=True, text=True, timeout=120,
                          env={**os.environ, **(env or {})})


def same(actual, expected, what=""):
    if actual != expected:
        raise AssertionError(f"{what}: expected {expected!r}, got {actual!r}")


def cicd(job="build", step="test", project="p", **fields):
    """A report of a failed step."""
    context = {"job_name": job, "step_name": step, **fields.pop("context", {})}
    return {"project_id": project, "source": "cicd", "error_type": "TestFailure", "error_message": "boom",
            "context": context, **fields}


def main(module):
    """Runs every function named test_… of the calling module in a fresh directory."""
    failures = 0
    chosen = sys.argv[1:]
    for name, function in sorted(module.items()):
        if not name.startswith("test_") or (chosen and name not in chosen):
            continue
        with tempfile.TemporaryDirectory() as directory:
            try:
                function(directory)
                print("ok     ", name, flush=True)
            except Exception:
                failures += 1
                print("FAILED ", name, flush=True)
                traceback.print_exc()
    sys.exit(1 if failures else 0)
