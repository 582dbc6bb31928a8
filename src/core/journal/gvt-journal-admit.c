/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events of other devices: kept, chained, and applied where that is possible. */
#include <string.h>

#include "gvt-error.h"
#include "gvt-journal-private.h"

#define N_ASKED 16 /* ids in one question */

typedef struct
{
  GvtJournal *journal;
  GvtEvent *const *events;
  guint n_events;
  GHashTable *held;         /* GvtId: of the events, those whose id stands here already */
  const GvtEvent *previous; /* (nullable): the last one that was put behind its chain */
  gboolean was_new;         /* the last of them */
  gboolean is_stale; /* the tables tell of an event that stands no more: they are made again */
} Admission;

static gboolean
set_error_at (GError **error, GvtError code, const GvtEvent *event, const char *what)
{
  g_set_error (error, GVT_ERROR, code, "Event %" G_GUINT64_FORMAT " of incarnation %u: %s",
               event->header.seq, event->header.incarnation, what);
  return FALSE;
}

/* Its place in the chain is taken: by itself, or the chain forks. */
static gboolean
check_redelivery (GvtDb *db, const GvtEvent *event, GError **error)
{
  GvtHash held;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db,
                                             "SELECT hash FROM event WHERE device = :device"
                                             " AND incarnation = :incarnation AND seq = :seq",
                                             error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", &event->header.device);
  gvt_stmt_bind_int (stmt, ":incarnation", event->header.incarnation);
  gvt_stmt_bind_int (stmt, ":seq", (gint64) event->header.seq);
  if (!gvt_stmt_one (stmt, "event", error) || !gvt_stmt_hash (stmt, 0, &held, error))
    return FALSE;

  return gvt_hash_equal (&held, &event->hash)
         || set_error_at (error, GVT_ERROR_CHAIN, event, "another one stands there already");
}

/* Whether an erasure that holds (gvt-erasure.c) names the event of @header; %FALSE also with @error
 * set */
static gboolean
is_erased (GvtDb *db, const GvtEventHeader *header, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT 1 FROM erasure WHERE event_id = :id"
      " AND (device = :device OR device = (SELECT device FROM journal))",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":id", &header->id);
  gvt_stmt_bind_id (stmt, ":device", &header->device);
  return gvt_stmt_next (stmt, error);
}

/* Returns: (transfer full) (nullable): @event as it may be kept: an erasure that came first holds
 */
static GvtEvent *
without_erased_part (GvtDb *db, GvtEvent *event, GError **error)
{
  g_autoptr (GError) local = NULL;
  GvtEvent *bare;

  if (event->personal == NULL || !is_erased (db, &event->header, &local))
    {
      if (local == NULL)
        return gvt_event_ref (event);
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  bare = gvt_event_new ();
  bare->header_bytes = g_bytes_ref (event->header_bytes);
  bare->body = g_bytes_ref (event->body);
  bare->has_personal_hash = TRUE;
  bare->personal_hash = event->personal_hash;
  bare->hash = event->hash;
  if (gvt_event_header_decode (bare->header_bytes, &bare->header, error))
    return bare;

  gvt_event_unref (bare);
  return NULL;
}

/* Returns: (transfer full) (nullable): the event that has @id here; %NULL also with @error set */
static GvtEvent *
find_standing (Admission *admission, GvtDb *db, const GvtId *id, GError **error)
{
  g_autoptr (GError) local = NULL;
  GvtEvent *standing;

  if (!g_hash_table_contains (admission->held, id))
    return NULL;

  standing = gvt_journal_event (admission->journal, db, id, &local);
  if (standing == NULL && !g_error_matches (local, GVT_ERROR, GVT_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local));
  return standing;
}

/* I4: of events with one id, that with the first place stands: by device, incarnation and seq, in
 * which order a rebuild takes them too. Who came first decides nothing. */
static gboolean
comes_before (const GvtEventHeader *a, const GvtEventHeader *b)
{
  int order = memcmp (a->device.bytes, b->device.bytes, sizeof a->device.bytes);

  if (order == 0 && a->incarnation != b->incarnation)
    order = a->incarnation < b->incarnation ? -1 : 1;
  return order < 0 || (order == 0 && a->seq < b->seq);
}

/* @constant_sql: of one event's place */
static GvtStmt *
prepare_at (GvtDb *db, const char *constant_sql, const GvtEventHeader *header, GError **error)
{
  GvtStmt *stmt = gvt_db_prepare (db, constant_sql, error);

  if (stmt != NULL)
    {
      gvt_stmt_bind_id (stmt, ":device", &header->device);
      gvt_stmt_bind_int (stmt, ":incarnation", header->incarnation);
      gvt_stmt_bind_int (stmt, ":seq", (gint64) header->seq);
    }
  return stmt;
}

#define AT_PLACE "WHERE device = :device AND incarnation = :incarnation AND seq = :seq"

/* The personal part stays with the one that stands, whichever of the two brought it. */
static gboolean
give_part (GvtDb *db, const GvtEvent *from, const GvtEvent *to, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;

  if (from->personal == NULL || to->personal != NULL)
    return TRUE;

  stmt = prepare_at (db, "UPDATE event SET personal = :personal, salt = :salt " AT_PLACE,
                     &to->header, error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_sealed (stmt, ":personal", GVT_EVENT_PERSONAL_CELL, from->personal);
  gvt_stmt_bind_data (stmt, ":salt", from->salt, sizeof from->salt);
  return gvt_stmt_run (stmt, error);
}

/* What comes into stale tables is applied when they are made again. */
static gboolean
apply (Admission *admission, GvtDb *db, const GvtEvent *event, GError **error)
{
  return admission->is_stale || gvt_journal_project (admission->journal, db, event, error);
}

static gboolean
judge_repeat (Admission *admission, GvtDb *db, const GvtEvent *event, GError **error)
{
  return admission->is_stale || gvt_journal_judge_repeat (admission->journal, db, event, error);
}

/* It came after one that stands: chained, and nothing more if that one says the same. */
static gboolean
keep_repeat (Admission *admission,
             GvtDb *db,
             const GvtEvent *event,
             const GvtEvent *standing,
             GError **error)
{
  return gvt_journal_store_event (db, event, FALSE, error)
         && (!gvt_journal_says_the_same (event, standing) || give_part (db, event, standing, error))
         && judge_repeat (admission, db, event, error);
}

/* It has the first place and came later. What the former one did is in tables that only a rebuild
 * can take it out of, and even the same words may be for others to say in another chain: one
 * rebuild for all that come at once. It is rare: where copies go on from a chain, that one is held
 * already, and no device can give another one's ids. */
static gboolean
take_over (
    Admission *admission, GvtDb *db, const GvtEvent *event, const GvtEvent *former, GError **error)
{
  g_autoptr (GvtStmt) stmt = prepare_at (
      db, "UPDATE event SET id = NULL, personal = NULL, salt = NULL " AT_PLACE, &former->header,
      error);

  admission->is_stale = TRUE;
  return stmt != NULL && gvt_stmt_run (stmt, error)
         && gvt_journal_store_event (db, event, TRUE, error)
         && (!gvt_journal_says_the_same (former, event) || give_part (db, former, event, error));
}

static gboolean
keep (Admission *admission, GvtDb *db, GvtEvent *given, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtEvent) event = without_erased_part (db, given, error);
  g_autoptr (GvtEvent) standing = NULL;

  if (event == NULL)
    return FALSE;

  admission->was_new = TRUE;
  if (!gvt_id_is_owned (&event->header.id, &event->header.device))
    return gvt_journal_store_event (db, event, FALSE, error)
           && judge_repeat (admission, db, event, error);

  standing = find_standing (admission, db, &event->header.id, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (standing == NULL)
    {
      g_hash_table_add (admission->held, g_memdup2 (&given->header.id, sizeof (GvtId)));
      return gvt_journal_store_event (db, event, TRUE, error)
             && apply (admission, db, event, error);
    }

  /* I2: one id counts once; I9: re-issued after a fork, it still stands in its new chain. */
  admission->was_new = FALSE;
  return comes_before (&event->header, &standing->header)
             ? take_over (admission, db, event, standing, error)
             : keep_repeat (admission, db, event, standing, error);
}

static gboolean
find_head (Admission *admission,
           GvtDb *db,
           const GvtEvent *event,
           guint64 *seq,
           GvtHash *head,
           GError **error)
{
  const GvtEvent *previous = admission->previous;

  if (previous == NULL || previous->header.incarnation != event->header.incarnation
      || !gvt_id_equal (&previous->header.device, &event->header.device))
    return gvt_journal_head (admission->journal, db, &event->header.device,
                             event->header.incarnation, seq, head, error);

  *seq = previous->header.seq;
  *head = previous->hash;
  return TRUE;
}

static gboolean
admit_one (Admission *admission, GvtDb *db, GvtEvent *event, GError **error)
{
  GvtHash head;
  guint64 seq;

  if (!find_head (admission, db, event, &seq, &head, error))
    return FALSE;

  if (event->header.seq <= seq)
    return check_redelivery (db, event, error);
  if (event->header.seq > seq + 1)
    return set_error_at (error, GVT_ERROR_STATE, event, "what stands before it has not come yet");

  if (!gvt_event_check (event, &head, error) || !keep (admission, db, event, error))
    return FALSE;

  admission->previous = event;
  return TRUE;
}

/* Those of up to N_ASKED events from @first on. */
static gboolean
find_held_among (Admission *admission, GvtDb *db, guint first, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db,
                                             "SELECT id FROM event WHERE id IN"
                                             " (:a, :b, :c, :d, :e, :f, :g, :h, :i, :j, :k, :l,"
                                             " :m, :n, :o, :p)",
                                             error);

  if (stmt == NULL)
    return FALSE;

  for (guint i = 0; i < N_ASKED; i++)
    {
      const char name[] = { ':', (char) ('a' + i), '\0' };
      guint at = MIN (first + i, admission->n_events - 1);

      gvt_stmt_bind_id (stmt, name, &admission->events[at]->header.id);
    }
  while (local == NULL && gvt_stmt_next (stmt, &local))
    {
      GvtId id;

      if (gvt_stmt_id (stmt, 0, &id, &local))
        g_hash_table_add (admission->held, g_memdup2 (&id, sizeof id));
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Nearly no event comes twice, so many are asked about at once. */
static gboolean
find_held (Admission *admission, GvtDb *db, GError **error)
{
  g_hash_table_remove_all (admission->held);
  for (guint i = 0; i < admission->n_events; i += N_ASKED)
    if (!find_held_among (admission, db, i, error))
      return FALSE;

  return TRUE;
}

static gboolean
admit_each (GvtDb *db, gpointer user_data, GError **error)
{
  Admission *admission = user_data;

  admission->previous = NULL;
  admission->is_stale = FALSE;
  for (guint i = 0; i < admission->n_events; i++)
    if (!admit_one (admission, db, admission->events[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
admit_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Admission *admission = user_data;

  return find_held (admission, db, error)
         && gvt_db_transact_ahead (db, admit_each, admission, error)
         && (!admission->is_stale || gvt_journal_project_again (admission->journal, db, error));
}

static gboolean
admit (Admission *admission, GvtDb *db, GError **error)
{
  gboolean ok;

  admission->held = g_hash_table_new_full (gvt_id_hash, gvt_id_is_same, g_free, NULL);
  ok = gvt_db_transact (db, admit_in_transaction, admission, error);
  g_hash_table_unref (admission->held);
  return ok;
}

gboolean
gvt_journal_admit (GvtJournal *self, GvtDb *db, GvtEvent *event, gboolean *was_new, GError **error)
{
  Admission admission = { .journal = self, .events = &event, .n_events = 1 };

  g_return_val_if_fail (GVT_IS_JOURNAL (self) && GVT_IS_DB (db), FALSE);

  if (!admit (&admission, db, error))
    return FALSE;

  if (was_new != NULL)
    *was_new = admission.was_new;
  return TRUE;
}

gboolean
gvt_journal_admit_all (GvtJournal *self, GvtDb *db, GPtrArray *events, GError **error)
{
  Admission admission = { .journal = self,
                          .events = (GvtEvent *const *) events->pdata,
                          .n_events = events->len };

  g_return_val_if_fail (GVT_IS_JOURNAL (self) && GVT_IS_DB (db), FALSE);

  return admission.n_events == 0 || admit (&admission, db, error);
}
