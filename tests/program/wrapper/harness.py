"""How the wrapper tests run a command: directly and behind `cicd-report run`, observed in the same way.

$CICD_WRAPPER replaces the wrapping command line up to and including `--`.
"""
import fcntl
import os
import pty
import resource
import select
import shlex
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = os.environ.get("BUILD_DIR", os.path.join(HERE, "../../../build/dev"))
WRAPPER = shlex.split(os.environ.get("CICD_WRAPPER", "")) or [
    os.path.join(BUILD, "cicd-report"), "run", "-q", "--"]
PROBE = [sys.executable, "-IS", os.path.join(HERE, "probe.py")]
PATIENCE = 60

CASES = []


class Skip(Exception):
    """What cannot be tested in this place; the text says why."""


def not_sanitized(why):
    """Skips the running case in a build with sanitizers."""
    if os.environ.get("SANITIZE"):
        raise Skip(f"the sanitizers' runtime {why}")


def case(title):
    def add(function):
        CASES.append((title, function))
        return function
    return add


def expect(seen, wanted, what=""):
    if seen != wanted:
        raise AssertionError(f"{what}: {short(seen)} instead of {short(wanted)}")


def short(value):
    text = repr(value)
    return text if len(text) < 600 else text[:600] + "…"


class Way:
    """One of the two ways to run a command."""

    def __init__(self, name, prefix):
        self.name, self.prefix = name, prefix

    def __call__(self, argv, options=()):
        if not self.prefix:
            return list(argv)
        return self.prefix[:-1] + list(options) + ["--"] + list(argv)


DIRECT, WRAPPED = Way("direct", []), Way("wrapped", WRAPPER)
BOTH = (DIRECT, WRAPPED)


def real_program():
    """The cases that look at the report need the whole program, not a stand-in."""
    if os.environ.get("CICD_WRAPPER"):
        raise Skip("$CICD_WRAPPER is not the whole program")


def environment(**more):
    """Ours without what a CI system or an outer run would add."""
    world = {name: value for name, value in os.environ.items()
             if name in ("PATH", "HOME", "LANG", "TMPDIR", "ASAN_OPTIONS", "PM_OUT")}
    world["CICD_REPORT_SPOOL_DIR"] = scratch("spool")
    world.update(more)
    return world


_scratch = tempfile.TemporaryDirectory(prefix="wrapper-test-")


def scratch(name):
    return os.path.join(_scratch.name, name)


def start(argv, **options):
    options.setdefault("env", environment())
    options.setdefault("stdin", subprocess.DEVNULL)
    return subprocess.Popen(argv, **options)


def run(argv, **options):
    """Runs to the end; the return code is negative after a signal."""
    options.setdefault("env", environment())
    if "input" not in options:
        options.setdefault("stdin", subprocess.DEVNULL)
    options.setdefault("stdout", subprocess.PIPE)
    options.setdefault("stderr", subprocess.PIPE)
    return subprocess.run(argv, timeout=PATIENCE, **options)


def sh(script, *arguments):
    return ["/bin/sh", "-c", script, "sh", *arguments]


def same(argv, options=(), view=lambda done: (done.returncode, done.stdout, done.stderr), **how):
    """Runs `argv` both ways, expects the same view of it, and returns that view."""
    direct, wrapped = (view(run(way(argv, options), **how)) for way in BOTH)
    expect(wrapped, direct, "wrapped, against direct")
    return direct


def until(condition, what, patience=10.0):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.005)
    raise AssertionError(f"never happened: {what}")


def alive(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="latin-1") as stat:
            return stat.read().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


class Terminal:
    """A command in a new session on a pseudo-terminal of its own, in the foreground.

    With `interrupted` it starts with SIGINT blocked and pending: ^C was typed just before.
    """

    def __init__(self, argv, size=(33, 77), wires=None, interrupted=False, env=None):
        self.unread = b""
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        self.pid = os.fork()
        if self.pid == 0:
            try:
                self._become(argv, slave, wires or {}, interrupted, env or environment(TERM="xterm"))
            finally:
                os._exit(99)
        os.close(slave)

    def _become(self, argv, slave, wires, interrupted, env):
        os.setsid()
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        if interrupted:
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            self.press(b"\x03")
            until(lambda: signal.SIGINT in signal.sigpending(), "^C")
        for fd in (0, 1, 2):
            os.dup2(wires.get(fd, slave), fd)
        os.closerange(3, 256)
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        os.execvpe(argv[0], argv, env)

    def resize(self, rows, columns):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read_all(self):
        """Everything until the last holder closes the terminal."""
        seen = b""
        while True:
            try:
                part = os.read(self.master, 65536)
            except OSError:
                return seen
            if not part:
                return seen
            seen += part

    def read_until(self, mark):
        """Goes on behind the next `mark`; what follows it waits for the next call."""
        while mark not in self.unread:
            part = b""
            if select.select([self.master], [], [], 10)[0]:
                part = os.read(self.master, 65536)
            if not part:
                os.kill(self.pid, signal.SIGKILL)
                raise AssertionError(f"no {mark!r} in {self.unread!r}")
            self.unread += part
        self.unread = self.unread.partition(mark)[2]

    def press(self, keys):
        os.write(self.master, keys)

    def wait(self):
        status = os.waitpid(self.pid, 0)[1]
        return os.waitstatus_to_exitcode(status)

    def close(self):
        os.close(self.master)


def main():
    """Runs the cases whose title contains one of the arguments, all without arguments."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    if not os.access(WRAPPER[0], os.X_OK):
        print(f"skipped: wrapper: {WRAPPER[0]} is not built")
        return 77
    failed = 0
    for title, function in CASES:
        if sys.argv[1:] and not any(word in title for word in sys.argv[1:]):
            continue
        began = time.monotonic()
        try:
            function()
            verdict = "ok"
        except Skip as reason:
            verdict = f"skipped: {reason}"
        except (AssertionError, OSError, subprocess.SubprocessError, ValueError, KeyError) as error:
            verdict = f"FAILED: {error}"
            failed += 1
        print(f"{title}: {verdict} ({time.monotonic() - began:.2f} s)", flush=True)
    print(f"{failed} failed")
    return 1 if failed else 0
