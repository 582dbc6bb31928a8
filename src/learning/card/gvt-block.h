/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-claim.h"

G_BEGIN_DECLS

typedef enum
{
  GVT_BLOCK_HEADING,   /* level 2 or 3 */
  GVT_BLOCK_PARAGRAPH, /* level 0 */
  GVT_BLOCK_LIST_ITEM, /* level 1 or 2: how deep; marker "•" or "1." */
  GVT_BLOCK_NOTE,      /* one paragraph set apart */
  GVT_BLOCK_IMAGE,     /* file, and text as alternative text */
  GVT_BLOCK_CLAIM, /* after the others, one for each claim the card names; marker is its number */
} GvtBlockKind;

/* One piece of a card, in reading order. Properties: "kind" and "level" (uint), "marker", "markup"
 * (Pango, escaped; claims are numbered in superscript), "text" (the same, plain, to be read
 * aloud), "file", "claim"; "line" (uint), where it begins in the card's file, 0 for a claim;
 * "loose", what of the text stands outside of claims. Texts are empty, never %NULL. Immutable; any
 * thread. */
#define GVT_TYPE_BLOCK (gvt_block_get_type ())
G_DECLARE_FINAL_TYPE (GvtBlock, gvt_block, GVT, BLOCK, GObject)

GvtBlockKind gvt_block_get_kind (GvtBlock *self);
guint gvt_block_get_level (GvtBlock *self);
const char *gvt_block_get_marker (GvtBlock *self);
const char *gvt_block_get_markup (GvtBlock *self);
const char *gvt_block_get_text (GvtBlock *self);
const char *gvt_block_get_file (GvtBlock *self);
/** gvt_block_get_claim: Returns: (transfer none) (nullable): of a %GVT_BLOCK_CLAIM */
GvtClaim *gvt_block_get_claim (GvtBlock *self);
guint gvt_block_get_line (GvtBlock *self);
const char *gvt_block_get_loose (GvtBlock *self);

G_END_DECLS
