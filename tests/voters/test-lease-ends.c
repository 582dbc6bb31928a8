/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How leases end, and what is left of them: I6, and D3 on clocks. */
#include <glib/gstdio.h>

#include "gvt-error.h"
#include "gvt-lease-ends.h"
#include "gvt-lease-message.h"
#include "gvt-leases-private.h"
#include "gvt-lookup.h"
#include "gvt-roll.h"
#include "gvt-voters-fixture.h"

static const char *const kuta[] = { FIXTURE_KUTA, NULL };
static const char *const two[] = { FIXTURE_KUTA, FIXTURE_PRAYA, NULL };

/* The leases of gvt_voters_fixture_give(). */
#define END_US     (GVT_TEST_NOW_US + 14 * G_TIME_SPAN_DAY)
#define TEN_YEARS  (3650 * G_TIME_SPAN_DAY)
#define GRACE_OVER (14 * G_TIME_SPAN_DAY + GVT_LEASE_GRACE_US + G_TIME_SPAN_HOUR)

/* --- arranging --- */

static GvtStore *
store_of (GvtProfile *profile)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, NULL);

  return gvt_journal_get_store (journal); /* the profile keeps it */
}

static void
write_to (GvtProfile *profile, GvtTxFunc func, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  gvt_store_write (store_of (profile), func, user_data, &error);
  g_assert_no_error (error);
}

typedef struct
{
  GvtProfile *profile;
  gint64 value;
  char *text;
  GBytes *payload;
} Step;

static gboolean
note_time_in (GvtDb *db, gpointer user_data, GError **error)
{
  Step *step = user_data;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (step->profile, error);

  return gvt_journal_note_time (journal, db, step->value, error);
}

/* The centre signed @at_us. */
static void
note_time (GvtVotersFixture *self, gint64 at_us)
{
  Step step = { .profile = self->profile, .value = at_us };

  write_to (self->profile, note_time_in, &step);
}

static gboolean
read_count (GvtDb *db, gpointer user_data, GError **error)
{
  Step *step = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, step->text, error);

  return gvt_stmt_one (stmt, "a count", error) && (step->value = gvt_stmt_int (stmt, 0), TRUE);
}

static gint64
count (GvtProfile *profile, const char *sql)
{
  Step step = { .text = (char *) sql };
  g_autoptr (GError) error = NULL;

  gvt_store_read (store_of (profile), read_count, &step, &error);
  g_assert_no_error (error);
  return step.value;
}

static gboolean
read_lease (GvtDb *db, gpointer lease, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT lease_id FROM lease ORDER BY lease_id LIMIT 1", error);

  return gvt_stmt_one (stmt, "a lease", error) && gvt_stmt_id (stmt, 0, lease, error);
}

static GvtId
first_lease (GvtVotersFixture *self)
{
  g_autoptr (GError) error = NULL;
  GvtId lease = { { 0 } };

  gvt_store_read (store_of (self->profile), read_lease, &lease, &error);
  g_assert_no_error (error);
  return lease;
}

static gboolean
accept_extension (GvtDb *db, gpointer payload, GError **error)
{
  return gvt_lease_ends_accept_extension (db, payload, error);
}

static void
extend (GvtVotersFixture *self, gint64 not_after_us)
{
  GvtId lease = first_lease (self);
  g_autoptr (GBytes) message = gvt_lease_extension_write (&lease, not_after_us, NULL);

  write_to (self->profile, accept_extension, message);
}

static gboolean
accept_revocation (GvtDb *db, gpointer user_data, GError **error)
{
  Step *step = user_data;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (step->profile, error);

  return gvt_lease_ends_accept_revocation (journal, db, step->payload, error);
}

static void
revoke_at (GvtProfile *profile, const GvtId *lease)
{
  g_autoptr (GBytes) message = gvt_lease_revocation_write (lease, NULL);
  Step step = { .profile = profile, .payload = message };

  write_to (profile, accept_revocation, &step);
}

static guint
sweep (GvtProfile *profile)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  gvt_lease_ends_sweep (profile, &n, &error);
  g_assert_no_error (error);
  return n;
}

static guint
n_files (GvtProfile *profile, const char *suffix)
{
  g_autofree char *folder = gvt_profile_path (profile, "packs", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, suffix);
  return n;
}

static void
assert_state (GvtVotersFixture *self, GvtLeasedState state)
{
  g_autoptr (GListModel) lists = gvt_leases_list (self->profile, NULL);
  g_autoptr (GvtLeasedList) list = g_list_model_get_item (lists, 0);

  g_assert_nonnull (list);
  g_assert_cmpint (gvt_leased_list_get_state (list), ==, state);
}

/* --- extensions --- */

static void
test_extension (GvtVotersFixture *self, gconstpointer unused)
{
  gvt_voters_fixture_give (self, kuta);
  gvt_clock_advance (self->clock, 15 * G_TIME_SPAN_DAY);
  assert_state (self, GVT_LEASED_EXPIRED);

  extend (self, END_US + 7 * G_TIME_SPAN_DAY);
  assert_state (self, GVT_LEASED_OPEN);
  extend (self, END_US); /* an older word that came later */
  assert_state (self, GVT_LEASED_OPEN);
}

static void
test_extension_of_nothing (GvtVotersFixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) message = NULL;
  GvtId lease;

  gvt_voters_fixture_give (self, kuta);
  lease = first_lease (self);
  revoke_at (self->profile, &lease);
  message = gvt_lease_extension_write (&lease, END_US + G_TIME_SPAN_DAY, NULL);
  write_to (self->profile, accept_extension, message);

  g_assert_cmpint (count (self->profile, "SELECT count (*) FROM lease"), ==, 0);
}

/* --- clocks --- */

static void
assert_nothing_destroyed (GvtVotersFixture *self)
{
  g_assert_cmpuint (sweep (self->profile), ==, 0);
  g_assert_cmpint (count (self->profile, "SELECT count (*) FROM lease_village"), ==, 1);
  g_assert_cmpuint (n_files (self->profile, ".gvpack"), ==, 1);
}

/* Whoever sets the clock, in whatever direction and however far, destroys nothing; set right again,
 * the list is open as before. Before the centre ever told the time, and after. */
static void
test_jumps (GvtVotersFixture *self, gconstpointer is_time_known)
{
  static const gint64 jumps[] = { TEN_YEARS, -TEN_YEARS, 60 * G_TIME_SPAN_DAY,
                                  -60 * G_TIME_SPAN_DAY };

  gvt_voters_fixture_give (self, kuta);
  if (GPOINTER_TO_INT (is_time_known))
    note_time (self, GVT_TEST_NOW_US);

  for (gsize i = 0; i < G_N_ELEMENTS (jumps); i++)
    {
      gvt_clock_set_ahead (self->clock, jumps[i]);
      assert_nothing_destroyed (self);
      gvt_clock_restart (self->clock);
      assert_nothing_destroyed (self);
      gvt_clock_set_ahead (self->clock, -jumps[i]);
      assert_state (self, GVT_LEASED_OPEN);
    }
}

static void
test_jumps_unknown (GvtVotersFixture *self, gconstpointer unused)
{
  test_jumps (self, GINT_TO_POINTER (FALSE));
}

static void
test_jumps_known (GvtVotersFixture *self, gconstpointer unused)
{
  test_jumps (self, GINT_TO_POINTER (TRUE));
}

/* The machine's own running time counts, and a clock that was set back does not stop it. */
static void
test_running_time (GvtVotersFixture *self, gconstpointer unused)
{
  gvt_voters_fixture_give (self, kuta);
  note_time (self, GVT_TEST_NOW_US);
  gvt_clock_advance (self->clock, 15 * G_TIME_SPAN_DAY);
  gvt_clock_set_ahead (self->clock, -15 * G_TIME_SPAN_DAY);
  assert_state (self, GVT_LEASED_EXPIRED);

  gvt_clock_restart (self->clock); /* now nobody can tell how long it was off */
  assert_state (self, GVT_LEASED_OPEN);
}

static void
test_grace (GvtVotersFixture *self, gconstpointer unused)
{
  gvt_voters_fixture_give (self, kuta);
  note_time (self, GVT_TEST_NOW_US + GRACE_OVER - 2 * G_TIME_SPAN_HOUR);
  assert_nothing_destroyed (self);
  extend (self, GVT_TEST_NOW_US + GRACE_OVER); /* as long as the grace lasts it can be */
  note_time (self, GVT_TEST_NOW_US + GRACE_OVER);
  assert_nothing_destroyed (self);

  note_time (self, GVT_TEST_NOW_US + GRACE_OVER + GVT_LEASE_GRACE_US + G_TIME_SPAN_HOUR);
  g_assert_cmpuint (sweep (self->profile), ==, 1);
  g_assert_cmpint (count (self->profile, "SELECT count (*) FROM lease"), ==, 0);
  g_assert_cmpuint (n_files (self->profile, ".gvpack"), ==, 0);
  g_assert_cmpint (
      count (self->profile, "SELECT count (*) FROM event WHERE kind = 'lease.destroyed/1'"), ==, 1);
}

static void
test_grace_by_running (GvtVotersFixture *self, gconstpointer unused)
{
  gvt_voters_fixture_give (self, kuta);
  note_time (self, GVT_TEST_NOW_US);
  gvt_clock_advance (self->clock, GRACE_OVER);

  g_assert_cmpuint (sweep (self->profile), ==, 1);
}

/* --- a class in the middle of which the time is over --- */

static gboolean
open_class (GvtDb *db, gpointer user_data, GError **error)
{
  /* As the projection of session.opened writes it; the feature is above this one. */
  return gvt_db_exec (db,
                      "INSERT INTO session (session_id, visit_id, name, place, device, opened_at,"
                      " opened_by) SELECT randomblob (16), randomblob (16), 'X-1', '52.02', device,"
                      " 1, 'LATIHAN-P' FROM journal",
                      error);
}

static gboolean
close_class (GvtDb *db, gpointer user_data, GError **error)
{
  return gvt_db_exec (db,
                      "INSERT INTO session_close (session_id, device, closed_at, closed_by,"
                      " incarnation, seq, event_id)"
                      " SELECT session_id, device, 2, 'LATIHAN-P', 1, 1, randomblob (16)"
                      " FROM session",
                      error);
}

static void
test_class (GvtVotersFixture *self, gconstpointer unused)
{
  gvt_voters_fixture_give (self, kuta);
  write_to (self->profile, open_class, NULL);
  gvt_clock_advance (self->clock, 14 * G_TIME_SPAN_DAY + G_TIME_SPAN_HOUR);
  assert_state (self, GVT_LEASED_OPEN);

  write_to (self->profile, close_class, NULL);
  assert_state (self, GVT_LEASED_EXPIRED);
}

static void
test_forgotten_class (GvtVotersFixture *self, gconstpointer unused)
{
  gvt_voters_fixture_give (self, kuta);
  write_to (self->profile, open_class, NULL);
  gvt_clock_advance (self->clock, 15 * G_TIME_SPAN_DAY + G_TIME_SPAN_HOUR);

  assert_state (self, GVT_LEASED_EXPIRED);
}

/* --- the lists that stand open in memory --- */

static GvtLookup *
ask (GvtVotersFixture *self, GvtRoll *roll, GError **error)
{
  return gvt_lookup_by_nik (self->profile, roll, FIXTURE_AMINAH_NIK, FIXTURE_KUTA, "verifikasi",
                            error);
}

static void
test_memory (GvtVotersFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GvtLookup) before = NULL;
  g_autoptr (GvtLookup) extended = NULL;

  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER);
  gvt_voters_fixture_give (self, kuta);
  roll = gvt_roll_open (self->profile, NULL, NULL, &error);
  g_assert_no_error (error);
  before = ask (self, roll, &error);
  g_assert_no_error (error);

  extend (self, END_US + G_TIME_SPAN_DAY);
  gvt_clock_advance (self->clock, 14 * G_TIME_SPAN_DAY + G_TIME_SPAN_HOUR);
  extended = ask (self, roll, &error);
  g_assert_no_error (error);
  gvt_clock_advance (self->clock, G_TIME_SPAN_DAY);
  g_assert_null (ask (self, roll, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_EXPIRED);
  g_assert_false (gvt_roll_is_open (roll));
}

/* --- revoked --- */

static GBytes *
key_of (GvtVotersFixture *self, const char *village)
{
  g_autoptr (GListModel) lists = gvt_leases_list (self->profile, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (lists); i++)
    {
      g_autoptr (GvtLeasedList) list = g_list_model_get_item (lists, i);

      if (g_str_equal (gvt_leased_list_get_village (list), village))
        return g_bytes_ref (gvt_leased_list_get_keys (list)->sealed_key);
    }
  g_assert_not_reached ();
}

/* Every cell of every table, and the bytes of the file once it is decrypted. */
static gboolean
look_for (GvtDb *db, gpointer user_data, GError **error)
{
  Step *step = user_data;
  g_autoptr (GvtStmt) tables = gvt_db_prepare (
      db,
      "SELECT 'SELECT count (*) FROM ' || m.name || ' WHERE instr (CAST (' || c.name ||"
      " ' AS BLOB), :key)' FROM sqlite_schema AS m, pragma_table_info (m.name) AS c"
      " WHERE m.type = 'table'",
      error);
  g_autoptr (GError) local = NULL;

  while (tables != NULL && gvt_stmt_next (tables, &local))
    {
      g_autoptr (GvtStmt) cells = gvt_db_prepare (db, gvt_stmt_text (tables, 0), error);

      gvt_stmt_bind_bytes (cells, ":key", step->payload);
      gvt_stmt_one (cells, "cells", error);
      step->value += gvt_stmt_int (cells, 0);
    }
  g_assert_no_error (local);
  return TRUE;
}

static gint64
n_places (GvtProfile *profile, GBytes *key)
{
  Step step = { .payload = key };
  g_autoptr (GError) error = NULL;

  gvt_store_read (store_of (profile), look_for, &step, &error);
  g_assert_no_error (error);
  return step.value;
}

static goffset
size_of (GvtProfile *profile, const char *name)
{
  g_autofree char *path = gvt_profile_path (profile, name, NULL);
  GStatBuf facts;

  return g_stat (path, &facts) == 0 ? facts.st_size : 0;
}

static void
copy_folder (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  g_mkdir_with_parents (to, 0700);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        copy_folder (source, target);
      else if (g_file_get_contents (source, &bytes, &length, NULL))
        g_file_set_contents (target, bytes, (gssize) length, NULL);
    }
}

static void
lend (GvtVotersFixture *self, const char *const *villages)
{
  g_autoptr (GBytes) lease = NULL;
  g_autoptr (GError) error = NULL;
  GvtPublicKey key;
  GvtId prekey;

  gvt_voters_fixture_prekey (self, &prekey, &key);
  lease = gvt_voters_fixture_lease (self, &self->device, &prekey, &key, villages, END_US);
  gvt_voters_fixture_accept (self, lease, &error);
  g_assert_no_error (error);
}

/* What came as a delta goes with what it is for. */
static void
test_revoked_delta (GvtVotersFixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) delta = NULL;
  GvtId lease;

  gvt_voters_fixture_give (self, kuta);
  before = gvt_voters_fixture_pack (self, FIXTURE_KUTA, 2, 1, gvt_fixture_rows, FIXTURE_N_ROWS);
  after = gvt_voters_fixture_pack (self, FIXTURE_KUTA, 3, 1, gvt_fixture_rows, 3);
  delta = gvt_voters_fixture_delta (self, before, after, NULL);
  g_assert_true (gvt_packs_install (self->profile, before, &self->signer, NULL));
  g_assert_true (gvt_packs_install_delta (self->profile, delta, &self->signer, NULL));
  g_assert_cmpuint (n_files (self->profile, ".gvdelt"), ==, 1);
  g_assert_cmpint (count (self->profile, "SELECT count (*) FROM pack_delta"), ==, 1);

  lease = first_lease (self);
  revoke_at (self->profile, &lease);
  sweep (self->profile);
  g_assert_cmpuint (n_files (self->profile, ".gvdelt"), ==, 0);
  g_assert_cmpuint (n_files (self->profile, ".gvpack"), ==, 0);
  g_assert_cmpint (count (self->profile, "SELECT count (*) FROM pack_delta"), ==, 0);
}

/* Whoever has the laptop and its passphrases opens nothing of it: not a key in any cell of the
 * store, none in its log, and no list file. What another lease names stays. */
static void
test_revoked (GvtVotersFixture *self, gconstpointer unused)
{
  static const char *const praya[] = { FIXTURE_PRAYA, NULL };
  g_autoptr (GBytes) gone = NULL;
  g_autoptr (GBytes) kept = NULL;
  GvtId lease;

  gvt_voters_fixture_give (self, two);
  lease = first_lease (self);
  gone = key_of (self, FIXTURE_KUTA);
  g_assert_cmpint (n_places (self->profile, gone), ==, 1);
  gvt_clock_advance (self->clock, G_TIME_SPAN_HOUR);
  lend (self, praya);

  revoke_at (self->profile, &lease);
  g_assert_cmpuint (sweep (self->profile), ==, 0); /* it was no end by time */

  kept = key_of (self, FIXTURE_PRAYA);
  g_assert_cmpint (n_places (self->profile, gone), ==, 0);
  g_assert_cmpint (n_places (self->profile, kept), ==, 1);
  g_assert_cmpuint (n_files (self->profile, ".gvpack"), ==, 1);
  g_assert_cmpint (count (self->profile, "SELECT count (*) FROM prekey"), ==, 0);
  g_assert_cmpint (
      count (self->profile, "SELECT count (*) FROM setting WHERE name LIKE 'leases.%'"), ==, 0);
  assert_state (self, GVT_LEASED_OPEN);
}

/* The log beside the store holds earlier pages: it is emptied, and so is what a migration left. */
static void
test_log (GvtVotersFixture *self, gconstpointer unused)
{
  g_autofree char *copy = gvt_profile_path (self->profile, "store.db.before-migration", NULL);
  goffset before;
  GvtId lease;

  gvt_voters_fixture_give (self, kuta);
  before = size_of (self->profile, "store.db-wal");
  g_assert_cmpint (before, >, 0);
  g_assert_true (g_file_set_contents (copy, "x", 1, NULL));
  lease = first_lease (self);
  revoke_at (self->profile, &lease);
  sweep (self->profile);

  g_assert_cmpint (size_of (self->profile, "store.db-wal"), <, before);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

/* The limit: a copy of the whole folder from before is as the laptop was, and only passphrases
 * protect it. Brought back and met by the centre, it hears the same word, and obeys. */
static void
test_copy (GvtVotersFixture *self, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (gvt_test_folder (), "copy", NULL);
  g_autoptr (GListModel) then = NULL;
  g_autoptr (GListModel) now = NULL;
  g_autoptr (GvtProfile) copy = NULL;
  g_autoptr (GError) error = NULL;
  GvtId lease;

  gvt_voters_fixture_give (self, kuta);
  lease = first_lease (self);
  copy_folder (gvt_profile_get_folder (self->profile), folder);
  revoke_at (self->profile, &lease);
  sweep (self->profile);

  copy = gvt_profile_new (folder, self->clock, gvt_voters_fixture_projections ());
  gvt_profile_unlock (copy, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  then = gvt_leases_list (copy, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (then), ==, 1);
  revoke_at (copy, &lease);
  sweep (copy);
  now = gvt_leases_list (copy, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (now), ==, 0);
  g_assert_cmpuint (n_files (copy, ".gvpack"), ==, 0);
}

/* I6: what was asked and taken down stays, and is still to be sent. */
static void
test_records (GvtVotersFixture *self, gconstpointer unused)
{
  static const char records[] = "SELECT count (*) FROM event WHERE kind <> 'lease.destroyed/1'";
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GvtLookup) lookup = NULL;
  gint64 before;
  GvtId lease;

  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER);
  gvt_voters_fixture_give (self, kuta);
  roll = gvt_roll_open (self->profile, NULL, NULL, NULL);
  lookup = ask (self, roll, NULL);
  g_assert_nonnull (lookup);
  before = count (self->profile, records);
  g_assert_cmpint (before, >, 0);

  lease = first_lease (self);
  revoke_at (self->profile, &lease);
  sweep (self->profile);

  g_assert_cmpint (count (self->profile, records), ==, before);
}

#define ADD(path, function) \
  g_test_add ("/lease-ends/" path, GvtVotersFixture, NULL, gvt_voters_fixture_set_up, function, \
              gvt_voters_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("an-extension-opens-again-and-never-shortens", test_extension);
  ADD ("an-extension-brings-nothing-back", test_extension_of_nothing);
  ADD ("no-jump-of-the-clock-destroys-anything", test_jumps_unknown);
  ADD ("nor-after-the-centre-told-the-time", test_jumps_known);
  ADD ("the-machine-runs-on-though-its-clock-is-set-back", test_running_time);
  ADD ("end-and-grace-by-signed-time-destroy-the-keys", test_grace);
  ADD ("and-so-they-do-by-the-machines-running", test_grace_by_running);
  ADD ("no-list-closes-in-the-middle-of-a-class", test_class);
  ADD ("a-class-that-was-forgotten-holds-a-day", test_forgotten_class);
  ADD ("lists-in-memory-close-when-their-time-is-over", test_memory);
  ADD ("a-revoked-lease-is-in-no-file-and-no-cell", test_revoked);
  ADD ("a-revoked-list-leaves-no-delta", test_revoked_delta);
  ADD ("nor-in-the-log-or-in-what-a-migration-left", test_log);
  ADD ("a-copy-of-the-folder-obeys-when-it-meets-the-centre", test_copy);
  ADD ("records-stay-when-lists-go", test_records);

  return g_test_run ();
}
