/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-device-revocation.h"

#include "gvt-json.h"
#include "gvt-lease-ends.h"
#include "gvt-sync-kinds.h"

#define MAX_BYTES 1024
#define SETTING   "device.revoked"

GBytes *
gvt_device_revocation_write (const char *reason, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "reason", reason);
  return gvt_json_canonical (object, error);
}

GBytes *
gvt_device_restored_write (void)
{
  return g_bytes_new_static ("{}", 2);
}

static gboolean
note (GvtDb *db, const char *reason, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT OR REPLACE INTO setting VALUES ('" SETTING "', :reason)", error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":reason", reason);
  return gvt_stmt_run (stmt, error);
}

static gboolean
tell (GvtJournal *journal, GvtDb *db, const char *reason, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_DEVICE_OBEYED_KIND, .body = body };

  json_object_set_string_member (body, "reason", reason);
  return gvt_journal_append (journal, db, &draft, NULL, error);
}

gboolean
gvt_device_revocation_accept (GvtJournal *journal, GvtDb *db, GBytes *payload, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (payload, MAX_BYTES, error);
  const char *reason = object != NULL ? gvt_json_get_text (object, "reason", error) : NULL;

  return reason != NULL && gvt_lease_ends_destroy_all (journal, db, error)
         && gvt_db_exec (db, "DELETE FROM prekey", error) && note (db, reason, error)
         && tell (journal, db, reason, error);
}

gboolean
gvt_device_restored_accept (GvtDb *db, GBytes *payload, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (payload, MAX_BYTES, error);

  return object != NULL
         && gvt_db_exec (db, "DELETE FROM setting WHERE name = '" SETTING "'", error);
}

gboolean
gvt_device_revocation_load (GvtDb *db, char **reason, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT value FROM setting WHERE name = '" SETTING "'", error);

  *reason = NULL;
  if (stmt == NULL)
    return FALSE;
  if (gvt_stmt_next (stmt, &local))
    *reason = g_strdup (gvt_stmt_text (stmt, 0));
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
