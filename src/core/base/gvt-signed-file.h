/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-hash.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* The one container for all that is signed: packs, modules, key statements, manifests, leases,
 * envelopes, receipts. On disk and on the wire alike:
 *
 *   16 bytes  file header with the four-letter type and version (gvt-wire.h)
 *   u32       length of the JSON header, at most 256 KiB
 *   ...       the header, canonical JSON; "payload_bytes" and "payload_digest" are in it
 *   64 bytes  Ed25519 over "govote:" type "/" major "\0" ‖ header
 *   ...       the payload
 *
 * The header can be trusted as soon as the signature fits, before the payload has arrived. */
#define GVT_TYPE_SIGNED_FILE (gvt_signed_file_get_type ())
G_DECLARE_FINAL_TYPE (GvtSignedFile, gvt_signed_file, GVT, SIGNED_FILE, GObject)

#define GVT_SIGNED_FILE_MAX_HEADER (256 * 1024)

/**
 * gvt_signed_file_write:
 * @type: four letters
 * @header: (transfer none): gains "payload_bytes" and "payload_digest"
 * @payload: (nullable): %NULL is an empty payload
 *
 * Returns: (transfer full) (nullable): the whole file
 */
GBytes *gvt_signed_file_write (const char *type,
                               guint16 major,
                               JsonObject *header,
                               GBytes *payload,
                               const GvtSecret *signing_key,
                               GError **error);

/**
 * gvt_signed_file_read:
 * @max_payload: the cap for this type
 *
 * Checks structure, canonical header and the payload's digest. The signature is not checked yet:
 * nothing of the result may be used before gvt_signed_file_verify().
 *
 * Returns: (transfer full) (nullable)
 */
GvtSignedFile *gvt_signed_file_read (
    GBytes *bytes, const char *type, guint16 major, gsize max_payload, GError **error);

gboolean gvt_signed_file_verify (GvtSignedFile *self, const GvtPublicKey *signer, GError **error);

/**
 * gvt_signed_file_find_signer:
 * @bytes: a whole signed file, of whatever type
 * @signers: (element-type GvtPublicKey): at least one
 *
 * Whose signature it bears. The payload is not looked at: whoever reads the file by that key does.
 *
 * Returns: (transfer none): one of @signers; the first where none fits, so that reading fails by it
 */
const GvtPublicKey *gvt_signed_file_find_signer (GBytes *bytes, const GArray *signers);

/** gvt_signed_file_sign_again: the same file by another key: what is hashed and chained by its
 * header stays as it was. Nothing is checked: verify first. Returns: (transfer full) (nullable) */
GBytes *
gvt_signed_file_sign_again (GvtSignedFile *self, const GvtSecret *signing_key, GError **error);

/** gvt_signed_file_get_header: Returns: (transfer none) */
JsonObject *gvt_signed_file_get_header (GvtSignedFile *self);
/** gvt_signed_file_get_header_bytes: Returns: (transfer none): the header exactly as it was signed
 */
GBytes *gvt_signed_file_get_header_bytes (GvtSignedFile *self);
/** gvt_signed_file_get_payload: Returns: (transfer none) */
GBytes *gvt_signed_file_get_payload (GvtSignedFile *self);

G_END_DECLS
