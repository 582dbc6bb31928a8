/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody says that this laptop goes on with what was put back. */
#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-restore-private.h"

#define CONFIRMED "confirmed"

gboolean
gvt_restore_get_state (GvtProfile *profile, GvtRestoreState *state, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *value = gvt_profile_dup_setting (profile, GVT_RESTORE_SETTING, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  if (value == NULL)
    *state = GVT_RESTORE_NONE;
  else
    *state = g_str_equal (value, CONFIRMED) ? GVT_RESTORE_CONFIRMED : GVT_RESTORE_UNCONFIRMED;
  return TRUE;
}

gboolean
gvt_restore_confirm (GvtProfile *profile, GError **error)
{
  GvtRestoreState state;

  if (!gvt_profile_require (profile, GVT_ROLE_OFFICER, "", error)
      || !gvt_restore_get_state (profile, &state, error))
    return FALSE;
  if (state != GVT_RESTORE_NONE)
    return gvt_profile_set_setting (profile, GVT_RESTORE_SETTING, CONFIRMED, error);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("nothing was restored on this laptop that waits to be confirmed"));
  return FALSE;
}
