/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-vault-file.h"
#include "gvt-vault-keys.h"

G_BEGIN_DECLS

/* What a passphrase opens. */
typedef struct
{
  GvtSecret *user_key; /* Ed25519 */
  GvtSecret *box_key;  /* X25519 */
} GvtSlotKeys;

void gvt_slot_keys_clear (GvtSlotKeys *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtSlotKeys, gvt_slot_keys_clear)

/** gvt_vault_slot_new: a slot for @user with new keys of his own, under @passphrase. It opens
 * nothing before gvt_vault_slot_grant(). @is_once: he must choose another one before he gets in.
 * %GVT_ERROR_BAD_INPUT for a bad code, area or passphrase. Returns: (transfer full) (nullable) */
GvtVaultSlot *gvt_vault_slot_new (const GvtUser *user,
                                  const char *passphrase,
                                  gboolean is_once,
                                  const GvtKdf *kdf,
                                  const GvtPublicKey *authority,
                                  GError **error);

/** gvt_vault_slot_grant: what the slot opens from now on: the store key, and the roll key for who
 * may open it */
void gvt_vault_slot_grant (GvtVaultSlot *self, const GvtVaultKeys *keys);

/** gvt_vault_slot_open: %GVT_ERROR_WRONG_PASSPHRASE when @passphrase_key does not fit, or the slot
 * was altered */
gboolean gvt_vault_slot_open (const GvtVaultSlot *self,
                              const GvtPublicKey *authority,
                              const GvtSecret *passphrase_key,
                              GvtSlotKeys *own,
                              GError **error);

/** gvt_vault_slot_take: what was granted to the slot, and its user's own key. The warrant is for
 * the caller to check. %GVT_ERROR_BAD_SIGNATURE when private and public keys are no pairs */
gboolean gvt_vault_slot_take (const GvtVaultSlot *self,
                              const GvtPublicKey *roll_public,
                              const GvtSlotKeys *own,
                              GvtVaultKeys *keys,
                              GError **error);

/** gvt_vault_slot_change_passphrase: the same slot under @passphrase, which its user chose */
gboolean gvt_vault_slot_change_passphrase (GvtVaultSlot *self,
                                           const GvtPublicKey *authority,
                                           const GvtSlotKeys *own,
                                           const char *passphrase,
                                           GError **error);

/** gvt_vault_slot_derive: Argon2id at this slot's cost. Returns: (transfer full) (nullable) */
GvtSecret *gvt_vault_slot_derive (const GvtVaultSlot *self, const char *passphrase, GError **error);

G_END_DECLS
