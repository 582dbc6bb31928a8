/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-vault.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-vault-acts-private.h"
#include "gvt-vault-warrant.h"

struct _GvtVault
{
  GObject parent_instance;

  GMutex lock; /* guards what follows */
  char *path;
  GvtVaultFile *file;
  GvtVaultKeys keys;
  const GvtUser *user; /* (nullable): in @past_users */
  /* Everybody who ever unlocked it: another thread may still look at one who just left. */
  GPtrArray *past_users;
};

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

static void
set_error (GError **error, GvtError code, const char *message)
{
  g_set_error_literal (error, GVT_ERROR, code, message);
}

GvtVault *
gvt_vault_open (const char *path, GError **error)
{
  g_autoptr (GvtVaultFile) file = gvt_vault_file_read (path, error);
  GvtVault *self;

  if (file == NULL)
    return NULL;

  self = g_object_new (GVT_TYPE_VAULT, NULL);
  self->path = g_strdup (path);
  self->file = g_steal_pointer (&file);
  return self;
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
      set_error (error, GVT_ERROR_WRONG_PASSPHRASE, "The passphrase opens no slot of this user");
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
    set_error (error, GVT_ERROR_MUST_CHANGE, "The passphrase was given for one use");
  return slot != NULL && !slot->is_once;
}

static void
take_file (GvtVault *self, GvtVaultFile *file)
{
  g_clear_pointer (&self->file, gvt_vault_file_free);
  self->file = file;
}

/* With the lock held, as the next one. What another thread or process changed while a passphrase
 * was tried counts, as long as @code has a slot in it. */
static void
take_newest_file (GvtVault *self, const char *code)
{
  g_autoptr (GvtVaultFile) newest = gvt_vault_file_read (self->path, NULL);

  if (newest != NULL && gvt_vault_file_find (newest, code) != NULL)
    take_file (self, g_steal_pointer (&newest));
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
  take_file (self, g_steal_pointer (&file));
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

gboolean
gvt_vault_is_unlocked (GvtVault *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (GVT_IS_VAULT (self), FALSE);

  locker = g_mutex_locker_new (&self->lock);
  return self->keys.store_key != NULL;
}

void
gvt_vault_drop_roll (GvtVault *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (GVT_IS_VAULT (self));

  locker = g_mutex_locker_new (&self->lock);
  g_clear_pointer (&self->keys.roll_key, gvt_secret_unref);
}

gboolean
gvt_vault_copy_keys (GvtVault *self, GvtVaultKeys *keys, GvtKdf *kdf, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GvtVaultSlot *slot = self->user != NULL ? gvt_vault_file_find (self->file, self->user->code)
                                          : NULL;

  if (slot == NULL) /* or another program removed him */
    {
      set_error (error, GVT_ERROR_LOCKED, "The vault is locked");
      return FALSE;
    }

  gvt_vault_keys_ref (&self->keys, keys);
  if (kdf != NULL)
    *kdf = slot->kdf;
  return TRUE;
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
  take_file (self, file);
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

const GvtUser *
gvt_vault_get_user (GvtVault *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (GVT_IS_VAULT (self), NULL);

  locker = g_mutex_locker_new (&self->lock);
  return self->user;
}

/* Returns: (transfer full) (nullable): @key, which the lock guards */
static GvtSecret *
dup_key (GvtSecret *key, const char *why, GError **error)
{
  if (key != NULL)
    return gvt_secret_ref (key);

  set_error (error, GVT_ERROR_LOCKED, why);
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
