/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-roll-holders.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"

gboolean
gvt_roll_holders_check (GPtrArray *users, GError **error)
{
  g_autoptr (GHashTable) holders = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < users->len; i++)
    {
      const GvtUser *user = g_ptr_array_index (users, i);

      if (gvt_role_opens_roll (user->role))
        g_hash_table_add (holders, user->code);
    }
  if (g_hash_table_size (holders) >= GVT_ROLL_HOLDERS_MIN)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("a laptop needs two people at least who open the voter list: data "
                          "officers or supervisors"));
  return FALSE;
}
