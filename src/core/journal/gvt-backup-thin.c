/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of a folder's backups go. */
#include <glib/gstdio.h>

#include "gvt-backup-private.h"

void
gvt_backup_remove (const GvtBackup *backup)
{
  g_autofree char *going = g_strconcat (backup->path, GVT_BACKUP_PART_SUFFIX, NULL);

  if (g_rename (backup->path, going) == 0)
    gvt_backup_remove_folder (going);
}

/* @keys: (element-type GvtSecret): the present roll key, then the former ones */
static gboolean
is_under_former (const GvtBackup *backup, GPtrArray *keys)
{
  g_autofree char *path = g_build_filename (backup->path, GVT_BACKUP_VAULT, NULL);
  g_autoptr (GvtVault) vault = gvt_vault_open (path, NULL);
  GvtPublicKey held;

  if (vault == NULL)
    return FALSE;

  gvt_vault_get_roll_public (vault, &held);
  for (guint i = 1; i < keys->len; i++)
    {
      GvtPublicKey former;

      gvt_sealing_key_public (keys->pdata[i], &former);
      if (gvt_public_key_equal (&held, &former))
        return TRUE;
    }
  return FALSE;
}

/* Those set aside too. */
static void
remove_former (GPtrArray *backups, GvtVault *vault)
{
  g_autoptr (GPtrArray) keys = gvt_vault_dup_roll_keys (vault, NULL);

  if (keys == NULL || keys->len < 2)
    return;

  for (guint i = backups->len; i-- > 0;)
    if (is_under_former (backups->pdata[i], keys))
      {
        gvt_backup_remove (backups->pdata[i]);
        g_ptr_array_remove_index (backups, i);
      }
}

void
gvt_backups_thin_folder (const char *folder, GvtVault *vault)
{
  g_autoptr (GPtrArray) backups = gvt_backups_list (folder);
  g_autofree GvtBackupFacts *facts = g_new0 (GvtBackupFacts, backups->len);
  g_autofree gboolean *keeps = g_new0 (gboolean, backups->len);
  guint n_known = 0; /* the others are the last, and not ours to delete */

  remove_former (backups, vault);
  for (; n_known < backups->len && ((GvtBackup *) backups->pdata[n_known])->is_known; n_known++)
    facts[n_known] = ((GvtBackup *) backups->pdata[n_known])->facts;

  gvt_backups_thin (facts, n_known, GVT_BACKUPS_MAX_BYTES, keeps);
  for (guint i = 0; i < n_known; i++)
    if (!keeps[i])
      gvt_backup_remove (backups->pdata[i]);
}
