/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-reader.h"

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-list-csv.h"
#include "gvt-test.h"

#define SHORT_HEAD "NKK;NIK;NAMA;TANGGAL LAHIR;STATUS;KELAMIN;RT;RW;TPS"

static char *
write_file (const char *content, gsize length)
{
  char *path = g_build_filename (gvt_test_folder (), "list.csv", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (content, length);
  g_autoptr (GError) error = NULL;

  gvt_file_write (path, bytes, &error);
  g_assert_no_error (error);
  return path;
}

static GvtListReader *
open_text (const char *content, const char *village, GError **error)
{
  g_autofree char *path = write_file (content, strlen (content));

  return gvt_list_reader_open (path, village, error);
}

static void
assert_next (GvtListReader *reader,
             const char *village,
             GvtVoterColumn column,
             const char *expected,
             guint64 line)
{
  g_autoptr (GError) error = NULL;
  const char *found_village;
  const char *fault;
  GvtVoterRow row;

  g_assert_true (gvt_list_reader_next (reader, &found_village, &row, &fault, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (fault, ==, NULL);
  g_assert_cmpstr (found_village, ==, village);
  g_assert_cmpstr (row.text[column], ==, expected);
  g_assert_cmpuint (gvt_list_reader_get_line (reader), ==, line);
}

static void
assert_fault (GvtListReader *reader, guint64 line)
{
  g_autoptr (GError) error = NULL;
  const char *village;
  const char *fault;
  GvtVoterRow row;

  g_assert_true (gvt_list_reader_next (reader, &village, &row, &fault, &error));
  g_assert_no_error (error);
  g_assert_nonnull (fault);
  g_assert_cmpuint (gvt_list_reader_get_line (reader), ==, line);
}

static void
assert_end (GvtListReader *reader)
{
  g_autoptr (GError) error = NULL;
  const char *village;
  const char *fault;
  GvtVoterRow row;

  g_assert_false (gvt_list_reader_next (reader, &village, &row, &fault, &error));
  g_assert_no_error (error);
}

/* What the writer writes the reader reads, quotes and all. */
static void
test_own_form (void)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (GvtListReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  GvtVoterRow row;

  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    row.text[i] = "x";
  row.text[GVT_VOTER_ADDRESS] = "JL \"ANDAI\"; NO 7";
  gvt_list_csv_append_head (csv);
  gvt_list_csv_append_row (csv, "99.01.01.2002", &row);
  row.text[GVT_VOTER_ADDRESS] = "";
  gvt_list_csv_append_row (csv, "99.01.01.2003", &row);
  reader = open_text (csv->str, NULL, &error);
  g_assert_no_error (error);

  assert_next (reader, "99.01.01.2002", GVT_VOTER_ADDRESS, "JL \"ANDAI\"; NO 7", 2);
  assert_next (reader, "99.01.01.2003", GVT_VOTER_ADDRESS, "", 3);
  assert_end (reader);
}

static void
test_sheet_of_one_village (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtListReader) reader = open_text ("\xef\xbb\xbf" SHORT_HEAD "\n"
                                                "1;2; SITI ;4;B;P;001;002;003\n"
                                                "\n"
                                                "1;'3;AHMAD;4;B;L;001;002;003",
                                                "99.01.01.2002", &error);

  g_assert_no_error (error);

  assert_next (reader, "99.01.01.2002", GVT_VOTER_NAME, "SITI", 2);
  assert_next (reader, "99.01.01.2002", GVT_VOTER_NIK, "3", 4); /* without the apostrophe */
  assert_end (reader);
}

static void
test_other_separators (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtListReader) commas = open_text (
      "nik,nkk,nama lengkap,tanggal lahir,status,jenis kelamin,rt,rw,tps,jalan/dusun\n"
      "1,2,SITI,4,B,P,001,002,003,\"JL A, NO 1\"\n",
      "99.01.01.2002", &error);
  g_autoptr (GvtListReader) tabs = NULL;

  g_assert_no_error (error);
  assert_next (commas, "99.01.01.2002", GVT_VOTER_ADDRESS, "JL A, NO 1", 2);
  tabs = open_text ("NKK\tNIK\tNAMA\tTANGGAL LAHIR\tSTATUS\tKELAMIN\tRT\tRW\tTPS\tKODE WILAYAH\r\n"
                    "1\t2\tSITI\t4\tB\tP\t001\t002\t003\t99.71\r\n",
                    NULL, &error);
  g_assert_no_error (error);
  assert_next (tabs, "99.71", GVT_VOTER_TPS, "003", 2);
}

static void
test_shape_faults (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtListReader) reader = open_text (SHORT_HEAD "\n"
                                                           "1;2;3;4;5;6;7;8\n"
                                                           "1;2;3;4;5;6;7;8;9;10\n"
                                                           "1;2;\"SITI;4;5;6;7;8;9\n"
                                                           "1;2;\"SITI\"X;4;5;6;7;8;9\n"
                                                           "1;2;SITI;4;5;6;7;8;9\n",
                                                "99.01.01.2002", &error);

  g_assert_no_error (error);

  for (guint line = 2; line <= 5; line++)
    assert_fault (reader, line);
  assert_next (reader, "99.01.01.2002", GVT_VOTER_NAME, "SITI", 6);
  assert_end (reader);
}

static void
assert_refused (const char *content, const char *village)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (open_text (content, village, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
test_head_faults (void)
{
  assert_refused ("", NULL);
  assert_refused ("NKK;NIK;NAMA\n", "99.01.01.2002");             /* columns are missing */
  assert_refused (SHORT_HEAD ";HOBI\n", "99.01.01.2002");         /* one is unknown */
  assert_refused (SHORT_HEAD ";NIK\n", "99.01.01.2002");          /* one is there twice */
  assert_refused (SHORT_HEAD "\n", NULL);                         /* whose voters? */
  assert_refused (SHORT_HEAD ";KODE WILAYAH\n", "99.01.01.2002"); /* said twice */
}

/* The head line shows that the file is no text that can be taken apart: @told says what it is. */
static void
assert_no_list (const char *content, gsize length, const char *told)
{
  g_autofree char *path = write_file (content, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_list_reader_open (path, "99.01.01.2002", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "line 1"));
  if (strstr (error->message, told) == NULL)
    g_error ("%s: %s", told, error->message);
}

/* As "Unicode text" is saved: two bytes a letter, with a mark before them or without. */
static void
assert_no_utf16 (const char *content, const char *charset, const char *mark)
{
  g_autoptr (GString) bytes = g_string_new (mark);
  gsize length;
  g_autofree char *wide = g_convert (content, -1, charset, "UTF-8", NULL, &length, NULL);

  g_string_append_len (bytes, wide, (gssize) length);
  assert_no_list (bytes->str, bytes->len, "UTF-16");
}

static void
test_utf16 (void)
{
  const char content[] = SHORT_HEAD "\r\n1;2;SITI;4;B;P;001;002;003\r\n";

  assert_no_utf16 (content, "UTF-16LE", "\xff\xfe");
  assert_no_utf16 (content, "UTF-16BE", "\xfe\xff");
  assert_no_utf16 (content, "UTF-16LE", "");
  assert_no_utf16 (content, "UTF-16BE", "");
}

static void
test_workbook (void)
{
  const char xlsx[] = "PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0b\xee\x9dh\n";
  const char xls[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0";

  assert_no_list (xlsx, sizeof xlsx - 1, "workbook");
  assert_no_list (xls, sizeof xls - 1, "workbook");
}

/* "CSV (Macintosh)": short, and so long that no line's end is in sight. */
static void
test_carriage_returns (void)
{
  g_autoptr (GString) csv = g_string_new (SHORT_HEAD "\r1;2;SITI;4;B;P;001;002;003\r");

  assert_no_list (csv->str, csv->len, "Macintosh");
  for (guint i = 0; i < 20000; i++)
    g_string_append (csv, "1;2;SITI;4;B;P;001;002;003\r");
  assert_no_list (csv->str, csv->len, "Macintosh");
}

static void
assert_no_headings (const char *content)
{
  assert_no_list (content, strlen (content), "no column headings");
}

static void
test_no_headings (void)
{
  assert_no_headings ("\n" SHORT_HEAD "\n");
  assert_no_headings ("\r\n" SHORT_HEAD "\r\n");
  assert_no_headings ("\xef\xbb\xbf\n" SHORT_HEAD "\n");
  assert_no_headings ("DAFTAR PEMILIH;;;;;;;;\n" SHORT_HEAD "\n"); /* a title */
  assert_no_headings ("1;2;SITI;4;B;P;001;002;003\n");             /* a voter */
  assert_no_headings (";;;;;;;;\n" SHORT_HEAD "\n");
  assert_no_headings ("\"\",\"\"\n" SHORT_HEAD "\n");

  assert_no_list (SHORT_HEAD ";\n", strlen (SHORT_HEAD) + 2,
                  "column 10 of the list has no heading");
  assert_no_list ("N\xc9K;NIK\n", 8, "CSV UTF-8");
}

/* A line that is no text is told by its number, and those behind it are read. */
static void
assert_line_fault (const char *content, gsize length, const char *expected)
{
  g_autofree char *path = write_file (content, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtListReader) reader = gvt_list_reader_open (path, "99.01.01.2002", &error);
  const char *village;
  const char *fault;
  GvtVoterRow row;

  g_assert_no_error (error);
  assert_next (reader, "99.01.01.2002", GVT_VOTER_NAME, "SITI", 2);
  g_assert_true (gvt_list_reader_next (reader, &village, &row, &fault, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (fault, ==, expected);
  g_assert_cmpuint (gvt_list_reader_get_line (reader), ==, 3);
  assert_next (reader, "99.01.01.2002", GVT_VOTER_NAME, "AHMAD", 4);
  assert_end (reader);
}

#define FIRST  SHORT_HEAD "\n1;2;SITI;4;B;P;001;002;003\n"
#define BEHIND "\n1;2;AHMAD;4;B;L;001;002;003\n"

static void
test_no_text (void)
{
  const char zero[] = FIRST "1;2;3\0;4;B;P;001;002;003" BEHIND;
  const char begins_with_zero[] = FIRST "\0;2;3;4;B;P;001;002;003" BEHIND;
  const char returns[] = FIRST "1;2;A;4;B;P;001;002;003\r1;2;B;4;B;P;001;002;003" BEHIND;

  assert_line_fault (zero, sizeof zero - 1, "zero-byte");
  assert_line_fault (begins_with_zero, sizeof begins_with_zero - 1, "zero-byte");
  assert_line_fault (returns, sizeof returns - 1, "line-ends");
}

/* Longer than a line may be, and longer than what is in memory at once. */
static void
test_long_line (void)
{
  const gsize lengths[] = { 20000, 300000, 1000000 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *long_name = g_strnfill (lengths[i], 'x');
      g_autofree char *content = g_strconcat (FIRST, "1;2;", long_name, BEHIND, NULL);

      assert_line_fault (content, strlen (content), "long-line");
      assert_no_list (long_name, lengths[i], "line ends are missing");
    }
}

static void
test_long_file (void)
{
  g_autoptr (GString) csv = g_string_new (SHORT_HEAD "\r\n");
  g_autoptr (GvtListReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  GvtHash found;
  GvtHash expected;

  /* Far more than is read at once, lines across every border. */
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (csv, "1;%u;SITI NUMBER %u;4;B;P;001;002;003\r\n", i, i * i);
  gvt_hash_data (csv->str, csv->len, &expected);
  reader = open_text (csv->str, "99.01.01.2002", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *nik = g_strdup_printf ("%u", i);

      assert_next (reader, "99.01.01.2002", GVT_VOTER_NIK, nik, i + 2);
    }
  assert_end (reader);
  gvt_list_reader_get_digest (reader, &found);

  g_assert_true (gvt_hash_equal (&found, &expected));
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/list-reader/reads-what-the-writer-writes", test_own_form);
  g_test_add_func ("/list-reader/takes-a-sheet-of-one-village", test_sheet_of_one_village);
  g_test_add_func ("/list-reader/takes-commas-tabs-and-other-headings", test_other_separators);
  g_test_add_func ("/list-reader/tells-the-line-of-a-broken-row", test_shape_faults);
  g_test_add_func ("/list-reader/refuses-a-head-line-that-says-too-little", test_head_faults);
  g_test_add_func ("/list-reader/knows-utf-16-with-a-mark-and-without", test_utf16);
  g_test_add_func ("/list-reader/knows-a-workbook", test_workbook);
  g_test_add_func ("/list-reader/knows-lines-that-end-with-cr-alone", test_carriage_returns);
  g_test_add_func ("/list-reader/says-that-headings-are-missing", test_no_headings);
  g_test_add_func ("/list-reader/tells-a-line-that-is-no-text", test_no_text);
  g_test_add_func ("/list-reader/tells-a-line-that-is-too-long-and-goes-on", test_long_line);
  g_test_add_func ("/list-reader/reads-a-long-file-and-its-digest", test_long_file);

  return g_test_run ();
}
