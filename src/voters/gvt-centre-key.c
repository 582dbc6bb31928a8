/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-centre-key.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-hash.h"

gboolean
gvt_centre_key_set (GvtDb *db, const GvtPublicKey *key, GError **error)
{
  g_autofree char *text = gvt_hex (key->bytes, sizeof key->bytes);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO setting VALUES ('centre_sealing_key', :key)"
      " ON CONFLICT (name) DO UPDATE SET value = :key",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":key", text);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_centre_key_load (GvtDb *db, GvtPublicKey *key, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT value FROM setting WHERE name = 'centre_sealing_key'", error);

  if (stmt == NULL)
    return FALSE;
  if (gvt_stmt_next (stmt, &local))
    return gvt_unhex (gvt_stmt_text (stmt, 0), key->bytes, sizeof key->bytes, error);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    gvt_error_tell (error, GVT_ERROR_STATE,
                    _ ("This laptop is not enrolled with a centre yet. Nothing was changed. Enrol "
                       "it first, with a code from your election office."));
  return FALSE;
}
