/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-draft.h"
#include "gvt-part-row.h"

G_BEGIN_DECLS

/* The cards or the questions of a draft, in their order. Property "label", for who cannot see it.
 * Signals: "opened" (guint index), "moved" (guint from, guint to): the keys stay with the part that
 * moves. */
#define GVT_TYPE_PART_LIST (gvt_part_list_get_type ())
G_DECLARE_FINAL_TYPE (GvtPartList, gvt_part_list, GVT, PART_LIST, AdwBin)

typedef const char *(*GvtPartTitleFunc) (GvtDraft *draft, guint index);

/** gvt_part_list_show: what is there now */
void
gvt_part_list_show (GvtPartList *self, GvtDraft *draft, guint n_parts, GvtPartTitleFunc get_title);

G_END_DECLS
