/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-pack-writer.h"
#include "gvt-voter-table.h"

G_BEGIN_DECLS

/* What of a pack's size belongs to which columns. Each part is written as a payload by itself, so
 * their sum is a few bytes more than the payload that holds them all. */
#define GVT_PACK_N_PARTS 9

/** gvt_pack_part_name: the headings of its columns: "ALAMAT, RT, RW, TPS". Returns: (transfer none)
 */
const char *gvt_pack_part_name (guint part);
/** gvt_pack_part_columns: those whose bytes they are. @n: (out). Returns: (transfer none) */
const GvtVoterColumn *gvt_pack_part_columns (guint part, guint *n);

/** gvt_pack_parts_measure: @bytes: (out): of each part */
void gvt_pack_parts_measure (const GvtVoterTable *table,
                             const char *village,
                             const char *as_of,
                             GvtLexicon *lexicon,
                             gsize bytes[GVT_PACK_N_PARTS]);

G_END_DECLS
