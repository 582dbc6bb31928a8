/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-picture-steps.h"

#include "gvt-class-quiz-acts.h"
#include "gvt-count-page.h"
#include "gvt-entry-row.h"
#include "gvt-gain-page.h"
#include "gvt-keying-page.h"
#include "gvt-quiz-order.h"
#include "gvt-quiz-sheets.h"
#include "gvt-quiz-test.h"
#include "gvt-seat-page.h"
#include "gvt-session-acts.h"
#include "gvt-session-page.h"
#include "gvt-sheet-book.h"
#include "gvt-step-row.h"

#define MODULE   "m5-hari-pemungutan-suara"
#define N_PEOPLE 12

static GvtProfile *
profile_of (GvtWindow *window)
{
  return gvt_workspace_get_profile (gvt_window_get_workspace (window));
}

static GvtModule *
module_of (GvtWindow *window)
{
  return gvt_module_library_find (gvt_workspace_get_modules (gvt_window_get_workspace (window)),
                                  MODULE, NULL);
}

/* Returns: (transfer full) (nullable): of an invented class, the test of @phase: opened if it is
 * not yet */
static GvtClassQuiz *
find_test (GvtWindow *window, GvtQuizPhase phase)
{
  const GvtQuizTestPlan plan = { .phase = phase, .form = phase == GVT_PHASE_PRE ? "A" : NULL };
  g_autoptr (GvtSession) session = gvt_picture_is_practice (window)
                                       ? gvt_picture_find_class (window)
                                       : NULL;
  const GvtId *id = session != NULL ? gvt_session_get_id (session) : NULL;
  g_autoptr (GListModel) quizzes = id != NULL
                                       ? gvt_class_quizzes_browse (profile_of (window), id, NULL)
                                       : NULL;
  GvtId quiz;

  for (guint i = 0; quizzes != NULL && i < g_list_model_get_n_items (quizzes); i++)
    {
      g_autoptr (GvtClassQuiz) old = g_list_model_get_item (quizzes, i);

      if (gvt_class_quiz_get_phase (old) == phase && gvt_class_quiz_is_open (old))
        return g_steal_pointer (&old);
    }
  if (id == NULL || !gvt_sessions_attend (profile_of (window), id, 6, 6, NULL)
      || !gvt_quiz_test_open (profile_of (window), id, module_of (window), &plan, &quiz, NULL))
    return NULL;
  return gvt_class_quiz_view (profile_of (window), &quiz, NULL);
}

/* --- the step of the class --- */

static gboolean
open_class (GvtWindow *window)
{
  g_autoptr (GvtSession) session = gvt_picture_is_practice (window)
                                       ? gvt_picture_find_class (window)
                                       : NULL;

  return session != NULL
         && gvt_picture_show_alone (window, gvt_session_page_new (gvt_session_get_id (session)));
}

static gboolean
choose_step (GvtWindow *window)
{
  GtkWidget *row = gvt_picture_find (gvt_picture_top_page (window, "sessions"), GVT_TYPE_STEP_ROW);

  while (row != NULL && gvt_step_row_get_step (GVT_STEP_ROW (row)) != GVT_STEP_PRETEST)
    row = gtk_widget_get_next_sibling (row);
  if (row == NULL)
    return FALSE;
  gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (row)), GTK_LIST_BOX_ROW (row));
  return TRUE;
}

static gboolean
open_test (GvtWindow *window)
{
  g_autoptr (GvtClassQuiz) quiz = find_test (window, GVT_PHASE_PRE);

  gvt_workspace_touch (gvt_window_get_workspace (window));
  return quiz != NULL;
}

/* --- the roads --- */

static gboolean
open_seat (GvtWindow *window)
{
  g_autoptr (GvtClassQuiz) quiz = find_test (window, GVT_PHASE_PRE);

  return quiz != NULL
         && gvt_picture_show_alone (window, gvt_seat_page_new (quiz, module_of (window)));
}

static gboolean
open_question (GvtWindow *window)
{
  GtkWidget *page = gvt_picture_top_page (window, "sessions");

  return GVT_IS_SEAT_PAGE (page) && gtk_widget_activate_action (page, "seat.begin", NULL);
}

static gboolean
open_count (GvtWindow *window)
{
  g_autoptr (GvtClassQuiz) quiz = find_test (window, GVT_PHASE_PRE);
  GvtSectionPage *page = quiz != NULL ? gvt_count_page_new (quiz, module_of (window), NULL) : NULL;

  return page != NULL && gvt_picture_show_alone (window, page);
}

static void
key_sheets (GvtWindow *window, GvtQuizPhase phase, const char *low, const char *high)
{
  g_autoptr (GvtClassQuiz) quiz = find_test (window, phase);

  for (guint card = 1; quiz != NULL && card <= N_PEOPLE; card++)
    {
      g_autofree char *line = g_strdup_printf ("%u%s %s", card, gvt_class_quiz_get_form (quiz),
                                               card % 3 == 0 ? high : low);
      GvtSheetOutcome outcome;

      gvt_quiz_sheets_key (profile_of (window), quiz, module_of (window), line, &outcome, NULL);
    }
}

/* With a line that is refused: it has the other form. */
static gboolean
open_keying (GvtWindow *window)
{
  g_autoptr (GvtClassQuiz) quiz = find_test (window, GVT_PHASE_PRE);
  g_autoptr (GvtLineBook) book = quiz != NULL ? gvt_sheet_book_new (profile_of (window), quiz,
                                                                    module_of (window), NULL)
                                              : NULL;

  if (book == NULL)
    return FALSE;
  key_sheets (window, GVT_PHASE_PRE, "AD-BC", "BDABC");
  return gvt_picture_show_alone (window, gvt_keying_page_new (book, NULL));
}

static gboolean
refuse_line (GvtWindow *window)
{
  GtkWidget *page = gvt_picture_top_page (window, "sessions");
  GtkWidget *entry = gvt_picture_find (page, GVT_TYPE_ENTRY_ROW);

  if (!GVT_IS_KEYING_PAGE (page) || entry == NULL)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (entry), "7A BDAB");
  return gtk_widget_activate_action (page, "keying.enter", NULL);
}

static gboolean
open_gains (GvtWindow *window)
{
  g_autoptr (GvtClassQuiz) quiz = find_test (window, GVT_PHASE_PRE);

  if (quiz == NULL)
    return FALSE;
  gvt_class_quiz_close (profile_of (window), quiz, NULL);
  key_sheets (window, GVT_PHASE_POST, "DACBA", "DACBC");
  return gvt_picture_show_alone (window, gvt_gain_page_new (gvt_class_quiz_get_session_id (quiz)));
}

const GvtPictureStep gvt_picture_test_steps[] = {
  { "test-class", open_class },       { "test-setup", choose_step },
  { "test-open", open_test },         { "test-seat", open_seat },
  { "test-question", open_question }, { "test-count", open_count },
  { "test-keying", open_keying },     { "test-refused", refuse_line },
  { "test-gains", open_gains },       { NULL, NULL },
};
