/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A laptop whose store was put back from a backup. */
#include "gvt-sync-restored.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-restore.h"
#include "gvt-sync-rejoin.h"

gboolean
gvt_sync_check_restored (GvtSyncRun *run, GError **error)
{
  GvtRestoreState state;

  if (!gvt_restore_get_state (run->profile, &state, error))
    return FALSE;

  run->is_restored = state == GVT_RESTORE_CONFIRMED;
  if (state != GVT_RESTORE_UNCONFIRMED)
    return TRUE;

  gvt_error_tell (error, GVT_ERROR_FORBIDDEN,
                  _ ("Everything on this laptop is safe. It was put back from a backup, so it "
                     "sends and fetches nothing yet: first make sure that no other laptop goes on "
                     "with the same records. Then a data officer or supervisor confirms it here, "
                     "at the top of the window or with \"govotectl restore --confirm\"."));
  return FALSE;
}

static gboolean
settle (GvtDb *db, gpointer unused, GError **error)
{
  return gvt_restore_settle (db, error);
}

/* The centre refuses where it holds nothing yet that the backup lacks or shares: then there is no
 * fork to leave, and if the other disk comes back, that one forks. */
gboolean
gvt_sync_begin_restored (GvtSyncRun *run, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!run->is_restored || gvt_sync_rejoin (run, &local))
    return TRUE;
  if (g_error_matches (local, GVT_ERROR, GVT_ERROR_REFUSED))
    {
      run->is_restored = FALSE;
      return gvt_store_write (run->store, settle, NULL, error);
    }

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
