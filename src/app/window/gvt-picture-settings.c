/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-picture-steps.h"

#include "gvt-entry-row.h"
#include "gvt-once-page.h"
#include "gvt-pin-group.h"

/* Of invented people alone. */
#define PICTURE_USER "FAS-07"
#define PICTURE_ONCE "rami-soku-lajo-dita"
#define PRACTICE_PIN "271828"

static gboolean
open_settings (GvtWindow *window)
{
  return gvt_picture_show_root (window, "settings");
}

/* Only an invented person is given a PIN for a picture. */
static gboolean
open_settings_pin (GvtWindow *window)
{
  GtkWidget *group = gvt_picture_find (gvt_picture_top_page (window, "settings"),
                                       GVT_TYPE_PIN_GROUP);
  GtkWidget *digits = group != NULL ? gvt_picture_find (group, GVT_TYPE_ENTRY_ROW) : NULL;

  if (digits == NULL || !gvt_picture_has_access (window, GVT_ACCESS_UNLOCKED)
      || !gvt_picture_is_practice (window))
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (digits), PRACTICE_PIN);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_next_sibling (digits)), PRACTICE_PIN);
  return gtk_widget_activate_action (group, "pin.set", NULL);
}

static gboolean
open_passphrase (GvtWindow *window)
{
  return gvt_picture_show_root (window, "settings")
         && gtk_widget_activate_action (gvt_picture_top_page (window, "settings"),
                                        "settings.passphrase", NULL);
}

static gboolean
open_users (GvtWindow *window)
{
  return gvt_picture_has_access (window, GVT_ACCESS_UNLOCKED)
         && gvt_picture_show_root (window, "settings")
         && gtk_widget_activate_action (gvt_picture_top_page (window, "settings"), "settings.users",
                                        NULL);
}

static gboolean
open_user (GvtWindow *window)
{
  return gvt_workspace_opens_roll (gvt_window_get_workspace (window))
         && gvt_picture_open_first_row (window, "settings");
}

static gboolean
open_add_user (GvtWindow *window)
{
  return gvt_workspace_opens_roll (gvt_window_get_workspace (window))
         && gvt_page_stack_pop (gvt_window_get_section (window, "settings"))
         && gtk_widget_activate_action (gvt_picture_top_page (window, "settings"), "users.add",
                                        NULL);
}

/* Nobody is let in for a picture. */
static gboolean
open_once (GvtWindow *window)
{
  if (!gvt_workspace_opens_roll (gvt_window_get_workspace (window)))
    return FALSE;
  gvt_page_stack_push (gvt_window_get_section (window, "settings"),
                       gvt_once_page_new (PICTURE_USER, PICTURE_ONCE));
  return TRUE;
}

static gboolean
open_from_settings (GvtWindow *window, const char *action)
{
  return gvt_picture_has_access (window, GVT_ACCESS_UNLOCKED)
         && gvt_picture_show_root (window, "settings")
         && gtk_widget_activate_action (gvt_picture_top_page (window, "settings"), action, NULL);
}

static gboolean
open_backups (GvtWindow *window)
{
  return open_from_settings (window, "settings.backups");
}

static gboolean
open_backup (GvtWindow *window)
{
  return gvt_picture_has_access (window, GVT_ACCESS_UNLOCKED)
         && gvt_picture_open_first_row (window, "settings");
}

static gboolean
check_backup (GvtWindow *window)
{
  return gtk_widget_activate_action (gvt_picture_top_page (window, "settings"), "backup.verify",
                                     NULL);
}

static gboolean
open_restore (GvtWindow *window)
{
  return gtk_widget_activate_action (gvt_picture_top_page (window, "settings"), "backup.restore",
                                     NULL);
}

static gboolean
open_exports (GvtWindow *window)
{
  return open_from_settings (window, "settings.exports");
}

static gboolean
open_doctor (GvtWindow *window)
{
  return open_from_settings (window, "settings.doctor");
}

static gboolean
examine_all (GvtWindow *window)
{
  return gtk_widget_activate_action (gvt_picture_top_page (window, "settings"), "doctor.examine",
                                     NULL);
}

const GvtPictureStep gvt_picture_settings_steps[] = {
  { "settings", open_settings },
  { "settings-pin", open_settings_pin },
  { "passphrase", open_passphrase },
  { "users", open_users },
  { "user", open_user },
  { "user-add", open_add_user },
  { "user-once", open_once },
  { "backups", open_backups },
  { "backup", open_backup },
  { "backup-checked", check_backup },
  { "restore", open_restore },
  { "exports", open_exports },
  { "doctor", open_doctor },
  { "doctor-found", examine_all },
  { NULL, NULL },
};
