# SPDX-License-Identifier: GPL-3.0-or-later
"""Each test that src/sync/README.md names beside a threat is there, under that name, in that file."""

import re

import source

NAMED = re.compile(r'`([a-z-]+/test-[a-z-]+\.c)` `([A-Za-z0-9-]+)`')


def rows_of(text):
    """text: of the file. The rows of its first table."""
    start = text.index('| What happens |')
    return [line for line in text[start:text.index('\n\n', start)].splitlines()[2:]]


def findings_in(rows, read):
    """read: file name below tests/ -> its text, or None."""
    found = []
    for row in rows:
        named = NAMED.findall(row)
        if not named:
            found.append(f'{row.split("|")[1].strip()}: no test is named')
        for file, name in named:
            text = read(file)
            if text is None:
                found.append(f'{file}: no such file')
            elif not re.search(rf'"[^"]*{name}"', text):
                found.append(f'{file}: no test {name}')
    return found


def main():
    report = source.Report()
    top = source.root()

    def read(file):
        path = top / 'tests' / file
        return path.read_text() if path.is_file() else None

    rows = rows_of((top / 'src' / 'sync' / 'README.md').read_text())
    report.check('each threat names a test that is there', findings_in(rows, read))
    report.end()


if __name__ == '__main__':
    main()
