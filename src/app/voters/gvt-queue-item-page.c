/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-queue-item-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-code-list.h"
#include "gvt-decision-kinds.h"
#include "gvt-entry-row.h"
#include "gvt-json.h"
#include "gvt-proposal-facts.h"
#include "gvt-proposal-field.h"
#include "gvt-queue-field.h"
#include "gvt-queue-state.h"
#include "gvt-queue-work.h"
#include "gvt-secret.h"
#include "gvt-state-stack.h"
#include "gvt-text.h"
#include "gvt-ui.h"

struct _GvtQueueItemPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkBox *columns;
  GtkListBox *facts;
  GtkBox *pictures;
  GtkWidget *asking;
  GtkEditable *question;
  GvtActionBar *acts;

  JsonObject *proposal;
  gboolean is_open; /* shown, and that is recorded at the centre: once is enough */
};

G_DEFINE_FINAL_TYPE (GvtQueueItemPage, gvt_queue_item_page, GVT_TYPE_SECTION_PAGE)

/* --- what is known --- */

static void
add_fact (GvtQueueItemPage *self, const char *title, const char *value)
{
  gvt_proposal_facts_add (self->facts, title, value);
}

/* @differs: those of which something else is proposed than the list has, or the others */
static void
add_columns (GvtQueueItemPage *self, JsonArray *columns, gboolean differs)
{
  for (guint i = 0; i < json_array_get_length (columns); i++)
    {
      JsonObject *column = gvt_json_element_object (columns, i, "columns", NULL);
      gboolean is_other = FALSE;
      GtkWidget *field;

      if (column == NULL)
        continue;
      gvt_json_get_bool (column, "differs", &is_other, NULL);
      field = is_other == differs ? gvt_queue_field_new (column) : NULL;
      if (field != NULL)
        gtk_box_append (self->columns, field);
    }
}

/* What is to be decided is seen first, without scrolling. */
static void
show_columns (GvtQueueItemPage *self, JsonObject *opened)
{
  JsonArray *columns = gvt_json_get_array (opened, "columns", NULL);

  if (columns == NULL)
    return;
  add_columns (self, columns, TRUE);
  add_columns (self, columns, FALSE);
}

/* What everybody may know of it. */
static void
show_summary (GvtQueueItemPage *self)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
  g_autofree char *clock = gvt_queue_state_describe_clock (self->proposal);
  g_autofree char *state = gvt_queue_state_describe (self->proposal);

  add_fact (self, _ ("By when"), clock);
  gvt_proposal_facts_show (self->facts, self->proposal, state,
                           gvt_workspace_get_regions (workspace));
}

static void
show_alikes (GvtQueueItemPage *self, JsonObject *opened)
{
  JsonArray *alikes = gvt_json_get_array (opened, "lookalikes", NULL);

  if (alikes == NULL || json_array_get_length (alikes) == 0)
    add_fact (self, _ ("Look-alikes"), _ ("None in the village's list, nor among the proposals"));
  for (guint i = 0; alikes != NULL && i < json_array_get_length (alikes); i++)
    {
      JsonObject *alike = json_array_get_object_element (alikes, i);
      const char *how = gvt_json_text_or (alike, "alike", "");
      gboolean is_listed = g_str_equal (gvt_json_text_or (alike, "source", ""), "list");
      g_autofree char *whom = is_listed ? g_strdup_printf (_ ("%s, in the list: %s, TPS %s"), how,
                                                           gvt_json_text_or (alike, "name", ""),
                                                           gvt_json_text_or (alike, "tps", ""))
                                        : g_strdup_printf (_ ("%s, among the proposals: %s"), how,
                                                           gvt_json_text_or (alike, "receipt", ""));

      add_fact (self, _ ("Looks like"), whom);
    }
}

static void
show_asked (GvtQueueItemPage *self, JsonObject *opened)
{
  JsonArray *questions = gvt_json_get_array (opened, "questions", NULL);

  for (guint i = 0; questions != NULL && i < json_array_get_length (questions); i++)
    {
      JsonObject *asked = json_array_get_object_element (questions, i);

      add_fact (self, _ ("Asked back"), gvt_json_text_or (asked, "question", NULL));
      add_fact (self, _ ("Answer"), gvt_json_text_or (asked, "answer", NULL));
    }
}

static void
show_decisions (GvtQueueItemPage *self, JsonObject *opened)
{
  JsonArray *decisions = gvt_json_get_array (opened, "decisions", NULL);

  for (guint i = 0; decisions != NULL && i < json_array_get_length (decisions); i++)
    {
      JsonObject *decision = json_array_get_object_element (decisions, i);
      const char *reason = gvt_json_text_or (decision, "reason", NULL);
      g_autofree char *at = gvt_text_date_time (gvt_json_int_or (decision, "at", 0));
      g_autofree char *what = g_strjoin (
          " · ",
          gvt_code_words (gvt_proposal_state_codes, gvt_json_text_or (decision, "decision", "")),
          at, reason != NULL ? gvt_code_words (gvt_rejection_codes, reason) : NULL, NULL);
      /* Translators: %s is a supervisor's code */
      g_autofree char *who = g_strdup_printf (_ ("Decided by %s"),
                                              gvt_json_text_or (decision, "by", ""));

      add_fact (self, who, what);
    }
}

/* @facts: what only a report knows */
static void
show_reported (GvtQueueItemPage *self, JsonObject *facts)
{
  for (guint i = GVT_N_LIST_FIELDS; i < GVT_N_FIELDS; i++)
    {
      GvtProposalField field = (GvtProposalField) i;
      const char *value = gvt_json_text_or (facts, gvt_proposal_field_name (field), NULL);
      char *shown = value != NULL ? gvt_proposal_field_show (field, value) : NULL;

      add_fact (self, gvt_proposal_field_words (field), shown);
      gvt_wipe_free (shown);
    }
}

static void
show_facts (GvtQueueItemPage *self, JsonObject *opened)
{
  JsonObject *facts = gvt_json_get_object (opened, "facts", NULL);

  show_summary (self);
  if (facts != NULL)
    show_reported (self, facts);
  show_asked (self, opened);
  show_decisions (self, opened);
  show_alikes (self, opened);
}

static void
forget_shown (GvtQueueItemPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->columns))) != NULL)
    gtk_box_remove (self->columns, child);
  gvt_proposal_facts_clear (self->facts, self->pictures);
  self->is_open = FALSE;
}

/* --- opening it --- */

static void
on_opened (gpointer owner, gpointer result, const GError *error)
{
  GvtQueueItemPage *self = owner;
  GvtQueueOpened *opened = result;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  forget_shown (self);
  show_columns (self, opened->opened);
  show_facts (self, opened->opened);
  for (guint i = 0; i < opened->pictures->len; i++)
    gvt_proposal_facts_add_picture (self->pictures, opened->pictures->pdata[i]);
  if (opened->n_away > 0)
    add_fact (self, _ ("Pictures"), _ ("Some have not come to the centre yet"));
  self->is_open = TRUE;
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

/* --- deciding --- */

static void
update_question (GvtQueueItemPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "queue-item.ask",
                                 *gtk_editable_get_text (self->question) != '\0');
}

/* @decision: (out): which is taken back */
static gboolean
can_be_undone (GvtQueueItemPage *self, GvtId *decision)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
  const GvtUser *user = gvt_workspace_get_user (workspace);

  return user != NULL && gvt_queue_state_can_be_undone (self->proposal, user->code, decision);
}

/* A decision is made, or taken back. */
static void
offer_acts (GvtQueueItemPage *self)
{
  gboolean is_open = gvt_queue_state_can_be_decided (self->proposal);
  gboolean is_mine;
  GvtId decision;

  is_mine = !is_open && can_be_undone (self, &decision);
  gtk_widget_set_visible (self->asking, is_open);
  gtk_widget_set_visible (GTK_WIDGET (self->acts), is_open || is_mine);
  if (is_mine)
    g_object_set (self->acts, "primary-label", _ ("_Take the decision back"), "primary-action",
                  "queue-item.undo", "secondary-label", NULL, NULL);
}

static void
let_decide (GvtQueueItemPage *self, gboolean may)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "queue-item.verify", may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "queue-item.reject", may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "queue-item.undo", may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "queue-item.ask",
                                 may && *gtk_editable_get_text (self->question) != '\0');
}

/* What was typed stays when it is refused. */
static void
end (GvtQueueItemPage *self, const char *said, const GError *error)
{
  GvtSectionPage *page = GVT_SECTION_PAGE (self);

  if (error != NULL)
    {
      let_decide (self, TRUE);
      gvt_section_page_say_error (page, error);
      return;
    }
  gvt_section_page_say (page, said);
  gvt_section_page_close (page);
  gvt_workspace_touch (gvt_section_page_get_workspace (page));
}

static void
on_decided (gpointer owner, gpointer result, const GError *error)
{
  end (owner, _ ("Recorded. The centre hears it with the next sync."), error);
}

static void
decide (GvtQueueItemPage *self, const GvtDecisionInput *input)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  GvtWork work = { .done = on_decided };

  let_decide (self, FALSE); /* not twice */
  g_ptr_array_add (one, self->proposal);
  gvt_queue_work_decide (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)), one, input);
  gvt_work_run (self, NULL, &work);
}

static void
queue_item_verify (GtkWidget *widget, const char *action, GVariant *parameter)
{
  decide (GVT_QUEUE_ITEM_PAGE (widget), &(GvtDecisionInput){ GVT_DECISION_VERIFIED, NULL, NULL });
}

static void
on_reason_chosen (gpointer owner, guint index, gpointer unused)
{
  decide (owner,
          &(GvtDecisionInput){ GVT_DECISION_REJECTED, gvt_rejection_codes[index].code, NULL });
}

void
gvt_queue_ask_reason (GtkWidget *owner, GvtAskWhichFunc on_chosen)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();

  for (const GvtCode *code = gvt_rejection_codes; code->code != NULL; code++)
    g_ptr_array_add (answers, (gpointer) gvt_code_words (gvt_rejection_codes, code->code));
  g_ptr_array_add (answers, NULL);
  gvt_ask_which (owner, _ ("Why is it rejected?"),
                 _ ("Whoever took it down is told. It can be taken back until it is exported."),
                 (const char *const *) answers->pdata, on_chosen, NULL, NULL);
}

static void
queue_item_reject (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_queue_ask_reason (widget, on_reason_chosen);
}

static void
queue_item_ask (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtQueueItemPage *self = GVT_QUEUE_ITEM_PAGE (widget);

  decide (self, &(GvtDecisionInput){ GVT_DECISION_ASKED_BACK, NULL,
                                     gtk_editable_get_text (self->question) });
}

static void
on_undone (gpointer owner, gpointer result, const GError *error)
{
  end (owner, _ ("Taken back. The centre hears it with the next sync."), error);
}

static void
queue_item_undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtQueueItemPage *self = GVT_QUEUE_ITEM_PAGE (widget);
  GvtWork work = { .done = on_undone };
  GvtId decision;

  if (!can_be_undone (self, &decision))
    return;
  let_decide (self, FALSE); /* not twice */
  gvt_queue_work_undo (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                       self->proposal, &decision);
  gvt_work_run (self, NULL, &work);
}

/* --- the page --- */

static void
gvt_queue_item_page_refresh (GvtSectionPage *page)
{
  GvtQueueItemPage *self = GVT_QUEUE_ITEM_PAGE (page);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtWork work = { .done = on_opened };
  g_autoptr (GError) error = NULL;
  GvtId id;

  if (gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED || self->is_open)
    return;
  offer_acts (self);
  if (!gvt_json_get_id (self->proposal, "id", &id, &error))
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  gvt_queue_work_open (&work, gvt_workspace_get_profile (workspace), &id);
  gvt_section_page_read (page, &work);
}

static void
on_retry (GvtQueueItemPage *self)
{
  gvt_state_stack_set_state (self->states, GVT_STATE_LOADING);
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_queue_item_page_forget (GvtSectionPage *page)
{
  GvtQueueItemPage *self = GVT_QUEUE_ITEM_PAGE (page);

  forget_shown (self);
  gtk_editable_set_text (self->question, "");
  gvt_state_stack_set_state (self->states, GVT_STATE_LOADING);
}

static void
gvt_queue_item_page_finalize (GObject *object)
{
  GvtQueueItemPage *self = GVT_QUEUE_ITEM_PAGE (object);

  g_clear_pointer (&self->proposal, json_object_unref);
  G_OBJECT_CLASS (gvt_queue_item_page_parent_class)->finalize (object);
}

static void
gvt_queue_item_page_class_init (GvtQueueItemPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_queue_item_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_queue_item_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_queue_item_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-queue-item-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtQueueItemPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtQueueItemPage, columns);
  gtk_widget_class_bind_template_child (widget_class, GvtQueueItemPage, facts);
  gtk_widget_class_bind_template_child (widget_class, GvtQueueItemPage, pictures);
  gtk_widget_class_bind_template_child (widget_class, GvtQueueItemPage, asking);
  gtk_widget_class_bind_template_child (widget_class, GvtQueueItemPage, question);
  gtk_widget_class_bind_template_child (widget_class, GvtQueueItemPage, acts);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, update_question);
  gtk_widget_class_install_action (widget_class, "queue-item.verify", NULL, queue_item_verify);
  gtk_widget_class_install_action (widget_class, "queue-item.reject", NULL, queue_item_reject);
  gtk_widget_class_install_action (widget_class, "queue-item.ask", NULL, queue_item_ask);
  gtk_widget_class_install_action (widget_class, "queue-item.undo", NULL, queue_item_undo);
}

static void
gvt_queue_item_page_init (GvtQueueItemPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_question (self);
}

GvtSectionPage *
gvt_queue_item_page_new (JsonObject *proposal)
{
  GvtQueueItemPage *self = g_object_new (GVT_TYPE_QUEUE_ITEM_PAGE, NULL);

  self->proposal = json_object_ref (proposal);
  gvt_section_page_set_title (GVT_SECTION_PAGE (self), gvt_json_text_or (proposal, "receipt", ""));
  return GVT_SECTION_PAGE (self);
}
