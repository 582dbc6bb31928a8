/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-vault.h"

G_BEGIN_DECLS

/* When nobody can help a user of a laptop any more: what the laptop's keys are is sealed to the
 * recovery key, whose private half lies offline, in two shares with two people (design D2). A user
 * who opens the roll makes a request with a one-time key and the passphrase that he wants; who has
 * both shares seals the laptop's keys to that one-time key; and the laptop, given the answer and
 * the passphrase, makes him a new slot. No key is shown or typed, an answer fits one request, and
 * the request goes with its use. */

#define GVT_RECOVERY_ID_SIZE 16

/** gvt_vault_set_recovery: seals to the recovery key @public_key what this laptop, @device, needs;
 * nothing where that is so already. Needs the roll key */
gboolean gvt_vault_set_recovery (GvtVault *self,
                                 const GvtPublicKey *public_key,
                                 const GvtId *device,
                                 GError **error);

/**
 * gvt_vault_begin_recovery:
 * @passphrase: which will be his
 *
 * Also while locked. A request before this one of the same user is forgotten.
 *
 * Returns: (transfer full) (nullable): the request, for gvt_recovery_answer(); %GVT_ERROR_STATE
 *   without a recovery key, %GVT_ERROR_BAD_INPUT for who is not on the laptop or does not open the
 *   roll
 */
GBytes *gvt_vault_begin_recovery (
    GvtVault *self, const char *code, const char *passphrase, gint64 at_us, GError **error);

/** gvt_vault_dup_request: the request of @code that waits for its answer, as
 * gvt_vault_begin_recovery() gave it, so that it need not be kept elsewhere. @at_us: (out)
 * (optional): when it was made. Returns: (transfer full) (nullable): %NULL without error when there
 * is none */
GBytes *gvt_vault_dup_request (GvtVault *self, const char *code, gint64 *at_us, GError **error);

/** gvt_vault_finish_recovery: by the answer to the last request. %GVT_ERROR_STATE when there is
 * none, %GVT_ERROR_WRONG_PASSPHRASE when it is not the one of the request,
 * %GVT_ERROR_BAD_SIGNATURE for an answer to another one, or after all keys were changed */
gboolean gvt_vault_finish_recovery (
    GvtVault *self, const char *code, const char *passphrase, GBytes *answer, GError **error);

/** gvt_vault_note_requests: requests that the journal was not told of become notes
 * (gvt-vault-notes.h) */
gboolean gvt_vault_note_requests (GvtVault *self, GError **error);

/* What a request says to who has the recovery key. */
typedef struct
{
  GvtId device; /* as sealed by the laptop itself */
  char *user;   /* as the request says */
  guint8 id[GVT_RECOVERY_ID_SIZE];
} GvtRecoveryFacts;

void gvt_recovery_facts_clear (GvtRecoveryFacts *self);

/** gvt_recovery_answer: opens @request with the recovery key @key and seals the laptop's keys to
 * its one-time key. %GVT_ERROR_BAD_FORMAT, or %GVT_ERROR_BAD_SIGNATURE for another recovery key.
 * Returns: (transfer full) (nullable) */
GBytes *gvt_recovery_answer (const GvtSecret *key,
                             GBytes *request,
                             GvtRecoveryFacts *facts,
                             GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtRecoveryFacts, gvt_recovery_facts_clear)

G_END_DECLS
