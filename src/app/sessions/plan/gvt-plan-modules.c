/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-plan-modules.h"

#include <glib/gi18n-lib.h>

#include "gvt-module-card.h"
#include "gvt-plain-row.h"
#include "gvt-planned-row.h"
#include "gvt-text.h"
#include "gvt-ui.h"

#define DEFAULT_MINUTES 30

struct _GvtPlanModules
{
  GtkBox parent_instance;

  GtkLabel *total;
  GtkWidget *planned_group;
  GtkListBox *planned;
  GtkWidget *others_group;
  GtkListBox *others;

  GvtPlanForm *form;
  GvtModuleLibrary *library; /* (nullable) */
  GPtrArray *shown;          /* of GvtModule, as the rows of others */
};

G_DEFINE_FINAL_TYPE (GvtPlanModules, gvt_plan_modules, GTK_TYPE_BOX)

char *
gvt_plan_minutes_describe (GvtPlanForm *form)
{
  guint n = gvt_plan_form_get_n_modules (form);
  g_autofree char *minutes = gvt_text_number (gvt_plan_form_sum_minutes (form));

  if (n == 0)
    return g_strdup (_ ("No module yet"));
  return g_strdup_printf (ngettext ("%u module, %s minutes", "%u modules, %s minutes", n), n,
                          minutes);
}

static void
show_total (GvtPlanModules *self)
{
  g_autofree char *text = gvt_plan_minutes_describe (self->form);

  gtk_label_set_label (self->total, text);
}

/* --- the lists --- */

static void
clear (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

static gboolean
is_planned (GvtPlanModules *self, const char *id)
{
  for (guint i = 0; i < gvt_plan_form_get_n_modules (self->form); i++)
    if (g_str_equal (gvt_plan_form_get_module (self->form, i, NULL), id))
      return TRUE;
  return FALSE;
}

static void
fill_planned (GvtPlanModules *self)
{
  guint n = gvt_plan_form_get_n_modules (self->form);

  clear (self->planned);
  for (guint i = 0; i < n; i++)
    {
      const char *id = gvt_plan_form_get_module (self->form, i, NULL);
      GvtModule *module = self->library != NULL ? gvt_module_library_find (self->library, id, NULL)
                                                : NULL;

      gtk_list_box_append (
          self->planned,
          gvt_planned_row_new (self->form, i, module != NULL ? gvt_module_get_title (module) : id));
    }
  gtk_widget_set_visible (self->planned_group, n > 0);
}

static void
fill_others (GvtPlanModules *self)
{
  GListModel *modules = self->library != NULL ? gvt_module_library_get_modules (self->library)
                                              : NULL;

  clear (self->others);
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; modules != NULL && i < g_list_model_get_n_items (modules); i++)
    {
      g_autoptr (GvtModule) module = g_list_model_get_item (modules, i);
      g_autofree char *size = gvt_module_describe_size (module);

      if (is_planned (self, gvt_module_get_id (module)))
        continue;
      gtk_list_box_append (self->others,
                           gvt_plain_row_new (gvt_module_get_title (module), size, TRUE));
      g_ptr_array_add (self->shown, g_steal_pointer (&module));
    }
  gtk_widget_set_visible (self->others_group, self->shown->len > 0);
}

static void
fill (GvtPlanModules *self)
{
  fill_planned (self);
  fill_others (self);
}

/* The keys stay with the module that was moved; of one that goes, with the one that follows. */
static void
modules_move (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtPlanModules *self = GVT_PLAN_MODULES (widget);
  guint index;
  int by, left;

  g_variant_get (parameter, "(ui)", &index, &by);
  if (by == 0)
    gvt_plan_form_remove_module (self->form, index);
  else
    gvt_plan_form_move_module (self->form, index, (guint) ((int) index + by));
  fill (self);
  left = (int) gvt_plan_form_get_n_modules (self->form);
  if (left > 0)
    gvt_planned_row_focus (GVT_PLANNED_ROW (gtk_list_box_get_row_at_index (
                               self->planned, MIN ((int) index + by, left - 1))),
                           by);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->others), GTK_DIR_TAB_FORWARD);
}

/* Whoever adds one goes on adding: the keys stay in the list, where the next one is. */
static void
on_other_activated (GvtPlanModules *self, GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row);
  g_autoptr (GvtModule) module = g_object_ref (self->shown->pdata[index]);
  guint minutes = gvt_module_get_minutes (module);

  gvt_plan_form_add_module (self->form, gvt_module_get_id (module),
                            minutes > 0 ? minutes : DEFAULT_MINUTES);
  fill (self);
  row = gtk_list_box_get_row_at_index (self->others, MIN (index, (int) self->shown->len - 1));
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
gvt_plan_modules_finalize (GObject *object)
{
  GvtPlanModules *self = GVT_PLAN_MODULES (object);

  g_ptr_array_unref (self->shown);
  g_clear_object (&self->form);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (gvt_plan_modules_parent_class)->finalize (object);
}

static void
gvt_plan_modules_class_init (GvtPlanModulesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_plan_modules_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-plan-modules.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtPlanModules, total);
  gtk_widget_class_bind_template_child (widget_class, GvtPlanModules, planned_group);
  gtk_widget_class_bind_template_child (widget_class, GvtPlanModules, planned);
  gtk_widget_class_bind_template_child (widget_class, GvtPlanModules, others_group);
  gtk_widget_class_bind_template_child (widget_class, GvtPlanModules, others);
  gtk_widget_class_bind_template_callback (widget_class, on_other_activated);
  gtk_widget_class_install_action (widget_class, "modules.move", "(ui)", modules_move);
}

static void
gvt_plan_modules_init (GvtPlanModules *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gvt_plan_modules_new (GvtPlanForm *form, GvtModuleLibrary *library)
{
  GvtPlanModules *self = g_object_new (GVT_TYPE_PLAN_MODULES, "name", "modules", NULL);

  self->form = g_object_ref (form);
  g_set_object (&self->library, library);
  fill (self);
  show_total (self);
  g_signal_connect_object (form, "changed", G_CALLBACK (show_total), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
