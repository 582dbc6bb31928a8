/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-unlock-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-choice-list.h"
#include "gvt-error.h"
#include "gvt-login-row.h"
#include "gvt-login.h"
#include "gvt-ui.h"
#include "gvt-work.h"

struct _GvtUnlockPage
{
  GvtSectionPage parent_instance;

  GtkListBox *users;
  GtkEditable *passphrase;
  GtkLabel *message;
  GtkSpinner *spinner;
  GtkWidget *practice_hint;
};

G_DEFINE_FINAL_TYPE (GvtUnlockPage, gvt_unlock_page, GVT_TYPE_SECTION_PAGE)

static void
say (GvtUnlockPage *self, const char *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

static void
set_busy (GvtUnlockPage *self, gboolean is_busy)
{
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
  gtk_editable_set_editable (self->passphrase, !is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unlock.open", !is_busy);
}

static void
on_unlocked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GvtUnlockPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  set_busy (self, FALSE);
  if (gvt_workspace_unlock_finish (GVT_WORKSPACE (source), result, &error))
    return;
  text = gvt_error_describe (error);
  say (self, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
unlock_open (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtUnlockPage *self = GVT_UNLOCK_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->users);
  GvtLogin *login = row != NULL ? gvt_login_row_get_login (GVT_LOGIN_ROW (row)) : NULL;

  if (login == NULL)
    {
      say (self, _ ("Choose who you are first."));
      return;
    }
  say (self, NULL);
  set_busy (self, TRUE);
  gvt_workspace_unlock_async (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)),
                              gvt_login_get_code (login), gtk_editable_get_text (self->passphrase),
                              on_unlocked, g_object_ref (self));
  gtk_editable_set_text (self->passphrase, "");
}

static void
on_row_activated (GvtUnlockPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
on_passphrase_activated (GvtUnlockPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "unlock.open", NULL);
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  return gvt_login_row_new (item);
}

static gpointer
load (gpointer input, GCancellable *cancellable, GError **error)
{
  return gvt_logins_load (input, error);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtUnlockPage *self = owner;
  g_autofree char *text = error != NULL ? gvt_error_describe (error) : NULL;

  say (self, text);
  if (result == NULL)
    return;
  gtk_list_box_bind_model (self->users, result, create_row, NULL, NULL);
  gtk_list_box_select_row (self->users, gtk_list_box_get_row_at_index (self->users, 0));
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
gvt_unlock_page_refresh (GvtSectionPage *page)
{
  GvtWork work = { load, NULL, g_object_unref, g_object_unref, on_loaded };
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);

  gtk_widget_set_visible (GVT_UNLOCK_PAGE (page)->practice_hint,
                          gvt_workspace_is_practice (workspace));
  work.input = g_object_ref (gvt_workspace_get_profile (workspace));
  gvt_work_run (page, NULL, &work);
}

static void
gvt_unlock_page_class_init (GvtUnlockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_unlock_page_refresh;
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-unlock-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtUnlockPage, users);
  gtk_widget_class_bind_template_child (widget_class, GvtUnlockPage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, GvtUnlockPage, message);
  gtk_widget_class_bind_template_child (widget_class, GvtUnlockPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, GvtUnlockPage, practice_hint);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_passphrase_activated);
  gtk_widget_class_install_action (widget_class, "unlock.open", NULL, unlock_open);
}

static void
gvt_unlock_page_init (GvtUnlockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gvt_choice_list_set_up (self->users);
}
