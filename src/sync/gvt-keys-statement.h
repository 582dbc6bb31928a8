/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-enrolment-code.h"

G_BEGIN_DECLS

/* `KEYS`: the offline root key names the keys that the centre uses online. The newest serial wins;
 * a lower one is an attempt to bring an old key back and is refused. */
typedef struct
{
  guint64 serial; /* from 1 */
  gint64 issued_at_us;
  gint64 not_after_us;
  GvtPublicKey root_key;
  GvtPublicKey signing_key; /* Ed25519: signs everything else */
  GvtPublicKey sealing_key; /* X25519: what devices seal to the centre */
  gboolean has_recovery_key;
  GvtPublicKey recovery_key; /* X25519, offline: laptops seal to it what opens them */
  gboolean practice; /* a centre with invented data; it and real profiles refuse each other */
  char *name;        /* of the centre, for people */
} GvtKeysStatement;

#define GVT_KEYS_STATEMENT_MAX_BYTES 8192

/** gvt_keys_statement_write: @root_key is the secret half of @self's root_key. Returns: (transfer
 * full) (nullable) */
GBytes *
gvt_keys_statement_write (const GvtKeysStatement *self, const GvtSecret *root_key, GError **error);

/** gvt_keys_statement_read: checks the signature against the root key that the statement itself
 * names, so the caller must still compare that key with a pinned one, by
 * gvt_enrolment_code_check_root() or gvt_keys_statement_check_newer(). Returns: (transfer full)
 * (nullable) */
GvtKeysStatement *gvt_keys_statement_read (GBytes *bytes, GError **error);

/** gvt_keys_statement_check_newer: whether @self may take the place of @held: the same root and
 * practice flag (%GVT_ERROR_BAD_SIGNATURE) and a serial not lower (%GVT_ERROR_EXPIRED) */
gboolean gvt_keys_statement_check_newer (const GvtKeysStatement *self,
                                         const GvtKeysStatement *held,
                                         GError **error);

/** gvt_keys_statement_check_time: %GVT_ERROR_EXPIRED when @now_us is past its time */
gboolean
gvt_keys_statement_check_time (const GvtKeysStatement *self, gint64 now_us, GError **error);

GvtKeysStatement *gvt_keys_statement_copy (const GvtKeysStatement *self);
void gvt_keys_statement_free (GvtKeysStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtKeysStatement, gvt_keys_statement_free)

G_END_DECLS
