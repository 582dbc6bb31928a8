/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-journal-each.h"

#include "gvt-journal-private.h"

/* @event: (transfer full) (nullable): %NULL with @error set */
static gboolean
take (GvtEvent *event, GvtJournalEach func, gpointer user_data, GError **error)
{
  g_autoptr (GvtEvent) taken = event;

  return taken != NULL && func (taken, user_data, error);
}

static gboolean
end (GError *local, GError **error)
{
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, local);
  return FALSE;
}

gboolean
gvt_journal_each (GvtJournal *self,
                  GvtDb *db,
                  const char *constant_sql,
                  GvtJournalEach func,
                  gpointer user_data,
                  GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, constant_sql, error);
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;

  while (gvt_stmt_next (stmt, &local))
    {
      GvtId id;

      if (!gvt_stmt_id (stmt, 0, &id, error)
          || !take (gvt_journal_event (self, db, &id, error), func, user_data, error))
        return FALSE;
    }
  return end (local, error);
}

/* In the order of the index of kinds, which is that of the chain. */
gboolean
gvt_journal_each_own (GvtJournal *self,
                      GvtDb *db,
                      const char *kind,
                      GvtJournalEach func,
                      gpointer user_data,
                      GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT " GVT_JOURNAL_EVENT_COLUMNS " FROM event"
      " WHERE kind = :kind AND device = (SELECT device FROM journal) AND id IS NOT NULL"
      " ORDER BY incarnation, seq",
      error);
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":kind", kind);
  while (gvt_stmt_next (stmt, &local))
    if (!take (gvt_journal_load_event (stmt, error), func, user_data, error))
      return FALSE;
  return end (local, error);
}
