/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal's own kind: journal.erased/1, body {"events": [ids], "reason": code}. */
#include "gvt-error.h"
#include "gvt-journal-private.h"
#include "gvt-json.h"

/* @constant_sql: its parameters are :id, of an event, and :device, whose chain asks */
static gboolean
run_with (GvtDb *db, const char *constant_sql, const GvtId *id, const GvtId *device, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, constant_sql, error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":id", id);
  gvt_stmt_bind_id (stmt, ":device", device);
  return gvt_stmt_run (stmt, error);
}

/* A chain erases what its own device made. The device this store belongs to erases whatever is in
 * it: its own copy, or, at the centre, everybody's. The list also holds for an event that arrives
 * after its erasure, so what nobody here may erase yet is listed as well. What an event has as
 * attachments goes with its personal part. */
static gboolean
erase_one (GvtDb *db, const GvtId *id, const GvtId *device, GError **error)
{
  return run_with (db, "INSERT INTO erasure VALUES (:id, :device) ON CONFLICT DO NOTHING", id,
                   device, error)
         && run_with (db,
                      "UPDATE event SET personal = NULL, salt = NULL WHERE id = :id"
                      " AND (device = :device OR :device = (SELECT device FROM journal))",
                      id, device, error)
         && run_with (db,
                      "DELETE FROM blob WHERE event_id = :id AND EXISTS (SELECT 1 FROM event"
                      " WHERE id = :id"
                      " AND (device = :device OR :device = (SELECT device FROM journal)))",
                      id, device, error);
}

static gboolean
apply_erased (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  JsonArray *ids = gvt_json_get_array (body, "events", error);

  if (ids == NULL || gvt_json_get_text (body, "reason", error) == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (ids); i++)
    {
      const char *text = gvt_json_element_text (ids, i, "an erased event", error);
      GvtId id;

      if (text == NULL || !gvt_id_from_text (text, &id, error)
          || !erase_one (db, &id, &event->header.device, error))
        return FALSE;
    }

  return TRUE;
}

static const GvtKind kinds[] = {
  { .name = GVT_JOURNAL_ERASED_KIND, .apply = apply_erased },
  { NULL },
};

static const char *const tables[] = { "erasure", "unapplied_event", NULL };

const GvtProjection gvt_journal_projection = { .kinds = kinds, .tables = tables };
