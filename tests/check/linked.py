# SPDX-License-Identifier: GPL-3.0-or-later
"""No program of ours asks the loader for plain libsqlite3, nor for what its layer may not see.
linked.py FOLDER PROGRAM...: reads the NEEDED entries of each built program."""

import re
import subprocess
import sys

import source

GTK = ('libgtk-', 'libadwaita-', 'libgdk')
BANNED = {'govote': ('libsqlite3',), 'govotectl': ('libsqlite3', *GTK),
          'govote-central': ('libsqlite3', *GTK)}


def findings_in(name, needed):
    return [f'{name}: needs {library}' for library in needed
            if library.startswith(BANNED.get(name, ('libsqlite3',)))]


def needed_by(program):
    said = subprocess.run(['readelf', '-d', program], capture_output=True, text=True, check=True)
    return re.findall(r'\(NEEDED\).*\[(.+)\]', said.stdout)


def main():
    report = source.Report()
    for program in sys.argv[2:]:
        name = program.rsplit('/', 1)[-1]
        report.check(f'{name} links only what it may', findings_in(name, needed_by(program)))
    report.end()


if __name__ == '__main__':
    main()
