/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-picture-steps.h"

#include "gvt-class-quiz-acts.h"
#include "gvt-hands-page.h"
#include "gvt-item-picture.h"
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

/* Whatever was looked at before, and until everything is there that an act of it needs. */
static gboolean
open_class_page (GvtWindow *window)
{
  g_autoptr (GvtSession) session = gvt_picture_is_practice (window)
                                       ? gvt_picture_find_class (window)
                                       : NULL;

  return session != NULL
         && gvt_picture_show_alone (window, gvt_session_page_new (gvt_session_get_id (session)));
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

/* --- what hangs on the wall --- */

static GvtModule *
find_module (GvtWindow *window, const char *id)
{
  GvtModuleLibrary *library = gvt_workspace_get_modules (gvt_window_get_workspace (window));

  return library != NULL ? gvt_module_library_find (library, id, NULL) : NULL;
}

/* Returns: (transfer full) (nullable): the first question of @module whose options are pictures, or
 * that shows a marked paper */
static GvtQuizItem *
find_item (GvtModule *module, gboolean has_pictures)
{
  GListModel *items = gvt_quiz_get_items (gvt_module_get_quiz (module));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (items, i);

      if (has_pictures ? gvt_item_has_option_pictures (item)
                       : gvt_quiz_item_get_paper (item) != NULL)
        return g_steal_pointer (&item);
    }
  return NULL;
}

/* Returns: (transfer full) (nullable): the results of a quiz of @module, of invented people */
static GvtSectionPage *
hold_quiz (GvtWindow *window, const GvtId *session, GvtModule *module, GvtQuizItem *item)
{
  GvtProfile *profile = profile_of (window);
  g_autoptr (GvtClassQuiz) quiz = NULL;
  GvtId id;

  if (!gvt_class_quiz_open (profile, session, module, "", 0, &id, NULL))
    return NULL;
  quiz = gvt_class_quiz_view (profile, &id, NULL);
  for (guint card = 1; quiz != NULL && card <= 24; card++)
    {
      guint place = card % 5 == 0
                        ? card % g_list_model_get_n_items (gvt_quiz_item_get_options (item))
                        : 0;
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (gvt_quiz_item_get_options (item),
                                                                place);

      gvt_class_quiz_show (profile, quiz, module, gvt_quiz_item_get_id (item), card, NULL);
      gvt_class_quiz_answer (profile, quiz, module, gvt_quiz_item_get_id (item), card,
                             gvt_quiz_option_get_id (option), NULL);
    }
  return quiz != NULL && gvt_class_quiz_close (profile, quiz, NULL)
             ? gvt_quiz_results_page_new (&id)
             : NULL;
}

static gboolean
push_alone (GvtWindow *window, GvtSectionPage *page)
{
  if (page == NULL)
    return FALSE;
  gvt_page_stack_pop_to_root (gvt_window_get_class (window));
  gvt_page_stack_push (gvt_window_get_class (window), page);
  return TRUE;
}

static gboolean
open_wall_results (GvtWindow *window)
{
  GvtModule *module = find_module (window, "m5-hari-pemungutan-suara");
  g_autoptr (GvtClassQuiz) quiz = find_quiz (window);
  g_autoptr (GvtQuizItem) item = module != NULL ? find_item (module, TRUE) : NULL;

  return top_page (window) != NULL && gvt_picture_is_practice (window) && quiz != NULL
         && item != NULL
         && push_alone (window,
                        hold_quiz (window, gvt_class_quiz_get_session_id (quiz), module, item));
}

/* The one question that anybody answered. */
static gboolean
open_wall_result (GvtWindow *window)
{
  GvtModule *module = find_module (window, "m5-hari-pemungutan-suara");
  GListModel *items = gvt_quiz_get_items (gvt_module_get_quiz (module));
  g_autoptr (GvtQuizItem) item = find_item (module, TRUE);

  if (!GVT_IS_QUIZ_RESULTS_PAGE (top_page (window)))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GvtQuizItem) asked = g_list_model_get_item (items, i);

      gtk_widget_activate_action (top_page (window), "results.next", NULL);
      if (asked == item)
        return TRUE;
    }
  return FALSE;
}

static gboolean
open_hands_of (GvtWindow *window, const char *id, gboolean has_pictures)
{
  GvtModule *module = find_module (window, id);
  g_autoptr (GvtClassQuiz) quiz = find_quiz (window);
  g_autoptr (GvtQuizItem) item = module != NULL ? find_item (module, has_pictures) : NULL;
  g_autoptr (GListStore) items = g_list_store_new (GVT_TYPE_QUIZ_ITEM);

  if (top_page (window) == NULL || quiz == NULL || item == NULL)
    return FALSE;
  g_list_store_append (items, item);
  return push_alone (window, gvt_hands_page_new (gvt_class_quiz_get_session_id (quiz), module,
                                                 G_LIST_MODEL (items), 31));
}

static gboolean
open_hands (GvtWindow *window)
{
  return open_hands_of (window, "m5-hari-pemungutan-suara", TRUE);
}

static gboolean
open_hands_answer (GvtWindow *window)
{
  return top_page (window) != NULL
         && gtk_widget_activate_action (top_page (window), "hands.next", NULL);
}

static gboolean
open_hands_paper (GvtWindow *window)
{
  return open_hands_of (window, "m7-sah-tidak-sah", FALSE);
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
  { "class-before", open_class_page },
  { "class-mode-quiz", open_quiz },
  { "class-mode-answered", open_answered },
  { "class-mode-gate", open_gate },
  { "class-mode-results", open_results },
  { "class-mode-result", open_result },
  { "wall-results", open_wall_results },
  { "wall-result", open_wall_result },
  { "hands", open_hands },
  { "hands-answer", open_hands_answer },
  { "hands-paper", open_hands_paper },
  { "class-mode-module", open_module },
  { "class-mode-lesson", open_lesson },
  { "class-mode", open_class },
  { "class-mode-teacher", open_teacher },
  { NULL, NULL },
};
