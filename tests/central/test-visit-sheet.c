/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-test.h"
#include "gvt-visit-sheet.h"

/* Returns: (transfer full): the lines of @csv; @told: (transfer full): what is wrong with others */
static GPtrArray *
read_sheet (const char *csv, char **told)
{
  g_autoptr (GBytes) bytes = gvt_test_bytes (csv);
  GvtSheetFaults faults = { 0 };
  g_autoptr (GError) error = NULL;
  GPtrArray *lines = gvt_visit_sheet_read (bytes, &faults);

  *told = gvt_sheet_faults_end (&faults, "the visits cannot be read", &error)
              ? NULL
              : g_strdup (error->message);
  return lines;
}

static void
test_women_and_the_names_of_classes_are_read (void)
{
  g_autofree char *told = NULL;
  g_autoptr (GPtrArray) lines = read_sheet (
      "nama,kode wilayah,tanggal,perkiraan peserta,Perempuan,jumlah kelas,nama_kelas\n"
      "SMAN 1 Praya,52.02.04.2003,2026-11-24,120,64,3,X-1 | X-2, IPA |\n"
      "SMAN 2 Praya,52.02.04.2003,2026-11-25,90,,,\n"
      "SMAN 3 Praya,52.02.04.2003,2026-11-25,90,,,\"X-1|X-2, IPA\"\n",
      &told);
  GvtVisitLine *line;

  g_assert_nonnull (strstr (told, "2: it has more cells than there are headings"));
  g_assert_cmpuint (lines->len, ==, 2);
  line = lines->pdata[1];
  g_assert_cmpuint (g_strv_length (line->plan->class_names), ==, 2);
  g_assert_cmpstr (line->plan->class_names[1], ==, "X-2, IPA");
}

static void
test_english_headings_do_as_well (void)
{
  g_autofree char *told = NULL;
  g_autoptr (GPtrArray) lines = read_sheet (
      "name,place,date,expected,women,classes,class names\n"
      "SMAN 1 Praya,52.02.04.2003,2026-11-24,120,64,3, X-1 | X-2 |\n",
      &told);
  GvtVisitLine *line;

  g_assert_null (told);
  g_assert_cmpuint (lines->len, ==, 1);
  line = lines->pdata[0];
  g_assert_cmpuint (line->plan->women, ==, 64);
  g_assert_cmpuint (g_strv_length (line->plan->class_names), ==, 2);
  g_assert_cmpstr (line->plan->class_names[0], ==, "X-1");
  g_assert_cmpstr (line->plan->class_names[1], ==, "X-2");
}

/* Each fault is told with its line, and the sound lines are read all the same. */
static void
test_a_wrong_number_is_told_with_its_line (void)
{
  g_autofree char *told = NULL;
  g_autoptr (GPtrArray) lines = read_sheet ("name,place,date,expected,women,classes,class names\n"
                                            "SMAN 1,52.02.04.2003,2026-11-24,120,121,,\n"
                                            "SMAN 2,52.02.04.2003,2026-11-24,120,separuh,,\n"
                                            "SMAN 3,52.02.04.2003,2026-11-24,120,60,1,X-1|X-2\n"
                                            "SMAN 4,52.02.04.2003,2026-11-24,120,60,2,X-1|X-2\n",
                                            &told);

  g_test_message ("%s", told);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_nonnull (strstr (told, "2: 121 women cannot be among 120 people"));
  g_assert_nonnull (strstr (told, "separuh"));
  g_assert_nonnull (strstr (told, "4: 2 classes have a name, and 1 are planned"));
}

static void
test_the_rule_for_names_is_read (void)
{
  g_autofree char *told = NULL;
  g_autoptr (GPtrArray) lines = read_sheet ("nama;kode wilayah;tanggal;nama dihapus;nama ke pusat\n"
                                            "SMAN 1;52.02.04.2003;2026-11-24;2026-12-24;Ya\n"
                                            "SMAN 2;52.02.04.2003;2026-11-24;;tidak\n"
                                            "SMAN 3;52.02.04.2003;2026-11-24;;mungkin\n"
                                            "SMAN 4;52.02.04.2003;2026-11-24;2026-11-31;\n",
                                            &told);
  GvtVisitLine *first, *second;

  g_assert_cmpuint (lines->len, ==, 2);
  first = lines->pdata[0];
  g_assert_true (first->plan->names_travel);
  g_assert_cmpstr (first->plan->names_until, ==, "2026-12-24");
  second = lines->pdata[1];
  g_assert_false (second->plan->names_travel);
  g_assert_cmpstr (second->plan->names_until, ==, "");
  g_assert_nonnull (strstr (told, "mungkin"));
  g_assert_nonnull (strstr (told, "5: "));
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/visit-sheet/women-and-the-names-of-classes-are-read",
                   test_women_and_the_names_of_classes_are_read);
  g_test_add_func ("/visit-sheet/english-headings-do-as-well", test_english_headings_do_as_well);
  g_test_add_func ("/visit-sheet/a-wrong-number-is-told-with-its-line",
                   test_a_wrong_number_is_told_with_its_line);
  g_test_add_func ("/visit-sheet/the-rule-for-names-is-read", test_the_rule_for_names_is_read);

  return g_test_run ();
}
