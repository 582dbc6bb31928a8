/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-keys-statement.h"

G_BEGIN_DECLS

/* The keys that the centre works with, as of one KEYS statement. Never changes once it is loaded:
 * when the keys are turned, by whatever process, another ring takes its place (gvt-central.h). */
typedef struct
{
  GBytes *statement_bytes; /* as signed by the root key */
  GvtKeysStatement *statement;
  GvtSecret *signing_key;
  GPtrArray *sealing_keys;  /* GvtSecret: the present one first, then those before it */
  GArray *sealing_until_us; /* gint64, of each: until when what arrives may be sealed to it */
  GvtSecret *challenge_key;
} GvtCentralRing;

/** How long a laptop may go on sealing to a key that was turned: as long as a statement that named
 * it may hold (%GVT_CENTRAL_KEYS_DAYS). What is in the journal already opens for ever. */
#define GVT_CENTRAL_SEALED_DAYS 400

/** gvt_central_ring_load: inside a transaction. @wrap: what seals secrets inside the store.
 * Returns: (transfer full) (nullable) */
GvtCentralRing *gvt_central_ring_load (GvtDb *db, const GvtSecret *wrap, GError **error);
void gvt_central_ring_free (GvtCentralRing *self);

/** gvt_central_former_sealing_key: the name under which the sealing key is kept that statement
 * @serial was the last to name. Returns: (transfer full) */
char *gvt_central_former_sealing_key (guint64 serial);

/** gvt_central_ring_list_signers: the present signing key, then those before it. Returns: (transfer
 * full) (element-type GvtPublicKey) */
GArray *gvt_central_ring_list_signers (const GvtCentralRing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtCentralRing, gvt_central_ring_free)

G_END_DECLS
