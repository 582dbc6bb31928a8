# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of at most 700 lines, functions of at most 60 (class_init excepted: it is a table).
What is merely long is told and passes."""

import re

import source

FILE_LIMIT, FILE_LONG = 700, 500
FUNCTION_LIMIT, FUNCTION_LONG = 60, 40
# With our formatter a function body begins with "{" in the first column, after a line that ends
# in ")"; a structure's or enum's does not.
BODY = re.compile(r'^(?P<head>[^\n]*\))\n\{\n(?P<body>.*?)^\}$', re.MULTILINE | re.DOTALL)
NAME = re.compile(r'(\w+) \(')


def functions(text):
    """(name, first line, lines in the body) of each function."""
    clean = source.without_comments(text)
    for match in BODY.finditer(clean):
        before = clean[:match.end('head')]
        start = before.rfind('\n\n') + 1
        name = NAME.search(before, max(start, 0))
        yield (name.group(1) if name else '?', source.line_of(clean, match.start('head')),
               match.group('body').count('\n'))


def findings_in(path, text):
    """(what fails, what is only told) of one file."""
    failing, told = [], []
    lines = text.count('\n')
    if lines > FILE_LONG:
        (failing if lines > FILE_LIMIT else told).append(f'{path}: {lines} lines')
    for name, line, length in functions(text):
        if length > FUNCTION_LONG and not name.endswith('_class_init'):
            (failing if length > FUNCTION_LIMIT else told).append(
                f'{path}:{line}: {name}: {length} lines')
    return failing, told


def main():
    report = source.Report()
    top = source.root()
    for folder in ('src', 'tests'):
        failing, told = [], []
        for path in source.files(top / folder, '.c'):
            bad, long = findings_in(path.relative_to(top), path.read_text())
            failing += bad
            told += long
        report.check(f'files and functions of {folder} are short enough to read', failing)
        for line in told:
            report.note('long: ' + line)
    report.end()


if __name__ == '__main__':
    main()
