/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who comes in, and how everybody leaves. */
#include "gvt-backup.h"
#include "gvt-db.h"
#include "gvt-error.h"
#include "gvt-profile-private.h"
#include "gvt-restore.h"

/* Nothing can fail here. What the former user has begun to write is still written, as his. */
static void
replace_user (GvtProfile *self, GvtVault *vault, GvtJournal *journal)
{
  g_autoptr (GvtJournal) former = NULL;

  g_mutex_lock (&self->lock);
  gvt_vault_take_over (self->vault, vault);
  former = gvt_profile_take_journal (self, journal);
  g_mutex_unlock (&self->lock);

  if (former != NULL)
    gvt_store_close (gvt_journal_get_store (former));
  gvt_profile_notify_unlocked (self);
}

static gboolean
try_passphrase (
    GvtProfile *self, GvtVault *vault, const char *user, const char *passphrase, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!gvt_profile_begin_try (self, vault, user, error))
    return FALSE;

  gvt_vault_unlock (vault, user, passphrase, &local);
  gvt_profile_end_try (self, vault, user, local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Another program may have changed all keys between the reading of the vault and the opening of the
 * store: then nothing is damaged, and the next try goes well. Returns: %FALSE */
static gboolean
judge_failure (const char *path, GvtVault *vault, GError **error)
{
  g_autoptr (GvtVault) newest = gvt_vault_open (path, NULL);
  GvtPublicKey tried, present;

  if (newest == NULL || error == NULL || !g_error_matches (*error, GVT_ERROR, GVT_ERROR_DB_CORRUPT))
    return FALSE;

  gvt_vault_get_roll_public (vault, &tried);
  gvt_vault_get_roll_public (newest, &present);
  if (!gvt_public_key_equal (&tried, &present))
    (*error)->code = GVT_ERROR_DB_BUSY;
  return FALSE;
}

/* @vault: a second one of the same file, unlocked. */
static gboolean
come_in (GvtProfile *self, GvtVault *vault, const char *path, GError **error)
{
  g_autoptr (GvtJournal) journal = NULL;
  g_autofree char *store_path = gvt_profile_path (self, "store.db", NULL);
  GvtId device;

  if (!gvt_db_require (store_path, error))
    return FALSE;
  journal = gvt_profile_open_journal (self, vault, error);
  if (journal == NULL)
    return judge_failure (path, vault, error);
  if (!gvt_journal_get_device (journal, &device, NULL, NULL, error))
    return FALSE;

  gvt_profile_catch_up (self, journal, vault);
  replace_user (self, vault, journal);
  return TRUE;
}

/* On a second vault of the same file, so that whoever is in stays in until all has succeeded. */
gboolean
gvt_profile_unlock_quietly (GvtProfile *self,
                            const char *user,
                            const char *passphrase,
                            GError **error)
{
  g_autoptr (GMutexLocker) acts = NULL;
  g_autoptr (GvtVault) present = NULL;
  g_autoptr (GvtVault) vault = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (GVT_IS_PROFILE (self) && user != NULL && passphrase != NULL, FALSE);

  if (!gvt_restore_finish (self->folder, error))
    return FALSE;
  present = gvt_profile_find_vault (self, error);
  if (present == NULL)
    return FALSE;

  acts = g_mutex_locker_new (&self->acts);
  path = gvt_profile_vault_path (self);
  vault = gvt_vault_open (path, error);
  if (vault == NULL || !try_passphrase (self, vault, user, passphrase, error))
    return FALSE;

  if (!come_in (self, vault, path, error))
    return FALSE;

  gvt_profile_settle_pin (self, user);
  return TRUE;
}

gboolean
gvt_profile_unlock (GvtProfile *self, const char *user, const char *passphrase, GError **error)
{
  if (!gvt_profile_unlock_quietly (self, user, passphrase, error))
    return FALSE;

  gvt_backup_become_due_daily (self);
  return TRUE;
}

gboolean
gvt_profile_unlock_with_pin (GvtProfile *self, const char *digits, GError **error)
{
  g_autoptr (GMutexLocker) acts = NULL;
  g_autoptr (GvtVault) vault = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (GVT_IS_PROFILE (self) && digits != NULL, FALSE);

  acts = g_mutex_locker_new (&self->acts);
  path = gvt_profile_vault_path (self);
  if (self->pin == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_EXPIRED, "No PIN was set");
      return FALSE;
    }

  vault = gvt_vault_open (path, error);
  return vault != NULL && gvt_vault_pin_unlock (self->pin, vault, digits, error)
         && come_in (self, vault, path, error);
}

void
gvt_profile_lock (GvtProfile *self)
{
  g_autoptr (GMutexLocker) acts = NULL;

  g_return_if_fail (GVT_IS_PROFILE (self));

  acts = g_mutex_locker_new (&self->acts);
  if (!gvt_profile_close (self))
    return;

  if (self->pin != NULL)
    gvt_vault_pin_start (self->pin);
  gvt_profile_notify_unlocked (self);
}
