/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voters-ways.h"

#include "gvt-button-label.h"
#include "gvt-ui.h"

struct _GvtVotersWays
{
  AdwBin parent_instance;

  GtkButton *worklists;
  GtkButton *lists;
  GtkButton *checks;
  GtkButton *self_check;
};

G_DEFINE_FINAL_TYPE (GvtVotersWays, gvt_voters_ways, ADW_TYPE_BIN)

static void
gvt_voters_ways_class_init (GvtVotersWaysClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-voters-ways.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtVotersWays, worklists);
  gtk_widget_class_bind_template_child (widget_class, GvtVotersWays, lists);
  gtk_widget_class_bind_template_child (widget_class, GvtVotersWays, checks);
  gtk_widget_class_bind_template_child (widget_class, GvtVotersWays, self_check);
}

static void
gvt_voters_ways_init (GvtVotersWays *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gvt_button_wrap_label (self->worklists);
  gvt_button_wrap_label (self->lists);
  gvt_button_wrap_label (self->checks);
  gvt_button_wrap_label (self->self_check);
}
