/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-list.h"

#include <glib/gi18n-lib.h>

#include "gvt-ask.h"
#include "gvt-quiz-results-page.h"
#include "gvt-quiz-row.h"
#include "gvt-quiz-work.h"
#include "gvt-ui.h"

struct _GvtQuizList
{
  AdwBin parent_instance;

  GtkListBox *rows;

  GvtWorkspace *workspace; /* (nullable): until something was shown */
};

G_DEFINE_FINAL_TYPE (GvtQuizList, gvt_quiz_list, ADW_TYPE_BIN)

static GvtSectionPage *
page_of (GvtQuizList *self)
{
  return GVT_SECTION_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), GVT_TYPE_SECTION_PAGE));
}

static void
open_results (GvtQuizList *self, const GvtId *quiz)
{
  gvt_section_page_open (page_of (self), gvt_quiz_results_page_new (quiz));
}

static void
quizzes_results (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtId quiz;

  if (gvt_id_from_text (g_variant_get_string (parameter, NULL), &quiz, NULL))
    open_results (GVT_QUIZ_LIST (widget), &quiz);
}

/* --- closing --- */

static void
on_closed (gpointer owner, gpointer result, const GError *error)
{
  GvtQuizList *self = owner;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "quizzes.close", TRUE);
  if (error != NULL)
    {
      gvt_section_page_say_error (page_of (self), error);
      return;
    }
  gvt_workspace_touch (self->workspace);
  open_results (self, result);
}

static void
close_quiz (gpointer owner, gpointer data)
{
  GvtQuizList *self = owner;
  GvtWork work = { .done = on_closed };

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "quizzes.close", FALSE);
  gvt_session_work_close_quiz (&work, gvt_workspace_get_profile (self->workspace), data);
  gvt_work_run (self, NULL, &work);
}

/* Who is to say yes knows first how many have answered, and what is missing. */
static void
on_counted (gpointer owner, gpointer result, const GError *error)
{
  GvtQuizList *self = owner;
  const GvtQuizOutcome *outcome = result;
  g_autofree char *missing = NULL;
  g_autofree char *body = NULL;
  GvtQuestion question = { .heading = _ ("Close the quiz?"), .accept = _ ("_Close the quiz") };

  if (error != NULL)
    {
      gvt_section_page_say_error (page_of (self), error);
      return;
    }
  missing = gvt_quiz_outcome_describe_missing (outcome);
  body = g_strdup_printf (
      "%s\n\n%s", missing,
      _ ("What is missing does not count as wrong. Afterwards nobody can answer "
         "or change an answer."));
  question.body = body;
  gvt_ask (GTK_WIDGET (self), &question, close_quiz,
           g_memdup2 (gvt_class_quiz_get_id (outcome->quiz), sizeof (GvtId)), g_free);
}

static void
quizzes_close (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtQuizList *self = GVT_QUIZ_LIST (widget);
  GvtWork work = { .done = on_counted };
  GvtId quiz;

  if (!gvt_id_from_text (g_variant_get_string (parameter, NULL), &quiz, NULL))
    return;
  gvt_session_work_outcome (&work, gvt_workspace_get_profile (self->workspace),
                            gvt_workspace_get_modules (self->workspace), &quiz);
  gvt_work_run (self, NULL, &work);
}

/* --- construction --- */

static void
gvt_quiz_list_dispose (GObject *object)
{
  g_clear_object (&GVT_QUIZ_LIST (object)->workspace);
  G_OBJECT_CLASS (gvt_quiz_list_parent_class)->dispose (object);
}

static void
gvt_quiz_list_class_init (GvtQuizListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_quiz_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-quiz-list.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtQuizList, rows);
  gtk_widget_class_install_action (widget_class, "quizzes.close", "s", quizzes_close);
  gtk_widget_class_install_action (widget_class, "quizzes.results", "s", quizzes_results);
}

static void
gvt_quiz_list_init (GvtQuizList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Of content that is not here any more the id is what it is called by. Returns: (transfer none) */
static const char *
title_of (GvtClassQuiz *quiz, GvtModuleLibrary *library)
{
  GvtModule *module = gvt_module_library_find_hash (library, gvt_class_quiz_get_hash (quiz), NULL);

  return module != NULL ? gvt_module_get_title (module) : gvt_class_quiz_get_module (quiz);
}

void
gvt_quiz_list_show (GvtQuizList *self, GvtWorkspace *workspace, GListModel *quizzes)
{
  GvtModuleLibrary *library = gvt_workspace_get_modules (workspace);
  guint n_quizzes = g_list_model_get_n_items (quizzes);
  GtkWidget *row;

  g_return_if_fail (GVT_IS_QUIZ_LIST (self));

  g_set_object (&self->workspace, workspace);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, row);
  for (guint i = n_quizzes; i > 0; i--)
    {
      g_autoptr (GvtClassQuiz) quiz = g_list_model_get_item (quizzes, i - 1);

      if (gvt_class_quiz_get_phase (quiz) == GVT_PHASE_NONE) /* a test has a step of its own */
        gtk_list_box_append (self->rows, gvt_quiz_row_new (quiz, title_of (quiz, library)));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_list_box_get_row_at_index (self->rows, 0) != NULL);
}
