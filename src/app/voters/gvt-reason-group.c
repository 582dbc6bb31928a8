/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-reason-group.h"

#include "gvt-code-row.h"
#include "gvt-proposal-reason.h"
#include "gvt-tms.h"
#include "gvt-ui.h"

struct _GvtReasonGroup
{
  AdwPreferencesGroup parent_instance;

  GvtCodeRow *scheme;
  AdwComboRow *reason;

  GPtrArray *codes; /* of const char *, in the order of the rows */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (GvtReasonGroup, gvt_reason_group, ADW_TYPE_PREFERENCES_GROUP)

/* What is a kind of its own is no reason beside it. */
static gboolean
is_offered (const char *scheme, const char *code)
{
  return gvt_tms_is_proposed (scheme, code)
         && g_str_equal (gvt_proposal_kind_of (scheme, code), GVT_PROPOSAL_TMS);
}

static void
on_scheme_changed (GvtReasonGroup *self)
{
  const char *scheme = gvt_reason_group_get_scheme (self);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->codes, 0);
  for (const GvtCode *code = gvt_tms_codes_of (scheme); code->code != NULL; code++)
    {
      g_autofree char *text = g_strdup_printf (
          "%s · %s", code->code, gvt_code_words (gvt_tms_codes_of (scheme), code->code));

      if (!is_offered (scheme, code->code))
        continue;
      g_ptr_array_add (self->codes, (gpointer) code->code);
      gtk_string_list_append (words, text);
    }
  adw_combo_row_set_model (self->reason, G_LIST_MODEL (words));
}

static void
on_reason_changed (GvtReasonGroup *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
gvt_reason_group_finalize (GObject *object)
{
  g_ptr_array_unref (GVT_REASON_GROUP (object)->codes);
  G_OBJECT_CLASS (gvt_reason_group_parent_class)->finalize (object);
}

static void
gvt_reason_group_class_init (GvtReasonGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_reason_group_finalize;
  g_type_ensure (GVT_TYPE_CODE_ROW);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-reason-group.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtReasonGroup, scheme);
  gtk_widget_class_bind_template_child (widget_class, GvtReasonGroup, reason);
  gtk_widget_class_bind_template_callback (widget_class, on_scheme_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_reason_changed);
}

static void
gvt_reason_group_init (GvtReasonGroup *self)
{
  self->codes = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gvt_code_row_set_list (self->scheme, gvt_tms_schemes, NULL);
  on_scheme_changed (self);
}

void
gvt_reason_group_select (GvtReasonGroup *self, const char *scheme, const char *code)
{
  g_return_if_fail (GVT_IS_REASON_GROUP (self));

  gvt_code_row_select (self->scheme, scheme);
  for (guint i = 0; i < self->codes->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->codes, i), code) == 0)
      adw_combo_row_set_selected (self->reason, i);
}

const char *
gvt_reason_group_get_scheme (GvtReasonGroup *self)
{
  const char *scheme;

  g_return_val_if_fail (GVT_IS_REASON_GROUP (self), GVT_TMS_SCHEME);

  scheme = gvt_code_row_get_code (self->scheme);
  return scheme != NULL ? scheme : GVT_TMS_SCHEME;
}

const char *
gvt_reason_group_get_code (GvtReasonGroup *self)
{
  guint selected;

  g_return_val_if_fail (GVT_IS_REASON_GROUP (self), NULL);

  selected = adw_combo_row_get_selected (self->reason);
  return selected < self->codes->len ? g_ptr_array_index (self->codes, selected) : NULL;
}
