/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-module-chooser.h"

#include <glib/gi18n-lib.h>

#include "gvt-choice-list.h"
#include "gvt-module-card.h"
#include "gvt-plain-row.h"
#include "gvt-ui.h"

struct _GvtModuleChooser
{
  AdwBin parent_instance;

  GtkListBox *list;
  GPtrArray *modules; /* of GvtModule, in the order of the rows */
  GListModel *taught; /* (nullable): of GvtModule, as last shown */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (GvtModuleChooser, gvt_module_chooser, ADW_TYPE_BIN)

static gboolean
holds (GPtrArray *modules, GvtModule *module)
{
  for (guint i = 0; i < modules->len; i++)
    if (gvt_hash_equal (gvt_module_get_hash (g_ptr_array_index (modules, i)),
                        gvt_module_get_hash (module)))
      return TRUE;
  return FALSE;
}

static void
add (GvtModuleChooser *self, GvtModule *module, gboolean was_taught)
{
  g_autofree char *size = gvt_module_describe_size (module);
  /* Translators: %s tells how long the module is */
  g_autofree char *taught = g_strdup_printf (_ ("Taught in this class · %s"), size);

  g_ptr_array_add (self->modules, g_object_ref (module));
  gtk_list_box_append (self->list, gvt_plain_row_new (gvt_module_get_title (module),
                                                      was_taught ? taught : size, FALSE));
}

static void
add_all (GvtModuleChooser *self, GListModel *modules, gboolean was_taught, gboolean for_quiz)
{
  for (guint i = 0; i < g_list_model_get_n_items (modules); i++)
    {
      g_autoptr (GvtModule) module = g_list_model_get_item (modules, i);
      gboolean fits = !for_quiz || gvt_module_get_quiz (module) != NULL;

      if (fits && !holds (self->modules, module))
        add (self, module, was_taught);
    }
}

static void
on_selected (GvtModuleChooser *self)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    g_signal_emit (self, changed_signal, 0);
}

static void
gvt_module_chooser_finalize (GObject *object)
{
  g_ptr_array_unref (GVT_MODULE_CHOOSER (object)->modules);
  g_clear_object (&GVT_MODULE_CHOOSER (object)->taught);
  G_OBJECT_CLASS (gvt_module_chooser_parent_class)->finalize (object);
}

static void
gvt_module_chooser_class_init (GvtModuleChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_module_chooser_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-module-chooser.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtModuleChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
}

static void
gvt_module_chooser_init (GvtModuleChooser *self)
{
  self->modules = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  gvt_choice_list_set_up (self->list);
}

GvtModule *
gvt_module_chooser_get (GvtModuleChooser *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (GVT_IS_MODULE_CHOOSER (self), NULL);

  row = gtk_list_box_get_selected_row (self->list);
  return row != NULL ? g_ptr_array_index (self->modules, gtk_list_box_row_get_index (row)) : NULL;
}

static gboolean
was_taught (GListModel *taught, GvtModule *module)
{
  for (guint i = 0; taught != NULL && i < g_list_model_get_n_items (taught); i++)
    {
      g_autoptr (GvtModule) other = g_list_model_get_item (taught, i);

      if (gvt_hash_equal (gvt_module_get_hash (other), gvt_module_get_hash (module)))
        return TRUE;
    }
  return FALSE;
}

/* What was just taught is what one goes on with; otherwise a choice stays, wherever its row goes.
 * Returns: (transfer full) (nullable) */
static GvtModule *
choose (GvtModuleChooser *self, GListModel *taught)
{
  GvtModule *chosen = gvt_module_chooser_get (self);

  for (guint i = 0; i < g_list_model_get_n_items (taught); i++)
    {
      g_autoptr (GvtModule) module = g_list_model_get_item (taught, i);

      if (!was_taught (self->taught, module))
        return g_steal_pointer (&module);
    }
  return chosen != NULL ? g_object_ref (chosen) : NULL;
}

static int
index_of (GvtModuleChooser *self, GvtModule *module)
{
  for (guint i = 0; module != NULL && i < self->modules->len; i++)
    if (gvt_hash_equal (gvt_module_get_hash (g_ptr_array_index (self->modules, i)),
                        gvt_module_get_hash (module)))
      return (int) i;
  return 0;
}

void
gvt_module_chooser_show (GvtModuleChooser *self,
                         GvtWorkspace *workspace,
                         GListModel *taught,
                         gboolean for_quiz)
{
  GvtModuleLibrary *library = gvt_workspace_get_modules (workspace);
  g_autoptr (GvtModule) chosen = NULL;
  GtkWidget *child;

  g_return_if_fail (GVT_IS_MODULE_CHOOSER (self));

  chosen = choose (self, taught);
  g_set_object (&self->taught, taught);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_ptr_array_set_size (self->modules, 0);
  add_all (self, taught, TRUE, for_quiz);
  if (library != NULL)
    add_all (self, gvt_module_library_get_modules (library), FALSE, for_quiz);
  gtk_list_box_select_row (self->list,
                           gtk_list_box_get_row_at_index (self->list, index_of (self, chosen)));
}
