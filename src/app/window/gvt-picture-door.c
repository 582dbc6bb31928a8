/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-picture-steps.h"

#include "gvt-entry-row.h"
#include "gvt-login-row.h"
#include "gvt-recovery-ask-page.h"
#include "gvt-recovery-page.h"
#include "gvt-recovery-request-page.h"
#include "gvt-tries.h"
#include "gvt-unlock-page.h"

/* Of invented people alone. */
#define PICTURE_USER        "FAS-07"
#define PICTURE_ONCE        "rami-soku-lajo-dita"
#define PRACTICE_PASSPHRASE "sampai jumpa di TPS"

static gboolean
open_enrol (GvtWindow *window)
{
  return gvt_picture_has_access (window, GVT_ACCESS_UNENROLLED)
         && gtk_widget_activate_action (GTK_WIDGET (window), "win.enrol", NULL);
}

static gboolean
open_unlock (GvtWindow *window)
{
  if (gvt_picture_has_access (window, GVT_ACCESS_UNLOCKED))
    gvt_workspace_lock (gvt_window_get_workspace (window));
  return gvt_picture_has_access (window, GVT_ACCESS_LOCKED);
}

static gboolean
open_choosing (GvtWindow *window)
{
  if (!gvt_picture_has_access (window, GVT_ACCESS_LOCKED))
    return FALSE;
  g_signal_emit_by_name (gvt_window_get_workspace (window), "must-choose", PICTURE_USER,
                         PICTURE_ONCE);
  return TRUE;
}

static gboolean
act_on (GvtWindow *window, GType page_type, const char *action)
{
  GtkWidget *page = gvt_picture_find (GTK_WIDGET (window), page_type);

  return page != NULL && gvt_picture_has_access (window, GVT_ACCESS_LOCKED)
         && gtk_widget_activate_action (page, action, NULL);
}

static gboolean
open_unlock_passphrase (GvtWindow *window)
{
  return gvt_picture_is_practice (window)
         && act_on (window, GVT_TYPE_UNLOCK_PAGE, "unlock.other-way");
}

static gboolean
open_recovery (GvtWindow *window)
{
  return act_on (window, GVT_TYPE_UNLOCK_PAGE, "unlock.recover");
}

static gboolean
open_recovery_ask (GvtWindow *window)
{
  return act_on (window, GVT_TYPE_RECOVERY_PAGE, "recovery.ask");
}

/* Only an invented person asks for a picture. */
static gboolean
open_recovery_request (GvtWindow *window)
{
  GtkWidget *page = gvt_picture_find (GTK_WIDGET (window), GVT_TYPE_RECOVERY_ASK_PAGE);
  GtkWidget *passphrase = page != NULL ? gvt_picture_find (page, GVT_TYPE_ENTRY_ROW) : NULL;

  if (passphrase == NULL || !gvt_picture_is_practice (window))
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (passphrase), PRACTICE_PASSPHRASE);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_next_sibling (passphrase)),
                         PRACTICE_PASSPHRASE);
  return act_on (window, GVT_TYPE_RECOVERY_ASK_PAGE, "ask.make");
}

/* What lies below the code and is reached by scrolling. */
static gboolean
open_recovery_text (GvtWindow *window)
{
  GtkWidget *page = gvt_picture_find (GTK_WIDGET (window), GVT_TYPE_RECOVERY_REQUEST_PAGE);
  GtkAdjustment *place = page != NULL ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (
                             gvt_picture_find (page, GTK_TYPE_SCROLLED_WINDOW)))
                                      : NULL;

  if (place != NULL)
    gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
  return place != NULL;
}

static gboolean
open_recovery_answer (GvtWindow *window)
{
  return act_on (window, GVT_TYPE_RECOVERY_REQUEST_PAGE, "request.answer")
         || act_on (window, GVT_TYPE_RECOVERY_PAGE, "recovery.answer");
}

/* As after three wrong passphrases of an invented person; not of the one who came in to take the
 * pictures, or the next to come in as he would have to wait. */
static gboolean
open_unlock_wait (GvtWindow *window)
{
  GvtProfile *profile = gvt_workspace_get_profile (gvt_window_get_workspace (window));
  g_autofree char *vault = gvt_profile_path (profile, "vault", NULL);
  GtkWidget *page = gvt_picture_find (GTK_WIDGET (window), GVT_TYPE_UNLOCK_PAGE);
  GtkWidget *row = page != NULL ? gvt_picture_find (page, GVT_TYPE_LOGIN_ROW) : NULL;
  GtkListBox *users = row != NULL ? GTK_LIST_BOX (gtk_widget_get_parent (row)) : NULL;
  GtkListBoxRow *another = users != NULL ? gtk_list_box_get_row_at_index (users, 1) : NULL;
  const char *code;

  if (another == NULL || !gvt_picture_has_access (window, GVT_ACCESS_LOCKED)
      || !gvt_picture_is_practice (window))
    return FALSE;
  gvt_page_stack_pop_to_root (GVT_PAGE_STACK (gtk_widget_get_ancestor (page, GVT_TYPE_PAGE_STACK)));
  gtk_list_box_select_row (users, another);
  code = gvt_login_get_code (gvt_login_row_get_login (GVT_LOGIN_ROW (another)));
  for (guint i = 0; i < GVT_TRIES_FREE; i++)
    gvt_tries_begin (vault, gvt_profile_get_clock (profile), code, NULL);
  gvt_unlock_page_look (GVT_UNLOCK_PAGE (page));
  return TRUE;
}

const GvtPictureStep gvt_picture_door_steps[] = {
  { "enrol", open_enrol },
  { "unlock", open_unlock },
  { "unlock-passphrase", open_unlock_passphrase },
  { "recovery", open_recovery },
  { "recovery-ask", open_recovery_ask },
  { "recovery-request", open_recovery_request },
  { "recovery-text", open_recovery_text },
  { "recovery-answer", open_recovery_answer },
  { "unlock-wait", open_unlock_wait },
  { "choosing", open_choosing },
  { NULL, NULL },
};
