# SPDX-License-Identifier: GPL-3.0-or-later
"""po/id.po holds a translation of every message that the program has, and of no other: none fuzzy,
each with its plural forms and with the directives (%s) of its source.
translated.py FOLDER --update brings the catalogue up to date: new messages come in, for you to
translate, and what the program says no longer goes."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import source

# As meson's preset 'glib' for i18n.gettext, which makes the template for translators.
KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dcgettext:2', 'g_dngettext:2,3',
            'g_dpgettext2:2c,3']
FLAGS = ['N_:1:pass-c-format', 'C_:2:pass-c-format', 'NC_:2:pass-c-format',
         'g_dngettext:2:pass-c-format', 'g_strdup_printf:1:c-format',
         'g_string_printf:2:c-format', 'g_string_append_printf:2:c-format',
         'g_set_error:4:c-format', 'g_print:1:c-format', 'g_printerr:1:c-format']
MSGID = re.compile(r'^msgid ((?:".*"\n)+)', re.MULTILINE)


def run(*command, cwd=None):
    """(whether it ended well, standard output, the lines of standard error)"""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    return done.returncode == 0, done.stdout, done.stderr.splitlines()


def template(top, files_from, output):
    """Writes what the program says, as xgettext reads the listed files. Returns: the complaints"""
    well, _, said = run('xgettext', f'--files-from={files_from}', f'--output={output}',
                        '--from-code=UTF-8', '--add-comments',
                        *[f'--keyword={word}' for word in KEYWORDS],
                        *[f'--flag={flag}' for flag in FLAGS], cwd=top)
    return [] if well and output.exists() else said or ['xgettext found no message']


def messages(catalogue, choice):
    """The source texts of those entries that msgattrib chooses, the header apart."""
    said = run('msgattrib', '--no-wrap', choice, str(catalogue))[1].replace('#~ ', '')
    texts = (''.join(re.findall(r'"(.*)"\n', match)) for match in MSGID.findall(said))
    return [text for text in texts if text]


def findings_in(catalogue, pot, folder):
    """sentence -> what contradicts it, of a catalogue held against what the program says."""
    merged = folder / 'merged.po'
    well, _, said = run('msgmerge', '--quiet', '--no-fuzzy-matching', f'--output-file={merged}',
                        str(catalogue), str(pot))
    if not well:
        return {'the catalogue can be read, and says nothing twice': said}
    # msgmerge, which has the marks of xgettext, calls a translation with other directives fuzzy.
    checked, _, complaints = run('msgfmt', '--check', '--output-file=/dev/null', str(merged))
    return {
        'the catalogue can be read, and says nothing twice': [],
        'every message is translated': messages(merged, '--untranslated'),
        'no translation is fuzzy or has other directives than its source': messages(merged, '--only-fuzzy'),
        'plural forms are as many as the language has': [] if checked else complaints,
        'no translation is of a message that is gone (translated.py . --update)':
            messages(merged, '--only-obsolete'),
    }


def update(catalogue, pot):
    merged = run('msgmerge', '--quiet', '--no-fuzzy-matching', '--add-location=file',
                 '--output-file=-', str(catalogue), str(pot))[1]
    kept = subprocess.run(['msgattrib', '--no-obsolete'], input=merged, capture_output=True,
                          text=True, check=True).stdout
    catalogue.write_text(kept)


def main():
    report = source.Report()
    top = source.root()
    catalogue = top / 'po' / 'id.po'
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pot = folder / 'govote.pot'
        report.check('xgettext reads every listed file',
                     template(top, top / 'po' / 'POTFILES.in', pot))
        if '--update' in sys.argv:
            update(catalogue, pot)
        for sentence, found in findings_in(catalogue, pot, folder).items():
            report.check(sentence, found)
    report.end()


if __name__ == '__main__':
    main()
