# SPDX-License-Identifier: GPL-3.0-or-later
"""The example of a service runs the program with options that it has, shuts it in, and satisfies
systemd where that is installed. services.py FOLDER GOVOTE-CENTRAL"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import source

WANTED = ('NoNewPrivileges=yes', 'ProtectSystem=strict', 'ProtectHome=yes', 'PrivateTmp=yes',
          'LimitCORE=0', 'UMask=0077', 'StateDirectoryMode=0700', 'CapabilityBoundingSet=')


def command_of(unit):
    return re.search(r'^ExecStart=(\S+) (.*)$', unit, re.MULTILINE)


def unknown_options(unit, program):
    help_text = subprocess.run([program, 'serve', '--help'], capture_output=True, text=True,
                               check=True).stdout
    return [f'{option}: serve has no such option'
            for option in re.findall(r'--[a-z-]+', command_of(unit).group(2))
            if option != '--data' and f'{option} ' not in help_text]


def complaints(unit, program):
    """Of systemd-analyze, about the same service with the program of this build."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, 'govote-central.service')
        path.write_text(unit.replace(command_of(unit).group(1), str(Path(program).resolve())))
        done = subprocess.run(['systemd-analyze', 'verify', '--man=no', path], text=True,
                              capture_output=True)
    return done.stderr.splitlines() if done.returncode != 0 or 'govote' in done.stderr else []


def main():
    report = source.Report()
    unit = (source.root() / 'data/systemd/govote-central.service').read_text()
    program = sys.argv[2]
    report.check('the service names options that serve has', unknown_options(unit, program))
    report.check('the service is shut in',
                 [f'{line} is missing' for line in WANTED if line not in unit.splitlines()])
    if shutil.which('systemd-analyze'):
        report.check('the service satisfies systemd', complaints(unit, program))
    else:
        report.skip('the service satisfies systemd', 'systemd-analyze is not installed')
    report.end()


if __name__ == '__main__':
    main()
