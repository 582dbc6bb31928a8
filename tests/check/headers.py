# SPDX-License-Identifier: GPL-3.0-or-later
"""Headers open once and carry a licence line; each public function that can fail says how, in its own
comment or in that of its group. The comments are only told, since people judge them."""

import re

import source

FAILING = re.compile(r'\b(gvt_\w+)\s*\([^;{}()]*GError\s*\*\*error\)\s*(?:G_\w+\s*)?;', re.DOTALL)


def undocumented(text):
    """Functions with a GError that the header's comments never name nor stand right under."""
    comments = ' '.join(re.findall(r'/\*.*?\*/', text, re.DOTALL))
    found = []
    for match in FAILING.finditer(source.without_comments(text)):
        name = match.group(1)
        before = text[:match.start()].rsplit('\n\n', 1)[-1]
        if name not in comments and '*/' not in before:
            found.append(name)
    return found


def findings_in(path, text):
    found = []
    if not text.startswith('/* SPDX-License-Identifier: GPL-3.0-or-later */\n'):
        found.append(f'{path}: no licence line')
    if str(path).endswith('.h') and '#pragma once' not in text:
        found.append(f'{path}: no #pragma once')
    return found


def main():
    report = source.Report()
    top = source.root()
    found = []
    for path in source.files(top / 'src', '.c', '.h') + source.files(top / 'tests', '.c', '.h'):
        name, text = path.relative_to(top).as_posix(), path.read_text()
        found += findings_in(name, text)
        if name.startswith('src/') and name.endswith('.h'):
            for function in undocumented(text):
                report.note(f'no comment: {name}: {function}')
    report.check('every file opens as it should', found)
    report.end()


if __name__ == '__main__':
    main()
