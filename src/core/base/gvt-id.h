/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-clock.h"

G_BEGIN_DECLS

/* A UUIDv7 (RFC 9562, section 5.7): 16 bytes in SQL, lower-case text in JSON. Two made in one
 * process within one millisecond still sort in the order they were made. */
typedef struct
{
  guint8 bytes[16];
} GvtId;

/** gvt_id_new: fills @id from @clock and the system's randomness. Any thread. */
void gvt_id_new (GvtClock *clock, GvtId *id);

/** gvt_id_new_owned: as gvt_id_new(), but the last 32 random bits are those of @owner's id: so what
 * two owners make can never be taken for one thing, whoever comes first. Any thread. */
void gvt_id_new_owned (GvtClock *clock, const GvtId *owner, GvtId *id);
/** gvt_id_is_owned: whether @id may be of @owner's making */
gboolean gvt_id_is_owned (const GvtId *id, const GvtId *owner);

/** gvt_id_to_text: Returns: (transfer full): 36 characters, lower case */
char *gvt_id_to_text (const GvtId *id);

/** gvt_id_from_text: strict: 36 characters, lower case, any UUID version; else %GVT_ERROR_BAD_INPUT
 */
gboolean gvt_id_from_text (const char *text, GvtId *id, GError **error);

gboolean gvt_id_equal (const GvtId *a, const GvtId *b);
/** gvt_id_hash: with gvt_id_is_same(): for a GHashTable whose keys are GvtIds */
guint gvt_id_hash (gconstpointer id);
gboolean gvt_id_is_same (gconstpointer a, gconstpointer b);
gboolean gvt_id_is_zero (const GvtId *id);

G_END_DECLS
