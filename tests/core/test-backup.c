/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups of a profile and their restoring. The test program is its own victim: run as
 * `--backup FOLDER N` or `--restore FOLDER N`, it does that and kills itself before the Nth of the
 * calls by which our files are written; the linker lets each of them pass through here. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-journal-fixture.h"
#include "gvt-profile-users.h"
#include "gvt-restore.h"
#include "gvt-test-profile.h"

#define DAY_US     (G_GINT64_CONSTANT (24) * 3600 * G_USEC_PER_SEC)
#define MAX_KILLS  200
#define NEW_PHRASE "sandi yang lebih baru"

ssize_t __real_write (int fd, const void *data, size_t length);
int __real_fsync (int fd);
int __real_rename (const char *from, const char *to);
ssize_t __wrap_write (int fd, const void *data, size_t length);
int __wrap_fsync (int fd);
int __wrap_rename (const char *from, const char *to);

static char *own_program;
static guint64 n_calls, kill_at;

static void
count_call (void)
{
  if (++n_calls == kill_at)
    raise (SIGKILL);
}

ssize_t
__wrap_write (int fd, const void *data, size_t length)
{
  count_call ();
  return __real_write (fd, data, length);
}

int
__wrap_fsync (int fd)
{
  count_call ();
  return __real_fsync (fd);
}

int
__wrap_rename (const char *from, const char *to)
{
  count_call ();
  return __real_rename (from, to);
}

typedef struct
{
  const char *folder;
  char *backups;
  GvtClock *clock;
  GvtProfile *profile;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->folder = gvt_test_folder ();
  self->backups = g_build_filename (self->folder, "backups", NULL);
  self->clock = gvt_test_clock ();
  self->profile = gvt_test_profile (self->folder, self->clock, gvt_test_projections);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->profile);
  g_assert_finalize_object (self->clock);
  g_free (self->backups);
}

static void
record (GvtProfile *profile, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JsonObject) body = json_object_new ();
      GvtEventDraft draft = { .kind = "note.silent/1", .body = body };

      gvt_journal_record (journal, &draft, NULL, &error);
      g_assert_no_error (error);
    }
}

static guint64
count_events (GvtProfile *profile)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, &error);
  GvtJournalReport report = { 0 };

  g_assert_no_error (error);
  gvt_journal_verify (journal, &report, &error);
  g_assert_no_error (error);
  return report.n_events;
}

static GvtBackup *
back_up (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GvtBackup *backup = gvt_backup_make (self->profile, NULL, GVT_BACKUP_BY_HAND, &error);

  g_assert_no_error (error);
  return backup;
}

static void
restore (GvtProfile *profile, const char *from, GvtRestoreReport *report)
{
  g_autoptr (GError) error = NULL;

  gvt_restore (profile, from, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, report, &error);
  g_assert_no_error (error);
}

static void
unlock (GvtProfile *profile, const char *user)
{
  g_autoptr (GError) error = NULL;

  gvt_profile_unlock (profile, user, GVT_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
}

static GvtRestoreState
state_of (GvtProfile *profile)
{
  g_autoptr (GError) error = NULL;
  GvtRestoreState state;

  gvt_restore_get_state (profile, &state, &error);
  g_assert_no_error (error);
  return state;
}

static guint
count_backups (Fixture *self)
{
  g_autoptr (GPtrArray) backups = gvt_backups_list (self->backups);

  return backups->len;
}

/* --- what one is --- */

static void
test_a_backup_says_what_it_holds (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtBackup) first = NULL, second = NULL;
  g_autoptr (GPtrArray) listed = NULL;

  record (self->profile, 3);
  first = back_up (self);
  record (self->profile, 2);
  second = back_up (self);
  listed = gvt_backups_list (self->backups);

  g_assert_true (first->is_known && second->is_known);
  g_assert_cmpstr (second->code, ==, GVT_TEST_DEVICE_CODE);
  g_assert_cmpuint (second->n_events, ==, first->n_events + 2);
  g_assert_cmpuint (second->head_seq, ==, first->head_seq + 2);
  g_assert_cmpint (second->facts.at_us, ==, GVT_TEST_NOW_US);
  g_assert_cmpuint (listed->len, ==, 2);
  g_assert_cmpstr (((GvtBackup *) listed->pdata[0])->name, ==, second->name);
  g_assert_cmpuint (first->number, ==, 1);
  g_assert_cmpuint (second->number, ==, 2);
}

static gboolean
plant_secrets (GvtDb *db, gpointer unused, GError **error)
{
  return gvt_db_exec (db,
                      "INSERT INTO prekey (prekey_id, secret)"
                      " VALUES (randomblob (16), randomblob (32));"
                      "INSERT INTO own_key (public_key, secret)"
                      " VALUES (randomblob (32), randomblob (64));",
                      error);
}

typedef struct
{
  gint64 n_prekeys;
  gint64 n_keys;
} Secrets;

static gboolean
count_secrets (GvtDb *db, gpointer user_data, GError **error)
{
  Secrets *secrets = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT (SELECT count (*) FROM prekey), (SELECT count (*) FROM own_key)", error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "counts", error))
    return FALSE;
  secrets->n_prekeys = gvt_stmt_int (stmt, 0);
  secrets->n_keys = gvt_stmt_int (stmt, 1);
  return TRUE;
}

/* D3, I9: what opens lists, or may be known to the centre as this laptop's, is in one place. */
static void
test_one_time_keys_are_not_in_a_backup (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, &error);
  GvtStore *store = gvt_journal_get_store (journal);
  g_autoptr (GvtBackup) backup = NULL;
  g_autofree char *copy = NULL;
  Secrets here = { 0 }, there = { 0 };

  gvt_store_write (store, plant_secrets, NULL, &error);
  g_assert_no_error (error);
  backup = back_up (self);
  copy = g_build_filename (backup->path, GVT_BACKUP_STORE, NULL);
  gvt_store_read_copy (store, copy, count_secrets, &there, &error);
  g_assert_no_error (error);
  gvt_store_read (store, count_secrets, &here, &error);
  g_assert_no_error (error);

  g_assert_cmpint (here.n_prekeys, ==, 1);
  g_assert_cmpint (here.n_keys, ==, 1);
  g_assert_cmpint (there.n_prekeys, ==, 0);
  g_assert_cmpint (there.n_keys, ==, 0);
  g_assert_cmpint (state_of (self->profile), ==, GVT_RESTORE_NONE);
}

/* --- when --- */

static void
test_the_first_unlock_of_a_day_makes_one (Fixture *self, gconstpointer unused)
{
  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER);
  g_assert_cmpuint (count_backups (self), ==, 1);
  gvt_test_profile_as (self->profile, GVT_TEST_FACILITATOR);
  g_assert_cmpuint (count_backups (self), ==, 1);

  gvt_clock_advance (self->clock, DAY_US);
  gvt_test_profile_as (self->profile, GVT_TEST_FACILITATOR);
  g_assert_cmpuint (count_backups (self), ==, 2);
  gvt_clock_advance (self->clock, -9000 * DAY_US); /* set back by a person */
  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER);
  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER);
  g_assert_cmpuint (count_backups (self), ==, 3);
}

static void
test_they_are_thinned (Fixture *self, gconstpointer unused)
{
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (GvtBackup) backup = back_up (self);

      g_assert_cmpuint (backup->number, ==, i + 1);
    }
  g_assert_cmpuint (count_backups (self), ==, GVT_BACKUPS_NEWEST);
}

static void
test_elsewhere_nothing_is_thinned (Fixture *self, gconstpointer unused)
{
  g_autofree char *stick = g_build_filename (self->folder, "stick", NULL);
  g_autoptr (GPtrArray) listed = NULL;

  for (guint i = 0; i < 7; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GvtBackup) backup = gvt_backup_make (self->profile, stick, GVT_BACKUP_BY_HAND,
                                                      &error);

      g_assert_no_error (error);
    }
  listed = gvt_backups_list (stick);
  g_assert_cmpuint (listed->len, ==, 7);
  g_assert_cmpuint (count_backups (self), ==, 0);
}

/* Who was removed has his old passphrase still; and it opens nothing that is left here. */
static void
test_who_is_removed_opens_no_backup_here (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtUser) third = gvt_user_new ("PET-99", GVT_ROLE_OFFICER, "");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) listed = NULL;

  gvt_vault_add_user (gvt_profile_get_vault (self->profile), third, GVT_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  gvt_backup_free (back_up (self));
  gvt_profile_remove_user (self->profile, GVT_TEST_OFFICER, &error);
  g_assert_no_error (error);

  listed = gvt_backups_list (self->backups);
  g_assert_cmpuint (listed->len, ==, 1);
  for (guint i = 0; i < listed->len; i++)
    {
      const GvtBackup *backup = listed->pdata[i];
      g_autofree char *path = g_build_filename (backup->path, GVT_BACKUP_VAULT, NULL);
      g_autoptr (GvtVault) vault = gvt_vault_open (path, &error);

      g_assert_no_error (error);
      g_assert_false (gvt_vault_unlock (vault, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, NULL));
      gvt_test_unlock (vault, GVT_TEST_SUPERVISOR);
    }
}

/* --- back again --- */

static void
test_a_lost_disk_comes_back (Fixture *self, gconstpointer unused)
{
  g_autofree char *other = g_build_filename (self->folder, "other", NULL);
  g_autoptr (GvtProfile) restored = gvt_profile_new (other, self->clock, gvt_test_projections);
  g_auto (GvtRestoreReport) report = { 0 };
  g_autoptr (GvtBackup) backup = NULL;
  g_autoptr (GError) error = NULL;
  guint64 n_before;

  record (self->profile, 4);
  n_before = count_events (self->profile);
  backup = back_up (self);
  restore (restored, backup->path, &report);

  g_assert_cmpuint (report.n_events, ==, n_before);
  g_assert_null (report.kept);
  unlock (restored, GVT_TEST_FACILITATOR);
  g_assert_cmpuint (count_events (restored), ==, n_before);
  g_assert_cmpint (state_of (restored), ==, GVT_RESTORE_UNCONFIRMED);
  g_assert_false (gvt_restore_confirm (restored, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  g_clear_error (&error);
  gvt_test_profile_as (restored, GVT_TEST_SUPERVISOR);
  gvt_restore_confirm (restored, &error);
  g_assert_no_error (error);
  g_assert_cmpint (state_of (restored), ==, GVT_RESTORE_CONFIRMED);
}

static void
test_what_was_there_is_kept_as_a_backup (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtBackup) backup = NULL;
  g_auto (GvtRestoreReport) report = { 0 }, again = { 0 };
  guint64 n_old, n_new;

  backup = back_up (self);
  n_old = count_events (self->profile);
  record (self->profile, 5);
  n_new = count_events (self->profile);
  gvt_profile_lock (self->profile);
  restore (self->profile, backup->path, &report);
  unlock (self->profile, GVT_TEST_OFFICER);
  g_assert_cmpuint (count_events (self->profile), ==, n_old);
  g_assert_true (report.is_kept_whole);

  gvt_profile_lock (self->profile);
  restore (self->profile, report.kept, &again);
  unlock (self->profile, GVT_TEST_OFFICER);
  g_assert_cmpuint (count_events (self->profile), ==, n_new);
}

/* Passphrases of the backup's day open it, whatever they are now; what they do not open is set
 * aside, and comes back from there. */
static void
test_passphrases_are_those_of_its_day (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtBackup) backup = NULL;
  g_auto (GvtRestoreReport) report = { 0 }, again = { 0 };
  g_autoptr (GError) error = NULL;
  guint64 n_new;

  backup = back_up (self);
  record (self->profile, 2);
  n_new = count_events (self->profile);
  gvt_vault_change_passphrase (gvt_profile_get_vault (self->profile), GVT_TEST_OFFICER,
                               GVT_TEST_PASSPHRASE, NEW_PHRASE, &error);
  g_assert_no_error (error);
  gvt_profile_lock (self->profile);
  restore (self->profile, backup->path, &report);

  g_assert_false (report.is_kept_whole);
  g_assert_nonnull (report.kept);
  unlock (self->profile, GVT_TEST_OFFICER);
  gvt_profile_lock (self->profile);
  gvt_restore (self->profile, report.kept, GVT_TEST_OFFICER, NEW_PHRASE, &again, &error);
  g_assert_no_error (error);
  unlock (self->profile, GVT_TEST_SUPERVISOR);
  /* And that the passphrase was changed. */
  g_assert_cmpuint (count_events (self->profile), ==, n_new + 1);
}

static void
assert_refused (Fixture *self, const char *from, const char *user, GvtError code)
{
  g_autofree char *before = NULL, *after = NULL;
  g_auto (GvtRestoreReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  before = gvt_test_folder_digest (self->folder);
  g_assert_false (gvt_restore (self->profile, from, user, GVT_TEST_PASSPHRASE, &report, &error));
  g_assert_error (error, GVT_ERROR, (int) code);
  after = gvt_test_folder_digest (self->folder);
  g_assert_cmpstr (before, ==, after);
}

static void
test_a_damaged_one_changes_nothing (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtBackup) backup = NULL;
  g_autofree char *store = NULL, *content = NULL;
  gsize length;

  record (self->profile, 1);
  backup = back_up (self);
  gvt_profile_lock (self->profile);
  store = g_build_filename (backup->path, GVT_BACKUP_STORE, NULL);
  g_assert_true (g_file_get_contents (store, &content, &length, NULL));

  for (gsize page = 0; page < length / 4096; page++)
    {
      content[page * 4096 + 2000] ^= 1;
      g_assert_true (g_file_set_contents (store, content, (gssize) length, NULL));
      g_chmod (store, 0600);
      assert_refused (self, backup->path, GVT_TEST_OFFICER, GVT_ERROR_DB_CORRUPT);
      content[page * 4096 + 2000] ^= 1;
    }
  g_assert_cmpuint (length / 4096, >, 10);
}

static void
test_a_facilitator_or_no_backup_changes_nothing (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtBackup) backup = back_up (self);

  gvt_profile_lock (self->profile);
  assert_refused (self, backup->path, GVT_TEST_FACILITATOR, GVT_ERROR_FORBIDDEN);
  assert_refused (self, backup->path, "NOBODY", GVT_ERROR_WRONG_PASSPHRASE);
  assert_refused (self, self->backups, GVT_TEST_OFFICER, GVT_ERROR_NOT_FOUND);
}

static void
test_while_somebody_works_nothing_is_replaced (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtBackup) backup = back_up (self);
  g_autoptr (GvtProfile) other = gvt_profile_new (self->folder, self->clock, gvt_test_projections);
  g_auto (GvtRestoreReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  guint64 n;

  record (self->profile, 3);
  n = count_events (self->profile);
  g_assert_false (
      gvt_restore (other, backup->path, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, &report, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_BUSY);
  g_assert_cmpuint (count_events (self->profile), ==, n);
}

/* --- kills --- */

static int
be_the_victim (const char *act, const char *folder, guint64 n)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GvtProfile) profile = gvt_profile_new (folder, clock, gvt_test_projections);
  g_autoptr (GError) error = NULL;

  gvt_crypto_init ();
  if (g_str_equal (act, "--backup"))
    {
      g_autoptr (GvtBackup) backup = NULL;

      gvt_profile_unlock (profile, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, &error);
      g_assert_no_error (error);
      kill_at = n_calls + n;
      backup = gvt_backup_make (profile, NULL, GVT_BACKUP_BY_HAND, &error);
    }
  else
    {
      g_autofree char *from = g_build_filename (folder, "from", NULL);
      g_auto (GvtRestoreReport) report = { 0 };

      kill_at = n_calls + n;
      gvt_restore (profile, from, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, &report, &error);
    }
  g_assert_no_error (error);
  _exit (EXIT_SUCCESS);
}

/* Returns: whether it was killed */
static gboolean
do_and_die (Fixture *self, const char *act, guint n)
{
  g_autofree char *at = g_strdup_printf ("%u", n);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) victim = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, own_program,
                                                     act, self->folder, at, NULL);

  g_assert_no_error (error);
  g_subprocess_wait (victim, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (victim)
                 || g_subprocess_get_exit_status (victim) == EXIT_SUCCESS);
  return g_subprocess_get_if_signaled (victim);
}

/* Every one that is listed opens. */
static void
assert_all_open (Fixture *self, guint at_least)
{
  g_autoptr (GPtrArray) backups = gvt_backups_list (self->backups);

  g_assert_cmpuint (backups->len, >=, at_least);
  for (guint i = 0; i < backups->len; i++)
    {
      const GvtBackup *backup = backups->pdata[i];
      g_autofree char *other = g_build_filename (self->folder, "tried", backup->name, NULL);
      g_autoptr (GvtProfile) profile = gvt_profile_new (other, self->clock, gvt_test_projections);
      g_auto (GvtRestoreReport) report = { 0 };

      g_assert_true (backup->is_known);
      restore (profile, backup->path, &report);
      g_assert_cmpuint (report.n_events, ==, backup->n_events);
    }
}

static void
test_a_kill_at_any_write_leaves_whole_backups (Fixture *self, gconstpointer unused)
{
  g_autofree char *part = NULL;
  gboolean was_killed = TRUE;
  guint n_killed = 0;

  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER);
  gvt_profile_lock (self->profile);
  for (guint at = 1; was_killed && at < MAX_KILLS; at++)
    {
      g_autoptr (GDir) dir = NULL;
      const char *name;

      was_killed = do_and_die (self, "--backup", at);
      n_killed += was_killed;
      dir = g_dir_open (self->backups, 0, NULL);
      while ((name = g_dir_read_name (dir)) != NULL)
        g_assert_true (g_str_has_prefix (name, GVT_TEST_DEVICE_CODE "-0000")
                       || g_str_equal (name, "next.part"));
    }
  g_test_message ("%u kills", n_killed);
  g_assert_cmpuint (n_killed, >=, 10);
  assert_all_open (self, 1);
  unlock (self->profile, GVT_TEST_OFFICER);
  gvt_backup_free (back_up (self));
  part = g_build_filename (self->backups, "next.part", NULL);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
}

static void
copy_to (const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "cp", "-aT",
                                                      from, to, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

/* The old or the new, with all records of the one or of the other; never a mix. */
static void
test_a_kill_at_any_write_restores_all_or_nothing (Fixture *self, gconstpointer unused)
{
  g_autofree char *from = g_build_filename (self->folder, "from", NULL);
  g_autoptr (GvtBackup) backup = back_up (self);
  gboolean was_killed = TRUE;
  guint n_killed = 0, n_old = 0, n_restored = 0;
  guint64 n_in_backup = backup->n_events, n_here;

  copy_to (backup->path, from);
  record (self->profile, 3);
  n_here = count_events (self->profile);
  g_assert_cmpuint (n_here, ==, n_in_backup + 3);
  gvt_profile_lock (self->profile);

  for (guint at = 1; was_killed && at < MAX_KILLS; at++)
    {
      g_autoptr (GvtProfile) after = NULL;

      was_killed = do_and_die (self, "--restore", at);
      n_killed += was_killed;
      after = gvt_profile_new (self->folder, self->clock, gvt_test_projections);
      unlock (after, GVT_TEST_OFFICER);
      if (count_events (after) == n_in_backup)
        {
          n_restored++;
          g_assert_cmpint (state_of (after), ==, GVT_RESTORE_UNCONFIRMED);
          record (after, 3); /* so that the two can be told apart the next time */
        }
      else
        n_old++;
      g_assert_cmpuint (count_events (after), ==, n_here);
    }

  g_test_message ("%u kills, %u left the old, %u the new", n_killed, n_old, n_restored);
  g_assert_cmpuint (n_old, >, 5);
  g_assert_cmpuint (n_restored, >, 3);
}

#define ADD(path, func) g_test_add ("/backup/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  own_program = argv[0];
  if (argc == 4)
    return be_the_victim (argv[1], argv[2], g_ascii_strtoull (argv[3], NULL, 10));

  gvt_test_init (&argc, &argv);
  ADD ("says-what-it-holds", test_a_backup_says_what_it_holds);
  ADD ("D3-one-time-keys-are-not-in-it", test_one_time_keys_are_not_in_a_backup);
  ADD ("the-first-unlock-of-a-day-makes-one", test_the_first_unlock_of_a_day_makes_one);
  ADD ("they-are-thinned", test_they_are_thinned);
  ADD ("elsewhere-nothing-is-thinned", test_elsewhere_nothing_is_thinned);
  ADD ("who-is-removed-opens-none-here", test_who_is_removed_opens_no_backup_here);
  ADD ("a-lost-disk-comes-back", test_a_lost_disk_comes_back);
  ADD ("what-was-there-is-kept-as-a-backup", test_what_was_there_is_kept_as_a_backup);
  ADD ("passphrases-are-those-of-its-day", test_passphrases_are_those_of_its_day);
  ADD ("a-damaged-one-changes-nothing", test_a_damaged_one_changes_nothing);
  ADD ("a-facilitator-or-no-backup-changes-nothing",
       test_a_facilitator_or_no_backup_changes_nothing);
  ADD ("while-somebody-works-nothing-is-replaced", test_while_somebody_works_nothing_is_replaced);
  ADD ("I1-a-kill-at-any-write-leaves-whole-ones", test_a_kill_at_any_write_leaves_whole_backups);
  ADD ("I1-a-kill-at-any-write-restores-all-or-nothing",
       test_a_kill_at_any_write_restores_all_or_nothing);
  return g_test_run ();
}
