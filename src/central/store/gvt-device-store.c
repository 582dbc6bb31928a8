/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-device-store.h"

#include <string.h>

#include "gvt-crockford.h"
#include "gvt-error.h"
#include "gvt-laptop-schema.h"

#define COLUMNS \
  "SELECT device, code, roll_public, began_at, incarnation, is_confirmed, is_closed," \
  " EXISTS (SELECT 1 FROM central_stationary AS s" \
  "         WHERE s.device = c.device AND s.incarnation = c.incarnation)," \
  " 'lost' = coalesce ((SELECT act FROM central_fleet_act AS a" \
  " JOIN central_line AS l ON l.device = a.device AND l.ancestor = a.incarnation" \
  " WHERE l.device = c.device AND l.incarnation = c.incarnation AND act IN ('lost', 'found')" \
  " ORDER BY chain_incarnation DESC, chain_seq DESC LIMIT 1), '')," \
  " EXISTS (SELECT 1 FROM central_fleet_act AS a" \
  " JOIN central_line AS l ON l.device = a.device AND l.ancestor = a.incarnation" \
  " WHERE l.device = c.device AND l.incarnation = c.incarnation" \
  " AND act IN ('retired', 'written_off'))" \
  " FROM central_copy AS c "
#define CODE_SYMBOLS 4

void
gvt_device_record_free (GvtDeviceRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->code);
  g_free (self);
}

static void
bind_key (GvtStmt *stmt, const char *name, const GvtPublicKey *key)
{
  gvt_stmt_bind_data (stmt, name, key->bytes, sizeof key->bytes);
}

/* The schema promises 32 bytes. */
static void
read_key (GvtStmt *stmt, int column, GvtPublicKey *key)
{
  g_autoptr (GBytes) bytes = gvt_stmt_bytes (stmt, column);

  memcpy (key->bytes, g_bytes_get_data (bytes, NULL), sizeof key->bytes);
}

gboolean
gvt_device_store_add (GvtDb *db, const GvtDeviceRecord *device, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO central_device VALUES (:device, :code, :roll_public, :at)", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", &device->device);
  gvt_stmt_bind_text (stmt, ":code", device->code);
  bind_key (stmt, ":roll_public", &device->roll_public);
  gvt_stmt_bind_int (stmt, ":at", device->enrolled_at_us);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_device_store_set_stationary (
    GvtDb *db, const GvtId *device, guint32 incarnation, gboolean is_stationary, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      is_stationary ? "INSERT INTO central_stationary VALUES (:device, :incarnation)"
                      " ON CONFLICT DO NOTHING"
                    : "DELETE FROM central_stationary"
                      " WHERE device = :device AND incarnation = :incarnation",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  return gvt_stmt_run (stmt, error);
}

static GvtDeviceRecord *
read_device (GvtStmt *stmt, GError **error)
{
  g_autoptr (GvtDeviceRecord) device = g_new0 (GvtDeviceRecord, 1);

  if (!gvt_stmt_id (stmt, 0, &device->device, error))
    return NULL;

  device->code = g_strdup (gvt_stmt_text (stmt, 1));
  read_key (stmt, 2, &device->roll_public);
  device->enrolled_at_us = gvt_stmt_int (stmt, 3);
  device->incarnation = (guint32) gvt_stmt_int (stmt, 4);
  device->is_confirmed = gvt_stmt_int (stmt, 5) != 0;
  device->is_closed = gvt_stmt_int (stmt, 6) != 0;
  device->is_stationary = gvt_stmt_int (stmt, 7) != 0;
  device->is_lost = gvt_stmt_int (stmt, 8) != 0;
  device->is_retired = gvt_stmt_int (stmt, 9) != 0;
  return g_steal_pointer (&device);
}

static gboolean
read_one (GvtStmt *stmt, GvtDeviceRecord **record, GError **error)
{
  g_autoptr (GError) local = NULL;

  *record = NULL;
  if (gvt_stmt_next (stmt, &local))
    *record = read_device (stmt, &local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_device_store_find (GvtDb *db, const GvtId *device, GvtDeviceRecord **record, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, COLUMNS "WHERE device = :device ORDER BY incarnation DESC LIMIT 1", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  return read_one (stmt, record, error);
}

gboolean
gvt_device_store_find_copy (
    GvtDb *db, const GvtId *device, guint32 incarnation, GvtDeviceRecord **record, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, COLUMNS "WHERE device = :device AND incarnation = :incarnation", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  return read_one (stmt, record, error);
}

gboolean
gvt_device_store_find_code (GvtDb *db, const char *code, GvtDeviceRecord **record, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, COLUMNS "WHERE code = :code", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":code", code);
  return read_one (stmt, record, error);
}

gboolean
gvt_device_store_find_first_key (GvtDb *db,
                                 const GvtPublicKey *key,
                                 GvtDeviceRecord **record,
                                 GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      COLUMNS
      "WHERE incarnation = 1 AND device IN (SELECT device FROM incarnation WHERE incarnation = 1"
      " AND public_key = :key)",
      error);

  if (stmt == NULL)
    return FALSE;

  bind_key (stmt, ":key", key);
  return read_one (stmt, record, error);
}

char *
gvt_device_store_draw_code (GvtDb *db, GError **error)
{
  for (;;)
    {
      g_autofree char *code = gvt_crockford_random (CODE_SYMBOLS);
      g_autoptr (GvtDeviceRecord) known = NULL;

      if (!gvt_device_store_find_code (db, code, &known, error))
        return NULL;
      if (known == NULL)
        return g_steal_pointer (&code);
    }
}

GPtrArray *
gvt_device_store_list (GvtDb *db, GError **error)
{
  g_autoptr (GPtrArray) devices = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_device_record_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, COLUMNS "ORDER BY began_at, device, incarnation",
                                             error);

  if (stmt == NULL)
    return NULL;

  while (gvt_stmt_next (stmt, &local))
    {
      GvtDeviceRecord *device = read_device (stmt, error);

      if (device == NULL)
        return NULL;
      g_ptr_array_add (devices, device);
    }
  if (local == NULL)
    return g_steal_pointer (&devices);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* Which copies there are, in the order of the page. */
static GArray *
read_places (GvtDb *db, const GvtId *device, GvtKeyset *page, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (GvtDeviceRecord));
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare_resource (
      db, gvt_sql_get_resource (), GVT_SQL_PATH "queries/page-copies.sql", error);

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_keyset_begin (page, stmt);
  while (gvt_keyset_next (page, stmt, &local))
    {
      GvtDeviceRecord place = { .incarnation = (guint32) gvt_stmt_int (stmt, 1) };

      if (!gvt_stmt_id (stmt, 0, &place.device, error))
        return NULL;
      g_array_append_val (places, place);
    }
  if (local == NULL)
    return g_steal_pointer (&places);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

GPtrArray *
gvt_device_store_page (GvtDb *db, const GvtId *device, GvtKeyset *page, GError **error)
{
  g_autoptr (GPtrArray) devices = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_device_record_free);
  g_autoptr (GArray) places = read_places (db, device, page, error);

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const GvtDeviceRecord *place = &g_array_index (places, GvtDeviceRecord, i);
      GvtDeviceRecord *record;

      if (!gvt_device_store_find_copy (db, &place->device, place->incarnation, &record, error))
        return NULL;
      if (record != NULL)
        g_ptr_array_add (devices, record);
    }
  return places != NULL ? g_steal_pointer (&devices) : NULL;
}

GPtrArray *
gvt_device_store_list_copies (GvtDb *db, const GvtId *device, GError **error)
{
  g_autoptr (GvtKeyset) page = gvt_copies_keyset_new ();
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_device_record_free);

  while (gvt_keyset_goes_on (page))
    {
      GPtrArray *some = gvt_device_store_page (db, device, page, error);

      if (some == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (all, some);
    }
  return g_steal_pointer (&all);
}

gboolean
gvt_device_store_find_key (
    GvtDb *db, const GvtId *device, guint32 incarnation, GvtPublicKey *key, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT public_key FROM incarnation JOIN central_device USING (device)"
      " WHERE device = :device AND incarnation = :incarnation",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  if (!gvt_stmt_one (stmt, "laptop", error))
    return FALSE;
  read_key (stmt, 0, key);
  return TRUE;
}

gboolean
gvt_device_store_find_incarnation (GvtDb *db,
                                   const GvtId *device,
                                   guint32 *incarnation,
                                   GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db,
                                             "SELECT incarnation FROM incarnation WHERE device ="
                                             " :device ORDER BY incarnation DESC LIMIT 1",
                                             error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  if (!gvt_stmt_one (stmt, "laptop", error))
    return FALSE;
  *incarnation = (guint32) gvt_stmt_int (stmt, 0);
  return TRUE;
}

/* Returns: %FALSE also with @error set */
static gboolean
owns_same_events (GvtDb *db, const GvtId *device, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT DISTINCT device FROM incarnation", error);
  gboolean is_same = FALSE;

  if (stmt == NULL)
    return FALSE;

  while (!is_same && gvt_stmt_next (stmt, &local))
    {
      GvtId other;

      if (!gvt_stmt_id (stmt, 0, &other, error))
        return FALSE;
      is_same = gvt_id_is_owned (device, &other);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return is_same;
}

gboolean
gvt_device_store_draw (GvtDb *db, GvtClock *clock, GvtId *device, GError **error)
{
  g_autoptr (GError) local = NULL;

  do
    gvt_id_new (clock, device);
  while (owns_same_events (db, device, &local));

  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
