/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-purpose-row.h"

#include <glib/gi18n-lib.h>

struct _GvtPurposeRow
{
  AdwComboRow parent_instance;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (GvtPurposeRow, gvt_purpose_row, ADW_TYPE_COMBO_ROW)

/* The first asks to choose; the words of the others go into the journal. */
static const struct
{
  const char *purpose;
  const char *label;
} purposes[] = {
  { NULL, N_ ("Choose why first") },
  { "warga bertanya TPS", N_ ("A citizen asks where he votes") },
  { "pencocokan terbatas", N_ ("Limited door-to-door check") },
  { "warga melaporkan data keliru", N_ ("A citizen reports wrong data") },
  { "diminta supervisor", N_ ("The supervisor asked for it") },
};

static void
on_selected (GvtPurposeRow *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
gvt_purpose_row_class_init (GvtPurposeRowClass *klass)
{
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
gvt_purpose_row_init (GvtPurposeRow *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++)
    gtk_string_list_append (labels, _ (purposes[i].label));
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected), NULL);
}

const char *
gvt_purpose_row_get_purpose (GvtPurposeRow *self)
{
  guint selected;

  g_return_val_if_fail (GVT_IS_PURPOSE_ROW (self), NULL);

  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  return selected < G_N_ELEMENTS (purposes) ? purposes[selected].purpose : NULL;
}

void
gvt_purpose_row_set_purpose (GvtPurposeRow *self, const char *purpose)
{
  guint selected = 0;

  g_return_if_fail (GVT_IS_PURPOSE_ROW (self));

  for (guint i = 1; i < G_N_ELEMENTS (purposes); i++)
    if (g_strcmp0 (purposes[i].purpose, purpose) == 0)
      selected = i;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
}
