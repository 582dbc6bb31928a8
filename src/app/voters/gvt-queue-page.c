/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-queue-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-code-list.h"
#include "gvt-decision-kinds.h"
#include "gvt-json.h"
#include "gvt-queue-item-page.h"
#include "gvt-queue-row.h"
#include "gvt-queue-state.h"
#include "gvt-queue-work.h"
#include "gvt-state-stack.h"
#include "gvt-ui.h"

/* What the list may be cut down to. */
static const struct
{
  const char *state; /* (nullable): as of #GvtQueueQuery */
  gboolean only_due;
  const char *words;
} filters[] = {
  { NULL, FALSE, N_ ("To be decided") },
  { NULL, TRUE, N_ ("To be decided, with a legal deadline") },
  { "asked_back", FALSE, N_ ("Asked back") },
  { "verified", FALSE, N_ ("Verified") },
  { "rejected", FALSE, N_ ("Rejected") },
  { "exported", FALSE, N_ ("Exported") },
  { "taken_up", FALSE, N_ ("Taken up") },
};

struct _GvtQueuePage
{
  GvtSectionPage parent_instance;

  AdwComboRow *filter;
  GvtStateStack *states;
  GtkListBox *list;
  GtkWidget *more;
  GtkWidget *acts;

  GHashTable *chosen; /* ids, also while the list is read again */
  gboolean is_adding; /* of the newest reading: to what is there */
  gboolean has_next;
  GvtId next; /* the key behind which the next page begins */
};

G_DEFINE_FINAL_TYPE (GvtQueuePage, gvt_queue_page, GVT_TYPE_SECTION_PAGE)

#define FOR_EACH_ROW(row, self) \
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET ((self)->list)); row != NULL; \
       row = gtk_widget_get_next_sibling (row))

/* --- what waits --- */

static void
update_actions (GvtQueuePage *self)
{
  gboolean any = FALSE;
  gboolean any_open = FALSE;

  FOR_EACH_ROW (row, self)
  {
    any = any || gvt_queue_row_get_chosen (GVT_QUEUE_ROW (row));
    any_open = any_open
               || gvt_queue_state_can_be_decided (gvt_queue_row_get_proposal (GVT_QUEUE_ROW (row)));
  }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "queue.verify", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "queue.reject", any);
  gtk_widget_set_visible (self->acts, any_open);
}

static void
on_chosen (GvtQueuePage *self, GParamSpec *pspec, GvtQueueRow *row)
{
  if (gvt_queue_row_get_chosen (row))
    g_hash_table_add (self->chosen, g_strdup (gvt_queue_row_get_id (row)));
  else
    g_hash_table_remove (self->chosen, gvt_queue_row_get_id (row));
  update_actions (self);
}

static void
add_row (GvtQueuePage *self, JsonObject *proposal)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
  GtkWidget *row = gvt_queue_row_new (proposal, gvt_workspace_get_regions (workspace));
  const char *id = gvt_queue_row_get_id (GVT_QUEUE_ROW (row));

  if (g_hash_table_contains (self->chosen, id) && gvt_queue_state_can_be_decided (proposal))
    g_object_set (row, "chosen", TRUE, NULL);
  g_signal_connect_object (row, "notify::chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
}

static void
remove_rows (GvtQueuePage *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

static void
update_state (GvtQueuePage *self)
{
  gboolean any = gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL;

  gtk_widget_set_visible (self->more, self->has_next);
  gvt_state_stack_set_state (self->states,
                             any || self->has_next ? GVT_STATE_CONTENT : GVT_STATE_EMPTY);
  update_actions (self);
}

static void
add_page (GvtQueuePage *self, JsonObject *page)
{
  JsonArray *all = gvt_json_get_array (page, "proposals", NULL);

  for (guint i = 0; all != NULL && i < json_array_get_length (all); i++)
    {
      JsonObject *proposal = gvt_json_element_object (all, i, "proposals", NULL);

      if (proposal != NULL)
        add_row (self, proposal);
    }
  self->has_next = gvt_json_get_id (page, "next", &self->next, NULL);
  update_state (self);
}

/* What is there stays when more does not come. */
static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtQueuePage *self = owner;

  gtk_widget_set_sensitive (self->more, TRUE);
  if (error != NULL && self->is_adding)
    {
      gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return;
    }
  if (!self->is_adding)
    remove_rows (self);
  if (error == NULL)
    {
      add_page (self, result);
      return;
    }
  update_actions (self);
  gvt_state_stack_fail (self->states, error);
}

static void
read_list (GvtQueuePage *self, const GvtId *after)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
  guint index = adw_combo_row_get_selected (self->filter);
  GvtWork work = { .done = on_loaded };
  GvtQueueWanted wanted = { .after = after };

  if (gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED
      || index >= G_N_ELEMENTS (filters))
    return;
  wanted.state = filters[index].state;
  wanted.only_due = filters[index].only_due;
  self->is_adding = after != NULL;
  gvt_queue_work_list (&work, gvt_workspace_get_profile (workspace), &wanted);
  gvt_section_page_read (GVT_SECTION_PAGE (self), &work);
}

static void
gvt_queue_page_refresh (GvtSectionPage *page)
{
  read_list (GVT_QUEUE_PAGE (page), NULL);
}

static void
load_anew (GvtQueuePage *self)
{
  remove_rows (self);
  g_hash_table_remove_all (self->chosen);
  self->has_next = FALSE;
  update_actions (self);
  gvt_state_stack_set_state (self->states, GVT_STATE_LOADING);
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
queue_more (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtQueuePage *self = GVT_QUEUE_PAGE (widget);

  if (!self->has_next)
    return;
  gtk_widget_set_sensitive (self->more, FALSE);
  read_list (self, &self->next);
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer unused)
{
  return gvt_queue_row_compare (GVT_QUEUE_ROW (a), GVT_QUEUE_ROW (b));
}

static void
on_row_activated (GvtQueuePage *self, GtkListBoxRow *row)
{
  JsonObject *proposal = gvt_queue_row_get_proposal (GVT_QUEUE_ROW (row));

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_queue_item_page_new (proposal));
}

/* --- deciding about those that are chosen --- */

/* Returns: (transfer full) (element-type JsonObject) */
static GPtrArray *
list_chosen (GvtQueuePage *self)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  FOR_EACH_ROW (row, self)
  {
    if (gvt_queue_row_get_chosen (GVT_QUEUE_ROW (row)))
      g_ptr_array_add (all, json_object_ref (gvt_queue_row_get_proposal (GVT_QUEUE_ROW (row))));
  }
  return all;
}

static void
on_decided (gpointer owner, gpointer result, const GError *error)
{
  GvtQueuePage *self = owner;

  if (error != NULL)
    {
      update_actions (self);
      gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return;
    }
  gvt_section_page_say (GVT_SECTION_PAGE (self),
                        _ ("Recorded. The centre hears it with the next sync."));
  gvt_workspace_touch (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
  load_anew (self);
}

static void
decide (GvtQueuePage *self, const GvtDecisionInput *input)
{
  g_autoptr (GPtrArray) chosen = list_chosen (self);
  GvtWork work = { .done = on_decided };

  if (chosen->len == 0)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "queue.verify", FALSE); /* not twice */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "queue.reject", FALSE);
  gvt_queue_work_decide (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)), chosen,
                         input);
  gvt_work_run (self, NULL, &work);
}

static void
on_verify_accepted (gpointer owner, gpointer unused)
{
  decide (owner, &(GvtDecisionInput){ GVT_DECISION_VERIFIED, NULL, NULL });
}

static void
queue_verify (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GPtrArray) chosen = list_chosen (GVT_QUEUE_PAGE (widget));
  g_autofree char *heading = g_strdup_printf (
      ngettext ("Verify %u proposal?", "Verify %u proposals?", chosen->len), chosen->len);
  const GvtQuestion question = {
    .heading = heading,
    .body = _ ("They are decided without being opened. Each can be taken back until it is "
               "exported."),
    .accept = _ ("_Verify"),
  };

  gvt_ask (widget, &question, on_verify_accepted, NULL, NULL);
}

static void
on_reason_chosen (gpointer owner, guint index, gpointer unused)
{
  decide (owner,
          &(GvtDecisionInput){ GVT_DECISION_REJECTED, gvt_rejection_codes[index].code, NULL });
}

static void
queue_reject (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_queue_ask_reason (widget, on_reason_chosen);
}

/* --- the page --- */

static void
gvt_queue_page_forget (GvtSectionPage *page)
{
  GvtQueuePage *self = GVT_QUEUE_PAGE (page);

  remove_rows (self);
  g_hash_table_remove_all (self->chosen);
  self->has_next = FALSE;
  update_actions (self);
  gvt_state_stack_set_state (self->states, GVT_STATE_LOADING);
}

static void
gvt_queue_page_finalize (GObject *object)
{
  g_hash_table_unref (GVT_QUEUE_PAGE (object)->chosen);
  G_OBJECT_CLASS (gvt_queue_page_parent_class)->finalize (object);
}

static void
gvt_queue_page_class_init (GvtQueuePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_queue_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_queue_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_queue_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-queue-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtQueuePage, filter);
  gtk_widget_class_bind_template_child (widget_class, GvtQueuePage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtQueuePage, list);
  gtk_widget_class_bind_template_child (widget_class, GvtQueuePage, more);
  gtk_widget_class_bind_template_child (widget_class, GvtQueuePage, acts);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, load_anew);
  gtk_widget_class_install_action (widget_class, "queue.verify", NULL, queue_verify);
  gtk_widget_class_install_action (widget_class, "queue.reject", NULL, queue_reject);
  gtk_widget_class_install_action (widget_class, "queue.more", NULL, queue_more);
}

static void
gvt_queue_page_init (GvtQueuePage *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    gtk_string_list_append (words, _ (filters[i].words));
  adw_combo_row_set_model (self->filter, G_LIST_MODEL (words));
  g_signal_connect_swapped (self->filter, "notify::selected", G_CALLBACK (load_anew), self);
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
  update_actions (self);
  g_object_set (self->states, "empty-icon-name", "emblem-ok-symbolic", "empty-title",
                _ ("Nothing waits"), "empty-description",
                _ ("The centre has no proposal of this kind in your area."), NULL);
}

GvtSectionPage *
gvt_queue_page_new (void)
{
  return g_object_new (GVT_TYPE_QUEUE_PAGE, NULL);
}

void
gvt_queue_page_choose (GvtQueuePage *self, const char *state)
{
  g_return_if_fail (GVT_IS_QUEUE_PAGE (self));

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (g_strcmp0 (filters[i].state, state) == 0)
      adw_combo_row_set_selected (self->filter, i);
}
