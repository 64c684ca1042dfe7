"""Signals: each reaches the command once, whoever sends it and to whom."""
import os
import signal
import subprocess
import time

from harness import BOTH, PROBE, Terminal, case, environment, expect, sh, start, until

SETTLE = 0.15  # long enough for a second, wrong one to arrive
LAST = signal.SIGRTMIN + 5


class Counter:
    """A counting command; `send(pid or group, signal)` and then `tally()`."""

    def __init__(self, way, **how):
        self.process = start(way(PROBE + ["count"]), stdout=subprocess.PIPE, **how)
        self.command = int(self.process.stdout.readline().split()[1])
        self.sent = 0

    def finish(self):
        """The signals that arrived, in order."""
        time.sleep(SETTLE)
        os.kill(self.command, LAST)
        seen = [int(line) for line in self.process.stdout]
        self.process.wait()
        self.process.stdout.close()
        return seen


SINGLE = (1, 2, 3, 10, 12, 14, 15, 18, 20, 28, 35)


@case("07 a signal to our pid reaches the command once")
def _():
    for way in BOTH:
        counter = Counter(way)
        seen = []
        for number in SINGLE:
            os.kill(counter.process.pid, number)
            seen.append(int(counter.process.stdout.readline()))
        expect(seen, list(SINGLE), way.name)
        expect(counter.finish(), [], way.name)


@case("07 many at once, none twice")
def _():
    for way in BOTH:
        counter = Counter(way)
        numbers = [number for number in SINGLE if number not in (18, 20)]  # these two take each other back
        for number in numbers:
            os.kill(counter.process.pid, number)
        expect(sorted(counter.finish()), sorted(numbers), way.name)


@case("07 a queued signal arrives as often as it was sent")
def _():
    for way in BOTH:
        counter = Counter(way)
        for _ in range(20):
            os.kill(counter.process.pid, 35)
        expect(counter.finish(), [35] * 20, way.name)


def group_kill(how, label):
    for way in BOTH:
        for number in (1, 2, 10, 15, 35):
            counter = Counter(way, **how)
            os.killpg(os.getpgid(counter.process.pid), number)
            expect(counter.finish(), [number], f"{label}, {way.name}, signal {number}")


@case("09 a signal to the group reaches the command once: we lead the group")
def _():
    group_kill({"preexec_fn": lambda: os.setpgid(0, 0)}, "group leader")


@case("09 a signal to the group reaches the command once: we lead the session")
def _():
    group_kill({"start_new_session": True}, "session leader")


@case("09 a signal to the group reaches the command once: a shell leads the group")
def _():
    for way in BOTH:
        process = start(["/bin/bash", "-c", 'trap : 15; "$@" & wait; wait', "sh", *way(PROBE + ["count"])],
                        stdout=subprocess.PIPE, start_new_session=True)
        command = int(process.stdout.readline().split()[1])
        os.killpg(process.pid, 15)
        expect(int(process.stdout.readline()), 15, way.name)
        time.sleep(SETTLE)
        os.kill(command, LAST)
        expect(process.stdout.read(), b"", way.name)
        process.wait()
        process.stdout.close()


@case("09 after a signal to the group one to our pid still arrives")
def _():
    for way in BOTH:
        counter = Counter(way, start_new_session=True)
        for _ in range(10):
            os.killpg(counter.process.pid, 10)
            expect(int(counter.process.stdout.readline()), 10, way.name)
            os.kill(counter.process.pid, 10)
            expect(int(counter.process.stdout.readline()), 10, way.name)
        expect(counter.finish(), [], way.name)


@case("07 a command without a handler dies of it, and so do we")
def _():
    for number in (1, 2, 3, 10, 15):
        for way in BOTH:
            process = start(way(sh("echo ready; exec sleep 60")), stdout=subprocess.PIPE)
            process.stdout.readline()
            os.kill(process.pid, number)
            expect(process.wait(), -number, way.name)
            process.stdout.close()


@case("08 ^C on the terminal arrives once")
def _():
    for way in BOTH:
        read, write = os.pipe()
        os.set_inheritable(write, True)
        terminal = Terminal(way(PROBE + ["count"]), wires={1: write})
        os.close(write)
        with os.fdopen(read, "rb", buffering=0) as lines:
            command = int(lines.readline().split()[1])
            for key, number in ((b"\x03", 2), (b"\x1c", 3)):
                terminal.press(key)
                expect(int(lines.readline()), number, way.name)
            time.sleep(SETTLE)
            os.kill(command, LAST)
            expect(lines.read(), b"", way.name)
        expect(terminal.wait(), 0, way.name)
        terminal.close()


@case("08 ^C that was typed before we started is the command's")
def _():
    for way in BOTH:
        terminal = Terminal(way(PROBE + ["interrupts"]), interrupted=True)
        expect(terminal.read_all(), b"^C2\r\nNone\r\n", way.name)
        expect(terminal.wait(), 0, way.name)
        terminal.close()


@case("08 the hang-up of the terminal reaches the command once, although only the session leader is told")
def _():
    for way in BOTH:
        read, write = os.pipe()
        os.set_inheritable(write, True)
        terminal = Terminal(way(PROBE + ["count"]), wires={1: write})
        os.close(write)
        with os.fdopen(read, "rb", buffering=0) as lines:
            command = int(lines.readline().split()[1])
            terminal.close()
            seen = {int(lines.readline()), int(lines.readline())}
            expect(seen, {1, 18}, way.name)
            time.sleep(SETTLE)
            os.kill(command, LAST)
            expect(lines.read(), b"", way.name)
        terminal.wait()


def expect_end(process, way, output, code):
    """What it still writes and how it ends."""
    expect(process.stdout.read(), output, way.name)
    expect(process.wait(), code, way.name)
    process.stdout.close()


def stopped_by(pid):
    status = until(lambda: os.waitpid(pid, os.WUNTRACED | os.WNOHANG)[1], "a stop")
    return os.WSTOPSIG(status) if os.WIFSTOPPED(status) else f"ended {status}"


@case("10 a command that stops itself is seen stopped, and goes on")
def _():
    for number in (19, 20, 21, 22):
        for way in BOTH:
            process = start(way(sh(f"kill -{number} $$; echo back; exit 5")), stdout=subprocess.PIPE,
                            preexec_fn=lambda: os.setpgid(0, 0))
            expect(stopped_by(process.pid), number, way.name)
            os.kill(process.pid, signal.SIGCONT)
            expect_end(process, way, b"back\n", 5)


@case("10 a signal to the group of a command that stopped itself at once arrives once")
def _():
    for way in BOTH * 10:
        process = start(way(sh("trap 'echo told' CONT; kill -STOP $$; echo back")), stdout=subprocess.PIPE,
                        preexec_fn=lambda: os.setpgid(0, 0))
        expect(stopped_by(process.pid), 19, way.name)
        os.killpg(process.pid, signal.SIGCONT)
        expect_end(process, way, b"told\nback\n", 0)


@case("10 who continues the command need not know of us")
def _():
    for way in BOTH:
        process = start(way(sh("(sleep .2; kill -CONT $$) & kill -STOP $$; echo back; exit 5")), stdout=subprocess.PIPE,
                        preexec_fn=lambda: os.setpgid(0, 0))
        expect(stopped_by(process.pid), 19, way.name)
        expect_end(process, way, b"back\n", 5)


@case("10 after a stop of the group our pid alone is continued")
def _():
    for way in BOTH * 5:
        counter = Counter(way, preexec_fn=lambda: os.setpgid(0, 0))
        os.killpg(counter.process.pid, signal.SIGSTOP)
        expect(stopped_by(counter.process.pid), 19, way.name)
        os.kill(counter.process.pid, signal.SIGCONT)
        expect(int(counter.process.stdout.readline()), 18, way.name)
        expect(counter.finish(), [], way.name)


@case("10 a stop and its end, one right after the other")
def _():
    for way in BOTH:
        for pause in (0, 0.0001, 0.0002, 0.0005, 0.001) * 5:
            process = start(way(sh("echo ready; read x; exit 5")), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            process.stdout.readline()
            os.kill(process.pid, signal.SIGTSTP)
            time.sleep(pause)
            os.kill(process.pid, signal.SIGCONT)
            process.stdin.close()
            until(lambda: process.poll() is not None, f"{way.name}: the end, {pause} s")
            expect(process.returncode, 5, way.name)
            process.stdout.close()


@case("10 what the command wrote before it stopped has arrived when we are stopped")
def _():
    for way in BOTH * 10:
        process = start(way(sh("printf %50000s x; kill -STOP $$")), stdout=subprocess.PIPE)
        expect(stopped_by(process.pid), 19, way.name)
        os.set_blocking(process.stdout.fileno(), False)
        expect(len(process.stdout.read() or b""), 50000, way.name)
        os.kill(process.pid, signal.SIGCONT)
        expect(process.wait(), 0, way.name)
        process.stdout.close()


@case("09 a command that leaves the group we lead is signalled as if it had stayed")
def _():
    for way in BOTH:
        process = start(way(["timeout", "30", "sh", "-c", "echo ready; exec sleep 20"]), stdout=subprocess.PIPE,
                        preexec_fn=lambda: os.setpgid(0, 0))
        process.stdout.readline()
        time.sleep(SETTLE)  # what reaches us right after the start is forwarded in any case
        os.killpg(process.pid, signal.SIGTERM)
        expect(process.wait(5), -15, way.name)
        process.stdout.close()


@case("27 while only the reader keeps us, a signal ends us as it would end the command")
def _():
    for number in (1, 2, 15):
        for way in BOTH:
            process = start(way(["seq", "1", "20000"]), stdout=subprocess.PIPE)
            time.sleep(SETTLE)
            os.kill(process.pid, number)
            expect(process.wait(5), -number, way.name)
            process.stdout.close()


@case("27 while only the reader keeps us, ^Z stops us")
def _():
    for way in BOTH:
        process = start(way(["seq", "1", "20000"]), stdout=subprocess.PIPE, preexec_fn=lambda: os.setpgid(0, 0))
        time.sleep(SETTLE)
        os.killpg(process.pid, signal.SIGTSTP)
        expect(stopped_by(process.pid), 20, way.name)
        os.killpg(process.pid, signal.SIGCONT)
        expect(len(process.stdout.read()), 108894, way.name)
        expect(process.wait(), 0, way.name)
        process.stdout.close()


@case("10 ^Z stops, fg goes on, twice, and the code is kept")
def _():
    for way in BOTH:
        shell = ["/bin/bash", "--norc", "--noprofile", "-i"]
        terminal = Terminal(shell, env=environment(PS1="[prompt]", HISTFILE=""))
        words = " ".join(way(["sh", "-c", "'echo run''ning; read x; exit 9'"]))
        terminal.press(words.encode() + b"\n")
        terminal.read_until(b"running")
        for _ in range(2):
            time.sleep(0.1)
            terminal.press(b"\x1a")
            terminal.read_until(b"Stopped")
            terminal.press(b"fg\n")
            terminal.read_until(b"fg")
            terminal.read_until(b"read x")
        time.sleep(0.1)
        terminal.press(b"\n")
        terminal.press(b"echo code=$?\n")
        terminal.read_until(b"code=9")
        terminal.press(b"exit\n")
        expect(terminal.wait(), 0, way.name)
        terminal.close()


@case("10 a signal to a stopped command waits for it")
def _():
    for way in BOTH:
        process = start(way(sh("kill -STOP $$; exit 5")), preexec_fn=lambda: os.setpgid(0, 0))
        expect(stopped_by(process.pid), 19, way.name)
        os.kill(process.pid, signal.SIGTERM)
        os.kill(process.pid, signal.SIGCONT)
        expect(process.wait(), -15, way.name)
