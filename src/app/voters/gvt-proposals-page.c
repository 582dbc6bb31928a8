/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-proposals-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-action-bar.h"
#include "gvt-code-list.h"
#include "gvt-plain-row.h"
#include "gvt-proposal-view-page.h"
#include "gvt-slip-page.h"
#include "gvt-state-stack.h"
#include "gvt-text.h"
#include "gvt-ui.h"
#include "gvt-voters-work.h"

struct _GvtProposalsPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkEditable *receipt;
  GtkListBox *list;

  GtkFilter *filter;             /* by the number that was typed */
  GtkFilterListModel *proposals; /* that pass it */
};

G_DEFINE_FINAL_TYPE (GvtProposalsPage, gvt_proposals_page, GVT_TYPE_SECTION_PAGE)

/* Spoken with its receipt number, by which one of many is asked for. */
static GtkWidget *
create_row (gpointer item, gpointer page)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  g_autofree char *place = gvt_region_list_describe (gvt_workspace_get_regions (workspace),
                                                     gvt_proposal_get_place (item));
  g_autofree char *made = gvt_text_date_time (gvt_proposal_get_made_at (item));
  g_autofree char *state = NULL;
  g_autofree char *details = NULL;
  g_autofree char *spoken = NULL;
  GtkWidget *row;
  const char *what = gvt_code_words (gvt_proposal_codes, gvt_proposal_get_proposal (item));

  g_object_get (item, "state-words", &state, NULL);
  details = g_strjoin (" · ", gvt_proposal_get_receipt (item), place, made, state, NULL);
  row = gvt_plain_row_new (what, details, TRUE);
  spoken = g_strjoin (", ", what, gvt_proposal_get_receipt (item), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

/* Returns: (transfer full): a receipt number without its hyphens */
static char *
join_symbols (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "- ", -1);
  g_autofree char *joined = g_strjoinv ("", parts);

  return g_ascii_strup (joined, -1);
}

static gboolean
is_wanted (gpointer item, gpointer user_data)
{
  GvtProposalsPage *self = user_data;
  g_autofree char *wanted = join_symbols (gtk_editable_get_text (self->receipt));
  g_autofree char *receipt = join_symbols (gvt_proposal_get_receipt (item));

  return strstr (receipt, wanted) != NULL;
}

static void
on_receipt_changed (GvtProposalsPage *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_row_activated (GvtProposalsPage *self, GtkListBoxRow *row)
{
  g_autoptr (GvtProposal) proposal = g_list_model_get_item (
      G_LIST_MODEL (self->proposals), (guint) gtk_list_box_row_get_index (row));

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_proposal_view_page_new (proposal));
}

static void
proposals_slip (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_open (GVT_SECTION_PAGE (widget), gvt_slip_page_new ());
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtProposalsPage *self = owner;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  gtk_filter_list_model_set_model (self->proposals, result);
  gvt_state_stack_set_state (self->states, g_list_model_get_n_items (result) > 0 ? GVT_STATE_CONTENT
                                                                                 : GVT_STATE_EMPTY);
}

static void
gvt_proposals_page_refresh (GvtSectionPage *page)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtWork work = { .done = on_loaded };

  if (gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED)
    return;
  gvt_voters_work_browse (&work, gvt_workspace_get_profile (workspace));
  gvt_section_page_read (page, &work);
}

static void
on_retry (GvtProposalsPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_proposals_page_forget (GvtSectionPage *page)
{
  GvtProposalsPage *self = GVT_PROPOSALS_PAGE (page);

  gtk_editable_set_text (self->receipt, "");
  gvt_state_stack_set_state (self->states, GVT_STATE_LOADING);
}

static void
gvt_proposals_page_dispose (GObject *object)
{
  GvtProposalsPage *self = GVT_PROPOSALS_PAGE (object);

  g_clear_object (&self->proposals);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (gvt_proposals_page_parent_class)->dispose (object);
}

static void
gvt_proposals_page_class_init (GvtProposalsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_proposals_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_proposals_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_proposals_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-proposals-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtProposalsPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalsPage, receipt);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_receipt_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_install_action (widget_class, "proposals.slip", NULL, proposals_slip);
}

static void
gvt_proposals_page_init (GvtProposalsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_wanted, self, NULL));
  self->proposals = gtk_filter_list_model_new (NULL, g_object_ref (self->filter));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->proposals), create_row, self, NULL);
  g_object_set (self->states, "empty-icon-name", "emblem-documents-symbolic", "empty-title",
                _ ("No proposal yet"), "empty-description",
                _ ("What citizens report stands here, with its receipt number."), NULL);
}

GvtSectionPage *
gvt_proposals_page_new (void)
{
  return g_object_new (GVT_TYPE_PROPOSALS_PAGE, NULL);
}
