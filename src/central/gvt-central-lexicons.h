/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-lexicon.h"
#include "gvt-list-store.h"

G_BEGIN_DECLS

/**
 * gvt_central_choose_lexicon:
 * @list: whose packs are made
 *
 * The words that the packs of @list share: those of the version before, as long as nineteen in
 * twenty of the words that are frequent now are among them, since no delta leads from one lexicon
 * to another, and laptops need not fetch it again; else its own, which are published. The same
 * lists give the same file. Blocks.
 *
 * Returns: (transfer full) (nullable)
 */
GvtLexicon *
gvt_central_choose_lexicon (GvtCentral *self, const GvtListRecord *list, GError **error);

G_END_DECLS
