# SPDX-License-Identifier: GPL-3.0-or-later
"""The formatter changes nothing. Its version is pinned, because each version formats differently."""

import shutil
import subprocess

import source

VERSION = '14'


def formatter():
    for name in (f'clang-format-{VERSION}', 'clang-format'):
        if shutil.which(name):
            said = subprocess.run([name, '--version'], capture_output=True, text=True).stdout
            if f'version {VERSION}.' in said:
                return name
    return None


def main():
    report = source.Report()
    top = source.root()
    program = formatter()
    for folder in ('src', 'tests'):
        sentence = f'{folder} is formatted by .clang-format'
        if program is None:
            report.skip(sentence, f'clang-format {VERSION} is not installed')
            continue
        paths = source.files(top / folder, '.c', '.h')
        run = subprocess.run([program, '--dry-run', '--Werror', *paths], cwd=top,
                             capture_output=True, text=True) if paths else None
        bad = sorted({line.split(':')[0] for line in run.stderr.splitlines()
                      if 'error:' in line}) if run else []
        if run and run.returncode != 0 and not bad:
            bad = run.stderr.splitlines()[:5]
        report.check(sentence, bad)
    report.end()


if __name__ == '__main__':
    main()
