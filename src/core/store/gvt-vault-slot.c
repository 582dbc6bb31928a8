/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-vault-slot.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-hash.h"
#include "gvt-passphrase.h"

/* Contexts of seals, fixed for ever. */
#define USER_KEY  "vault/slot/user-key/2"
#define BOX_KEY   "vault/slot/box-key/2"
#define STORE_KEY "vault/slot/store-key/2"
#define ROLL_KEY  "vault/slot/roll-key/2"

void
gvt_slot_keys_clear (GvtSlotKeys *self)
{
  g_clear_pointer (&self->user_key, gvt_secret_unref);
  g_clear_pointer (&self->box_key, gvt_secret_unref);
}

/* What a passphrase vouches for: whose slot it is, its keys, whose warrants it trusts, and whether
 * it must be changed. */
static char *
passphrase_context (const GvtVaultSlot *slot, const GvtPublicKey *authority, const char *what)
{
  g_autofree char *own = gvt_hex (slot->public_key.bytes, sizeof slot->public_key.bytes);
  g_autofree char *box = gvt_hex (slot->box.bytes, sizeof slot->box.bytes);
  g_autofree char *trusted = gvt_hex (authority->bytes, sizeof authority->bytes);

  return g_strjoin ("\n", what, slot->user->code, own, box, trusted, slot->is_once ? "once" : "own",
                    NULL);
}

static GBytes *
seal_own (const GvtVaultSlot *slot,
          const GvtPublicKey *authority,
          const GvtSecret *passphrase_key,
          const char *what,
          const GvtSecret *secret)
{
  g_autofree char *context = passphrase_context (slot, authority, what);

  return gvt_seal (passphrase_key, context, gvt_secret_get (secret), gvt_secret_size (secret));
}

static GvtSecret *
open_own (const GvtVaultSlot *slot,
          const GvtPublicKey *authority,
          const GvtSecret *passphrase_key,
          const char *what,
          GBytes *sealed)
{
  g_autofree char *context = passphrase_context (slot, authority, what);

  return gvt_unseal_secret (passphrase_key, context, sealed, NULL);
}

GvtSecret *
gvt_vault_slot_derive (const GvtVaultSlot *self, const char *passphrase, GError **error)
{
  return gvt_secret_from_passphrase (passphrase, self->salt, self->kdf.memory_bytes,
                                     self->kdf.passes, error);
}

static gboolean
seal_under (GvtVaultSlot *slot,
            const GvtPublicKey *authority,
            const GvtSlotKeys *own,
            const char *passphrase,
            GError **error)
{
  g_autoptr (GvtSecret) salt = gvt_secret_new_random (sizeof slot->salt);
  g_autoptr (GvtSecret) passphrase_key = NULL;

  memcpy (slot->salt, gvt_secret_get (salt), sizeof slot->salt);
  passphrase_key = gvt_vault_slot_derive (slot, passphrase, error);
  if (passphrase_key == NULL)
    return FALSE;

  g_clear_pointer (&slot->user_key, g_bytes_unref);
  g_clear_pointer (&slot->box_key, g_bytes_unref);
  slot->user_key = seal_own (slot, authority, passphrase_key, USER_KEY, own->user_key);
  slot->box_key = seal_own (slot, authority, passphrase_key, BOX_KEY, own->box_key);
  return TRUE;
}

GvtVaultSlot *
gvt_vault_slot_new (const GvtUser *user,
                    const char *passphrase,
                    gboolean is_once,
                    const GvtKdf *kdf,
                    const GvtPublicKey *authority,
                    GError **error)
{
  g_autoptr (GvtVaultSlot) slot = g_new0 (GvtVaultSlot, 1);
  g_auto (GvtSlotKeys) own = { gvt_signing_key_new (), gvt_sealing_key_new () };

  if (!gvt_user_check (user, error) || !gvt_passphrase_check (passphrase, error))
    return NULL;

  slot->user = gvt_user_copy (user);
  slot->kdf = *kdf;
  slot->is_once = is_once;
  gvt_signing_key_public (own.user_key, &slot->public_key);
  gvt_sealing_key_public (own.box_key, &slot->box);
  return seal_under (slot, authority, &own, passphrase, error) ? g_steal_pointer (&slot) : NULL;
}

gboolean
gvt_vault_slot_change_passphrase (GvtVaultSlot *self,
                                  const GvtPublicKey *authority,
                                  const GvtSlotKeys *own,
                                  const char *passphrase,
                                  GError **error)
{
  if (!gvt_passphrase_check (passphrase, error))
    return FALSE;

  self->is_once = FALSE;
  return seal_under (self, authority, own, passphrase, error);
}

static GBytes *
grant_key (const GvtVaultSlot *slot, const char *what, const GvtSecret *secret)
{
  g_autofree char *context = g_strjoin ("\n", what, slot->user->code, NULL);

  return gvt_seal_to (&slot->box, 1, context, gvt_secret_get (secret), gvt_secret_size (secret));
}

void
gvt_vault_slot_grant (GvtVaultSlot *self, const GvtVaultKeys *keys)
{
  g_clear_pointer (&self->store_key, g_bytes_unref);
  g_clear_pointer (&self->roll_key, g_bytes_unref);
  self->store_key = grant_key (self, STORE_KEY, keys->store_key);
  if (gvt_role_opens_roll (self->user->role))
    self->roll_key = grant_key (self, ROLL_KEY, keys->roll_key);
}

static GvtSecret *
take_key (const GvtVaultSlot *slot,
          const GvtSlotKeys *own,
          const char *what,
          GBytes *sealed,
          GError **error)
{
  g_autofree char *context = g_strjoin ("\n", what, slot->user->code, NULL);

  return gvt_unseal_secret_with (own->box_key, context, sealed, error);
}

gboolean
gvt_vault_slot_open (const GvtVaultSlot *slot,
                     const GvtPublicKey *authority,
                     const GvtSecret *passphrase_key,
                     GvtSlotKeys *own,
                     GError **error)
{
  own->user_key = open_own (slot, authority, passphrase_key, USER_KEY, slot->user_key);
  if (own->user_key != NULL)
    own->box_key = open_own (slot, authority, passphrase_key, BOX_KEY, slot->box_key);
  if (own->box_key != NULL)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_WRONG_PASSPHRASE,
                       "The passphrase opens no slot of this user");
  return FALSE;
}

/* Whether the private keys belong to the public ones that others seal to and check by. */
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
gvt_vault_slot_take (const GvtVaultSlot *slot,
                     const GvtPublicKey *roll_public,
                     const GvtSlotKeys *own,
                     GvtVaultKeys *keys,
                     GError **error)
{
  keys->user_key = gvt_secret_ref (own->user_key);
  keys->store_key = take_key (slot, own, STORE_KEY, slot->store_key, error);
  if (keys->store_key == NULL)
    return FALSE;

  if (slot->roll_key != NULL)
    {
      keys->roll_key = take_key (slot, own, ROLL_KEY, slot->roll_key, error);
      if (keys->roll_key == NULL)
        return FALSE;
    }

  return check_pairs (keys, slot, roll_public, error);
}
