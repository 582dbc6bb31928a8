/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-table-set.h"

G_BEGIN_DECLS

/* Whose NIK has some digits that are known of it, of a worn card or a voice on the telephone. */

#define GVT_NIK_DIGITS     16
#define GVT_NIK_PART_END   4 /* so few are the last ones of a NIK */
#define GVT_NIK_PART_WHERE 6 /* so many may stand anywhere in it */

/** gvt_nik_part_find: appends to @rows (guint32) the first @limit rows that have @part, in order.
 * @part: digits, from %GVT_NIK_PART_END to 15 of them. @is_in: of each table, whether it is
 * searched. Looks at each row once. Returns: whether there are more */
gboolean gvt_nik_part_find (
    const GvtTableSet *set, const guint8 *is_in, const char *part, guint limit, GArray *rows);

G_END_DECLS
