/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists whose rows came twice, whose columns changed places or lost their zeros, and lines that are
 * none: refused whole. What true lists have of it is taken. */
#include "gvt-sound-list.h"

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char **) a, *(char **) b);
}

/* @rows twice, each beside its twin */
static GString *
sorted_list (void)
{
  g_autofree char *twice = g_strconcat (gvt_sound_list_rows, gvt_sound_list_rows, NULL);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (twice), "\n", -1);
  GString *csv = g_string_new (GVT_SOUND_LIST_HEAD);

  qsort (lines, g_strv_length (lines), sizeof *lines, compare_lines);
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (csv, "%s\n", lines[i]);
  return csv;
}

static void
test_doubled (GvtCentralFixture *fixture, gconstpointer unused)
{
  const char *fourth = strstr (gvt_sound_list_rows,
                               "99.01.01.2002;9901010107170011;9901010902950004");
  g_autofree char *three = g_strndup (gvt_sound_list_rows, (gsize) (fourth - gvt_sound_list_rows));
  g_autoptr (GString) elsewhere = g_string_new (three);
  GString *sheet;

  g_string_replace (elsewhere, GVT_SOUND_LIST_VILLAGE, "99.01.01.2003", 0);

  gvt_sound_list_assert_refused (
      fixture, gvt_sound_list_of (gvt_sound_list_rows, gvt_sound_list_rows), NULL,
      "15  the voter is further up in the file", "(line 17, 18, 19, 20, 21, ...)");
  gvt_sound_list_assert_refused (fixture, sorted_list (), NULL, "15  the voter",
                                 "(line 3, 5, 7, 9, 11, ...)");
  gvt_sound_list_assert_refused (fixture, gvt_sound_list_of (gvt_sound_list_rows, three), NULL,
                                 "3  the voter", "(line 17, 18, 19)");
  gvt_sound_list_assert_refused (fixture, gvt_sound_list_of (gvt_sound_list_rows, elsewhere->str),
                                 NULL, "3  the voter", "(line 17, 18, 19)");

  sheet = gvt_sound_list_of (gvt_sound_list_rows, GVT_SOUND_LIST_HEAD);
  g_string_append (sheet, gvt_sound_list_rows);
  g_string_replace (sheet, "KODE WILAYAH;", "", 0);
  g_string_replace (sheet, GVT_SOUND_LIST_VILLAGE ";", "", 0);
  gvt_sound_list_assert_refused (fixture, sheet, GVT_SOUND_LIST_VILLAGE, "15  the voter",
                                 "(line 18, 19, 20, 21, 22, ...)");

  sheet = gvt_sound_list_of (
      "99.01.01.2002;9901011203150004;9901014507900001;SITI;05|07|1990;S;P;001;002;003\n",
      "99.01.01.2003;9901011203150004;9901012511880003;AHMAD;25|11|1988;S;L;001;002;003\n");
  g_string_append (sheet, strchr (sheet->str, '\n') + 1);
  gvt_sound_list_assert_refused (fixture, sheet, NULL, "2  the voter", "(line 4, 5)");
}

/* Returns: (transfer full): @text with another word where @pattern stands */
static char *
rewrite (const char *text, const char *pattern, const char *word)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_MULTILINE, 0, NULL);

  return g_regex_replace (regex, text, -1, 0, word, 0, NULL);
}

/* Without a NIK a voter is known by all that his row says, as long as it says when he was born. */
static void
test_doubled_under_masks (GvtCentralFixture *fixture, gconstpointer unused)
{
  g_autofree char *masked = rewrite (gvt_sound_list_rows, ";\\d{16};(?=[A-Z])",
                                     ";990101**********;");
  g_autofree char *undated = rewrite (masked, "\\d\\d\\|\\d\\d\\|(?=\\d{4};)", "**|**|");

  gvt_sound_list_assert_refused (fixture, gvt_sound_list_of (masked, masked), NULL,
                                 "15  the voter is further up in the file",
                                 "(line 17, 18, 19, 20, 21, ...)");
  gvt_sound_list_assert_taken (gvt_sound_list_of (masked, ""), GVT_SOUND_LIST_ROWS);
  gvt_sound_list_assert_taken (gvt_sound_list_of (undated, undated), 2 * GVT_SOUND_LIST_ROWS);
}

/* Two sheets, one pasted below the other with its headings: they are no voter. */
static void
test_joined (GvtCentralFixture *fixture, gconstpointer unused)
{
  g_autofree char *head = g_ascii_strdown (GVT_SOUND_LIST_HEAD, -1);
  GString *sheet = gvt_sound_list_of (gvt_sound_list_rows, GVT_SOUND_LIST_HEAD);
  GString *marked = gvt_sound_list_of (gvt_sound_list_rows, "\xef\xbb\xbf");

  g_string_replace (sheet, "KODE WILAYAH;", "", 0);
  g_string_replace (sheet, GVT_SOUND_LIST_VILLAGE ";", "", 0);
  g_string_append (marked, head);

  gvt_sound_list_assert_refused (fixture, sheet, GVT_SOUND_LIST_VILLAGE,
                                 "1  the headings stand here again", "(line 17)");
  gvt_sound_list_assert_refused (fixture, marked, NULL, "1  the headings stand here again",
                                 "(line 17)");
}

/* What is no text names its line too, and leaves nothing. */
static void
test_no_text (GvtCentralFixture *fixture, gconstpointer unused)
{
  GString *zero = gvt_sound_list_new ();
  GString *long_line = gvt_sound_list_new ();
  g_autofree char *name = g_strnfill (100000, 'X');

  *strstr (zero->str, "LALU") = '\0';
  g_string_replace (long_line, "LALU CONTOH", name, 0);

  gvt_sound_list_assert_refused (fixture, zero, NULL, "1  the line holds a zero byte", "(line 5)");
  gvt_sound_list_assert_refused (fixture, long_line, NULL, "1  the line is far too long",
                                 "(line 5)");
}

/* As a spreadsheet takes the columns for numbers: all of them, or one. */
static void
test_zeros (GvtCentralFixture *fixture, gconstpointer unused)
{
  static const char *const told[] = { "15  RT: a spreadsheet has cut off the zeros",
                                      "15  RW: ", "15  TPS: " };
  g_autofree char *short_booths = rewrite (gvt_sound_list_rows, ";003$", ";3");
  g_autofree char *one_slip = rewrite (gvt_sound_list_rows, "(AHMAD.*);003$", "\\1;3");

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      GString *csv = gvt_sound_list_new ();

      g_string_replace (csv, ";001;002;003\n", ";1;2;3\n", 0);
      gvt_sound_list_assert_refused (fixture, csv, NULL, told[i], "(line 2, 3, 4, 5, 6, ...)");
    }
  gvt_sound_list_assert_refused (fixture, gvt_sound_list_of (short_booths, ""), NULL, told[2],
                                 "(line 2, 3, 4, 5, 6, ...)");
  gvt_sound_list_assert_taken (gvt_sound_list_of (one_slip, ""), 1);
}

/* Returns: (transfer full): the list with places of birth, before the names or behind them */
static GString *
list_with_places (gboolean is_exchanged)
{
  static const char *const places[] = { "PRAYA", "MATARAM", "SELONG" };
  g_auto (GStrv) lines = g_strsplit (gvt_sound_list_rows, "\n", -1);
  GString *csv = g_string_new (GVT_SOUND_LIST_HEAD);

  g_string_replace (csv, "NAMA;", "NAMA;TEMPAT LAHIR;", 1);
  for (guint i = 0; *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ";", 5);
      const char *place = places[i % G_N_ELEMENTS (places)];

      g_string_append_printf (csv, "%s;%s;%s;%s;%s;%s\n", cells[0], cells[1], cells[2],
                              is_exchanged ? place : cells[3], is_exchanged ? cells[3] : place,
                              cells[4]);
    }
  return csv;
}

/* Each heading stands above the other column. */
static void
test_exchanged (GvtCentralFixture *fixture, gconstpointer unused)
{
  gvt_sound_list_assert_refused (fixture, list_with_places (TRUE), NULL,
                                 "15  NAMA: the columns of the name and of the place of birth",
                                 "(line 2, 3, 4, 5, 6, ...)");
  gvt_sound_list_assert_taken (list_with_places (FALSE), 0);
}

/* Spreadsheets save the empty rows below a list too. */
static void
test_empty_rows (void)
{
  gvt_sound_list_assert_taken (
      gvt_sound_list_of (gvt_sound_list_rows, ";;;;;;;;;\n\"\";\"\";;;;;;;;\n\n; ; ;;;;;;;\n"), 0);
}

static void
test_twins (void)
{
  GString *csv = gvt_sound_list_of (gvt_sound_list_rows,
                                    "99.01.01.2002;9901011203150004;9901014507900001;SITI KEMBAR;"
                                    "05|07|1990;S;P;001;002;003\n"
                                    "99.01.01.2002;9901011203150004;9901012511880003;AHMAD KEMBAR;"
                                    "25|11|1988;S;L;001;002;003\n");

  gvt_sound_list_assert_taken (csv, 4);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  GVT_SOUND_LIST_ADD ("/I1/a-list-that-was-pasted-twice-is-refused", test_doubled);
  GVT_SOUND_LIST_ADD ("/I1/headings-in-the-middle-refuse-the-file", test_joined);
  GVT_SOUND_LIST_ADD ("/I1/a-line-that-is-no-text-refuses-the-file", test_no_text);
  GVT_SOUND_LIST_ADD ("/I1/one-with-masked-niks-that-was-pasted-twice-is-refused",
                      test_doubled_under_masks);
  GVT_SOUND_LIST_ADD ("/I1/numbers-without-their-zeros-refuse-the-file", test_zeros);
  GVT_SOUND_LIST_ADD ("/I1/names-and-places-of-birth-exchanged-refuse-the-file", test_exchanged);
  g_test_add_func ("/import/empty-rows-are-no-voters", test_empty_rows);
  g_test_add_func ("/import/a-duplicate-or-two-are-rows-at-fault", test_twins);

  return g_test_run ();
}
