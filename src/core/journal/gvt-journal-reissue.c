/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new incarnation of this device, and what of the one before stands in it once more (I9). */
#include <string.h>

#include "gvt-error.h"
#include "gvt-journal-private.h"

typedef struct
{
  GvtJournal *journal;
  const GvtNewIncarnation *next;
  GvtJournalOwn own;
  GvtHash head; /* of the new chain */
  guint64 seq;
} Reissue;

static void
copy_header (const GvtEventHeader *from, GvtEventHeader *to)
{
  *to = *from;
  to->kind = g_strdup (from->kind);
  to->actor = g_strdup (from->actor);
  to->place = g_strdup (from->place);
  to->scope = g_strdup (from->scope);
}

/* The same event at the end of the new chain: id, words and personal part are what they were, and
 * `was` tells where it first stood. */
static gboolean
reissue_event (Reissue *self, GvtDb *db, const GvtEvent *old, GError **error)
{
  g_autoptr (GvtEvent) event = gvt_event_new ();
  GvtEventHeader *header = &event->header;

  copy_header (&old->header, header);
  gvt_event_header_origin (&old->header, &header->was_incarnation, &header->was_seq);
  header->has_was = TRUE;
  header->incarnation = self->next->incarnation;
  header->seq = ++self->seq;
  event->header_bytes = gvt_event_header_encode (header);
  event->body = g_bytes_ref (old->body);
  event->has_personal_hash = old->has_personal_hash;
  event->personal_hash = old->personal_hash;
  gvt_event_compute_hash (event, &self->head, &event->hash);
  self->head = event->hash;

  /* The personal part stays with the row that has the id; gvt_journal_events() brings it along. */
  return gvt_journal_store_event (db, event, FALSE, error);
}

static gboolean
reissue_suffix (Reissue *self, GvtDb *db, GError **error)
{
  guint64 after = self->next->after_seq;

  while (TRUE)
    {
      g_autoptr (GPtrArray) events = gvt_journal_events (self->journal, db, &self->own.device,
                                                         self->own.incarnation, after,
                                                         GVT_JOURNAL_CHUNK, error);

      if (events == NULL || events->len == 0)
        return events != NULL;

      for (guint i = 0; i < events->len; i++)
        {
          const GvtEvent *old = g_ptr_array_index (events, i);

          after = old->header.seq;
          if (!reissue_event (self, db, old, error))
            return FALSE;
        }
    }
}

static gboolean
move_own (Reissue *self, GvtDb *db, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "UPDATE journal SET incarnation = :incarnation, code = :code", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_int (stmt, ":incarnation", self->next->incarnation);
  gvt_stmt_bind_text (stmt, ":code", self->next->code);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_journal_begin_incarnation (
    GvtJournal *self, GvtDb *db, const GvtNewIncarnation *next, guint64 *n_reissued, GError **error)
{
  Reissue reissue = { .journal = self, .next = next };
  gboolean is_done;

  g_return_val_if_fail (GVT_IS_JOURNAL (self) && GVT_IS_DB (db), FALSE);

  if (!gvt_journal_load_own (db, &reissue.own, error))
    return FALSE;

  gvt_event_genesis (&reissue.own.device, next->incarnation, &next->key, &reissue.head);
  is_done = reissue.own.incarnation < next->incarnation
            && gvt_journal_add_incarnation (self, db, &reissue.own.device, next->incarnation,
                                            &next->key, error)
            && reissue_suffix (&reissue, db, error) && move_own (&reissue, db, error);
  if (reissue.own.incarnation >= next->incarnation)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_STATE,
                         "The journal is in a later incarnation already");

  gvt_journal_own_clear (&reissue.own);
  *n_reissued = reissue.seq;
  return is_done;
}
