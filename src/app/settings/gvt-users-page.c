/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-users-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-add-user-page.h"
#include "gvt-plain-row.h"
#include "gvt-state-stack.h"
#include "gvt-ui.h"
#include "gvt-user-page.h"
#include "gvt-user-text.h"
#include "gvt-users-work.h"

struct _GvtUsersPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkListBox *users;
  GtkWidget *note;
  GtkWidget *acts;

  GPtrArray *shown; /* (nullable): of GvtUserFacts, as the rows */
};

G_DEFINE_FINAL_TYPE (GvtUsersPage, gvt_users_page, GVT_TYPE_SECTION_PAGE)

static void
on_row_activated (GvtUsersPage *self, GtkListBoxRow *row)
{
  const GvtUserFacts *facts = g_ptr_array_index (self->shown, gtk_list_box_row_get_index (row));

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_user_page_new (facts));
}

static void
users_add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_add_user_page_new ());
}

static GtkWidget *
create_row (GvtUsersPage *self, const GvtUserFacts *facts, gboolean opens)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
  g_autofree char *summary = gvt_user_text_summary (gvt_workspace_get_regions (workspace), facts);
  /* Translators: a user code */
  g_autofree char *self_title = g_strdup_printf (_ ("%s (you)"), facts->user->code);

  return gvt_plain_row_new (facts->is_self ? self_title : facts->user->code, summary, opens);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtUsersPage *self = owner;
  GvtUsersFacts *facts = result;
  GtkWidget *row;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->users))) != NULL)
    gtk_list_box_remove (self->users, row);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = g_ptr_array_ref (facts->users);
  for (guint i = 0; i < facts->users->len; i++)
    gtk_list_box_append (self->users,
                         create_row (self, g_ptr_array_index (facts->users, i), facts->may_act));
  gtk_widget_set_visible (self->note, !facts->may_act);
  gtk_widget_set_visible (self->acts, facts->may_act);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "users.add", facts->may_act);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

static void
gvt_users_page_refresh (GvtSectionPage *page)
{
  GvtUsersPage *self = GVT_USERS_PAGE (page);
  GvtWork work = { .done = on_loaded };

  if (gvt_workspace_get_access (gvt_section_page_get_workspace (page)) == GVT_ACCESS_UNENROLLED)
    {
      gvt_state_stack_ask_to_enrol (self->states);
      return;
    }
  gvt_users_work_read (&work, gvt_section_page_get_profile (page));
  gvt_section_page_read (page, &work);
}

static void
on_retry (GvtUsersPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_users_page_finalize (GObject *object)
{
  g_clear_pointer (&GVT_USERS_PAGE (object)->shown, g_ptr_array_unref);
  G_OBJECT_CLASS (gvt_users_page_parent_class)->finalize (object);
}

static void
gvt_users_page_class_init (GvtUsersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_users_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_users_page_refresh;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-users-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtUsersPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtUsersPage, users);
  gtk_widget_class_bind_template_child (widget_class, GvtUsersPage, note);
  gtk_widget_class_bind_template_child (widget_class, GvtUsersPage, acts);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_install_action (widget_class, "users.add", NULL, users_add);
}

static void
gvt_users_page_init (GvtUsersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "users.add", FALSE); /* until it is known */
}

GvtSectionPage *
gvt_users_page_new (void)
{
  return g_object_new (GVT_TYPE_USERS_PAGE, NULL);
}
