# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file with words for people is in po/POTFILES.in, sorted, and every file named there exists."""

import re

import source

MARKED = {
    '.c': re.compile(r'\b(_|N_|C_|NC_|Q_|ngettext|g_dngettext|dngettext)\s*\(\s*(NULL|"|[A-Z_]+,)'),
    '.ui': re.compile(r'translatable="(yes|true)"'),
    '.desktop.in': re.compile(r'^(Name|Comment|Keywords)=', re.MULTILINE),
    '.metainfo.xml.in': re.compile(r'<(name|summary|p)>'),
    '.gschema.xml': re.compile(r'<(summary|description)>'),
}


def is_marked(name, text):
    for suffix, pattern in MARKED.items():
        if name.endswith(suffix):
            if suffix == '.c':
                text = source.without_comments(text, keep_strings=True)
            return bool(pattern.search(text))
    return False


def findings_in(listed, marked, exists):
    """listed: the lines of POTFILES.in; marked: names of files with words; exists: name -> bool."""
    found = [f'{name}: missing from po/POTFILES.in' for name in sorted(set(marked) - set(listed))]
    found += [f'{name}: listed, but no such file' for name in listed if not exists(name)]
    if listed != sorted(set(listed)):
        found.append('po/POTFILES.in: not sorted, or a line stands twice')
    return found


def main():
    report = source.Report()
    top = source.root()
    potfiles = top / 'po' / 'POTFILES.in'
    marked = [path.relative_to(top).as_posix()
              for folder in ('src', 'data', 'resources')
              for path in source.files(top / folder, *MARKED)
              if is_marked(path.name, path.read_text())]
    if potfiles.exists():
        listed = [line for line in potfiles.read_text().splitlines()
                  if line.strip() and not line.startswith('#')]
        report.check('every file with words is in po/POTFILES.in',
                     findings_in(listed, marked, lambda name: (top / name).is_file()))
    else:
        report.skip('every file with words is in po/POTFILES.in', 'no translations yet')
    report.end()


if __name__ == '__main__':
    main()
