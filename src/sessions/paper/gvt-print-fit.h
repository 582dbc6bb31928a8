/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-print-record.h"
#include "gvt-profile.h"
#include "gvt-quiz-test.h"

G_BEGIN_DECLS

/* Whether the paper of a visit still says what the laptop says. */

/** gvt_print_count_cards: sheets for one class of @plan; 0 where nobody knows how many come */
guint gvt_print_count_cards (const GvtVisitPlan *plan);

/**
 * gvt_print_describe_misfits:
 * @records: of gvt_print_records_read(), the newest first
 * @library: a module that is not in it is not judged
 *
 * What was changed since the paper was made, in what stands on it: the day and the name, the tests,
 * the modules and their questions, how many people come. Any thread.
 *
 * Returns: (transfer full): a clause each, translated; empty where all fits, or nothing was printed
 */
GStrv gvt_print_describe_misfits (GPtrArray *records,
                                  const GvtVisitPlan *plan,
                                  GvtModuleLibrary *library);

typedef enum
{
  GVT_PRINTED_NOT,   /* no sheets of this test that we know of */
  GVT_PRINTED_SAME,  /* they ask what the test will ask */
  GVT_PRINTED_OTHER, /* their letters mean something else */
} GvtPrintedState;

/* The newest printed sheets of a test. */
typedef struct
{
  GvtPrintedState state;
  gint64 at_us; /* when they were made. This and the next: unless %GVT_PRINTED_NOT */
  guint version;
  guint n_items;
  GvtHash content; /* for gvt_module_library_find_hash() */
} GvtPrintedTest;

/** gvt_print_compare_test: the sheets that were printed for the visit of @session with what
 * gvt_quiz_test_open() would ask of @module by @plan. Any thread; blocks */
gboolean gvt_print_compare_test (GvtProfile *profile,
                                 const GvtId *session,
                                 GvtModule *module,
                                 const GvtQuizTestPlan *plan,
                                 GvtPrintedTest *printed,
                                 GError **error);

/** gvt_print_describe_other: of a test with %GVT_PRINTED_OTHER, what is wrong and what can be done.
 * @is_here: whether the printed version is on this laptop. Translated. Returns: (transfer full) */
char *gvt_print_describe_other (const GvtPrintedTest *printed,
                                GvtModule *module,
                                guint n_items,
                                gboolean is_here);

/** gvt_print_list_marks: which marks the sheets of @quiz bear, "DYA1P, ER0KJ". @module: the content
 * that it pinned. Returns: (transfer full): "" where it cannot be told */
char *gvt_print_list_marks (GvtClassQuiz *quiz, GvtModule *module);

G_END_DECLS
