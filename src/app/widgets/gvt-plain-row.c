/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-plain-row.h"

#include "gvt-ui.h"

struct _GvtPlainRow
{
  AdwActionRow parent_instance;

  GtkImage *arrow;
};

G_DEFINE_FINAL_TYPE (GvtPlainRow, gvt_plain_row, ADW_TYPE_ACTION_ROW)

static void
gvt_plain_row_class_init (GvtPlainRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-plain-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtPlainRow, arrow);
}

static void
gvt_plain_row_init (GvtPlainRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What opens something is called by its title. Of what only tells something both lines are what it
 * tells, and whoever hears them hears no less than who sees them. */
static void
say (GvtPlainRow *self, const char *title, const char *subtitle, gboolean opens)
{
  g_autofree char *both = g_strjoin (*subtitle != '\0' ? ", " : "", title, subtitle, NULL);

  /* Newer libadwaita says who labels the row, which counts for more than its own label. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  opens ? title : both, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  opens ? subtitle : "", -1);
}

GtkWidget *
gvt_plain_row_new (const char *title, const char *subtitle, gboolean opens)
{
  GvtPlainRow *self = g_object_new (GVT_TYPE_PLAIN_ROW, "title", title, "subtitle",
                                    subtitle != NULL ? subtitle : "", "activatable", opens, NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->arrow), opens);
  say (self, title, subtitle != NULL ? subtitle : "", opens);
  return GTK_WIDGET (self);
}
