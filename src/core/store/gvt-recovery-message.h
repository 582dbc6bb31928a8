/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-vault-recovery.h"

G_BEGIN_DECLS

/* The bytes that go to the custodians and back, short enough for a QR code, or to be read aloud:
 *
 *   a request = u8 1 · id 16 · ephemeral key 32 · u8 n, user code n · the laptop's keys, sealed
 *   an answer = both keys, sealed to the ephemeral key
 *
 * Sealed to the recovery key: store key 32 · roll key 32 · device 16. */
#define GVT_RECOVERY_KEYS_CONTEXT "recovery/keys/1"
#define GVT_RECOVERY_KEYS_SIZE    (2 * GVT_KEY_SIZE + 16)

typedef struct
{
  guint8 id[GVT_RECOVERY_ID_SIZE];
  GvtPublicKey ephemeral;
  char *user;
  GBytes *keys; /* sealed */
} GvtRecoveryRequest;

void gvt_recovery_request_clear (GvtRecoveryRequest *self);
GBytes *gvt_recovery_request_write (const GvtRecoveryRequest *self);
gboolean gvt_recovery_request_read (GBytes *bytes, GvtRecoveryRequest *self, GError **error);

/** gvt_recovery_answer_context: binds an answer to its request. Returns: (transfer full) */
char *gvt_recovery_answer_context (const guint8 *id, const char *user);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtRecoveryRequest, gvt_recovery_request_clear)

G_END_DECLS
