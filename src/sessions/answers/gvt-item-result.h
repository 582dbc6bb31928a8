/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* How one quiz item was answered, by people of whom three things may be missing: an answer, the
 * question, or they themselves. Immutable; any thread. Properties: "module" (title), "prompt",
 * "item" (id), "form" ("A", "B" or empty), "n-people" (uint, who took part in the quiz), "n-shown"
 * (uint, who saw this question; of answers taken without opening a quiz as many as answered),
 * "n-answers", "n-correct" (uint, people whose answer is right in full), "points" (uint, of all of
 * them together) and "of" (uint, points of one right answer), "is-known" (FALSE when this laptop no
 * longer has the exact module: then nothing is said about right and wrong). */
#define GVT_TYPE_ITEM_RESULT (gvt_item_result_get_type ())
G_DECLARE_FINAL_TYPE (GvtItemResult, gvt_item_result, GVT, ITEM_RESULT, GObject)

const char *gvt_item_result_get_module (GvtItemResult *self);
const char *gvt_item_result_get_prompt (GvtItemResult *self);
const char *gvt_item_result_get_item (GvtItemResult *self);
const char *gvt_item_result_get_form (GvtItemResult *self);
guint gvt_item_result_get_n_people (GvtItemResult *self);
guint gvt_item_result_get_n_shown (GvtItemResult *self);
guint gvt_item_result_get_n_answers (GvtItemResult *self);
guint gvt_item_result_get_n_correct (GvtItemResult *self);
guint gvt_item_result_get_points (GvtItemResult *self);
guint gvt_item_result_get_of (GvtItemResult *self);
gboolean gvt_item_result_is_known (GvtItemResult *self);

/* How often which answer was given, as gvt-quiz-answer.h writes it; typed words only as the
 * accepted spelling that they met, or as "" where they met none; "*" for a sheet on which more was
 * marked than may be: it was answered, and not right. */
/** gvt_item_result_dup_answers: Returns: (transfer full): in the order of their bytes */
GStrv gvt_item_result_dup_answers (GvtItemResult *self);
guint gvt_item_result_count_answer (GvtItemResult *self, const char *answer);
/** gvt_item_result_count_channel: people who answered by the road @code, see
 * gvt-response-channel.h; nobody is counted in two */
guint gvt_item_result_count_channel (GvtItemResult *self, const char *code);
/** gvt_item_result_count_option: people in whose answer the option @id stands */
guint gvt_item_result_count_option (GvtItemResult *self, const char *id);

G_END_DECLS
