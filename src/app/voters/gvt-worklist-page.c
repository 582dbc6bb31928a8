/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-worklist-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-code-list.h"
#include "gvt-plain-row.h"
#include "gvt-state-stack.h"
#include "gvt-ui.h"
#include "gvt-worklist-kinds.h"
#include "gvt-worklist-work.h"

struct _GvtWorklistPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkLabel *progress;
  GtkLabel *household;
  GtkListBox *people;
  AdwComboRow *tms;
  GtkEditable *card;
  GtkLabel *compared;

  GvtRoll *roll;
  GvtId id;
  GvtWorklist *worklist; /* (nullable): with who stands there */
  guint first;           /* row of the household that is seen; 0 before it was read */
};

G_DEFINE_FINAL_TYPE (GvtWorklistPage, gvt_worklist_page, GVT_TYPE_SECTION_PAGE)

/* --- which household --- */

static gboolean
waits (const GvtWorklistRow *row)
{
  return row->outcome == NULL;
}

static gboolean
begins_household (GvtWorklist *worklist, guint number)
{
  const GvtWorklistRow *row = gvt_worklist_get_row (worklist, number);
  g_autoptr (GArray) rows = gvt_worklist_list_household (worklist, number, FALSE);

  return row != NULL && rows->len > 0 && g_array_index (rows, guint, 0) == number;
}

static gboolean
household_waits (GvtWorklist *worklist, guint number)
{
  g_autoptr (GArray) rows = gvt_worklist_list_household (worklist, number, FALSE);

  for (guint i = 0; i < rows->len; i++)
    if (waits (gvt_worklist_get_row (worklist, g_array_index (rows, guint, i))))
      return TRUE;
  return FALSE;
}

/* The next household from @from on that waits; without one the first. */
static guint
find_waiting (GvtWorklist *worklist, guint from)
{
  guint n = gvt_worklist_get_n_rows (worklist);

  for (guint i = 0; i < n; i++)
    {
      guint number = (from - 1 + i) % n + 1;

      if (begins_household (worklist, number) && household_waits (worklist, number))
        return number;
    }
  return n > 0 ? 1 : 0;
}

/* --- showing it --- */

static GtkWidget *
create_row (const GvtWorklistRow *row)
{
  g_autofree char *outcome = gvt_worklist_row_words (row);
  gboolean is_proposed;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (row->hit == NULL)
    return gvt_plain_row_new (row->code, _ ("its list is not on this laptop"), FALSE);
  is_proposed = g_list_model_get_n_items (gvt_voter_hit_get_proposals (row->hit)) > 0;
  title = g_strconcat (gvt_voter_hit_get_name (row->hit), *outcome != '\0' ? " · " : "", outcome,
                       is_proposed ? " · " : "", is_proposed ? _ ("Already proposed") : "", NULL);
  text = g_strdup_printf (_ ("%s · TPS %s · %s"), row->code, gvt_voter_hit_get_tps (row->hit),
                          gvt_voter_hit_get_nik_masked (row->hit));
  return gvt_plain_row_new (title, text, FALSE);
}

static void
clear_people (GvtWorklistPage *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->people))) != NULL)
    gtk_list_box_remove (self->people, row);
}

static void
show_household_label (GvtWorklistPage *self)
{
  const GvtWorklistRow *row = gvt_worklist_get_row (self->worklist, self->first);
  g_autofree char *text = NULL;

  if (row == NULL || row->hit == NULL)
    return gtk_label_set_label (self->household, "");
  text = g_strdup_printf (_ ("Household %u · %s · RT %s / RW %s"), row->household, row->address,
                          row->rt, row->rw);
  gtk_label_set_label (self->household, text);
}

/* Who was chosen stays chosen, if he is still there. */
static void
show_household (GvtWorklistPage *self, guint chosen)
{
  g_autoptr (GArray) rows = gvt_worklist_list_household (self->worklist, self->first, FALSE);
  g_autofree char *progress = gvt_worklist_describe_progress (self->worklist);
  GtkListBoxRow *row;
  GvtId act;

  clear_people (self);
  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (self->people, create_row (gvt_worklist_get_row (
                                           self->worklist, g_array_index (rows, guint, i))));
  row = gtk_list_box_get_row_at_index (self->people, (int) MIN (chosen, rows->len - 1));
  gtk_list_box_select_row (self->people, row);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_label_set_label (self->progress, progress);
  gtk_label_set_label (self->compared, "");
  show_household_label (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "worklist.undo",
                                 gvt_worklist_get_last_act (self->worklist, &act));
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

static void
on_opened (gpointer owner, gpointer result, const GError *error)
{
  GvtWorklistPage *self = owner;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  g_set_object (&self->worklist, result);
  if (self->first == 0)
    self->first = find_waiting (self->worklist, 1); /* where it goes on */
  show_household (self, 0);
}

/* Read once: what is written down here is told by the work that does it. */
static void
gvt_worklist_page_refresh (GvtSectionPage *page)
{
  GvtWorklistPage *self = GVT_WORKLIST_PAGE (page);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  g_autofree char *id = gvt_id_to_text (&self->id);
  GvtWork work = { .done = on_opened };

  if (gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED || self->worklist != NULL)
    return;
  gvt_worklist_work_open (&work, gvt_workspace_get_profile (workspace), self->roll, id);
  gvt_work_run (page, NULL, &work);
}

static void
gvt_worklist_page_forget (GvtSectionPage *page)
{
  GvtWorklistPage *self = GVT_WORKLIST_PAGE (page);

  g_clear_object (&self->worklist);
  clear_people (self);
  gtk_label_set_label (self->household, "");
  gtk_editable_set_text (self->card, "");
  gvt_state_stack_set_state (self->states, GVT_STATE_LOADING);
}

/* --- the keys --- */

/* Returns: the number of the row that is chosen, or 0. @index: (out): its place */
static guint
chosen_row (GvtWorklistPage *self, guint *index)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->people);
  g_autoptr (GArray) rows = NULL;

  *index = 0;
  if (row == NULL || self->worklist == NULL)
    return 0;
  rows = gvt_worklist_list_household (self->worklist, self->first, FALSE);
  *index = (guint) gtk_list_box_row_get_index (row);
  return *index < rows->len ? g_array_index (rows, guint, *index) : 0;
}

static void
take_result (GvtWorklistPage *self, gpointer result, const GError *error)
{
  if (error != NULL)
    {
      gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return;
    }
  g_set_object (&self->worklist, result);
  gvt_workspace_touch (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
}

static void
on_marked (gpointer owner, gpointer result, const GError *error)
{
  GvtWorklistPage *self = owner;
  guint index;

  chosen_row (self, &index);
  take_result (self, result, error);
  show_household (self, index);
}

/* All of it is confirmed: on to the next that waits. */
static void
on_confirmed (gpointer owner, gpointer result, const GError *error)
{
  GvtWorklistPage *self = owner;

  take_result (self, result, error);
  if (error == NULL)
    self->first = find_waiting (self->worklist, self->first);
  show_household (self, 0);
}

static void
mark (GvtWorklistPage *self, GArray *numbers, const GvtOutcome *outcome, GvtWorkDone done)
{
  GvtWork work = { .done = done };

  gvt_worklist_work_mark (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                          self->worklist, numbers, outcome);
  gvt_work_run (self, NULL, &work);
}

static void
mark_chosen (GvtWorklistPage *self, const GvtOutcome *outcome)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  guint index;
  guint number = chosen_row (self, &index);

  if (number == 0)
    return;
  g_array_append_val (numbers, number);
  mark (self, numbers, outcome, on_marked);
}

static void
worklist_mark (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const GvtOutcome outcome = { g_variant_get_string (parameter, NULL), NULL, NULL };

  mark_chosen (GVT_WORKLIST_PAGE (widget), &outcome);
}

static void
worklist_tms (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWorklistPage *self = GVT_WORKLIST_PAGE (widget);
  guint selected = adw_combo_row_get_selected (self->tms);
  const GvtOutcome outcome = { GVT_OUTCOME_TMS, GVT_TMS_SCHEME,
                               selected > 0 ? gvt_tms_codes[selected - 1].code : NULL };

  if (selected > 0)
    mark_chosen (self, &outcome);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->tms)); /* the code first */
}

static void
worklist_confirm (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWorklistPage *self = GVT_WORKLIST_PAGE (widget);
  const GvtOutcome outcome = { GVT_OUTCOME_FITS, NULL, NULL };
  g_autoptr (GArray) numbers = NULL;

  if (self->worklist == NULL)
    return;
  numbers = gvt_worklist_list_household (self->worklist, self->first, TRUE);
  if (numbers->len > 0)
    mark (self, numbers, &outcome, on_confirmed);
  else
    gtk_widget_activate_action (widget, "worklist.next", NULL);
}

static void
worklist_undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWorklistPage *self = GVT_WORKLIST_PAGE (widget);
  GvtWork work = { .done = on_marked };

  if (self->worklist == NULL)
    return;
  gvt_worklist_work_undo (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                          self->worklist);
  gvt_work_run (self, NULL, &work);
}

static void
go (GvtWorklistPage *self, int step)
{
  guint n = self->worklist != NULL ? gvt_worklist_get_n_rows (self->worklist) : 0;
  int number = (int) self->first + step;

  while (number >= 1 && number <= (int) n && !begins_household (self->worklist, (guint) number))
    number += step;
  if (number < 1 || number > (int) n)
    return;
  self->first = (guint) number;
  show_household (self, 0);
}

static void
worklist_next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go (GVT_WORKLIST_PAGE (widget), 1);
}

static void
worklist_previous (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go (GVT_WORKLIST_PAGE (widget), -1);
}

/* --- the card --- */

static void
on_compared (gpointer owner, gpointer result, const GError *error)
{
  GvtWorklistPage *self = owner;

  gtk_editable_set_text (self->card, "");
  if (error != NULL)
    gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
  else
    gtk_label_set_label (self->compared,
                         *(gboolean *) result ? _ ("The same number.") : _ ("Another number."));
}

static void
worklist_compare (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWorklistPage *self = GVT_WORKLIST_PAGE (widget);
  GvtWork work = { .done = on_compared };
  guint index;
  guint number = chosen_row (self, &index);

  if (number == 0)
    return;
  gvt_worklist_work_compare (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                             self->worklist, number, gtk_editable_get_text (self->card));
  gvt_work_run (self, NULL, &work);
}

static void
on_card_activated (GvtWorklistPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "worklist.compare", NULL);
}

static void
on_retry (GvtWorklistPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_worklist_page_dispose (GObject *object)
{
  GvtWorklistPage *self = GVT_WORKLIST_PAGE (object);

  g_clear_object (&self->roll);
  g_clear_object (&self->worklist);
  G_OBJECT_CLASS (gvt_worklist_page_parent_class)->dispose (object);
}

static const struct
{
  guint key;
  const char *outcome;
} outcome_keys[] = {
  { GDK_KEY_s, GVT_OUTCOME_FITS },    { GDK_KEY_u, GVT_OUTCOME_CHANGED },
  { GDK_KEY_t, GVT_OUTCOME_NOT_MET }, { GDK_KEY_m, GVT_OUTCOME_REFUSES },
  { GDK_KEY_b, GVT_OUTCOME_NEW },
};

static void
bind_keys (GtkWidgetClass *class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (outcome_keys); i++)
    gtk_widget_class_add_binding_action (class, outcome_keys[i].key, 0, "worklist.mark", "s",
                                         outcome_keys[i].outcome);
  gtk_widget_class_add_binding_action (class, GDK_KEY_x, 0, "worklist.tms", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Return, GDK_CONTROL_MASK, "worklist.confirm",
                                       NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "worklist.confirm", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Page_Down, 0, "worklist.next", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Page_Up, 0, "worklist.previous", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_z, GDK_CONTROL_MASK, "worklist.undo", NULL);
}

static void
gvt_worklist_page_class_init (GvtWorklistPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_worklist_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_worklist_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_worklist_page_forget;
  g_type_ensure (GVT_TYPE_STATE_STACK);
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-worklist-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtWorklistPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtWorklistPage, progress);
  gtk_widget_class_bind_template_child (widget_class, GvtWorklistPage, household);
  gtk_widget_class_bind_template_child (widget_class, GvtWorklistPage, people);
  gtk_widget_class_bind_template_child (widget_class, GvtWorklistPage, tms);
  gtk_widget_class_bind_template_child (widget_class, GvtWorklistPage, card);
  gtk_widget_class_bind_template_child (widget_class, GvtWorklistPage, compared);
  gtk_widget_class_bind_template_callback (widget_class, on_card_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_install_action (widget_class, "worklist.confirm", NULL, worklist_confirm);
  gtk_widget_class_install_action (widget_class, "worklist.mark", "s", worklist_mark);
  gtk_widget_class_install_action (widget_class, "worklist.tms", NULL, worklist_tms);
  gtk_widget_class_install_action (widget_class, "worklist.undo", NULL, worklist_undo);
  gtk_widget_class_install_action (widget_class, "worklist.next", NULL, worklist_next);
  gtk_widget_class_install_action (widget_class, "worklist.previous", NULL, worklist_previous);
  gtk_widget_class_install_action (widget_class, "worklist.compare", NULL, worklist_compare);
  bind_keys (widget_class);
}

static void
gvt_worklist_page_init (GvtWorklistPage *self)
{
  g_autoptr (GtkStringList) codes = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (codes, _ ("Pick the code"));
  for (gsize i = 0; gvt_tms_codes[i].code != NULL; i++)
    {
      g_autofree char *text = g_strdup_printf (
          "%s %s", gvt_tms_codes[i].code, gvt_code_words (gvt_tms_codes, gvt_tms_codes[i].code));

      gtk_string_list_append (codes, text);
    }
  adw_combo_row_set_model (self->tms, G_LIST_MODEL (codes));
}

GvtSectionPage *
gvt_worklist_page_new (GvtRoll *roll, const GvtId *worklist)
{
  GvtWorklistPage *self = g_object_new (GVT_TYPE_WORKLIST_PAGE, NULL);

  self->roll = g_object_ref (roll);
  self->id = *worklist;
  return GVT_SECTION_PAGE (self);
}
