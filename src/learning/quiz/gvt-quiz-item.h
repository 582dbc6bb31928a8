/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "gvt-ballot-marks.h"
#include "gvt-ballot-paper.h"

G_BEGIN_DECLS

/* One answer that can be chosen. Properties: "id", "text", "feedback" (why it is wrong, may be
 * empty), "media" (of #GvtMedia). Immutable; any thread. */
#define GVT_TYPE_QUIZ_OPTION (gvt_quiz_option_get_type ())
G_DECLARE_FINAL_TYPE (GvtQuizOption, gvt_quiz_option, GVT, QUIZ_OPTION, GObject)

const char *gvt_quiz_option_get_id (GvtQuizOption *self);
const char *gvt_quiz_option_get_text (GvtQuizOption *self);
const char *gvt_quiz_option_get_feedback (GvtQuizOption *self);
GListModel *gvt_quiz_option_get_media (GvtQuizOption *self);

/* What is asked for. Events and quiz.json hold the words of gvt_quiz_kind_to_text(). */
typedef enum
{
  GVT_QUIZ_SINGLE,     /* "single": one of the options */
  GVT_QUIZ_MULTIPLE,   /* "multiple": all options that are right */
  GVT_QUIZ_TRUE_FALSE, /* "truefalse": the options are made here: "true" and "false" */
  GVT_QUIZ_TEXT,       /* "text": a few words, in one of the accepted spellings */
  GVT_QUIZ_BALLOT,     /* "ballot": a marked paper; the options are verdicts, made here */
} GvtQuizKind;

#define GVT_QUIZ_N_KINDS 5

const char *gvt_quiz_kind_to_text (GvtQuizKind kind);
/** gvt_quiz_kind_from_text: Returns: whether @text is one; only then @kind is set */
gboolean gvt_quiz_kind_from_text (const char *text, GvtQuizKind *kind);

/* One question. Properties: "id" (stable: answers refer to it), "kind" (#GvtQuizKind as uint),
 * "form" ("A", "B" or empty), "objective" (id), "prompt", "seen", "paper" and
 * "marks" (of a marked paper), "keys" (texts), "key" (text),
 * "explanation", "own-words", "options" (of #GvtQuizOption; none where words are asked for),
 * "media" (of #GvtMedia), "claims" (of #GvtClaim). Immutable; any thread. */
#define GVT_TYPE_QUIZ_ITEM (gvt_quiz_item_get_type ())
G_DECLARE_FINAL_TYPE (GvtQuizItem, gvt_quiz_item, GVT, QUIZ_ITEM, GObject)

const char *gvt_quiz_item_get_id (GvtQuizItem *self);
GvtQuizKind gvt_quiz_item_get_kind (GvtQuizItem *self);
const char *gvt_quiz_item_get_form (GvtQuizItem *self);
const char *gvt_quiz_item_get_objective (GvtQuizItem *self);
const char *gvt_quiz_item_get_prompt (GvtQuizItem *self);
/** gvt_quiz_item_get_seen: of a marked paper what is seen on it, in words, one thing a line; empty
 * for any other question */
const char *gvt_quiz_item_get_seen (GvtQuizItem *self);
/** gvt_quiz_item_get_paper: Returns: (transfer none) (nullable): the ballot that is marked; %NULL
 * for any other question */
GvtBallotPaper *gvt_quiz_item_get_paper (GvtQuizItem *self);
/** gvt_quiz_item_dup_marks: Returns: (transfer full): what is seen on that ballot */
GvtBallotMarks *gvt_quiz_item_dup_marks (GvtQuizItem *self);
/** gvt_quiz_item_get_keys: Returns: (transfer none): ids of the right options in the order of
 * their bytes, or the accepted spellings in the author's order */
const char *const *gvt_quiz_item_get_keys (GvtQuizItem *self);
/** gvt_quiz_item_get_key: the right answer in the form of gvt-quiz-answer.h; of several spellings
 * the first */
const char *gvt_quiz_item_get_key (GvtQuizItem *self);
const char *gvt_quiz_item_get_explanation (GvtQuizItem *self);
/** gvt_quiz_item_get_own_words: of the explanation what the author wrote: before it, of a ballot,
 * stands what the rules say, in the reader's language */
const char *gvt_quiz_item_get_own_words (GvtQuizItem *self);
GListModel *gvt_quiz_item_get_options (GvtQuizItem *self);
GListModel *gvt_quiz_item_get_media (GvtQuizItem *self);
GListModel *gvt_quiz_item_get_claims (GvtQuizItem *self);
/** gvt_quiz_item_describe_labels: what its claims are examples of ("contoh Pemilu 2024"), each
 * once: to stand beside the prompt, so that no rule of a past day is asked as one of today.
 * Returns: (transfer full): empty where none has a label */
char *gvt_quiz_item_describe_labels (GvtQuizItem *self);
/** gvt_quiz_item_describe_marks: these, and "needs verification" where one of its claims does, in
 * one line. Translated. Returns: (transfer full) */
char *gvt_quiz_item_describe_marks (GvtQuizItem *self);

/** gvt_quiz_item_find_option: Returns: (transfer none) (nullable): %GVT_ERROR_NOT_FOUND for a
 * foreign id */
GvtQuizOption *gvt_quiz_item_find_option (GvtQuizItem *self, const char *option_id, GError **error);
/** gvt_quiz_item_is_key: whether the option @option_id is one of the right ones */
gboolean gvt_quiz_item_is_key (GvtQuizItem *self, const char *option_id);

G_END_DECLS
