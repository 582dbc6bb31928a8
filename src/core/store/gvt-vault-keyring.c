/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of an open vault: what of them is open to whom. */
#include "gvt-error.h"
#include "gvt-vault-state-private.h"

gboolean
gvt_vault_copy_keys (GvtVault *self, GvtVaultKeys *keys, GvtKdf *kdf, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GvtVaultSlot *slot = self->user != NULL ? gvt_vault_file_find (self->file, self->user->code)
                                          : NULL;

  if (slot == NULL) /* or another program removed him */
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_LOCKED, "The vault is locked");
      return FALSE;
    }

  gvt_vault_keys_ref (&self->keys, keys);
  if (kdf != NULL)
    *kdf = slot->kdf;
  return TRUE;
}

void
gvt_vault_swap_keys (GvtVault *self, GvtVaultKeys *keys)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  gvt_vault_keys_clear (&self->keys);
  self->keys = *keys;
  *keys = (GvtVaultKeys){ 0 };
}

void
gvt_vault_drop_roll (GvtVault *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (GVT_IS_VAULT (self));

  locker = g_mutex_locker_new (&self->lock);
  g_clear_pointer (&self->keys.roll_key, gvt_secret_unref);
}

/* Returns: (transfer full) (nullable): @key, which the lock guards */
static GvtSecret *
dup_key (GvtSecret *key, const char *why, GError **error)
{
  if (key != NULL)
    return gvt_secret_ref (key);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_LOCKED, why);
  return NULL;
}

GvtSecret *
gvt_vault_dup_store_key (GvtVault *self, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (GVT_IS_VAULT (self), NULL);

  locker = g_mutex_locker_new (&self->lock);
  return dup_key (self->keys.store_key, "The vault is locked", error);
}

GvtSecret *
gvt_vault_dup_roll_key (GvtVault *self, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (GVT_IS_VAULT (self), NULL);

  locker = g_mutex_locker_new (&self->lock);
  return dup_key (self->keys.roll_key, "The roll is not open to this user now", error);
}

GvtSecret *
gvt_vault_dup_user_key (GvtVault *self, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (GVT_IS_VAULT (self), NULL);

  locker = g_mutex_locker_new (&self->lock);
  return dup_key (self->keys.user_key, "The vault is locked", error);
}

GvtSecret *
gvt_vault_dup_device_key (GvtVault *self, GError **error)
{
  g_autoptr (GvtSecret) store_key = gvt_vault_dup_store_key (self, error);
  g_autoptr (GMutexLocker) locker = NULL;

  if (store_key == NULL)
    return NULL;

  locker = g_mutex_locker_new (&self->lock);
  return gvt_vault_unseal_derived (store_key, GVT_VAULT_DEVICE_KEY, self->file->device_key, error);
}

GvtSecret *
gvt_vault_dup_lookup_key (GvtVault *self, GError **error)
{
  g_autoptr (GvtSecret) roll_key = gvt_vault_dup_roll_key (self, error);
  g_autoptr (GMutexLocker) locker = NULL;

  if (roll_key == NULL)
    return NULL;

  locker = g_mutex_locker_new (&self->lock);
  return gvt_vault_unseal_derived (roll_key, GVT_VAULT_LOOKUP_KEY, self->file->lookup_key, error);
}

GvtSecret *
gvt_vault_dup_former_store_key (GvtVault *self, GError **error)
{
  g_autoptr (GvtSecret) store_key = gvt_vault_dup_store_key (self, error);
  g_autoptr (GMutexLocker) locker = NULL;

  if (store_key == NULL)
    return NULL;

  locker = g_mutex_locker_new (&self->lock);
  return self->file->former_store_key != NULL ? gvt_vault_unseal_derived (
             store_key, GVT_VAULT_FORMER_KEY, self->file->former_store_key, error)
                                              : NULL;
}

GPtrArray *
gvt_vault_dup_roll_keys (GvtVault *self, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_secret_unref);
  GvtSecret *roll_key = gvt_vault_dup_roll_key (self, error);
  g_autoptr (GMutexLocker) locker = NULL;

  if (roll_key == NULL)
    return NULL;

  g_ptr_array_add (keys, roll_key);
  locker = g_mutex_locker_new (&self->lock);
  for (guint i = 0; i < self->file->past_roll_keys->len; i++)
    {
      GvtSecret *past = gvt_vault_unseal_derived (roll_key, GVT_VAULT_PAST_ROLL_KEY,
                                                  self->file->past_roll_keys->pdata[i], error);

      if (past == NULL)
        return NULL;
      g_ptr_array_add (keys, past);
    }

  return g_steal_pointer (&keys);
}

void
gvt_vault_get_roll_public (GvtVault *self, GvtPublicKey *public_key)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (GVT_IS_VAULT (self));

  locker = g_mutex_locker_new (&self->lock);
  *public_key = self->file->roll_public;
}

void
gvt_vault_get_authority (GvtVault *self, GvtPublicKey *public_key)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (GVT_IS_VAULT (self));

  locker = g_mutex_locker_new (&self->lock);
  *public_key = self->file->authority;
}
