/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-village-row.h"

#include <glib/gi18n-lib.h>

struct _GvtVillageRow
{
  AdwComboRow parent_instance;

  const char *unsaid; /* (nullable): the first row; translated, static */
  GPtrArray *codes;   /* of the rows after the first */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (GvtVillageRow, gvt_village_row, ADW_TYPE_COMBO_ROW)

static void
on_selected (GvtVillageRow *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
gvt_village_row_finalize (GObject *object)
{
  g_ptr_array_unref (GVT_VILLAGE_ROW (object)->codes);
  G_OBJECT_CLASS (gvt_village_row_parent_class)->finalize (object);
}

static void
gvt_village_row_class_init (GvtVillageRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_village_row_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
gvt_village_row_init (GvtVillageRow *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  gvt_village_row_fill (self, NULL);
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected), NULL);
}

/* Two elections of one village are one row. */
static void
add_village (GvtVillageRow *self, GtkStringList *labels, GvtLeasedList *list)
{
  const char *code = gvt_leased_list_get_village (list);
  const char *name = gvt_leased_list_get_village_name (list);
  g_autofree char *label = g_strdup_printf ("%s (%s)", name, code); /* villages share names */

  if (g_ptr_array_find_with_equal_func (self->codes, code, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->codes, g_strdup (code));
  gtk_string_list_append (labels, label);
}

void
gvt_village_row_fill (GvtVillageRow *self, GvtRoll *roll)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GListModel *lists = roll != NULL ? gvt_roll_get_lists (roll) : NULL;

  g_return_if_fail (GVT_IS_VILLAGE_ROW (self));

  g_ptr_array_set_size (self->codes, 0);
  gtk_string_list_append (labels,
                          self->unsaid != NULL ? self->unsaid : _ ("Not said, or none of these"));
  for (guint i = 0; lists != NULL && i < g_list_model_get_n_items (lists); i++)
    {
      g_autoptr (GvtLeasedList) list = g_list_model_get_item (lists, i);

      add_village (self, labels, list);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), 0);
}

void
gvt_village_row_set_unsaid (GvtVillageRow *self, const char *words)
{
  g_return_if_fail (GVT_IS_VILLAGE_ROW (self));

  self->unsaid = words;
}

const char *
gvt_village_row_get_village (GvtVillageRow *self)
{
  guint selected;

  g_return_val_if_fail (GVT_IS_VILLAGE_ROW (self), NULL);

  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  return selected > 0 && selected <= self->codes->len ? self->codes->pdata[selected - 1] : NULL;
}

void
gvt_village_row_choose (GvtVillageRow *self, const char *village)
{
  guint index;
  gboolean is_there;

  g_return_if_fail (GVT_IS_VILLAGE_ROW (self));

  is_there = village != NULL
             && g_ptr_array_find_with_equal_func (self->codes, village, g_str_equal, &index);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), is_there ? index + 1 : 0);
}
