/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-picture-steps.h"

#include "gvt-class-quiz.h"
#include "gvt-module-page.h"
#include "gvt-quiz-option-button.h"
#include "gvt-quiz-results-page.h"
#include "gvt-session-page.h"
#include "gvt-session-views.h"

static GvtProfile *
profile_of (GvtWindow *window)
{
  return gvt_workspace_get_profile (gvt_window_get_workspace (window));
}

static GtkWidget *
top_page (GvtWindow *window)
{
  GvtPageStack *pages = gvt_window_get_class (window);

  return pages != NULL ? GTK_WIDGET (gvt_page_stack_get_top (pages)) : NULL;
}

/* Returns: (transfer full) (nullable): the first quiz of a class that is open */
static GvtClassQuiz *
find_quiz (GvtWindow *window)
{
  g_autoptr (GListModel) sessions = gvt_sessions_browse (profile_of (window), NULL, NULL);

  for (guint i = 0; sessions != NULL && i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (sessions, i);
      g_autoptr (GListModel) quizzes = gvt_class_quizzes_browse (
          profile_of (window), gvt_session_get_id (session), NULL);

      if (gvt_session_is_open (session) && quizzes != NULL
          && g_list_model_get_n_items (quizzes) > 0)
        return g_list_model_get_item (quizzes, 0);
    }
  return NULL;
}

/* Begun outside of class mode, so that no passphrase is needed. */
static gboolean
open_quiz (GvtWindow *window)
{
  GvtPageStack *sessions = gvt_window_get_section (window, "sessions");
  GtkWidget *page = GTK_WIDGET (gvt_page_stack_get_top (sessions));

  return gvt_workspace_is_practice (gvt_window_get_workspace (window)) && GVT_IS_SESSION_PAGE (page)
         && gtk_widget_activate_action (page, "session.quiz", NULL);
}

static gboolean
open_answered (GvtWindow *window)
{
  GtkWidget *option = top_page (window) != NULL
                          ? gvt_picture_find (top_page (window), GVT_TYPE_QUIZ_OPTION_BUTTON)
                          : NULL;

  if (option == NULL)
    return FALSE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (option), TRUE);
  return gtk_widget_activate_action (top_page (window), "quiz.next", NULL);
}

static gboolean
open_gate (GvtWindow *window)
{
  return top_page (window) != NULL
         && gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
}

static gboolean
open_results (GvtWindow *window)
{
  g_autoptr (GvtClassQuiz) quiz = find_quiz (window);

  if (top_page (window) == NULL || quiz == NULL)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL); /* from the gate */
  gvt_page_stack_pop_to_root (gvt_window_get_class (window));
  gvt_page_stack_push (gvt_window_get_class (window),
                       gvt_quiz_results_page_new (gvt_class_quiz_get_id (quiz)));
  return TRUE;
}

static gboolean
open_result (GvtWindow *window)
{
  return top_page (window) != NULL
         && gtk_widget_activate_action (top_page (window), "results.next", NULL);
}

/* Without recording that it was taught, which would ask for the teacher. */
static gboolean
open_module (GvtWindow *window)
{
  GvtModuleLibrary *library = gvt_workspace_get_modules (gvt_window_get_workspace (window));
  GvtModule *module = gvt_module_library_find (library, "m5-hari-pemungutan-suara", NULL);

  if (top_page (window) == NULL || module == NULL)
    return FALSE;
  gvt_page_stack_pop_to_root (gvt_window_get_class (window));
  gvt_page_stack_push (gvt_window_get_class (window), gvt_module_page_new (module));
  return TRUE;
}

static gboolean
open_lesson (GvtWindow *window)
{
  return top_page (window) != NULL
         && gtk_widget_activate_action (top_page (window), "module.read", NULL);
}

static gboolean
open_class (GvtWindow *window)
{
  if (top_page (window) == NULL)
    return FALSE;
  gvt_page_stack_pop_to_root (gvt_window_get_class (window));
  return TRUE;
}

static gboolean
open_teacher (GvtWindow *window)
{
  return top_page (window) != NULL
         && gtk_widget_activate_action (GTK_WIDGET (window), "win.ask-teacher", NULL);
}

const GvtPictureStep gvt_picture_class_steps[] = {
  { "class-mode-quiz", open_quiz },       { "class-mode-answered", open_answered },
  { "class-mode-gate", open_gate },       { "class-mode-results", open_results },
  { "class-mode-result", open_result },   { "class-mode-module", open_module },
  { "class-mode-lesson", open_lesson },   { "class-mode", open_class },
  { "class-mode-teacher", open_teacher }, { NULL, NULL },
};
