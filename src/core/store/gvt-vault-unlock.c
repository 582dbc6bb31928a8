/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a passphrase, or from keys that waited, to an open vault. */
#include <string.h>

#include "gvt-error.h"
#include "gvt-vault-state-private.h"
#include "gvt-vault-warrant.h"

/* A user who is not there costs the same work as one who is, in the place of the first slot. */
GvtVaultSlot *
gvt_vault_file_open_slot (GvtVaultFile *file,
                          const char *code,
                          const char *passphrase,
                          GvtSlotKeys *own,
                          GvtVaultKeys *keys,
                          GError **error)
{
  GvtVaultSlot *found = gvt_vault_file_find (file, code);
  GvtVaultSlot *slot = found != NULL ? found : file->slots->pdata[0];
  g_autoptr (GvtSecret) passphrase_key = gvt_vault_slot_derive (slot, passphrase, error);

  if (passphrase_key == NULL)
    return NULL;
  if (found == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_WRONG_PASSPHRASE,
                           "The passphrase opens no slot of this user");
      return NULL;
    }

  /* The passphrase vouches for the authority, the authority for what is granted. */
  return gvt_vault_slot_open (slot, &file->authority, passphrase_key, own, error)
                 && gvt_vault_warrant_check (file, error)
                 && gvt_vault_slot_take (slot, &file->roll_public, own, keys, error)
             ? slot
             : NULL;
}

static gboolean
try_passphrase (GvtVaultFile *file,
                const char *code,
                const char *passphrase,
                GvtVaultKeys *keys,
                GError **error)
{
  g_auto (GvtSlotKeys) own = { 0 };
  GvtVaultSlot *slot = gvt_vault_file_open_slot (file, code, passphrase, &own, keys, error);

  if (slot != NULL && slot->is_once)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_MUST_CHANGE,
                         "The passphrase was given for one use");
  return slot != NULL && !slot->is_once;
}

/* With the lock held, as the next one. What another thread or process changed while a passphrase
 * was tried counts, as long as @code has a slot in it. */
static void
take_newest_file (GvtVault *self, const char *code)
{
  g_autoptr (GvtVaultFile) newest = gvt_vault_file_read (self->path, NULL);

  if (newest != NULL && gvt_vault_file_find (newest, code) != NULL)
    gvt_vault_take_file (self, g_steal_pointer (&newest));
}

/* @user: (transfer full): as his slot was sealed, whatever the file says by now */
static void
become_unlocked (GvtVault *self, GvtUser *user, GvtVaultKeys *keys)
{
  take_newest_file (self, user->code);
  gvt_vault_keys_clear (&self->keys);
  self->keys = *keys;
  *keys = (GvtVaultKeys){ 0 };
  self->user = user;
  g_ptr_array_add (self->past_users, user);
}

gboolean
gvt_vault_unlock (GvtVault *self, const char *user, const char *passphrase, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GvtVaultFile) file = NULL;
  g_autoptr (GMutexLocker) locker = NULL;
  g_auto (GvtVaultKeys) keys = { 0 };
  GvtUser *present;

  g_return_val_if_fail (GVT_IS_VAULT (self), FALSE);

  /* Without the lock, because this takes a second and others only want to know who has a slot. */
  path = gvt_vault_dup_path (self);
  file = gvt_vault_file_read (path, error);
  if (file == NULL || !try_passphrase (file, user, passphrase, &keys, error))
    return FALSE;

  present = gvt_user_copy (gvt_vault_file_find (file, user)->user);
  locker = g_mutex_locker_new (&self->lock);
  gvt_vault_take_file (self, g_steal_pointer (&file));
  become_unlocked (self, present, &keys);
  return TRUE;
}

/* With the lock held, or on a file of one's own. Returns: whether @code has a slot */
static gboolean
read_mark (GvtVaultFile *file, const char *code, GvtVaultMark *mark)
{
  const GvtVaultSlot *slot = gvt_vault_file_find (file, code);

  memset (mark, 0, sizeof *mark);
  if (slot == NULL)
    return FALSE;

  mark->authority = file->authority;
  mark->roll_public = file->roll_public;
  mark->user_public = slot->public_key;
  return TRUE;
}

void
gvt_vault_get_mark (GvtVault *self, const char *code, GvtVaultMark *mark)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  read_mark (self->file, code, mark);
}

gboolean
gvt_vault_unlock_with_keys (GvtVault *self,
                            const char *code,
                            const GvtVaultMark *mark,
                            GvtVaultKeys *keys)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GvtVaultMark found;

  if (!read_mark (self->file, code, &found) || memcmp (&found, mark, sizeof found) != 0
      || !gvt_vault_warrant_check (self->file, NULL))
    return FALSE;

  become_unlocked (self, gvt_user_copy (gvt_vault_file_find (self->file, code)->user), keys);
  return TRUE;
}

void
gvt_vault_take_over (GvtVault *self, GvtVault *from)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GMutexLocker) from_locker = NULL;
  GvtVaultFile *former;

  g_return_if_fail (GVT_IS_VAULT (self) && GVT_IS_VAULT (from) && self != from);

  from_locker = g_mutex_locker_new (&from->lock);
  g_return_if_fail (from->user != NULL);

  locker = g_mutex_locker_new (&self->lock);
  former = self->file;
  self->file = from->file;
  from->file = former;
  become_unlocked (self, gvt_user_copy (from->user), &from->keys);
  from->user = NULL;
}

void
gvt_vault_lock (GvtVault *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (GVT_IS_VAULT (self));

  locker = g_mutex_locker_new (&self->lock);
  gvt_vault_keys_clear (&self->keys);
  self->user = NULL;
}
