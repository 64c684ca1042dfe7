"""What flows: bytes, order, stdin, pipes that break, files, memory."""
import array
import fcntl
import hashlib
import os
import random
import select
import socket
import subprocess
import termios
import threading
import time

from harness import (BOTH, PROBE, WRAPPED, case, environment, expect, not_sanitized, run, same, scratch, sh, start, until)

MEGABYTE = 1 << 20


def random_file(name, size):
    path = scratch(name)
    with open(path, "wb") as out:
        out.write(random.Random(name).randbytes(size))
    return path


def digest_of(stream):
    total = hashlib.sha256()
    for part in iter(lambda: stream.read(MEGABYTE), b""):
        total.update(part)
    return total.hexdigest()


def waits_for_reader(fd):
    """Whether there is something to read, and no more is coming."""
    unread = array.array("i", [0])
    fcntl.ioctl(fd, termios.FIONREAD, unread)
    before = unread[0]
    time.sleep(0.05)
    fcntl.ioctl(fd, termios.FIONREAD, unread)
    return before > 0 and unread[0] == before


@case("01 both streams keep every byte, each its own: pipes")
def _():
    files = [random_file("one", 50 * MEGABYTE), random_file("two", 50 * MEGABYTE)]
    for way in BOTH:
        process = start(way(sh('cat "$1" & cat "$2" >&2; wait', *files)), stdout=subprocess.PIPE,
                        stderr=subprocess.PIPE)
        seen = {}
        threads = [threading.Thread(target=lambda n=n, s=s: seen.update({n: digest_of(s)}))
                   for n, s in enumerate((process.stdout, process.stderr))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        expect(process.wait(), 0, way.name)
        expect([seen[0], seen[1]], [digest_of(open(path, "rb")) for path in files], way.name)


@case("01 both streams keep every byte: files and /dev/null")
def _():
    source = random_file("small", 3 * MEGABYTE)
    for way in BOTH:
        with open(scratch("out"), "wb") as out, open(scratch("err"), "wb") as err:
            expect(run(way(sh('cat "$1"; cat "$1" >&2', source)), stdout=out, stderr=err).returncode, 0, way.name)
        for name in ("out", "err"):
            expect(digest_of(open(scratch(name), "rb")), digest_of(open(source, "rb")), way.name)
    same(sh('cat "$1"; stat -L -c %F /proc/self/fd/1; exit 4', source), stdout=subprocess.DEVNULL)


@case("01 a line arrives when it is written, not when a buffer is full")
def _():
    for way in BOTH:
        process = start(way(sh("echo now; read x")), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        expect(process.stdout.readline(), b"now\n", way.name)
        process.stdin.write(b"\n")
        process.stdin.close()
        expect(process.wait(), 0, way.name)


@case("02 the order of both streams stays when they share one pipe")
def _():
    for way in BOTH:
        done = run(way(PROBE + ["interleave", "20000"]), stderr=subprocess.STDOUT)
        expect(done.stdout.split(), [b"%d" % n for n in range(20000)], way.name)


@case("02 the order stays in one file")
def _():
    for way in BOTH:
        with open(scratch("order"), "wb") as out:
            run(way(PROBE + ["interleave", "5000"]), stdout=out, stderr=subprocess.STDOUT)
        with open(scratch("order"), "rb") as out:
            expect(out.read().split(), [b"%d" % n for n in range(5000)], way.name)


@case("03 stdin is the command's alone")
def _():
    for way in BOTH:
        script = "read a; " + " ".join(f"'{word}'" for word in way(["sh", "-c", "read b"])) + "; cat"
        # A pipe is read byte by byte by a shell, so that nothing more than a line is gone.
        expect(run(sh(script), input=b"1\n2\n3\n").stdout, b"3\n", way.name)


@case("03 who closes stdin or stdout is seen to have closed it")
def _():
    for way in BOTH:
        process = start(way(sh("exec <&-; echo closed; exec sleep 20")), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        process.stdout.readline()
        until(lambda: select.select([], [process.stdin], [], 0)[1] and broken(process.stdin), f"{way.name}: EPIPE")
        process.kill()
        process.wait()
        process.stdout.close()
        process = start(way(sh("echo hi; exec >&-; exec sleep 20")), stdout=subprocess.PIPE)
        expect(process.stdout.read(), b"hi\n", way.name)
        expect(process.poll(), None, way.name)
        process.kill()
        process.wait()
        process.stdout.close()


def broken(pipe):
    try:
        os.write(pipe.fileno(), b"x")
        return False
    except BrokenPipeError:
        return True


@case("12 what runs on in the background keeps its output")
def _():
    for way in BOTH:
        gate = scratch("gate" + way.name)
        os.mkfifo(gate)
        process = start(way(sh('(read go < "$1"; echo late; echo later >&2)& echo hi; exit 3', gate)),
                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        expect(process.wait(10), 3, f"{way.name}: the code, without waiting for the background process")
        with open(gate, "w", encoding="ascii") as opened:
            opened.write("go\n")
        expect((process.stdout.read(), process.stderr.read()), (b"hi\nlate\n", b"later\n"), way.name)


@case("12 a background process that never stops writing does not keep us")
def _():
    for way in BOTH:
        process = start(way(sh("yes & echo $! >&2; exit 6")), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        pid = int(process.stderr.readline())
        reader = threading.Thread(target=lambda p=process: digest_of(p.stdout))
        reader.start()
        try:
            expect(process.wait(timeout=10), 6, way.name)
        finally:
            os.kill(pid, 9)
        reader.join()


@case("12 a background process and a slow reader: the command's own output comes before what follows it")
def _():
    for way in BOTH:
        read, write = os.pipe()
        process = start(way(sh("sleep 1 & seq 1 20000")), stdout=write)
        ended = threading.Thread(target=lambda: (process.wait(), os.write(write, b"END\n"), os.close(write)))
        ended.start()
        time.sleep(0.2)
        with os.fdopen(read, "rb") as lines:
            expect(lines.readlines()[20000:], [b"END\n"], way.name)
        ended.join()


@case("12 the last words of a command that was told to end are there when it is gone")
def _():
    # One write that is more than the reader's pipe holds.
    script = ("import os, signal; signal.pthread_sigmask(signal.SIG_BLOCK, [15]); os.write(2, b'ready\\n'); "
              "signal.sigwait([15]); os.write(1, b'x' * 99999 + b'\\n')")
    for way in BOTH * 3:
        read, write = os.pipe()
        process = start(way(["python3", "-c", script]), stdout=write, stderr=subprocess.PIPE)
        process.stderr.readline()
        ended = threading.Thread(target=lambda: (process.wait(), os.write(write, b"END\n"), os.close(write)))
        ended.start()
        process.terminate()
        time.sleep(0.2)
        with os.fdopen(read, "rb") as lines:
            expect([len(line) for line in lines], [100000, 4], way.name)
        ended.join()
        expect(process.returncode, 0, way.name)
        process.stderr.close()


@case("13 a reader that leaves ends the command at the very next write")
def _():
    for way in BOTH:
        if os.path.exists(scratch("f")):
            os.unlink(scratch("f"))
        process = start(way(sh('sleep .2; echo a; echo b > "$1"', scratch("f"))), stdout=subprocess.PIPE)
        process.stdout.close()
        expect(process.wait(), -13, way.name)
        expect(os.path.exists(scratch("f")), False, way.name)


@case("13 stderr lives on when only stdout's reader left")
def _():
    for way in BOTH:
        process = start(way(sh("sleep .1; (echo gone); echo stays >&2; exit 5")), stdout=subprocess.PIPE,
                        stderr=subprocess.PIPE)
        process.stdout.close()
        expect(process.stderr.read(), b"stays\n", way.name)
        expect(process.wait(), 5, way.name)


@case("14 a non-blocking stdout with a slow reader loses nothing")
def _():
    source = random_file("slow", 8 * MEGABYTE)
    read, write = os.pipe()
    os.set_blocking(write, False)
    process = start(WRAPPED(["cat", source]), stdout=write)
    os.close(write)
    total, parts = hashlib.sha256(), 0
    while part := os.read(read, 30000):
        total.update(part)
        parts += 1
        if parts % 40 == 0:
            time.sleep(0.002)
    os.close(read)
    expect((process.wait(), total.hexdigest()), (0, digest_of(open(source, "rb"))))


@case("14 an inherited descriptor never becomes non-blocking")
def _():
    read, write = os.pipe()
    process = start(WRAPPED(sh("echo x; read y")), stdin=subprocess.PIPE, stdout=write, stderr=write)
    os.read(read, 2)
    blocking = os.get_blocking(write), os.get_blocking(read)
    process.stdin.close()
    process.wait()
    expect((blocking, os.get_blocking(write)), ((True, True), True))
    os.close(read)
    os.close(write)


@case("14 stdout is a socket of messages")
def _():
    for kind in (socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
        for way in BOTH:
            ours, theirs = socket.socketpair(socket.AF_UNIX, kind)
            run(way(sh("echo one; echo two; echo three")), stdout=theirs)
            theirs.close()
            ours.setblocking(False)
            expect([ours.recv(100) for _ in range(3)], [b"one\n", b"two\n", b"three\n"], f"{way.name}, {kind!r}")
            ours.close()


@case("14 stdout is a socket")
def _():
    source = random_file("sock", 4 * MEGABYTE)
    for way in BOTH:
        ours, theirs = socket.socketpair()
        process = start(way(["cat", source]), stdout=theirs)
        theirs.close()
        with ours.makefile("rb") as stream:
            seen = digest_of(stream)
        ours.close()
        expect((process.wait(), seen), (0, digest_of(open(source, "rb"))), way.name)


@case("14 a socket that nobody reads does not keep us from a signal")
def _():
    for way in BOTH:
        ours, theirs = socket.socketpair()
        process = start(way(sh("echo ready >&2; exec cat /dev/zero")), stdout=theirs, stderr=subprocess.PIPE)
        theirs.close()
        process.stderr.readline()
        until(lambda: waits_for_reader(ours), "a full socket")
        began = time.monotonic()
        process.terminate()
        expect(process.wait(), -15, way.name)
        if time.monotonic() - began > 0.5:
            raise AssertionError(f"{way.name}: it took {time.monotonic() - began:.1f} s")
        process.stderr.close()
        ours.close()


@case("14 a pipe that keeps each write apart")
def _():
    for way in BOTH:
        read, write = os.pipe2(os.O_DIRECT)
        process = start(way(sh("echo 1; echo 2; echo 3")), stdout=write)
        os.close(write)
        expect(process.wait(), 0, way.name)
        expect([os.read(read, 100) for _ in range(4)], [b"1\n", b"2\n", b"3\n", b""], way.name)
        os.close(read)


@case("15 a stdout that is open for reading only")
def _():
    with open(os.devnull, encoding="ascii") as nothing:
        same(sh("echo hi; echo code $? >&2"), stdout=nothing)
    read, write = os.pipe()
    same(sh("echo hi; echo code $? >&2"), stdout=read)
    os.close(read)
    os.close(write)


@case("15 a full disk is the command's to see")
def _():
    with open("/dev/full", "wb") as full:
        code, _, err = same(sh("echo hi || exit 9"), stdout=full)
    expect(code, 9)
    expect(b"cicd" in err, False)


@case("15 a regular file stays a regular file; appending appends")
def _():
    for way in BOTH:
        with open(scratch("log"), "wb") as out:
            out.write(b"before\n")
        with open(scratch("log"), "ab") as out:
            expect(run(way(sh("stat -L -c %F /proc/self/fd/1; exit 1")), stdout=out).returncode, 1, way.name)
        expect(open(scratch("log"), "rb").read(), b"before\nregular file\n", way.name)


@case("15 a file size limit kills the command as it does without us")
def _():
    for way in BOTH:
        script = "ulimit -f 1; exec " + " ".join(way(["head", "-c", "100000", "/dev/zero"]))
        with open(scratch("limited"), "wb") as out:
            expect(run(["/bin/bash", "-c", script], stdout=out).returncode, -25, way.name)


@case("16 closed standard descriptors stay closed")
def _():
    listing = 'for fd in 0 1 2; do [ -e /proc/$$/fd/$fd ] && printf "$fd "; done > "$1"; exit 7'
    for closing in ("<&-", ">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"):
        seen = []
        for way in BOTH:
            script = 'probe=$1; out=$2; shift 2; "$@" /bin/sh -c "$probe" sh "$out" ' + closing
            code = run(sh(script, listing, scratch("open"), *way(["env"]))).returncode
            seen.append((code, open(scratch("open"), encoding="ascii").read()))
        expect(seen[1], seen[0], closing)


@case("20 any amount of output, little memory")
def _():
    not_sanitized("needs three times the memory")
    for size in ("300000000",):
        script = f"head -c {size} /dev/zero; grep VmHWM /proc/$PPID/status >&2"
        process = start(WRAPPED(sh(script)), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        count = sum(len(part) for part in iter(lambda: process.stdout.read(MEGABYTE), b""))
        peak = int(process.stderr.read().split()[1])
        expect((process.wait(), count), (0, int(size)))
        if peak >= 16 * 1024:
            raise AssertionError(f"{peak} KiB of memory")


def switches(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return sum(int(line.split()[1]) for line in status if "voluntary_ctxt_switches" in line)


@case("20 idle costs nothing")
def _():
    process = start(WRAPPED(sh("echo ready; read go")), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.readline()
    time.sleep(0.15)
    helpers = until(lambda: open(f"/proc/{process.pid}/task/{process.pid}/children", encoding="ascii").read().split(),
                    "children of the wrapper")
    watched = [process.pid] + [int(pid) for pid in helpers]
    before = sum(switches(pid) for pid in watched)
    time.sleep(0.8)
    after = sum(switches(pid) for pid in watched)
    process.stdin.write(b"go\n")
    process.stdin.close()
    expect(process.wait(), 0)
    if after - before > 3:
        raise AssertionError(f"{after - before} context switches in 0.8 s")


@case("21 the command may open its stdout by name")
def _():
    same(sh("echo a > /dev/stdout; echo b > /dev/stderr; exit 2"))
    ours, theirs = socket.socketpair()
    process = start(WRAPPED(sh("echo a > /dev/stdout")), stdout=theirs)
    theirs.close()
    expect((ours.recv(10), process.wait()), (b"a\n", 0))
    ours.close()


@case("27 a slow reader does not delay a signal")
def _():
    for way in BOTH:
        process = start(way(["head", "-c", "1000000000", "/dev/zero"]), stdout=subprocess.PIPE, env=environment())
        time.sleep(0.2)
        process.terminate()
        # Nobody reads: the pipes are full.
        expect(process.wait(timeout=5), -15, way.name)
        process.stdout.close()
