/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One answer that can be chosen. Properties: "id", "text", "feedback" (why it is wrong, may be
 * empty), "media" (of #GvtMedia). Immutable; any thread. */
#define GVT_TYPE_QUIZ_OPTION (gvt_quiz_option_get_type ())
G_DECLARE_FINAL_TYPE (GvtQuizOption, gvt_quiz_option, GVT, QUIZ_OPTION, GObject)

const char *gvt_quiz_option_get_id (GvtQuizOption *self);
const char *gvt_quiz_option_get_text (GvtQuizOption *self);
const char *gvt_quiz_option_get_feedback (GvtQuizOption *self);
GListModel *gvt_quiz_option_get_media (GvtQuizOption *self);

/* One question. Properties: "id" (stable: answers refer to it), "type" ("single"), "form" ("A",
 * "B" or empty), "objective" (id), "prompt", "key" (id of the right option), "explanation",
 * "options" (of #GvtQuizOption), "media" (of #GvtMedia), "claims" (of #GvtClaim). Immutable; any
 * thread. */
#define GVT_TYPE_QUIZ_ITEM (gvt_quiz_item_get_type ())
G_DECLARE_FINAL_TYPE (GvtQuizItem, gvt_quiz_item, GVT, QUIZ_ITEM, GObject)

const char *gvt_quiz_item_get_id (GvtQuizItem *self);
const char *gvt_quiz_item_get_kind (GvtQuizItem *self);
const char *gvt_quiz_item_get_form (GvtQuizItem *self);
const char *gvt_quiz_item_get_objective (GvtQuizItem *self);
const char *gvt_quiz_item_get_prompt (GvtQuizItem *self);
const char *gvt_quiz_item_get_key (GvtQuizItem *self);
const char *gvt_quiz_item_get_explanation (GvtQuizItem *self);
GListModel *gvt_quiz_item_get_options (GvtQuizItem *self);
GListModel *gvt_quiz_item_get_media (GvtQuizItem *self);
GListModel *gvt_quiz_item_get_claims (GvtQuizItem *self);

/** gvt_quiz_item_find_option: Returns: (transfer none) (nullable): %GVT_ERROR_NOT_FOUND for a
 * foreign id */
GvtQuizOption *gvt_quiz_item_find_option (GvtQuizItem *self, const char *option_id, GError **error);
/** gvt_quiz_item_is_correct: whether @option_id is the key; %FALSE for any other text */
gboolean gvt_quiz_item_is_correct (GvtQuizItem *self, const char *option_id);

G_END_DECLS
