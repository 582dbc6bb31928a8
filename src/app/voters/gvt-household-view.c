/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-household-view.h"

#include <glib/gi18n-lib.h>

#include "gvt-plain-row.h"
#include "gvt-ui.h"
#include "gvt-worklist-walk.h"

struct _GvtHouseholdView
{
  GtkBox parent_instance;

  GtkLabel *where;
  GtkListBox *people;

  GArray *numbers; /* of guint: the row of each of them */
};

G_DEFINE_FINAL_TYPE (GvtHouseholdView, gvt_household_view, GTK_TYPE_BOX)

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
show_where (GvtHouseholdView *self, const GvtWorklistRow *row)
{
  g_autofree char *text = NULL;

  if (row != NULL && row->hit != NULL)
    text = g_strdup_printf (_ ("Household %u · %s · RT %s / RW %s"), row->household, row->address,
                            row->rt, row->rw);
  gtk_label_set_label (self->where, text != NULL ? text : "");
}

static void
clear_people (GvtHouseholdView *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->people))) != NULL)
    gtk_list_box_remove (self->people, row);
  g_array_set_size (self->numbers, 0);
}

static void
gvt_household_view_finalize (GObject *object)
{
  g_array_unref (GVT_HOUSEHOLD_VIEW (object)->numbers);
  G_OBJECT_CLASS (gvt_household_view_parent_class)->finalize (object);
}

static void
gvt_household_view_class_init (GvtHouseholdViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_household_view_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-household-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtHouseholdView, where);
  gtk_widget_class_bind_template_child (widget_class, GvtHouseholdView, people);
}

static void
gvt_household_view_init (GvtHouseholdView *self)
{
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gvt_household_view_show (GvtHouseholdView *self, GvtWorklist *worklist, guint first, guint chosen)
{
  g_autoptr (GArray) numbers = NULL;

  g_return_if_fail (GVT_IS_HOUSEHOLD_VIEW (self) && GVT_IS_WORKLIST (worklist));

  clear_people (self);
  numbers = gvt_worklist_list_household (worklist, first, GVT_HOUSEHOLD_ALL);
  g_array_append_vals (self->numbers, numbers->data, numbers->len);
  for (guint i = 0; i < numbers->len; i++)
    gtk_list_box_append (self->people, create_row (gvt_worklist_get_row (
                                           worklist, g_array_index (numbers, guint, i))));
  gtk_list_box_select_row (self->people, gtk_list_box_get_row_at_index (self->people, 0));
  gvt_household_view_choose (self, chosen);
  show_where (self, gvt_worklist_get_row (worklist, first));
  gvt_household_view_focus (self);
}

void
gvt_household_view_forget (GvtHouseholdView *self)
{
  g_return_if_fail (GVT_IS_HOUSEHOLD_VIEW (self));

  clear_people (self);
  gtk_label_set_label (self->where, "");
}

void
gvt_household_view_choose (GvtHouseholdView *self, guint number)
{
  g_return_if_fail (GVT_IS_HOUSEHOLD_VIEW (self));

  for (guint i = 0; i < self->numbers->len; i++)
    if (g_array_index (self->numbers, guint, i) == number)
      gtk_list_box_select_row (self->people, gtk_list_box_get_row_at_index (self->people, (int) i));
}

guint
gvt_household_view_get_chosen (GvtHouseholdView *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (GVT_IS_HOUSEHOLD_VIEW (self), 0);

  row = gtk_list_box_get_selected_row (self->people);
  return row != NULL
             ? g_array_index (self->numbers, guint, (guint) gtk_list_box_row_get_index (row))
             : 0;
}

void
gvt_household_view_focus (GvtHouseholdView *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (GVT_IS_HOUSEHOLD_VIEW (self));

  row = gtk_list_box_get_selected_row (self->people);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}
