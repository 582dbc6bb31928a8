/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-restore"

#include "gvt-restore-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "gvt-backup-private.h"
#include "gvt-db-lock.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-journal-check.h"
#include "gvt-profile-private.h"

#define PART  "restore.part" /* being copied and checked; nothing was changed yet */
#define INDEX "store.db-shm"

void
gvt_restore_report_clear (GvtRestoreReport *self)
{
  g_clear_pointer (&self->kept, g_free);
}

static gboolean
exists (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
go_on (const GvtRestoring *what, GvtRestoreStage stage, GError **error)
{
  return gvt_backup_go_on (what->watch, (GvtBackupStage) stage, 0, 0, error);
}

/* --- the copy, before anything is changed --- */

static gboolean
fail_io (GError *local, GError **error)
{
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, local);
      return FALSE;
    }

  g_set_error_literal (error, GVT_ERROR,
                       g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NO_SPACE)
                           ? GVT_ERROR_DISK_FULL
                           : GVT_ERROR_NO_ACCESS,
                       local->message);
  g_error_free (local);
  return FALSE;
}

static gboolean
copy_file (const GvtRestoring *what, const char *name, const char *to_folder, GError **error)
{
  GCancellable *cancellable = what->watch != NULL ? what->watch->cancellable : NULL;
  g_autofree char *from_path = g_build_filename (what->from, name, NULL);
  g_autofree char *to_path = g_build_filename (to_folder, name, NULL);
  g_autoptr (GFile) from = g_file_new_for_path (from_path);
  g_autoptr (GFile) to = g_file_new_for_path (to_path);
  GError *local = NULL;

  if (!g_file_copy (from, to, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable,
                    NULL, NULL, &local))
    return fail_io (local, error);

  gvt_file_make_private (to_path);
  return TRUE;
}

/* Of files that were set aside, the log belongs to them. */
static gboolean
copy_backup (const GvtRestoring *what, const char *part, GError **error)
{
  g_autofree char *log = g_build_filename (what->from, GVT_RESTORE_LOG, NULL);
  g_autofree char *vault = g_build_filename (what->from, GVT_BACKUP_VAULT, NULL);
  g_autofree char *store = g_build_filename (what->from, GVT_BACKUP_STORE, NULL);

  if (!exists (vault) || !exists (store))
    {
      gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                      _ ("There is no whole backup in %s. Nothing was changed. A backup is a "
                         "folder that holds the files vault and store.db."),
                      what->from);
      return FALSE;
    }

  gvt_backup_remove_folder (part);
  return go_on (what, GVT_RESTORE_COPYING, error) && gvt_folder_ensure (part, error)
         && copy_file (what, GVT_BACKUP_VAULT, part, error)
         && copy_file (what, GVT_BACKUP_STORE, part, error)
         && (!exists (log) || copy_file (what, GVT_RESTORE_LOG, part, error));
}

/* @profile: of the copy, unlocked */
static gboolean
check_copy (GvtProfile *profile, GvtRestoreReport *report, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_auto (GvtJournalCheck) check = { 0 };
  GvtStore *store;

  if (journal == NULL || !gvt_profile_require (profile, GVT_ROLE_OFFICER, "", error)
      || !gvt_journal_check (journal, &check, error))
    return FALSE;

  store = gvt_journal_get_store (journal);
  report->n_events = check.chain.n_events;
  return gvt_store_write (store, gvt_backup_settle, NULL, error);
}

/* The general words of these codes speak of the laptop's own store. */
static void
tell_of_backup (GError *local, GError **error)
{
  switch (local->domain == GVT_ERROR ? local->code : -1)
    {
    case GVT_ERROR_WRONG_PASSPHRASE:
      gvt_error_tell (error, GVT_ERROR_WRONG_PASSPHRASE,
                      _ ("This passphrase does not open the backup. Nothing was changed. It is "
                         "the one that this user had on the day when the backup was made."));
      break;
    case GVT_ERROR_BAD_FORMAT:
    case GVT_ERROR_CHAIN:
    case GVT_ERROR_DB_CORRUPT:
    case GVT_ERROR_DB_MISSING:
      g_message ("The backup: %s", local->message);
      gvt_error_tell (error, (GvtError) local->code,
                      _ ("This backup is damaged and cannot be put back. Nothing was changed on "
                         "this laptop. Choose another backup."));
      break;
    default:
      g_propagate_error (error, local);
      return;
    }
  g_error_free (local);
}

/* All that an unlock does is done to the copy: it is migrated, and a damaged vault put right. */
static gboolean
open_copy (GvtProfile *like,
           const char *part,
           const GvtRestoring *what,
           GvtRestoreReport *report,
           GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_profile_new (part, like->clock, like->projections);
  GError *local = NULL;
  gboolean is_good;

  if (!go_on (what, GVT_RESTORE_CHECKING, error))
    return FALSE;

  is_good = gvt_profile_unlock_quietly (profile, what->user, what->passphrase, &local)
            && check_copy (profile, report, &local);
  gvt_profile_close (profile);
  if (!is_good)
    tell_of_backup (local, error);
  return is_good;
}

/* --- what is here now --- */

/* Whoever is at work is there until the very end. Returns: (transfer full) (nullable): the backup,
 * where one could be made */
static GvtBackup *
keep_present (GvtProfile *profile, const GvtRestoring *what, GError **error)
{
  GvtBackupWatch watch = { 0 };
  GvtBackup *backup = NULL;

  if (what->watch != NULL)
    watch = *what->watch;
  watch.first_stage += GVT_RESTORE_KEEPING;
  if (gvt_profile_is_unlocked (profile)
      || gvt_profile_unlock_quietly (profile, what->user, what->passphrase, error))
    backup = gvt_backup_make_watched (profile, NULL, GVT_BACKUP_BEFORE_RESTORE, &watch, error);
  return backup;
}

/* The name of a folder in `backups` that is not there yet. Returns: (transfer full) */
static char *
choose_aside (const char *folder)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *name = g_strdup_printf ("set-aside-%u", i);
      g_autofree char *path = g_build_filename (folder, "backups", name, NULL);

      if (!exists (path))
        return g_steal_pointer (&name);
    }
}

static gboolean
note_aside (const char *folder, const char *part, GvtRestoreReport *report, GError **error)
{
  g_autofree char *path = g_build_filename (part, GVT_RESTORE_ASIDE, NULL);
  g_autofree char *name = choose_aside (folder);
  g_autoptr (GBytes) bytes = g_bytes_new (name, strlen (name));

  report->kept = g_build_filename (folder, "backups", name, NULL);
  return gvt_file_write (path, bytes, error);
}

/* Never overwritten silently: a backup where these passphrases open it, else the files. */
static gboolean
keep (GvtProfile *profile,
      const char *part,
      const GvtRestoring *what,
      GvtRestoreReport *report,
      GError **error)
{
  const char *folder = gvt_profile_get_folder (profile);
  g_autofree char *vault = g_build_filename (folder, GVT_BACKUP_VAULT, NULL);
  g_autofree char *store = g_build_filename (folder, GVT_BACKUP_STORE, NULL);
  g_autoptr (GvtBackup) backup = NULL;
  g_autoptr (GError) local = NULL;

  if (!exists (vault) && !exists (store))
    return TRUE;

  backup = keep_present (profile, what, &local);
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  gvt_profile_lock (profile);
  report->is_kept_whole = backup != NULL;
  if (backup == NULL)
    {
      g_message ("What is here is set aside as it is: %s", local->message);
      return note_aside (folder, part, report, error);
    }

  report->kept = g_strdup (backup->path);
  return TRUE;
}

/* What the opening left beside the store. */
static void
tidy (const char *part)
{
  static const char *const names[] = { "store.db-lock", "tries", INDEX, GVT_RESTORE_LOG };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (part, names[i], NULL);

      g_unlink (path);
    }
}

static gboolean
sync_file (const char *part, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (part, name, NULL);

  return gvt_file_move (path, path, error);
}

static gboolean
take_place (GvtProfile *profile, const char *part, GError **error)
{
  const char *folder = gvt_profile_get_folder (profile);
  g_autofree char *ready = g_build_filename (folder, GVT_RESTORE_READY, NULL);
  g_autofree char *store = g_build_filename (folder, GVT_BACKUP_STORE, NULL);
  g_autoptr (GvtDbLock) lock = gvt_db_lock_take_alone (store, error);

  if (lock == NULL || !sync_file (part, GVT_BACKUP_VAULT, error)
      || !sync_file (part, GVT_BACKUP_STORE, error) || !gvt_file_move (part, ready, error)
      || !gvt_restore_swap (folder, error))
    return FALSE;

  g_mutex_lock (&profile->lock);
  g_clear_object (&profile->vault); /* it was of the former one */
  g_mutex_unlock (&profile->lock);
  return TRUE;
}

gboolean
gvt_restore_watched (GvtProfile *profile,
                     const GvtRestoring *what,
                     GvtRestoreReport *report,
                     GError **error)
{
  const char *folder;
  g_autofree char *part = NULL;
  gboolean is_done;

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && what != NULL && report != NULL, FALSE);

  *report = (GvtRestoreReport){ 0 };
  folder = gvt_profile_get_folder (profile);
  part = g_build_filename (folder, PART, NULL);
  if (!gvt_folder_ensure (folder, error)
      || (!gvt_profile_is_unlocked (profile) && !gvt_restore_finish (folder, error)))
    return FALSE;

  is_done = copy_backup (what, part, error) && open_copy (profile, part, what, report, error);
  tidy (part);
  is_done = is_done && keep (profile, part, what, report, error)
            && go_on (what, GVT_RESTORE_PLACING, error) && take_place (profile, part, error);
  if (!is_done)
    gvt_backup_remove_folder (part);
  return is_done;
}

gboolean
gvt_restore (GvtProfile *profile,
             const char *from,
             const char *user,
             const char *passphrase,
             GvtRestoreReport *report,
             GError **error)
{
  GvtRestoring what = { .from = from, .user = user, .passphrase = passphrase };

  return gvt_restore_watched (profile, &what, report, error);
}
