/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* BLAKE2b-256, the only hash in Go Vote (libsodium's crypto_generichash). */
typedef struct
{
  guint8 bytes[32];
} GvtHash;

void gvt_hash_data (const void *data, gsize length, GvtHash *hash);
void gvt_hash_of_bytes (GBytes *bytes, GvtHash *hash);
gboolean gvt_hash_equal (const GvtHash *a, const GvtHash *b);

/** gvt_hash_to_text: Returns: (transfer full): 64 lower-case hexadecimal digits */
char *gvt_hash_to_text (const GvtHash *hash);
gboolean gvt_hash_from_text (const char *text, GvtHash *hash, GError **error);

/** gvt_hex: Returns: (transfer full): @length bytes as lower-case hexadecimal digits */
char *gvt_hex (const void *data, gsize length);

/** gvt_unhex: fills exactly @length bytes from 2 × @length lower-case digits; else
 * %GVT_ERROR_BAD_FORMAT */
gboolean gvt_unhex (const char *text, void *data, gsize length, GError **error);

G_END_DECLS
