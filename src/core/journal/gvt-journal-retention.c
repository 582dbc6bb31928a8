/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which personal parts have been kept for as long as their kinds say. */
#include "gvt-error.h"
#include "gvt-journal-private.h"

#define CHUNK 64

/* A wrong clock decides nothing (design D3): when an event was made is told by the first event of
 * its chain, itself or a later one, whose clock stood in what the centre had signed. */
static gboolean
find_made_by (GvtJournal *self,
              GvtDb *db,
              const GvtRetentionBound *bound,
              guint64 seq,
              gint64 *made_by_us,
              GError **error)
{
  guint limit = 1; /* mostly it is the event itself */

  *made_by_us = G_MAXINT64; /* not told yet */
  for (guint64 after = seq - 1;; after += limit, limit = CHUNK)
    {
      g_autoptr (GPtrArray) events = gvt_journal_events (self, db, &bound->device,
                                                         bound->incarnation, after, limit, error);

      if (events == NULL || events->len == 0)
        return events != NULL;

      for (guint i = 0; i < events->len; i++)
        {
          const GvtEventHeader *header = &((GvtEvent *) g_ptr_array_index (events, i))->header;

          if (header->clock != GVT_CLOCK_TRUSTED)
            continue;
          *made_by_us = header->at_us;
          return TRUE;
        }
    }
}

static GvtStmt *
prepare (GvtDb *db, const GvtRetentionBound *bound, const char *kind, GError **error)
{
  GvtStmt *stmt = gvt_db_prepare (db,
                                  "SELECT seq, id FROM event WHERE device = :device"
                                  " AND incarnation = :incarnation AND seq <= :through"
                                  " AND kind = :kind AND id IS NOT NULL AND personal IS NOT NULL"
                                  " ORDER BY seq",
                                  error);

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_id (stmt, ":device", &bound->device);
  gvt_stmt_bind_int (stmt, ":incarnation", bound->incarnation);
  gvt_stmt_bind_int (stmt, ":through", (gint64) MIN (bound->through_seq, G_MAXINT64));
  gvt_stmt_bind_text (stmt, ":kind", kind);
  return stmt;
}

typedef enum
{
  KEPT,
  KEPT_AS_ALL_AFTER, /* what follows in the chain is younger, and kept as long */
  EXPIRED,
} Verdict;

static gboolean
judge (GvtJournal *self,
       GvtDb *db,
       const GvtRetentionBound *bound,
       const GvtKind *kind,
       guint64 seq,
       const GvtId *id,
       Verdict *verdict,
       GError **error)
{
  gint64 until_us = 0;
  gint64 made_by_us;

  if (kind->kept_until != NULL)
    {
      g_autoptr (GvtEvent) event = gvt_journal_event (self, db, id, error);

      if (event == NULL || !kind->kept_until (db, event, &until_us, error))
        return FALSE;
      *verdict = bound->now_us >= until_us ? EXPIRED : KEPT;
      if (until_us > 0)
        return TRUE;
    }

  if (!find_made_by (self, db, bound, seq, &made_by_us, error))
    return FALSE;
  *verdict = made_by_us < bound->now_us - kind->retention_days * G_TIME_SPAN_DAY ? EXPIRED
             : kind->kept_until != NULL                                          ? KEPT
                                        : KEPT_AS_ALL_AFTER;
  return TRUE;
}

/* From the oldest on. */
static gboolean
add_of_kind (GvtJournal *self,
             GvtDb *db,
             const GvtRetentionBound *bound,
             const GvtKind *kind,
             GArray *ids,
             GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = prepare (db, bound, kind->name, error);

  if (stmt == NULL)
    return FALSE;

  while (ids->len < GVT_RETENTION_MAX && gvt_stmt_next (stmt, &local))
    {
      Verdict verdict;
      GvtId id;

      if (!gvt_stmt_id (stmt, 1, &id, error)
          || !judge (self, db, bound, kind, (guint64) gvt_stmt_int (stmt, 0), &id, &verdict, error))
        return FALSE;
      if (verdict == KEPT_AS_ALL_AFTER)
        break;
      if (verdict == EXPIRED)
        g_array_append_val (ids, id);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GArray *
gvt_journal_list_expired (GvtJournal *self,
                          GvtDb *db,
                          const GvtRetentionBound *bound,
                          GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (GvtId));
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (GVT_IS_JOURNAL (self) && GVT_IS_DB (db), NULL);

  g_hash_table_iter_init (&iter, self->kinds);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const GvtKind *kind = value;

      if (kind->retention_days > 0 && !add_of_kind (self, db, bound, kind, ids, error))
        return NULL;
    }

  return g_steal_pointer (&ids);
}
