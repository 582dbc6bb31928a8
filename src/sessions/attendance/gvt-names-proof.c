/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-names-proof.h"

#include "gvt-json.h"
#include "gvt-person-kinds-private.h"
#include "gvt-school-kinds-private.h"
#include "gvt-session-views.h"

#define ERASED_KIND "journal.erased/1"

typedef struct
{
  GvtJournal *journal;
  const GvtId *visit;
  GArray *fates;     /* GvtNameFate */
  GHashTable *index; /* id as text -> place in @fates + 1 */
} Reading;

static gboolean
take_fate (Reading *self, GvtStmt *stmt, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_stmt_bytes (stmt, 4);
  g_autoptr (JsonObject) body = gvt_json_parse (bytes, GVT_EVENT_MAX_BODY, error);
  GvtNameFate fate = { .is_kept = gvt_stmt_int (stmt, 3) != 0 };

  if (body == NULL || !gvt_stmt_id (stmt, 0, &fate.event, error)
      || (!gvt_stmt_is_null (stmt, 1) && !gvt_stmt_id (stmt, 1, &fate.session, error))
      || !gvt_stmt_hash (stmt, 2, &fate.personal_hash, error))
    return FALSE;
  fate.card = (guint) gvt_json_int_or (body, "card", 0);
  fate.n_pupils = (guint) gvt_json_int_or (body, "pupils", 0);
  g_array_append_val (self->fates, fate);
  g_hash_table_insert (self->index, gvt_id_to_text (&fate.event),
                       GUINT_TO_POINTER (self->fates->len));
  return TRUE;
}

static gboolean
read_some (Reading *self, GvtDb *db, const char *constant_sql, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, constant_sql, error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":visit", self->visit);
  while (gvt_stmt_next (stmt, &local))
    if (!take_fate (self, stmt, error))
      return FALSE;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_names (Reading *self, GvtDb *db, GError **error)
{
  return read_some (self, db,
                    "SELECT event.id, session_id, personal_hash, personal IS NOT NULL, body"
                    " FROM event JOIN session ON session_id = subject"
                    " WHERE kind = '" GVT_PERSON_KIND
                    "' AND event.id IS NOT NULL AND personal_hash IS NOT NULL"
                    "  AND visit_id = :visit ORDER BY event.id",
                    error)
         && read_some (self, db,
                       "SELECT id, NULL, personal_hash, personal IS NOT NULL, body FROM event"
                       " WHERE kind = '" GVT_SCHOOL_LIST_KIND
                       "' AND id IS NOT NULL AND personal_hash IS NOT NULL"
                       "  AND subject = :visit ORDER BY id",
                       error);
}

static void
note_erased (Reading *self, const char *id, const GvtEvent *by)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, id));
  GvtNameFate *fate = place > 0 ? &g_array_index (self->fates, GvtNameFate, place - 1) : NULL;

  if (fate == NULL || fate->is_kept || fate->is_erased)
    return;
  fate->is_erased = TRUE;
  fate->erasure = by->header.id;
  fate->erasure_hash = by->hash;
  fate->erased_at_us = by->header.at_us;
  fate->clock = by->header.clock;
}

static gboolean
take_erasure (Reading *self, GvtDb *db, const GvtId *id, GError **error)
{
  g_autoptr (GvtEvent) event = gvt_journal_event (self->journal, db, id, error);
  g_autoptr (JsonObject) body = event != NULL ? gvt_event_parse_body (event, error) : NULL;
  JsonArray *ids = body != NULL ? gvt_json_get_array (body, "events", error) : NULL;

  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++)
    {
      const char *text = gvt_json_element_text (ids, i, "an erased event", error);

      if (text == NULL)
        return FALSE;
      note_erased (self, text, event);
    }
  return ids != NULL;
}

static gboolean
read_all (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = NULL;

  if (!read_names (self, db, error))
    return FALSE;
  stmt = gvt_db_prepare (db,
                         "SELECT id FROM event WHERE kind = '" ERASED_KIND "' AND id IS NOT NULL"
                         " ORDER BY id",
                         error);
  if (stmt == NULL)
    return FALSE;
  while (gvt_stmt_next (stmt, &local))
    {
      GvtId id;

      if (!gvt_stmt_id (stmt, 0, &id, error) || !take_erasure (self, db, &id, error))
        return FALSE;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GArray *
gvt_names_read_fates (GvtProfile *profile, const GvtId *visit, GError **error)
{
  g_autoptr (GvtVisit) found = gvt_visits_view (profile, visit, error);
  g_autoptr (GvtJournal) journal = found != NULL ? gvt_profile_dup_journal (profile, error) : NULL;
  g_autoptr (GArray) fates = g_array_new (FALSE, TRUE, sizeof (GvtNameFate));
  g_autoptr (GHashTable) index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = { journal, visit, fates, index };

  return journal != NULL
                 && gvt_store_read (gvt_journal_get_store (journal), read_all, &reading, error)
             ? g_steal_pointer (&fates)
             : NULL;
}
