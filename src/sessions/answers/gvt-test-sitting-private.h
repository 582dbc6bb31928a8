/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-class-quiz.h"
#include "gvt-module-library.h"

G_BEGIN_DECLS

/* One test of one class, marked: a row for each card, a column for each question. Private to the
 * folder. */
typedef struct
{
  guint card;
  gboolean is_whole;  /* every question of his form was shown; no answer is a share of 0 */
  char *code;         /* (nullable): the mark of his own code, see gvt-own-code.h; %NULL for none */
  gboolean is_double; /* another card of this test has the same code: nobody knows whose it is */
  double *shares;     /* of the points of each column; GVT_ITEM_NOT_SHOWN where it was not */
} GvtSittingPerson;

typedef struct
{
  GvtClassQuiz *quiz;
  GvtModule *module;   /* (nullable): %NULL when the content is not here: then nobody is marked */
  GPtrArray *items;    /* of #GvtQuizItem, in the author's order: the columns */
  GPtrArray *people;   /* of GvtSittingPerson, by card */
  GHashTable *by_card; /* GUINT_TO_POINTER -> the same */
  GHashTable *by_code; /* mark -> the same; of a test that pairs by codes */
  guint n_hands;       /* answers by hands */
} GvtTestSitting;

/** gvt_test_sitting_read: Returns: (transfer full) (nullable) */
GvtTestSitting *gvt_test_sitting_read (GvtStore *store,
                                       GvtModuleLibrary *library,
                                       GvtClassQuiz *quiz,
                                       GError **error);
void gvt_test_sitting_free (GvtTestSitting *self);

/** gvt_test_sitting_find: Returns: (transfer none) (nullable) */
const GvtSittingPerson *gvt_test_sitting_find (const GvtTestSitting *self, guint card);

/** gvt_test_sitting_find_code: Returns: (transfer none) (nullable): who has that code, if only one
 * card has it */
const GvtSittingPerson *gvt_test_sitting_find_code (const GvtTestSitting *self, const char *code);

/** gvt_test_sitting_share: the mean share of the questions that @person was asked, or of those of
 * @objective (nullable) among them. Returns: %FALSE when there are none */
gboolean gvt_test_sitting_share (const GvtTestSitting *self,
                                 const GvtSittingPerson *person,
                                 const char *objective,
                                 double *share);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtTestSitting, gvt_test_sitting_free)

G_END_DECLS
