/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A user is removed and every key changes, whatever stops the machine on the way. The test program
 * is its own remover: run as `--remove FOLDER CODE MICROSECONDS`, it has the kernel kill it that
 * long after it began to remove (0: never). */
#include <signal.h>
#include <stdlib.h>
#include <time.h>

#include <glib/gstdio.h>

#include "gvt-db.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-journal-fixture.h"
#include "gvt-laptop-schema.h"
#include "gvt-profile-users.h"
#include "gvt-test-profile.h"
#include "gvt-vault-notes.h"

#define KILLS_HERE 12 /* the variable GVT_TEST_KILLS asks for more */
#define NEW_USER   "FAS-77"
#define ONCE       "sekali pakai"
#define N_EVENTS   40

static char *own_program;

typedef struct
{
  const char *folder;
  GvtClock *clock;
  GvtProfile *profile;
} Fixture;

static void
record (GvtProfile *profile, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JsonObject) body = json_object_new ();
      g_autofree char *filler = g_strnfill (400, 'x');
      GvtEventDraft draft = { .kind = "vault.user_added/1", .body = body }; /* known to all */

      json_object_set_string_member (body, "by", filler);
      gvt_journal_record (journal, &draft, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->folder = gvt_test_folder ();
  self->clock = gvt_test_clock ();
  self->profile = gvt_test_profile (self->folder, self->clock, gvt_test_no_projections);
  record (self->profile, N_EVENTS);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->profile);
  g_assert_finalize_object (self->clock);
}

static void
remove_user (Fixture *self, const char *code, int expected)
{
  g_autoptr (GError) error = NULL;

  gvt_profile_remove_user (self->profile, code, &error);
  if (expected < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, GVT_ERROR, expected);
}

typedef struct
{
  gint64 events;
  gint64 removals;
} Counts;

static gboolean
count (GvtDb *db, gpointer user_data, GError **error)
{
  Counts *counts = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT count (*), count (CASE kind WHEN 'vault.user_removed/1' THEN 1 END) FROM event",
      error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "a count", error))
    return FALSE;

  counts->events = gvt_stmt_int (stmt, 0);
  counts->removals = gvt_stmt_int (stmt, 1);
  return TRUE;
}

/* The chain verifies and nothing waits any more. Returns: what the journal holds */
static Counts
assert_sound (GvtProfile *profile)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, &error);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GvtSecret) former = NULL;
  GvtJournalReport report;
  Counts counts = { 0, 0 };

  g_assert_no_error (error);
  gvt_journal_verify (journal, &report, &error);
  g_assert_no_error (error);
  gvt_store_read (gvt_journal_get_store (journal), count, &counts, &error);
  g_assert_no_error (error);
  notes = gvt_vault_dup_notes (gvt_profile_get_vault (profile), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 0);
  former = gvt_vault_dup_former_store_key (gvt_profile_get_vault (profile), &error);
  g_assert_no_error (error);
  g_assert_null (former);
  return counts;
}

static gboolean
has_user (GvtProfile *profile, const char *code)
{
  GvtPublicKey key;

  return gvt_vault_get_user_public (gvt_profile_get_vault (profile), code, &key, NULL);
}

static void
test_removal_leaves_the_rest_at_work (Fixture *self, gconstpointer unused)
{
  Counts counts;

  remove_user (self, GVT_TEST_FACILITATOR, -1);

  counts = assert_sound (self->profile);
  g_assert_cmpint (counts.events, ==, N_EVENTS + 1);
  g_assert_cmpint (counts.removals, ==, 1);
  record (self->profile, 1);
  g_assert_false (has_user (self->profile, GVT_TEST_FACILITATOR));
  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER); /* with his own passphrase, untouched */
  counts = assert_sound (self->profile);
  g_assert_cmpint (counts.events, ==, N_EVENTS + 2);
}

/* What could be taken along before: the old vault, whose slots the old passphrases still open. */
static void
test_an_old_vault_opens_nothing_that_comes_after (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (self->folder, "vault", NULL);
  g_autofree char *store = g_build_filename (self->folder, "store.db", NULL);
  g_autofree char *taken = g_build_filename (gvt_test_folder (), "taken", NULL);
  g_autoptr (GBytes) bytes = gvt_file_read (path, 1 << 20, NULL);
  g_autoptr (GvtVault) old_vault = NULL;
  g_autoptr (GvtSecret) old_store_key = NULL, old_roll_key = NULL, roll_key = NULL;
  g_autoptr (GvtDb) db = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GError) error = NULL;
  GvtPublicKey roll_public;

  gvt_file_write (taken, bytes, &error);
  g_assert_no_error (error);
  old_vault = gvt_vault_open (taken, &error);
  gvt_test_unlock (old_vault, GVT_TEST_OFFICER);
  old_store_key = gvt_vault_dup_store_key (old_vault, &error);
  old_roll_key = gvt_vault_dup_roll_key (old_vault, &error);
  g_assert_no_error (error);
  remove_user (self, GVT_TEST_FACILITATOR, -1);
  gvt_profile_lock (self->profile);

  db = gvt_db_open (store, old_store_key, &gvt_laptop_schema, &error);
  g_assert_null (db);
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_CORRUPT);
  g_clear_error (&error);
  gvt_vault_get_roll_public (gvt_profile_get_vault (self->profile), &roll_public);
  sealed = gvt_seal_to (&roll_public, 1, "proof/1", "x", 1);
  g_assert_null (gvt_unseal_with (old_roll_key, "proof/1", sealed, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

/* What is in the journal stays sealed to its own roll key, because its bytes never change. */
static void
test_who_stays_reads_what_was_sealed_before (Fixture *self, gconstpointer unused)
{
  GvtVault *vault = gvt_profile_get_vault (self->profile);
  g_autoptr (GvtSecret) lookup_key = gvt_vault_dup_lookup_key (vault, NULL);
  g_autoptr (GvtSecret) device_key = gvt_vault_dup_device_key (vault, NULL);
  g_autoptr (GPtrArray) sealed = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GvtSecret) lookup_after = NULL, device_after = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GvtUser) user = gvt_user_new (NEW_USER, GVT_ROLE_FACILITATOR, "");
      GvtPublicKey roll_public;

      gvt_vault_get_roll_public (vault, &roll_public);
      g_ptr_array_add (sealed, gvt_seal_to (&roll_public, 1, "proof/1", "x", 1));
      gvt_profile_invite_user (self->profile, user, ONCE, &error);
      g_assert_no_error (error);
      remove_user (self, NEW_USER, -1);
    }

  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER);
  keys = gvt_vault_dup_roll_keys (vault, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (keys->len, ==, 3);
  for (guint i = 0; i < sealed->len; i++)
    {
      g_autoptr (GBytes) opened = gvt_unseal_with_any (keys, "proof/1", sealed->pdata[i], &error);

      g_assert_no_error (error);
      g_assert_nonnull (opened);
    }
  lookup_after = gvt_vault_dup_lookup_key (vault, &error);
  device_after = gvt_vault_dup_device_key (vault, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (gvt_secret_get (lookup_key), 32, gvt_secret_get (lookup_after), 32);
  g_assert_cmpmem (gvt_secret_get (device_key), 64, gvt_secret_get (device_after), 64);
}

/* D2 */
static void
test_two_who_open_the_roll_stay (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) before = NULL, after = NULL;
  g_autofree char *path = g_build_filename (self->folder, "vault", NULL);

  before = gvt_file_read (path, 1 << 20, NULL);
  remove_user (self, GVT_TEST_OFFICER, GVT_ERROR_BAD_INPUT);
  remove_user (self, GVT_TEST_SUPERVISOR, GVT_ERROR_BAD_INPUT); /* himself */
  remove_user (self, "NOBODY", GVT_ERROR_NOT_FOUND);
  after = gvt_file_read (path, 1 << 20, NULL);

  gvt_test_assert_bytes (after, before);
  assert_sound (self->profile);
  record (self->profile, 1); /* still in */
}

static void
test_nobody_removes_who_is_above_him (Fixture *self, gconstpointer unused)
{
  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER);
  remove_user (self, GVT_TEST_SUPERVISOR, GVT_ERROR_FORBIDDEN);
  gvt_test_profile_as (self->profile, GVT_TEST_FACILITATOR);
  remove_user (self, GVT_TEST_OFFICER, GVT_ERROR_FORBIDDEN);
}

/* The app beside the command line, say. */
static void
test_nothing_changes_while_another_program_has_the_store (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProfile) other = gvt_profile_new (self->folder, self->clock,
                                                  gvt_test_no_projections);
  g_autoptr (GError) error = NULL;

  gvt_profile_unlock (other, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  remove_user (self, GVT_TEST_FACILITATOR, GVT_ERROR_DB_BUSY);

  g_assert_true (has_user (self->profile, GVT_TEST_FACILITATOR));
  record (self->profile, 1);
  record (other, 1);
  gvt_profile_lock (other);
  remove_user (self, GVT_TEST_FACILITATOR, -1);
}

/* I1: the vault has the new keys and the store is still under the old one. A facilitator may be the
 * next to come. */
static void
test_a_change_of_keys_cut_off_goes_on_at_the_next_unlock (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtUser) user = gvt_user_new (NEW_USER, GVT_ROLE_FACILITATOR, "");
  g_autoptr (GError) error = NULL;
  Counts counts;

  gvt_profile_invite_user (self->profile, user, ONCE, &error);
  g_assert_no_error (error);
  gvt_vault_remove_user (gvt_profile_get_vault (self->profile), NEW_USER, &error);
  g_assert_no_error (error);
  gvt_profile_lock (self->profile);

  gvt_profile_unlock (self->profile, GVT_TEST_FACILITATOR, GVT_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  counts = assert_sound (self->profile);
  g_assert_cmpint (counts.removals, ==, 1);
  gvt_test_profile_as (self->profile, GVT_TEST_SUPERVISOR);
  counts = assert_sound (self->profile);
  g_assert_cmpint (counts.removals, ==, 1);
}

static int
remove_and_die (const char *folder, const char *code, const char *microseconds)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GvtProfile) profile = NULL;
  struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGKILL };
  gint64 after_us = g_ascii_strtoll (microseconds, NULL, 10);
  struct itimerspec when = { .it_value = { after_us / G_USEC_PER_SEC,
                                           (after_us % G_USEC_PER_SEC) * 1000 } };
  gint64 start_us;
  timer_t timer;

  gvt_crypto_init ();
  profile = gvt_profile_new (folder, clock, gvt_test_no_projections);
  if (!gvt_profile_unlock (profile, GVT_TEST_SUPERVISOR, GVT_TEST_PASSPHRASE, NULL))
    return EXIT_FAILURE;

  start_us = g_get_monotonic_time ();
  timer_create (CLOCK_MONOTONIC, &event, &timer);
  timer_settime (timer, 0, &when, NULL);
  if (!gvt_profile_remove_user (profile, code, NULL))
    return EXIT_FAILURE;

  g_print ("%" G_GINT64_FORMAT "\n", g_get_monotonic_time () - start_us);
  return EXIT_SUCCESS;
}

/* Returns: how long the removal took, in microseconds; 0 when it was killed before its end */
static gint64
run_remover (Fixture *self, gint64 kill_after_us)
{
  g_autofree char *after = g_strdup_printf ("%" G_GINT64_FORMAT, kill_after_us);
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) remover = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                      own_program, "--remove", self->folder,
                                                      NEW_USER, after, NULL);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (remover, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (remover)
                 || g_subprocess_get_exit_status (remover) == 0);
  return out != NULL ? g_ascii_strtoll (out, NULL, 10) : 0;
}

static void
ensure_new_user (Fixture *self)
{
  g_autoptr (GvtUser) user = gvt_user_new (NEW_USER, GVT_ROLE_FACILITATOR, "52.02");
  g_autoptr (GError) error = NULL;

  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER);
  if (!has_user (self->profile, NEW_USER))
    gvt_profile_invite_user (self->profile, user, ONCE, &error);
  g_assert_no_error (error);
  gvt_profile_lock (self->profile);
}

/* I1: at whatever instant: either he is there and nothing was said of it, or he is gone and the
 * journal says so, once; and everybody else gets in. */
static void
test_killed_at_any_instant_both_fit_together (Fixture *self, gconstpointer unused)
{
  const char *asked = g_getenv ("GVT_TEST_KILLS");
  guint n = asked != NULL ? (guint) g_ascii_strtoull (asked, NULL, 10) : KILLS_HERE;
  g_autoptr (GRand) dice = g_rand_new_with_seed (20261124);
  gint64 removals = 1, whole_us;
  guint n_cut = 0;

  ensure_new_user (self);
  whole_us = run_remover (self, 0);
  g_assert_cmpint (whole_us, >, 0);
  for (guint i = 0; i < n; i++)
    {
      Counts counts;
      gint64 took_us;

      ensure_new_user (self);
      took_us = run_remover (self, 1 + g_rand_int_range (dice, 0, (gint32) whole_us));
      n_cut += took_us == 0;
      if (took_us > 0) /* the first one may have been slow, by what else the machine did */
        whole_us = MIN (whole_us, took_us);
      gvt_test_profile_as (self->profile, i % 2 == 0 ? GVT_TEST_FACILITATOR : GVT_TEST_OFFICER);
      counts = assert_sound (self->profile);
      removals += !has_user (self->profile, NEW_USER);
      g_assert_cmpint (counts.removals, ==, removals);
      gvt_profile_lock (self->profile);
    }

  g_test_message ("%u of %u removals were cut off; %" G_GINT64_FORMAT
                  " succeeded; one takes %" G_GINT64_FORMAT " us",
                  n_cut, n, removals, whole_us);
  g_assert_cmpuint (n_cut, >, 0);
}

#define ADD(path, func) g_test_add ("/profile/rekey/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  if (argc == 5 && g_str_equal (argv[1], "--remove"))
    return remove_and_die (argv[2], argv[3], argv[4]);

  own_program = argv[0];
  gvt_test_init (&argc, &argv);

  ADD ("removal-leaves-the-rest-at-work", test_removal_leaves_the_rest_at_work);
  ADD ("an-old-vault-opens-nothing-that-comes-after",
       test_an_old_vault_opens_nothing_that_comes_after);
  ADD ("who-stays-reads-what-was-sealed-before", test_who_stays_reads_what_was_sealed_before);
  ADD ("two-who-open-the-roll-stay", test_two_who_open_the_roll_stay);
  ADD ("nobody-removes-who-is-above-him", test_nobody_removes_who_is_above_him);
  ADD ("nothing-changes-while-another-program-has-the-store",
       test_nothing_changes_while_another_program_has_the_store);
  ADD ("I1-a-change-of-keys-cut-off-goes-on-at-the-next-unlock",
       test_a_change_of_keys_cut_off_goes_on_at_the_next_unlock);
  ADD ("I1-killed-at-any-instant-both-fit-together", test_killed_at_any_instant_both_fit_together);

  return g_test_run ();
}
