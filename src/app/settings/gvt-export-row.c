/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-export-row.h"

#include <glib/gi18n-lib.h>

#include "gvt-actionable.h"
#include "gvt-text.h"
#include "gvt-ui.h"

struct _GvtExportRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkLabel *details;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (GvtExportRow, gvt_export_row, GTK_TYPE_LIST_BOX_ROW)

static void
gvt_export_row_class_init (GvtExportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-export-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtExportRow, title);
  gtk_widget_class_bind_template_child (widget_class, GvtExportRow, details);
  gtk_widget_class_bind_template_child (widget_class, GvtExportRow, remove);
}

static void
gvt_export_row_init (GvtExportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gvt_export_row_new (const GvtExported *export)
{
  GvtExportRow *self = g_object_new (GVT_TYPE_EXPORT_ROW, NULL);
  const char *words = gvt_export_form_words (export->form);
  g_autofree char *when = gvt_text_date_time (export->at_us);
  g_autofree char *path = export->path != NULL ? g_filename_display_name (export->path)
                                               : g_strdup ("");
  /* Translators: when, by whom, and whether the file stands there; then where */
  g_autofree char *details = g_strdup_printf (_ ("%s, %s: %s\n%s"), when, export->by,
                                              gvt_export_state_words (export->state), path);
  g_autofree char *id = gvt_id_to_text (&export->id);
  g_autofree char *action = g_strdup_printf ("exports.delete('%s')", id);
  g_autofree char *label = g_strdup_printf (_ ("Delete: %s, %s"), words, when);

  gtk_label_set_label (self->title, words);
  gtk_label_set_label (self->details, g_strchomp (details));
  gtk_widget_set_visible (self->remove, export->state == GVT_EXPORT_HERE);
  gvt_actionable_set (self->remove, action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return GTK_WIDGET (self);
}
