/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A laptop's first vault, with the keys that it keeps for ever. */
#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-vault-private.h"
#include "gvt-vault-slot.h"
#include "gvt-vault-warrant.h"

/* The floor under every shipped vault. */
#define KDF_MEMORY_FLOOR (G_GUINT64_CONSTANT (64) << 20)
#define KDF_PASSES_FLOOR 3

static GvtVaultFile *
make_file (const GvtUser *user,
           const char *passphrase,
           const GvtKdf *kdf,
           const GvtVaultKeys *keys,
           const GvtSecret *device_key,
           GError **error)
{
  g_autoptr (GvtVaultFile) file = gvt_vault_file_new ();
  g_autoptr (GvtSecret) lookup_key = gvt_secret_new_random (GVT_KEY_SIZE);
  g_autoptr (GvtSecret) authority = NULL;
  GvtVaultSlot *slot;

  gvt_sealing_key_public (keys->roll_key, &file->roll_public);
  authority = gvt_vault_warrant_begin (file, keys);
  file->device_key = gvt_vault_seal_derived (keys->store_key, GVT_VAULT_DEVICE_KEY, device_key);
  file->lookup_key = gvt_vault_seal_derived (keys->roll_key, GVT_VAULT_LOOKUP_KEY, lookup_key);
  slot = gvt_vault_slot_new (user, passphrase, FALSE, kdf, &file->authority, error);
  if (slot == NULL)
    return NULL;

  gvt_vault_slot_grant (slot, keys);
  g_ptr_array_add (file->slots, slot);
  return gvt_vault_warrant_sign (file, authority, error) ? g_steal_pointer (&file) : NULL;
}

GvtVault *
gvt_vault_create_any_cost (const char *path,
                           const GvtUser *user,
                           const char *passphrase,
                           const GvtKdf *kdf,
                           const GvtSecret *device_key,
                           GError **error)
{
  g_auto (GvtVaultKeys) keys = { .store_key = gvt_secret_new_random (GVT_KEY_SIZE),
                                 .roll_key = gvt_sealing_key_new () };
  g_autoptr (GvtVaultFile) file = NULL;
  g_autoptr (GvtVault) self = NULL;

  if (!gvt_role_opens_roll (user->role))
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                           _ ("the first user must be one who opens the voter list"));
      return NULL;
    }

  file = make_file (user, passphrase, kdf, &keys, device_key, error);
  if (file == NULL || !gvt_vault_file_create (file, path, error))
    return NULL;

  self = gvt_vault_open (path, error);
  if (self == NULL || !gvt_vault_unlock (self, user->code, passphrase, error))
    return NULL;

  return g_steal_pointer (&self);
}

GvtVault *
gvt_vault_create (const char *path,
                  const GvtUser *user,
                  const char *passphrase,
                  const GvtKdf *kdf,
                  const GvtSecret *device_key,
                  GError **error)
{
  if (kdf->memory_bytes >= KDF_MEMORY_FLOOR && kdf->passes >= KDF_PASSES_FLOOR)
    return gvt_vault_create_any_cost (path, user, passphrase, kdf, device_key, error);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("a vault costs at least 64 MiB and 3 passes"));
  return NULL;
}
