/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-journal-walk.h"

#include "gvt-error.h"
#include "gvt-journal-private.h"

#define RUN_UP \
  2 /* rows before a stretch: the last one's own hash is known by the one before it \
     */

/* What a row chains to, as far as the rows before it say: its neighbour's hash as stored, and as
 * that row's bytes come to it. Where they differ the neighbour is damaged, and either may be what
 * the chain went on from. */
typedef struct
{
  guint64 seq; /* of the neighbour; 0 is the beginning of the chain */
  gboolean is_known;
  GvtHash stored;
  GvtHash computed;
} Neighbour;

typedef struct
{
  const GvtId *device;
  const GvtChainSpan *span;
  GvtJournalWalkFunc func;
  gpointer user_data;
  Neighbour before;
  guint64 next; /* the seq that comes next */
} Walk;

void
gvt_record_holding_free (GvtRecordHolding *self)
{
  if (self == NULL)
    return;

  g_free (self->kind);
  g_free (self->place);
  g_free (self);
}

static gboolean
report (Walk *self, const GvtRecordHolding *record, GError **error)
{
  return record->seq < self->span->first || self->func (record, self->user_data, error);
}

static gboolean
report_missing (Walk *self, guint64 until, GError **error)
{
  for (; self->next < until; self->next++)
    {
      const GvtRecordHolding missing = { .incarnation = self->span->incarnation,
                                         .seq = self->next,
                                         .holding = GVT_HOLDING_MISSING };

      self->before.is_known = FALSE;
      if (!report (self, &missing, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
belongs_here (Walk *self, GvtStmt *stmt, const GvtEventHeader *header)
{
  return gvt_id_equal (&header->device, self->device)
         && header->incarnation == self->span->incarnation && header->seq == self->next
         && g_strcmp0 (gvt_stmt_text (stmt, 7), header->kind) == 0
         && g_strcmp0 (gvt_stmt_text (stmt, 8), header->place) == 0;
}

/* Whether @event's bytes come to its hash. @computed: (out): what they come to */
static gboolean
is_sound (const Neighbour *before, const GvtEvent *event, GvtHash *computed)
{
  if (!before->is_known)
    {
      *computed = event->hash; /* the row before is gone: nothing tells otherwise */
      return TRUE;
    }

  gvt_event_compute_hash (event, &before->computed, computed);
  if (gvt_hash_equal (computed, &event->hash))
    return TRUE;
  gvt_event_compute_hash (event, &before->stored, computed);
  return gvt_hash_equal (computed, &event->hash);
}

/* A row that cannot be read at all is as damaged as one that can. */
static gboolean
judge (Walk *self, GvtStmt *stmt, GvtRecordHolding *record)
{
  g_autoptr (GvtEvent) event = gvt_journal_load_event (stmt, NULL);
  GvtHash computed;
  gboolean is_held;

  if (event == NULL)
    {
      self->before.is_known = FALSE;
      return FALSE;
    }

  is_held = is_sound (&self->before, event, &computed) && belongs_here (self, stmt, &event->header);
  self->before = (Neighbour){ self->next, TRUE, event->hash, computed };
  record->id = event->header.id;
  record->hash = event->hash;
  return is_held;
}

static gboolean
take_row (Walk *self, GvtStmt *stmt, GError **error)
{
  GvtRecordHolding record = { .incarnation = self->span->incarnation };
  gboolean done;

  if (!report_missing (self, (guint64) gvt_stmt_int (stmt, 6), error))
    return FALSE;

  record.seq = self->next;
  record.holding = judge (self, stmt, &record) ? GVT_HOLDING_HELD : GVT_HOLDING_DAMAGED;
  record.kind = g_strdup (gvt_stmt_text (stmt, 7));
  record.place = g_strdup (gvt_stmt_text (stmt, 8));
  done = report (self, &record, error);
  g_free (record.kind);
  g_free (record.place);
  self->next++;
  return done;
}

/* Where a stretch begins in the middle, its first rows' neighbours are looked at, not reported. */
static gboolean
begin (Walk *self, GvtDb *db, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GvtPublicKey key;

  self->next = self->span->first > RUN_UP ? self->span->first - RUN_UP : 1;
  if (self->next > 1)
    return TRUE;

  stmt = gvt_db_prepare (db,
                         "SELECT public_key FROM incarnation"
                         " WHERE device = :device AND incarnation = :incarnation",
                         error);
  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":device", self->device);
  gvt_stmt_bind_int (stmt, ":incarnation", self->span->incarnation);
  if (!gvt_stmt_one (stmt, "chain of this device", error))
    return FALSE;

  bytes = gvt_stmt_bytes (stmt, 0); /* the schema promises its length */
  memcpy (key.bytes, g_bytes_get_data (bytes, NULL), sizeof key.bytes);
  self->before.is_known = TRUE;
  gvt_event_genesis (self->device, self->span->incarnation, &key, &self->before.stored);
  self->before.computed = self->before.stored;
  return TRUE;
}

gboolean
gvt_journal_walk (GvtDb *db,
                  const GvtId *device,
                  const GvtChainSpan *span,
                  GvtJournalWalkFunc func,
                  gpointer user_data,
                  GError **error)
{
  Walk self = { .device = device, .span = span, .func = func, .user_data = user_data };
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = NULL;

  g_return_val_if_fail (GVT_IS_DB (db) && device != NULL && func != NULL, FALSE);
  g_return_val_if_fail (span->first > 0 && span->last <= G_MAXINT64 - 1, FALSE);

  stmt = gvt_db_prepare (db,
                         "SELECT " GVT_JOURNAL_EVENT_COLUMNS ", seq, kind, place FROM event"
                         " WHERE device = :device AND incarnation = :incarnation"
                         " AND seq BETWEEN :first AND :last ORDER BY seq",
                         error);
  if (stmt == NULL || !begin (&self, db, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", span->incarnation);
  gvt_stmt_bind_int (stmt, ":first", (gint64) self.next);
  gvt_stmt_bind_int (stmt, ":last", (gint64) span->last);
  while (gvt_stmt_next (stmt, &local))
    if (!take_row (&self, stmt, error))
      return FALSE;
  if (local == NULL)
    return report_missing (&self, span->last + 1, error);

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
