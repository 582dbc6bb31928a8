/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-picture-steps.h"

#include "gvt-followup-page.h"
#include "gvt-keying-page.h"
#include "gvt-survey-answer.h"
#include "gvt-survey-book.h"
#include "gvt-survey-line.h"
#include "gvt-survey-page.h"
#include "gvt-survey-results-page.h"

static GvtProfile *
profile_of (GvtWindow *window)
{
  return gvt_workspace_get_profile (gvt_window_get_workspace (window));
}

static gboolean
act (GvtWindow *window, const char *action)
{
  return gtk_widget_activate_action (gvt_picture_top_page (window, "sessions"), action, NULL);
}

/* --- the seat --- */

static gboolean
open_seat (GvtWindow *window, gboolean is_smiley)
{
  g_autoptr (GvtSession) session = gvt_picture_is_practice (window)
                                       ? gvt_picture_find_class (window)
                                       : NULL;

  return session != NULL
         && gvt_picture_show_alone (window, gvt_survey_page_new (gvt_session_get_id (session),
                                                                 is_smiley, GVT_SERVICE_EDUCATION));
}

static gboolean
open_greeting (GvtWindow *window)
{
  return open_seat (window, FALSE);
}

static gboolean
choose (GvtWindow *window, guint answer)
{
  GtkWidget *button = gvt_picture_find (gvt_picture_top_page (window, "sessions"),
                                        GVT_TYPE_SURVEY_ANSWER);

  for (; button != NULL && answer > 1; answer--)
    button = gtk_widget_get_next_sibling (button);
  if (button == NULL)
    return FALSE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  return TRUE;
}

static gboolean
is_seat (GvtWindow *window)
{
  return GVT_IS_SURVEY_PAGE (gvt_picture_top_page (window, "sessions"));
}

static gboolean
open_question (GvtWindow *window)
{
  return is_seat (window) && act (window, "survey.next") && choose (window, 3);
}

/* About who answers: the last screen but two. */
static gboolean
open_person (GvtWindow *window)
{
  if (!is_seat (window))
    return FALSE;
  for (guint i = 0; i < 10; i++)
    act (window, i < 9 && choose (window, 4 - i % 2) ? "survey.next" : "survey.skip");
  return choose (window, 2);
}

static gboolean
open_thanks (GvtWindow *window)
{
  return is_seat (window) && act (window, "survey.next") && act (window, "survey.skip");
}

static gboolean
open_faces (GvtWindow *window)
{
  return open_seat (window, TRUE);
}

static gboolean
open_face (GvtWindow *window)
{
  return is_seat (window) && act (window, "survey.next") && choose (window, 3);
}

/* --- what it comes to --- */

/* Sheets of invented people: enough women, too few men. */
static void
take_sheets (GvtWindow *window, const GvtId *session)
{
  for (guint i = 1; i <= 26; i++)
    {
      g_autofree char *line = g_strdup_printf (
          "%u 4%u%u4%u343%u %c %s %s", 100 + i, 3 + i % 2, 2 + i % 2, 3 + i % 2, 2 + i % 3,
          i % 3 == 0 ? 'L' : 'P', i < 20 ? "17-21" : "31-59", i < 14 ? "SMA" : "S1");
      GvtSurveySheet sheet = { 0 };

      if (gvt_survey_line_parse (&sheet, line, i, GVT_SERVICE_EDUCATION, NULL))
        gvt_sessions_survey (profile_of (window), session, &sheet, NULL);
    }
  for (guint i = 1; i <= 12; i++)
    {
      GvtSmileySheet sheet = { .channel = GVT_SURVEY_PAPER,
                               .sheet = i,
                               .faces = { 3, i % 4 == 0 ? 1 : 3, 2 + i % 2 },
                               .n_faces = 3,
                               .is_done = TRUE };

      gvt_sessions_smile (profile_of (window), session, &sheet, NULL);
    }
}

static gboolean
open_results (GvtWindow *window)
{
  g_autoptr (GvtSession) session = gvt_picture_is_practice (window)
                                       ? gvt_picture_find_class (window)
                                       : NULL;

  if (session == NULL)
    return FALSE;
  take_sheets (window, gvt_session_get_id (session));
  return gvt_picture_show_alone (window,
                                 gvt_survey_results_page_new (gvt_session_get_visit_id (session),
                                                              gvt_session_get_id (session)));
}

static gboolean
open_followup (GvtWindow *window)
{
  GtkWidget *page = gvt_picture_top_page (window, "sessions");
  GtkWidget *row = gvt_picture_find (page, GTK_TYPE_LIST_BOX_ROW);

  return GVT_IS_SURVEY_RESULTS_PAGE (page) && row != NULL && gtk_widget_activate (row);
}

static gboolean
open_keying (GvtWindow *window)
{
  g_autoptr (GvtSession) session = gvt_picture_is_practice (window)
                                       ? gvt_picture_find_class (window)
                                       : NULL;
  g_autoptr (GvtLineBook) book = NULL;

  if (session == NULL)
    return FALSE;
  book = gvt_survey_book_new (profile_of (window), gvt_session_get_id (session), FALSE,
                              GVT_SERVICE_EDUCATION);
  return gvt_picture_show_alone (window, gvt_keying_page_new (book, NULL));
}

const GvtPictureStep gvt_picture_survey_steps[] = {
  { "survey-greeting", open_greeting }, { "survey-question", open_question },
  { "survey-person", open_person },     { "survey-thanks", open_thanks },
  { "survey-faces", open_faces },       { "survey-face", open_face },
  { "survey-results", open_results },   { "survey-followup", open_followup },
  { "survey-keying", open_keying },     { NULL, NULL },
};
