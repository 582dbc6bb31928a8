/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-receipt-page.h"

#include "gvt-action-bar.h"
#include "gvt-code-list.h"
#include "gvt-ui.h"

struct _GvtReceiptPage
{
  GvtSectionPage parent_instance;

  GtkLabel *what;
  GtkLabel *number;
};

G_DEFINE_FINAL_TYPE (GvtReceiptPage, gvt_receipt_page, GVT_TYPE_SECTION_PAGE)

static void
receipt_done (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_close (GVT_SECTION_PAGE (widget));
}

static void
gvt_receipt_page_class_init (GvtReceiptPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (GVT_TYPE_ACTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-receipt-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtReceiptPage, what);
  gtk_widget_class_bind_template_child (widget_class, GvtReceiptPage, number);
  gtk_widget_class_install_action (widget_class, "receipt.done", NULL, receipt_done);
}

static void
gvt_receipt_page_init (GvtReceiptPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_receipt_page_new (GvtProposal *proposal)
{
  GvtReceiptPage *self = g_object_new (GVT_TYPE_RECEIPT_PAGE, NULL);

  gtk_label_set_label (self->number, gvt_proposal_get_receipt (proposal));
  gtk_label_set_label (self->what,
                       gvt_code_words (gvt_proposal_codes, gvt_proposal_get_proposal (proposal)));
  return GVT_SECTION_PAGE (self);
}
