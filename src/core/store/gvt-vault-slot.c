/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-vault-slot.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-hash.h"

#define MIB              (G_GUINT64_CONSTANT (1) << 20)
#define KDF_MEMORY       (256 * MIB)
#define KDF_MEMORY_FLOOR (64 * MIB)
#define KDF_PASSES       3

/* Contexts of seals, fixed for ever. */
#define STORE_KEY "vault/slot/store-key/1"
#define USER_KEY  "vault/slot/user-key/1"
#define ROLL_KEY  "vault/slot/roll-key/1"

void
gvt_kdf_calibrate (GvtKdf *kdf)
{
  static const guint8 salt[16] = { 0 };

  *kdf = (GvtKdf){ .memory_bytes = KDF_MEMORY, .passes = KDF_PASSES };
  while (kdf->memory_bytes > KDF_MEMORY_FLOOR)
    {
      gint64 start_us = g_get_monotonic_time ();
      g_autoptr (GvtSecret) key = gvt_secret_from_passphrase ("calibration", salt,
                                                              kdf->memory_bytes, 1, NULL);

      if (key != NULL && g_get_monotonic_time () - start_us <= G_USEC_PER_SEC)
        return;

      kdf->memory_bytes /= 2;
    }
}

void
gvt_vault_keys_clear (GvtVaultKeys *self)
{
  g_clear_pointer (&self->store_key, gvt_secret_unref);
  g_clear_pointer (&self->roll_key, gvt_secret_unref);
  g_clear_pointer (&self->user_key, gvt_secret_unref);
}

/* Everything that is said of a slot in the clear is bound into its seals: a role, an area or a
 * public key edited in the file opens nothing. */
static char *
slot_context (const char *what,
              const GvtUser *user,
              const GvtPublicKey *public_key,
              const GvtPublicKey *roll_public)
{
  g_autofree char *own = gvt_hex (public_key->bytes, sizeof public_key->bytes);
  g_autofree char *roll = gvt_hex (roll_public->bytes, sizeof roll_public->bytes);

  return g_strjoin ("\n", what, user->code, gvt_role_to_text (user->role), user->area, own, roll,
                    NULL);
}

static GBytes *
seal_key (const GvtVaultSlot *slot,
          const GvtPublicKey *roll_public,
          const GvtSecret *passphrase_key,
          const char *what,
          const GvtSecret *secret)
{
  g_autofree char *context = slot_context (what, slot->user, &slot->public_key, roll_public);

  return gvt_seal (passphrase_key, context, gvt_secret_get (secret), gvt_secret_size (secret));
}

GvtSecret *
gvt_vault_slot_derive (const GvtVaultSlot *self, const char *passphrase, GError **error)
{
  return gvt_secret_from_passphrase (passphrase, self->salt, self->kdf.memory_bytes,
                                     self->kdf.passes, error);
}

static gboolean
check_new_user (const GvtUser *user, const char *passphrase, GError **error)
{
  if (!gvt_user_check (user, error))
    return FALSE;
  if (g_utf8_validate (passphrase, -1, NULL)
      && g_utf8_strlen (passphrase, -1) >= GVT_PASSPHRASE_MIN)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("a passphrase has at least 8 characters"));
  return FALSE;
}

GvtVaultSlot *
gvt_vault_slot_new (const GvtUser *user,
                    const char *passphrase,
                    const GvtKdf *kdf,
                    const GvtVaultKeys *keys,
                    const GvtPublicKey *roll_public,
                    GError **error)
{
  g_autoptr (GvtVaultSlot) slot = g_new0 (GvtVaultSlot, 1);
  g_autoptr (GvtSecret) user_key = gvt_signing_key_new ();
  g_autoptr (GvtSecret) salt = gvt_secret_new_random (sizeof slot->salt);
  g_autoptr (GvtSecret) passphrase_key = NULL;

  if (!check_new_user (user, passphrase, error))
    return NULL;

  slot->user = gvt_user_copy (user);
  slot->kdf = *kdf;
  memcpy (slot->salt, gvt_secret_get (salt), sizeof slot->salt);
  gvt_signing_key_public (user_key, &slot->public_key);

  passphrase_key = gvt_vault_slot_derive (slot, passphrase, error);
  if (passphrase_key == NULL)
    return NULL;

  slot->store_key = seal_key (slot, roll_public, passphrase_key, STORE_KEY, keys->store_key);
  slot->user_key = seal_key (slot, roll_public, passphrase_key, USER_KEY, user_key);
  if (gvt_role_opens_roll (user->role))
    slot->roll_key = seal_key (slot, roll_public, passphrase_key, ROLL_KEY, keys->roll_key);
  return g_steal_pointer (&slot);
}

static GvtSecret *
open_key (const GvtVaultSlot *slot,
          const GvtPublicKey *roll_public,
          const GvtSecret *passphrase_key,
          const char *what,
          GBytes *sealed,
          GError **error)
{
  g_autofree char *context = slot_context (what, slot->user, &slot->public_key, roll_public);

  return gvt_unseal_secret (passphrase_key, context, sealed, error);
}

/* Whether the private keys in a slot belong to the public ones that others seal to and check by. */
static gboolean
check_pairs (const GvtVaultKeys *keys,
             const GvtVaultSlot *slot,
             const GvtPublicKey *roll_public,
             GError **error)
{
  GvtPublicKey own, roll = *roll_public;

  gvt_signing_key_public (keys->user_key, &own);
  if (keys->roll_key != NULL)
    gvt_sealing_key_public (keys->roll_key, &roll);
  if (gvt_public_key_equal (&own, &slot->public_key) && gvt_public_key_equal (&roll, roll_public))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE, "The vault was altered");
  return FALSE;
}

gboolean
gvt_vault_slot_open (const GvtVaultSlot *slot,
                     const GvtPublicKey *roll_public,
                     const GvtSecret *passphrase_key,
                     GvtVaultKeys *keys,
                     GError **error)
{
  keys->store_key = open_key (slot, roll_public, passphrase_key, STORE_KEY, slot->store_key, NULL);
  if (keys->store_key == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_WRONG_PASSPHRASE,
                           "The passphrase opens no slot of this user");
      return FALSE;
    }

  keys->user_key = open_key (slot, roll_public, passphrase_key, USER_KEY, slot->user_key, error);
  if (keys->user_key == NULL)
    return FALSE;

  if (slot->roll_key != NULL)
    {
      keys->roll_key = open_key (slot, roll_public, passphrase_key, ROLL_KEY, slot->roll_key,
                                 error);
      if (keys->roll_key == NULL)
        return FALSE;
    }

  return check_pairs (keys, slot, roll_public, error);
}

GBytes *
gvt_vault_seal_derived (const GvtSecret *key, const char *purpose, const GvtSecret *secret)
{
  g_autoptr (GvtSecret) derived = gvt_secret_derive (key, purpose);

  return gvt_seal (derived, purpose, gvt_secret_get (secret), gvt_secret_size (secret));
}

GvtSecret *
gvt_vault_unseal_derived (const GvtSecret *key, const char *purpose, GBytes *sealed, GError **error)
{
  g_autoptr (GvtSecret) derived = gvt_secret_derive (key, purpose);

  return gvt_unseal_secret (derived, purpose, sealed, error);
}
