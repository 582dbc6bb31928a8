/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module-library.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* What a team prints before it drives to where there may be no power: one document of A4 pages, to
 * be read in grey. It holds no person's name, so that it was written is not recorded. */

#define GVT_PRINT_PACK_MAX_CARDS 400

typedef struct
{
  guint n_cards;              /* 1 to %GVT_PRINT_PACK_MAX_CARDS: sheets, and rows of the list */
  const char *const *modules; /* (nullable): ids; %NULL for those of the visit's plan */
  const char *const *survey;  /* (nullable): what a survey sheet asks; %NULL for no sheets */
  const char *const *scores;  /* what 1, 2, ... mean on it; with @survey */
  const char *place_text;     /* (nullable): "Desa Kuta, ..."; the code stands otherwise */
  gboolean is_practice;       /* a watermark: invented data */
} GvtPrintPackOptions;

/**
 * gvt_print_pack_render:
 *
 * In this order: for each module with questions an answer sheet a card, four to a page (without
 * one, sheets of eight questions); the attendance list; survey sheets; a blank report; and the
 * facilitator's notes of each module, without keys, for they lie beside the sheets. In the language
 * of the moment. Any thread; blocks.
 *
 * Returns: (transfer full) (nullable): %GVT_ERROR_NOT_FOUND for a module that is not here,
 * %GVT_ERROR_BAD_INPUT for a quiz with more questions than a sheet has room for
 */
GBytes *gvt_print_pack_render (GvtProfile *profile,
                               GvtModuleLibrary *library,
                               const GvtId *visit,
                               const GvtPrintPackOptions *options,
                               GError **error);

G_END_DECLS
