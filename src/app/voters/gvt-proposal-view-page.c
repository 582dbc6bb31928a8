/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-proposal-view-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-ask.h"
#include "gvt-code-list.h"
#include "gvt-entry-row.h"
#include "gvt-plain-row.h"
#include "gvt-proposal-facts.h"
#include "gvt-purpose-row.h"
#include "gvt-text.h"
#include "gvt-ui.h"
#include "gvt-voters-work.h"

struct _GvtProposalViewPage
{
  GvtSectionPage parent_instance;

  GtkListBox *facts;
  GtkWidget *sealed_note;
  GtkWidget *reading;
  GvtPurposeRow *purpose;
  GtkWidget *read_group;
  GtkListBox *read;
  GtkBox *pictures;
  GtkWidget *answering;
  GtkLabel *question;
  GtkEditable *answer;

  GvtProposal *proposal;
  gboolean has_facts;
};

G_DEFINE_FINAL_TYPE (GvtProposalViewPage, gvt_proposal_view_page, GVT_TYPE_SECTION_PAGE)

/* --- what all may know --- */

static void
show_facts (GvtProposalViewPage *self)
{
  GvtProposal *proposal = self->proposal;
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
  g_autoptr (JsonObject) known = gvt_proposal_to_json (proposal);
  g_autofree char *pictures = gvt_text_number (gvt_proposal_get_n_pictures (proposal));
  g_autofree char *state = NULL;

  g_object_get (proposal, "state-words", &state, NULL);
  gvt_proposal_facts_show (self->facts, known, state, gvt_workspace_get_regions (workspace));
  if (gvt_proposal_get_n_pictures (proposal) > 0)
    gvt_proposal_facts_add (self->facts, _ ("Pictures"), pictures);
}

/* --- whom it is about --- */

static void
update_actions (GvtProposalViewPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "proposal.read",
                                 gvt_purpose_row_get_purpose (self->purpose) != NULL);
}

static void
remove_read (GvtProposalViewPage *self)
{
  gvt_proposal_facts_clear (self->read, self->pictures);
  gtk_widget_set_visible (self->read_group, FALSE);
  gtk_widget_set_visible (self->answering, FALSE);
  gtk_label_set_text (self->question, "");
  gtk_editable_set_text (self->answer, "");
}

/* Takes @value (nullable). Returns: (transfer full) (nullable) */
static char *
show_value (GvtProposalField field, char *value)
{
  char *shown = value != NULL ? gvt_proposal_field_show (field, value) : NULL;

  gvt_wipe_free (value);
  return shown;
}

static void
add_read (GvtProposalViewPage *self, GvtProposalDetails *details, GvtProposalField field)
{
  char *value = show_value (field, gvt_proposal_details_show (details, field));

  gvt_proposal_facts_add (self->read, gvt_proposal_field_words (field), value);
  gvt_wipe_free (value);
}

static void
add_change (GvtProposalViewPage *self, GvtProposalDetails *details, GvtProposalField field)
{
  char *old_value = show_value (field, gvt_proposal_details_show_old (details, field));
  char *new_value = show_value (field, gvt_proposal_details_show_new (details, field));
  char *both = g_strdup_printf ("%s → %s", old_value != NULL ? old_value : "…",
                                new_value != NULL ? new_value : "…");

  if (gvt_proposal_details_get_new (details, field) != NULL)
    gvt_proposal_facts_add (self->read, gvt_proposal_field_words (field), both);
  gvt_wipe_free (old_value);
  gvt_wipe_free (new_value);
  gvt_wipe_free (both);
}

static void
show_details (GvtProposalViewPage *self, GvtProposalDetails *details)
{
  remove_read (self);
  for (guint i = 0; i < GVT_N_FIELDS; i++)
    add_read (self, details, (GvtProposalField) i);
  for (guint i = 0; i < GVT_N_LIST_FIELDS; i++)
    add_change (self, details, (GvtProposalField) i);
  if (gvt_proposal_details_is_erased (details))
    gtk_list_box_append (self->read,
                         gvt_plain_row_new (_ ("Names and numbers were erased."), NULL, FALSE));
  for (guint i = 0; i < gvt_proposal_details_get_pictures (details)->len; i++)
    gvt_proposal_facts_add_picture (
        self->pictures, g_ptr_array_index (gvt_proposal_details_get_pictures (details), i));
  gtk_widget_set_visible (self->read_group, TRUE);
  if (gvt_proposal_details_get_question (details) == NULL)
    return;
  gtk_label_set_text (self->question, gvt_proposal_details_get_question (details));
  gtk_widget_set_visible (self->answering, TRUE);
}

static void
on_read (gpointer owner, gpointer result, const GError *error)
{
  GvtProposalViewPage *self = owner;

  update_actions (self);
  if (error != NULL)
    {
      gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return;
    }
  show_details (self, result);
  gvt_workspace_touch (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
}

static void
proposal_read (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtProposalViewPage *self = GVT_PROPOSAL_VIEW_PAGE (widget);
  GvtWork work = { .done = on_read };

  gtk_widget_action_set_enabled (widget, "proposal.read", FALSE);
  gvt_voters_work_read (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                        gvt_proposal_get_id (self->proposal),
                        gvt_purpose_row_get_purpose (self->purpose));
  gvt_work_run (self, NULL, &work);
}

/* --- answering what was asked back --- */

static void
update_answer (GvtProposalViewPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "proposal.answer",
                                 *gtk_editable_get_text (self->answer) != '\0');
}

static void
on_answered (gpointer owner, gpointer result, const GError *error)
{
  GvtSectionPage *self = owner;

  update_answer (GVT_PROPOSAL_VIEW_PAGE (self));
  if (error != NULL)
    {
      gvt_section_page_say_error (self, error);
      return;
    }
  gvt_section_page_say (self, _ ("The answer is kept and goes out with the next sync."));
  gvt_workspace_touch (gvt_section_page_get_workspace (self));
  gvt_section_page_close (self);
}

static void
proposal_answer (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtProposalViewPage *self = GVT_PROPOSAL_VIEW_PAGE (widget);
  GvtWork work = { .done = on_answered };

  gtk_widget_action_set_enabled (widget, "proposal.answer", FALSE);
  gvt_voters_work_answer (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                          gvt_proposal_get_id (self->proposal),
                          gtk_editable_get_text (self->answer));
  gvt_work_run (self, NULL, &work);
}

/* --- taking it back --- */

static void
on_withdrawn (gpointer owner, gpointer result, const GError *error)
{
  GvtSectionPage *self = owner;

  if (error != NULL)
    {
      gvt_section_page_say_error (self, error);
      return;
    }
  gvt_section_page_say (self, _ ("The proposal is withdrawn. Nothing was deleted."));
  gvt_workspace_touch (gvt_section_page_get_workspace (self));
  gvt_section_page_close (self);
}

static void
on_why_chosen (gpointer owner, guint index, gpointer data)
{
  GvtProposalViewPage *self = owner;
  GvtWork work = { .done = on_withdrawn };

  gvt_voters_work_withdraw (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                            gvt_proposal_get_id (self->proposal), gvt_withdrawal_codes[index].code);
  gvt_work_run (self, NULL, &work);
}

static void
proposal_withdraw (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();

  for (const GvtCode *code = gvt_withdrawal_codes; code->code != NULL; code++)
    g_ptr_array_add (answers, (gpointer) gvt_code_words (gvt_withdrawal_codes, code->code));
  g_ptr_array_add (answers, NULL);
  gvt_ask_which (widget, _ ("Why is it taken back?"),
                 _ ("The proposal stays in the records, marked as withdrawn."),
                 (const char *const *) answers->pdata, on_why_chosen, NULL, NULL);
}

/* --- the page --- */

static void
gvt_proposal_view_page_refresh (GvtSectionPage *page)
{
  GvtProposalViewPage *self = GVT_PROPOSAL_VIEW_PAGE (page);
  gboolean opens_roll = gvt_workspace_opens_roll (gvt_section_page_get_workspace (page));

  if (!self->has_facts) /* once: they do not change, and places are named by the workspace */
    show_facts (self);
  self->has_facts = TRUE;
  gtk_widget_set_visible (self->sealed_note, !opens_roll);
  gtk_widget_set_visible (self->reading, opens_roll);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "proposal.withdraw",
                                 gvt_proposal_can_be_withdrawn (self->proposal));
}

static void
gvt_proposal_view_page_forget (GvtSectionPage *page)
{
  GvtProposalViewPage *self = GVT_PROPOSAL_VIEW_PAGE (page);

  remove_read (self);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->purpose), 0);
}

static void
gvt_proposal_view_page_dispose (GObject *object)
{
  g_clear_object (&GVT_PROPOSAL_VIEW_PAGE (object)->proposal);
  G_OBJECT_CLASS (gvt_proposal_view_page_parent_class)->dispose (object);
}

static void
gvt_proposal_view_page_class_init (GvtProposalViewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_proposal_view_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_proposal_view_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_proposal_view_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  g_type_ensure (GVT_TYPE_PURPOSE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-proposal-view-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtProposalViewPage, facts);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalViewPage, sealed_note);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalViewPage, reading);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalViewPage, purpose);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalViewPage, read_group);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalViewPage, read);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalViewPage, pictures);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalViewPage, answering);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalViewPage, question);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalViewPage, answer);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_bind_template_callback (widget_class, update_answer);
  gtk_widget_class_install_action (widget_class, "proposal.answer", NULL, proposal_answer);
  gtk_widget_class_install_action (widget_class, "proposal.read", NULL, proposal_read);
  gtk_widget_class_install_action (widget_class, "proposal.withdraw", NULL, proposal_withdraw);
}

static void
gvt_proposal_view_page_init (GvtProposalViewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
  update_answer (self);
}

GvtSectionPage *
gvt_proposal_view_page_new (GvtProposal *proposal)
{
  GvtProposalViewPage *self = g_object_new (GVT_TYPE_PROPOSAL_VIEW_PAGE, NULL);

  g_return_val_if_fail (GVT_IS_PROPOSAL (proposal), NULL);

  self->proposal = g_object_ref (proposal);
  return GVT_SECTION_PAGE (self);
}

void
gvt_proposal_view_page_read (GvtProposalViewPage *self, guint purpose)
{
  g_return_if_fail (GVT_IS_PROPOSAL_VIEW_PAGE (self));

  adw_combo_row_set_selected (ADW_COMBO_ROW (self->purpose), purpose);
  gtk_widget_activate_action (GTK_WIDGET (self), "proposal.read", NULL);
}
