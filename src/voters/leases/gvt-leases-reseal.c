/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists' keys under the roll key of who stays, when a user was removed. */
#include "gvt-leases-private.h"

typedef struct
{
  GBytes *lease; /* with the next two: the row */
  char *village;
  char *election;
  GBytes *sealed;
} KeyRow;

static void
key_row_free (gpointer data)
{
  KeyRow *row = data;

  g_bytes_unref (row->lease);
  g_bytes_unref (row->sealed);
  g_free (row->village);
  g_free (row->election);
  g_free (row);
}

static GPtrArray *
load_rows (GvtDb *db, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (key_row_free);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT lease_id, village, election, sealed_key FROM lease_village", error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  while (gvt_stmt_next (stmt, &local))
    {
      KeyRow *row = g_new0 (KeyRow, 1);

      row->lease = gvt_stmt_bytes (stmt, 0);
      row->village = g_strdup (gvt_stmt_text (stmt, 1));
      row->election = g_strdup (gvt_stmt_text (stmt, 2));
      row->sealed = gvt_stmt_bytes (stmt, 3);
      g_ptr_array_add (rows, row);
    }
  if (local == NULL)
    return g_steal_pointer (&rows);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
update_row (GvtDb *db, const KeyRow *row, GBytes *sealed, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "UPDATE lease_village SET sealed_key = :key"
      " WHERE lease_id = :lease AND village = :village AND election = :election",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_bytes (stmt, ":key", sealed);
  gvt_stmt_bind_bytes (stmt, ":lease", row->lease);
  gvt_stmt_bind_text (stmt, ":village", row->village);
  gvt_stmt_bind_text (stmt, ":election", row->election);
  return gvt_stmt_run (stmt, error);
}

/* One that opens with no key of ours is left as it is: its list does not open either, and the page
 * of lists says so. */
static gboolean
reseal_row (
    GvtDb *db, const KeyRow *row, GPtrArray *roll_keys, const GvtPublicKey *to, GError **error)
{
  g_autoptr (GvtSecret) epoch_key = gvt_unseal_secret_with_any (roll_keys, GVT_EPOCH_KEY_CONTEXT,
                                                                row->sealed, NULL);
  g_autoptr (GBytes) sealed = NULL;

  if (epoch_key == NULL)
    return TRUE;

  sealed = gvt_seal_to (to, 1, GVT_EPOCH_KEY_CONTEXT, gvt_secret_get (epoch_key),
                        gvt_secret_size (epoch_key));
  return update_row (db, row, sealed, error);
}

gboolean
gvt_leases_reseal (GvtDb *db, GPtrArray *roll_keys, const GvtPublicKey *roll_public, GError **error)
{
  g_autoptr (GPtrArray) rows = load_rows (db, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!reseal_row (db, rows->pdata[i], roll_keys, roll_public, error))
      return FALSE;

  return rows != NULL;
}
