/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-papers-private.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-print-record.h"
#include "gvt-session-rows-private.h"

gboolean
gvt_visit_apply_reported_1 (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  GvtId visit;
  GvtHash digest;

  if (!gvt_json_get_id (body, "visit", &visit, error)
      || !gvt_json_get_hash (body, "digest", &digest, error))
    return FALSE;

  stmt = gvt_db_prepare (
      db,
      "INSERT INTO session_report (event_id, visit_id, digest, written_at, written_by)"
      " VALUES (:event, :visit, :digest, :at, :actor)",
      error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
  gvt_stmt_bind_id (stmt, ":visit", &visit);
  gvt_stmt_bind_hash (stmt, ":digest", &digest);
  gvt_stmt_bind_int (stmt, ":at", event->header.at_us);
  gvt_stmt_bind_text (stmt, ":actor", event->header.actor);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_visit_apply_reported (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const char *code = gvt_json_get_text (body, "code", error);
  g_autoptr (GvtStmt) stmt = NULL;
  GvtId visit;

  if (code == NULL || !gvt_json_get_id (body, "visit", &visit, error)
      || !gvt_visit_apply_reported_1 (db, event, body, error))
    return FALSE;

  stmt = gvt_db_prepare (db, "INSERT INTO report_code VALUES (:event, :visit, :code)", error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
  gvt_stmt_bind_id (stmt, ":visit", &visit);
  gvt_stmt_bind_text (stmt, ":code", code);
  return gvt_stmt_run (stmt, error);
}

/* The photo of the paper. Returns: whether there is one, or none */
static gboolean
read_photo (JsonObject *body, GvtHash *photo, gboolean *has_photo, GError **error)
{
  JsonArray *names;
  const char *name;

  *has_photo = json_object_has_member (body, "attachments");
  if (!*has_photo)
    return TRUE;
  names = gvt_json_get_array (body, "attachments", error);
  name = names != NULL ? gvt_json_element_text (names, 0, "attachments", error) : NULL;
  return name != NULL && gvt_hash_from_text (name, photo, error);
}

static GvtStmt *
prepare_signature (GvtDb *db, GError **error)
{
  return gvt_db_prepare (
      db,
      "INSERT INTO visit_signature AS was (visit_id, device, place, method, code, photo, signed_at,"
      " signed_by, incarnation, seq, event_id) VALUES (:visit, :device, :place, :method, :code,"
      " :photo, :at, :actor, :incarnation, :seq, :event)"
      " ON CONFLICT (visit_id, device) DO UPDATE SET place = :place, method = :method,"
      " code = :code, photo = :photo, signed_at = :at, signed_by = :actor,"
      " incarnation = :incarnation, seq = :seq, event_id = :event WHERE " GVT_IS_LATER,
      error);
}

gboolean
gvt_visit_apply_signed (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const char *method = gvt_json_get_text (body, "method", error);
  const char *code = method != NULL ? gvt_json_get_text (body, "code", error) : NULL;
  g_autoptr (GvtStmt) stmt = NULL;
  gboolean has_photo;
  GvtHash photo;
  GvtId visit;

  if (code == NULL || !gvt_json_get_id (body, "visit", &visit, error)
      || !read_photo (body, &photo, &has_photo, error)
      || (stmt = prepare_signature (db, error)) == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":visit", &visit);
  gvt_event_bind_origin (stmt, event);
  gvt_stmt_bind_text (stmt, ":place", event->header.place);
  gvt_stmt_bind_text (stmt, ":method", method);
  gvt_stmt_bind_text (stmt, ":code", code);
  if (has_photo)
    gvt_stmt_bind_hash (stmt, ":photo", &photo);
  else
    gvt_stmt_bind_bytes (stmt, ":photo", NULL);
  gvt_stmt_bind_int (stmt, ":at", event->header.at_us);
  gvt_stmt_bind_text (stmt, ":actor", event->header.actor);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_visit_apply_exported_1 (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const char *form = gvt_json_get_text (body, "form", error);
  g_autoptr (GvtStmt) stmt = NULL;
  GvtHash digest;
  GvtId visit;

  if (form == NULL || !gvt_json_get_id (body, "visit", &visit, error)
      || !gvt_json_get_hash (body, "digest", &digest, error))
    return FALSE;

  stmt = gvt_db_prepare (
      db, "INSERT INTO visit_export VALUES (:event, :visit, :form, :digest, :at, :actor)", error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
  gvt_stmt_bind_id (stmt, ":visit", &visit);
  gvt_stmt_bind_text (stmt, ":form", form);
  gvt_stmt_bind_hash (stmt, ":digest", &digest);
  gvt_stmt_bind_int (stmt, ":at", event->header.at_us);
  gvt_stmt_bind_text (stmt, ":actor", event->header.actor);
  return gvt_stmt_run (stmt, error);
}

/* What stands on a print pack is read from the event (gvt_print_records_read()): here it must only
 * make sense. */
gboolean
gvt_visit_apply_exported (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  JsonObject *pack = gvt_json_get_object (body, "pack", error);
  g_autoptr (GvtPrintRecord) record = pack != NULL ? gvt_print_record_from_json (pack, error)
                                                   : NULL;

  return record != NULL && gvt_visit_apply_exported_1 (db, event, body, error);
}
