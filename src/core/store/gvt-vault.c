/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-vault.h"

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-vault-state-private.h"

G_DEFINE_FINAL_TYPE (GvtVault, gvt_vault, G_TYPE_OBJECT)

static void
gvt_vault_finalize (GObject *object)
{
  GvtVault *self = GVT_VAULT (object);

  gvt_vault_keys_clear (&self->keys);
  g_clear_pointer (&self->file, gvt_vault_file_free);
  g_clear_pointer (&self->past_users, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (gvt_vault_parent_class)->finalize (object);
}

static void
gvt_vault_class_init (GvtVaultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_vault_finalize;
}

static void
gvt_vault_init (GvtVault *self)
{
  g_mutex_init (&self->lock);
  self->past_users = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_user_free);
}

GvtVault *
gvt_vault_open (const char *path, GError **error)
{
  g_autoptr (GvtVaultFile) file = gvt_vault_file_read (path, error);
  GvtVault *self;

  if (file == NULL)
    return NULL;

  gvt_file_make_private (path); /* as a copy that was put back may not be */
  self = g_object_new (GVT_TYPE_VAULT, NULL);
  self->path = g_strdup (path);
  self->file = g_steal_pointer (&file);
  return self;
}

guint
gvt_vault_get_damaged_copy (GvtVault *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (GVT_IS_VAULT (self), 0);

  locker = g_mutex_locker_new (&self->lock);
  return self->file->damaged_copy;
}

char *
gvt_vault_dup_path (GvtVault *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return g_strdup (self->path);
}

gboolean
gvt_vault_move (GvtVault *self, const char *path, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (GVT_IS_VAULT (self), FALSE);

  locker = g_mutex_locker_new (&self->lock);
  if (!gvt_file_move (self->path, path, error))
    return FALSE;

  g_free (self->path);
  self->path = g_strdup (path);
  return TRUE;
}

void
gvt_vault_take_file (GvtVault *self, GvtVaultFile *file)
{
  g_clear_pointer (&self->file, gvt_vault_file_free);
  self->file = file;
}

gboolean
gvt_vault_is_unlocked (GvtVault *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (GVT_IS_VAULT (self), FALSE);

  locker = g_mutex_locker_new (&self->lock);
  return self->keys.store_key != NULL;
}

gboolean
gvt_vault_change (GvtVault *self, GvtVaultChange change, gpointer user_data, GError **error)
{
  g_autofree char *path = gvt_vault_dup_path (self);
  GvtVaultFile *file = gvt_vault_file_change (path, change, user_data, error);
  g_autoptr (GMutexLocker) locker = NULL;

  if (file == NULL)
    return FALSE;

  locker = g_mutex_locker_new (&self->lock);
  gvt_vault_take_file (self, file);
  return TRUE;
}

gboolean
gvt_vault_get_user_public (GvtVault *self,
                           const char *code,
                           GvtPublicKey *public_key,
                           GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  GvtVaultSlot *slot;

  g_return_val_if_fail (GVT_IS_VAULT (self), FALSE);

  locker = g_mutex_locker_new (&self->lock);
  slot = gvt_vault_file_find (self->file, code);
  if (slot == NULL)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "No user %s on this laptop", code);
      return FALSE;
    }

  *public_key = slot->public_key;
  return TRUE;
}

GPtrArray *
gvt_vault_get_users (GvtVault *self)
{
  GPtrArray *users = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_user_free);
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (GVT_IS_VAULT (self), users);

  locker = g_mutex_locker_new (&self->lock);
  for (guint i = 0; i < self->file->slots->len; i++)
    {
      GvtVaultSlot *slot = self->file->slots->pdata[i];

      g_ptr_array_add (users, gvt_user_copy (slot->user));
    }

  return users;
}

gboolean
gvt_vault_has_to_choose (GvtVault *self, const char *code)
{
  g_autoptr (GMutexLocker) locker = NULL;
  const GvtVaultSlot *slot;

  g_return_val_if_fail (GVT_IS_VAULT (self), FALSE);

  locker = g_mutex_locker_new (&self->lock);
  slot = gvt_vault_file_find (self->file, code);
  return slot != NULL && slot->is_once;
}

const GvtUser *
gvt_vault_get_user (GvtVault *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (GVT_IS_VAULT (self), NULL);

  locker = g_mutex_locker_new (&self->lock);
  return self->user;
}

guint
gvt_vault_get_store_version (GvtVault *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (GVT_IS_VAULT (self), 0);

  locker = g_mutex_locker_new (&self->lock);
  return self->file->store_version;
}

static gboolean
raise_version (GvtVaultFile *file, gpointer user_data, GError **error)
{
  file->store_version = MAX (file->store_version, GPOINTER_TO_UINT (user_data));
  return TRUE;
}

gboolean
gvt_vault_raise_store_version (GvtVault *self, guint version, GError **error)
{
  g_return_val_if_fail (GVT_IS_VAULT (self), FALSE);

  return gvt_vault_get_store_version (self) >= version
         || gvt_vault_change (self, raise_version, GUINT_TO_POINTER (version), error);
}
