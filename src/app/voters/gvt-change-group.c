/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-change-group.h"

#include <glib/gi18n-lib.h>

#include "gvt-entry-row.h"
#include "gvt-secret.h"
#include "gvt-ui.h"

struct _GvtChangeGroup
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *field;
  AdwActionRow *old_value;
  GtkEditable *value;

  GvtVoterHit *about; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (GvtChangeGroup, gvt_change_group, ADW_TYPE_PREFERENCES_GROUP)

/* Returns: (transfer full): what the list has, as people write it. A card's number is not shown:
 * another field of the page may hold the birth date (I11). */
static char *
describe_listed (GvtVoterHit *about, GvtProposalField field)
{
  const char *listed = gvt_voter_hit_get_listed (about, field);

  if (*listed == '\0')
    return g_strdup (_ ("Nothing"));
  if (field == GVT_FIELD_NIK || field == GVT_FIELD_NKK)
    return g_strdup (_ ("Kept beside the new one, and not shown here"));
  return field == GVT_FIELD_BIRTH_DATE ? g_strdelimit (g_strdup (listed), "|", '-')
                                       : g_strdup (listed);
}

static void
on_field_changed (GvtChangeGroup *self)
{
  char *listed = self->about != NULL
                     ? describe_listed (self->about, gvt_change_group_get_field (self))
                     : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->old_value), listed != NULL);
  adw_action_row_set_subtitle (self->old_value, listed != NULL ? listed : "");
  gvt_wipe_free (listed);
}

static void
gvt_change_group_dispose (GObject *object)
{
  g_clear_object (&GVT_CHANGE_GROUP (object)->about);
  G_OBJECT_CLASS (gvt_change_group_parent_class)->dispose (object);
}

static void
gvt_change_group_class_init (GvtChangeGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_change_group_dispose;
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-change-group.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtChangeGroup, field);
  gtk_widget_class_bind_template_child (widget_class, GvtChangeGroup, old_value);
  gtk_widget_class_bind_template_child (widget_class, GvtChangeGroup, value);
  gtk_widget_class_bind_template_callback (widget_class, on_field_changed);
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
gvt_change_group_new (GvtVoterHit *about)
{
  GvtChangeGroup *self = g_object_new (GVT_TYPE_CHANGE_GROUP, NULL);

  g_set_object (&self->about, about);
  on_field_changed (self);
  return GTK_WIDGET (self);
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
