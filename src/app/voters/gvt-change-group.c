/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-change-group.h"

#include "gvt-entry-row.h"
#include "gvt-ui.h"

struct _GvtChangeGroup
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *field;
  GtkEditable *value;
};

G_DEFINE_FINAL_TYPE (GvtChangeGroup, gvt_change_group, ADW_TYPE_PREFERENCES_GROUP)

static void
gvt_change_group_class_init (GvtChangeGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-change-group.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtChangeGroup, field);
  gtk_widget_class_bind_template_child (widget_class, GvtChangeGroup, value);
}

static void
gvt_change_group_init (GvtChangeGroup *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < GVT_N_LIST_FIELDS; i++)
    gtk_string_list_append (words, gvt_proposal_field_words (i));
  adw_combo_row_set_model (self->field, G_LIST_MODEL (words));
  adw_combo_row_set_selected (self->field, GVT_FIELD_NAME); /* the most frequent one */
}

GtkWidget *
gvt_change_group_new (void)
{
  return g_object_new (GVT_TYPE_CHANGE_GROUP, NULL);
}

GvtProposalField
gvt_change_group_get_field (GvtChangeGroup *self)
{
  g_return_val_if_fail (GVT_IS_CHANGE_GROUP (self), GVT_FIELD_NAME);
  return adw_combo_row_get_selected (self->field);
}

const char *
gvt_change_group_get_value (GvtChangeGroup *self)
{
  g_return_val_if_fail (GVT_IS_CHANGE_GROUP (self), "");
  return gtk_editable_get_text (self->value);
}
