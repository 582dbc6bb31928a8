/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-code-row.h"

struct _GvtCodeRow
{
  AdwComboRow parent_instance;

  GPtrArray *codes; /* of const char *, in the order of the model */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (GvtCodeRow, gvt_code_row, ADW_TYPE_COMBO_ROW)

static void
on_selected (GvtCodeRow *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
gvt_code_row_finalize (GObject *object)
{
  g_ptr_array_unref (GVT_CODE_ROW (object)->codes);
  G_OBJECT_CLASS (gvt_code_row_parent_class)->finalize (object);
}

static void
gvt_code_row_class_init (GvtCodeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_code_row_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
gvt_code_row_init (GvtCodeRow *self)
{
  self->codes = g_ptr_array_new ();
  /* Beside the title a long choice is cut. */
  g_object_set (self, "use-subtitle", TRUE, "subtitle-lines", 0, "use-markup", FALSE, NULL);
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected), NULL);
}

void
gvt_code_row_set_list (GvtCodeRow *self, const GvtCode *list, const char *without)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  g_return_if_fail (GVT_IS_CODE_ROW (self));

  g_ptr_array_set_size (self->codes, 0);
  for (const GvtCode *code = list; code->code != NULL; code++)
    {
      if (g_strcmp0 (code->code, without) == 0)
        continue;
      g_ptr_array_add (self->codes, (gpointer) code->code);
      gtk_string_list_append (words, gvt_code_words (list, code->code));
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (words));
}

void
gvt_code_row_select (GvtCodeRow *self, const char *code)
{
  g_return_if_fail (GVT_IS_CODE_ROW (self));

  for (guint i = 0; i < self->codes->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->codes, i), code) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self), i);
}

const char *
gvt_code_row_get_code (GvtCodeRow *self)
{
  guint selected;

  g_return_val_if_fail (GVT_IS_CODE_ROW (self), NULL);

  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  return selected < self->codes->len ? g_ptr_array_index (self->codes, selected) : NULL;
}
