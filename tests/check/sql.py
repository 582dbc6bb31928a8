# SPDX-License-Identifier: GPL-3.0-or-later
"""A migration that was registered never changes: stores out there were made by it as it stood. Each is
listed with its SHA-256 in resources/sql/registered.sha256, its numbers have no gap, and a new one is
added by `python3 tests/check/sql.py . --register`, once it stands as it will stay."""

import hashlib
import sys
from pathlib import Path

import source

REGISTER = 'registered.sha256'


def listed_in(text):
    """name -> hash of a register's lines, and the names that stand in two of them."""
    hashes, twice = {}, []
    for line in text.splitlines():
        digest, name = line.split(None, 1)
        if hashes.setdefault(name, digest) != digest:
            twice.append(name)
    return hashes, twice


def findings_in(hashes, listed):
    """hashes: of the migrations as they are, by name; listed: as they were registered."""
    found = [f'{name}: it changed after it was registered; a change needs a new file'
             for name in hashes if name in listed and hashes[name] != listed[name]]
    found += [f'{name}: registered, but gone' for name in listed if name not in hashes]
    found += [f'{name}: not registered; when it stands as it will stay: '
              'python3 tests/check/sql.py . --register' for name in hashes if name not in listed]
    return found


def misnumbered(names):
    """Migrations of one folder whose numbers are not 1, 2, 3 ..."""
    return [f'{name}: its number should be {number:04}'
            for number, name in enumerate(sorted(names), 1)
            if not Path(name).name.startswith(f'{number:04}-')]


def migrations(folder):
    """name -> hash of each migration, as paths below folder; queries are none."""
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in source.files(folder, '.sql') if path.parent.name != 'queries'}


def main():
    report = source.Report()
    folder = source.root() / 'resources' / 'sql'
    register = folder / REGISTER
    text = register.read_text() if register.exists() else ''
    listed, twice = listed_in(text)
    hashes = migrations(folder)
    if '--register' in sys.argv:
        new = [name for name in hashes if name not in listed]
        register.write_text(text + ''.join(f'{hashes[name]}  {name}\n' for name in new))
        listed, twice = listed_in(register.read_text())

    report.check('no registered migration changed, and each is registered',
                 findings_in(hashes, listed) + [f'{name}: registered twice' for name in twice])
    for place in sorted({Path(name).parent for name in hashes}):
        report.check(f'migrations of {Path("sql") / place} are numbered without a gap',
                     misnumbered(name for name in hashes if Path(name).parent == place))
    report.end()


if __name__ == '__main__':
    main()
