/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-recovery-ask-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-entry-row.h"
#include "gvt-error.h"
#include "gvt-recovery-request-page.h"
#include "gvt-recovery-user-row.h"
#include "gvt-recovery-work.h"
#include "gvt-ui.h"

struct _GvtRecoveryAskPage
{
  GvtSectionPage parent_instance;

  GvtRecoveryUserRow *user_row;
  GtkEditable *passphrase;
  GtkEditable *repeated;
  GtkWidget *former_note;
  GtkLabel *message;
  GtkSpinner *spinner;

  char *user;       /* (nullable): chosen at first */
  char *asking;     /* (nullable): for whom a request is made now, whoever is chosen by then */
  GPtrArray *users; /* (nullable): of GvtRecoveryUser */
};

G_DEFINE_FINAL_TYPE (GvtRecoveryAskPage, gvt_recovery_ask_page, GVT_TYPE_SECTION_PAGE)

static void
say (GvtRecoveryAskPage *self, const char *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

static void
set_busy (GvtRecoveryAskPage *self, gboolean is_busy)
{
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ask.make", !is_busy);
}

/* Whose request waits already loses it by a new one. */
static void
on_user_selected (GvtRecoveryAskPage *self)
{
  const char *code = gvt_recovery_user_row_get_code (self->user_row);
  gboolean is_waiting = FALSE;

  for (guint i = 0; self->users != NULL && i < self->users->len; i++)
    {
      const GvtRecoveryUser *user = self->users->pdata[i];

      is_waiting = is_waiting || (user->asked_at_us > 0 && g_strcmp0 (user->code, code) == 0);
    }
  gtk_widget_set_visible (self->former_note, is_waiting);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtRecoveryAskPage *self = owner;
  g_autofree char *text = error != NULL ? gvt_error_describe (error) : NULL;

  if (error != NULL)
    say (self, text);
  if (result == NULL)
    return;
  g_clear_pointer (&self->users, g_ptr_array_unref);
  self->users = g_ptr_array_ref (result);
  gvt_recovery_user_row_set_users (self->user_row, self->users, self->user);
  on_user_selected (self);
}

static void
gvt_recovery_ask_page_refresh (GvtSectionPage *page)
{
  GvtWork work = { .done = on_loaded };

  gvt_recovery_work_load (&work, gvt_section_page_get_profile (page), NULL);
  gvt_section_page_read (page, &work);
}

static void
on_made (gpointer owner, gpointer result, const GError *error)
{
  GvtRecoveryAskPage *self = owner;
  g_autofree char *text = NULL;
  g_autofree char *asked = g_steal_pointer (&self->asking);

  set_busy (self, FALSE);
  if (error == NULL)
    {
      gvt_workspace_touch (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
      gvt_section_page_replace (GVT_SECTION_PAGE (self), gvt_recovery_request_page_new (asked));
      return;
    }
  text = gvt_error_describe (error);
  say (self, text);
}

static void
ask_make (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtRecoveryAskPage *self = GVT_RECOVERY_ASK_PAGE (widget);
  GvtWork work = { .done = on_made };
  const char *user = gvt_recovery_user_row_get_code (self->user_row);
  const char *passphrase = gtk_editable_get_text (self->passphrase);

  if (user == NULL)
    return;
  if (!g_str_equal (passphrase, gtk_editable_get_text (self->repeated)))
    {
      say (self, _ ("The two passphrases are not the same."));
      gvt_entry_row_point_out (GVT_ENTRY_ROW (self->repeated));
      return;
    }
  say (self, NULL);
  set_busy (self, TRUE);
  self->asking = g_strdup (user);
  gvt_recovery_work_begin (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)), user,
                           passphrase);
  gvt_work_run (self, NULL, &work);
}

static void
on_passphrase_activated (GvtRecoveryAskPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->repeated));
}

static void
on_repeated_activated (GvtRecoveryAskPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "ask.make", NULL);
}

static void
gvt_recovery_ask_page_finalize (GObject *object)
{
  GvtRecoveryAskPage *self = GVT_RECOVERY_ASK_PAGE (object);

  g_free (self->user);
  g_free (self->asking);
  g_clear_pointer (&self->users, g_ptr_array_unref);
  G_OBJECT_CLASS (gvt_recovery_ask_page_parent_class)->finalize (object);
}

static void
gvt_recovery_ask_page_class_init (GvtRecoveryAskPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_recovery_ask_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_recovery_ask_page_refresh;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  g_type_ensure (GVT_TYPE_RECOVERY_USER_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-recovery-ask-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtRecoveryAskPage, user_row);
  gtk_widget_class_bind_template_child (widget_class, GvtRecoveryAskPage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, GvtRecoveryAskPage, repeated);
  gtk_widget_class_bind_template_child (widget_class, GvtRecoveryAskPage, former_note);
  gtk_widget_class_bind_template_child (widget_class, GvtRecoveryAskPage, message);
  gtk_widget_class_bind_template_child (widget_class, GvtRecoveryAskPage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_user_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_passphrase_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_repeated_activated);
  gtk_widget_class_install_action (widget_class, "ask.make", NULL, ask_make);
}

static void
gvt_recovery_ask_page_init (GvtRecoveryAskPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_recovery_ask_page_new (const char *user)
{
  GvtRecoveryAskPage *self = g_object_new (GVT_TYPE_RECOVERY_ASK_PAGE, NULL);

  self->user = g_strdup (user);
  return GVT_SECTION_PAGE (self);
}
