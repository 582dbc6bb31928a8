/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-receipt-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-code-list.h"
#include "gvt-leaving-file.h"
#include "gvt-ui.h"
#include "gvt-voters-work.h"

struct _GvtReceiptPage
{
  GvtSectionPage parent_instance;

  GtkLabel *what;
  GtkLabel *number;

  GvtProposal *proposal;
};

G_DEFINE_FINAL_TYPE (GvtReceiptPage, gvt_receipt_page, GVT_TYPE_SECTION_PAGE)

static void
receipt_done (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_close (GVT_SECTION_PAGE (widget));
}

/* --- on paper --- */

static void
write_receipt (GvtSectionPage *page, const char *path, gpointer proposal, GvtWork *work)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  const GvtProposalPaper paper = { gvt_workspace_get_regions (workspace),
                                   gvt_workspace_is_practice (workspace) };

  gvt_voters_work_print_receipt (work, gvt_workspace_get_profile (workspace), proposal, &paper,
                                 path);
}

static void
receipt_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const GvtLeavingFile file = {
    .heading = _ ("Save the receipt as a file?"),
    .body = _ ("The file is not encrypted: whoever has it can read it. It holds the receipt "
               "number, what was reported and the village, no names. That it was saved is "
               "recorded."),
    .title = _ ("Where to save the receipt"),
    .name = _ ("receipt.pdf"),
    .saved = _ ("The receipt is saved: print it. It is listed in the settings."),
  };

  gvt_save_leaving_file (GVT_SECTION_PAGE (widget), &file, write_receipt,
                         g_object_ref (GVT_RECEIPT_PAGE (widget)->proposal), g_object_unref);
}

static void
gvt_receipt_page_dispose (GObject *object)
{
  g_clear_object (&GVT_RECEIPT_PAGE (object)->proposal);
  G_OBJECT_CLASS (gvt_receipt_page_parent_class)->dispose (object);
}

static void
gvt_receipt_page_class_init (GvtReceiptPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_receipt_page_dispose;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-receipt-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtReceiptPage, what);
  gtk_widget_class_bind_template_child (widget_class, GvtReceiptPage, number);
  gtk_widget_class_install_action (widget_class, "receipt.done", NULL, receipt_done);
  gtk_widget_class_install_action (widget_class, "receipt.save", NULL, receipt_save);
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

  self->proposal = g_object_ref (proposal);
  gtk_label_set_label (self->number, gvt_proposal_get_receipt (proposal));
  gtk_label_set_label (self->what,
                       gvt_code_words (gvt_proposal_codes, gvt_proposal_get_proposal (proposal)));
  return GVT_SECTION_PAGE (self);
}
