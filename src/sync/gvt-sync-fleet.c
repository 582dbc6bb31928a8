/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lane after the others: what this laptop tells of itself goes up, and where a supervisor works
 * on it, what the centre knows of the laptops of his area comes down. */
#include <glib/gstdio.h>

#include "gvt-backup.h"
#include "gvt-device-status.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-fleet-file.h"
#include "gvt-fleet-view.h"
#include "gvt-profile-unlocked.h"
#include "gvt-sync-private.h"

typedef struct
{
  GvtSyncRun *run;
  GvtDeviceStatus *status;
} Telling;

static gboolean
list_packs (GvtDb *db, gpointer user_data, GError **error)
{
  Telling *self = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT election, list_version, village FROM pack WHERE is_active = 1"
      " ORDER BY election, list_version, village",
      error);

  if (stmt == NULL)
    return FALSE;
  while (gvt_stmt_next (stmt, &local))
    gvt_device_status_add_list (self->status, gvt_stmt_text (stmt, 0),
                                (guint) gvt_stmt_int (stmt, 1), gvt_stmt_text (stmt, 2));
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gint64
newest_backup_us (GvtProfile *profile)
{
  g_autofree char *folder = gvt_backups_folder (gvt_profile_get_folder (profile));
  g_autoptr (GPtrArray) backups = gvt_backups_list (folder);

  for (guint i = 0; i < backups->len; i++)
    {
      const GvtBackup *backup = backups->pdata[i];

      if (backup->is_known)
        return backup->facts.at_us;
    }
  return 0;
}

/* Returns: (transfer full) (nullable): the body of the call */
static GBytes *
describe (GvtSyncRun *run, GError **error)
{
  g_autofree char *user = NULL;
  gint64 unlocked_at_us = gvt_profile_dup_unlocked (run->profile, &user);
  g_autoptr (GvtDeviceStatus) status = gvt_device_status_new (GVT_VERSION,
                                                              user != NULL ? user : "-");
  Telling telling = { run, status };
  GvtSyncLedger ledger;

  if (!gvt_store_read (run->store, list_packs, &telling, error)
      || !gvt_sync_ledger_read (run->profile, &ledger, error))
    return NULL;

  status->clock_us = gvt_clock_now_us (gvt_profile_get_clock (run->profile));
  status->unlocked_at_us = unlocked_at_us;
  status->backup_at_us = newest_backup_us (run->profile);
  status->unsent = ledger.only_here;
  return gvt_device_status_write (status, error);
}

static gboolean
has_supervisor (GvtProfile *profile)
{
  g_autoptr (GPtrArray) users = gvt_vault_get_users (gvt_profile_get_vault (profile));

  for (guint i = 0; i < users->len; i++)
    if (((GvtUser *) users->pdata[i])->role == GVT_ROLE_SUPERVISOR)
      return TRUE;
  return FALSE;
}

static gboolean
check (GvtSyncRun *run, const GvtFleetFile *file, const GvtFleetFile *held, GError **error)
{
  if (!gvt_id_equal (&file->device, &run->device) || file->incarnation != run->incarnation)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_FORBIDDEN,
                         "What is known of laptops is for another laptop");
  else if (held != NULL && held->incarnation == file->incarnation
           && held->issued_at_us > file->issued_at_us)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_EXPIRED,
                         "What is known of laptops is older than what is here");
  else
    return TRUE;
  return FALSE;
}

static gboolean
keep (GvtSyncRun *run, GBytes *answer, GError **error)
{
  const GvtPublicKey *signer = &run->centre->keys->signing_key;
  g_autoptr (GvtFleetFile) file = gvt_fleet_file_read (answer, signer, NULL, error);
  g_autofree char *path = gvt_fleet_view_path (run->profile);
  g_autoptr (GBytes) bytes = gvt_file_read (path, GVT_FLEET_FILE_MAX_BYTES, NULL);
  g_autoptr (GvtFleetFile) held = bytes != NULL ? gvt_fleet_file_read (bytes, signer, NULL, NULL)
                                                : NULL;

  if (file == NULL || !check (run, file, held, error))
    return FALSE;
  return !has_supervisor (run->profile) || gvt_file_write (path, answer, error);
}

gboolean
gvt_sync_tell_status (GvtSyncRun *run, GError **error)
{
  g_autoptr (GBytes) status = describe (run, error);
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) local = NULL;

  if (status == NULL)
    return FALSE;
  answer = gvt_caller_call (run->caller, GVT_CALL_FLEET, status, GVT_FLEET_FILE_MAX_BYTES,
                            run->cancellable, &local);
  if (answer != NULL)
    return keep (run, answer, error);

  if (g_error_matches (local, GVT_ERROR, GVT_ERROR_REFUSED))
    {
      g_autofree char *path = gvt_fleet_view_path (run->profile);

      g_unlink (path);
    }
  /* One that has this laptop for lost says no, too, and tells that elsewhere. */
  if (gvt_caller_is_not_offered (local))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
