/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-comparison.h"
#include "gvt-sync-store.h"

G_BEGIN_DECLS

/* The tables of 0031-digest-word.sql. Inside the caller's transaction. */

typedef struct
{
  GvtComparisonState state;
  gint64 at_us;
  guint32 incarnation;
  guint64 seq; /* of @incarnation: what came up to here was compared */
  guint64 epoch;
  guint64 n_records;
  GvtHash root;
  GBytes *question; /* (nullable) */
  GBytes *word;     /* (nullable) */
} GvtDigestWord;

void gvt_digest_word_clear (GvtDigestWord *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtDigestWord, gvt_digest_word_clear)

/** gvt_digest_store_load: %GVT_COMPARED_NEVER where there is none */
gboolean gvt_digest_store_load (GvtDb *db, GvtDigestWord *word, GError **error);
/** gvt_digest_store_set: in the place of the one before and of all that differed then */
gboolean gvt_digest_store_set (GvtDb *db, const GvtDigestWord *word, GError **error);
gboolean
gvt_digest_store_add_difference (GvtDb *db, const GvtRecordDifference *difference, GError **error);
gboolean gvt_digest_store_add_group (GvtDb *db, const GvtGroupDifference *group, GError **error);
/** gvt_digest_store_list_differences: Returns: (transfer full) (element-type GvtRecordDifference)
 * (nullable) */
GPtrArray *gvt_digest_store_list_differences (GvtDb *db, const GvtId *device, GError **error);
/** gvt_digest_store_list_groups: Returns: (transfer full) (element-type GvtGroupDifference)
 * (nullable) */
GPtrArray *gvt_digest_store_list_groups (GvtDb *db, GError **error);

/** gvt_digest_store_list_chains: what this device may speak of: the chains that it went on from, up
 * to where each was left, and the present one as far as a receipt confirmed it. Returns: (transfer
 * full) (element-type GvtChainSpan) (nullable) */
GArray *
gvt_digest_store_list_chains (GvtDb *db, const GvtId *device, guint32 incarnation, GError **error);

G_END_DECLS
