# SPDX-License-Identifier: GPL-3.0-or-later
"""Shell scripts are POSIX sh, can be read by one, and satisfy shellcheck where that is installed."""

import shutil
import subprocess

import source

PLACES = ('dev', '.ci/*', 'tests/**/*.sh')


def scripts(top):
    return [path for place in PLACES for path in sorted(top.glob(place)) if path.is_file()]


def complaints(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    return (done.stdout + done.stderr).splitlines() if done.returncode != 0 else []


def findings_in(path):
    found = [] if path.read_text().startswith('#!/bin/sh\n') else [f'{path}: not for /bin/sh']
    return found + complaints('sh', '-n', path)


def main():
    report = source.Report()
    top = source.root()
    for path in scripts(top):
        name = path.relative_to(top)
        report.check(f'{name} can be read by sh', findings_in(path))
        if shutil.which('shellcheck'):
            report.check(f'{name} satisfies shellcheck',
                         complaints('shellcheck', '--severity=warning', '--format=gcc', path))
        else:
            report.skip(f'{name} satisfies shellcheck', 'shellcheck is not installed')
    report.end()


if __name__ == '__main__':
    main()
