/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voters-ways.h"

#include "gvt-button-label.h"
#include "gvt-ui.h"

struct _GvtVotersWays
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (GvtVotersWays, gvt_voters_ways, ADW_TYPE_BIN)

static void
gvt_voters_ways_class_init (GvtVotersWaysClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-voters-ways.ui"));
}

static void
gvt_voters_ways_init (GvtVotersWays *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gvt_buttons_wrap_labels (GTK_WIDGET (self));
}
