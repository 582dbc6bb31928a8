/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-error.h"
#include "gvt-journal-private.h"

typedef struct
{
  GvtJournal *journal;
  GvtJournalReport *report;
} Verification;

static gboolean
set_chain_error (GError **error, const GvtChain *chain, guint64 seq, const char *what)
{
  g_autofree char *device = gvt_id_to_text (&chain->device);

  g_set_error (error, GVT_ERROR, GVT_ERROR_CHAIN,
               "Device %s, incarnation %u, event %" G_GUINT64_FORMAT ": %s", device,
               chain->incarnation, seq, what);
  return FALSE;
}

static gboolean
is_same_id (GvtStmt *stmt, int column, const GvtId *id)
{
  GvtId held;

  return gvt_stmt_id (stmt, column, &held, NULL) && gvt_id_equal (&held, id);
}

static gboolean
is_same_subject (GvtStmt *stmt, int column, const GvtEventHeader *header)
{
  g_autoptr (GBytes) held = gvt_stmt_bytes (stmt, column);

  if (held == NULL)
    return header->subject_length == 0;

  return g_bytes_get_size (held) == header->subject_length
         && memcmp (g_bytes_get_data (held, NULL), header->subject, header->subject_length) == 0;
}

/* A row without an id is right only where its header's id stands in an earlier one (I9, I4), or is
 * another device's to give. */
static gboolean
may_stand_here (GvtStmt *stmt, const GvtEventHeader *header)
{
  return gvt_id_is_owned (&header->id, &header->device)
         && (!gvt_stmt_is_null (stmt, 7) || !gvt_stmt_int (stmt, 11));
}

/* The columns that repeat the header are there to be searched, and must not tell another story. */
static const char *
find_row_fault (GvtStmt *stmt, const GvtChain *chain, guint64 seq, const GvtEventHeader *header)
{
  if (!gvt_id_equal (&header->device, &chain->device) || header->incarnation != chain->incarnation
      || header->seq != seq)
    return "its header belongs elsewhere";
  if (!gvt_stmt_is_null (stmt, 7) && !is_same_id (stmt, 7, &header->id))
    return "its id is not its header's";
  if (gvt_stmt_is_null (stmt, 7) == may_stand_here (stmt, header))
    return "its id is missing, or not its device's to give";
  if (g_strcmp0 (gvt_stmt_text (stmt, 8), header->kind) != 0)
    return "its kind is not its header's";
  if (!is_same_subject (stmt, 9, header))
    return "its subject is not its header's";
  if (g_strcmp0 (gvt_stmt_text (stmt, 10), header->place) != 0)
    return "its place is not its header's";

  return NULL;
}

static gboolean
verify_row (GvtStmt *stmt, const GvtChain *chain, guint64 seq, GvtHash *head, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtEvent) event = NULL;
  const char *fault;

  if ((guint64) gvt_stmt_int (stmt, 6) != seq)
    return set_chain_error (error, chain, seq, "it is missing");

  event = gvt_journal_load_event (stmt, &local);
  if (event == NULL)
    return set_chain_error (error, chain, seq, local->message);

  fault = find_row_fault (stmt, chain, seq, &event->header);
  if (fault != NULL)
    return set_chain_error (error, chain, seq, fault);
  if (!gvt_event_check (event, head, &local))
    return set_chain_error (error, chain, seq, local->message);

  *head = event->hash;
  return TRUE;
}

static GvtStmt *
prepare_walk (GvtDb *db, const GvtChain *chain, GError **error)
{
  /* The id is the header's first 16 bytes. */
  GvtStmt *stmt = gvt_db_prepare (
      db,
      "SELECT " GVT_JOURNAL_EVENT_COLUMNS ", seq, id, kind, subject, place,"
      " EXISTS (SELECT 1 FROM event AS first WHERE first.id = substr (event.header, 1, 16)"
      "  AND (first.device, first.incarnation, first.seq)"
      "   < (event.device, event.incarnation, event.seq))"
      " FROM event WHERE device = :device AND incarnation = :incarnation ORDER BY seq",
      error);

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_id (stmt, ":device", &chain->device);
  gvt_stmt_bind_int (stmt, ":incarnation", chain->incarnation);
  return stmt;
}

static gboolean
verify_chain (Verification *self, GvtDb *db, const GvtChain *chain, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = prepare_walk (db, chain, error);
  GvtHash head;
  guint64 seq = 0;

  if (stmt == NULL)
    return FALSE;

  gvt_event_genesis (&chain->device, chain->incarnation, &chain->key, &head);
  while (gvt_stmt_next (stmt, &local))
    {
      if (!verify_row (stmt, chain, ++seq, &head, error))
        return FALSE;
      if (gvt_journal_find_kind (self->journal, gvt_stmt_text (stmt, 8)) == NULL)
        self->report->n_unknown++;
    }

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  self->report->n_events += seq;
  return TRUE;
}

static gboolean
count (GvtDb *db, const char *constant_sql, guint64 *n, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, constant_sql, error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "count", error))
    return FALSE;

  *n = (guint64) gvt_stmt_int (stmt, 0);
  return TRUE;
}

static gboolean
report_own (Verification *self, GvtDb *db, GError **error)
{
  g_auto (GvtJournalOwn) own = { 0 };
  g_autoptr (GError) local = NULL;

  if (!gvt_journal_load_own (db, &own, &local))
    {
      if (g_error_matches (local, GVT_ERROR, GVT_ERROR_STATE))
        return TRUE; /* not begun: there is nothing to tell */
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  self->report->incarnation = own.incarnation;
  return gvt_journal_head (self->journal, db, &own.device, own.incarnation, &self->report->head_seq,
                           &self->report->head, error);
}

static gboolean
verify_in_snapshot (GvtDb *db, gpointer user_data, GError **error)
{
  Verification *self = user_data;
  g_autoptr (GArray) chains = gvt_journal_load_chains (db, error);
  guint64 n_rows = 0;

  if (chains == NULL)
    return FALSE;

  for (guint i = 0; i < chains->len; i++)
    if (!verify_chain (self, db, &g_array_index (chains, GvtChain, i), error))
      return FALSE;

  if (!count (db, "SELECT count (*) FROM event", &n_rows, error)
      || !count (db,
                 "SELECT count (*) FROM event WHERE personal_hash IS NOT NULL AND EXISTS"
                 " (SELECT 1 FROM erasure WHERE event_id = event.id AND (erasure.device ="
                 " event.device OR erasure.device = (SELECT device FROM journal)))",
                 &self->report->n_erased, error))
    return FALSE;
  if (n_rows != self->report->n_events)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_CHAIN,
                           "There are events of a chain that nobody began");
      return FALSE;
    }

  return report_own (self, db, error);
}

gboolean
gvt_journal_verify (GvtJournal *self, GvtJournalReport *report, GError **error)
{
  GvtJournalReport unasked;
  Verification verification = { self, report != NULL ? report : &unasked };

  g_return_val_if_fail (GVT_IS_JOURNAL (self), FALSE);

  memset (verification.report, 0, sizeof *verification.report);
  return gvt_store_read (self->store, verify_in_snapshot, &verification, error);
}
