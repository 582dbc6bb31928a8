/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-quiz-item.h"
#include "gvt-script.h"

G_BEGIN_DECLS

/* One answer as a big button with its letter, and its picture if it has one; a box to tick where
 * several may be chosen. */
#define GVT_TYPE_QUIZ_OPTION_BUTTON (gvt_quiz_option_button_get_type ())
G_DECLARE_FINAL_TYPE (
    GvtQuizOptionButton, gvt_quiz_option_button, GVT, QUIZ_OPTION_BUTTON, GtkToggleButton)

typedef enum
{
  GVT_VERDICT_NONE,   /* neither chosen nor right */
  GVT_VERDICT_RIGHT,  /* the right one, or one of them that was chosen */
  GVT_VERDICT_MISSED, /* one of the right ones that was not chosen */
  GVT_VERDICT_WRONG,  /* chosen, and not right */
} GvtVerdict;

/** gvt_quiz_option_button_new: @module: its pictures' own. @index: 0 is "A". @is_one_of_many: a
 * screen reader then tells of a check box. Returns: (transfer floating) */
GtkWidget *gvt_quiz_option_button_new (GvtModule *module,
                                       GvtQuizOption *option,
                                       guint index,
                                       gboolean is_one_of_many);
const char *gvt_quiz_option_button_get_id (GvtQuizOptionButton *self);
/** gvt_quiz_option_button_write_script: its letter, and its recording or its words; what is right
 * is not told */
void gvt_quiz_option_button_write_script (GvtQuizOptionButton *self,
                                          GvtModule *module,
                                          GvtScript *script);
/** gvt_quiz_option_button_reveal: shows the verdict, with a sign beside the colour, and takes no
 * more clicks */
void gvt_quiz_option_button_reveal (GvtQuizOptionButton *self, GvtVerdict verdict);

G_END_DECLS
