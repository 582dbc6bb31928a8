/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-pack-columns.h"
#include "gvt-pack-writer.h"

G_BEGIN_DECLS

/* The signed file `PACK` 2.0. Header: "village" "village_name" "election" "list_version" "as_of"
 * "rows" "epoch" "lexicon" "key". Payload: the streams of gvt-pack-columns.h, sealed under the
 * pack's key; that key, sealed under the village's epoch key, is "key". A new way to write a column
 * is a new major version: an older laptop refuses it untouched (I12). 1.0, which was in no
 * release, had no marks for faulty NIKs. */
#define GVT_PACK_TYPE        "PACK"
#define GVT_PACK_MAJOR       2
#define GVT_PACK_CONTEXT     "pack/2"
#define GVT_PACK_KEY_CONTEXT "pack-key/1"
#define GVT_PACK_MAX_PAYLOAD (32 * 1024 * 1024)
#define GVT_PACK_MAX_FILE    (GVT_PACK_MAX_PAYLOAD + 1024 * 1024)
#define GVT_PACK_SEALED_KEY  72 /* nonce, key, tag */

/** gvt_pack_context_init: the parts that the header gives */
void gvt_pack_context_init (GvtPackContext *context,
                            const char *village,
                            const char *as_of,
                            GvtLexicon *lexicon,
                            GvtArena *arena);

/** gvt_pack_info_check: %GVT_ERROR_BAD_FORMAT names what no pack may say */
gboolean gvt_pack_info_check (const GvtPackInfo *info, GError **error);

/** gvt_pack_info_read: what every header of a pack, and of a delta, says: within bounds. Texts are
 * borrowed from @header */
gboolean gvt_pack_info_read (GvtPackInfo *info, guint *n_rows, JsonObject *header, GError **error);
/** gvt_pack_info_to_json: Returns: (transfer full) */
JsonObject *gvt_pack_info_to_json (const GvtPackInfo *info, guint n_rows);

GBytes *gvt_pack_encode (GvtPackContext *context, const GvtVoterTable *table, GError **error);
/** gvt_pack_decode: @n_rows: that the header says. Returns: (transfer none) (nullable): lives in
 * the context's arena */
const GvtVoterTable *
gvt_pack_decode (GvtPackContext *context, guint n_rows, GBytes *payload, GError **error);

G_END_DECLS
