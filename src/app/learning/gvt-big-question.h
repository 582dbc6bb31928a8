/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-script.h"

G_BEGIN_DECLS

/* A question with its few answers side by side, each a wide button to touch; one is always chosen,
 * at first the first. The arrow keys choose, Tab goes on. Properties: "title"; "answers", a
 * #GtkStringList, set once; "selected", which of them, notified. */
#define GVT_TYPE_BIG_QUESTION (gvt_big_question_get_type ())
G_DECLARE_FINAL_TYPE (GvtBigQuestion, gvt_big_question, GVT, BIG_QUESTION, GtkBox)

guint gvt_big_question_get_selected (GvtBigQuestion *self);
void gvt_big_question_set_selected (GvtBigQuestion *self, guint index);

/** gvt_big_question_write_script: the question and its answers, to be read aloud */
void gvt_big_question_write_script (GvtBigQuestion *self, GvtScript *script);

G_END_DECLS
