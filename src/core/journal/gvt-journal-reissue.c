/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new incarnation of this device, and what of those before stands in it once more (I9). */
#include "gvt-journal-reissue.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-journal-private.h"

typedef struct
{
  GvtJournal *journal;
  const GvtNewIncarnation *next;
  guint32 parent;
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

/* What stands in a later chain once more stands in one before it. */
static gboolean
reissue_chain (Reissue *self, GvtDb *db, guint32 incarnation, guint64 after, GError **error)
{
  while (TRUE)
    {
      g_autoptr (GPtrArray) events = gvt_journal_events (
          self->journal, db, &self->own.device, incarnation, after, GVT_JOURNAL_CHUNK, error);

      if (events == NULL || events->len == 0)
        return events != NULL;

      for (guint i = 0; i < events->len; i++)
        {
          const GvtEvent *old = g_ptr_array_index (events, i);

          after = old->header.seq;
          if ((incarnation == self->parent || !old->header.has_was)
              && !reissue_event (self, db, old, error))
            return FALSE;
        }
    }
}

static gboolean
reissue_all (Reissue *self, GvtDb *db, GError **error)
{
  g_autoptr (GArray) chains = gvt_journal_load_chains (db, error);

  for (guint i = 0; chains != NULL && i < chains->len; i++)
    {
      const GvtChain *chain = &g_array_index (chains, GvtChain, i);
      gboolean is_parent = chain->incarnation == self->parent;

      if (gvt_id_equal (&chain->device, &self->own.device) && chain->incarnation >= self->parent
          && chain->incarnation <= self->own.incarnation
          && !reissue_chain (self, db, chain->incarnation, is_parent ? self->next->after_seq : 0,
                             error))
        return FALSE;
    }
  return chains != NULL;
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

/* @parent: 0: the present one */
static gboolean
begin (GvtJournal *self,
       GvtDb *db,
       const GvtNewIncarnation *next,
       guint32 parent,
       guint64 *n_reissued,
       GError **error)
{
  Reissue reissue = { .journal = self, .next = next };
  gboolean is_done;

  if (!gvt_journal_load_own (db, &reissue.own, error))
    return FALSE;

  reissue.parent = parent != 0 ? parent : reissue.own.incarnation;
  gvt_event_genesis (&reissue.own.device, next->incarnation, &next->key, &reissue.head);
  is_done = reissue.own.incarnation < next->incarnation
            && gvt_journal_add_incarnation (self, db, &reissue.own.device, next->incarnation,
                                            &next->key, error)
            && reissue_all (&reissue, db, error) && move_own (&reissue, db, error);
  if (reissue.own.incarnation >= next->incarnation)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_STATE,
                         "The journal is in a later incarnation already");

  gvt_journal_own_clear (&reissue.own);
  *n_reissued = reissue.seq;
  return is_done;
}

gboolean
gvt_journal_begin_incarnation (
    GvtJournal *self, GvtDb *db, const GvtNewIncarnation *next, guint64 *n_reissued, GError **error)
{
  g_return_val_if_fail (GVT_IS_JOURNAL (self) && GVT_IS_DB (db), FALSE);

  return begin (self, db, next, 0, n_reissued, error);
}

gboolean
gvt_journal_begin_after (GvtJournal *self,
                         GvtDb *db,
                         const GvtNewIncarnation *next,
                         guint32 parent,
                         guint64 *n_reissued,
                         GError **error)
{
  g_return_val_if_fail (GVT_IS_JOURNAL (self) && GVT_IS_DB (db) && parent > 0, FALSE);

  return begin (self, db, next, parent, n_reissued, error);
}
