/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-part-list.h"

#include <glib/gi18n-lib.h>

#include "gvt-ui.h"

struct _GvtPartList
{
  AdwBin parent_instance;

  GtkListBox *rows;
};

enum
{
  PROP_0,
  PROP_LABEL,
  N_PROPS
};

enum
{
  OPENED,
  MOVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GvtPartList, gvt_part_list, ADW_TYPE_BIN)

static void
on_row_activated (GvtPartList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[OPENED], 0, (guint) gtk_list_box_row_get_index (row));
}

/* Who moves by a button goes on with that button, who moves by keys with the row. */
static void
on_row_moved (GvtPartList *self, int direction, GtkListBoxRow *row)
{
  int from = gtk_list_box_row_get_index (row);
  gboolean has_button = gtk_widget_get_focus_child (GTK_WIDGET (row)) != NULL;
  GtkListBoxRow *moved;

  g_signal_emit (self, signals[MOVED], 0, (guint) from, (guint) (from + direction));
  moved = gtk_list_box_get_row_at_index (self->rows, from + direction);
  if (moved != NULL)
    gvt_part_row_focus (GVT_PART_ROW (moved), has_button ? direction : 0);
}

static void
gvt_part_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LABEL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (GVT_PART_LIST (object)->rows),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, g_value_get_string (value), -1);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gvt_part_list_class_init (GvtPartListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = gvt_part_list_set_property;
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 2, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-part-list.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtPartList, rows);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
gvt_part_list_init (GvtPartList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gvt_part_list_show (GvtPartList *self, GvtDraft *draft, guint n_parts, GvtPartTitleFunc get_title)
{
  GtkListBoxRow *old;

  g_return_if_fail (GVT_IS_PART_LIST (self));

  while ((old = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (old));
  for (guint i = 0; i < n_parts; i++)
    {
      const char *title = get_title (draft, i);
      g_autofree char *text = g_strdup_printf ("%u. %s", i + 1,
                                               *title != '\0' ? title : _ ("(no words yet)"));
      GtkWidget *row = gvt_part_row_new (text, i, n_parts);

      g_signal_connect_object (row, "moved", G_CALLBACK (on_row_moved), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n_parts > 0);
}
