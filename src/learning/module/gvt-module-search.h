/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module-library.h"

G_BEGIN_DECLS

/* One card that was found. Properties: "module" (#GvtModule), "card" (uint, from 0), "title" (of
 * the card), "excerpt" (plain text around the words, "…" where it goes on). Immutable; any thread.
 */
#define GVT_TYPE_MODULE_HIT (gvt_module_hit_get_type ())
G_DECLARE_FINAL_TYPE (GvtModuleHit, gvt_module_hit, GVT, MODULE_HIT, GObject)
GvtModule *gvt_module_hit_get_module (GvtModuleHit *self); /* (transfer none) */
guint gvt_module_hit_get_card (GvtModuleHit *self);
const char *gvt_module_hit_get_title (GvtModuleHit *self);
const char *gvt_module_hit_get_excerpt (GvtModuleHit *self);

#define GVT_MODULE_SEARCH_HITS 50

/**
 * gvt_module_search:
 * @library: whose cards are searched, by title and text; the facilitator's notes are not
 * @text: what people typed: all of its words must stand on a card, the last one may be begun only.
 *   Nothing in it is a command; words past the twelfth, and letters past the 200th, are ignored
 *
 * Titles count for more than text. The index is made in memory for each call, in some milliseconds:
 * the modules are a few hundred cards. Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): of #GvtModuleHit, best first, at most
 * %GVT_MODULE_SEARCH_HITS; empty when there is no word in @text
 */
GListModel *gvt_module_search (GvtModuleLibrary *library, const char *text, GError **error);

G_END_DECLS
