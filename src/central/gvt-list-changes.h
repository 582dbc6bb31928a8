/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-list-diff.h"
#include "gvt-list-store.h"

G_BEGIN_DECLS

/* The newest list of an election beside the version before it, whose rows the centre keeps, too. */
typedef struct
{
  GvtListRecord *before;
  GvtListRecord *after;
} GvtListPair;

/** gvt_list_pairs_read: of each election that has two versions. Returns: (transfer full)
 * (nullable): of #GvtListPair */
GPtrArray *gvt_list_pairs_read (GvtDb *db, GError **error);

/* What changed in one village. Borrowed. */
typedef struct
{
  const char *code;
  guint n_men; /* of the later version */
  guint n_women;
  const GvtListDiff *diff;
} GvtVillageDiff;

typedef void (*GvtVillageDiffFunc) (const GvtVillageDiff *village, gpointer user_data);

/** gvt_list_pair_each_village: every village inside of @area that either version has, in the order
 * of their codes; one village at a time is in memory */
gboolean gvt_list_pair_each_village (GvtDb *db,
                                     const GvtListPair *pair,
                                     const char *area,
                                     GvtVillageDiffFunc func,
                                     gpointer user_data,
                                     GError **error);

G_END_DECLS
