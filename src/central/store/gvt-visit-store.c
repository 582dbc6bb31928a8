/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-store.h"

#define COLUMNS "SELECT visit_id, key, plan_event, revision, place, date FROM central_visit "

void
gvt_visit_record_free (GvtVisitRecord *self)
{
  g_free (self->key);
  g_free (self->place);
  g_free (self->date);
  g_array_unref (self->devices);
  g_free (self);
}

static gboolean
put_row (GvtDb *db, const GvtVisitRecord *visit, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO central_visit VALUES (:visit, :key, :event, :revision, :place, :date)"
      " ON CONFLICT (visit_id) DO UPDATE SET key = :key, plan_event = :event,"
      " revision = :revision, place = :place, date = :date",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":visit", &visit->visit);
  gvt_stmt_bind_text (stmt, ":key", visit->key);
  gvt_stmt_bind_id (stmt, ":event", &visit->plan_event);
  gvt_stmt_bind_int (stmt, ":revision", visit->revision);
  gvt_stmt_bind_text (stmt, ":place", visit->place);
  gvt_stmt_bind_text (stmt, ":date", visit->date);
  return gvt_stmt_run (stmt, error);
}

/* @sql: constant, with :visit in it */
static gboolean
run_on_visit (GvtDb *db, const char *sql, const GvtId *visit, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":visit", visit);
  return gvt_stmt_run (stmt, error);
}

static gboolean
clear_devices (GvtDb *db, const GvtId *visit, GError **error)
{
  return run_on_visit (db, "DELETE FROM central_visit_device WHERE visit_id = :visit", visit,
                       error);
}

static gboolean
add_device (GvtDb *db, const GvtId *visit, const GvtId *device, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO central_visit_device VALUES (:visit, :device)", error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":visit", visit);
  gvt_stmt_bind_id (stmt, ":device", device);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_visit_store_put (GvtDb *db, const GvtVisitRecord *visit, GError **error)
{
  if (!put_row (db, visit, error) || !clear_devices (db, &visit->visit, error)
      || !run_on_visit (db, "DELETE FROM central_visit_taken_back WHERE visit_id = :visit",
                        &visit->visit, error))
    return FALSE;
  for (guint i = 0; i < visit->devices->len; i++)
    if (!add_device (db, &visit->visit, &g_array_index (visit->devices, GvtId, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
load_devices (GvtDb *db, GvtVisitRecord *visit, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT device FROM central_visit_device WHERE visit_id = :visit ORDER BY device", error);
  GvtId device;

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":visit", &visit->visit);
  while (gvt_stmt_next (stmt, &local))
    {
      if (!gvt_stmt_id (stmt, 0, &device, error))
        return FALSE;
      g_array_append_val (visit->devices, device);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Returns: (transfer full) (nullable) */
static GvtVisitRecord *
read_row (GvtStmt *stmt, GError **error)
{
  g_autoptr (GvtVisitRecord) visit = g_new0 (GvtVisitRecord, 1);

  visit->devices = g_array_new (FALSE, FALSE, sizeof (GvtId));
  if (!gvt_stmt_id (stmt, 0, &visit->visit, error)
      || !gvt_stmt_id (stmt, 2, &visit->plan_event, error))
    return NULL;
  visit->key = g_strdup (gvt_stmt_text (stmt, 1));
  visit->revision = gvt_stmt_int (stmt, 3);
  visit->place = g_strdup (gvt_stmt_text (stmt, 4));
  visit->date = g_strdup (gvt_stmt_text (stmt, 5));
  return g_steal_pointer (&visit);
}

static GPtrArray *
read_rows (GvtDb *db, GvtStmt *stmt, GError **error)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_visit_record_free);
  g_autoptr (GError) local = NULL;

  while (gvt_stmt_next (stmt, &local))
    {
      GvtVisitRecord *visit = read_row (stmt, error);

      if (visit == NULL)
        return NULL;
      g_ptr_array_add (visits, visit);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  for (guint i = 0; i < visits->len; i++)
    if (!load_devices (db, visits->pdata[i], error))
      return NULL;
  return g_steal_pointer (&visits);
}

static gboolean
read_first (GvtDb *db, GvtStmt *stmt, GvtVisitRecord **visit, GError **error)
{
  g_autoptr (GPtrArray) found = read_rows (db, stmt, error);

  if (found != NULL && found->len > 0)
    *visit = g_ptr_array_steal_index (found, 0);
  return found != NULL;
}

gboolean
gvt_visit_store_find (GvtDb *db, const GvtId *id, GvtVisitRecord **visit, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, COLUMNS "WHERE visit_id = :visit", error);

  *visit = NULL;
  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":visit", id);
  return read_first (db, stmt, visit, error);
}

gboolean
gvt_visit_store_find_key (GvtDb *db, const char *key, GvtVisitRecord **visit, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, COLUMNS "WHERE key = :key ORDER BY visit_id LIMIT 1", error);

  *visit = NULL;
  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":key", key);
  return read_first (db, stmt, visit, error);
}

GPtrArray *
gvt_visit_store_list_due (
    GvtDb *db, const GvtId *device, guint32 incarnation, const char *from, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      COLUMNS "WHERE date >= :from"
              " AND visit_id NOT IN (SELECT visit_id FROM central_visit_taken_back)"
              " AND NOT EXISTS (SELECT 1 FROM central_visit_sent AS sent"
              " WHERE sent.device = :device AND sent.incarnation = :incarnation"
              " AND sent.plan_event = central_visit.plan_event) ORDER BY date, visit_id",
      error);

  if (stmt == NULL)
    return NULL;
  gvt_stmt_bind_text (stmt, ":from", from);
  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  return read_rows (db, stmt, error);
}

gboolean
gvt_visit_store_set_sent (
    GvtDb *db, const GvtId *device, guint32 incarnation, const GvtId *event, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO central_visit_sent VALUES (:device, :incarnation, :event)", error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  gvt_stmt_bind_id (stmt, ":event", event);
  return gvt_stmt_run (stmt, error);
}

/* --- taken back --- */

gboolean
gvt_visit_store_take_back (GvtDb *db, const GvtId *visit, GError **error)
{
  return run_on_visit (db,
                       "INSERT INTO central_visit_taken_back VALUES (:visit)"
                       " ON CONFLICT DO NOTHING",
                       visit, error);
}

gboolean
gvt_visit_store_is_taken_back (GvtDb *db, const GvtId *visit, gboolean *is, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT count (*) FROM central_visit_taken_back WHERE visit_id = :visit", error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":visit", visit);
  if (!gvt_stmt_one (stmt, "a visit", error))
    return FALSE;
  *is = gvt_stmt_int (stmt, 0) > 0;
  return TRUE;
}

GPtrArray *
gvt_visit_store_list_open (GvtDb *db, const char *from, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      COLUMNS "WHERE date >= :from"
              " AND visit_id NOT IN (SELECT visit_id FROM central_visit_taken_back)"
              " ORDER BY date, visit_id",
      error);

  if (stmt == NULL)
    return NULL;
  gvt_stmt_bind_text (stmt, ":from", from);
  return read_rows (db, stmt, error);
}

GPtrArray *
gvt_visit_store_list_held (
    GvtDb *db, const GvtId *device, guint32 incarnation, const char *from, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      COLUMNS "WHERE date >= :from AND visit_id IN (SELECT visit_id FROM central_visit_copy"
              " WHERE device = :device AND incarnation = :incarnation) ORDER BY date, visit_id",
      error);

  if (stmt == NULL)
    return NULL;
  gvt_stmt_bind_text (stmt, ":from", from);
  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  return read_rows (db, stmt, error);
}

gboolean
gvt_visit_store_set_held (GvtDb *db,
                          const GvtId *visit,
                          const GvtId *device,
                          guint32 incarnation,
                          gboolean is_held,
                          GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      is_held ? "INSERT INTO central_visit_copy VALUES (:visit, :device, :incarnation)"
                " ON CONFLICT DO NOTHING"
              : "DELETE FROM central_visit_copy WHERE visit_id = :visit AND device = :device"
                " AND incarnation = :incarnation",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":visit", visit);
  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  return gvt_stmt_run (stmt, error);
}

GStrv
gvt_visit_store_list_laptops (GvtDb *db, const GvtId *visit, GError **error)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT DISTINCT code FROM central_visit_copy JOIN central_device USING (device)"
      " WHERE visit_id = :visit ORDER BY code",
      error);

  if (stmt == NULL)
    return NULL;
  gvt_stmt_bind_id (stmt, ":visit", visit);
  while (gvt_stmt_next (stmt, &local))
    g_strv_builder_add (codes, gvt_stmt_text (stmt, 0));
  if (local == NULL)
    return g_strv_builder_end (codes);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
