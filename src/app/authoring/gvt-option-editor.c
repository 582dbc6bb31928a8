/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-option-editor.h"

#include <glib/gi18n-lib.h>

#include "gvt-check-row.h"
#include "gvt-entry-row.h"
#include "gvt-json.h"
#include "gvt-ui.h"

struct _GvtOptionEditor
{
  AdwPreferencesGroup parent_instance;

  GvtEntryRow *text;
  GvtCheckRow *right;
  GvtEntryRow *feedback;
  GtkWidget *remove;

  JsonObject *option; /* as it was */
  gboolean is_filling;
};

enum
{
  CHANGED,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GvtOptionEditor, gvt_option_editor, ADW_TYPE_PREFERENCES_GROUP)

static void
on_changed (GvtOptionEditor *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Why it is wrong is only asked of what is. */
static void
on_right_changed (GvtOptionEditor *self)
{
  const char *feedback = gtk_editable_get_text (GTK_EDITABLE (self->feedback));

  gtk_widget_set_visible (GTK_WIDGET (self->feedback),
                          !gvt_check_row_get_active (self->right) || *feedback != '\0');
  on_changed (self);
}

static void
on_remove_clicked (GvtOptionEditor *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
gvt_option_editor_dispose (GObject *object)
{
  g_clear_pointer (&GVT_OPTION_EDITOR (object)->option, json_object_unref);
  G_OBJECT_CLASS (gvt_option_editor_parent_class)->dispose (object);
}

static void
gvt_option_editor_class_init (GvtOptionEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_option_editor_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GVT_TYPE_CHECK_ROW);
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-option-editor.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtOptionEditor, text);
  gtk_widget_class_bind_template_child (widget_class, GvtOptionEditor, right);
  gtk_widget_class_bind_template_child (widget_class, GvtOptionEditor, feedback);
  gtk_widget_class_bind_template_child (widget_class, GvtOptionEditor, remove);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_right_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked);
}

static void
gvt_option_editor_init (GvtOptionEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The letter that the pupil sees stands in each row's name, so that rows are told apart when read
 * out. */
static void
name_rows (GvtOptionEditor *self, char letter)
{
  g_autofree char *text = g_strdup_printf (_ ("Answer %c"), letter);
  g_autofree char *right = g_strdup_printf (_ ("Answer %c is right"), letter);
  g_autofree char *feedback = g_strdup_printf (_ ("Why answer %c is wrong"), letter);
  g_autofree char *remove = g_strdup_printf (_ ("Remove answer %c"), letter);

  g_object_set (self->text, "title", text, NULL);
  g_object_set (self->right, "title", right, NULL);
  g_object_set (self->feedback, "title", feedback, NULL);
  gtk_button_set_label (GTK_BUTTON (self->remove), remove);
}

GtkWidget *
gvt_option_editor_new (JsonObject *option, guint number, gboolean is_right)
{
  GvtOptionEditor *self = g_object_new (GVT_TYPE_OPTION_EDITOR, NULL);

  self->is_filling = TRUE;
  self->option = json_object_ref (option);
  name_rows (self, (char) ('A' + number));
  gtk_editable_set_text (GTK_EDITABLE (self->text), gvt_json_text_or (option, "text", ""));
  gtk_editable_set_text (GTK_EDITABLE (self->feedback), gvt_json_text_or (option, "feedback", ""));
  gvt_option_editor_set_right (self, is_right);
  on_right_changed (self);
  self->is_filling = FALSE;
  return GTK_WIDGET (self);
}

JsonObject *
gvt_option_editor_to_json (GvtOptionEditor *self)
{
  JsonObject *option = json_object_new ();
  const char *feedback = gtk_editable_get_text (GTK_EDITABLE (self->feedback));
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  g_return_val_if_fail (GVT_IS_OPTION_EDITOR (self), NULL);

  json_object_iter_init (&iter, self->option);
  while (json_object_iter_next (&iter, &name, &node))
    json_object_set_member (option, name, json_node_copy (node));
  json_object_set_string_member (option, "text", gtk_editable_get_text (GTK_EDITABLE (self->text)));
  if (*feedback != '\0')
    json_object_set_string_member (option, "feedback", feedback);
  else
    json_object_remove_member (option, "feedback");
  return option;
}

const char *
gvt_option_editor_get_id (GvtOptionEditor *self)
{
  return gvt_json_text_or (self->option, "id", "");
}

gboolean
gvt_option_editor_is_right (GvtOptionEditor *self)
{
  return gvt_check_row_get_active (self->right);
}

void
gvt_option_editor_set_right (GvtOptionEditor *self, gboolean is_right)
{
  g_object_set (self->right, "active", is_right, NULL);
}

void
gvt_option_editor_set_removable (GvtOptionEditor *self, gboolean is_removable)
{
  gtk_widget_set_visible (self->remove, is_removable);
}
