/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-keys-statement.h"

G_BEGIN_DECLS

/* `PROF`: what the centre says of a visit's report, for anybody who has its public root key and
 * nothing else, also when the centre is no more: the figures with their check code, and the head of
 * each laptop's chain from which they were counted. Header: "issued_at_us". Payload: u32 length,
 * the centre's `KEYS` statement, then the report as canonical JSON. */
typedef struct
{
  GvtKeysStatement *keys; /* under which it was signed */
  gint64 issued_at_us;
  JsonObject *report; /* gvt_central_report_read() */
} GvtProof;

#define GVT_PROOF_MAX_BYTES (2 * 1024 * 1024)

/** gvt_proof_write: @keys: the `KEYS` statement that names the public half of @signing_key.
 * Returns: (transfer full) (nullable) */
GBytes *gvt_proof_write (GBytes *keys,
                         gint64 issued_at_us,
                         JsonObject *report,
                         const GvtSecret *signing_key,
                         GError **error);

/** gvt_proof_read: %GVT_ERROR_BAD_SIGNATURE unless @root, through the keys that it names, signed
 * all of it, at a time at which those keys held. Whether they hold today does not matter: a report
 * stays true. Returns: (transfer full) (nullable) */
GvtProof *gvt_proof_read (GBytes *bytes, const GvtPublicKey *root, GError **error);
void gvt_proof_free (GvtProof *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtProof, gvt_proof_free)

G_END_DECLS
