/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sheet-told.h"

#include <gio/gio.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* Cells that are empty may be left out of a workbook, each row is as wide as the first. */
static const char script[] =
    "import re, sys, zipfile, xml.etree.ElementTree as E\n"
    "n = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'\n"
    "z = zipfile.ZipFile(sys.argv[1])\n"
    "assert z.testzip() is None\n"
    "names = [s.get('name') for s in E.fromstring(z.read('xl/workbook.xml')).iter(n + 'sheet')]\n"
    "part = 'xl/worksheets/sheet%d.xml' % (names.index(sys.argv[2]) + 1)\n"
    "width = 0\n"
    "for row in E.fromstring(z.read(part)).iter(n + 'row'):\n"
    "    cells = {}\n"
    "    for c in row.iter(n + 'c'):\n"
    "        at = 0\n"
    "        for letter in re.match('[A-Z]+', c.get('r')).group():\n"
    "            at = at * 26 + ord(letter) - 64\n"
    "        if c.get('t') == 'inlineStr':\n"
    "            cells[at] = ''.join(t.text or '' for t in c.iter(n + 't'))\n"
    "        elif c.find(n + 'v') is not None:\n"
    "            cells[at] = '%g' % float(c.find(n + 'v').text)\n"
    "    width = width or max(cells)\n"
    "    assert max(cells) <= width\n"
    "    print(';'.join(cells.get(at, '') for at in range(1, width + 1)))\n";

char *
gvt_sheet_told_csv (const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (text, BYTE_ORDER_MARK));
  lines = g_strsplit (text + strlen (BYTE_ORDER_MARK), "\r\n", -1);
  return g_strjoinv ("\n", lines);
}

char *
gvt_sheet_told_xlsx (const char *path, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                      "python3", "-c", script, path, name, NULL);
  char *text = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return text;
}
