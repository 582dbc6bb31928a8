/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-gain.h"
#include "gvt-item-analysis.h"
#include "gvt-module-library.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* What the pre-test and the post-test of a class, or of all classes of a visit, came to. Of one
 * module each. A person is known by the number of his card, or by a code that he made up, and by no
 * name. Plain data once read;
 * any thread. */

/* Of one objective of the module: the questions of both tests that belong to it. */
typedef struct
{
  char *id;
  char *text; /* the id again where the module is not here */
  GvtGain gain;
} GvtObjectiveGain;

/* Of one question in one test; in percent, NAN where it cannot be told. */
typedef struct
{
  char *id;
  char *form;   /* "A", "B", or "" where there are none: what both forms share stands in each */
  char *prompt; /* the id again where the module is not here */
  GvtItemFigures figures;
} GvtTestItem;

/* Why there is no gain to tell. */
typedef enum
{
  GVT_TEST_TOLD,
  GVT_TEST_FEW_PAIRS, /* fewer than GVT_GAIN_MIN_PAIRS took both tests whole */
  GVT_TEST_WAS_FULL,  /* all had all points before: nothing was left to gain; change is told */
  GVT_TEST_NO_MODULE, /* the exact content is not here: nobody can say what is right */
} GvtTestState;

/* What came of codes that people made up (gvt-own-code.h): tests, of both kinds, that are in no
 * pair, and why. No code is ever told. */
typedef struct
{
  gboolean is_used;  /* a class paired by them; else all is 0 */
  guint n_without;   /* no code stands on it */
  guint n_double;    /* two cards of one test had the code: neither is in a pair */
  guint n_unmatched; /* nobody took the other test with that code, or not to its end */
  guint n_same_form; /* people who had one form twice */
} GvtCodePairing;

typedef struct
{
  char *module;      /* id */
  char *title;       /* the id again where the module is not here */
  guint n_pre;       /* people who were shown all of the pre-test */
  guint n_post;      /* ... of the post-test */
  guint n_partial;   /* people who were shown only part of a test: they are in no pair */
  guint n_pre_hands; /* answers by hands in the pre-test: counted, never paired */
  guint n_post_hands;
  guint n_classes; /* that took a test */
  guint n_later;   /* of them, held on paper and recorded later */
  GvtCodePairing by_code;
  GvtTestState state;
  GvtGain gain;          /* see gvt-gain.h: NAN where it cannot be told */
  GPtrArray *objectives; /* of GvtObjectiveGain, in the author's order */
  GPtrArray *pre_items;  /* of GvtTestItem, in the author's order */
  GPtrArray *post_items;
} GvtTestResult;

/** gvt_test_results_read: @session, or with %NULL all classes of @visit that this laptop knows,
 * pupil by pupil of each class; inside the user's area. Returns: (transfer full) (nullable): of
 * #GvtTestResult, by module; empty where no test was held */
GPtrArray *gvt_test_results_read (GvtProfile *profile,
                                  GvtModuleLibrary *library,
                                  const GvtId *visit,
                                  const GvtId *session,
                                  GError **error);

/** gvt_test_result_describe: the gain in one sentence, or why it is not told. Translated. Returns:
 * (transfer full) */
char *gvt_test_result_describe (const GvtTestResult *self);
/** gvt_item_figures_describe: a plain word or two for a question that wants a look. Translated.
 * Returns: (transfer none): "" for nothing */
const char *gvt_item_figures_describe (const GvtItemFigures *self);
/** gvt_test_results_to_json: Returns: (transfer full): what cannot be told is null */
JsonArray *gvt_test_results_to_json (GPtrArray *results);

G_END_DECLS
