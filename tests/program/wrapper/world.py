"""What the command inherits, and places where little is left for us."""
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile

from harness import (BOTH, PROBE, WRAPPED, Skip, case, environment, expect, real_program, run, scratch, sh,
                     not_sanitized, start, until)


def description(way, **how):
    world = environment(GROUP=str(os.getpgrp()), SESSION=str(os.getsid(0)), ODD="a\nb", **how.pop("more", {}))
    done = run(way(PROBE + ["describe", "x"]), env=world, **how)
    expect(done.returncode, 0, (way.name, done.stderr))
    return done.stdout.decode("utf-8", "replace").splitlines()


def compare(**how):
    direct, wrapped = (description(way, **how) for way in BOTH)
    differences = [pair for pair in zip(direct, wrapped) if pair[0] != pair[1]]
    expect((differences, len(wrapped)), ([], len(direct)))
    return direct


@case("17 the command inherits the same: environment, mask, dispositions, limits, descriptors, directory")
def _():
    compare()


@case("17 the same where the caller changed them all")
def _():
    read, write = os.pipe()

    def change():
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGUSR2, signal.SIGCHLD})
        for number in (signal.SIGHUP, signal.SIGPIPE, signal.SIGCHLD, signal.SIGXFSZ, signal.SIGTSTP):
            signal.signal(number, signal.SIG_IGN)
        os.nice(3)
        os.umask(0o027)
        os.chdir("/")
        import resource
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
        resource.setrlimit(resource.RLIMIT_NOFILE, (77, 77))
        resource.setrlimit(resource.RLIMIT_STACK, (4 << 20, 4 << 20))

    seen = compare(preexec_fn=change, pass_fds=(read, write), restore_signals=False)
    expect(any(line.startswith("SigIgn:") and int(line.split()[1], 16) & 1 for line in seen), True, "SIGHUP ignored")
    os.close(read)
    os.close(write)


@case("17 at most one variable is ours")
def _():
    for way in BOTH:
        world = environment(A="1")
        seen = run(way(["/usr/bin/env"]), env=world).stdout.decode().splitlines()
        ours = [line for line in seen if line.split("=")[0] not in world]
        expect([line.split("=")[0] for line in ours], [] if not way.prefix else ["_CICD_REPORT_PARENT"], way.name)


@case("19 as process 1 it reaps, and keeps the code")
def _():
    unshare = ["unshare", "--pid", "--fork", "--mount-proc", "--kill-child"]
    if run(unshare + ["true"]).returncode != 0:
        raise Skip("unshare --pid is not allowed here")
    script = "(sleep 0.05 & sleep 0.05 &) ; sleep .3; cat /proc/[0-9]*/status | grep -c '^State:.Z'; exit 7"
    done = run(unshare + WRAPPED(sh(script)))
    expect((done.returncode, done.stdout), (7, b"0\n"))
    expect(run(unshare + WRAPPED(sh("kill -9 $$"))).returncode, 137)
    process = start(unshare + WRAPPED(sh("echo $$; exec sleep 60")), stdout=subprocess.PIPE)
    process.stdout.readline()
    first = until(lambda: open(f"/proc/{process.pid}/task/{process.pid}/children", encoding="ascii").read().split(),
                  "process 1")
    os.kill(int(first[0]), signal.SIGTERM)
    expect(process.wait(), 143)
    process.stdout.close()


@case("19 as the last outside a new pid namespace")
def _():
    unshare = ["unshare", "--pid"]
    if run(unshare + ["true"]).returncode != 0:
        raise Skip("unshare --pid is not allowed here")
    done = run(unshare + WRAPPED(sh("echo $$; exit 7")))
    expect((done.returncode, done.stdout), (7, b"1\n"))


@case("22 six descriptors are enough")
def _():
    not_sanitized("needs descriptors of its own")
    for limit in (3, 4, 5, 6, 7, 8, 10):
        for merge in (subprocess.PIPE, subprocess.STDOUT):
            script = f"ulimit -n {limit}; exec \"$@\""
            if run(sh(script, WRAPPED.prefix[0], "--version")).returncode == 127:
                continue  # the loader itself needs more; the static program has none
            seen = []
            for way in BOTH:  # the shell itself cannot redirect with four
                done = run(sh(script, *way(sh("echo out; echo err >&2; exit 3"))), stderr=merge)
                seen.append((done.returncode, done.stdout, done.stderr))
            expect(seen[1], seen[0], f"{limit} descriptors")


@case("22 a stack that is too small for the report: the code is the command's")
def _():
    not_sanitized("needs more stack than that")
    for kilobytes in (32, 40, 48, 64, 96, 128):
        done = run(["/bin/bash", "-c", f'ulimit -s {kilobytes}; exec "$@"', "sh", *WRAPPED(sh("exit 3"))])
        expect(done.returncode, 3, f"{kilobytes} kB")


@case("22 no processes to spare: the command runs all the same")
def _():
    if os.geteuid() != 0:
        raise Skip("needs root to become a user of its own")

    def alone():
        import resource
        resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
        os.setgid(61234)
        os.setuid(61234)
    if run(["true"], preexec_fn=alone).returncode != 0:
        raise Skip("another user may not run programs here")
    with tempfile.TemporaryDirectory() as directory:  # the build may lie where nobody else may enter
        os.chmod(directory, 0o755)
        words = WRAPPED(["/bin/sh", "-c", "echo hi; exit 3"])
        done = run([shutil.copy(words[0], directory), *words[1:]], preexec_fn=alone)
        expect((done.returncode, done.stdout), (3, b"hi\n"))


def in_namespace(preparation, argv, what):
    unshare = ["unshare", "--mount", "sh", "-c"]
    if run(unshare + [preparation]).returncode != 0:
        raise Skip(f"{what} cannot be arranged here")
    return run(unshare + [preparation + ' && exec "$@"', "sh", *argv])


@case("22 without /proc")
def _():
    not_sanitized("says so on stderr when there is no /proc")
    done = in_namespace("mount -t tmpfs none /proc", WRAPPED(sh("echo hi; echo err >&2; exit 3")), "an empty /proc")
    expect((done.returncode, done.stdout, done.stderr), (3, b"hi\n", b"err\n"))


@case("22 without /tmp, on a read-only file system")
def _():
    preparation = "mount --rbind / / && mount -o remount,ro,bind / && mount -t tmpfs -o ro none /tmp"
    if WRAPPED.prefix[0].startswith("/tmp"):
        preparation = "mount --rbind / / && mount -o remount,ro,bind /"
    done = in_namespace(preparation, WRAPPED(sh("echo hi; exit 3")), "a read-only file system")
    expect((done.returncode, done.stdout), (3, b"hi\n"))


@case("22 no terminals to give: the command gets the real one")
def _():
    from terminal import on_terminal
    preparation = "mount -t tmpfs none /dev/pts && rm -f /dev/ptmx.none && mount --bind /dev/null /dev/ptmx"
    if run(["unshare", "--mount", "sh", "-c", preparation]).returncode != 0:
        raise Skip("/dev/ptmx cannot be hidden here")
    inner = ["unshare", "--mount", "sh", "-c", preparation + ' && exec "$@"', "sh"]
    expect(on_terminal(inner + WRAPPED(sh("test -t 1 && exit 3"))), (3, b""))


@case("24 our parent is killed: the command goes on")
def _():
    process = start(sh('"$@"; :', *WRAPPED(sh("echo $PPID; sleep .4; echo on; exit 3"))), stdout=subprocess.PIPE)
    process.stdout.readline()
    process.kill()
    process.wait()
    expect(process.stdout.read(), b"on\n")
    process.stdout.close()


@case("25 a run inside a run keeps the code")
def _():
    expect(run(WRAPPED(WRAPPED(sh("exit 3")))).returncode, 3)
    expect(run(WRAPPED(WRAPPED(sh("kill -9 $$")))).returncode, -9)
    expect(run(WRAPPED(WRAPPED(["no-such-command-anywhere"]))).returncode, 127)


def body_of(argv, **how):
    """The reports that `run --dry-run` shows on stderr."""
    program = WRAPPED.prefix[:1] + ["run", "--dry-run", "--"]
    done = run(program + argv, **how)
    decoder, text, found = json.JSONDecoder(), done.stderr.decode("utf-8", "replace"), []
    at = text.find("{")
    while at >= 0:
        try:
            value, end = decoder.raw_decode(text, at)
        except ValueError:
            end = at + 1
        else:
            if isinstance(value, dict) and "project_id" in value:
                found.append(value)
        at = text.find("{", end)
    return done, found


@case("22 bad options, a bad configuration and a dead collector: the command runs")
def _():
    real_program()
    program = WRAPPED.prefix[0]
    with open(scratch("broken.json"), "w", encoding="ascii") as out:
        out.write("{ not json")
    for options in (["--no-such-option"], ["--tail", "many"], ["--config", scratch("broken.json")],
                    ["--url", "http://127.0.0.1:9", "--timeout", "1s"], ["--url", "::::"], ["--token-file", "/none"]):
        done = run([program, "run", *options, "--", "sh", "-c", "echo hi; exit 3"])
        expect((done.returncode, done.stdout), (3, b"hi\n"), options)
    expect(run([program, "run"]).returncode, 64)
    expect(run([program, "run", "--"]).returncode, 64)


@case("22 CICD_REPORT_DISABLE only runs")
def _():
    real_program()
    done, bodies = body_of(sh("exit 3"), env=environment(CICD_REPORT_DISABLE="1"))
    expect((done.returncode, bodies), (3, []))


@case("27 with -q on GitHub the annotations are shown, then stderr is given back before the network is touched")
def _():
    real_program()
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        collector = f"http://127.0.0.1:{deaf.getsockname()[1]}"
        env = environment(GITHUB_ACTIONS="true", CICD_REPORT_URL=collector, CICD_REPORT_TIMEOUT="3s")
        for more, wanted in (([], True), (["--sink", "log-center"], False)):
            process = start(WRAPPED.prefix[:1] + ["run", "-q", *more, "--"] + sh("echo 'a.c:3:1: error: no' >&2; exit 3"),
                            stderr=subprocess.PIPE, env=env)
            said = process.stderr.read()
            expect(process.poll(), None, "the report is still under way")
            expect(b"::error file=a.c,line=3" in said, wanted, said)
            expect(b"cicd-report:" in said, False, said)
            expect(process.wait(), 3)


@case("23 a cancelled command is reported as cancelled")
def _():
    real_program()
    program = WRAPPED.prefix[:1] + ["run", "--dry-run", "--"]
    process = start(program + sh("echo ready; exec sleep 60"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.readline()
    process.terminate()
    text = process.stderr.read().decode()
    expect(process.wait(), -15)
    context = json.loads(text[text.index("{"):text.rindex("}") + 1])["context"]
    expect((context["cancelled"], context["signal"], context["exit_code"]), (True, "SIGTERM", None))


@case("25 a run inside a run makes one report")
def _():
    real_program()
    inner = WRAPPED.prefix[:1] + ["run", "--dry-run", "--"]
    done, bodies = body_of(inner + sh("echo oops; exit 3"))
    expect((done.returncode, len(bodies)), (3, 1))


@case("02 the report knows code, command, output and duration")
def _():
    real_program()
    done, bodies = body_of(sh("echo visible; echo error >&2; sleep .05; exit 3"))
    expect(len(bodies), 1, done.stderr)
    context = bodies[0]["context"]
    expect((context["exit_code"], context["signal"], context["cancelled"]), (3, None, False))
    expect("visible" in context["log_tail"] and "error" in context["log_tail"], True, context["log_tail"])
    expect(50 <= context["duration_ms"] < 5000, True, context["duration_ms"])
    with open(scratch("file-log"), "wb") as out:
        _, bodies = body_of(sh("echo into the file; exit 3"), stdout=out)
    expect("into the file" in bodies[0]["context"]["log_tail"], True)


def memory_cgroup():
    """A new cgroup of 48 MiB: its directory, and the file that takes a pid."""
    name = f"cicd-report-test-{os.getpid()}"
    for root, limit in (("/sys/fs/cgroup/memory", "memory.limit_in_bytes"), ("/sys/fs/cgroup", "memory.max")):
        path = os.path.join(root, name)
        try:
            os.mkdir(path)
            with open(os.path.join(path, limit), "w", encoding="ascii") as out:
                out.write(str(48 << 20))
            return path
        except OSError:
            if os.path.isdir(path):
                os.rmdir(path)
    raise Skip("no memory cgroup can be made here")


@case("26 a command killed for memory is reported as OutOfMemory")
def _():
    group = memory_cgroup()
    try:
        script = f"echo $$ > {group}/cgroup.procs && exec \"$@\""
        expect(run(sh(script, *WRAPPED(PROBE + ["eat"]))).returncode, -9)
        real_program()
        program = WRAPPED.prefix[:1] + ["run", "--dry-run", "--"]
        text = run(sh(script, *program, *PROBE, "eat")).stderr.decode()
        body = json.loads(text[text.index("{"):text.rindex("}") + 1])
        expect((body["context"]["signal"], body["error_type"]), ("SIGKILL", "OutOfMemory"))
    finally:
        until(lambda: not open(f"{group}/cgroup.procs", encoding="ascii").read(), "the end of the group's processes")
        os.rmdir(group)
