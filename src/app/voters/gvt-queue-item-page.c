/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-queue-item-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-code-list.h"
#include "gvt-decision-kinds.h"
#include "gvt-entry-row.h"
#include "gvt-json.h"
#include "gvt-plain-row.h"
#include "gvt-proposal-field.h"
#include "gvt-queue-field.h"
#include "gvt-queue-row.h"
#include "gvt-queue-work.h"
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
  GtkWidget *acts;

  JsonObject *proposal;
  GHashTable *decided;
  gboolean is_open; /* shown, and that is recorded at the centre: once is enough */
};

G_DEFINE_FINAL_TYPE (GvtQueueItemPage, gvt_queue_item_page, GVT_TYPE_SECTION_PAGE)

/* --- what is known --- */

/* @value: (nullable): then there is no row */
static void
add_fact (GvtQueueItemPage *self, const char *label, const char *value)
{
  if (value != NULL && *value != '\0')
    gtk_list_box_append (self->facts, gvt_plain_row_new (label, value, FALSE));
}

static void
show_columns (GvtQueueItemPage *self, JsonObject *opened)
{
  JsonArray *columns = gvt_json_get_array (opened, "columns", NULL);

  for (guint i = 0; columns != NULL && i < json_array_get_length (columns); i++)
    {
      JsonObject *column = gvt_json_element_object (columns, i, "columns", NULL);
      GtkWidget *field = column != NULL ? gvt_queue_field_new (column) : NULL;

      if (field != NULL)
        gtk_box_append (self->columns, field);
    }
}

/* What everybody may know of it. */
static void
show_summary (GvtQueueItemPage *self)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
  JsonObject *proposal = self->proposal;
  g_autofree char *place = gvt_region_list_describe (
      gvt_workspace_get_regions (workspace), gvt_json_text_or (proposal, "village_code", ""));
  g_autofree char *made = gvt_text_date_time (gvt_json_int_or (proposal, "made_at", 0));
  g_autofree char *clock = gvt_queue_is_open (proposal) ? gvt_queue_describe_clock (proposal)
                                                        : NULL;

  add_fact (self, _ ("Proposal"),
            gvt_code_words (gvt_proposal_codes, gvt_json_text_or (proposal, "proposal", "")));
  add_fact (self, _ ("State"),
            gvt_code_words (gvt_proposal_state_codes, gvt_json_text_or (proposal, "state", "")));
  add_fact (self, _ ("By when"), clock);
  add_fact (self, _ ("Village"), place);
  add_fact (self, _ ("Made"), made);
  add_fact (self, _ ("By"), gvt_json_text_or (proposal, "made_by", NULL));
  add_fact (self, _ ("Reported by"),
            gvt_code_words (gvt_reporter_codes, gvt_json_text_or (proposal, "reporter", "")));
}

/* Returns: (transfer full): "Akta kematian, KK" */
static char *
describe_evidence (JsonObject *proposal)
{
  JsonArray *all = gvt_json_get_array (proposal, "evidence", NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; all != NULL && i < json_array_get_length (all); i++)
    {
      const char *code = gvt_json_element_text (all, i, "evidence", NULL);

      if (code != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                                gvt_code_words (gvt_evidence_codes, code));
    }
  return g_strdup (text->str);
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

static void
show_facts (GvtQueueItemPage *self, JsonObject *opened)
{
  JsonObject *facts = gvt_json_get_object (opened, "facts", NULL);
  g_autofree char *evidence = describe_evidence (self->proposal);

  show_summary (self);
  add_fact (self, _ ("Evidence"), evidence);
  for (guint i = GVT_N_LIST_FIELDS; facts != NULL && i < GVT_N_FIELDS; i++)
    add_fact (self, gvt_proposal_field_words ((GvtProposalField) i),
              gvt_json_text_or (facts, gvt_proposal_field_name ((GvtProposalField) i), NULL));
  show_asked (self, opened);
  show_decisions (self, opened);
  show_alikes (self, opened);
}

/* One that cannot be drawn is said to be there all the same. */
static void
add_picture (GvtQueueItemPage *self, GBytes *bytes)
{
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (bytes, NULL);
  GtkWidget *picture;

  if (texture == NULL)
    {
      gtk_box_append (self->pictures, gtk_label_new (_ ("A picture that cannot be shown")));
      return;
    }
  picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), _ ("Photo of what was shown"));
  gtk_box_append (self->pictures, picture);
}

static void
forget_shown (GvtQueueItemPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->columns))) != NULL)
    gtk_box_remove (self->columns, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->facts))) != NULL)
    gtk_list_box_remove (self->facts, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pictures))) != NULL)
    gtk_box_remove (self->pictures, child);
  self->is_open = FALSE;
}

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
    add_picture (self, opened->pictures->pdata[i]);
  if (opened->n_away > 0)
    add_fact (self, _ ("Pictures"), _ ("Some have not come to the centre yet"));
  self->is_open = TRUE;
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

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

/* --- deciding --- */

static void
update_question (GvtQueueItemPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "queue-item.ask",
                                 *gtk_editable_get_text (self->question) != '\0');
}

static void
let_decide (GvtQueueItemPage *self, gboolean may)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "queue-item.verify", may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "queue-item.reject", may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "queue-item.ask",
                                 may && *gtk_editable_get_text (self->question) != '\0');
}

/* What was typed stays when it is refused. */
static void
on_decided (gpointer owner, gpointer result, const GError *error)
{
  GvtQueueItemPage *self = owner;
  GvtSectionPage *page = owner;

  if (error != NULL)
    {
      let_decide (self, TRUE);
      gvt_section_page_say_error (page, error);
      return;
    }
  g_hash_table_add (self->decided, g_strdup (gvt_json_text_or (self->proposal, "id", "")));
  gvt_section_page_say (page, _ ("Recorded. The centre hears it with the next sync."));
  gvt_section_page_close (page);
  gvt_workspace_touch (gvt_section_page_get_workspace (page));
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

/* --- the page --- */

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
  g_clear_pointer (&self->decided, g_hash_table_unref);
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
}

static void
gvt_queue_item_page_init (GvtQueueItemPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_question (self);
}

GvtSectionPage *
gvt_queue_item_page_new (JsonObject *proposal, GHashTable *decided)
{
  GvtQueueItemPage *self = g_object_new (GVT_TYPE_QUEUE_ITEM_PAGE, NULL);
  gboolean is_open = gvt_queue_is_open (proposal);

  self->proposal = json_object_ref (proposal);
  self->decided = g_hash_table_ref (decided);
  gvt_section_page_set_title (GVT_SECTION_PAGE (self), gvt_json_text_or (proposal, "receipt", ""));
  gtk_widget_set_visible (self->asking, is_open);
  gtk_widget_set_visible (self->acts, is_open);
  return GVT_SECTION_PAGE (self);
}
