/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups of an open profile. */
#define G_LOG_DOMAIN "gvt-backup"

#include "gvt-backup-private.h"

#include "gvt-error.h"
#include "gvt-profile-private.h"
#include "gvt-text.h"

GvtBackup *
gvt_backup_make (GvtProfile *profile, const char *folder, GvtBackupReason reason, GError **error)
{
  return gvt_backup_make_watched (profile, folder, reason, NULL, error);
}

GvtBackup *
gvt_backup_make_watched (GvtProfile *profile,
                         const char *folder,
                         GvtBackupReason reason,
                         const GvtBackupWatch *watch,
                         GError **error)
{
  g_autofree char *own = NULL, *vault_path = NULL;
  g_autoptr (GvtJournal) journal = NULL;
  g_autoptr (GvtBackup) backup = NULL;
  GvtBackupSource source = { .watch = watch };

  g_return_val_if_fail (GVT_IS_PROFILE (profile), NULL);

  journal = gvt_profile_dup_journal (profile, error);
  if (journal == NULL)
    return NULL;

  own = gvt_backups_folder (gvt_profile_get_folder (profile));
  vault_path = gvt_profile_path (profile, "vault", NULL);
  source.vault_path = vault_path;
  source.vault = gvt_profile_get_vault (profile);
  source.clock = gvt_profile_get_clock (profile);
  source.store = gvt_journal_get_store (journal);
  backup = gvt_backup_write (&source, folder != NULL ? folder : own, reason, error);
  if (backup != NULL && folder == NULL)
    gvt_backups_thin_folder (own, source.vault);
  return g_steal_pointer (&backup);
}

/* --- afterwards --- */

gboolean
gvt_backup_has_present_keys (GvtProfile *profile,
                             const GvtBackup *backup,
                             gboolean *has,
                             GError **error)
{
  g_autofree char *path = g_build_filename (backup->path, GVT_BACKUP_VAULT, NULL);
  g_autoptr (GvtVault) vault = gvt_vault_open (path, error);
  GvtVault *own = gvt_profile_get_vault (profile);
  GvtPublicKey present, held;

  *has = FALSE;
  if (vault == NULL || own == NULL)
    return vault != NULL;

  gvt_vault_get_roll_public (own, &present);
  gvt_vault_get_roll_public (vault, &held);
  *has = gvt_public_key_equal (&present, &held);
  return TRUE;
}

gboolean
gvt_backup_verify (GvtProfile *profile, const GvtBackup *backup, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autofree char *store = g_build_filename (backup->path, GVT_BACKUP_STORE, NULL);
  gboolean has_keys;

  if (journal == NULL || !gvt_backup_has_present_keys (profile, backup, &has_keys, error))
    return FALSE;
  if (has_keys && backup->is_known)
    return gvt_store_read_copy (gvt_journal_get_store (journal), store, gvt_backup_check_store,
                                (gpointer) backup, error);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_LOCKED, "It is under other keys");
  return FALSE;
}

/* --- by itself --- */

static void
tell_failure (const GError *error)
{
  if (error != NULL)
    g_message ("Making a backup: %s", error->message);
}

void
gvt_backup_make_now (GvtProfile *profile, GvtBackupReason reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtBackup) backup = gvt_backup_make (profile, NULL, reason, &error);

  tell_failure (error);
}

void
gvt_backup_become_due (GvtProfile *profile, GvtBackupReason reason)
{
  if (!gvt_profile_tell_backup_due (profile, reason))
    gvt_backup_make_now (profile, reason);
}

/* Whatever day the clock says it is, it is another one than that of the newest. */
void
gvt_backup_become_due_daily (GvtProfile *profile)
{
  g_autofree char *folder = gvt_backups_folder (gvt_profile_get_folder (profile));
  g_autoptr (GPtrArray) backups = gvt_backups_list (folder);
  g_autofree char *today = gvt_date_iso (gvt_clock_now_us (gvt_profile_get_clock (profile)));
  g_autofree char *last = NULL;

  if (backups->len > 0 && ((GvtBackup *) backups->pdata[0])->is_known)
    last = gvt_date_iso (((GvtBackup *) backups->pdata[0])->facts.at_us);
  if (g_strcmp0 (today, last) != 0)
    gvt_backup_become_due (profile, GVT_BACKUP_DAILY);
}
