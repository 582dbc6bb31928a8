/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-picture-steps.h"

#include "gvt-module-card.h"
#include "gvt-module-library.h"
#include "gvt-picture-pupil.h"
#include "gvt-quiz-option-button.h"
#include "gvt-quiz-page.h"

static gboolean
open_home (GvtWindow *window)
{
  return gvt_picture_show_root (window, "home");
}

/* At once, without waiting for the next letter. */
static void
search_modules (GvtWindow *window, const char *words)
{
  GtkWidget *entry = gvt_picture_find (gvt_picture_top_page (window, "learning"),
                                       GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed");
}

static gboolean
open_learning (GvtWindow *window)
{
  gvt_picture_show_root (window, "learning");
  search_modules (window, "");
  return TRUE;
}

static gboolean
open_learning_found (GvtWindow *window)
{
  search_modules (window, "tanda tangan");
  return TRUE;
}

static gboolean
open_module (GvtWindow *window)
{
  GtkWidget *card = gvt_picture_find (gvt_picture_top_page (window, "learning"),
                                      GVT_TYPE_MODULE_CARD);

  return card != NULL && gtk_widget_activate (card);
}

static gboolean
open_lesson (GvtWindow *window)
{
  return gtk_widget_activate_action (gvt_picture_top_page (window, "learning"), "module.read",
                                     NULL);
}

/* As on the wall, but in the window's size. */
static gboolean
open_projector (GvtWindow *window)
{
  return gtk_widget_activate_action (gvt_picture_top_page (window, "learning"), "lesson.project",
                                     NULL);
}

static gboolean
open_projector_next (GvtWindow *window)
{
  GvtPageStack *wall = gvt_window_get_wall (window);

  return wall != NULL
         && gtk_widget_activate_action (GTK_WIDGET (gvt_page_stack_get_top (wall)), "wall.next",
                                        NULL);
}

static gboolean
leave_projector (GvtWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  return FALSE; /* what is seen then was seen before */
}

static gboolean
open_quiz (GvtWindow *window)
{
  gvt_page_stack_pop (gvt_window_get_section (window, "learning"));
  return gtk_widget_activate_action (gvt_picture_top_page (window, "learning"), "module.quiz",
                                     NULL);
}

/* The explanation after an answer. */
static gboolean
open_quiz_solution (GvtWindow *window)
{
  GtkWidget *page = gvt_picture_top_page (window, "learning");
  GtkWidget *option = gvt_picture_find (page, GVT_TYPE_QUIZ_OPTION_BUTTON);

  if (option == NULL)
    return FALSE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (option), TRUE);
  return gtk_widget_activate_action (page, "quiz.next", NULL);
}

static gboolean
skip_questions (GvtWindow *window, guint n)
{
  for (guint i = 0; i < n; i++)
    gtk_widget_activate_action (gvt_picture_top_page (window, "learning"), "quiz.skip", NULL);
  return TRUE;
}

static gboolean
open_quiz_at (GvtWindow *window, const char *id, guint index)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  GvtSectionPage *page = gvt_quiz_page_new (gvt_module_library_find (library, id, NULL));

  gvt_picture_show_root (window, "learning");
  gvt_page_stack_push (gvt_window_get_section (window, "learning"), page);
  return skip_questions (window, index);
}

/* The drawings that M5 has to choose from. */
static gboolean
open_quiz_drawings (GvtWindow *window)
{
  return open_quiz_at (window, "m5-hari-pemungutan-suara", 9);
}

/* The marked papers that M7 asks about. */
static gboolean
open_quiz_paper (GvtWindow *window)
{
  return open_quiz_at (window, "m7-sah-tidak-sah", 8);
}

static gboolean
open_quiz_paper_of_parties (GvtWindow *window)
{
  return skip_questions (window, 2);
}

static gboolean
open_quiz_score (GvtWindow *window)
{
  return skip_questions (window, G_MAXUINT8);
}

const GvtPictureStep gvt_picture_learning_steps[] = {
  { "home", open_home },
  { "learning", open_learning },
  { "learning-found", open_learning_found },
  { "module", open_module },
  { "lesson", open_lesson },
  { "projector", open_projector },
  { "projector-next", open_projector_next },
  { "projector-third", open_projector_next },
  { "projector-left", leave_projector },
  { "quiz", open_quiz },
  { "quiz-solution", open_quiz_solution },
  { "quiz-contrast", gvt_picture_contrast },
  { "quiz-largest", gvt_picture_largest },
  { "quiz-drawings", open_quiz_drawings },
  { "quiz-drawings-solution", open_quiz_solution },
  { "quiz-paper", open_quiz_paper },
  { "quiz-paper-parties", open_quiz_paper_of_parties },
  { "quiz-score", open_quiz_score },
  { NULL, NULL },
};
