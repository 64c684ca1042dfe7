#!/usr/bin/env python3
"""Runs the steps of a job and prints their output with the marks that a CI system's runner puts around it.

usage: job.py github|gitea|gitlab|azure|jenkins|travis|woodpecker STEP...

A STEP is a command for `bash -e -c`. One that begins with `?` may fail: the job goes on (continue-on-error,
`catchError`, an ignored command). The marks are those of actions/runner 2.320, act_runner 0.2.11, gitlab-runner 17.5,
the Azure agent 3.246, Jenkins 2.479, Travis' worker 6 and Woodpecker 2.7. Ends with 1 when a step failed that must not.
"""
import datetime
import subprocess
import sys

ESC = '\033['


def now(digits):
    moment = datetime.datetime.now(datetime.timezone.utc)
    return moment.strftime('%Y-%m-%dT%H:%M:%S.') + f'{moment.microsecond:06d}0'[:digits] + 'Z'


def seconds():
    return int(datetime.datetime.now().timestamp())


class Plain:
    """What the formats share: how a line, a step and the end are printed."""

    def line(self, text):
        print(text, flush=True)

    def begin(self, command, number):
        pass

    def end(self, command, code, allowed):
        pass

    def finish(self, failed):
        pass


class GitHub(Plain):
    digits = 7

    def line(self, text):
        super().line(f'{now(self.digits)} {text}')

    def begin(self, command, number):
        for text in (f'##[group]Run {command.splitlines()[0]}', command, 'shell: /usr/bin/bash -e {0}',
                     '##[endgroup]'):
            self.line(text)

    def end(self, command, code, allowed):
        if code:
            self.line(f'##[error]Process completed with exit code {code}.')

    def finish(self, failed):
        for text in ('Post job cleanup.', '[command]/usr/bin/git version', 'git version 2.39.5',
                     'Cleaning up orphan processes'):
            self.line(text)


class Gitea(Plain):
    def line(self, text):
        super().line(f'{now(7)} {text}')

    def begin(self, command, number):
        self.line(f'⭐ Run Main {command.splitlines()[0]}')
        self.line('\U0001f433  docker exec cmd=[bash -e /var/run/act/workflow/%d] user= workdir=' % number)

    def end(self, command, code, allowed):
        if code == 0:
            return self.line(f'  ✅  Success - Main {command.splitlines()[0]}')
        self.line(f"exitcode '{code}': failure")
        self.line(f'  ❌  Failure - Main {command.splitlines()[0]}')
        if allowed:
            self.line('Failed but continue next step')

    def finish(self, failed):
        self.line('\U0001f3c1  Job failed' if failed else '\U0001f3c1  Job succeeded')


class GitLab(Plain):
    def __init__(self):
        self.line('Running with gitlab-runner 17.5.3 (12030cf4)')
        for name in ('prepare_executor', 'get_sources', 'step_script'):
            self.section('start', name)
            self.section('end', name) if name != 'step_script' else None

    def section(self, what, name):
        self.line(f'section_{what}:{seconds()}:{name}\r{ESC}0K')

    def begin(self, command, number):
        self.line(f'{ESC}32;1m$ {command.splitlines()[0]}{ESC}0;m')

    def finish(self, failed):
        self.section('end', 'step_script')
        self.line(f'{ESC}31;1mERROR: Job failed: exit code 1{ESC}0;m' if failed
                  else f'{ESC}32;1mJob succeeded{ESC}0;m')


class Azure(GitHub):
    def begin(self, command, number):
        for text in (f'##[section]Starting: Step {number}', 'Generating script.', command):
            self.line(text)
        self.number = number

    def end(self, command, code, allowed):
        if code:
            self.line(f"##[error]Bash exited with code '{code}'.")
        self.line(f'##[section]Finishing: Step {self.number}')

    def finish(self, failed):
        self.line('##[section]Finishing: Job')


class Jenkins(Plain):
    def begin(self, command, number):
        self.line('[Pipeline] sh')
        self.line(f'+ {command.splitlines()[0]}')

    def end(self, command, code, allowed):
        if code and allowed:
            self.line(f'ERROR: script returned exit code {code}')

    def finish(self, failed):
        self.line('[Pipeline] // node')
        self.line('[Pipeline] End of Pipeline')
        self.line('Finished: FAILURE' if failed else 'Finished: SUCCESS')


class Travis(Plain):
    def begin(self, command, number):
        self.line(f'{ESC}0K$ {command.splitlines()[0]}')

    def end(self, command, code, allowed):
        if not allowed:
            self.line(f'The command "{command.splitlines()[0]}" exited with {code}.')

    def finish(self, failed):
        self.line(f'Done. Your build exited with {int(failed)}.')


class Woodpecker(Plain):
    def begin(self, command, number):
        self.line(f'+ {command.splitlines()[0]}')


FORMATS = {'github': GitHub, 'gitea': Gitea, 'gitlab': GitLab, 'azure': Azure, 'jenkins': Jenkins, 'travis': Travis,
           'woodpecker': Woodpecker}


def main():
    job = FORMATS[sys.argv[1]]()
    failed = False
    for number, step in enumerate(sys.argv[2:], 1):
        allowed = step.startswith('?')
        command = step[1:] if allowed else step
        job.begin(command, number)
        done = subprocess.run(['bash', '-e', '-c', command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)
        for text in done.stdout.decode('utf-8', 'replace').splitlines():
            job.line(text)
        job.end(command, done.returncode, allowed)
        if done.returncode and not allowed:
            failed = True
            break
    job.finish(failed)
    sys.exit(int(failed))


if __name__ == '__main__':
    main()
