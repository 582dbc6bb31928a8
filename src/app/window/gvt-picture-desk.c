/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The voter desk, and what a day of it leaves. */
#include "gvt-picture-steps.h"

#include "gvt-lists-page.h"
#include "gvt-queue-item-page.h"
#include "gvt-queue-page.h"
#include "gvt-queue-row.h"
#include "gvt-reveal-group.h"
#include "gvt-voter-row-view.h"
#include "gvt-voters-page.h"

static gboolean
open_voters (GvtWindow *window)
{
  return gvt_picture_show_root (window, "voters");
}

/* Only invented people are looked up for a picture. */
static gboolean
open_hits (GvtWindow *window)
{
  GvtWorkspace *workspace = gvt_window_get_workspace (window);

  if (!gvt_workspace_is_practice (workspace) || !gvt_workspace_opens_roll (workspace))
    return FALSE;
  gvt_voters_page_ask (GVT_VOTERS_PAGE (gvt_picture_top_page (window, "voters")), 1, "siti");
  return TRUE;
}

static gboolean
open_person (GvtWindow *window)
{
  GtkWidget *row = gvt_picture_find (gvt_picture_top_page (window, "voters"),
                                     GVT_TYPE_VOTER_ROW_VIEW);

  return row != NULL && gtk_widget_activate (row);
}

/* For a reason, the first of those that a person may choose from. */
static gboolean
open_number (GvtWindow *window)
{
  GtkWidget *group = gvt_picture_find (gvt_picture_top_page (window, "voters"),
                                       GVT_TYPE_REVEAL_GROUP);
  GtkWidget *reason = group != NULL ? gvt_picture_find (group, ADW_TYPE_COMBO_ROW) : NULL;

  if (reason == NULL)
    return FALSE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (reason), 1);
  return gtk_widget_activate_action (group, "reveal.show", NULL);
}

static gboolean
open_proposal (GvtWindow *window)
{
  return gtk_widget_activate_action (gvt_picture_top_page (window, "voters"), "person.propose",
                                     NULL);
}

static gboolean
open_lease_code (GvtWindow *window)
{
  return gvt_picture_show_root (window, "voters")
         && gtk_widget_activate_action (gvt_picture_top_page (window, "voters"), "voters.code",
                                        NULL);
}

static gboolean
open_beside_voters (GvtWindow *window, const char *action)
{
  GvtWorkspace *workspace = gvt_window_get_workspace (window);

  return gvt_workspace_is_practice (workspace) && gvt_workspace_opens_roll (workspace)
         && gvt_picture_show_root (window, "voters")
         && gtk_widget_activate_action (gvt_picture_top_page (window, "voters"), action, NULL);
}

static gboolean
open_checks (GvtWindow *window)
{
  return open_beside_voters (window, "voters.checks");
}

static gboolean
open_lists (GvtWindow *window)
{
  return open_beside_voters (window, "voters.lists");
}

static gboolean
open_lint (GvtWindow *window)
{
  return gtk_widget_activate_action (gvt_picture_top_page (window, "voters"), "lists.lint", NULL);
}

static gboolean
open_changes (GvtWindow *window)
{
  if (!open_lists (window))
    return FALSE;
  gvt_lists_page_choose (GVT_LISTS_PAGE (gvt_picture_top_page (window, "voters")), 1);
  return gtk_widget_activate_action (gvt_picture_top_page (window, "voters"), "lists.changes",
                                     NULL);
}

static gboolean
open_worklists (GvtWindow *window)
{
  return open_beside_voters (window, "voters.worklists");
}

static gboolean
open_worklist (GvtWindow *window)
{
  return gvt_picture_open_first_row (window, "voters");
}

static gboolean
open_proposals (GvtWindow *window)
{
  return open_beside_voters (window, "voters.proposals");
}

static gboolean
open_slip (GvtWindow *window)
{
  return gtk_widget_activate_action (gvt_picture_top_page (window, "voters"), "proposals.slip",
                                     NULL);
}

/* --- the centre's queue: with a line to it, or as it says that there is none --- */

static gboolean
open_queue (GvtWindow *window)
{
  const GvtUser *user = gvt_workspace_get_user (gvt_window_get_workspace (window));

  return user != NULL && user->role == GVT_ROLE_SUPERVISOR
         && open_beside_voters (window, "voters.queue");
}

/* As before all of them are decided at once. */
static gboolean
choose_all (GvtWindow *window)
{
  GtkWidget *first = gvt_picture_find (gvt_picture_top_page (window, "voters"), GVT_TYPE_QUEUE_ROW);

  for (GtkWidget *row = first; row != NULL; row = gtk_widget_get_next_sibling (row))
    g_object_set (row, "chosen", TRUE, NULL);
  return first != NULL;
}

static gboolean
open_queue_item (GvtWindow *window)
{
  GtkWidget *row = gvt_picture_find (gvt_picture_top_page (window, "voters"), GVT_TYPE_QUEUE_ROW);

  return row != NULL && gtk_widget_activate (row);
}

/* Nothing invented was ever taken up by a list. */
static gboolean
open_nothing_waits (GvtWindow *window)
{
  if (!GVT_IS_QUEUE_ITEM_PAGE (gvt_picture_top_page (window, "voters")) || !open_queue (window))
    return FALSE;
  gvt_queue_page_choose (GVT_QUEUE_PAGE (gvt_picture_top_page (window, "voters")), "taken_up");
  return TRUE;
}

static gboolean
open_sync (GvtWindow *window)
{
  return gvt_picture_show_root (window, "sync");
}

/* What the centre told of invented laptops. */
static gboolean
open_fleet (GvtWindow *window)
{
  const GvtUser *user = gvt_workspace_get_user (gvt_window_get_workspace (window));

  return user != NULL && user->role == GVT_ROLE_SUPERVISOR && gvt_picture_show_root (window, "sync")
         && gtk_widget_activate_action (gvt_picture_top_page (window, "sync"), "sync.fleet", NULL);
}

static gboolean
open_fleet_laptop (GvtWindow *window)
{
  return gvt_picture_open_first_row (window, "sync");
}

static gboolean
open_loss (GvtWindow *window)
{
  return gtk_widget_activate_action (gvt_picture_top_page (window, "sync"), "fleet.lost", NULL);
}

static gboolean
open_ledger (GvtWindow *window)
{
  return gvt_picture_has_access (window, GVT_ACCESS_UNLOCKED)
         && gtk_widget_activate_action (gvt_picture_top_page (window, "sync"), "sync.ledger", NULL);
}

static gboolean
open_records (GvtWindow *window)
{
  return gvt_picture_open_first_row (window, "sync");
}

static gboolean
open_end_day (GvtWindow *window)
{
  return gvt_picture_show_root (window, "sync")
         && gvt_picture_has_access (window, GVT_ACCESS_UNLOCKED)
         && gtk_widget_activate_action (gvt_picture_top_page (window, "sync"), "sync.end-day",
                                        NULL);
}

const GvtPictureStep gvt_picture_desk_steps[] = {
  { "voters", open_voters },
  { "voters-hits", open_hits },
  { "person", open_person },
  { "person-number", open_number },
  { "proposal", open_proposal },
  { "lease-code", open_lease_code },
  { "voters-checks", open_checks },
  { "voters-lists", open_lists },
  { "voters-lint", open_lint },
  { "voters-changes", open_changes },
  { "voters-worklists", open_worklists },
  { "voters-worklist", open_worklist },
  { "voters-proposals", open_proposals },
  { "voters-slip", open_slip },
  { "queue", open_queue },
  { "queue-batch", choose_all },
  { "queue-item", open_queue_item },
  { "queue-empty", open_nothing_waits },
  { "sync", open_sync },
  { "ledger", open_ledger },
  { "ledger-records", open_records },
  { "fleet", open_fleet },
  { "fleet-laptop", open_fleet_laptop },
  { "loss", open_loss },
  { "end-day", open_end_day },
  { NULL, NULL },
};
