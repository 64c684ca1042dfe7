#!/usr/bin/env python3
"""What `cicd-report run -- COMMAND` costs, against running COMMAND directly, through cat, tee and script.

Usage: tests/bench/wrapper_bench.py [PROGRAM] [--scale F] [--rounds N]
PROGRAM is build/release/cicd-report unless given; --scale 0.1 moves a tenth of the bytes. All variants take turns
in every round, and the best time of each counts: only the ratios of one run mean anything.
"""
import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

LINE = "[12:00:00] src/module/file_0123.cpp: compiled object 4711 of 9000 without any complaint at all, ok.."[:99]


def writers(scale):
    blocks = int(32768 * scale)
    lines = int(10737418 * scale)
    return {
        f"{blocks * 65536 / 2**30:.2f} GiB in writes of 64 KiB":
            f"dd if=/dev/zero bs=64k count={blocks} status=none",
        f"{lines * 100 / 2**30:.2f} GiB of lines, written in blocks": f"yes '{LINE}' | head -n {lines}",
        f"{lines * 100 / 2**30:.2f} GiB of lines, one write each":
            f"perl -e '$l = q({LINE}).qq(\\n); syswrite STDOUT, $l for 1..{lines}'",
    }


def variants(program, script):
    quoted = "'" + script.replace("'", "'\\''") + "'"
    found = {
        "direct": f"sh -c {quoted} | cat",
        "| cat": f"sh -c {quoted} | cat | cat",
        "| tee": f"sh -c {quoted} | tee /dev/null | cat",
        "ours": f"{program} run -q -- sh -c {quoted} | cat",
    }
    if shutil.which("script"):
        found["script -qc"] = f"script -qec {quoted} /dev/null < /dev/null | cat"
    return found


def throughput(program, scale, rounds):
    for title, script in writers(scale).items():
        best = {}
        for _ in range(rounds):
            for name, line in variants(program, script).items():
                began = time.perf_counter()
                subprocess.run(["sh", "-c", line + " > /dev/null"], check=True)
                best[name] = min(best.get(name, 1e9), time.perf_counter() - began)
        print(title)
        for name, seconds in best.items():
            print(f"  {name:12} {seconds:8.3f} s   {seconds / best['direct']:6.2f} x direct")


def start_up(program, rounds):
    true = shutil.which("true")
    commands = {"direct": [true], "timeout(1)": [shutil.which("timeout"), "60", true], "ours": [program, "run", "--", true],
                "ours, -q": [program, "run", "-q", "--", true]}
    took = {name: [] for name in commands}
    for _ in range(100 * rounds):
        for name, argv in commands.items():
            began = time.perf_counter()
            os.waitpid(os.posix_spawn(argv[0], argv, os.environ), 0)
            took[name].append((time.perf_counter() - began) * 1e6)
    print("start-up and end of true:")
    for name, times in took.items():
        more, usual = (part(times) - part(took["direct"]) for part in (min, statistics.median))
        print(f"  {name:12} best {min(times):5.0f} us ({more:+.0f}), median {statistics.median(times):5.0f} us ({usual:+.0f})")


def memory_and_idle(program):
    script = "head -c 1000000000 /dev/zero; grep VmHWM /proc/$PPID/status >&2"
    done = subprocess.run([program, "run", "-q", "--", "sh", "-c", script], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=True)
    print(f"memory at most, with 1 GB of output: {int(done.stderr.split()[1]) / 1024:.1f} MiB")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([program, "run", "-q", "--", "sleep", "5"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"context switches over `sleep 5`, all processes: {after.ru_nvcsw - before.ru_nvcsw}")


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?", default=os.path.join(here, "../../build/release/cicd-report"))
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    program = os.path.realpath(given.program)
    if not os.access(program, os.X_OK):
        sys.exit(f"{program}: not built; run packaging/build, or name another")
    with tempfile.TemporaryDirectory() as spool:
        os.environ["CICD_REPORT_SPOOL_DIR"] = spool
        throughput(program, given.scale, given.rounds)
        start_up(program, given.rounds)
        memory_and_idle(program)


main()
