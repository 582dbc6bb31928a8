/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Voter lists on paper: what stands there and what never does, that each page tells of itself, and
 * that what left is known, found again and deleted (I10, I11). */
#include <glib/gstdio.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-export.h"
#include "gvt-list-paper.h"
#include "gvt-ready-papers.h"
#include "gvt-voters-fixture.h"

#define PURPOSE "cadangan kertas untuk kunjungan"
#define N_MANY  100

static const char *const kuta[] = { FIXTURE_KUTA, NULL };

static GvtPaperLists *
collect (GvtVotersFixture *self, const char *area, const char *tps, GError **error)
{
  g_autoptr (GvtRoll) roll = gvt_roll_open (self->profile, NULL, NULL, error);

  return roll != NULL ? gvt_paper_lists_collect (self->profile, roll, area, tps, PURPOSE, error)
                      : NULL;
}

/* Of a list of one village whose second version stands here from now on. */
static void
install (GvtVotersFixture *self, guint version, const GvtVoterRow *rows, guint n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pack = gvt_voters_fixture_pack (self, FIXTURE_KUTA, version, 1, rows, n_rows);

  gvt_packs_install (self->profile, pack, &self->signer, &error);
  g_assert_no_error (error);
}

/* Returns: (transfer full): the file's path */
static char *
write_paper (GvtVotersFixture *self, const char *tps, GError **error)
{
  g_autoptr (GvtPaperLists) lists = collect (self, "", tps, error);
  g_autofree char *mark = gvt_export_mark (self->profile, NULL);
  const GvtListPaper paper = { .mark = mark };
  g_autofree char *path = g_build_filename (gvt_test_folder (), "daftar.pdf", NULL);

  return lists != NULL && gvt_list_paper_write (self->profile, lists, &paper, path, error)
             ? g_steal_pointer (&path)
             : NULL;
}

/* Returns: (transfer full): the text of each page */
static GStrv
pages_of (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                      "pdftotext", "-layout", path, "-", NULL);
  g_autofree char *text = NULL;
  GStrv pages;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  pages = g_strsplit (text, "\f", -1);
  g_clear_pointer (&pages[g_strv_length (pages) - 1], g_free); /* what stands behind the last */
  return pages;
}

static gboolean
has_pdftotext (void)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");

  if (program == NULL)
    g_test_skip ("no pdftotext");
  return program != NULL;
}

/* The fixture's rows stand in TPS 001 (two), 002 (three) and 901 (one). The list is of 20 September
 * 2024: who was born on 25 July 1990 is 34, on 12 December 1999 still 24. */
static void
test_rows_stand_by_tps_in_the_lists_order (GvtVotersFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtPaperLists) lists = NULL;
  const GvtPaperList *list;
  const GvtPaperTps *tps;
  const GvtPaperRow *row;

  gvt_voters_fixture_give (self, kuta);
  lists = collect (self, "52.02", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gvt_paper_lists_get (lists)->len, ==, 1);
  list = gvt_paper_lists_get (lists)->pdata[0];
  g_assert_cmpstr (list->as_of, ==, "2024-09-20");
  g_assert_cmpuint (list->n_rows, ==, 6);
  g_assert_cmpuint (list->tps->len, ==, 3);
  tps = list->tps->pdata[1];
  g_assert_cmpstr (tps->number, ==, "002");
  g_assert_cmpuint (tps->n_women, ==, 3);
  row = tps->rows->pdata[1];
  g_assert_cmpstr (row->name, ==, "BAIQ NI'MATUL HASANAH");
  g_assert_cmpint (row->age, ==, 24);
  row = ((GvtPaperTps *) list->tps->pdata[0])->rows->pdata[1];
  g_assert_cmpstr (row->nik_masked, ==, "520201xxxxxxxx01");
  g_assert_cmpint (row->age, ==, 34);
}

static void
test_I11_no_number_beside_a_birth_date (GvtVotersFixture *self, gconstpointer unused)
{
  GvtVoterRow rows[2] = { gvt_fixture_rows[1], gvt_fixture_rows[2] };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtPaperLists) lists = NULL;
  const GvtPaperList *list;

  rows[0].text[GVT_VOTER_NAME] = "SITI AMINAH 25-07-1990";
  gvt_voters_fixture_give (self, kuta);
  install (self, 2, rows, G_N_ELEMENTS (rows));
  lists = collect (self, "", NULL, &error);
  g_assert_no_error (error);
  list = gvt_paper_lists_get (lists)->pdata[0];
  g_assert_cmpstr (
      ((GvtPaperRow *) ((GvtPaperTps *) list->tps->pdata[0])->rows->pdata[0])->nik_masked, ==, "");
  g_assert_cmpstr (
      ((GvtPaperRow *) ((GvtPaperTps *) list->tps->pdata[1])->rows->pdata[0])->nik_masked, ==,
      "520201xxxxxxxx02");
}

static void
test_only_who_opens_the_roll_in_his_area_and_for_a_purpose (GvtVotersFixture *self,
                                                            gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtRoll) roll = NULL;

  gvt_voters_fixture_give (self, kuta);
  g_assert_null (collect (self, FIXTURE_PRAYA, NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND); /* its list is not here */
  g_clear_error (&error);
  g_assert_null (collect (self, "", "077", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  roll = gvt_roll_open (self->profile, NULL, NULL, NULL);
  g_assert_null (gvt_paper_lists_collect (self->profile, roll, "", NULL, "", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_clear_error (&error);
  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER);
  g_assert_null (
      gvt_paper_lists_collect (self->profile, roll, FIXTURE_GERUNG, NULL, PURPOSE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  g_clear_error (&error);
  gvt_test_profile_as (self->profile, GVT_TEST_FACILITATOR);
  g_assert_null (gvt_paper_lists_collect (self->profile, roll, "", NULL, PURPOSE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
}

/* A hundred voters of one TPS, of whom every third is a man, and one more elsewhere. */
static void
install_many (GvtVotersFixture *self)
{
  GvtVoterRow rows[N_MANY + 1];
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i <= N_MANY; i++)
    {
      g_ptr_array_add (
          names, g_strdup_printf ("WARGA %c%c", (char) ('A' + i / 26), (char) ('A' + i % 26)));
      rows[i] = gvt_fixture_rows[1];
      rows[i].text[GVT_VOTER_NAME] = names->pdata[i];
      rows[i].text[GVT_VOTER_SEX] = i % 3 == 0 ? "L" : "P";
      rows[i].text[GVT_VOTER_TPS] = i < N_MANY ? "001" : "002";
    }
  install (self, 2, rows, N_MANY + 1);
}

/* I10: laptop, officer, time, totals and number on each; a page that is lost is missed. */
static void
test_I10_each_page_says_what_it_is (GvtVotersFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_auto (GStrv) pages = NULL;
  guint n_pages, n_voters = 0;

  if (!has_pdftotext ())
    return;
  gvt_voters_fixture_give (self, kuta);
  install_many (self);
  path = write_paper (self, NULL, &error);
  g_assert_no_error (error);
  pages = pages_of (path);
  n_pages = g_strv_length (pages);
  g_assert_cmpuint (n_pages, >, 2);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *number = g_strdup_printf ("page %u of %u", i + 1, n_pages);
      const char *here = strstr (pages[i], "This page: ");

      g_assert_nonnull (strstr (pages[i], number));
      g_assert_nonnull (strstr (pages[i], "laptop TEST"));
      g_assert_nonnull (strstr (pages[i], "24 November 2026, 09.00 WITA"));
      g_assert_nonnull (strstr (pages[i], "list version 2 as of 20 September 2024"));
      g_assert_nonnull (here);
      n_voters += (guint) g_ascii_strtoull (here + strlen ("This page: "), NULL, 10);
      g_assert_null (strstr (pages[i], FIXTURE_AMINAH_NIK));
      g_assert_null (strstr (pages[i], "1990"));
    }
  g_assert_cmpuint (n_voters, ==, N_MANY + 1);
  g_assert_nonnull (strstr (pages[n_pages - 2], "Up to here: 100 voters (L 34, P 66)"));
  g_assert_nonnull (strstr (pages[n_pages - 1], "TPS 002"));
  g_assert_nonnull (strstr (pages[n_pages - 1], "The whole TPS: 1 voter (L 0, P 1)"));
}

/* --- what left --- */

static GvtExported *
newest (GPtrArray *exports)
{
  g_assert_cmpuint (exports->len, >, 0);
  return exports->pdata[0];
}

static void
test_I10_what_left_is_listed_and_deleted (GvtVotersFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) exports = NULL;
  g_autofree char *path = NULL;
  GvtId id;

  gvt_voters_fixture_give (self, kuta);
  path = write_paper (self, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (gvt_test_folder_contains (self->folder, "AMINULLAH"));
  g_assert_false (gvt_test_folder_contains (self->folder, "daftar.pdf"));

  exports = gvt_exports_list (self->profile, &error);
  id = newest (exports)->id;
  g_assert_cmpstr (newest (exports)->form, ==, GVT_LIST_PAPER_FORM);
  g_assert_cmpstr (newest (exports)->path, ==, path);
  g_assert_cmpint (newest (exports)->state, ==, GVT_EXPORT_HERE);
  gvt_exports_remove (self->profile, &id, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_ptr_array_unref (exports);
  exports = gvt_exports_list (self->profile, &error);
  g_assert_cmpint (newest (exports)->state, ==, GVT_EXPORT_REMOVED);
  gvt_test_profile_rebuilds (self->profile);
}

/* Somebody's other file that has taken the place is not ours to delete. */
static void
test_another_file_in_its_place_is_left (GvtVotersFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) exports = NULL;
  g_autofree char *path = NULL;

  gvt_voters_fixture_give (self, kuta);
  path = write_paper (self, NULL, &error);
  exports = gvt_exports_list (self->profile, &error);
  g_assert_true (g_file_set_contents (path, "surat lain", -1, NULL));
  g_assert_false (gvt_exports_remove (self->profile, &newest (exports)->id, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  g_unlink (path);
  g_assert_false (gvt_exports_remove (self->profile, &newest (exports)->id, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
  g_ptr_array_unref (exports);
  exports = gvt_exports_list (self->profile, NULL);
  g_assert_cmpint (newest (exports)->state, ==, GVT_EXPORT_AWAY);
}

/* --- before leaving --- */

static const GvtReadyPaper *
look (GvtVotersFixture *self, GPtrArray **papers)
{
  g_autoptr (GvtVisitPlan) plan = gvt_visit_plan_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) lists = gvt_leases_list (self->profile, &error);
  GvtId visit;

  gvt_id_from_text ("0192d5a0-0000-7000-8000-0000000000ff", &visit, NULL);
  g_strfreev (plan->villages);
  plan->villages = g_strdupv ((GStrv) kuta);
  *papers = gvt_ready_papers_collect (self->profile, plan, &visit, lists, &error);
  g_assert_no_error (error);
  g_assert_cmpuint ((*papers)->len, ==, 1);
  return (*papers)->pdata[0];
}

static void
assert_paper (GvtVotersFixture *self, GvtReadyState state, const char *part)
{
  g_autoptr (GPtrArray) papers = NULL;
  const GvtReadyPaper *paper = look (self, &papers);
  g_autoptr (GvtReadyPoint) point = gvt_ready_paper_judge (paper, "Kuta");

  g_assert_cmpstr (gvt_ready_point_get_code (point), ==, "list-paper");
  g_assert_cmpint (gvt_ready_point_get_state (point), ==, state);
  g_assert_nonnull (strstr (gvt_ready_point_get_text (point), part));
}

/* Never printed, printed, and printed before a new list came; a paper of one TPS is none. */
static void
test_a_paper_gets_old_with_its_list (GvtVotersFixture *self, gconstpointer unused)
{
  g_autofree char *part = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *again = NULL;

  gvt_voters_fixture_give (self, kuta);
  assert_paper (self, GVT_READY_NOTE, "never printed");
  part = write_paper (self, "001", NULL);
  assert_paper (self, GVT_READY_NOTE, "never printed");
  whole = write_paper (self, NULL, NULL);
  assert_paper (self, GVT_READY_OK, "on 24 November 2026, of the version");
  install (self, 2, gvt_fixture_rows, FIXTURE_N_ROWS - 1);
  assert_paper (self, GVT_READY_NOTE, "another version");
  gvt_clock_advance (self->clock, G_TIME_SPAN_HOUR);
  again = write_paper (self, NULL, NULL);
  assert_paper (self, GVT_READY_OK, "of the version");
  gvt_packs_roll_back (self->profile, FIXTURE_KUTA, FIXTURE_ELECTION, NULL);
  assert_paper (self, GVT_READY_NOTE, "another version");
}

#define ADD(path, func) \
  g_test_add (path, GvtVotersFixture, NULL, gvt_voters_fixture_set_up, func, \
              gvt_voters_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("/paper-lists/rows-stand-by-tps-in-the-lists-order",
       test_rows_stand_by_tps_in_the_lists_order);
  ADD ("/paper-lists/I11-no-number-beside-a-birth-date", test_I11_no_number_beside_a_birth_date);
  ADD ("/paper-lists/only-who-opens-the-roll-in-his-area-and-for-a-purpose",
       test_only_who_opens_the_roll_in_his_area_and_for_a_purpose);
  ADD ("/paper-lists/I10-each-page-says-what-it-is", test_I10_each_page_says_what_it_is);
  ADD ("/exports/I10-what-left-is-listed-and-deleted", test_I10_what_left_is_listed_and_deleted);
  ADD ("/exports/another-file-in-its-place-is-left", test_another_file_in_its_place_is_left);
  ADD ("/paper-lists/a-paper-gets-old-with-its-list", test_a_paper_gets_old_with_its_list);
  return g_test_run ();
}
