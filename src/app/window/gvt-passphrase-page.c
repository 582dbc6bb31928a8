/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-passphrase-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-error.h"
#include "gvt-profile-users.h"
#include "gvt-ui.h"

struct _GvtPassphrasePage
{
  GvtSectionPage parent_instance;

  GtkWidget *form;
  GtkWidget *heading;
  GtkLabel *what;
  GtkWidget *present_box;
  GtkEditable *present;
  GtkEditable *chosen;
  GtkEditable *repeated;
  GtkLabel *message;
  GtkSpinner *spinner;
  GvtActionBar *acts;

  char *user;
  char *once; /* (nullable): then no present one is asked for */
  gboolean is_busy;
};

G_DEFINE_FINAL_TYPE (GvtPassphrasePage, gvt_passphrase_page, GVT_TYPE_SECTION_PAGE)

static void
say (GvtPassphrasePage *self, const char *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

static void
update_actions (GvtPassphrasePage *self)
{
  gboolean is_whole = *gtk_editable_get_text (self->chosen) != '\0'
                      && *gtk_editable_get_text (self->repeated) != '\0'
                      && (self->once != NULL || *gtk_editable_get_text (self->present) != '\0');

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "passphrase.save", is_whole && !self->is_busy);
}

static void
set_busy (GvtPassphrasePage *self, gboolean is_busy)
{
  self->is_busy = is_busy;
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
  gtk_editable_set_editable (self->present, !is_busy);
  gtk_editable_set_editable (self->chosen, !is_busy);
  gtk_editable_set_editable (self->repeated, !is_busy);
  update_actions (self);
}

/* An entry for passphrases keeps its text in a buffer that is wiped when it is emptied. */
static void
wipe (GvtPassphrasePage *self)
{
  gtk_editable_set_text (self->present, "");
  gtk_editable_set_text (self->chosen, "");
  gtk_editable_set_text (self->repeated, "");
  say (self, NULL);
}

static void
begin (GvtPassphrasePage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->once != NULL ? self->chosen : self->present));
}

typedef struct
{
  char *user;
  char *present;
  char *chosen;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->user);
  gvt_wipe_free (change->present);
  gvt_wipe_free (change->chosen);
  g_free (change);
}

static gboolean
open_by_change (GvtProfile *profile, gpointer data, GError **error)
{
  const Change *change = data;

  return gvt_profile_change_passphrase (profile, change->user, change->present, change->chosen,
                                        error);
}

static void
on_changed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GvtPassphrasePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  set_busy (self, FALSE);
  if (gvt_workspace_open_finish (GVT_WORKSPACE (source), result, &error))
    {
      gvt_section_page_say (GVT_SECTION_PAGE (self),
                            _ ("Saved: from now on your new passphrase opens this laptop"));
      wipe (self);
      gvt_section_page_close (GVT_SECTION_PAGE (self));
      return;
    }
  text = gvt_error_describe (error);
  say (self, text);
  if (g_error_matches (error, GVT_ERROR, GVT_ERROR_WRONG_PASSPHRASE))
    begin (self);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->chosen));
}

static void
passphrase_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtPassphrasePage *self = GVT_PASSPHRASE_PAGE (widget);
  const char *chosen = gtk_editable_get_text (self->chosen);
  Change *change;

  if (!g_str_equal (chosen, gtk_editable_get_text (self->repeated)))
    {
      say (self, _ ("The two new passphrases differ. Type them once more."));
      gtk_editable_set_text (self->repeated, "");
      gtk_widget_grab_focus (GTK_WIDGET (self->repeated));
      return;
    }
  say (self, NULL);
  set_busy (self, TRUE);
  change = g_new0 (Change, 1);
  change->user = g_strdup (self->user);
  change->present = g_strdup (self->once != NULL ? self->once
                                                 : gtk_editable_get_text (self->present));
  change->chosen = g_strdup (chosen);
  gvt_workspace_open_async (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)),
                            open_by_change, change, change_free, on_changed, g_object_ref (self));
}

/* Enter leads on, and does it once all is filled in. */
static void
on_entry_activated (GvtPassphrasePage *self, GtkWidget *entry)
{
  if (entry == GTK_WIDGET (self->repeated))
    gtk_widget_activate_action (GTK_WIDGET (self), "passphrase.save", NULL);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
gvt_passphrase_page_forget (GvtSectionPage *page)
{
  wipe (GVT_PASSPHRASE_PAGE (page));
}

static void
gvt_passphrase_page_dispose (GObject *object)
{
  GvtPassphrasePage *self = GVT_PASSPHRASE_PAGE (object);

  if (self->chosen != NULL)
    wipe (self);
  g_clear_pointer (&self->once, gvt_wipe_free);
  g_clear_pointer (&self->user, g_free);
  G_OBJECT_CLASS (gvt_passphrase_page_parent_class)->dispose (object);
}

static void
gvt_passphrase_page_class_init (GvtPassphrasePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_passphrase_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_passphrase_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-passphrase-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtPassphrasePage, form);
  gtk_widget_class_bind_template_child (widget_class, GvtPassphrasePage, heading);
  gtk_widget_class_bind_template_child (widget_class, GvtPassphrasePage, what);
  gtk_widget_class_bind_template_child (widget_class, GvtPassphrasePage, present_box);
  gtk_widget_class_bind_template_child (widget_class, GvtPassphrasePage, present);
  gtk_widget_class_bind_template_child (widget_class, GvtPassphrasePage, chosen);
  gtk_widget_class_bind_template_child (widget_class, GvtPassphrasePage, repeated);
  gtk_widget_class_bind_template_child (widget_class, GvtPassphrasePage, message);
  gtk_widget_class_bind_template_child (widget_class, GvtPassphrasePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, GvtPassphrasePage, acts);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_install_action (widget_class, "passphrase.save", NULL, passphrase_save);
}

static void
gvt_passphrase_page_init (GvtPassphrasePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_passphrase_page_new (const char *user)
{
  GvtPassphrasePage *self = g_object_new (GVT_TYPE_PASSPHRASE_PAGE, NULL);

  self->user = g_strdup (user);
  gtk_widget_hide (self->heading);
  gtk_label_set_label (self->what,
                       _ ("At least eight characters, several words best. Nobody can read it back, "
                          "not even the centre."));
  gvt_action_bar_set_primary (self->acts, _ ("_Save the passphrase"));
  update_actions (self);
  return GVT_SECTION_PAGE (self);
}

GvtSectionPage *
gvt_passphrase_page_new_once (const char *user, const char *once)
{
  GvtPassphrasePage *self = g_object_new (GVT_TYPE_PASSPHRASE_PAGE, NULL);
  g_autofree char *what = NULL;

  self->user = g_strdup (user);
  self->once = g_strdup (once);
  what = g_strdup_printf (_ ("Welcome, %s. What you typed was for one use. Choose your own now: at "
                             "least eight characters, several words best. Nobody can read it "
                             "back, not even the centre."),
                          user);
  gtk_label_set_label (self->what, what);
  gvt_section_page_set_title (GVT_SECTION_PAGE (self), _ ("Welcome"));
  gtk_widget_set_valign (self->form, GTK_ALIGN_CENTER);
  gtk_widget_hide (self->present_box);
  gvt_action_bar_set_primary (self->acts, _ ("_Save and go in"));
  update_actions (self);
  return GVT_SECTION_PAGE (self);
}
