/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"

G_BEGIN_DECLS

typedef struct
{
  char *election;
  guint list_version;
  guint n_built;
  guint n_present; /* built before, left as they are */
  guint64 rows;    /* in those built now */
  guint64 bytes;   /* of those built now */
  guint n_deltas;  /* made beside them, from the version before */
  guint64 delta_bytes;
  guint n_words; /* in the lexicon */
} GvtPackSummary;

void gvt_pack_summary_clear (GvtPackSummary *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtPackSummary, gvt_pack_summary_clear)

/** GvtPackProgress: after each village */
typedef void (*GvtPackProgress) (guint n_done, guint n_villages, gpointer user_data);

/**
 * gvt_central_build_packs:
 * @election: (nullable): the one whose list was imported last when %NULL
 * @progress: (nullable)
 *
 * Makes a pack for each village of the newest list, with the lexicon they share, and publishes
 * them; beside it a delta from the pack of the version before, where that is worth it. Packs of
 * earlier versions stay. What was interrupted goes on where it stopped.
 */
gboolean gvt_central_build_packs (GvtCentral *self,
                                  const char *election,
                                  GvtPackProgress progress,
                                  gpointer user_data,
                                  GvtPackSummary *summary,
                                  GError **error);

G_END_DECLS
