/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-unlock-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-backups-page.h"
#include "gvt-choice-list.h"
#include "gvt-error.h"
#include "gvt-login-row.h"
#include "gvt-login.h"
#include "gvt-recovery-page.h"
#include "gvt-ui.h"
#include "gvt-unlock-facts.h"
#include "gvt-vault-pin.h"

/* How soon to look again: while seconds are counted down, and while a PIN may run out. */
#define COUNT_SECONDS 1
#define PIN_SECONDS   10

struct _GvtUnlockPage
{
  GvtSectionPage parent_instance;

  GtkListBox *users;
  GtkEditable *pin;
  GtkEditable *passphrase;
  GtkLabel *message;
  GtkLabel *note;
  GtkLabel *countdown;
  GtkWidget *other_way;
  GtkLabel *other_way_label;
  GtkSpinner *spinner;
  GtkWidget *practice_hint;

  char *user; /* (nullable): who is chosen */
  guint pin_tries;
  guint wait_s;
  gboolean prefers_passphrase;
  gboolean was_pin_wrong; /* just now, and how often he may still try is asked */
  gboolean is_busy;
  guint look_id; /* 0 while no time runs */
};

G_DEFINE_FINAL_TYPE (GvtUnlockPage, gvt_unlock_page, GVT_TYPE_SECTION_PAGE)

/* --- what is shown --- */

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static gboolean
asks_for_pin (GvtUnlockPage *self)
{
  return self->pin_tries > 0 && !self->prefers_passphrase;
}

static GtkEditable *
present_entry (GvtUnlockPage *self)
{
  return asks_for_pin (self) ? self->pin : self->passphrase;
}

static char *
describe_wait (guint seconds)
{
  if (seconds >= 60)
    return g_strdup_printf (_ ("Try again in %u min %02u s."), seconds / 60, seconds % 60);
  return g_strdup_printf (ngettext ("Try again in %u second.", "Try again in %u seconds.", seconds),
                          seconds);
}

/* The seconds are for the eye. To a screen reader the note says once how long it will be, and once
 * that it is over. */
static void
show_wait (GvtUnlockPage *self, guint former_s)
{
  guint wait_s = asks_for_pin (self) ? 0 : self->wait_s;
  g_autofree char *left = describe_wait (wait_s);
  g_autofree char *all = NULL;

  show_text (self->countdown, wait_s > 0 ? left : NULL);
  if (wait_s > 0 && (former_s == 0 || wait_s > former_s))
    {
      show_text (self->note, _ ("Too many wrong passphrases. Your data is safe."));
      all = g_strdup_printf ("%s %s", gtk_label_get_label (self->note), left);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      all, -1);
    }
  if (wait_s == 0 && former_s > 0)
    {
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL);
      show_text (self->note, asks_for_pin (self) ? NULL : _ ("You can try again now."));
    }
}

static void
show_way (GvtUnlockPage *self)
{
  gboolean is_pin = asks_for_pin (self);

  gtk_widget_set_visible (GTK_WIDGET (self->pin), is_pin);
  gtk_widget_set_visible (GTK_WIDGET (self->passphrase), !is_pin);
  gtk_widget_set_visible (self->other_way, self->pin_tries > 0);
  gtk_label_set_label (self->other_way_label,
                       is_pin ? _ ("Use the _passphrase") : _ ("Use the short _PIN"));
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->is_busy);
  gtk_spinner_set_spinning (self->spinner, self->is_busy);
  gtk_editable_set_editable (self->pin, !self->is_busy);
  gtk_editable_set_editable (self->passphrase, !self->is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unlock.open",
                                 !self->is_busy && (is_pin || self->wait_s == 0));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unlock.other-way", !self->is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unlock.recover", !self->is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unlock.backups", !self->is_busy);
}

static void
set_busy (GvtUnlockPage *self, gboolean is_busy)
{
  self->is_busy = is_busy;
  show_way (self);
}

/* --- what time does --- */

static gboolean
on_look_again (gpointer data)
{
  GvtUnlockPage *self = data;

  self->look_id = 0;
  gvt_unlock_page_look (self);
  return G_SOURCE_REMOVE;
}

static void
wait_to_look (GvtUnlockPage *self)
{
  guint seconds = self->wait_s > 0 ? COUNT_SECONDS : self->pin_tries > 0 ? PIN_SECONDS : 0;

  g_clear_handle_id (&self->look_id, g_source_remove);
  if (seconds > 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->look_id = g_timeout_add_seconds (seconds, on_look_again, self);
}

/* What became of the PIN that was asked for until now. */
static void
say_of_pin (GvtUnlockPage *self)
{
  g_autofree char *left = NULL;

  if (self->pin_tries > 0 && self->was_pin_wrong)
    {
      left = g_strdup_printf (ngettext ("The PIN does not fit. You have %u try left.",
                                        "The PIN does not fit. You have %u tries left.",
                                        self->pin_tries),
                              self->pin_tries);
      show_text (self->message, left);
    }
  else if (self->pin_tries == 0)
    {
      show_text (self->message, NULL);
      show_text (self->note, self->was_pin_wrong
                                 ? _ ("The PIN did not fit five times. Type your passphrase.")
                                 : _ ("The time of the PIN is over. Type your passphrase."));
    }
  self->was_pin_wrong = FALSE;
}

static void
on_looked (gpointer owner, gpointer result, const GError *error)
{
  GvtUnlockPage *self = owner;
  const GvtUnlockFacts *facts = result;
  guint former_s = asks_for_pin (self) ? 0 : self->wait_s;
  gboolean was_pin = asks_for_pin (self);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (present_entry (self))) != NULL;

  if (g_strcmp0 (facts->user, self->user) != 0) /* another one was chosen meanwhile */
    return;

  self->pin_tries = facts->pin_tries;
  self->wait_s = facts->wait_s;
  show_way (self);
  show_wait (self, former_s);
  if (was_pin)
    say_of_pin (self);
  if (was_pin != asks_for_pin (self) && had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (present_entry (self)));
  wait_to_look (self);
}

void
gvt_unlock_page_look (GvtUnlockPage *self)
{
  GvtWork work = { .done = on_looked };
  GvtSectionPage *page = GVT_SECTION_PAGE (self);

  g_return_if_fail (GVT_IS_UNLOCK_PAGE (self));

  if (self->user == NULL || self->is_busy || gvt_section_page_get_workspace (page) == NULL)
    return;
  gvt_unlock_work_read (&work, gvt_section_page_get_profile (page), self->user);
  gvt_work_run (self, NULL, &work);
}

/* --- coming in --- */

static void
begin_anew (GvtUnlockPage *self)
{
  self->pin_tries = 0;
  self->wait_s = 0;
  self->prefers_passphrase = FALSE;
  self->was_pin_wrong = FALSE;
  gtk_editable_set_text (self->pin, "");
  gtk_editable_set_text (self->passphrase, "");
  show_text (self->message, NULL);
  show_text (self->note, NULL);
  show_text (self->countdown, NULL);
  show_way (self);
}

static void
say_error (GvtUnlockPage *self, const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, GVT_ERROR, GVT_ERROR_TOO_SOON)) /* counted down instead */
    return;
  text = gvt_error_describe (error);
  show_text (self->message, text);
}

static void
on_unlocked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GvtUnlockPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean is_open = gvt_workspace_unlock_finish (GVT_WORKSPACE (source), result, &error);

  set_busy (self, FALSE);
  if (is_open)
    {
      begin_anew (self);
      return;
    }
  self->was_pin_wrong = asks_for_pin (self)
                        && g_error_matches (error, GVT_ERROR, GVT_ERROR_WRONG_PASSPHRASE);
  if (!self->was_pin_wrong
      && !(asks_for_pin (self) && g_error_matches (error, GVT_ERROR, GVT_ERROR_EXPIRED)))
    say_error (self, error);
  gtk_widget_grab_focus (GTK_WIDGET (present_entry (self)));
  gvt_unlock_page_look (self);
}

static void
unlock_open (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtUnlockPage *self = GVT_UNLOCK_PAGE (widget);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
  GtkEditable *entry = present_entry (self);

  if (self->user == NULL)
    {
      show_text (self->message, _ ("Choose who you are first."));
      return;
    }
  if (asks_for_pin (self) && strlen (gtk_editable_get_text (entry)) != GVT_PIN_DIGITS)
    {
      show_text (self->message, _ ("The PIN has six digits."));
      return;
    }
  show_text (self->message, NULL);
  show_text (self->note, NULL);
  set_busy (self, TRUE);
  if (asks_for_pin (self))
    gvt_workspace_unlock_with_pin_async (workspace, gtk_editable_get_text (entry), on_unlocked,
                                         g_object_ref (self));
  else
    gvt_workspace_unlock_async (workspace, self->user, gtk_editable_get_text (entry), on_unlocked,
                                g_object_ref (self));
  gtk_editable_set_text (entry, "");
}

static void
unlock_other_way (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtUnlockPage *self = GVT_UNLOCK_PAGE (widget);
  guint former_s = asks_for_pin (self) ? 0 : self->wait_s;

  self->prefers_passphrase = !self->prefers_passphrase;
  show_text (self->message, NULL);
  show_way (self);
  show_wait (self, former_s);
  gtk_widget_grab_focus (GTK_WIDGET (present_entry (self)));
}

static void
unlock_recover (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtUnlockPage *self = GVT_UNLOCK_PAGE (widget);

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_recovery_page_new (self->user));
}

static void
unlock_backups (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_backups_page_new (NULL));
}

/* --- who it is --- */

static void
on_row_selected (GvtUnlockPage *self, GtkListBoxRow *row)
{
  GvtLogin *login = row != NULL ? gvt_login_row_get_login (GVT_LOGIN_ROW (row)) : NULL;

  if (login == NULL || g_strcmp0 (gvt_login_get_code (login), self->user) == 0)
    return;
  g_free (self->user);
  self->user = g_strdup (gvt_login_get_code (login));
  begin_anew (self);
  gvt_unlock_page_look (self);
}

static void
on_row_activated (GvtUnlockPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (present_entry (self)));
}

static void
on_entry_activated (GvtUnlockPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "unlock.open", NULL);
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  return gvt_login_row_new (item);
}

typedef struct
{
  GListModel *logins;
  char *pin_user; /* (nullable) */
} Users;

static void
users_free (gpointer data)
{
  Users *users = data;

  g_clear_object (&users->logins);
  g_free (users->pin_user);
  g_free (users);
}

static gpointer
load (gpointer input, GCancellable *cancellable, GError **error)
{
  GListModel *logins = gvt_logins_load (input, error);
  Users *users = logins != NULL ? g_new0 (Users, 1) : NULL;

  if (users == NULL)
    return NULL;
  users->logins = logins;
  users->pin_user = gvt_profile_dup_pin_user (input);
  return users;
}

/* Whoever may come in by a PIN, else who was chosen before, else the first. */
static GtkListBoxRow *
find_row (GvtUnlockPage *self, const char *code)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->users, i)) != NULL; i++)
    if (g_strcmp0 (gvt_login_get_code (gvt_login_row_get_login (GVT_LOGIN_ROW (row))), code) == 0)
      return row;
  return gtk_list_box_get_row_at_index (self->users, 0);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtUnlockPage *self = owner;
  const Users *users = result;
  g_autofree char *code = g_strdup (self->user);

  if (error != NULL)
    say_error (self, error);
  if (users == NULL)
    return;
  gtk_list_box_bind_model (self->users, users->logins, create_row, NULL, NULL);
  gtk_list_box_select_row (self->users,
                           find_row (self, users->pin_user != NULL ? users->pin_user : code));
  gtk_widget_grab_focus (GTK_WIDGET (present_entry (self)));
  gvt_unlock_page_look (self);
}

static void
gvt_unlock_page_refresh (GvtSectionPage *page)
{
  GvtWork work = { load, NULL, g_object_unref, users_free, on_loaded };
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);

  gtk_widget_set_visible (GVT_UNLOCK_PAGE (page)->practice_hint,
                          gvt_workspace_is_practice (workspace));
  work.input = g_object_ref (gvt_workspace_get_profile (workspace));
  gvt_section_page_read (page, &work);
}

/* --- construction --- */

static void
gvt_unlock_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gvt_unlock_page_parent_class)->map (widget);
  gvt_unlock_page_look (GVT_UNLOCK_PAGE (widget));
}

static void
gvt_unlock_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&GVT_UNLOCK_PAGE (widget)->look_id, g_source_remove);
  GTK_WIDGET_CLASS (gvt_unlock_page_parent_class)->unmap (widget);
}

static void
gvt_unlock_page_finalize (GObject *object)
{
  g_free (GVT_UNLOCK_PAGE (object)->user);
  G_OBJECT_CLASS (gvt_unlock_page_parent_class)->finalize (object);
}

static void
gvt_unlock_page_class_init (GvtUnlockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_unlock_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_unlock_page_refresh;
  widget_class->map = gvt_unlock_page_map;
  widget_class->unmap = gvt_unlock_page_unmap;
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-unlock-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtUnlockPage, users);
  gtk_widget_class_bind_template_child (widget_class, GvtUnlockPage, pin);
  gtk_widget_class_bind_template_child (widget_class, GvtUnlockPage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, GvtUnlockPage, message);
  gtk_widget_class_bind_template_child (widget_class, GvtUnlockPage, note);
  gtk_widget_class_bind_template_child (widget_class, GvtUnlockPage, countdown);
  gtk_widget_class_bind_template_child (widget_class, GvtUnlockPage, other_way);
  gtk_widget_class_bind_template_child (widget_class, GvtUnlockPage, other_way_label);
  gtk_widget_class_bind_template_child (widget_class, GvtUnlockPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, GvtUnlockPage, practice_hint);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_install_action (widget_class, "unlock.open", NULL, unlock_open);
  gtk_widget_class_install_action (widget_class, "unlock.other-way", NULL, unlock_other_way);
  gtk_widget_class_install_action (widget_class, "unlock.recover", NULL, unlock_recover);
  gtk_widget_class_install_action (widget_class, "unlock.backups", NULL, unlock_backups);
}

static void
gvt_unlock_page_init (GvtUnlockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gvt_choice_list_set_up (self->users);
  show_way (self);
}
