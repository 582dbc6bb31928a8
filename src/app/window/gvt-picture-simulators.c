/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-picture-steps.h"

#include "gvt-ballot-library.h"
#include "gvt-ballot-page.h"
#include "gvt-ballot-sheet.h"
#include "gvt-entry-row.h"
#include "gvt-picture-pupil.h"
#include "gvt-station-codec.h"
#include "gvt-station-page.h"

static gboolean
open_ballots (GvtWindow *window)
{
  return gvt_picture_show_root (window, "learning")
         && gtk_widget_activate_action (gvt_picture_top_page (window, "learning"),
                                        "learning.ballots", NULL);
}

/* The ballot of this kind, in place of the one before. */
static gboolean
open_ballot (GvtWindow *window, const char *kind)
{
  GvtPageStack *stack = gvt_window_get_section (window, "learning");
  GvtBallotPaper *paper = gvt_ballot_library_find_paper (NULL, kind, NULL);

  gvt_page_stack_pop_to_root (stack);
  gvt_page_stack_push (stack, gvt_ballot_page_new (gvt_ballot_library_find_set_of (paper), paper));
  return TRUE;
}

static gboolean
open_president (GvtWindow *window)
{
  return open_ballot (window, "presiden");
}

/* Punched and judged. */
static gboolean
open_verdict (GvtWindow *window)
{
  GtkWidget *page = gvt_picture_top_page (window, "learning");
  GtkWidget *sheet = gvt_picture_find (page, GVT_TYPE_BALLOT_SHEET);

  return gvt_ballot_sheet_punch (GVT_BALLOT_SHEET (sheet), 3)
         && gtk_widget_activate_action (page, "ballot.judge", NULL);
}

/* Where the keys are, as whoever uses no mouse sees it. */
static gboolean
open_ballot_by_keys (GvtWindow *window)
{
  GtkWidget *sheet;

  open_ballot (window, "presiden");
  sheet = gvt_picture_find (gvt_picture_top_page (window, "learning"), GVT_TYPE_BALLOT_SHEET);
  gtk_window_set_focus_visible (GTK_WINDOW (window), TRUE);
  return gtk_widget_child_focus (sheet, GTK_DIR_TAB_FORWARD)
         && gtk_widget_child_focus (sheet, GTK_DIR_RIGHT);
}

static gboolean
open_parties (GvtWindow *window)
{
  return open_ballot (window, "dpr");
}

static gboolean
open_dpd (GvtWindow *window)
{
  return open_ballot (window, "dpd");
}

static gboolean
open_empty_column (GvtWindow *window)
{
  return open_ballot (window, "walikota-kolom-kosong");
}

static gboolean
open_eligibility (GvtWindow *window)
{
  return gvt_picture_show_root (window, "learning")
         && gtk_widget_activate_action (gvt_picture_top_page (window, "learning"),
                                        "learning.eligibility", NULL);
}

/* Born on a leap day, and no voting day is set: the longest of the answers. */
static gboolean
open_eligible (GvtWindow *window)
{
  GtkWidget *page = gvt_picture_top_page (window, "learning");

  gtk_editable_set_text (GTK_EDITABLE (gvt_picture_find (page, GVT_TYPE_ENTRY_ROW)), "29-2-2008");
  return gtk_widget_activate_action (page, "eligibility.answer", NULL);
}

static gboolean
open_station (GvtWindow *window)
{
  return gvt_picture_show_root (window, "learning")
         && gtk_widget_activate_action (gvt_picture_top_page (window, "learning"),
                                        "learning.station", NULL);
}

/* The walk of an officer in the middle of it, after a choice. */
static gboolean
open_walk (GvtWindow *window)
{
  GvtSectionPage *page = gvt_station_page_new (gvt_station_built_in (), "kpps-1");

  gvt_page_stack_push (gvt_window_get_section (window, "learning"), page);
  return gtk_widget_activate_action (GTK_WIDGET (page), "station.choose", "u", 0);
}

const GvtPictureStep gvt_picture_simulator_steps[] = {
  { "ballots", open_ballots },
  { "ballot-president", open_president },
  { "ballot-verdict", open_verdict },
  { "ballot-largest", gvt_picture_largest },
  { "ballot-keys", open_ballot_by_keys },
  { "ballot-parties", open_parties },
  { "ballot-dpd", open_dpd },
  { "ballot-empty-column", open_empty_column },
  { "eligibility", open_eligibility },
  { "eligibility-answer", open_eligible },
  { "eligibility-largest", gvt_picture_largest },
  { "station", open_station },
  { "station-walk", open_walk },
  { "station-largest", gvt_picture_largest },
  { NULL, NULL },
};
