/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook that another program reads: Python's own zip and XML, by what the format says. */
#include "gvt-file.h"
#include "gvt-test.h"
#include "gvt-typed-table.h"

static const char script[] =
    "import sys, zipfile, datetime, xml.etree.ElementTree as E\n"
    "n = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'\n"
    "z = zipfile.ZipFile(sys.argv[1])\n"
    "assert z.testzip() is None\n"
    "names = [s.get('name') for s in E.fromstring(z.read('xl/workbook.xml')).iter(n + 'sheet')]\n"
    "xfs = list(E.fromstring(z.read('xl/styles.xml')).find(n + 'cellXfs'))\n"
    "for k, name in enumerate(names):\n"
    "    print('[' + name + ']')\n"
    "    for c in E.fromstring(z.read('xl/worksheets/sheet%d.xml' % (k + 1))).iter(n + 'c'):\n"
    "        f = xfs[int(c.get('s', 0))].get('numFmtId')\n"
    "        if c.get('t') == 'inlineStr':\n"
    "            print(c.get('r'), 'text', f, ''.join(t.text or '' for t in c.iter(n + 't')))\n"
    "        elif f == '164':\n"
    "            day = datetime.date(1899, 12, 30)\n"
    "            day += datetime.timedelta(int(c.find(n + 'v').text))\n"
    "            print(c.get('r'), 'date', day)\n"
    "        else:\n"
    "            print(c.get('r'), 'number', float(c.find(n + 'v').text))\n";

static GvtTypedTable *
make_table (const char *name)
{
  const GvtTypedColumn columns[] = {
    { "Kode", GVT_CELL_TEXT, 10 },
    { "Tanggal", GVT_CELL_DATE, 12 },
    { "Nilai", GVT_CELL_NUMBER, 10 },
    { NULL, GVT_CELL_TEXT, 0 },
  };
  GvtTypedTable *table = gvt_typed_table_new (name, columns);

  gvt_typed_table_begin (table);
  gvt_typed_table_add (table, "007");
  gvt_typed_table_add (table, "2024-02-29");
  gvt_typed_table_add_hundredths (table, 8250);
  gvt_typed_table_begin (table);
  gvt_typed_table_add (table, "=1+1 & <b>");
  gvt_typed_table_add (table, "");
  gvt_typed_table_add_number (table, -3);
  return table;
}

static void
test_another_program_reads_each_type (void)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "a.xlsx", NULL);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_typed_table_free);
  g_autoptr (GBytes) workbook = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (tables, make_table ("Kelas"));
  g_ptr_array_add (tables, make_table ("Kedua"));
  workbook = gvt_workbook_write (tables);
  g_assert_true (gvt_file_write (path, workbook, NULL));
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "python3", "-c", script, path,
                              NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);

#define SHEET \
  "A1 text 49 Kode\nB1 text 49 Tanggal\nC1 text 49 Nilai\n" \
  "A2 text 49 007\nB2 date 2024-02-29\nC2 number 82.5\n" \
  "A3 text 49 =1+1 & <b>\nC3 number -3.0\n"
  g_assert_cmpstr (text, ==, "[Kelas]\n" SHEET "[Kedua]\n" SHEET);
}

static void
test_csv_has_points_and_plain_dates (void)
{
  g_autoptr (GvtTypedTable) table = make_table ("Kelas");
  g_autoptr (GBytes) csv = gvt_typed_table_to_csv (table);
  g_autofree char *text = g_strndup (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv));

  g_assert_nonnull (strstr (text, "Kode;Tanggal;Nilai\r\n007;2024-02-29;82.50\r\n"));
  g_assert_nonnull (strstr (text, "'=1+1 & <b>;;"));
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/workbook/another-program-reads-each-type",
                   test_another_program_reads_each_type);
  g_test_add_func ("/workbook/csv-has-points-and-plain-dates", test_csv_has_points_and_plain_dates);

  return g_test_run ();
}
