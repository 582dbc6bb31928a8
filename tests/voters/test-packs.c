/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "gvt-error.h"
#include "gvt-leases-private.h"
#include "gvt-list-versions.h"
#include "gvt-voters-fixture.h"

static const char *const kuta[] = { FIXTURE_KUTA, NULL };

static gboolean
install (GvtVotersFixture *fixture, guint version, GError **error)
{
  g_autoptr (GBytes) pack = gvt_voters_fixture_pack (fixture, FIXTURE_KUTA, version, 1,
                                                     gvt_fixture_rows, FIXTURE_N_ROWS);

  return gvt_packs_install (fixture->profile, pack, &fixture->signer, error);
}

static guint
active_version (GvtVotersFixture *fixture)
{
  g_autoptr (GListModel) lists = gvt_leases_list (fixture->profile, NULL);
  g_autoptr (GvtLeasedList) list = g_list_model_get_item (lists, 0);

  return gvt_leased_list_get_version (list);
}

static guint
count_files (GvtVotersFixture *fixture, const char *suffix)
{
  g_autofree char *folder = gvt_profile_path (fixture->profile, "packs", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, suffix);
  return n;
}

/* I8 */
static void
test_versions (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  g_assert_cmpuint (active_version (fixture), ==, 1);
  for (guint version = 2; version < 6; version++)
    {
      install (fixture, version, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (active_version (fixture), ==, version);
      g_assert_cmpuint (count_files (fixture, ".gvpack"), ==, 2); /* it and the one before */
    }
}

static void
test_roll_back (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  g_assert_false (gvt_packs_roll_back (fixture->profile, FIXTURE_KUTA, FIXTURE_ELECTION, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
  g_clear_error (&error);

  install (fixture, 2, &error);
  gvt_packs_roll_back (fixture->profile, FIXTURE_KUTA, FIXTURE_ELECTION, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (active_version (fixture), ==, 1);
  gvt_packs_roll_back (fixture->profile, FIXTURE_KUTA, FIXTURE_ELECTION, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (active_version (fixture), ==, 2);
}

/* D6: which list counts is for those who open it, inside their area. */
static void
test_roll_back_needs_role_and_area (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  install (fixture, 2, &error);

  gvt_test_profile_as (fixture->profile, GVT_TEST_FACILITATOR);
  g_assert_false (gvt_packs_roll_back (fixture->profile, FIXTURE_KUTA, FIXTURE_ELECTION, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  g_clear_error (&error);
  gvt_test_profile_as (fixture->profile, GVT_TEST_OFFICER);
  g_assert_false (gvt_packs_roll_back (fixture->profile, FIXTURE_GERUNG, FIXTURE_ELECTION, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);

  g_assert_cmpuint (active_version (fixture), ==, 2);
}

/* What is asked of a person before it is done. */
static void
test_kept_versions (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  const GvtKeptVersions *one;

  gvt_voters_fixture_give (fixture, kuta);
  g_assert_null (gvt_kept_versions_find (fixture->profile, FIXTURE_KUTA, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_clear_error (&error);
  g_assert_null (gvt_kept_versions_find (fixture->profile, FIXTURE_PRAYA, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
  g_clear_error (&error);

  install (fixture, 2, &error);
  gvt_packs_roll_back (fixture->profile, FIXTURE_KUTA, FIXTURE_ELECTION, &error);
  kept = gvt_kept_versions_find (fixture->profile, FIXTURE_KUTA, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kept->len, ==, 1);
  one = kept->pdata[0];
  g_assert_cmpuint (one->now.version, ==, 1);
  g_assert_cmpuint (one->other.version, ==, 2);
  g_assert_cmpstr (one->election, ==, FIXTURE_ELECTION);

  gvt_test_profile_as (fixture->profile, GVT_TEST_FACILITATOR);
  g_assert_null (gvt_kept_versions_find (fixture->profile, FIXTURE_KUTA, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
}

static void
test_older (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  install (fixture, 7, &error);
  g_assert_no_error (error);

  g_assert_false (install (fixture, 6, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_EXPIRED);
  g_assert_cmpuint (active_version (fixture), ==, 7);
  g_assert_cmpuint (count_files (fixture, ".gvpack"), ==, 2);
}

static void
test_again (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pack = gvt_voters_fixture_pack (fixture, FIXTURE_KUTA, 2, 1, gvt_fixture_rows,
                                                     FIXTURE_N_ROWS);

  gvt_voters_fixture_give (fixture, kuta);
  for (guint i = 0; i < 3; i++)
    {
      gvt_packs_install (fixture->profile, pack, &fixture->signer, &error);
      g_assert_no_error (error);
    }
  gvt_packs_roll_back (fixture->profile, FIXTURE_KUTA, FIXTURE_ELECTION, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (active_version (fixture), ==, 1);
}

/* What the wire or a stick brings is not believed. */
static void
test_forged (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtSecret) other = gvt_signing_key_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) good = gvt_voters_fixture_pack (fixture, FIXTURE_KUTA, 2, 1, gvt_fixture_rows,
                                                     FIXTURE_N_ROWS);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (good, 0, g_bytes_get_size (good) - 1);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (good, NULL), g_bytes_get_size (good));
  g_autoptr (GBytes) flipped = NULL;
  GvtPublicKey other_signer;

  gvt_voters_fixture_give (fixture, kuta);
  gvt_signing_key_public (other, &other_signer);
  copy[g_bytes_get_size (good) - 5] ^= 4;
  flipped = g_bytes_new (copy, g_bytes_get_size (good));

  g_assert_false (gvt_packs_install (fixture->profile, good, &other_signer, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
  g_clear_error (&error);
  g_assert_false (gvt_packs_install (fixture->profile, cut, &fixture->signer, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (gvt_packs_install (fixture->profile, flipped, &fixture->signer, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (
      gvt_packs_install_lexicon (fixture->profile, fixture->lexicon_file, &other_signer, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
  g_assert_cmpuint (active_version (fixture), ==, 1);
  g_assert_cmpuint (count_files (fixture, ".gvpack"), ==, 1);
}

/* A crash between file and row leaves a file that nothing names; the next installation takes it
 * away, and lets other lists' files be. */
static void
test_orphans (GvtVotersFixture *fixture, gconstpointer unused)
{
  static const char *const names[] = {
    FIXTURE_KUTA "-" FIXTURE_ELECTION "-9-0123456789abcdef.gvpack",
    FIXTURE_KUTA "-" FIXTURE_ELECTION "-2-1-0123456789abcdef.gvpack",
    FIXTURE_PRAYA "-" FIXTURE_ELECTION "-9-0123456789abcdef.gvpack"
  };
  g_autoptr (GError) error = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = gvt_profile_path (fixture->profile, "packs", names[i], NULL);

      g_file_set_contents (path, "x", 1, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (count_files (fixture, ".gvpack"), ==, 4);
  install (fixture, 2, &error);

  g_assert_cmpuint (count_files (fixture, "-9-0123456789abcdef.gvpack"), ==, 1);
  g_assert_cmpuint (count_files (fixture, ".gvpack"), ==, 4);
}

static void
test_changed_on_disk (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GListModel) lists = NULL;
  g_autoptr (GvtLeasedList) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = gvt_profile_path (fixture->profile, "packs", NULL);
  g_autoptr (GDir) dir = NULL;
  GvtPackName wanted = { FIXTURE_KUTA, FIXTURE_ELECTION, 1, { { 0 } } };
  const char *name;

  gvt_voters_fixture_give (fixture, kuta);
  lists = gvt_leases_list (fixture->profile, &error);
  list = g_list_model_get_item (lists, 0);
  wanted.hash = gvt_leased_list_get_keys (list)->file_hash;
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".gvpack"))
        g_file_set_contents (path, "something else", -1, NULL);
    }

  g_assert_false (gvt_packs_check (fixture->profile, &wanted, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

#define ADD(path, function) \
  g_test_add (path, GvtVotersFixture, NULL, gvt_voters_fixture_set_up, function, \
              gvt_voters_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/I8/new-version-replaces-and-one-stays", test_versions);
  ADD ("/I8/previous-version-comes-back", test_roll_back);
  ADD ("/packs/rolling-back-needs-role-and-area", test_roll_back_needs_role_and_area);
  ADD ("/packs/versions-kept-are-told-to-whoever-may-roll-back", test_kept_versions);
  ADD ("/packs/older-version-is-refused", test_older);
  ADD ("/packs/same-file-again-changes-nothing", test_again);
  ADD ("/packs/forged-cut-and-flipped-are-refused", test_forged);
  ADD ("/packs/files-without-a-row-go", test_orphans);
  ADD ("/packs/file-changed-on-disk-is-refused", test_changed_on_disk);

  return g_test_run ();
}
