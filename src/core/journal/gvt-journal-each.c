/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-journal-each.h"

static gboolean
each_row (GvtJournal *self,
          GvtDb *db,
          GvtStmt *stmt,
          GvtJournalEach func,
          gpointer user_data,
          GError **error)
{
  g_autoptr (GError) local = NULL;

  while (gvt_stmt_next (stmt, &local))
    {
      g_autoptr (GvtEvent) event = NULL;
      GvtId id;

      if (!gvt_stmt_id (stmt, 0, &id, error)
          || (event = gvt_journal_event (self, db, &id, error)) == NULL
          || !func (event, user_data, error))
        return FALSE;
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
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

  return stmt != NULL && each_row (self, db, stmt, func, user_data, error);
}

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
      "SELECT e.id FROM event e JOIN journal j USING (device) WHERE e.kind = :kind"
      " AND e.id IS NOT NULL ORDER BY e.incarnation, e.seq",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":kind", kind);
  return each_row (self, db, stmt, func, user_data, error);
}
