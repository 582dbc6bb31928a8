/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lease-ends.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-lease-message.h"
#include "gvt-packs.h"
#include "gvt-voters-kinds.h"

/* In `setting` from the destruction of a key until nothing of it is left beside the store. */
#define REMAINS "leases.remains"

/* --- later --- */

static gboolean
forgive_wrong_codes (GvtDb *db, GError **error)
{
  return gvt_db_exec (db, "UPDATE lease SET wrong_codes = 0", error);
}

gboolean
gvt_lease_ends_accept_extension (GvtDb *db, GBytes *payload, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  gint64 not_after_us;
  GvtId lease;

  if (!gvt_lease_extension_read (payload, &lease, &not_after_us, error))
    return FALSE;
  stmt = gvt_db_prepare (
      db, "UPDATE lease SET not_after = max (not_after, :after) WHERE lease_id = :lease", error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":lease", &lease);
  gvt_stmt_bind_int (stmt, ":after", not_after_us);
  return gvt_stmt_run (stmt, error) && forgive_wrong_codes (db, error);
}

/* --- never again --- */

/* @sql: constant, with :lease in it */
static gboolean
run_on_lease (GvtDb *db, const char *sql, const GvtId *lease, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":lease", lease);
  return gvt_stmt_run (stmt, error);
}

static gboolean
tell (GvtJournal *journal, GvtDb *db, const GvtId *lease, const char *reason, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_LEASE_DESTROYED_KIND, .body = body };

  gvt_json_set_id (body, "lease", lease);
  json_object_set_string_member (body, "reason", reason);
  return gvt_journal_append (journal, db, &draft, NULL, error);
}

/* Freed pages are overwritten (secure_delete); rows of lists go where no other lease names them. */
static gboolean
destroy (GvtJournal *journal, GvtDb *db, const GvtId *lease, const char *reason, GError **error)
{
  static const char forget_lists[] =
      "DELETE FROM pack WHERE EXISTS (SELECT 1 FROM lease_village AS v WHERE v.lease_id = :lease"
      " AND v.village = pack.village AND v.election = pack.election)"
      " AND NOT EXISTS (SELECT 1 FROM lease_village AS v WHERE v.lease_id <> :lease"
      " AND v.village = pack.village AND v.election = pack.election)";

  return gvt_db_exec (db, "INSERT OR REPLACE INTO setting VALUES ('" REMAINS "', '1')", error)
         && run_on_lease (db, forget_lists, lease, error)
         && gvt_db_exec (db,
                         "DELETE FROM pack_delta WHERE (village, election) NOT IN"
                         " (SELECT village, election FROM pack)",
                         error)
         && run_on_lease (db, "DELETE FROM lease_village WHERE lease_id = :lease", lease, error)
         && run_on_lease (db, "DELETE FROM lease WHERE lease_id = :lease", lease, error)
         && tell (journal, db, lease, reason, error);
}

static gboolean
is_here (GvtDb *db, const GvtId *lease, gboolean *is, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT EXISTS (SELECT 1 FROM lease WHERE lease_id = :lease)", error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":lease", lease);
  if (!gvt_stmt_one (stmt, "a lease", error))
    return FALSE;
  *is = gvt_stmt_int (stmt, 0) != 0;
  return TRUE;
}

/* Told also where the lease had gone before, so that the centre knows. */
gboolean
gvt_lease_ends_accept_revocation (GvtJournal *journal, GvtDb *db, GBytes *payload, GError **error)
{
  gboolean is;
  GvtId lease;

  return gvt_lease_revocation_read (payload, &lease, error) && is_here (db, &lease, &is, error)
         && (is ? destroy (journal, db, &lease, "revoked", error)
                : tell (journal, db, &lease, "revoked", error));
}

/* --- the sweep --- */

typedef struct
{
  GvtJournal *journal;
  guint n;
} Sweep;

/* Those that ended before @before_us. Returns: (transfer full) (nullable) (element-type GvtId) */
static GArray *
list_ended (GvtDb *db, gint64 before_us, GError **error)
{
  g_autoptr (GArray) leases = g_array_new (FALSE, FALSE, sizeof (GvtId));
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT lease_id FROM lease WHERE not_after < :before ORDER BY lease_id", error);

  if (stmt == NULL)
    return NULL;
  gvt_stmt_bind_int (stmt, ":before", before_us);
  while (gvt_stmt_next (stmt, &local))
    {
      GvtId lease;

      if (!gvt_stmt_id (stmt, 0, &lease, error))
        return NULL;
      g_array_append_val (leases, lease);
    }
  if (local == NULL)
    return g_steal_pointer (&leases);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
destroy_each (GvtJournal *journal, GvtDb *db, GArray *leases, const char *reason, GError **error)
{
  for (guint i = 0; i < leases->len; i++)
    if (!destroy (journal, db, &g_array_index (leases, GvtId, i), reason, error))
      return FALSE;
  return TRUE;
}

static gboolean
find_past (GvtDb *db, gpointer user_data, GError **error)
{
  Sweep *sweep = user_data;
  g_autoptr (GArray) leases = NULL;
  gint64 trusted_us;

  if (!gvt_journal_get_trusted_time (sweep->journal, db, &trusted_us, error))
    return FALSE;
  leases = list_ended (db, trusted_us - GVT_LEASE_GRACE_US, error);
  sweep->n = leases != NULL ? leases->len : 0;
  return leases != NULL;
}

static gboolean
destroy_past (GvtDb *db, gpointer user_data, GError **error)
{
  Sweep *sweep = user_data;
  g_autoptr (GArray) leases = NULL;
  gint64 trusted_us;

  if (!gvt_journal_get_trusted_time (sweep->journal, db, &trusted_us, error))
    return FALSE;
  leases = list_ended (db, trusted_us - GVT_LEASE_GRACE_US, error);
  if (leases == NULL || !destroy_each (sweep->journal, db, leases, "ended", error))
    return FALSE;
  sweep->n = leases->len;
  return TRUE;
}

gboolean
gvt_lease_ends_destroy_all (GvtJournal *journal, GvtDb *db, GError **error)
{
  g_autoptr (GArray) leases = list_ended (db, G_MAXINT64, error);

  return leases != NULL && destroy_each (journal, db, leases, "revoked", error);
}

/* After the store's rows, what is left of them in files; again the next time where it was cut off.
 */
static gboolean
remove_remains (GvtProfile *profile, GvtStore *store, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *remains = gvt_profile_dup_setting (profile, REMAINS, &local);

  if (local == NULL && remains == NULL)
    return TRUE;
  if (local == NULL && gvt_packs_remove_unnamed (profile, &local)
      && gvt_store_forget_past (store, &local))
    return gvt_profile_set_setting (profile, REMAINS, NULL, error);
  if (g_error_matches (local, GVT_ERROR, GVT_ERROR_DB_BUSY))
    return TRUE; /* somebody reads; the next sweep does it */

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_lease_ends_sweep (GvtProfile *profile, guint *n_destroyed, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  GvtStore *store = journal != NULL ? gvt_journal_get_store (journal) : NULL;
  Sweep sweep = { .journal = journal };

  if (store == NULL || !gvt_store_read (store, find_past, &sweep, error)
      || (sweep.n > 0 && !gvt_store_write (store, destroy_past, &sweep, error)))
    return FALSE;
  if (n_destroyed != NULL)
    *n_destroyed = sweep.n;
  return remove_remains (profile, store, error);
}
