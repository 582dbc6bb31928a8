/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists that come as deltas: the next version whole or the old one, and a way back. */
#include <glib/gstdio.h>

#include "gvt-delta.h"
#include "gvt-error.h"
#include "gvt-leases-private.h"
#include "gvt-list-versions.h"
#include "gvt-pack-chain.h"
#include "gvt-roll.h"
#include "gvt-voters-fixture.h"

static const char *const kuta[] = { FIXTURE_KUTA, NULL };

#define MOST_VERSIONS 12

/* A laptop with version 1, and what its centre made: of version n the voter of row (n % 6) is in
 * TPS 100 + n, and nobody else changed. */
typedef struct
{
  GvtVotersFixture laptop;
  GBytes *packs[MOST_VERSIONS];  /* from version 1 */
  GBytes *deltas[MOST_VERSIONS]; /* to that version from the one before; of 1 none */
} Fixture;

static char *
tps_of (guint version)
{
  return g_strdup_printf ("%03u", 100 + version);
}

static GBytes *
make_pack (Fixture *self, guint version)
{
  GvtVoterRow rows[FIXTURE_N_ROWS];
  g_autofree char *tps = tps_of (version);

  for (guint i = 0; i < FIXTURE_N_ROWS; i++)
    rows[i] = gvt_fixture_rows[i];
  if (version > 1)
    rows[version % FIXTURE_N_ROWS].text[GVT_VOTER_TPS] = tps;
  return gvt_voters_fixture_pack (&self->laptop, FIXTURE_KUTA, version, 1, rows, FIXTURE_N_ROWS);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_voters_fixture_set_up (&self->laptop, NULL);
  gvt_voters_fixture_give (&self->laptop, kuta);
  for (guint version = 1; version < MOST_VERSIONS; version++)
    {
      self->packs[version] = make_pack (self, version);
      self->deltas[version] = version > 1 ? gvt_voters_fixture_delta (&self->laptop,
                                                                      self->packs[version - 1],
                                                                      self->packs[version], &error)
                                          : NULL;
      g_assert_no_error (error);
    }
  gvt_packs_install (self->laptop.profile, self->packs[1], &self->laptop.signer, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  for (guint version = 1; version < MOST_VERSIONS; version++)
    {
      g_bytes_unref (self->packs[version]);
      g_clear_pointer (&self->deltas[version], g_bytes_unref);
    }
  gvt_voters_fixture_tear_down (&self->laptop, NULL);
}

static gboolean
take (Fixture *self, guint version, GError **error)
{
  return gvt_packs_install_delta (self->laptop.profile, self->deltas[version], &self->laptop.signer,
                                  error);
}

static void
assert_taken (Fixture *self, guint version)
{
  g_autoptr (GError) error = NULL;

  take (self, version, &error);
  g_assert_no_error (error);
}

static guint
count_files (Fixture *self, const char *suffix)
{
  g_autofree char *folder = gvt_profile_path (self->laptop.profile, "packs", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, suffix);
  return n;
}

/* As the laptop's lookups see it: opened from what lies on its disk. */
static void
assert_active (Fixture *self, guint version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) lists = gvt_leases_list (self->laptop.profile, &error);
  g_autoptr (GvtLeasedList) list = g_list_model_get_item (lists, 0);
  const GvtLeasedListKeys *keys = gvt_leased_list_get_keys (list);
  const GvtPackName name = { FIXTURE_KUTA, FIXTURE_ELECTION, version, keys->file_hash };
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_autoptr (GvtRoll) roll = gvt_roll_open (self->laptop.profile, NULL, NULL, &error);
  const GvtVoterTable *table = gvt_packs_open (self->laptop.profile, &name, self->laptop.epoch_key,
                                               self->laptop.lexicon, arena, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (gvt_leased_list_get_version (list), ==, version);
  g_assert_cmpuint (g_list_model_get_n_items (gvt_roll_get_failed (roll)), ==, 0);
  g_assert_cmpuint (gvt_roll_get_rows (roll), ==, FIXTURE_N_ROWS);
  for (guint i = 0; i < FIXTURE_N_ROWS; i++)
    {
      GvtVoterCells cells;
      const GvtVoterRow *row = gvt_voter_table_get_row (table, i, &cells);
      g_autofree char *tps = version > 1 && i == version % FIXTURE_N_ROWS
                                 ? tps_of (version)
                                 : g_strdup (gvt_fixture_rows[i].text[GVT_VOTER_TPS]);

      g_assert_cmpstr (row->text[GVT_VOTER_TPS], ==, tps);
      g_assert_cmpstr (row->text[GVT_VOTER_NIK], ==, gvt_fixture_rows[i].text[GVT_VOTER_NIK]);
      g_assert_cmpstr (row->text[GVT_VOTER_NAME], ==, gvt_fixture_rows[i].text[GVT_VOTER_NAME]);
    }
}

/* I8 */
static void
test_taken_and_rolled_back (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  assert_taken (self, 2);
  assert_active (self, 2);
  g_assert_cmpuint (count_files (self, ".gvpack"), ==, 1);
  g_assert_cmpuint (count_files (self, ".gvdelt"), ==, 1);

  gvt_packs_roll_back (self->laptop.profile, FIXTURE_KUTA, FIXTURE_ELECTION, &error);
  g_assert_no_error (error);
  assert_active (self, 1);
  gvt_packs_roll_back (self->laptop.profile, FIXTURE_KUTA, FIXTURE_ELECTION, &error);
  g_assert_no_error (error);
  assert_active (self, 2);
}

/* Also after the way back: the next one is for the version that is kept beside. */
static void
test_taken_after_roll_back (Fixture *self, gconstpointer unused)
{
  assert_taken (self, 2);
  gvt_packs_roll_back (self->laptop.profile, FIXTURE_KUTA, FIXTURE_ELECTION, NULL);
  assert_taken (self, 3);
  assert_active (self, 3);
  gvt_packs_roll_back (self->laptop.profile, FIXTURE_KUTA, FIXTURE_ELECTION, NULL);
  assert_active (self, 1);
}

/* One delta upon another, and then a whole one makes all their files needless. */
static void
test_one_upon_another (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  for (guint version = 2; version <= 1 + GVT_PACK_CHAIN_MAX_DELTAS; version++)
    {
      assert_taken (self, version);
      assert_active (self, version);
      g_assert_cmpuint (count_files (self, ".gvdelt"), ==, version - 1);
    }
  g_assert_cmpuint (count_files (self, ".gvpack"), ==, 1);
  gvt_packs_roll_back (self->laptop.profile, FIXTURE_KUTA, FIXTURE_ELECTION, NULL);
  assert_active (self, GVT_PACK_CHAIN_MAX_DELTAS);
  gvt_packs_roll_back (self->laptop.profile, FIXTURE_KUTA, FIXTURE_ELECTION, NULL);

  g_assert_false (take (self, 2 + GVT_PACK_CHAIN_MAX_DELTAS, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_clear_error (&error);
  for (guint version = 2 + GVT_PACK_CHAIN_MAX_DELTAS; version < MOST_VERSIONS; version++)
    {
      gvt_packs_install (self->laptop.profile, self->packs[version], &self->laptop.signer, &error);
      g_assert_no_error (error);
    }
  assert_active (self, MOST_VERSIONS - 1);
  g_assert_cmpuint (count_files (self, ".gvdelt"), ==, 0);
  g_assert_cmpuint (count_files (self, ".gvpack"), ==, 2);
}

static void
assert_refused (Fixture *self, guint version, GvtError code)
{
  g_autofree char *before = gvt_test_folder_digest (self->laptop.folder);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (take (self, version, &error));
  g_assert_error (error, GVT_ERROR, (gint) code);
  after = gvt_test_folder_digest (self->laptop.folder);
  g_assert_cmpstr (after, ==, before);
}

static gboolean
takes (Fixture *self, guint base)
{
  GvtHash hash;

  gvt_hash_of_bytes (self->packs[base], &hash);
  return gvt_packs_takes_delta (self->laptop.profile, FIXTURE_KUTA, FIXTURE_ELECTION, &hash);
}

static void
test_base_is_not_here (Fixture *self, gconstpointer unused)
{
  g_assert_true (takes (self, 1));
  g_assert_false (takes (self, 2));
  assert_refused (self, 3, GVT_ERROR_NOT_FOUND);
  assert_active (self, 1);
}

/* Who does not open lists cannot see what would come of it: he fetches the whole one. */
static void
test_facilitator (Fixture *self, gconstpointer unused)
{
  gvt_test_profile_as (self->laptop.profile, GVT_TEST_FACILITATOR);

  g_assert_false (takes (self, 1));
  assert_refused (self, 2, GVT_ERROR_LOCKED);
}

static void
damage (Fixture *self, const char *suffix)
{
  g_autofree char *folder = gvt_profile_path (self->laptop.profile, "packs", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, suffix))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_assert_true (g_file_set_contents (path, "something else", -1, NULL));
      }
}

static void
test_damaged_base (Fixture *self, gconstpointer unused)
{
  damage (self, ".gvpack");

  g_assert_false (takes (self, 1));
  assert_refused (self, 2, GVT_ERROR_BAD_SIGNATURE);
}

static gboolean
is_whole (Fixture *self, guint version, GError **error)
{
  GvtPackName name = { FIXTURE_KUTA, FIXTURE_ELECTION, version, { { 0 } } };

  gvt_hash_of_bytes (self->packs[version], &name.hash);
  return gvt_packs_check (self->laptop.profile, &name, error);
}

/* What the disk damages comes again, as the delta or as a whole. */
static void
test_damaged_delta (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  assert_taken (self, 2);
  g_assert_true (is_whole (self, 2, &error));
  damage (self, ".gvdelt");
  g_assert_false (is_whole (self, 2, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
  g_assert_true (is_whole (self, 1, NULL));

  assert_taken (self, 2);
  assert_active (self, 2);
  damage (self, ".gvdelt");
  gvt_packs_install (self->laptop.profile, self->packs[2], &self->laptop.signer, NULL);
  assert_active (self, 2);
  g_assert_cmpuint (count_files (self, ".gvdelt"), ==, 0);
  g_assert_cmpuint (count_files (self, ".gvpack"), ==, 2);
  gvt_packs_roll_back (self->laptop.profile, FIXTURE_KUTA, FIXTURE_ELECTION, NULL);
  assert_active (self, 1);
}

/* The versions are compared as any others are. */
static void
test_compared (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtVillageChanges) changes = NULL;

  assert_taken (self, 2);
  changes = gvt_village_changes_find (self->laptop.profile, FIXTURE_KUTA, FIXTURE_ELECTION, "uji",
                                      &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->diff->rows->len, ==, 1);
}

/* Locked and unlocked: nothing of a list is kept in clear, and it opens again. */
static void
test_unlocked_again (Fixture *self, gconstpointer unused)
{
  assert_taken (self, 2);
  gvt_test_profile_as (self->laptop.profile, GVT_TEST_FACILITATOR);
  gvt_test_profile_as (self->laptop.profile, GVT_TEST_OFFICER);
  assert_active (self, 2);
}

static void
write_orphan (Fixture *self, const char *name)
{
  g_autofree char *path = gvt_profile_path (self->laptop.profile, "packs", name, NULL);

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
}

/* A crash between file and row leaves a file that nothing names; the next installation takes it
 * away, and lets be what a list is made of, and what is another list's. */
static void
test_orphans (Fixture *self, gconstpointer unused)
{
  assert_taken (self, 2);
  write_orphan (self, FIXTURE_KUTA "-" FIXTURE_ELECTION "-9-0123456789abcdef.gvdelt");
  write_orphan (self, FIXTURE_KUTA "-" FIXTURE_ELECTION "-2-1-0123456789abcdef.gvdelt");
  write_orphan (self, FIXTURE_PRAYA "-" FIXTURE_ELECTION "-9-0123456789abcdef.gvdelt");
  g_assert_cmpuint (count_files (self, ".gvdelt"), ==, 4);

  assert_taken (self, 3);
  assert_active (self, 3);
  g_assert_cmpuint (count_files (self, ".gvdelt"), ==, 4); /* two are in use */
  g_assert_cmpuint (count_files (self, "-2-1-0123456789abcdef.gvdelt"), ==, 1);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/I8/delta-is-taken-and-rolled-back", test_taken_and_rolled_back);
  ADD ("/I8/delta-is-taken-after-a-roll-back", test_taken_after_roll_back);
  ADD ("/delta-laptop/one-upon-another-until-a-whole-one-comes", test_one_upon_another);
  ADD ("/delta-laptop/list-before-is-not-here", test_base_is_not_here);
  ADD ("/delta-laptop/who-opens-no-list-takes-no-delta", test_facilitator);
  ADD ("/delta-laptop/damaged-list-takes-no-delta", test_damaged_base);
  ADD ("/delta-laptop/damaged-delta-comes-again", test_damaged_delta);
  ADD ("/delta-laptop/is-compared-with-the-version-before", test_compared);
  ADD ("/delta-laptop/opens-after-a-lock", test_unlocked_again);
  ADD ("/delta-laptop/files-without-a-row-go", test_orphans);

  return g_test_run ();
}
