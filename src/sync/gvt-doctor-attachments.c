/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-doctor"

#include "gvt-doctor-attachments.h"

#include "gvt-error.h"
#include "gvt-json.h"

#define MAX_BODY (64 * 1024)

static gboolean
finish (GError *end, GError **error)
{
  if (end == NULL)
    return TRUE;

  g_propagate_error (error, end);
  return FALSE;
}

static gboolean
examine_blobs (GvtDb *db, gpointer user_data, GError **error)
{
  GvtDoctorFiles *files = user_data;
  GError *end = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT hash, bytes FROM blob ORDER BY hash",
                                             error);

  if (stmt == NULL)
    return FALSE;

  while (gvt_stmt_next (stmt, &end))
    {
      g_autoptr (GBytes) bytes = gvt_stmt_bytes (stmt, 1);
      GvtHash name, found;

      if (!gvt_stmt_hash (stmt, 0, &name, error))
        return FALSE;
      gvt_hash_of_bytes (bytes, &found);
      files->n++;
      if (!gvt_hash_equal (&name, &found))
        g_ptr_array_add (files->broken, gvt_hash_to_text (&name));
    }
  return finish (end, error);
}

static gboolean
is_here (GvtDb *db, const GvtId *event, const char *name, gboolean *is_here, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT 1 FROM blob WHERE event_id = :id AND hash = :hash", error);
  GError *end = NULL;
  GvtHash hash;

  if (stmt == NULL || !gvt_hash_from_text (name, &hash, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":id", event);
  gvt_stmt_bind_hash (stmt, ":hash", &hash);
  *is_here = gvt_stmt_next (stmt, &end);
  return finish (end, error);
}

static gboolean
count_missing_of (GvtDb *db, GvtStmt *event, GvtDoctorFiles *files, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_stmt_bytes (event, 1);
  g_autoptr (JsonObject) body = gvt_json_parse (bytes, MAX_BODY, error);
  JsonArray *names = NULL;
  GvtId id;

  if (body == NULL || !gvt_stmt_id (event, 0, &id, error))
    return FALSE;
  if (!json_object_has_member (body, "attachments"))
    return TRUE; /* the word stands in a text */

  names = gvt_json_get_array (body, "attachments", error);
  for (guint i = 0; names != NULL && i < json_array_get_length (names); i++)
    {
      const char *name = gvt_json_element_text (names, i, "attachments", error);
      gboolean is_found = FALSE;

      if (name == NULL || !is_here (db, &id, name, &is_found, error))
        return FALSE;
      files->n_missing += !is_found;
    }
  return names != NULL;
}

/* Of this laptop's own events; with an erased personal part they are gone by intent. */
static gboolean
examine_events (GvtDb *db, gpointer user_data, GError **error)
{
  GError *end = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT id, body FROM event WHERE device = (SELECT device FROM journal) AND id IS NOT NULL"
      " AND instr (body, CAST ('\"attachments\"' AS BLOB)) > 0"
      " AND (personal IS NOT NULL OR personal_hash IS NULL)",
      error);

  if (stmt == NULL)
    return FALSE;

  while (gvt_stmt_next (stmt, &end))
    if (!count_missing_of (db, stmt, user_data, error))
      return FALSE;
  return finish (end, error);
}

void
gvt_doctor_examine_attachments (GvtJournal *journal, GvtDoctorFiles *files)
{
  GvtStore *store = gvt_journal_get_store (journal);
  g_autoptr (GError) error = NULL;

  files->broken = g_ptr_array_new_with_free_func (g_free);
  if (!gvt_store_read (store, examine_blobs, files, &error)
      || !gvt_store_read (store, examine_events, files, &error))
    g_message ("The attachments: %s", error->message);
}
