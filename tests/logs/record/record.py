#!/usr/bin/env python3
"""Runs one command and writes what it printed as a recorded log with its expectation.

usage: record.py TOOL VERSION CASE [-t TYPE] [-c CLASS] [-f FILE] [-l LINE] [-x TEXT] [-T TEST]... [--others] [--null] -- COMMAND
       record.py TOOL VERSION CASE --passing -- COMMAND

Writes ../TOOL/CASE.log and ../TOOL/CASE.expected.json (CASE.passing.log for a run that must succeed).
TYPE, CLASS, FILE, LINE: what `cicd-report explain --json` must say of the cause. TEXT: a part of the cause's line.
TEST: a part of the name of a failed test; no others may be named, but with --others (suites, parents).
--null: nothing may be recognised. The command runs by `sh -c` in the current directory.
"""
import argparse
import json
import os
import re
import socket
import subprocess
import sys

LIMIT = 30000
LOGS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
KEPT_HOST = re.compile(r'^(localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0|.*\.(example|invalid|test|localhost))$')
URL = re.compile(r'(\b[a-z][a-z+]*://)((?:[^\s/@:]+@)?)([A-Za-z0-9.\-]+\.[A-Za-z]{2,}|\[::1\])')

REGISTRY = re.compile(r'\bregistry\.[a-z]+\.(?:org|com)\b|\b[a-z]+\.io(?= index)')


def neutral(text):
    """Takes out what belongs to the recording machine: its name, home and the hosts of registries."""
    text = text.replace('/tmp/work/.node/node_modules', '/tmp/work/node_modules')
    text = text.replace('/private/tmp/', '/tmp/')
    name = socket.gethostname()
    if len(name) > 3:
        text = text.replace(name, 'builder')
    for home in (os.environ.get('REAL_HOME', ''), '/root'):
        if len(home) > 3:
            text = text.replace(home + '/', '/home/builder/')
    text = REGISTRY.sub('registry.example', text)
    return URL.sub(lambda m: m[0] if KEPT_HOST.match(m[3]) else m[1] + m[2] + 'registry.example', text)


def run(command):
    done = subprocess.run(['sh', '-c', command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=600)
    return done.returncode, neutral(done.stdout.decode('utf-8', 'surrogateescape'))


def expectation(args):
    cause = None
    if not args.passing and not args.null:
        cause = {}
        if args.type:
            cause['type'] = args.type
        if getattr(args, 'class'):
            cause['class'] = getattr(args, 'class')
        if args.text:
            cause['text'] = args.text
        if args.file:
            cause['file_path'] = args.file
        if args.line:
            cause['line_number'] = args.line
    command = args.command.replace(LOGS + '/', 'tests/logs/')
    expected = {'command': command, 'version': args.version, 'cause': cause, 'failed_tests': args.test or []}
    if args.others:
        expected['other_tests'] = True
    return expected


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    for name in ('tool', 'version', 'case'):
        parser.add_argument(name)
    for short, name in (('-t', '--type'), ('-c', '--class'), ('-f', '--file'), ('-x', '--text')):
        parser.add_argument(short, name)
    parser.add_argument('-l', '--line', type=int)
    parser.add_argument('-T', '--test', action='append')
    parser.add_argument('--passing', action='store_true')
    parser.add_argument('--others', action='store_true')
    parser.add_argument('--null', action='store_true')
    parser.add_argument('command')
    args = parser.parse_args([a for a in sys.argv[1:] if a != '--'])
    code, text = run(args.command)
    where = f'{args.tool}/{args.case}'
    if (code == 0) != args.passing and not os.environ.get('ANY_EXIT'):
        sys.exit(f'{where}: exit code {code}, not recorded:\n{text[-1500:]}')
    if len(text.encode('utf-8', 'surrogateescape')) > LIMIT:
        sys.exit(f'{where}: {len(text)} characters are more than {LIMIT}: make the project smaller')
    if args.text and args.text not in text:
        sys.exit(f'{where}: the log does not hold {args.text!r}:\n{text[-3000:]}')
    folder = os.path.join(LOGS, args.tool)
    os.makedirs(folder, exist_ok=True)
    case = args.case + ('.passing' if args.passing else '')
    with open(os.path.join(folder, case + '.log'), 'wb') as f:
        f.write(text.encode('utf-8', 'surrogateescape'))
    with open(os.path.join(folder, case + '.expected.json'), 'w', encoding='utf-8') as f:
        f.write(json.dumps(expectation(args), indent=2, ensure_ascii=False) + '\n')
    print(f'{where}: {text.count(chr(10))} lines')


if __name__ == '__main__':
    main()
