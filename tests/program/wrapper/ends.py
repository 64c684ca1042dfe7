"""How it ends and how it starts: codes, signals, what cannot be run, time-outs."""
import os
import signal
import subprocess
import time

from harness import PROBE, WRAPPED, alive, case, expect, run, same, scratch, sh, start, until


@case("04 every exit code")
def _():
    for code in range(256):
        expect(run(WRAPPED(sh(f"exit {code}"))).returncode, code)


@case("05 the same death by signal")
def _():
    for number in (1, 2, 3, 6, 9, 11, 13, 14, 15, 35):
        expect(same(sh(f"kill -{number} $$"))[0], -number)


@case("05 a signal that was ignored from the start is still told truly")
def _():
    def ignore():
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    expect(same(sh("kill -1 $$; exit 3"), preexec_fn=ignore)[0], 3)
    expect(same(sh("kill -15 $$; exit 3"), preexec_fn=ignore)[0], -15)


def script_file(name, text, mode=0o755):
    path = scratch(name)
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)
    os.chmod(path, mode)
    return path


@case("06 commands that cannot be started: 126, 127; a script without #! runs through sh")
def _():
    table = [(["no-such-command-anywhere"], 127), ([scratch("missing")], 127), (["/tmp"], 126), ([""], 127),
             ([script_file("plain", "exit 5\n")], 5),
             ([script_file("interpreter", "#!/no/such/interpreter\n")], 127)]
    if os.geteuid() == 0:
        table.append(([script_file("denied", "#!/bin/sh\n", 0o644)], 126))
    for argv, code in table:
        for prefix in ([], ["env"]):  # env(1) stands for "direct": it starts what follows by execvp
            done = run(WRAPPED(prefix + argv))
            expect(done.returncode, code, argv)
            expect(done.stdout, b"", argv)


@case("06 who cannot be started is named on stderr")
def _():
    expect(run(WRAPPED(["no-such-command-anywhere"])).stderr,
           b"cicd-report: no-such-command-anywhere: command not found\n")
    expect(run(WRAPPED(["/tmp"])).stderr, b"cicd-report: /tmp: Permission denied\n")


@case("06 PATH of the caller decides, also for a program without a slash")
def _():
    script_file("tool-of-ours", "#!/bin/sh\nexit 11\n")
    path = os.path.dirname(scratch("tool-of-ours")) + ":/usr/bin:/bin"
    expect(same(["env", f"PATH={path}", *["tool-of-ours"]])[0], 11)


@case("06 words are passed on byte for byte")
def _():
    words = ["", " ", "a b", "new\nline", b"\xff\xfe\x80".decode("utf-8", "surrogateescape"), "--", "-q", "'\"$(x)`"]
    code, out, _ = same(PROBE + ["arguments"] + words)
    expect((code, out.decode().split("\n")[:-1]), (0, [os.fsencode(word).hex() for word in words]))


@case("18 killed by -9, it takes the command along")
def _():
    process = start(WRAPPED(sh("echo $$; sleep 60 & wait")), stdout=subprocess.PIPE)
    command = int(process.stdout.readline())
    process.kill()
    process.wait()
    until(lambda: not alive(command), "the end of the command")
    process.stdout.close()


@case("28 a time-out ends the command and all it started: code 124")
def _():
    script = "sleep 60 & echo $!; wait; exit 3"
    process = start(WRAPPED(sh(script), ["--timeout-command", "300ms"]), stdout=subprocess.PIPE)
    grandchild = int(process.stdout.readline())
    began = time.monotonic()
    expect(process.wait(), 124)
    until(lambda: not alive(grandchild), "the end of the grandchild")
    if time.monotonic() - began > 5:
        raise AssertionError("it took too long")


@case("28 a time-out ends a command that is stopped")
def _():
    stop_ourselves = ["setsid", "--wait"]  # a group of its own: what stops in it must not stop us
    expect(run(stop_ourselves + WRAPPED(sh("kill -STOP $$; exit 3"), ["--timeout-command", "300ms"])).returncode, 124)


@case("28 a command in time is left alone")
def _():
    for span in ("20s", "0"):
        expect(run(WRAPPED(sh("sleep .1; exit 3"), ["--timeout-command", span])).returncode, 3, span)


@case("28 who ignores SIGTERM is killed 10 s later")
def _():
    began = time.monotonic()
    expect(run(WRAPPED(PROBE + ["ignore-term"], ["--timeout-command", "1s"])).returncode, 124)
    took = time.monotonic() - began
    if not 10.9 < took < 16:
        raise AssertionError(f"it took {took:.1f} s")
