/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-station-roles-page.h"

#include "gvt-plain-row.h"
#include "gvt-station-codec.h"
#include "gvt-station-page.h"
#include "gvt-ui.h"

struct _GvtStationRolesPage
{
  GvtSectionPage parent_instance;

  GtkLabel *label;
  GtkListBox *roles;
};

G_DEFINE_FINAL_TYPE (GvtStationRolesPage, gvt_station_roles_page, GVT_TYPE_SECTION_PAGE)

static void
on_role_activated (GvtStationRolesPage *self, GtkListBoxRow *row)
{
  GvtStation *station = gvt_station_built_in ();
  g_autoptr (GvtStationRole) role = g_list_model_get_item (gvt_station_get_roles (station),
                                                           gtk_list_box_row_get_index (row));

  gvt_section_page_open (GVT_SECTION_PAGE (self),
                         gvt_station_page_new (station, gvt_station_role_get_id (role)));
}

static GtkWidget *
create_role_row (gpointer item, gpointer data)
{
  return gvt_plain_row_new (gvt_station_role_get_title (item), gvt_station_role_get_duty (item),
                            TRUE);
}

static void
gvt_station_roles_page_class_init (GvtStationRolesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-station-roles-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtStationRolesPage, label);
  gtk_widget_class_bind_template_child (widget_class, GvtStationRolesPage, roles);
  gtk_widget_class_bind_template_callback (widget_class, on_role_activated);
}

static void
gvt_station_roles_page_init (GvtStationRolesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_station_roles_page_new (void)
{
  GvtStationRolesPage *self = g_object_new (GVT_TYPE_STATION_ROLES_PAGE, NULL);
  GvtStation *station = gvt_station_built_in ();

  gtk_label_set_label (self->label, gvt_station_get_label (station));
  gtk_list_box_bind_model (self->roles, gvt_station_get_roles (station), create_role_row, NULL,
                           NULL);
  return GVT_SECTION_PAGE (self);
}
