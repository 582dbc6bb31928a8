/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-picture-steps.h"

#include "gvt-plain-row.h"
#include "gvt-plan-part-page.h"
#include "gvt-session-acts.h"
#include "gvt-session-page.h"
#include "gvt-session-views.h"
#include "gvt-step-acts.h"
#include "gvt-step-row.h"
#include "gvt-visit-cancel.h"
#include "gvt-visit-page.h"

static gboolean
open_sessions (GvtWindow *window)
{
  return gvt_picture_show_root (window, "sessions");
}

static gboolean
open_plan (GvtWindow *window)
{
  return gvt_picture_has_access (window, GVT_ACCESS_UNLOCKED)
         && gtk_widget_activate_action (gvt_picture_top_page (window, "sessions"), "visit.plan",
                                        NULL);
}

static gboolean
open_coverage (GvtWindow *window)
{
  return gvt_picture_show_root (window, "sessions")
         && gtk_widget_activate_action (gvt_picture_top_page (window, "sessions"), "visit.coverage",
                                        NULL);
}

static gboolean
open_part (GvtWindow *window, const char *part)
{
  if (GVT_IS_PLAN_PART_PAGE (gvt_picture_top_page (window, "sessions")))
    gvt_page_stack_pop (gvt_window_get_section (window, "sessions"));
  return gtk_widget_activate_action (gvt_picture_top_page (window, "sessions"), "plan.open", "s",
                                     part);
}

static gboolean
open_plan_people (GvtWindow *window)
{
  return open_part (window, "people");
}

static gboolean
open_plan_modules (GvtWindow *window)
{
  GtkWidget *row;

  if (!open_part (window, "modules"))
    return FALSE;
  row = gvt_picture_find (gvt_picture_top_page (window, "sessions"), GVT_TYPE_PLAIN_ROW);
  return row != NULL && gtk_widget_activate (row); /* one is planned, and the rest can be */
}

static gboolean
open_plan_order (GvtWindow *window)
{
  return open_part (window, "order");
}

static gboolean
open_plan_team (GvtWindow *window)
{
  return open_part (window, "team");
}

static gboolean
open_plan_lists (GvtWindow *window)
{
  return open_part (window, "lists");
}

static gboolean
open_plan_names (GvtWindow *window)
{
  return open_part (window, "names");
}

static gboolean
open_visit (GvtWindow *window)
{
  return gvt_picture_show_root (window, "sessions")
         && gvt_picture_open_first_row (window, "sessions");
}

/* Whatever was opened from the visit is closed first. Returns: (transfer none) */
static GtkWidget *
return_to_visit (GvtWindow *window)
{
  if (!GVT_IS_VISIT_PAGE (gvt_picture_top_page (window, "sessions")))
    gvt_page_stack_pop (gvt_window_get_section (window, "sessions"));
  return gvt_picture_top_page (window, "sessions");
}

static gboolean
open_ready (GvtWindow *window)
{
  return gtk_widget_activate_action (return_to_visit (window), "visit.ready", NULL);
}

static gboolean
open_sign (GvtWindow *window)
{
  return gtk_widget_activate_action (return_to_visit (window), "visit.sign", NULL);
}

static gboolean
open_papers (GvtWindow *window)
{
  return gtk_widget_activate_action (return_to_visit (window), "visit.papers", NULL);
}

static gboolean
open_session (GvtWindow *window)
{
  return_to_visit (window);
  return gvt_picture_open_first_row (window, "sessions");
}

/* Only a practice profile is given another class for a picture. */
static gboolean
open_class (GvtWindow *window)
{
  if (!gvt_picture_is_practice (window))
    return FALSE;
  gvt_page_stack_pop (gvt_window_get_section (window, "sessions"));
  return gtk_widget_activate_action (gvt_picture_top_page (window, "sessions"),
                                     "visit.open-session", NULL);
}

/* The next step of the class that is open, by its row in the rail. */
static gboolean
open_next_step (GvtWindow *window)
{
  GtkWidget *row = gvt_picture_find (gvt_picture_top_page (window, "sessions"), GVT_TYPE_STEP_ROW);
  GtkWidget *list = row != NULL ? gtk_widget_get_parent (row) : NULL;
  GtkListBoxRow *present = list != NULL ? gtk_list_box_get_selected_row (GTK_LIST_BOX (list))
                                        : NULL;

  if (present == NULL)
    return FALSE;
  gtk_list_box_select_row (GTK_LIST_BOX (list),
                           gtk_list_box_get_row_at_index (
                               GTK_LIST_BOX (list), gtk_list_box_row_get_index (present) + 1));
  return TRUE;
}

/* A class with people, of which a step was left out. */
static gboolean
open_run (GvtWindow *window)
{
  GvtWorkspace *workspace = gvt_window_get_workspace (window);
  GvtProfile *profile = gvt_workspace_get_profile (workspace);
  GtkWidget *page = gvt_picture_top_page (window, "sessions");
  GvtId session;

  if (!gvt_picture_is_practice (window) || !GVT_IS_SESSION_PAGE (page))
    return FALSE;
  gvt_session_page_get_session (GVT_SESSION_PAGE (page), &session);
  if (!gvt_sessions_attend (profile, &session, 18, 20, NULL)
      || !gvt_session_step_skip (profile, &session, "modules", "power", NULL)
      || !gvt_session_step_enter (profile, &session, "attendance", NULL))
    return FALSE;
  gvt_workspace_touch (workspace);
  return TRUE;
}

static gboolean
open_history (GvtWindow *window)
{
  return gtk_widget_activate_action (gvt_picture_top_page (window, "sessions"), "session.history",
                                     NULL);
}

static gboolean
open_home_again (GvtWindow *window)
{
  return gvt_picture_is_practice (window) && gvt_picture_show_root (window, "home");
}

/* One more visit is planned for it, which is not held. */
static gboolean
open_cancelled (GvtWindow *window)
{
  GvtProfile *profile = gvt_workspace_get_profile (gvt_window_get_workspace (window));
  g_autoptr (GListModel) visits = NULL;
  g_autoptr (GvtVisit) first = NULL;
  GvtId visit;

  if (!gvt_picture_is_practice (window))
    return FALSE;
  visits = gvt_visits_browse (profile, NULL);
  first = visits != NULL ? g_list_model_get_item (visits, 0) : NULL;
  return first != NULL
         && gvt_sessions_plan_visit (profile, "Balai Desa Contoh", gvt_visit_get_place (first),
                                     gvt_visit_get_date (first), 60, &visit, NULL)
         && gvt_visits_cancel (profile, &visit, "road", NULL)
         && gvt_picture_show_alone (window, gvt_visit_page_new (&visit));
}

const GvtPictureStep gvt_picture_visit_steps[] = {
  { "sessions", open_sessions },
  { "plan", open_plan },
  { "plan-people", open_plan_people },
  { "plan-modules", open_plan_modules },
  { "plan-order", open_plan_order },
  { "plan-team", open_plan_team },
  { "plan-lists", open_plan_lists },
  { "plan-names", open_plan_names },
  { "coverage", open_coverage },
  { "visit", open_visit },
  { "visit-ready", open_ready },
  { "visit-sign", open_sign },
  { "visit-papers", open_papers },
  { "session", open_session },
  { "class-attendance", open_class },
  { "class-pretest", open_next_step },
  { "class-teach", open_next_step },
  { "class-quiz", open_next_step },
  { "class-posttest", open_next_step },
  { "class-survey", open_next_step },
  { "class-close", open_next_step },
  { "class-report", open_next_step },
  { "class-run", open_run },
  { "class-history", open_history },
  { "visit-cancelled", open_cancelled },
  { "home-unfinished", open_home_again },
  { NULL, NULL },
};
