/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The centre tells what it knows. What was decided here since stands in this laptop's own journal,
 * and in nothing that a page or a program would have to remember. */
#include "gvt-queue-here.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-sync-store.h"

typedef struct
{
  GvtJournal *journal;
  GHashTable *said; /* of a proposal's id as text: JsonObject */
  GvtId device;
  guint32 incarnation;
  guint64 received; /* up to which record of this copy the centre has them */
} Reading;

/* An undoing of what waits here, too, leaves nothing to tell. */
static gboolean
take (Reading *self, GvtStmt *stmt, GError **error)
{
  g_autofree char *key = NULL;
  JsonObject *object;
  GvtId proposal;
  GvtId decision;

  if (!gvt_stmt_id (stmt, 0, &proposal, error) || !gvt_stmt_id (stmt, 1, &decision, error))
    return FALSE;

  key = gvt_id_to_text (&proposal);
  if (gvt_stmt_text (stmt, 2) == NULL && g_hash_table_remove (self->said, key))
    return TRUE;

  object = json_object_new ();
  gvt_json_set_id (object, "id", &decision);
  json_object_set_string_member (object, "by", gvt_stmt_text (stmt, 3));
  if (gvt_stmt_text (stmt, 2) != NULL)
    json_object_set_string_member (object, "decision", gvt_stmt_text (stmt, 2));
  else
    json_object_set_null_member (object, "decision");
  g_hash_table_insert (self->said, g_steal_pointer (&key), object);
  return TRUE;
}

#define UNSENT(table) \
  " FROM " table " t JOIN event e ON e.id = t.event_id WHERE e.device = :device" \
  " AND e.incarnation = :incarnation AND e.seq > :received"

static gboolean
list_unsent (Reading *self, GvtDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT t.proposal_id, t.event_id, t.decision, t.decided_by, e.seq AS seq" UNSENT (
          "proposal_decision") " UNION ALL SELECT t.proposal_id, t.decision_id, NULL, t.undone_by,"
                               " e.seq" UNSENT ("proposal_decision_undone") " ORDER BY seq",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":device", &self->device);
  gvt_stmt_bind_int (stmt, ":incarnation", self->incarnation);
  gvt_stmt_bind_int (stmt, ":received", (gint64) self->received);
  while (gvt_stmt_next (stmt, &local))
    if (!take (self, stmt, error))
      return FALSE;
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_unsent (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_auto (GvtDelivery) delivery = { 0 };

  g_hash_table_remove_all (self->said);
  if (!gvt_journal_get_device (self->journal, &self->device, &self->incarnation, NULL, error)
      || !gvt_sync_store_load_delivery (db, &self->device, self->incarnation, &delivery, error))
    return FALSE;

  self->received = delivery.received;
  return list_unsent (self, db, error);
}

static gboolean
mark (const Reading *self, JsonArray *proposals, GError **error)
{
  for (guint i = 0; i < json_array_get_length (proposals); i++)
    {
      JsonObject *proposal = gvt_json_element_object (proposals, i, "proposals", error);
      JsonObject *said = proposal != NULL ? g_hash_table_lookup (
                             self->said, gvt_json_text_or (proposal, "id", ""))
                                          : NULL;

      if (proposal == NULL)
        return FALSE;
      if (said != NULL)
        json_object_set_object_member (proposal, "here", json_object_ref (said));
      else
        json_object_set_null_member (proposal, "here");
    }
  return TRUE;
}

gboolean
gvt_queue_here_mark (GvtProfile *profile, JsonArray *proposals, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                       (GDestroyNotify) json_object_unref);
  Reading reading = { .journal = journal, .said = said };

  return journal != NULL
         && gvt_store_read (gvt_journal_get_store (journal), read_unsent, &reading, error)
         && mark (&reading, proposals, error);
}
