/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-enrolment-code.h"

G_BEGIN_DECLS

/* A key that signed for the centre until another took its place. Files that a newer manifest names
 * are good by it for ever; a message is, that says it was written before @until_us. */
typedef struct
{
  guint64 serial; /* of the last statement in which it was the present one */
  gint64 until_us;
  GvtPublicKey signing_key;
} GvtFormerKey;

#define GVT_FORMER_KEYS_MAX 16

/* A root key that another one took the place of, and its word for it. */
typedef struct
{
  GvtPublicKey key;
  guint8 signature[GVT_SIGNATURE_SIZE]; /* by @key, over the root key behind it */
} GvtFormerRoot;

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
  GArray *former; /* (nullable): GvtFormerKey, newest first, at most %GVT_FORMER_KEYS_MAX; programs
                     from before it pass over it */
  GArray *former_roots; /* (nullable): GvtFormerRoot, newest first, likewise; programs from before
                           it stay with the root that they know */
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

/** gvt_keys_statement_descends: whether @root is the statement's root key, or one whose word leads
 * to it */
gboolean gvt_keys_statement_descends (const GvtKeysStatement *self, const GvtPublicKey *root);

/** gvt_keys_statement_check_newer: whether @self may take the place of @held: the same root or one
 * that descends from it, the same practice flag (%GVT_ERROR_BAD_SIGNATURE) and a serial not lower
 * (%GVT_ERROR_EXPIRED) */
gboolean gvt_keys_statement_check_newer (const GvtKeysStatement *self,
                                         const GvtKeysStatement *held,
                                         GError **error);

/** gvt_keys_statement_check_time: %GVT_ERROR_EXPIRED when @now_us is past its time */
gboolean
gvt_keys_statement_check_time (const GvtKeysStatement *self, gint64 now_us, GError **error);

/** gvt_keys_statement_turn: from @now_us on @self signs by @signing_key; the key before it, present
 * up to @self's serial, becomes the newest of the former ones, and the oldest of too many goes */
void
gvt_keys_statement_turn (GvtKeysStatement *self, const GvtPublicKey *signing_key, gint64 now_us);

/** gvt_keys_statement_turn_root: from now on @root_key stands behind @self, by the word of
 * @former_root, the secret half of its root key until now */
void gvt_keys_statement_turn_root (GvtKeysStatement *self,
                                   const GvtPublicKey *root_key,
                                   const GvtSecret *former_root);

GvtKeysStatement *gvt_keys_statement_copy (const GvtKeysStatement *self);
void gvt_keys_statement_free (GvtKeysStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtKeysStatement, gvt_keys_statement_free)

G_END_DECLS
