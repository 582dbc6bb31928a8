# SPDX-License-Identifier: GPL-3.0-or-later
"""An arrow points down, never up (src/README.md). A folder includes its own headers and those of the
folders named here, directly or by way of them; no header name is used twice, since includes are flat."""

import re

import source

LEARNING = ('learning/draft', 'learning/notes', 'learning/formats', 'learning/eligibility',
            'learning/station')
# folder under src/ -> the folders it may use; what those may use comes with them
ALLOWED = {
    'core/base': [],
    'core/store': ['core/base'],
    'core/journal': ['core/store'],
    'command': ['core/base'],
    'print': ['core/base'],
    'sheet': ['core/base'],
    'statistics': ['sheet'],
    'learning/card': ['core/journal'],
    'learning/ballot': ['learning/card'],
    'learning/eligibility': ['learning/card'],
    'learning/station': ['learning/card'],
    'learning/quiz': ['learning/ballot'],
    'learning/formats': ['learning/quiz', 'sheet'],
    'learning/module': ['learning/quiz'],
    'learning/lint': ['learning/module'],
    'learning/notes': ['learning/module', 'print'],
    'learning/draft': ['learning/lint', 'learning/formats'],
    'voters': ['core/journal'],
    'sessions': [*LEARNING, 'voters', 'print', 'statistics'],
    'sessions/report': ['sessions'],
    'sessions/coverage': ['sessions/report', 'command'],
    'sync': ['sessions'],
    'central': ['command', 'sessions/coverage', 'sync'],
    'cli': ['command', 'sessions/coverage', 'statistics', 'sync'],
    'app': ['sessions/coverage', 'sync'],
}
GTK = re.compile(r'^\s*#\s*include\s*[<"](gtk|gdk|adwaita|adw-|poppler-gtk)', re.MULTILINE)
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


def room_of(path):
    """The folder of ALLOWED that a path under src/ belongs to, or None."""
    parts = path.split('/')
    return next((r for n in (2, 1) if (r := '/'.join(parts[:n])) in ALLOWED), None)


def reach(room):
    seen = {room}
    for below in ALLOWED[room]:
        seen |= reach(below)
    return seen


def findings_in(path, text, owner):
    """What is wrong with one file's includes. owner: header name -> the room it lies in."""
    room = room_of(path)
    if room is None:
        return [f'src/{path}: belongs to no folder of tests/check/layers.py']
    found = []
    for match in INCLUDE.finditer(source.without_comments(text, keep_strings=True)):
        name = match.group(1)
        where = f'src/{path}:{source.line_of(text, match.start(1))}'
        if '/' in name:
            found.append(f'{where}: "{name}": includes are flat names')
        elif name in owner and owner[name] not in reach(room):
            found.append(f'{where}: {room} may not see {name} of {owner[name]}')
    if room != 'app' and GTK.search(text):
        found.append(f'src/{path}: only app sees GTK')
    return found


def main():
    report = source.Report()
    src = source.root() / 'src'
    owner, twice, found = {}, [], {}
    for path in source.files(src, '.h'):
        if path.name in owner:
            twice.append(f'{path.name}: in {owner[path.name]} and in {path.parent}')
        owner[path.name] = room_of(path.relative_to(src).as_posix())
    for path in source.files(src, '.c', '.h'):
        name = path.relative_to(src).as_posix()
        found.setdefault(room_of(name) or name, []).extend(
            findings_in(name, path.read_text(), owner))
    report.check('no two headers share a name', twice)
    for room in sorted(found):
        report.check(f'{room} includes only what stands below it', found[room])
    report.end()


if __name__ == '__main__':
    main()
