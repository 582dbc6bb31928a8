/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-home-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-ui.h"

struct _GvtHomePage
{
  GvtSectionPage parent_instance;

  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (GvtHomePage, gvt_home_page, GVT_TYPE_SECTION_PAGE)

static void
gvt_home_page_refresh (GvtSectionPage *page)
{
}

static void
gvt_home_page_class_init (GvtHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_home_page_refresh;
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-home-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtHomePage, stack);
}

static void
gvt_home_page_init (GvtHomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
