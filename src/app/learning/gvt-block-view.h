/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-module.h"

G_BEGIN_DECLS

/* One block of a card as a widget: heading, paragraph, list item, note, picture or source. */
#define GVT_TYPE_BLOCK_VIEW (gvt_block_view_get_type ())
G_DECLARE_FINAL_TYPE (GvtBlockView, gvt_block_view, GVT, BLOCK_VIEW, AdwBin)

/** gvt_block_view_new: @module: where pictures come from */
GtkWidget *gvt_block_view_new (GvtModule *module, GvtBlock *block);
/** gvt_block_view_new_claim: a source outside of a card, as it stands below one */
GtkWidget *gvt_block_view_new_claim (GvtClaim *claim);
/** gvt_block_view_new_marks: @marks: of gvt_lesson_describe_marks(), where sources are too many
 * words */
GtkWidget *gvt_block_view_new_marks (const char *marks);
/** gvt_block_view_fill: lets a picture grow into all the height there is */
void gvt_block_view_fill (GvtBlockView *self);

G_END_DECLS
