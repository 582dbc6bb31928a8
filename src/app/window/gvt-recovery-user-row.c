/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-recovery-user-row.h"

#include "gvt-recovery-work.h"

struct _GvtRecoveryUserRow
{
  AdwComboRow parent_instance;
};

G_DEFINE_FINAL_TYPE (GvtRecoveryUserRow, gvt_recovery_user_row, ADW_TYPE_COMBO_ROW)

static void
gvt_recovery_user_row_class_init (GvtRecoveryUserRowClass *klass)
{
}

static void
gvt_recovery_user_row_init (GvtRecoveryUserRow *self)
{
}

void
gvt_recovery_user_row_set_users (GvtRecoveryUserRow *self, GPtrArray *users, const char *preferred)
{
  const char *former = gvt_recovery_user_row_get_code (self);
  g_autofree char *chosen = g_strdup (former != NULL ? former : preferred);
  g_autoptr (GtkStringList) codes = gtk_string_list_new (NULL);
  guint selected = 0;

  g_return_if_fail (GVT_IS_RECOVERY_USER_ROW (self));

  for (guint i = 0; i < users->len; i++)
    {
      const GvtRecoveryUser *user = users->pdata[i];

      gtk_string_list_append (codes, user->code);
      if (g_strcmp0 (user->code, chosen) == 0)
        selected = i;
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (codes));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
}

const char *
gvt_recovery_user_row_get_code (GvtRecoveryUserRow *self)
{
  GtkStringObject *item;

  g_return_val_if_fail (GVT_IS_RECOVERY_USER_ROW (self), NULL);

  item = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self));
  return item != NULL ? gtk_string_object_get_string (item) : NULL;
}
