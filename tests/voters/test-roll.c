/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-damaged-lists.h"
#include "gvt-error.h"
#include "gvt-leases-private.h"
#include "gvt-name-query.h"
#include "gvt-nik-index.h"
#include "gvt-nik.h"
#include "gvt-profile-users.h"
#include "gvt-roll-private.h"
#include "gvt-voters-fixture.h"

static const char *const kuta[] = { FIXTURE_KUTA, NULL };
static const char *const three[] = { FIXTURE_KUTA, FIXTURE_PRAYA, FIXTURE_GERUNG, NULL };

static GvtRoll *
open_roll (GvtVotersFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GvtRoll *roll = gvt_roll_open (fixture->profile, NULL, NULL, &error);

  g_assert_no_error (error);
  return roll;
}

static GvtRollFound
find_name (GvtRoll *roll, const char *text, const char *area, guint limit)
{
  GvtRollFound found = { 0 };
  g_autoptr (GError) error = NULL;
  char *query = gvt_name_query_clean (text);
  GvtMatchPerson given = { query, "", "" };
  GvtSaidPlace nowhere = { 0 };

  gvt_roll_find_name (roll, &given, &nowhere, area, limit, &found, &error);
  g_assert_no_error (error);
  gvt_wipe_free (query);
  return found;
}

static GvtRollFound
find_nik (GvtRoll *roll, const char *nik, const char *area)
{
  GvtRollFound found = { 0 };
  g_autoptr (GError) error = NULL;

  gvt_roll_find_nik (roll, nik, area, &found, &error);
  g_assert_no_error (error);
  return found;
}

/* The hits' DPIDs, as one line. */
static char *
hits_of (const GvtRollFound *found)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (found->hits)); i++)
    {
      g_autoptr (GvtVoterHit) hit = g_list_model_get_item (G_LIST_MODEL (found->hits), i);

      g_string_append_printf (line, "%s%s", i > 0 ? " " : "", gvt_voter_hit_get_id (hit) + 11);
    }
  return g_string_free (line, FALSE);
}

static void
assert_names (GvtRoll *roll, const char *text, const char *expected)
{
  g_auto (GvtRollFound) found = find_name (roll, text, "", 50);
  g_autofree char *hits = hits_of (&found);

  g_assert_cmpstr (hits, ==, expected);
}

static void
assert_niks (GvtRoll *roll, const char *nik, const char *expected)
{
  g_auto (GvtRollFound) found = find_nik (roll, nik, "");
  g_autofree char *hits = hits_of (&found);

  g_assert_cmpstr (hits, ==, expected);
}

static void
test_nik (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  roll = open_roll (fixture);

  g_assert_cmpuint (gvt_roll_get_rows (roll), ==, FIXTURE_N_ROWS);
  assert_niks (roll, FIXTURE_AMINAH_NIK, "2");
  assert_niks (roll, "5202010101850003", "1 6"); /* two rows have it */
  assert_niks (roll, "5.20202E+15", "");         /* stands there, and is no NIK: found by name */
  assert_niks (roll, "5202016507900002", "");
  assert_niks (roll, "520201650790000", "");
  assert_niks (roll, "0000000000000000", "");
  assert_niks (roll, "", "");
}

static void
test_name (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  roll = open_roll (fixture);

  assert_names (roll, "SITI AMINAH", "2 3");
  assert_names (roll, "siti", "2 3");
  assert_names (roll, "  Siti   Aminah ", "2 3");
  assert_names (roll, "amin", "2 3 1"); /* the beginning of a word; the shorter name fits better */
  assert_names (roll, "ni'mat", "4");
  assert_names (roll, "\xc3\xa9lis", "5");  /* é, the list has É */
  assert_names (roll, "e\xcc\x81LIS", "5"); /* e and a combining accent */
  assert_names (roll, "gusti ayu", "5");
  assert_names (roll, "aminah siti", "2 3");
  assert_names (roll, "Ni\nLuh", "");
  assert_names (roll, "\xff\xfe", "");
}

/* One name ends where the next begins: no match runs over. */
static void
test_borders (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  roll = open_roll (fixture);

  assert_names (roll, "AMINULLAHSITI", "");
  assert_names (roll, "WIRE", "6");
  assert_names (roll, "MUHAMMAD", "1");
}

static void
test_limit (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;
  g_auto (GvtRollFound) one = { 0 };
  g_auto (GvtRollFound) six = { 0 };

  gvt_voters_fixture_give (fixture, three);
  roll = open_roll (fixture);
  one = find_name (roll, "siti", "", 1);
  six = find_name (roll, "siti", "", 6);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (one.hits)), ==, 1);
  g_assert_true (one.is_cut);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (six.hits)), ==, 6);
  g_assert_false (six.is_cut);
}

static void
test_area (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;
  g_auto (GvtRollFound) village = { 0 };
  g_auto (GvtRollFound) regency = { 0 };
  g_auto (GvtRollFound) nowhere = { 0 };

  gvt_voters_fixture_give (fixture, three);
  roll = open_roll (fixture);
  village = find_nik (roll, FIXTURE_AMINAH_NIK, FIXTURE_PRAYA);
  regency = find_name (roll, "siti", "52.02", 50);
  nowhere = find_nik (roll, FIXTURE_AMINAH_NIK, "52.08.01.2001");

  g_assert_cmpuint (village.n_lists, ==, 1);
  g_assert_cmpuint (village.n_rows, ==, FIXTURE_N_ROWS);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (village.hits)), ==, 1);
  g_assert_cmpuint (regency.n_lists, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (regency.hits)), ==, 4);
  g_assert_cmpuint (nowhere.n_lists, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (nowhere.hits)), ==, 0);
}

static void
test_hit (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;
  g_auto (GvtRollFound) found = { 0 };
  g_autoptr (GvtVoterHit) hit = NULL;
  g_autofree char *name = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  roll = open_roll (fixture);
  found = find_nik (roll, FIXTURE_AMINAH_NIK, "");
  hit = g_list_model_get_item (G_LIST_MODEL (found.hits), 0);

  g_assert_cmpstr (gvt_voter_hit_get_id (hit), ==, "520201000002");
  g_assert_cmpstr (gvt_voter_hit_get_name (hit), ==, "SITI AMINAH");
  g_assert_cmpstr (gvt_voter_hit_get_sex (hit), ==, "P");
  g_assert_cmpstr (gvt_voter_hit_get_tps (hit), ==, "001");
  g_assert_cmpstr (gvt_voter_hit_get_village_code (hit), ==, FIXTURE_KUTA);
  g_assert_cmpstr (gvt_voter_hit_get_village (hit), ==, "Kuta");
  g_assert_cmpstr (gvt_voter_hit_get_nik_masked (hit), ==, "520201xxxxxxxx01");
  g_assert_cmpstr (gvt_voter_hit_get_election (hit), ==, FIXTURE_ELECTION);
  g_assert_cmpstr (gvt_voter_hit_get_as_of (hit), ==, "2024-09-20");
  g_object_get (hit, "name", &name, NULL);
  g_assert_cmpstr (name, ==, "SITI AMINAH");
}

static void
test_facilitator (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  gvt_test_profile_as (fixture->profile, GVT_TEST_FACILITATOR);

  g_assert_null (gvt_roll_open (fixture->profile, NULL, NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_LOCKED);
}

static void
test_cancelled (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  gvt_voters_fixture_give (fixture, three);
  g_cancellable_cancel (cancellable);

  g_assert_null (gvt_roll_open (fixture->profile, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

typedef struct
{
  guint64 count;
  guint64 total;
} Told;

static void
on_changed (GvtProgress *progress, guint stage, guint64 count, guint64 total, gpointer data)
{
  *(Told *) data = (Told){ count, total };
}

static void
test_counted (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgress) progress = gvt_progress_new ();
  g_autoptr (GvtRoll) roll = NULL;
  Told told = { 0 };

  gvt_voters_fixture_give (fixture, three);
  g_signal_connect (progress, "changed", G_CALLBACK (on_changed), &told);
  roll = gvt_roll_open (fixture->profile, progress, NULL, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  g_assert_nonnull (roll);
  g_assert_cmpuint (told.count, ==, 3);
  g_assert_cmpuint (told.total, ==, 3);
}

static void
test_officer_area (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;

  gvt_voters_fixture_give (fixture, three);
  gvt_test_profile_as (fixture->profile, GVT_TEST_OFFICER);
  roll = open_roll (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (gvt_roll_get_lists (roll)), ==, 2);
  g_assert_cmpuint (gvt_roll_get_rows (roll), ==, 2 * FIXTURE_N_ROWS);
}

static void
test_expired (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) before = NULL;
  g_autoptr (GvtRoll) after = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  before = open_roll (fixture);
  gvt_clock_advance (fixture->clock, 15 * G_TIME_SPAN_DAY);
  after = open_roll (fixture);

  assert_niks (before, FIXTURE_AMINAH_NIK, "2"); /* never in the middle of a visit */
  g_assert_cmpuint (gvt_roll_get_rows (after), ==, 0);
}

/* I10: nothing of the lists stays in memory behind a lock screen. */
static void
test_lock (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GvtRollFound) found = { 0 };

  gvt_voters_fixture_give (fixture, kuta);
  roll = open_roll (fixture);
  g_assert_true (gvt_roll_is_open (roll));
  gvt_profile_lock (fixture->profile);
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  g_assert_false (gvt_roll_is_open (roll));
  g_assert_false (gvt_roll_find_nik (roll, FIXTURE_AMINAH_NIK, "", &found, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_LOCKED);
}

/* I10: nor behind the back of the next user, who came without a lock between. */
static void
test_next_user (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GError) error = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  roll = open_roll (fixture);
  gvt_profile_unlock (fixture->profile, GVT_TEST_FACILITATOR, GVT_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  g_assert_false (gvt_roll_is_open (roll));
}

/* One bad file closes one list, and is named in words. */
static void
test_damaged (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GvtLeasedList) failed = NULL;
  g_autofree char *words = NULL;

  gvt_voters_fixture_give (fixture, three);
  gvt_voters_fixture_damage (fixture, FIXTURE_PRAYA);
  roll = open_roll (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (gvt_roll_get_lists (roll)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (gvt_roll_get_failed (roll)), ==, 1);
  failed = g_list_model_get_item (gvt_roll_get_failed (roll), 0);
  g_assert_cmpstr (gvt_leased_list_get_village (failed), ==, FIXTURE_PRAYA);
  words = gvt_damaged_lists_describe (gvt_roll_get_failed (roll));
  g_assert_nonnull (strstr (words, "The voter list of Kuta (" FIXTURE_PRAYA ")"));
  g_assert_nonnull (strstr (words, "Synchronise"));
}

/* I8: a roll is one moment; a new list is in the next roll. */
static void
test_snapshot (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (GvtRoll) before = NULL;
  g_autoptr (GvtRoll) after = NULL;
  g_autoptr (GError) error = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  before = open_roll (fixture);
  pack = gvt_voters_fixture_pack (fixture, FIXTURE_KUTA, 2, 1, gvt_fixture_rows + 2, 3);
  gvt_packs_install (fixture->profile, pack, &fixture->signer, &error);
  g_assert_no_error (error);
  after = open_roll (fixture);

  assert_niks (before, FIXTURE_AMINAH_NIK, "2");
  assert_names (before, "siti", "2 3");
  assert_niks (after, FIXTURE_AMINAH_NIK, "");
  assert_names (after, "siti", "3");
}

/* Every NIK of a long list is found, and only where it is: also those that many rows share. What is
 * none is never found by number. */
static void
test_index (void)
{
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  const GvtVoterTable *tables[3];
  const GvtTableSet *set;
  GvtNikIndex *index;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GvtVoterTableBuilder) builder = gvt_voter_table_builder_new (arena);

      for (guint j = 0; j < 4000; j++, n++)
        {
          g_autofree char *nik = g_strdup_printf ("52020101018%05u", n % 5000);
          GvtVoterRow row = gvt_fixture_rows[0];

          row.text[GVT_VOTER_NIK] = n % 3 == 0 ? "5202010101859999" : nik;
          if (n % 1000 == 0)
            row.text[GVT_VOTER_NIK] = "ODD";
          gvt_voter_table_builder_add (builder, &row);
        }
      tables[i] = gvt_voter_table_builder_finish (builder);
    }
  set = gvt_table_set_new (arena, tables, G_N_ELEMENTS (tables));
  index = gvt_nik_index_new (arena, set);

  g_assert_cmpuint (gvt_table_set_get_rows (set), ==, n);
  for (guint i = 0; i < 500; i++)
    {
      guint row = (guint) g_rand_int_range (rand, 0, (gint32) n);
      guint place;
      guint table = gvt_table_set_locate (set, row, &place);
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
      GvtVoterCells cells, others;
      const char *nik = gvt_voter_table_get_row (tables[table], place, &cells)->text[GVT_VOTER_NIK];
      gboolean is_in = FALSE;

      gvt_nik_index_find (index, nik, rows);
      for (guint j = 0; j < rows->len; j++)
        {
          guint32 found = g_array_index (rows, guint32, j);

          table = gvt_table_set_locate (set, found, &place);
          g_assert_cmpstr (
              gvt_voter_table_get_row (tables[table], place, &others)->text[GVT_VOTER_NIK], ==,
              nik);
          g_assert_true (j == 0 || found > g_array_index (rows, guint32, j - 1));
          is_in = is_in || found == row;
        }
      g_assert_true (is_in == gvt_nik_has_form (nik));
    }
}

static gboolean
assert_sealed_to_newest (GvtDb *db, gpointer roll_key, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT sealed_key FROM lease_village", error);
  guint n = 0;

  g_assert_no_error (*error);
  while (gvt_stmt_next (stmt, error))
    {
      g_autoptr (GBytes) sealed = gvt_stmt_bytes (stmt, 0);
      g_autoptr (GvtSecret) epoch_key = gvt_unseal_secret_with (roll_key, GVT_EPOCH_KEY_CONTEXT,
                                                                sealed, error);

      g_assert_no_error (*error);
      n++;
    }
  g_assert_cmpuint (n, ==, 3);
  return TRUE;
}

/* Who was removed has the former roll key. Even with the present store in his hands, it opens no
 * list. */
static void
test_removal_seals_the_lists_anew (GvtVotersFixture *fixture, gconstpointer unused)
{
  GvtVault *vault = gvt_profile_get_vault (fixture->profile);
  g_autoptr (GvtRoll) before = NULL, after = NULL;
  g_autoptr (GvtJournal) journal = NULL;
  g_autoptr (GvtSecret) roll_key = NULL;
  g_autoptr (GError) error = NULL;

  gvt_voters_fixture_give (fixture, three);
  before = open_roll (fixture);
  gvt_profile_remove_user (fixture->profile, GVT_TEST_FACILITATOR, &error);
  g_assert_no_error (error);

  roll_key = gvt_vault_dup_roll_key (vault, &error);
  g_assert_no_error (error);
  journal = gvt_profile_dup_journal (fixture->profile, &error);
  g_assert_no_error (error);
  gvt_store_read (gvt_journal_get_store (journal), assert_sealed_to_newest, roll_key, &error);
  g_assert_no_error (error);
  after = open_roll (fixture);
  g_assert_cmpuint (gvt_roll_get_rows (after), ==, gvt_roll_get_rows (before));
}

#define ADD(path, function) \
  g_test_add (path, GvtVotersFixture, NULL, gvt_voters_fixture_set_up, function, \
              gvt_voters_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/roll/nik-is-found-exactly", test_nik);
  ADD ("/roll/name-is-found-whatever-its-case", test_name);
  ADD ("/roll/names-end-at-their-ends", test_borders);
  ADD ("/roll/limit-cuts-and-says-so", test_limit);
  ADD ("/roll/area-chooses-the-lists", test_area);
  ADD ("/roll/hit-tells-the-polling-station", test_hit);
  ADD ("/roll/opening-can-be-cancelled", test_cancelled);
  ADD ("/roll/opening-tells-how-far-it-is", test_counted);
  ADD ("/roll/facilitator-opens-nothing", test_facilitator);
  ADD ("/roll/officer-opens-his-area-only", test_officer_area);
  ADD ("/roll/expired-lease-opens-nothing-new", test_expired);
  ADD ("/I10/roll-is-dropped-at-lock", test_lock);
  ADD ("/I10/roll-is-dropped-for-the-next-user", test_next_user);
  ADD ("/roll/one-damaged-file-closes-one-list", test_damaged);
  ADD ("/I8/roll-is-one-moment", test_snapshot);
  ADD ("/roll/removal-seals-the-lists-anew", test_removal_seals_the_lists_anew);
  g_test_add_func ("/roll/index-finds-every-row", test_index);

  return g_test_run ();
}
