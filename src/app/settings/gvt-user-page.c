/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-user-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-ask.h"
#include "gvt-error.h"
#include "gvt-login.h"
#include "gvt-once-page.h"
#include "gvt-passphrase-page.h"
#include "gvt-ui.h"
#include "gvt-user-text.h"

struct _GvtUserPage
{
  GvtSectionPage parent_instance;

  GtkStack *steps;
  AdwActionRow *role;
  AdwActionRow *area;
  AdwActionRow *passphrase;
  GtkLabel *message;
  GtkLabel *working;
  GvtActionBar *acts;

  GvtUserFacts *facts;
};

G_DEFINE_FINAL_TYPE (GvtUserPage, gvt_user_page, GVT_TYPE_SECTION_PAGE)

static void
say_error (GvtUserPage *self, const GError *error)
{
  g_autofree char *text = error != NULL ? gvt_error_describe (error) : NULL;

  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

static void
set_working (GvtUserPage *self, const char *what)
{
  gboolean is_working = what != NULL;

  gtk_label_set_label (self->working, is_working ? what : "");
  gtk_stack_set_visible_child_name (self->steps, is_working ? "working" : "facts");
}

/* The page stays until the worker reports, also when it was left: what was done, or not, is then
 * told all the same. */
static void
begin_work (GvtUserPage *self, GvtWork *work, const char *what)
{
  say_error (self, NULL);
  set_working (self, what);
  gvt_work_run (g_object_ref (self), NULL, work);
}

static void
end_work (GvtUserPage *self, const GError *error)
{
  set_working (self, NULL);
  say_error (self, error);
  if (error != NULL && gvt_section_page_was_left (GVT_SECTION_PAGE (self)))
    gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
  gvt_workspace_touch (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
}

/* --- a new passphrase --- */

static void
on_reset (gpointer owner, gpointer result, const GError *error)
{
  g_autoptr (GvtUserPage) self = owner;

  end_work (self, error);
  if (error == NULL)
    gvt_once_page_show (GVT_SECTION_PAGE (self), self->facts->user->code, result);
}

void
gvt_user_page_reset (GvtUserPage *self)
{
  GvtWork work = { .done = on_reset };

  g_return_if_fail (GVT_IS_USER_PAGE (self));

  gvt_users_work_reset (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                        self->facts->user);
  begin_work (self, &work, _ ("Making a passphrase for one use…"));
}

static void
on_reset_accepted (gpointer owner, gpointer data)
{
  gvt_user_page_reset (owner);
}

static void
user_reset (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtUserPage *self = GVT_USER_PAGE (widget);
  g_autofree char *heading = g_strdup_printf (_ ("A new passphrase for %s?"),
                                              self->facts->user->code);
  const GvtQuestion question = {
    .heading = heading,
    .body = _ ("The present one no longer opens this laptop. The new one is for one use: with it "
               "he chooses his own."),
    .accept = _ ("_Make a new one"),
  };

  gvt_ask (widget, &question, on_reset_accepted, NULL, NULL);
}

/* --- removing --- */

static void
on_removed (gpointer owner, gpointer result, const GError *error)
{
  g_autoptr (GvtUserPage) self = owner;
  g_autofree char *text = g_strdup_printf (_ ("Removed: %s no longer opens this laptop"),
                                           self->facts->user->code);

  end_work (self, error);
  if (error != NULL)
    return;
  gvt_section_page_say (GVT_SECTION_PAGE (self), text);
  gvt_section_page_close (GVT_SECTION_PAGE (self));
}

void
gvt_user_page_remove (GvtUserPage *self)
{
  GvtWork work = { .done = on_removed };

  g_return_if_fail (GVT_IS_USER_PAGE (self));

  gvt_users_work_remove (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                         self->facts->user);
  begin_work (self, &work,
              _ ("All keys of this laptop change, and everything is written anew. This can take a "
                 "while; leave the laptop switched on. If it is interrupted nothing is lost: the "
                 "next unlock goes on with it."));
}

static void
on_remove_accepted (gpointer owner, gpointer data)
{
  gvt_user_page_remove (owner);
}

static void
user_remove (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtUserPage *self = GVT_USER_PAGE (widget);
  g_autofree char *heading = g_strdup_printf (_ ("Remove %s from this laptop?"),
                                              self->facts->user->code);
  const GvtQuestion question = {
    .heading = heading,
    .body = _ ("His passphrase then opens nothing here, and all keys change, so that an old copy "
               "opens nothing new. What he recorded stays. Once begun it goes to its end, which "
               "can take a while."),
    .accept = _ ("_Remove"),
    .is_destructive = TRUE,
  };

  gvt_ask (widget, &question, on_remove_accepted, NULL, NULL);
}

/* --- oneself --- */

static void
user_passphrase (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtUserPage *self = GVT_USER_PAGE (widget);

  gvt_section_page_open (GVT_SECTION_PAGE (self),
                         gvt_passphrase_page_new (self->facts->user->code));
}

static void
gvt_user_page_refresh (GvtSectionPage *page)
{
  GvtUserPage *self = GVT_USER_PAGE (page);
  GvtRegionList *regions = gvt_workspace_get_regions (gvt_section_page_get_workspace (page));
  g_autofree char *area = gvt_user_text_area (regions, self->facts->user->area);

  adw_action_row_set_subtitle (self->area, area);
}

static void
gvt_user_page_finalize (GObject *object)
{
  g_clear_pointer (&GVT_USER_PAGE (object)->facts, gvt_user_facts_free);
  G_OBJECT_CLASS (gvt_user_page_parent_class)->finalize (object);
}

static void
gvt_user_page_class_init (GvtUserPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_user_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_user_page_refresh;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-user-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtUserPage, steps);
  gtk_widget_class_bind_template_child (widget_class, GvtUserPage, role);
  gtk_widget_class_bind_template_child (widget_class, GvtUserPage, area);
  gtk_widget_class_bind_template_child (widget_class, GvtUserPage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, GvtUserPage, message);
  gtk_widget_class_bind_template_child (widget_class, GvtUserPage, working);
  gtk_widget_class_bind_template_child (widget_class, GvtUserPage, acts);
  gtk_widget_class_install_action (widget_class, "user.reset", NULL, user_reset);
  gtk_widget_class_install_action (widget_class, "user.remove", NULL, user_remove);
  gtk_widget_class_install_action (widget_class, "user.passphrase", NULL, user_passphrase);
}

static const char *
describe_passphrase (const GvtUserFacts *facts)
{
  if (facts->is_above)
    return _ ("Only another supervisor gives a new one, or removes a supervisor");
  if (facts->is_outside)
    return _ ("Only who works in all of this area gives a new one");
  return facts->has_to_choose ? _ ("For one use: he has not chosen his own yet") : _ ("His own");
}

static void
gvt_user_page_init (GvtUserPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
offer_acts (GvtUserPage *self)
{
  const GvtUserFacts *facts = self->facts;

  gtk_widget_set_visible (GTK_WIDGET (self->acts), !facts->is_above);
  if (facts->is_self)
    g_object_set (self->acts, "primary-label", _ ("_Change the passphrase"), "primary-action",
                  "user.passphrase", NULL);
  else
    g_object_set (self->acts, "secondary-label", _ ("_Remove…"), "secondary-action", "user.remove",
                  NULL);
  if (!facts->is_self && !facts->is_outside)
    g_object_set (self->acts, "primary-label", _ ("_Give a new passphrase"), "primary-action",
                  "user.reset", NULL);
}

GvtSectionPage *
gvt_user_page_new (const GvtUserFacts *facts)
{
  GvtUserPage *self = g_object_new (GVT_TYPE_USER_PAGE, NULL);

  self->facts = gvt_user_facts_copy (facts);
  gvt_section_page_set_title (GVT_SECTION_PAGE (self), facts->user->code);
  adw_action_row_set_subtitle (self->role, gvt_role_describe (facts->user->role));
  adw_action_row_set_subtitle (self->passphrase, describe_passphrase (facts));
  offer_acts (self);
  return GVT_SECTION_PAGE (self);
}
