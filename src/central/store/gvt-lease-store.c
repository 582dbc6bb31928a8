/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lease-store.h"

#include "gvt-laptop-schema.h"

#define COLUMNS \
  "SELECT lease, device, not_before, not_after, granted_at, incarnation," \
  " coalesce (revoked_at, 0)," \
  " EXISTS (SELECT 1 FROM central_prekey AS p" \
  "         WHERE p.device = l.device AND p.lease = l.lease)," \
  " EXISTS (SELECT 1 FROM central_lease_destroyed AS d" \
  "         WHERE d.lease = l.lease AND d.device = l.device)" \
  " FROM central_lease AS l LEFT JOIN central_lease_revoked USING (lease) "

void
gvt_lease_village_free (GvtLeaseVillage *self)
{
  if (self == NULL)
    return;

  g_free (self->village);
  g_free (self->election);
  g_free (self);
}

gboolean
gvt_lease_store_add (GvtDb *db, const GvtLeaseRecord *lease, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO central_lease"
      " (lease, device, not_before, not_after, granted_at, incarnation)"
      " VALUES (:lease, :device, :before, :after, :at, :incarnation)",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":lease", &lease->lease);
  gvt_stmt_bind_id (stmt, ":device", &lease->device);
  gvt_stmt_bind_int (stmt, ":before", lease->not_before_us);
  gvt_stmt_bind_int (stmt, ":after", lease->not_after_us);
  gvt_stmt_bind_int (stmt, ":at", lease->granted_at_us);
  gvt_stmt_bind_int (stmt, ":incarnation", lease->incarnation);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_lease_store_add_village (GvtDb *db,
                             const GvtId *lease,
                             const GvtLeaseVillage *village,
                             GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db,
                                             "INSERT INTO central_lease_village VALUES"
                                             " (:lease, :village, :election, :version, :epoch)",
                                             error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":lease", lease);
  gvt_stmt_bind_text (stmt, ":village", village->village);
  gvt_stmt_bind_text (stmt, ":election", village->election);
  gvt_stmt_bind_int (stmt, ":version", village->list_version);
  gvt_stmt_bind_int (stmt, ":epoch", village->epoch);
  return gvt_stmt_run (stmt, error);
}

static gboolean
read_lease (GvtStmt *stmt, GvtLeaseRecord *lease, GError **error)
{
  if (!gvt_stmt_id (stmt, 0, &lease->lease, error) || !gvt_stmt_id (stmt, 1, &lease->device, error))
    return FALSE;

  lease->not_before_us = gvt_stmt_int (stmt, 2);
  lease->not_after_us = gvt_stmt_int (stmt, 3);
  lease->granted_at_us = gvt_stmt_int (stmt, 4);
  lease->incarnation = (guint32) gvt_stmt_int (stmt, 5);
  lease->revoked_at_us = gvt_stmt_int (stmt, 6);
  lease->is_sealed = gvt_stmt_int (stmt, 7) != 0;
  lease->is_destroyed = gvt_stmt_int (stmt, 8) != 0;
  return TRUE;
}

gboolean
gvt_lease_store_find (GvtDb *db, const GvtId *id, GvtLeaseRecord *lease, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, COLUMNS "WHERE lease = :lease", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":lease", id);
  return gvt_stmt_one (stmt, "lease", error) && read_lease (stmt, lease, error);
}

gboolean
gvt_lease_store_extend (GvtDb *db, const GvtId *lease, gint64 not_after_us, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "UPDATE central_lease SET not_after = :after WHERE lease = :lease AND not_after < :after",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":lease", lease);
  gvt_stmt_bind_int (stmt, ":after", not_after_us);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_lease_store_revoke (GvtDb *db, const GvtId *lease, gint64 at_us, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO central_lease_revoked VALUES (:lease, :at)"
      " ON CONFLICT DO NOTHING",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":lease", lease);
  gvt_stmt_bind_int (stmt, ":at", at_us);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_lease_store_note_destroyed (GvtDb *db,
                                const GvtId *event,
                                const GvtId *device,
                                const GvtId *lease,
                                const char *reason,
                                GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db,
                                             "INSERT INTO central_lease_destroyed"
                                             " VALUES (:event, :lease, :device, :reason)"
                                             " ON CONFLICT DO NOTHING",
                                             error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":event", event);
  gvt_stmt_bind_id (stmt, ":lease", lease);
  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_text (stmt, ":reason", reason);
  return gvt_stmt_run (stmt, error);
}

static GArray *
read_leases (GvtStmt *stmt, GError **error)
{
  g_autoptr (GArray) leases = g_array_new (FALSE, FALSE, sizeof (GvtLeaseRecord));
  g_autoptr (GError) local = NULL;

  while (gvt_stmt_next (stmt, &local))
    {
      GvtLeaseRecord lease;

      if (!read_lease (stmt, &lease, error))
        return NULL;
      g_array_append_val (leases, lease);
    }
  if (local == NULL)
    return g_steal_pointer (&leases);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

GArray *
gvt_lease_store_list (GvtDb *db, const GvtId *device, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, COLUMNS "WHERE :device IS NULL OR device = :device ORDER BY granted_at, lease", error);

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_id (stmt, ":device", device);
  return read_leases (stmt, error);
}

GArray *
gvt_lease_store_page (
    GvtDb *db, const GvtId *device, guint32 incarnation, GvtKeyset *page, GError **error)
{
  g_autoptr (GArray) leases = g_array_new (FALSE, FALSE, sizeof (GvtLeaseRecord));
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare_resource (
      db, gvt_sql_get_resource (), GVT_SQL_PATH "queries/page-leases.sql", error);

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  gvt_keyset_begin (page, stmt);
  while (gvt_keyset_next (page, stmt, &local))
    {
      GvtLeaseRecord lease;

      if (!read_lease (stmt, &lease, error))
        return NULL;
      g_array_append_val (leases, lease);
    }
  if (local == NULL)
    return g_steal_pointer (&leases);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

GArray *
gvt_lease_store_list_living (
    GvtDb *db, const GvtId *device, guint32 incarnation, gint64 now_us, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      COLUMNS "WHERE device = :device AND incarnation = :incarnation AND not_after > :now"
              " AND revoked_at IS NULL ORDER BY granted_at, lease",
      error);

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  gvt_stmt_bind_int (stmt, ":now", now_us);
  return read_leases (stmt, error);
}

GArray *
gvt_lease_store_list_waiting (GvtDb *db, const GvtId *device, gint64 now_us, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      COLUMNS "WHERE device = :device AND not_after > :now AND revoked_at IS NULL"
              " AND lease NOT IN (SELECT lease FROM central_prekey WHERE device = :device AND "
              "lease IS NOT NULL)"
              " AND incarnation NOT IN"
              " (SELECT parent FROM central_incarnation WHERE device = :device)"
              " ORDER BY granted_at, lease",
      error);

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":now", now_us);
  return read_leases (stmt, error);
}

GPtrArray *
gvt_lease_store_list_villages (GvtDb *db, const GvtId *lease, GError **error)
{
  g_autoptr (GPtrArray) villages = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_lease_village_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT village, election, list_version, epoch FROM central_lease_village"
      " WHERE lease = :lease ORDER BY village, election",
      error);

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_id (stmt, ":lease", lease);
  while (gvt_stmt_next (stmt, &local))
    {
      GvtLeaseVillage *village = g_new0 (GvtLeaseVillage, 1);

      village->village = g_strdup (gvt_stmt_text (stmt, 0));
      village->election = g_strdup (gvt_stmt_text (stmt, 1));
      village->list_version = (guint) gvt_stmt_int (stmt, 2);
      village->epoch = (guint) gvt_stmt_int (stmt, 3);
      g_ptr_array_add (villages, village);
    }
  if (local == NULL)
    return g_steal_pointer (&villages);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
