#!/usr/bin/env python3
"""How fast a log is scanned with all rules, beside programs that only look for words: wc, grep and, where it is installed, ripgrep.

The log is 1 GB of the recorded logs in tests/logs, or of the real ones below the directory $CICD_LOGS, again and again; it is read
from memory, so every program is measured by the processor time it takes on one core. Environment: BUILD_DIR, SOURCE_DIR."""

import os
import pathlib
import resource
import shutil
import subprocess
import tempfile

build = pathlib.Path(os.environ["BUILD_DIR"])
logs = pathlib.Path(os.environ.get("CICD_LOGS") or pathlib.Path(os.environ["SOURCE_DIR"]) / "tests/logs")
speed = build / "tests/bench/scan_speed"
SIZE = 1_000_000_000


def write_log(path):
    sources = sorted(logs.rglob("*.log"))
    with open(path, "wb") as file:
        while file.tell() < SIZE:
            for source in sources:
                file.write(source.read_bytes())


def literals():
    """The anchors as words for grep: no marks of line ends; those with a digit in them are left out."""
    anchors = subprocess.run([speed, "--anchors"], capture_output=True, text=True, check=True).stdout.split("\n")
    words = (anchor.removeprefix("^").removesuffix("$").replace("\\^", "^").replace("\\$", "$") for anchor in anchors if "\\d" not in anchor)
    return sorted({word for word in words if word})


def processor_seconds(words):
    """Of the best of three runs. What it prints goes into a pipe: grep stops early when it goes to /dev/null."""
    times = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(words, capture_output=True, env={**os.environ, "LC_ALL": "C"}, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


def main():
    with tempfile.TemporaryDirectory(prefix="cicd-scan.") as directory:
        log, words = os.path.join(directory, "log"), os.path.join(directory, "words")
        write_log(log)
        anchors = literals()
        pathlib.Path(words).write_text("\n".join(anchors) + "\n", encoding="utf-8")
        size = os.path.getsize(log) / 1e9
        rows = [("scanner with all rules", [speed, log]),
                ("cicd-report explain", [build / "cicd-report", "explain", log]),
                ("wc -l", ["wc", "-l", log]),
                ("grep -cE with five words", ["grep", "-cE", "error|fatal|failed|exception|panic", log]),
                (f"grep -cF with {len(anchors)} anchors", ["grep", "-cF", "-f", words, log]),
                (f"rg -cF with {len(anchors)} anchors", ["rg", "-j1", "-cF", "-f", words, log])]
        print(f"{size:.2f} GB of {'real' if 'CICD_LOGS' in os.environ else 'recorded'} logs\n\n| program | GB/s of one core |\n|---|---|")
        for name, command in rows:
            if shutil.which(command[0]) is None:
                print(f"| {name} | not measured: not installed |")
            else:
                print(f"| {name} | {size / processor_seconds(command):.2f} |", flush=True)
        print("\n" + subprocess.run([speed, log], capture_output=True, text=True, check=True).stdout)


main()
