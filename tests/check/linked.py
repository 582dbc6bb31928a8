# SPDX-License-Identifier: GPL-3.0-or-later
"""No program of ours asks the loader for plain libsqlite3, nor for what its layer may not see; and
though libsoup brings plain libsqlite3 into the process, SQLCipher answers our calls.
linked.py FOLDER PROGRAM...: reads each program's NEEDED entries, and what the loader binds."""

import os
import re
import subprocess
import sys

import source

GTK = ('libgtk-', 'libadwaita-', 'libgdk')
SERVER = 'libpq'  # the centre's alone
BANNED = {'govote': ('libsqlite3', SERVER), 'govotectl': ('libsqlite3', SERVER, *GTK),
          'govote-central': ('libsqlite3', *GTK)}


def findings_in(name, needed):
    return [f'{name}: needs {library}' for library in needed
            if library.startswith(BANNED.get(name, ('libsqlite3',)))]

BOUND = re.compile(r"binding file (\S+) \[0\] to (\S+) \[0\]: normal symbol `(sqlite3_\w+)'")


def strangers_in(program, said):
    """Calls of SQLite by the program that something else than libsqlcipher answers."""
    ours = [(to, symbol) for by, to, symbol in BOUND.findall(said) if by == program]
    if not any(symbol == 'sqlite3_open_v2' for _, symbol in ours):
        return ['no call of sqlite3_open_v2 was bound at all']
    return [f'{symbol} is answered by {to}' for to, symbol in ours if 'libsqlcipher' not in to]


def bound_by(program):
    """What the loader says of a program that is told to bind everything at its start."""
    return subprocess.run([program, '--help'], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          text=True, check=True,
                          env={**os.environ, 'LD_DEBUG': 'bindings', 'LD_BIND_NOW': '1'}).stderr


def needed_by(program):
    said = subprocess.run(['readelf', '-d', program], capture_output=True, text=True, check=True)
    return re.findall(r'\(NEEDED\).*\[(.+)\]', said.stdout)


def main():
    report = source.Report()
    for program in sys.argv[2:]:
        name = program.rsplit('/', 1)[-1]
        report.check(f'{name} links only what it may', findings_in(name, needed_by(program)))
        report.check(f"SQLCipher answers {name}'s calls of SQLite",
                     strangers_in(program, bound_by(program)))
    report.end()


if __name__ == '__main__':
    main()
