/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-queue-field.h"

#include "gvt-columns-layout.h"
#include "gvt-json.h"
#include "gvt-proposal-field.h"
#include "gvt-secret.h"
#include "gvt-ui.h"

struct _GvtQueueField
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *taken;
  GtkLabel *now;
  GtkLabel *proposed;
  GtkWidget *differs;
  GtkWidget *moved;
};

G_DEFINE_FINAL_TYPE (GvtQueueField, gvt_queue_field, GTK_TYPE_BOX)

static gboolean
says (JsonObject *column, const char *name)
{
  gboolean value = FALSE;

  return gvt_json_get_bool (column, name, &value, NULL) && value;
}

static gboolean
is_known (JsonObject *column)
{
  static const char *const names[] = { "taken", "now", "proposed" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (*gvt_json_text_or (column, names[i], "") != '\0')
      return TRUE;
  return FALSE;
}

static void
fill (GtkLabel *label, GvtProposalField field, JsonObject *column, const char *name)
{
  const char *text = gvt_json_text_or (column, name, "");
  char *shown = *text != '\0' ? gvt_proposal_field_show (field, text) : g_strdup ("–");

  gtk_label_set_label (label, shown);
  gvt_wipe_free (shown);
}

static void
gvt_queue_field_class_init (GvtQueueFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (GVT_TYPE_COLUMNS_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-queue-field.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtQueueField, title);
  gtk_widget_class_bind_template_child (widget_class, GvtQueueField, taken);
  gtk_widget_class_bind_template_child (widget_class, GvtQueueField, now);
  gtk_widget_class_bind_template_child (widget_class, GvtQueueField, proposed);
  gtk_widget_class_bind_template_child (widget_class, GvtQueueField, differs);
  gtk_widget_class_bind_template_child (widget_class, GvtQueueField, moved);
}

static void
gvt_queue_field_init (GvtQueueField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gvt_queue_field_new (JsonObject *column)
{
  GvtQueueField *self;
  GvtProposalField field;

  if (!gvt_proposal_field_from_name (gvt_json_text_or (column, "field", ""), &field, NULL)
      || !is_known (column))
    return NULL;

  self = g_object_new (GVT_TYPE_QUEUE_FIELD, NULL);
  gtk_label_set_label (self->title, gvt_proposal_field_words (field));
  fill (self->taken, field, column, "taken");
  fill (self->now, field, column, "now");
  fill (self->proposed, field, column, "proposed");
  gtk_widget_set_visible (self->differs, says (column, "differs"));
  gtk_widget_set_visible (self->moved, says (column, "moved"));
  return GTK_WIDGET (self);
}
