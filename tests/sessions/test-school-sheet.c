/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of pupils as schools send them. Written by hand, after what offices and schools are known
 * to make; nobody in them exists. */
#include <string.h>

#include "gvt-error.h"
#include "gvt-pupil-cells-private.h"
#include "gvt-school-sheet.h"
#include "gvt-sheet.h"
#include "gvt-test.h"
#include "gvt-typed-table.h"
#include "gvt-xlsx.h"

#define TODAY "2026-11-30"

static GPtrArray *
read_text (const char *text, gboolean leave_out, guint *n_left_out, GError **error)
{
  g_autoptr (GBytes) file = g_bytes_new_static (text, strlen (text));

  return gvt_school_sheet_read (file, TODAY, leave_out, n_left_out, error);
}

static GPtrArray *
read_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *pupils = read_text (text, FALSE, NULL, &error);

  g_assert_no_error (error);
  return pupils;
}

static void
assert_pupil (GPtrArray *pupils, guint i, GvtPupilField field, const char *expected)
{
  const GvtPupil *pupil = pupils->pdata[i];

  g_assert_cmpstr (pupil->text[field], ==, expected);
}

static guint
notes_of (GPtrArray *pupils, guint i)
{
  return ((const GvtPupil *) pupils->pdata[i])->notes;
}

/* --- cells --- */

static void
test_dates (void)
{
  static const struct
  {
    const char *cell;
    GvtPupilDate read;
    const char *date;
  } cases[] = {
    { "1/2/2008", GVT_PUPIL_DATE_READ, "2008-02-01" }, /* day first, as it is written here */
    { " 01-02-2008 ", GVT_PUPIL_DATE_READ, "2008-02-01" },
    { "1.2.08", GVT_PUPIL_DATE_READ, "2008-02-01" },
    { "3/4/75", GVT_PUPIL_DATE_READ, "1975-04-03" },
    { "01|02|2008", GVT_PUPIL_DATE_READ, "2008-02-01" },
    { "2008-02-01", GVT_PUPIL_DATE_READ, "2008-02-01" },
    { "2008-02-01 00:00:00", GVT_PUPIL_DATE_READ, "2008-02-01" },
    { "2008-02-01T00:00:00", GVT_PUPIL_DATE_READ, "2008-02-01" },
    { "1 Februari 2008", GVT_PUPIL_DATE_READ, "2008-02-01" },
    { "Jumat, 1 Pebruari 2008", GVT_PUPIL_DATE_READ, "2008-02-01" },
    { "17 Agt 2009", GVT_PUPIL_DATE_READ, "2009-08-17" },
    { "9 NOP 2008", GVT_PUPIL_DATE_READ, "2008-11-09" },
    { "'01022008", GVT_PUPIL_DATE_READ, "2008-02-01" },
    { "20080201", GVT_PUPIL_DATE_READ, "2008-02-01" },
    { "39479", GVT_PUPIL_DATE_READ, "2008-02-01" }, /* as LibreOffice and Excel number it */
    { "39479.0", GVT_PUPIL_DATE_READ, "2008-02-01" },
    { "29/2/2008", GVT_PUPIL_DATE_READ, "2008-02-29" },
    { "", GVT_PUPIL_DATE_NONE, NULL },
    { " - ", GVT_PUPIL_DATE_NONE, NULL },
    { "2/28/2008", GVT_PUPIL_DATE_MONTH_FIRST, NULL },
    { "29/2/2009", GVT_PUPIL_DATE_UNREADABLE, NULL },
    { "31/6/2008", GVT_PUPIL_DATE_UNREADABLE, NULL },
    { "1/2/2027", GVT_PUPIL_DATE_UNREADABLE, NULL }, /* nobody is born tomorrow */
    { "2008", GVT_PUPIL_DATE_UNREADABLE, NULL },
    { "Februari 2008", GVT_PUPIL_DATE_UNREADABLE, NULL },
    { "1 Ju 2008", GVT_PUPIL_DATE_UNREADABLE, NULL }, /* June or July */
    { "99999", GVT_PUPIL_DATE_UNREADABLE, NULL },
    { "0/0/2008", GVT_PUPIL_DATE_UNREADABLE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = NULL;
      GvtPupilDate read = gvt_pupil_date_read (cases[i].cell, TODAY, &date);

      g_test_message ("%s", cases[i].cell);
      g_assert_cmpint (read, ==, cases[i].read);
      g_assert_cmpstr (date, ==, cases[i].date);
    }
}

static void
test_niks (void)
{
  static const struct
  {
    const char *cell;
    const char *nik;
    guint notes;
  } cases[] = {
    { "5202014107080001", "5202014107080001", 0 },
    { "'5202014107080001", "5202014107080001", 0 },
    { "’5202014107080001", "5202014107080001", 0 },
    { " 5202 0141 0708 0001 ", "5202014107080001", 0 },
    { "5202.0141.0708.0001", "5202014107080001", 0 },
    { "5202014107080001.0", "5202014107080001", 0 },
    { "5.202014107080001E+15", "5202014107080001", 0 }, /* all of its digits are there */
    { "5,202014107080001E+15", "5202014107080001", 0 },
    { "5.20201E+15", NULL, GVT_PUPIL_NIK_SPOILT },
    { "5,20201E+15", NULL, GVT_PUPIL_NIK_SPOILT },
    { "5202014107080000", NULL, GVT_PUPIL_NIK_FAULTY }, /* serials begin with 0001 */
    { "520201410708001", NULL, GVT_PUPIL_NIK_FAULTY },
    { "2222222222222222", NULL, GVT_PUPIL_NIK_FAULTY },
    { "belum punya", NULL, GVT_PUPIL_NIK_FAULTY },
    { "", NULL, 0 },
    { "-", NULL, 0 },
    { "0", NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GvtPupilNotes notes = 0;
      char *nik = gvt_pupil_nik_read (cases[i].cell, &notes);

      g_test_message ("%s", cases[i].cell);
      g_assert_cmpstr (nik, ==, cases[i].nik);
      g_assert_cmpuint (notes, ==, cases[i].notes);
      g_free (nik);
    }
}

/* --- sheets --- */

/* As a school's office makes it: a letterhead, headings of two rows with merged cells, the father's
 * columns behind the pupil's, column numbers, a sum and a signature. */
#define OFFICE_SHEET \
  "PEMERINTAH PROVINSI;;;;;;;;;;\n" \
  "SMAN 1 CONTOH;;;;;;;;;;\n" \
  ";;;;;;;;;;\n" \
  "No;Nama Peserta Didik;JK;NISN;Kelahiran;;N I K;Rombel Saat Ini;Desa/Kel.;Data Ayah;\n" \
  ";;;;Tempat Lahir;Tgl. Lahir;;;;Nama;NIK\n" \
  "(1);(2);(3);(4);(5);(6);(7);(8);(9);(10);(11)\n" \
  "1;Baiq  Nurul Hidayati;P;0087654321;Praya;5/8/2008;'5202014508080001;XII IPA 1;Ds. Kuta;Lalu " \
  "Contoh;5202010101700002\n" \
  "2;Lalu Muh. Rizky Pratama;Laki-laki;0087654322;Praya;39845;;XII IPA 1;Kuta;;\n" \
  ";;;;;;;;;;\n" \
  "Jumlah;;;;;;;;;;\n" \
  ";;;;;;;Mengetahui, Kepala Sekolah;;;\n"

static void
test_office_sheet (void)
{
  g_autoptr (GPtrArray) pupils = read_good (OFFICE_SHEET);

  g_assert_cmpuint (pupils->len, ==, 2);
  assert_pupil (pupils, 0, GVT_PUPIL_NAME, "Baiq Nurul Hidayati");
  assert_pupil (pupils, 0, GVT_PUPIL_BIRTH_DATE, "2008-08-05");
  assert_pupil (pupils, 0, GVT_PUPIL_BIRTH_PLACE, "Praya");
  assert_pupil (pupils, 0, GVT_PUPIL_SEX, "P");
  assert_pupil (pupils, 0, GVT_PUPIL_CLASS, "XII IPA 1");
  assert_pupil (pupils, 0, GVT_PUPIL_VILLAGE, "Ds. Kuta");
  g_assert_cmpuint (((GvtPupil *) pupils->pdata[0])->line, ==, 7);
  assert_pupil (pupils, 1, GVT_PUPIL_NAME, "Lalu Muh. Rizky Pratama");
  assert_pupil (pupils, 1, GVT_PUPIL_BIRTH_DATE, "2009-02-01");
  assert_pupil (pupils, 1, GVT_PUPIL_SEX, "L");
  assert_pupil (pupils, 1, GVT_PUPIL_NIK, NULL);
}

/* The pupils' NIK has no column: the father's must not pass for it. */
static void
test_fathers_number (void)
{
  g_autoptr (GPtrArray) pupils = read_good (
      "Nama;Tanggal Lahir;Data Ayah;\n;;Nama;NIK\nSiti Contoh;1/2/2008;Lalu;5202010101700002\n");

  g_assert_cmpuint (pupils->len, ==, 1);
  assert_pupil (pupils, 0, GVT_PUPIL_NIK, NULL);
}

static void
test_place_and_date (void)
{
  g_autoptr (GPtrArray) pupils = read_good (
      "Nama Siswa,\"Tempat, Tgl Lahir\",L/P\nSiti Contoh,\"Praya, 1 Februari 2008\",P\n");

  assert_pupil (pupils, 0, GVT_PUPIL_BIRTH_PLACE, "Praya");
  assert_pupil (pupils, 0, GVT_PUPIL_BIRTH_DATE, "2008-02-01");
}

static void
test_odd_numbers (void)
{
  g_autoptr (GPtrArray) pupils = read_good ("nama lengkap;NIK;tanggal lahir;jenis kelamin\n"
                                            "Disagrees;5202014508080001;6/8/2008;P\n"
                                            "Other Sex;5202014508080002;5/8/2008;L\n"
                                            "No Date;5202010508080003;;L\n"
                                            "Twice One;5202010508080004;5/8/2008;L\n"
                                            "Twice Two;5202010508080004;5/8/2008;L\n");

  g_assert_cmpuint (notes_of (pupils, 0), ==, GVT_PUPIL_DATE_DIFFERS);
  assert_pupil (pupils, 0, GVT_PUPIL_BIRTH_DATE, "2008-08-06"); /* what is written counts */
  g_assert_cmpuint (notes_of (pupils, 1), ==, GVT_PUPIL_SEX_DIFFERS);
  g_assert_cmpuint (notes_of (pupils, 2), ==, GVT_PUPIL_DATE_OF_NIK);
  assert_pupil (pupils, 2, GVT_PUPIL_BIRTH_DATE, "2008-08-05");
  g_assert_cmpuint (notes_of (pupils, 3), ==, GVT_PUPIL_NIK_TWICE);
  g_assert_cmpuint (notes_of (pupils, 4), ==, GVT_PUPIL_NIK_TWICE);
}

/* Fifteen digits and a zero: each has the form of a NIK, and none is one. */
static void
test_rounded (void)
{
  g_autoptr (GPtrArray) pupils = read_good ("nama;NIK;tanggal lahir\n"
                                            "A Contoh;5202014508080010;5/8/2008\n"
                                            "B Contoh;5202010508080020;5/8/2008\n"
                                            "C Contoh;5202010508080030;5/8/2008\n");

  for (guint i = 0; i < 3; i++)
    {
      assert_pupil (pupils, i, GVT_PUPIL_NIK, NULL);
      g_assert_cmpuint (notes_of (pupils, i), ==, GVT_PUPIL_NIK_SPOILT);
    }
}

#define FAULTY_SHEET \
  "nama lengkap;NIK;tanggal lahir\n" \
  "Siti Rahasianya;;30/2/2008\n" \
  "Baiq Baik;;1/2/2008\n" \
  ";5202014508080001;1/2/2008\n" \
  "Lalu Tanpa Tanggal;;\n"

static void
test_faults (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = read_text (FAULTY_SHEET, FALSE, NULL, &error);
  g_autoptr (GPtrArray) some = NULL;
  guint n_left_out;

  g_assert_null (none);
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "line 2: tanggal lahir: "));
  g_assert_nonnull (strstr (error->message, "line 4: nama lengkap: "));
  g_assert_nonnull (strstr (error->message, "line 5: tanggal lahir: "));
  g_assert_null (strstr (error->message, "Rahasianya")); /* a message may end in a log */
  g_assert_null (strstr (error->message, "5202014508080001"));
  g_assert_null (strstr (error->message, "line 3"));
  g_clear_error (&error);

  some = read_text (FAULTY_SHEET, TRUE, &n_left_out, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (some->len, ==, 1);
  g_assert_cmpuint (n_left_out, ==, 3);
}

static void
assert_refused (const char *text, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pupils = read_text (text, TRUE, NULL, &error);
  g_autofree char *told = error != NULL ? gvt_error_describe (error) : NULL;

  g_assert_null (pupils);
  g_assert_nonnull (strstr (told, words));
}

static void
test_whole_refused (void)
{
  /* where one date has the month first, the others may have it too, unseen */
  assert_refused ("nama;tanggal lahir\nA;2/28/2008\nB;2/3/2008\n", "month before the day");
  assert_refused ("", "headings");
  assert_refused ("nama;kelas\nA;X\n", "headings");
  assert_refused ("nama;tanggal lahir\n", "No pupil");
}

static void
test_bounds (void)
{
  g_autoptr (GString) text = g_string_new ("nama;tanggal lahir\n");
  g_autofree char *name = g_strnfill (61, 'a');
  g_autofree char *long_name = g_strdup_printf ("nama;tanggal lahir\n%s;1/2/2008\n", name);

  for (guint i = 0; i <= GVT_SCHOOL_MAX_PUPILS; i++)
    g_string_append_printf (text, "Siswa %u;1/2/2008\n", i);
  assert_refused (text->str, "2,000");
  assert_refused (long_name, "No pupil");
}

/* --- workbooks --- */

static void
test_workbook (void)
{
  static const char *const cells[2][4] = { { "nama lengkap", "NIK", "tanggal lahir", "kelas" },
                                           { "Siti Contoh", "5202014102080001", "1/2/2008",
                                             "XII" } };
  static const GvtXlsxColumn columns[4] = { { 20, NULL }, { 20, NULL }, { 20, NULL }, { 9, NULL } };
  g_autoptr (GPtrArray) rows = gvt_sheet_rows_new ();
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GPtrArray) pupils = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      GvtSheetRow *row = gvt_sheet_row_new (i + 1);

      for (guint j = 0; j < 4; j++)
        g_ptr_array_add (row->cells, g_strdup (cells[i][j]));
      g_ptr_array_add (rows, row);
    }
  file = gvt_xlsx_write (rows, "Siswa", columns, 4);
  pupils = gvt_school_sheet_read (file, TODAY, FALSE, NULL, &error);
  g_assert_no_error (error);
  assert_pupil (pupils, 0, GVT_PUPIL_NIK, "5202014102080001");
  assert_pupil (pupils, 0, GVT_PUPIL_BIRTH_DATE, "2008-02-01");
  assert_pupil (pupils, 0, GVT_PUPIL_CLASS, "XII");
}

/* Dates that are dates and numbers that are numbers, as spreadsheet programs keep them: what a
 * workbook shows as "05/08/2008" stands there as the number of a day. */
static void
test_typed_cells (void)
{
  static const GvtTypedColumn columns[] = { { "Nama Siswa", GVT_CELL_TEXT, 20 },
                                            { "NIK", GVT_CELL_NUMBER, 20 },
                                            { "Tanggal Lahir", GVT_CELL_DATE, 20 },
                                            { NULL, GVT_CELL_TEXT, 0 } };
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_typed_table_free);
  GvtTypedTable *table = gvt_typed_table_new ("Siswa", columns);
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GPtrArray) pupils = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (tables, table);
  gvt_typed_table_begin (table);
  gvt_typed_table_add (table, "Siti Contoh");
  gvt_typed_table_add (table, "5202014508080001");
  gvt_typed_table_add (table, "2008-08-05");
  file = gvt_workbook_write (tables);
  pupils = gvt_school_sheet_read (file, TODAY, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pupils->len, ==, 1);
  assert_pupil (pupils, 0, GVT_PUPIL_BIRTH_DATE, "2008-08-05");
  assert_pupil (pupils, 0, GVT_PUPIL_NIK, "5202014508080001");
  g_assert_cmpuint (notes_of (pupils, 0), ==, 0);
}

/* The template says of itself that it is empty, so its headings were understood. */
static void
test_template (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) file = gvt_school_sheet_template (i == 1);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) pupils = gvt_school_sheet_read (file, TODAY, FALSE, NULL, &error);

      g_assert_null (pupils);
      g_assert_nonnull (strstr (error->message, "No pupil"));
    }
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/school-sheet/dates-as-people-and-spreadsheets-write-them", test_dates);
  g_test_add_func ("/school-sheet/a-nik-is-read-or-said-to-be-spoilt", test_niks);
  g_test_add_func ("/school-sheet/an-offices-sheet-with-titles-and-merged-headings",
                   test_office_sheet);
  g_test_add_func ("/school-sheet/the-fathers-nik-is-not-the-pupils", test_fathers_number);
  g_test_add_func ("/school-sheet/place-and-date-in-one-cell", test_place_and_date);
  g_test_add_func ("/school-sheet/odd-numbers-are-noted-and-keep-nobody-out", test_odd_numbers);
  g_test_add_func ("/school-sheet/numbers-that-a-spreadsheet-rounded-are-left-out", test_rounded);
  g_test_add_func ("/school-sheet/faults-are-told-line-by-line-without-what-cells-hold",
                   test_faults);
  g_test_add_func ("/school-sheet/what-makes-all-of-it-unsure-refuses-it", test_whole_refused);
  g_test_add_func ("/school-sheet/what-is-too-much-is-refused", test_bounds);
  g_test_add_func ("/school-sheet/a-workbook", test_workbook);
  g_test_add_func ("/school-sheet/dates-that-a-workbook-keeps-as-numbers", test_typed_cells);
  g_test_add_func ("/school-sheet/the-template-reads-as-an-empty-list", test_template);
  return g_test_run ();
}
