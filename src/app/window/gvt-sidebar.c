/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sidebar.h"

#include "gvt-choice-list.h"
#include "gvt-sidebar-row.h"
#include "gvt-ui.h"

struct _GvtSidebar
{
  AdwBin parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (GvtSidebar, gvt_sidebar, ADW_TYPE_BIN)

static GtkListBoxRow *
row_of (GvtSidebar *self, const char *section)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (gvt_sidebar_row_get_section (GVT_SIDEBAR_ROW (row)), section) == 0)
      return row;
  return NULL;
}

static void
on_row_activated (GvtSidebar *self, GvtSidebarRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.section", "s",
                              gvt_sidebar_row_get_section (row));
}

/* Settings stand apart, below a line. */
static void
update_row_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *section = gvt_sidebar_row_get_section (GVT_SIDEBAR_ROW (row));

  if (g_strcmp0 (section, "settings") == 0 && gtk_list_box_row_get_header (row) == NULL)
    gtk_list_box_row_set_header (row, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
}

static void
gvt_sidebar_class_init (GvtSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (GVT_TYPE_SIDEBAR_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-sidebar.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
gvt_sidebar_init (GvtSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gvt_choice_list_set_up (self->list);
  gtk_list_box_set_header_func (self->list, update_row_header, NULL, NULL);
}

void
gvt_sidebar_set_section (GvtSidebar *self, const char *section)
{
  g_return_if_fail (GVT_IS_SIDEBAR (self));
  gtk_list_box_select_row (self->list, row_of (self, section));
}
