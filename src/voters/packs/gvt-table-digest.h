/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-hash.h"
#include "gvt-secret.h"
#include "gvt-voter-table.h"

G_BEGIN_DECLS

/**
 * gvt_table_digest:
 * @key: of the village. Without it the digest tells nothing: who has a list from before could
 * otherwise try what one changed cell may be
 *
 * What two tables of the same rows in the same order have in common, however they came to be:
 * BLAKE2b-256, keyed, over "gvt-rows/1\0", u32 rows, and of each row: DPID, NKK, NIK (u64), birth
 * date (u16), sex, fault mark (u8), all little-endian, then as text with terminators the name and
 * the cells of each group, then those of the five numbers that are kept as text, in that order.
 */
void gvt_table_digest (const GvtVoterTable *table, const GvtSecret *key, GvtHash *digest);

G_END_DECLS
