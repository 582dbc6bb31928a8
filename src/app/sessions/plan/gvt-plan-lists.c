/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-plan-lists.h"

#include <glib/gi18n-lib.h>

#include "gvt-button-label.h"
#include "gvt-place-chooser.h"
#include "gvt-plain-row.h"
#include "gvt-ui.h"

#define MEMBER "villages"

struct _GvtPlanLists
{
  GtkBox parent_instance;

  GtkListBox *chosen;
  GvtPlaceChooser *place;
  GtkWidget *add;

  GvtPlanForm *form;
  GvtRegionList *regions;
};

G_DEFINE_FINAL_TYPE (GvtPlanLists, gvt_plan_lists, GTK_TYPE_BOX)

/* Returns: (transfer full) */
static GStrv
split_chosen (GvtPlanLists *self)
{
  return g_strsplit (gvt_plan_form_get (self->form, MEMBER), " ", -1);
}

static void
fill (GvtPlanLists *self)
{
  g_auto (GStrv) codes = split_chosen (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chosen))) != NULL)
    gtk_list_box_remove (self->chosen, child);
  for (guint i = 0; codes[i] != NULL && *codes[i] != '\0'; i++)
    {
      g_autofree char *name = gvt_region_list_describe (self->regions, codes[i]);
      GtkWidget *row = gvt_plain_row_new (name, _ ("Take out"), FALSE);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("list-remove-symbolic"));
      gtk_list_box_append (self->chosen, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chosen), *codes != NULL && **codes != '\0');
}

static void
update_add (GvtPlanLists *self)
{
  const char *code = gvt_place_chooser_get_code (self->place);

  gtk_widget_set_sensitive (self->add,
                            *code != '\0' && !gvt_plan_form_has_code (self->form, MEMBER, code));
}

static void
on_chosen_activated (GvtPlanLists *self, GtkListBoxRow *row)
{
  g_auto (GStrv) codes = split_chosen (self);
  int index = gtk_list_box_row_get_index (row);

  gvt_plan_form_put_code (self->form, MEMBER, codes[index], FALSE);
  fill (self);
  update_add (self);
  row = gtk_list_box_get_row_at_index (self->chosen, MAX (index - 1, 0));
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->place), GTK_DIR_TAB_FORWARD);
}

static void
on_add (GvtPlanLists *self)
{
  gvt_plan_form_put_code (self->form, MEMBER, gvt_place_chooser_get_code (self->place), TRUE);
  fill (self);
  gtk_widget_child_focus (GTK_WIDGET (self->place), GTK_DIR_TAB_FORWARD); /* the next one */
  update_add (self);
}

static void
gvt_plan_lists_finalize (GObject *object)
{
  GvtPlanLists *self = GVT_PLAN_LISTS (object);

  g_clear_object (&self->form);
  g_clear_object (&self->regions);
  G_OBJECT_CLASS (gvt_plan_lists_parent_class)->finalize (object);
}

static void
gvt_plan_lists_class_init (GvtPlanListsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_plan_lists_finalize;
  g_type_ensure (GVT_TYPE_PLACE_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-plan-lists.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtPlanLists, chosen);
  gtk_widget_class_bind_template_child (widget_class, GvtPlanLists, place);
  gtk_widget_class_bind_template_child (widget_class, GvtPlanLists, add);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
gvt_plan_lists_init (GvtPlanLists *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gvt_button_wrap_label (GTK_BUTTON (self->add));
}

GtkWidget *
gvt_plan_lists_new (GvtPlanForm *form, GvtRegionList *regions, const char *area)
{
  GvtPlanLists *self = g_object_new (GVT_TYPE_PLAN_LISTS, "name", MEMBER, NULL);

  self->form = g_object_ref (form);
  self->regions = g_object_ref (regions);
  gvt_place_chooser_set_regions (self->place, regions, area);
  gvt_place_chooser_select (self->place, gvt_plan_form_get (form, "place"));
  g_signal_connect_object (self->place, "changed", G_CALLBACK (update_add), self,
                           G_CONNECT_SWAPPED);
  fill (self);
  update_add (self);
  return GTK_WIDGET (self);
}
