/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-pack-columns.h"
#include "gvt-table-merge.h"

G_BEGIN_DECLS

/* The signed file `DELT` 1.0: what makes the next version of a village's list of the pack that it
 * names. Header: "village" "village_name" "election" "list_version" "as_of" "rows" "epoch" of the
 * list that results, as its own pack says them; "base": the hash of the pack before; "pack": that
 * of the pack whose rows result; "digest" of these rows (gvt-table-digest.h). Both packs have the
 * same epoch and the same lexicon. Payload, sealed under the village's epoch key:
 *
 *   bits     u32 rows of the base · u32 rows that go · u32 rows that are put
 *   numbers  gaps between the rows that go, in the base; between those that are put, in the result
 *   columns  of the rows that are put: those of gvt-pack-columns.h, in its order, but for the
 *            groups: texts that no row of the base has, and numbers: those of the base's entries
 *            as they come up in its rows, and behind them those of these texts */
#define GVT_DELTA_TYPE        "DELT"
#define GVT_DELTA_MAJOR       1
#define GVT_DELTA_CONTEXT     "delta/1"
#define GVT_DELTA_MAX_PAYLOAD (16 * 1024 * 1024)
#define GVT_DELTA_MAX_FILE    (GVT_DELTA_MAX_PAYLOAD + 1024 * 1024)

/**
 * gvt_delta_encode:
 * @put: the rows that are put; its dictionaries are its own
 * @base: whose dictionaries are leant on
 *
 * Returns: (transfer full) (nullable): %GVT_ERROR_TOO_LARGE where a dictionary has no room for what
 * is new
 */
GBytes *gvt_delta_encode (GvtPackContext *context,
                          const GvtVoterTable *put,
                          const GvtVoterTable *base,
                          const GvtTableEdit *edit,
                          GError **error);

/**
 * gvt_delta_decode:
 * @edit: (out): in bounds
 *
 * Returns: (transfer none) (nullable): the rows that are put, in the context's arena; its
 * dictionaries begin with the entries of @base that its rows use, as pointers into @base
 */
const GvtVoterTable *gvt_delta_decode (GvtPackContext *context,
                                       GBytes *payload,
                                       const GvtVoterTable *base,
                                       GvtTableEdit *edit,
                                       GError **error);

G_END_DECLS
