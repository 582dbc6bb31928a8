/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module-library.h"
#include "gvt-print-record.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* What a team prints before it drives to where there may be no power: one document of A4 pages, to
 * be read in grey. It holds no person's name. Whoever writes it down does so by
 * gvt_visit_export_print(), as %GVT_PRINT_PACK_FORM: the check before leaving looks whether it was
 * made. */
#define GVT_PRINT_PACK_FORM "print-pack"

#define GVT_PRINT_PACK_MAX_CARDS 400

typedef struct
{
  guint n_cards;              /* 1 to %GVT_PRINT_PACK_MAX_CARDS: sheets, and rows of the list */
  const char *const *modules; /* (nullable): ids; %NULL for those of the visit's plan */
  guint n_items;              /* questions of a test; 0 for %GVT_TEST_ITEMS */
  gboolean whole_quiz;        /* sheets for all questions of a quiz, and none for tests */
  const char *const *survey;  /* (nullable): what a survey sheet asks; %NULL for no sheets */
  const char *const *scores;  /* what 1, 2, ... mean on it; with @survey */
  guint n_smileys;            /* sheets of the short survey, with faces; 0 for none */
  const char *class_name; /* (nullable): on every sheet; else the only class that the plan names, or
                             a line to write it on */
  const char *place_text; /* (nullable): "Desa Kuta, ..."; the code stands otherwise */
  gboolean is_practice;   /* a watermark: invented data */
} GvtPrintPackOptions;

/**
 * gvt_print_pack_render:
 *
 * In this order: for each module with questions its test (gvt-quiz-test.h), where the visit plans
 * one: the questions of each form, and for the pre-test and the post-test an answer sheet a card,
 * four to a page, with the form that is the card's in that test; without tests, sheets for the
 * whole quiz; without a module, sheets of eight questions. Then the attendance list; survey sheets,
 * and those of the short survey; a blank report; and the facilitator's notes of each module,
 * without keys, for they lie beside the sheets. In the language of the moment. Any thread; blocks.
 *
 * @record: (out) (optional) (transfer full): what stands on it
 *
 * Returns: (transfer full) (nullable): %GVT_ERROR_NOT_FOUND for a module that is not here,
 * %GVT_ERROR_BAD_INPUT for a quiz with more questions than a sheet has room for
 */
GBytes *gvt_print_pack_render (GvtProfile *profile,
                               GvtModuleLibrary *library,
                               const GvtId *visit,
                               const GvtPrintPackOptions *options,
                               GvtPrintRecord **record,
                               GError **error);

/** gvt_print_pack_elements: what a survey sheet asks. Translated. Returns: (transfer full) */
GStrv gvt_print_pack_elements (void);
/** gvt_print_pack_scores: the words of its scores, worst first. Returns: (transfer full) */
GStrv gvt_print_pack_scores (void);

G_END_DECLS
