/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lookup.h"
#include "gvt-picture-steps.h"
#include "gvt-self-check-page.h"
#include "gvt-window-private.h"
#include "gvt-workspace-private.h"

#define PURPOSE "gambar latihan"

/* The card of somebody invented; kept from before the lists are closed. */
static char *nik, *name;

static void
read_card (GvtProfile *profile)
{
  g_autoptr (GvtRoll) roll = gvt_roll_open (profile, NULL, NULL, NULL);
  g_autoptr (GvtLookup) lookup = roll != NULL ? gvt_lookup_by_name (profile, roll, "siti", NULL,
                                                                    NULL, 1, PURPOSE, NULL)
                                              : NULL;
  g_autoptr (GvtVoterHit) hit = lookup != NULL
                                    ? g_list_model_get_item (gvt_lookup_get_hits (lookup), 0)
                                    : NULL;
  GvtProposalInput input = { 0 };

  if (hit == NULL)
    return;
  gvt_voter_hit_fill_proposal (hit, &input);
  nik = g_strdup (input.values[GVT_FIELD_NIK]);
  name = g_strdup (input.values[GVT_FIELD_NAME]);
}

static gboolean
open_self_check (GvtWindow *window)
{
  if (!gvt_picture_is_practice (window))
    return FALSE;
  gvt_picture_show_root (window, "voters");
  read_card (gvt_workspace_get_profile (gvt_window_get_workspace (window)));
  return gtk_widget_activate_action (gvt_picture_top_page (window, "voters"), "voters.self-check",
                                     NULL);
}

/* Returns: (transfer none) (nullable) */
static GvtSelfCheckPage *
page_of (GvtWindow *window)
{
  GtkWidget *room = window->visitor_room;

  return room != NULL ? GVT_SELF_CHECK_PAGE (
             gvt_page_stack_get_top (gvt_visitor_room_get_pages (GVT_VISITOR_ROOM (room))))
                      : NULL;
}

static gboolean
open_listed (GvtWindow *window)
{
  if (page_of (window) == NULL || nik == NULL || name == NULL)
    return FALSE;
  gvt_self_check_page_fill (page_of (window), nik, name);
  return TRUE;
}

static gboolean
open_not_found (GvtWindow *window)
{
  if (page_of (window) == NULL || nik == NULL)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (page_of (window)), "visitor.next", NULL);
  gvt_self_check_page_fill (page_of (window), nik, "NAMA ORANG LAIN");
  return TRUE;
}

static gboolean
open_gate (GvtWindow *window)
{
  return page_of (window) != NULL
         && gtk_widget_activate_action (GTK_WIDGET (window), "win.leave-visitors", NULL);
}

/* No page of its own: out of it again, without the keys that a passphrase would bring. */
static gboolean
leave (GvtWindow *window)
{
  if (page_of (window) == NULL)
    return FALSE;
  gvt_window_pass_visitors (window, TRUE);
  gvt_workspace_set_class (gvt_window_get_workspace (window), FALSE);
  g_clear_pointer (&nik, g_free);
  g_clear_pointer (&name, g_free);
  return FALSE;
}

const GvtPictureStep gvt_picture_visitor_steps[] = {
  { "self-check", open_self_check },
  { "self-check-listed", open_listed },
  { "self-check-not-found", open_not_found },
  { "self-check-gate", open_gate },
  { "self-check-left", leave },
  { NULL, NULL },
};
