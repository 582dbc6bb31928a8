/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changed between two versions of a list: each case by one row written by hand. */
#include <string.h>

#include "gvt-error.h"
#include "gvt-list-tables.h"
#include "gvt-voters-fixture.h"

#define PURPOSE "membandingkan versi daftar"

/* Rows of the fixture: Aminullah, Aminah (Kuta I), Aminah (Kuta II), Baiq (no NIK), Ayu, Wire. */
static GvtListDiff *
compare (const GvtVoterRow *before, guint n_before, const GvtVoterRow *after, guint n_after)
{
  g_autoptr (GvtListDiffer) differ = gvt_list_differ_new ();

  for (guint i = 0; i < n_before; i++)
    gvt_list_differ_add (differ, &before[i], FALSE);
  for (guint i = 0; i < n_after; i++)
    gvt_list_differ_add (differ, &after[i], TRUE);
  return gvt_list_differ_finish (differ);
}

static void
assert_counts (const GvtListDiff *diff, guint same, guint new, guint gone, guint changed)
{
  g_assert_cmpuint (diff->n_same, ==, same);
  g_assert_cmpuint (diff->counts[GVT_DIFF_NEW], ==, new);
  g_assert_cmpuint (diff->counts[GVT_DIFF_GONE], ==, gone);
  g_assert_cmpuint (diff->counts[GVT_DIFF_CHANGED], ==, changed);
}

static void
test_the_same_list_differs_in_nothing (void)
{
  GvtVoterRow turned[3] = { gvt_fixture_rows[2], gvt_fixture_rows[0], gvt_fixture_rows[1] };
  g_autoptr (GvtListDiff) diff = NULL;

  turned[0].text[GVT_VOTER_DPID] = "900000000001"; /* another number in the office's system */
  diff = compare (gvt_fixture_rows, 3, turned, 3);
  assert_counts (diff, 3, 0, 0, 0);
}

static void
test_new_gone_and_changed_are_told_apart (void)
{
  GvtVoterRow after[3] = { gvt_fixture_rows[0], gvt_fixture_rows[1], gvt_fixture_rows[4] };
  g_autoptr (GvtListDiff) diff = NULL;
  g_autofree char *fields = NULL;
  const GvtDiffRow *row;

  after[1].text[GVT_VOTER_TPS] = "003";
  after[1].text[GVT_VOTER_RT] = "004";
  after[1].text[GVT_VOTER_NOTE] = "U";
  diff = compare (gvt_fixture_rows, 3, after, 3);
  assert_counts (diff, 1, 1, 1, 1);
  g_assert_cmpuint (diff->fields[GVT_VOTER_TPS], ==, 1);
  g_assert_cmpuint (diff->fields[GVT_VOTER_NAME], ==, 0);

  row = diff->rows->pdata[0];
  fields = gvt_diff_row_describe_fields (row);
  g_assert_cmpint (row->kind, ==, GVT_DIFF_CHANGED);
  g_assert_cmpstr (fields, ==, "RT, KETERANGAN, TPS");
  g_assert_cmpstr (row->note, ==, "U");
  row = diff->rows->pdata[1];
  g_assert_cmpint (row->kind, ==, GVT_DIFF_NEW);
  g_assert_cmpstr (row->id, ==, "520201000005");
  row = diff->rows->pdata[2];
  g_assert_cmpint (row->kind, ==, GVT_DIFF_GONE);
  g_assert_cmpstr (row->id, ==, "520201000003");
}

/* A NIK that was corrected: the same name, born on the same day, is the same voter. */
static void
test_a_corrected_nik_is_no_new_voter (void)
{
  GvtVoterRow after[2] = { gvt_fixture_rows[1], gvt_fixture_rows[3] };
  g_autoptr (GvtListDiff) diff = NULL;

  after[0].text[GVT_VOTER_NIK] = "5202016507900009";
  after[1].text[GVT_VOTER_NIK] = "5202015212990001"; /* the spoilt one, mended */
  diff = compare (&gvt_fixture_rows[1], 3, after, 2);
  assert_counts (diff, 0, 0, 1, 2); /* the other Aminah, born on another day, is gone */
  g_assert_cmpuint (diff->fields[GVT_VOTER_NIK], ==, 2);
}

/* Two people of one NIK are each met once, and a third is new. */
static void
test_twins_are_met_one_by_one (void)
{
  const GvtVoterRow before[2] = { gvt_fixture_rows[0], gvt_fixture_rows[5] };
  GvtVoterRow after[3] = { gvt_fixture_rows[0], gvt_fixture_rows[5], gvt_fixture_rows[5] };
  g_autoptr (GvtListDiff) diff = NULL;

  after[2].text[GVT_VOTER_NAME] = "ORANG KETIGA";
  diff = compare (before, 2, after, 3);
  assert_counts (diff, 2, 1, 0, 0);
}

/* The note of who went is that of the earlier list, where it stood. */
static void
test_why_is_told_as_the_list_has_it (void)
{
  GvtVoterRow before[2] = { gvt_fixture_rows[0], gvt_fixture_rows[1] };
  g_autoptr (GvtListDiff) diff = NULL;
  g_autoptr (JsonObject) object = NULL;
  JsonObject *gone;

  before[1].text[GVT_VOTER_NOTE] = "1";
  diff = compare (before, 2, before, 1);
  assert_counts (diff, 1, 0, 1, 0);
  object = gvt_list_diff_to_json (diff);
  gone = json_object_get_object_member (json_object_get_object_member (object, "by_note"), "gone");
  g_assert_cmpint (json_object_get_int_member (gone, "1"), ==, 1);
}

/* --- on a laptop --- */

static void
install (GvtVotersFixture *self, guint version, const GvtVoterRow *rows, guint n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pack = gvt_voters_fixture_pack (self, FIXTURE_KUTA, version, 1, rows, n_rows);

  gvt_packs_install (self->profile, pack, &self->signer, &error);
  g_assert_no_error (error);
}

static GvtVillageChanges *
find (GvtVotersFixture *self, GError **error)
{
  return gvt_village_changes_find (self->profile, FIXTURE_KUTA, NULL, PURPOSE, error);
}

/* The lower version is the earlier one, whichever is in use; a third version pushes out the first,
 * so never more than two stand against each other, each whole. */
static void
test_I8_two_whole_versions_are_compared (GvtVotersFixture *self, gconstpointer unused)
{
  static const char *const kuta[] = { FIXTURE_KUTA, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtVillageChanges) first = NULL;
  g_autoptr (GvtVillageChanges) back = NULL;
  g_autoptr (GvtVillageChanges) second = NULL;

  gvt_voters_fixture_give (self, kuta);
  g_assert_null (find (self, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_clear_error (&error);

  install (self, 2, gvt_fixture_rows, 4);
  first = find (self, &error);
  g_assert_no_error (error);
  assert_counts (first->diff, 4, 0, 2, 0);
  gvt_packs_roll_back (self->profile, FIXTURE_KUTA, FIXTURE_ELECTION, &error);
  back = find (self, &error);
  g_assert_no_error (error);
  assert_counts (back->diff, 4, 0, 2, 0);
  gvt_packs_roll_back (self->profile, FIXTURE_KUTA, FIXTURE_ELECTION, &error);

  install (self, 3, gvt_fixture_rows, FIXTURE_N_ROWS);
  second = find (self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->before.version, ==, 2);
  g_assert_cmpuint (second->after.version, ==, 3);
  assert_counts (second->diff, 4, 2, 0, 0);
}

/* I10, I11: the file has no name, no birth date and no whole number, and says who wrote it. */
static void
test_I11_the_file_names_nobody (GvtVotersFixture *self, gconstpointer unused)
{
  static const char *const kuta[] = { FIXTURE_KUTA, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtVillageChanges) changes = NULL;
  g_autofree char *path = g_build_filename (gvt_test_folder (), "perubahan.csv", NULL);
  g_autofree char *text = NULL;

  gvt_voters_fixture_give (self, kuta);
  install (self, 2, gvt_fixture_rows, 4);
  changes = find (self, &error);
  gvt_changes_export (self->profile, changes, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Gone from the list;" FIXTURE_KUTA ";1;2;002;520201000005;"
                                  "510301xxxxxxxx01;P;;;\"Made with Go Vote on laptop TEST"));
  g_assert_null (strstr (text, "AYU"));
  g_assert_null (strstr (text, "1988"));
  g_assert_null (strstr (text, "5103014107880001"));
}

static void
test_a_facilitator_compares_nothing (GvtVotersFixture *self, gconstpointer unused)
{
  static const char *const kuta[] = { FIXTURE_KUTA, NULL };
  g_autoptr (GError) error = NULL;

  gvt_voters_fixture_give (self, kuta);
  install (self, 2, gvt_fixture_rows, 4);
  gvt_test_profile_as (self->profile, GVT_TEST_FACILITATOR);
  g_assert_null (find (self, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
}

#define ADD(path, func) \
  g_test_add (path, GvtVotersFixture, NULL, gvt_voters_fixture_set_up, func, \
              gvt_voters_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/list-diff/the-same-list-differs-in-nothing",
                   test_the_same_list_differs_in_nothing);
  g_test_add_func ("/list-diff/new-gone-and-changed-are-told-apart",
                   test_new_gone_and_changed_are_told_apart);
  g_test_add_func ("/list-diff/a-corrected-nik-is-no-new-voter",
                   test_a_corrected_nik_is_no_new_voter);
  g_test_add_func ("/list-diff/twins-are-met-one-by-one", test_twins_are_met_one_by_one);
  g_test_add_func ("/list-diff/why-is-told-as-the-list-has-it",
                   test_why_is_told_as_the_list_has_it);
  ADD ("/list-diff/I8-two-whole-versions-are-compared", test_I8_two_whole_versions_are_compared);
  ADD ("/list-diff/I11-the-file-names-nobody", test_I11_the_file_names_nobody);
  ADD ("/list-diff/only-who-opens-the-roll", test_a_facilitator_compares_nothing);
  return g_test_run ();
}
