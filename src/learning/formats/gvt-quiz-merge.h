/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What becomes of a quiz when questions are imported into it. */
typedef struct
{
  guint n_added;    /* behind those that are there */
  guint n_replaced; /* in the place of one with the same id */
  guint n_same;     /* are there already, word for word */
} GvtQuizMerge;

/**
 * gvt_quiz_merge:
 * @quiz: (nullable): quiz.json as it is; it stays as it is
 * @items: the "items" of gvt_quiz_import_read()
 * @objective: of those that name none; may be empty
 * @merge: (out): how many of each; who does not want to replace looks here before he goes on
 *
 * Nothing goes because @items lack it. A question whose id stands in the file takes the place of
 * the one with that id, and keeps of it what the file does not say: pictures, explanation, claims,
 * feedback. Any other is added under an id that nothing else has, unless the same question is there
 * already. What nobody has written yet is "", for the author to write. Any thread.
 *
 * Returns: (transfer full) (nullable): quiz.json as it would be; %GVT_ERROR_BAD_INPUT beyond 64
 *   questions
 */
JsonObject *gvt_quiz_merge (
    JsonObject *quiz, JsonArray *items, const char *objective, GvtQuizMerge *merge, GError **error);

G_END_DECLS
