"""What runs as the command in the wrapper tests. Usage: probe.py PART [ARGUMENT…]"""
import fcntl
import os
import resource
import signal
import stat
import sys
import time

COUNTED = [1, 2, 3, 10, 12, 14, 15, 18, 20, 28, 35]


def say(text, fd=1):
    os.write(fd, (text + "\n").encode())


def count(fd="1"):
    """Says which signals arrive, one a line, until SIGRTMIN+5."""
    last = signal.SIGRTMIN + 5
    wanted = set(COUNTED) | {last}
    signal.pthread_sigmask(signal.SIG_BLOCK, wanted)
    say(f"ready {os.getpid()}", int(fd))
    while True:
        info = signal.sigwaitinfo(wanted)
        if info.si_signo == last:
            return
        say(str(info.si_signo), int(fd))


def interrupts():
    """Whether SIGINT, which is blocked, waits for us or comes, and whether another one follows."""
    for patience in (1, 0.15):
        info = signal.sigtimedwait({signal.SIGINT}, patience)
        say(str(info and info.si_signo))


def interleave(lines):
    """Numbered lines, in turn to both streams."""
    for number in range(int(lines)):
        os.write(1 + number % 2, b"%d\n" % number)


def describe():
    """All that a process inherits."""
    with open("/proc/self/status", encoding="utf-8") as status:
        for line in status:
            if line.split(":")[0] in ("Umask", "SigPnd", "ShdPnd", "SigBlk", "SigIgn", "SigCgt", "CapInh", "CapPrm",
                                      "CapEff", "CapBnd", "CapAmb", "NoNewPrivs", "Seccomp", "Uid", "Gid", "Groups",
                                      "Cpus_allowed", "Mems_allowed", "THP_enabled", "TracerPid"):
                say(line.strip())
    with open("/proc/self/limits", encoding="utf-8") as limits:
        say(limits.read())
    for name in sorted(os.environ):
        if name not in ("_", "_CICD_REPORT_PARENT"):
            say(f"{name}={os.environ[name]!r}")
    for fd in sorted(int(name) for name in os.listdir("/proc/self/fd")):
        try:
            kind = stat.S_IFMT(os.fstat(fd).st_mode)
            say(f"fd {fd} {kind:o} {fcntl.fcntl(fd, fcntl.F_GETFL):o} {fcntl.fcntl(fd, fcntl.F_GETFD)}")
        except OSError:
            pass  # the listing itself
    say(f"{os.getcwd()} {os.nice(0)} {os.getpgrp() == int(os.environ['GROUP'])} {os.getsid(0) == int(os.environ['SESSION'])}")
    say(f"{os.sched_getscheduler(0)} {resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw >= 0} {sys.argv[2:]!r}")


def arguments():
    """The words given, byte for byte."""
    for word in sys.argv[2:]:
        say(os.fsencode(word).hex())


def sizes():
    """The size of the terminal on stdout now and after each SIGWINCH, until it is the one given."""
    wanted = sys.argv[2]
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGWINCH})
    while True:
        columns, rows = os.get_terminal_size(1)
        say(f"{rows}x{columns}")
        if f"{rows}x{columns}" == wanted:
            return
        signal.sigwait({signal.SIGWINCH})


def eat():
    """Takes 64 MiB after 64 MiB of memory."""
    held = []
    while True:
        held.append(bytearray(os.urandom(4096)) * 16384)


def ignore_term():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    say("ready")
    time.sleep(60)


PARTS = {"count": count, "interrupts": interrupts, "interleave": interleave, "describe": describe, "arguments": arguments,
         "sizes": sizes, "eat": eat, "ignore-term": ignore_term}

if __name__ == "__main__":
    part = PARTS[sys.argv[1]]
    part(*(sys.argv[2:] if part in (count, interleave) else []))
