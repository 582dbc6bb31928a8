/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-vault-notes.h"
#include "gvt-vault-slot.h"

G_BEGIN_DECLS

/* What the acts on a vault share. An act copies what is open, does its slow work (Argon2id) with
 * nothing held, and then changes the file as it stands at that moment. */

/** gvt_vault_copy_keys: what is open now; @kdf: (out) (nullable): the cost of the present user's
 * slot. %GVT_ERROR_LOCKED */
gboolean gvt_vault_copy_keys (GvtVault *self, GvtVaultKeys *keys, GvtKdf *kdf, GError **error);
/** gvt_vault_change: gvt_vault_file_change() on the vault's file, which @self then has */
gboolean
gvt_vault_change (GvtVault *self, GvtVaultChange change, gpointer user_data, GError **error);
char *gvt_vault_dup_path (GvtVault *self);
/** gvt_vault_swap_keys: the open ones after all keys were changed; @keys is emptied */
void gvt_vault_swap_keys (GvtVault *self, GvtVaultKeys *keys);

/** gvt_vault_file_open_slot: Argon2id, the passphrase's seals, the warrant, what is granted. A user
 * who is not there costs the same work. Returns: (transfer none) (nullable): his slot in @file */
GvtVaultSlot *gvt_vault_file_open_slot (GvtVaultFile *file,
                                        const char *code,
                                        const char *passphrase,
                                        GvtSlotKeys *own,
                                        GvtVaultKeys *keys,
                                        GError **error);

/* What a user's way into a vault hangs on. */
typedef struct
{
  GvtPublicKey authority;
  GvtPublicKey roll_public;
  GvtPublicKey user_public;
} GvtVaultMark;

void gvt_vault_get_mark (GvtVault *self, const char *code, GvtVaultMark *mark);
/** gvt_vault_unlock_with_keys: for what has the keys already; @keys is emptied. Returns: %FALSE
 * when
 * @code is not there any more, or @mark does not fit */
gboolean gvt_vault_unlock_with_keys (GvtVault *self,
                                     const char *code,
                                     const GvtVaultMark *mark,
                                     GvtVaultKeys *keys);

/** gvt_vault_note_add: @body: (transfer full) */
gboolean gvt_vault_note_add (GvtVaultFile *file,
                             const GvtSecret *store_key,
                             const char *kind,
                             JsonObject *body,
                             GError **error);
/** gvt_vault_notes_reseal: when the store key is changed */
gboolean gvt_vault_notes_reseal (GvtVaultFile *file,
                                 const GvtSecret *store_key,
                                 const GvtSecret *new_store_key,
                                 GError **error);
/** gvt_vault_grant_recovery: seals what the recovery key opens; nothing without one */
void gvt_vault_grant_recovery (GvtVaultFile *file, const GvtVaultKeys *keys);

G_END_DECLS
