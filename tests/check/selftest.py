# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks themselves: each finds what it is for, and leaves alone what only looks like it."""

import tempfile
from pathlib import Path

import calls
import circles
import flatpak
import headers
import icons
import layers
import linked
import potfiles
import resources
import shell
import sizes
import source
import sql
import threats
import translated
import words

OWNER = {'gvt-error.h': 'core/base', 'gvt-db.h': 'core/store', 'gvt-roll.h': 'voters',
         'gvt-module.h': 'learning/module'}


def function(lines):
    return 'static void\nlong_one (void)\n{\n' + '  work ();\n' * lines + '}\n'


def expect(report, sentence, is_so):
    report.check(sentence, [] if is_so else ['it does not'])


HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"""
SAYS = 'f (_ ("Save"), ngettext ("%u file", "%u files", n));\n'
TRANSLATED = """
msgid "Save"
msgstr "Simpan"

msgid "%u file"
msgid_plural "%u files"
msgstr[0] "%u berkas"
"""


def contradicted(catalogue):
    """The sentences that a catalogue contradicts, of a program that says SAYS."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / 'a.c').write_text(SAYS)
        (folder / 'files').write_text('a.c\n')
        (folder / 'id.po').write_text(HEADER + catalogue)
        said = translated.template(folder, folder / 'files', folder / 'a.pot')
        found = translated.findings_in(folder / 'id.po', folder / 'a.pot', folder)
        return said + [sentence for sentence, findings in found.items() if findings]


def check_translated(report):
    expect(report, 'a complete catalogue passes', not contradicted(TRANSLATED))
    for what, catalogue, sentence in [
            ('a message without a translation', TRANSLATED.replace('Simpan', ''),
             'every message is translated'),
            ('a message that the catalogue lacks', TRANSLATED.split('\n\n')[0],
             'every message is translated'),
            ('a fuzzy translation', TRANSLATED.replace('\nmsgid "Save"', '\n#, fuzzy\nmsgid "Save"'),
             'is fuzzy'),
            ('a directive of another kind', TRANSLATED.replace('"%u berkas', '"%s berkas'),
             'other directives'),
            ('a plural form too many', TRANSLATED + 'msgstr[1] "%u berkas"\n',
             'plural forms'),
            ('a message that stands twice', TRANSLATED + TRANSLATED, 'says nothing twice'),
            ('a message that is gone', TRANSLATED + '\nmsgid "Gone"\nmsgstr "Hilang"\n',
             'of a message that is gone')]:
        found = contradicted(catalogue)
        expect(report, f'{what} is found', len(found) == 1 and sentence in found[0])


def check_carried(report):
    """What the programs carry: SQL, resources, icons, scripts."""
    listed = {'0001-a.sql': 'a1', '0002-b.sql': 'b1'}
    expect(report, 'registered migrations pass', not sql.findings_in(listed, listed))
    for what, hashes in [('a registered migration that changed', listed | {'0001-a.sql': 'a2'}),
                         ('a registered migration that is gone', {'0001-a.sql': 'a1'}),
                         ('a migration nobody registered', listed | {'0003-c.sql': 'c1'})]:
        expect(report, f'{what} is found', len(sql.findings_in(hashes, listed)) == 1)
    expect(report, 'a migration registered with two hashes is found',
           sql.listed_in('a1  0001-a.sql\na2  0001-a.sql\n')[1])
    expect(report, 'two migrations of one number are found',
           sql.misnumbered(['0001-a.sql', '0002-b.sql', '0002-c.sql']))

    expect(report, 'a resource that is not listed is found', resources.findings_in([], {'a.ui'}))
    expect(report, 'a resource that is listed twice is found',
           resources.findings_in(['a.ui', 'a.ui'], {'a.ui'}))

    icon = '<svg viewBox="0 0 16 16"><path fill="#222"/>%s</svg>'
    expect(report, 'an icon of one colour passes', not icons.findings_in('a-symbolic.svg', icon % ''))
    for what, more in [('a second colour in a symbol', '<path style="stroke: #333"/>'),
                       ('a photograph in an icon', '<image href="a.png"/>'),
                       ('an icon that is no XML', '<path>')]:
        expect(report, f'{what} is found', icons.findings_in('a-symbolic.svg', icon % more))

    module = {'name': 'libx', 'sources': [{'type': 'archive', 'url': 'https://x', 'sha256': 'a' * 64}]}
    manifest = {'id': flatpak.APP, 'command': 'govote', 'finish-args': ['--share=ipc'],
                'modules': [module, {'name': 'govote', 'sources': [{'type': 'dir'}]}]}
    loose = module | {'sources': [{'type': 'archive', 'url': 'https://x'}]}
    expect(report, 'a whole manifest passes', not flatpak.findings_in(manifest, {'libx', 'cairo'}))
    for what, change, libraries in [
            ('a library without a module', {}, {'libx', 'liby'}),
            ('a source without a hash', {'modules': [loose, manifest['modules'][1]]}, {'libx'}),
            ('a whole home folder', {'finish-args': ['--filesystem=home']}, {'libx'})]:
        expect(report, f'{what} is found', flatpak.findings_in(manifest | change, libraries))

    with tempfile.TemporaryDirectory() as name:
        script = Path(name) / 'run'
        for text, passes in (('#!/bin/sh\ntrue\n', True), ('#!/bin/sh\nif true\n', False),
                             ('#!/bin/bash\ntrue\n', False)):
            script.write_text(text)
            expect(report, f'the script {text!r} {"passes" if passes else "is found"}',
                   (shell.findings_in(script) == []) is passes)


SHOWN = 'g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,\n             '
REFUSE = """static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_REFUSED, why);
  return FALSE;
}
"""
TABLE = """static void
check (GError **error)
{
  const char *problem = NULL;

  problem = %s;
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, problem);
}
"""


def check_words(report):
    for text in (SHOWN + '"no %s here", name);', SHOWN + 'why ? _ ("a name") : "no name");',
                 SHOWN + '_ ("%s: %s"), name,\n "no name");', TABLE % '"no name"',
                 REFUSE + 'return a || refuse (error,\n\n "no name");',
                 'g_error_new_literal (GVT_ERROR, GVT_ERROR_REFUSED, "no name");'):
        expect(report, f'{text!r}, which people read, is found', words.findings_in('a.c', text))
    for text in (SHOWN + '_ ("no %s "\n "here"), name);', SHOWN + '"%s: %u", _ ("name"), n);',
                 SHOWN.replace('INPUT', 'FORMAT') + '"no name");', TABLE % 'N_ ("no name")',
                 REFUSE + 'return a || refuse (error, _ ("no name"));', 'other (error, "no name");',
                 '/* allowed: the author reads English */\n' + SHOWN + '"no name");'):
        expect(report, f'{text!r} passes', not words.findings_in('a.c', text))


def main():
    report = source.Report()
    check_translated(report)
    check_carried(report)

    def upward(path, header):
        return layers.findings_in(path, f'#include "{header}"\n', OWNER)

    expect(report, 'an include that points up is found', upward('core/base/a.c', 'gvt-db.h'))
    expect(report, 'a sideways include is found', upward('voters/a.c', 'gvt-module.h'))
    expect(report, 'an include that points down passes', not upward('voters/a.c', 'gvt-error.h'))
    expect(report, 'a folder nobody drew is found', upward('utils/a.c', 'gvt-error.h'))
    expect(report, 'GTK below the app is found',
           layers.findings_in('sync/a.c', '#include <gtk/gtk.h>\n', OWNER))

    pair = {'a.c': 'void\ngvt_a (void)\n{\n  gvt_b ();\n}\n', 'b.c': 'void\ngvt_b (void)\n{\n}\n'}
    expect(report, 'two files of which one needs the other pass', not circles.findings_in(pair))
    pair['c.c'] = 'G_DEFINE_FINAL_TYPE (GvtC, gvt_c, G_TYPE_OBJECT)\nint x = gvt_a ();\n'
    pair['b.c'] += 'GType type = GVT_TYPE_C;\n'
    expect(report, 'three files that need each other in a circle are found, once',
           circles.findings_in(pair) == ['a.c -> b.c (gvt_b) -> c.c (GVT_TYPE_C) -> a.c (gvt_a)'])

    expect(report, 'a function of 61 lines is found', sizes.findings_in('a.c', function(61))[0])
    expect(report, 'a function of 60 lines passes', not sizes.findings_in('a.c', function(60))[0])
    expect(report, 'its name is told',
           next(sizes.functions('int\nfirst (int a)\n{\n}\n\n' + function(1)))[0] == 'first')
    expect(report, 'a file of 701 lines is found', sizes.findings_in('a.c', '\n' * 701)[0])

    for text in ('goto out;', 'sprintf (b, "x");', 'g_usleep (5);', 'sqlite3_step (s);', 'PQexec (c, s);',
                 'printf ("x");', 'g_get_real_time ();', '#include <sqlite3.h>'):
        expect(report, f'{text} in a library is found', calls.findings_in('src/voters/a.c', text))
    for text in ('g_strdup_printf ("x");', '/* goto out; */', '"goto"', 'clock->time (x);',
                 '/* allowed: the loader wants it */\nsystem (x);'):
        expect(report, f'{text!r} passes', not calls.findings_in('src/voters/a.c', text))
    expect(report, 'a program may print', not calls.findings_in('src/cli/a.c', 'g_print ("x");'))

    expect(report, 'words in C are seen', potfiles.is_marked('a.c', 'x = _("Save");'))
    expect(report, 'words in a comment are not', not potfiles.is_marked('a.c', '/* _("x") */'))
    expect(report, 'a file with words that is not listed is found',
           potfiles.findings_in([], ['src/a.c'], lambda name: True))
    expect(report, 'a listed file that is gone is found',
           potfiles.findings_in(['src/a.c'], [], lambda name: False))

    row = '| a threat | is met | `sync/test-a.c` `I1-it-is-met` |'
    expect(report, 'a named test that is there passes',
           not threats.findings_in([row], lambda name: 'ADD ("I1-it-is-met", test);'))
    expect(report, 'a named test that is gone is found',
           threats.findings_in([row], lambda name: 'ADD ("I1-it-is-met-not", test);'))
    expect(report, 'a threat without a test is found',
           threats.findings_in(['| a threat | is met | |'], lambda name: ''))

    expect(report, 'plain SQLite is found',
           linked.findings_in('govote', ['libc.so.6', 'libsqlite3.so.0']))
    expect(report, 'GTK in the command line is found',
           linked.findings_in('govotectl', ['libgtk-4.so.1']))
    expect(report, 'a database server in a laptop\'s program is found',
           linked.findings_in('govote', ['libpq.so.5']))
    expect(report, 'at the centre it passes',
           not linked.findings_in('govote-central', ['libpq.so.5']))
    line = "9: binding file b/govotectl [0] to /lib/%s [0]: normal symbol `sqlite3_open_v2'\n"
    expect(report, 'a call that plain SQLite answers is found',
           linked.strangers_in('b/govotectl', line % 'libsqlite3.so.0'))
    expect(report, 'a call that SQLCipher answers passes',
           not linked.strangers_in('b/govotectl', line % 'libsqlcipher.so.1'))
    expect(report, 'a program that binds nothing is found', linked.strangers_in('b/govotectl', ''))
    expect(report, 'a file without its licence is found', headers.findings_in('a.c', 'int x;\n'))
    expect(report, 'a function that can fail without a word is told',
           headers.undocumented('gboolean gvt_x (GError **error);\n') == ['gvt_x'])

    check_words(report)
    report.end()


if __name__ == '__main__':
    main()
