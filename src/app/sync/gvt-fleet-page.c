/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-fleet-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-fleet-laptop-page.h"
#include "gvt-fleet-text.h"
#include "gvt-fleet-view.h"
#include "gvt-plain-row.h"
#include "gvt-state-stack.h"
#include "gvt-text.h"
#include "gvt-ui.h"
#include "gvt-work.h"

struct _GvtFleetPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkLabel *seen;
  GtkListBox *list;

  GPtrArray *shown; /* (nullable): of GvtFleetLaptop, as the rows */
};

G_DEFINE_FINAL_TYPE (GvtFleetPage, gvt_fleet_page, GVT_TYPE_SECTION_PAGE)

static void
clear (GvtFleetPage *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
}

static void
on_row_activated (GvtFleetPage *self, GtkListBoxRow *row)
{
  const GvtFleetLaptop *laptop = self->shown->pdata[gtk_list_box_row_get_index (row)];

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_fleet_laptop_page_new (laptop->code));
}

static void
show_view (GvtFleetPage *self, const GvtFleetView *view)
{
  GvtProfile *profile = gvt_section_page_get_profile (GVT_SECTION_PAGE (self));
  gint64 now_us = gvt_clock_now_us (gvt_profile_get_clock (profile));
  g_autofree char *seen = gvt_fleet_text_seen (view, now_us);

  self->shown = g_ptr_array_ref (view->laptops);
  for (guint i = 0; i < view->laptops->len; i++)
    {
      const GvtFleetLaptop *laptop = view->laptops->pdata[i];
      g_autofree char *title = gvt_fleet_text_title (laptop);
      g_autofree char *summary = gvt_fleet_text_summary (view, laptop, now_us);

      gtk_list_box_append (self->list, gvt_plain_row_new (title, summary, TRUE));
    }
  gtk_label_set_label (self->seen, seen);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtFleetPage *self = owner;
  GvtFleetView *view = result;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  clear (self);
  show_view (self, view);
  gvt_state_stack_set_state (self->states,
                             view->laptops->len > 0 ? GVT_STATE_CONTENT : GVT_STATE_EMPTY);
}

static gpointer
load_view (gpointer input, GCancellable *cancellable, GError **error)
{
  return gvt_fleet_view_load (input, error);
}

static void
gvt_fleet_page_refresh (GvtSectionPage *page)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtWork work = { .func = load_view,
                   .free_input = g_object_unref,
                   .free_result = (GDestroyNotify) gvt_fleet_view_free,
                   .done = on_loaded };

  if (gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED)
    return;
  work.input = g_object_ref (gvt_workspace_get_profile (workspace));
  gvt_section_page_read (page, &work);
}

static void
on_retry (GvtFleetPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_fleet_page_forget (GvtSectionPage *page)
{
  clear (GVT_FLEET_PAGE (page));
  gvt_state_stack_set_state (GVT_FLEET_PAGE (page)->states, GVT_STATE_LOADING);
}

static void
gvt_fleet_page_finalize (GObject *object)
{
  g_clear_pointer (&GVT_FLEET_PAGE (object)->shown, g_ptr_array_unref);
  G_OBJECT_CLASS (gvt_fleet_page_parent_class)->finalize (object);
}

static void
gvt_fleet_page_class_init (GvtFleetPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_fleet_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_fleet_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_fleet_page_forget;
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-fleet-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtFleetPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtFleetPage, seen);
  gtk_widget_class_bind_template_child (widget_class, GvtFleetPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
}

static void
gvt_fleet_page_init (GvtFleetPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set (self->states, "empty-icon-name", "computer-symbolic", "empty-title",
                _ ("No laptops are known here yet"), "empty-description",
                _ ("The centre tells of the laptops of your area with each sync. Synchronise, then "
                   "look again."),
                NULL);
}

GvtSectionPage *
gvt_fleet_page_new (void)
{
  return g_object_new (GVT_TYPE_FLEET_PAGE, NULL);
}
