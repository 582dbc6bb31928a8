/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central-packs.h"
#include "gvt-pack-parts.h"

G_BEGIN_DECLS

/* How large packs are, and why: of some villages of a list what its columns take, beside what they
 * say (gvt-list-entropy.h, over the whole list) and beside the same rows as CSV under zstd -19. */
typedef struct
{
  char *election;
  guint list_version;
  guint n_villages;
  guint64 rows;
  guint64 pack_bytes; /* whole files */
  guint64 part_bytes[GVT_PACK_N_PARTS];
  guint64 csv_bytes;
  guint64 list_rows;                   /* of the whole list */
  double entropy[GVT_VOTER_N_COLUMNS]; /* bits a voter */
} GvtPackStats;

void gvt_pack_stats_clear (GvtPackStats *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtPackStats, gvt_pack_stats_clear)

/**
 * gvt_central_pack_stats:
 * @election: (nullable): the one whose list was imported last when %NULL
 * @villages: (nullable) (element-type utf8): codes; all when %NULL
 * @progress: (nullable): told of each village that was measured
 *
 * Of the newest list, whose packs were built: %GVT_ERROR_NOT_FOUND where one was not. About half a
 * second a village, as long as it took to make its pack. Any thread; blocks.
 */
gboolean gvt_central_pack_stats (GvtCentral *self,
                                 const char *election,
                                 GPtrArray *villages,
                                 GvtPackProgress progress,
                                 gpointer user_data,
                                 GvtPackStats *stats,
                                 GError **error);

/** gvt_pack_stats_part_entropy: bits a voter that the columns of @part say */
double gvt_pack_stats_part_entropy (const GvtPackStats *self, guint part);
/** gvt_pack_stats_entropy: bits a voter, all columns */
double gvt_pack_stats_entropy (const GvtPackStats *self);

G_END_DECLS
