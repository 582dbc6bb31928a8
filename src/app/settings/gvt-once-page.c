/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-once-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-ui.h"

struct _GvtOncePage
{
  GvtSectionPage parent_instance;

  GtkLabel *heading;
  GtkLabel *passphrase;
};

G_DEFINE_FINAL_TYPE (GvtOncePage, gvt_once_page, GVT_TYPE_SECTION_PAGE)

static void
gvt_once_page_forget (GvtSectionPage *page)
{
  gtk_label_set_label (GVT_ONCE_PAGE (page)->passphrase, "");
}

static void
once_done (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_once_page_forget (GVT_SECTION_PAGE (widget));
  gvt_section_page_close (GVT_SECTION_PAGE (widget));
}

static void
gvt_once_page_class_init (GvtOncePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_once_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-once-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtOncePage, heading);
  gtk_widget_class_bind_template_child (widget_class, GvtOncePage, passphrase);
  gtk_widget_class_install_action (widget_class, "once.done", NULL, once_done);
}

static void
gvt_once_page_init (GvtOncePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_once_page_new (const char *user, const char *once)
{
  GvtOncePage *self = g_object_new (GVT_TYPE_ONCE_PAGE, NULL);
  g_autofree char *heading = g_strdup_printf (_ ("%s may come in"), user);

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->passphrase, once);
  return GVT_SECTION_PAGE (self);
}

void
gvt_once_page_show (GvtSectionPage *former, const char *user, const char *once)
{
  g_autofree char *text = NULL;

  g_return_if_fail (GVT_IS_SECTION_PAGE (former));

  if (!gvt_section_page_was_left (former))
    {
      gvt_section_page_replace (former, gvt_once_page_new (user, once));
      return;
    }
  text = g_strdup_printf (_ ("%s has a passphrase that nobody has seen, because the page was left. "
                             "Give a new one."),
                          user);
  gvt_section_page_say (former, text);
}
