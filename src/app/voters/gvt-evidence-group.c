/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-evidence-group.h"

#include "gvt-check-row.h"
#include "gvt-code-list.h"

struct _GvtEvidenceGroup
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows; /* of GvtCheckRow, in the order of gvt_evidence_codes; borrowed */
};

G_DEFINE_FINAL_TYPE (GvtEvidenceGroup, gvt_evidence_group, ADW_TYPE_PREFERENCES_GROUP)

static void
gvt_evidence_group_finalize (GObject *object)
{
  g_ptr_array_unref (GVT_EVIDENCE_GROUP (object)->rows);
  G_OBJECT_CLASS (gvt_evidence_group_parent_class)->finalize (object);
}

static void
gvt_evidence_group_class_init (GvtEvidenceGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_evidence_group_finalize;
}

static void
gvt_evidence_group_init (GvtEvidenceGroup *self)
{
  self->rows = g_ptr_array_new ();
  for (const GvtCode *code = gvt_evidence_codes; code->code != NULL; code++)
    {
      GtkWidget *row = gvt_check_row_new (gvt_code_words (gvt_evidence_codes, code->code));

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
}

GStrv
gvt_evidence_group_dup_codes (GvtEvidenceGroup *self)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  g_return_val_if_fail (GVT_IS_EVIDENCE_GROUP (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (gvt_check_row_get_active (g_ptr_array_index (self->rows, i)))
      g_strv_builder_add (codes, gvt_evidence_codes[i].code);
  return g_strv_builder_end (codes);
}
