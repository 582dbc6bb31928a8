/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-hash.h"
#include "gvt-id.h"

G_BEGIN_DECLS

/* The only door for JSON. A strict scanner of ours passes or refuses the bytes before json-glib
 * sees them: UTF-8 NFC without U+0000, unique keys, at most 32 deep, integers within ±(2⁵³−1),
 * nothing after the value. json-glib by itself takes duplicate keys, wraps large integers and
 * dies on deep nesting. */
#define GVT_JSON_MAX_DEPTH 32

/** gvt_json_scan: checks @length bytes at @text; %GVT_ERROR_BAD_FORMAT names line and offset. Any
 * thread. */
gboolean gvt_json_scan (const char *text, gsize length, GError **error);

/**
 * gvt_json_parse:
 * @max_bytes: the cap for this kind of document; more is %GVT_ERROR_TOO_LARGE
 *
 * Scans strictly, then parses.
 *
 * Returns: (transfer full) (nullable): the root; an object, or %GVT_ERROR_BAD_FORMAT
 */
JsonObject *gvt_json_parse (GBytes *bytes, gsize max_bytes, GError **error);

/**
 * gvt_json_canonical:
 *
 * Canonical form: keys sorted bytewise, no white space, shortest escapes, integers only (no
 * fractions), strings normalised to NFC. Equal values give equal bytes.
 *
 * Returns: (transfer full) (nullable): the bytes, or %GVT_ERROR_BAD_FORMAT for a fraction, an
 *   integer out of range, or a string with U+0000
 */
GBytes *gvt_json_canonical (JsonObject *object, GError **error);

/* Typed members of an object that came from outside: each sets %GVT_ERROR_BAD_FORMAT naming the
 * member when it is missing or of another type. Borrowed results live as long as @object. */
const char *gvt_json_get_text (JsonObject *object, const char *name, GError **error);
gboolean gvt_json_get_int (JsonObject *object, const char *name, gint64 *value, GError **error);
gboolean gvt_json_get_bool (JsonObject *object, const char *name, gboolean *value, GError **error);
gboolean gvt_json_get_id (JsonObject *object, const char *name, GvtId *id, GError **error);
gboolean gvt_json_get_hash (JsonObject *object, const char *name, GvtHash *hash, GError **error);
/* Exactly @length bytes, written as lower-case hexadecimal digits. */
gboolean
gvt_json_get_hex (JsonObject *object, const char *name, void *data, gsize length, GError **error);
JsonObject *gvt_json_get_object (JsonObject *object, const char *name, GError **error);
JsonArray *gvt_json_get_array (JsonObject *object, const char *name, GError **error);
/* An element of an array as an object, or %NULL with an error naming @what. */
JsonObject *
gvt_json_element_object (JsonArray *array, guint index, const char *what, GError **error);
const char *gvt_json_element_text (JsonArray *array, guint index, const char *what, GError **error);

/** gvt_json_text_or: Returns: (transfer none) (nullable): the member, or @otherwise when it is
 * absent or no string */
const char *gvt_json_text_or (JsonObject *object, const char *name, const char *otherwise);
gint64 gvt_json_int_or (JsonObject *object, const char *name, gint64 otherwise);

void gvt_json_set_id (JsonObject *object, const char *name, const GvtId *id);
void gvt_json_set_hash (JsonObject *object, const char *name, const GvtHash *hash);
void gvt_json_set_hex (JsonObject *object, const char *name, const void *data, gsize length);

G_END_DECLS
