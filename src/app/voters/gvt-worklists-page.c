/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-worklists-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-plain-row.h"
#include "gvt-state-stack.h"
#include "gvt-ui.h"
#include "gvt-worklist-page.h"
#include "gvt-worklist-work.h"

struct _GvtWorklistsPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkListBox *list;
  GvtRoll *roll;
  GListModel *worklists; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (GvtWorklistsPage, gvt_worklists_page, GVT_TYPE_SECTION_PAGE)

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  GvtWorklist *worklist = item;
  g_autofree char *title = g_strdup_printf ("%s · %s", gvt_worklist_get_code (worklist),
                                            gvt_worklist_get_title (worklist));
  g_autofree char *progress = gvt_worklist_describe_progress (worklist);

  return gvt_plain_row_new (title, progress, TRUE);
}

static void
on_listed (gpointer owner, gpointer result, const GError *error)
{
  GvtWorklistsPage *self = owner;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  g_set_object (&self->worklists, result);
  gtk_list_box_bind_model (self->list, result, create_row, NULL, NULL);
  gvt_state_stack_set_state (self->states, g_list_model_get_n_items (result) > 0 ? GVT_STATE_CONTENT
                                                                                 : GVT_STATE_EMPTY);
}

static void
gvt_worklists_page_refresh (GvtSectionPage *page)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtWork work = { .done = on_listed };

  if (gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED)
    return;
  gvt_worklist_work_list (&work, gvt_workspace_get_profile (workspace));
  gvt_section_page_read (page, &work);
}

static void
on_row_activated (GvtWorklistsPage *self, GtkListBoxRow *row)
{
  g_autoptr (GvtWorklist) worklist = g_list_model_get_item (
      self->worklists, (guint) gtk_list_box_row_get_index (row));

  gvt_section_page_open (GVT_SECTION_PAGE (self),
                         gvt_worklist_page_new (self->roll, gvt_worklist_get_id (worklist)));
}

static void
on_retry (GvtWorklistsPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_worklists_page_dispose (GObject *object)
{
  GvtWorklistsPage *self = GVT_WORKLISTS_PAGE (object);

  g_clear_object (&self->roll);
  g_clear_object (&self->worklists);
  G_OBJECT_CLASS (gvt_worklists_page_parent_class)->dispose (object);
}

static void
gvt_worklists_page_class_init (GvtWorklistsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_worklists_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_worklists_page_refresh;
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-worklists-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtWorklistsPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtWorklistsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
gvt_worklists_page_init (GvtWorklistsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set (self->states, "empty-icon-name", "view-list-symbolic", "empty-title",
                _ ("No worklist on this laptop"), "empty-description",
                _ ("Your office assigns voters or an RT to a visit. Worklists come with the next "
                   "synchronisation."),
                NULL);
}

GvtSectionPage *
gvt_worklists_page_new (GvtRoll *roll)
{
  GvtWorklistsPage *self = g_object_new (GVT_TYPE_WORKLISTS_PAGE, NULL);

  self->roll = g_object_ref (roll);
  return GVT_SECTION_PAGE (self);
}
