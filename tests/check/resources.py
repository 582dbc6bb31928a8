# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program carries inside: each list of resources names the files of its folder, all of them and
nothing else, so that a file somebody added is really there when the program looks for it."""

import re
from pathlib import Path

import source

FILE = re.compile(r'<file[^>]*>([^<]+)</file>')
# list -> (the folder its names count from, what of it must be listed)
LISTS = {
    'src/core/journal/gvt-sql.gresource.xml': ('resources', ('sql/**/*.sql',)),
    'resources/ui/app.gresource.xml': ('resources/ui', ('**/*.ui', '**/*.css')),
    'resources/ballots/ballots.gresource.xml': ('resources/ballots', ('*.json',)),
    'resources/eligibility/eligibility.gresource.xml': ('resources/eligibility', ('*.json',)),
    'resources/modules/modules.gresource.xml': ('resources/modules', ('*/**/*.*',)),
    'resources/names/names.gresource.xml': ('resources/names', ('*.rules',)),
    'resources/tps/tps.gresource.xml': ('resources/tps', ('*.json',)),
    'data/practice/practice.gresource.xml': ('data/practice', ('*.csv',)),
}


def findings_in(listed, present):
    """listed: the names in a list; present: the files that belong there."""
    found = [f'{name}: not listed' for name in sorted(present - set(listed))]
    found += [f'{name}: stands twice' for name in sorted(set(listed)) if listed.count(name) > 1]
    return found


def main():
    report = source.Report()
    top = source.root()
    for name, (folder, patterns) in LISTS.items():
        base = top / folder
        present = {path.relative_to(base).as_posix()
                   for pattern in patterns for path in base.glob(pattern) if path.is_file()}
        report.check(f'{name} lists all of {folder}',
                     findings_in(FILE.findall((top / name).read_text()), present))
    unknown = [path.relative_to(top).as_posix()
               for folder in ('data', 'resources', 'src')
               for path in source.files(top / folder, '.gresource.xml')]
    report.check('every list of resources is held against its folder',
                 sorted(Path(name).as_posix() for name in set(unknown) - set(LISTS)))
    report.end()


if __name__ == '__main__':
    main()
