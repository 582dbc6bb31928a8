/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-row.h"

#include <glib/gi18n-lib.h>

#include "gvt-ui.h"

struct _GvtQuizRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkLabel *state;
  GtkButton *button;
  GtkLabel *button_label;
};

G_DEFINE_FINAL_TYPE (GvtQuizRow, gvt_quiz_row, GTK_TYPE_LIST_BOX_ROW)

static void
gvt_quiz_row_class_init (GvtQuizRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-quiz-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtQuizRow, title);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizRow, state);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizRow, button);
  gtk_widget_class_bind_template_child (widget_class, GvtQuizRow, button_label);
}

static void
gvt_quiz_row_init (GvtQuizRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (transfer full) */
static char *
describe_title (GvtClassQuiz *quiz, const char *title)
{
  const char *form = gvt_class_quiz_get_form (quiz);

  /* Translators: the module, then which of its two forms, A or B */
  return *form != '\0' ? g_strdup_printf (_ ("%s, form %s"), title, form) : g_strdup (title);
}

/* Returns: (transfer full) */
static char *
describe_state (GvtClassQuiz *quiz)
{
  guint n_people = gvt_class_quiz_get_n_people (quiz);
  guint n_answers = gvt_class_quiz_get_n_answers (quiz);

  return g_strdup_printf (gvt_class_quiz_is_open (quiz) ? _ ("Open. Took part: %u. Answers: %u.")
                                                        : _ ("Closed. Took part: %u. Answers: %u."),
                          n_people, n_answers);
}

GtkWidget *
gvt_quiz_row_new (GvtClassQuiz *quiz, const char *title)
{
  GvtQuizRow *self = g_object_new (GVT_TYPE_QUIZ_ROW, NULL);
  gboolean is_open = gvt_class_quiz_is_open (quiz);
  g_autofree char *id = gvt_id_to_text (gvt_class_quiz_get_id (quiz));
  g_autofree char *whole = describe_title (quiz, title);
  g_autofree char *state = describe_state (quiz);

  gtk_label_set_label (self->title, whole);
  gtk_label_set_label (self->state, state);
  gtk_label_set_label (self->button_label,
                       is_open ? _ ("Close the quiz…") : _ ("Show the results"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button),
                                  is_open ? "quizzes.close" : "quizzes.results");
  return GTK_WIDGET (self);
}
