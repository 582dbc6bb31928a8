/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A laptop's outbox, and the centre's word on its photos, as they come by stick. */
#include "gvt-blob-piece.h"
#include "gvt-blob-store.h"
#include "gvt-courier-pieces.h"
#include "gvt-courier-take.h"
#include "gvt-error.h"
#include "gvt-sync-private.h"

/* The part's pieces behind the centre's keys. Returns: (transfer full) (nullable) (element-type
 * GBytes) */
static GPtrArray *
open_pieces (GvtSyncRun *run, GvtCourierPart *part, GError **error)
{
  g_autoptr (GPtrArray) pieces = gvt_courier_pieces_read (gvt_courier_part_get_payload (part), 1,
                                                          error);

  if (pieces == NULL || !gvt_courier_check_part (run, part, pieces->pdata[0], error))
    return NULL;
  g_ptr_array_remove_index (pieces, 0);
  return g_steal_pointer (&pieces);
}

/* --- the outbox --- */

/* The part's facts, which the centre signed, say where it begins; each message proves by itself
 * that it follows (design D5). */
static gboolean
take_list (GvtSyncRun *run,
           const GvtCourierFacts *facts,
           GPtrArray *letters,
           GvtCourierReport *report,
           GError **error)
{
  guint64 seq = facts->first_seq;

  if (seq > run->centre->outbox_seq + 1)
    {
      report->n_gaps++;
      return TRUE;
    }
  for (guint i = 0; i < letters->len; i++, seq++)
    {
      if (seq <= run->centre->outbox_seq)
        continue;
      if (g_cancellable_set_error_if_cancelled (run->cancellable, error)
          || !gvt_sync_take_message (run, letters->pdata[i], error))
        return FALSE;
      report->n_letters++;
    }
  return TRUE;
}

gboolean
gvt_courier_take_letters (GvtSyncRun *run,
                          GvtCourierPart *part,
                          GvtCourierReport *report,
                          GError **error)
{
  g_autoptr (GPtrArray) pieces = open_pieces (run, part, error);
  g_autoptr (GPtrArray) letters = NULL;

  for (guint i = 0; pieces != NULL && i < pieces->len; i++)
    {
      g_clear_pointer (&letters, g_ptr_array_unref);
      letters = gvt_outbox_list_read (pieces->pdata[i], error);
      if (letters == NULL
          || !take_list (run, gvt_courier_part_get_facts (part), letters, report, error))
        return FALSE;
    }
  return pieces != NULL;
}

/* --- photos --- */

typedef struct
{
  GArray *unsent; /* GvtBlobName */
  GArray *held;   /* GvtBlobReceipt */
  guint n_new;
} Photos;

/* Returns: (nullable) (transfer none): where the centre does not hold all of @name, nothing */
static const GvtBlobReceipt *
find_receipt (const Photos *self, const GvtBlobName *name)
{
  for (guint i = 0; i < self->held->len; i++)
    {
      const GvtBlobReceipt *receipt = &g_array_index (self->held, GvtBlobReceipt, i);

      if (gvt_id_equal (&receipt->event, &name->event)
          && gvt_hash_equal (&receipt->hash, &name->hash) && receipt->held == name->size)
        return receipt;
    }
  return NULL;
}

/* By the newest epoch that one of the receipts names: the centre of an earlier one lost it (I13).
 */
static gboolean
note_held (GvtDb *db, gpointer user_data, GError **error)
{
  Photos *self = user_data;
  guint64 epoch = 0;

  for (guint i = 0; i < self->held->len; i++)
    epoch = MAX (epoch, g_array_index (self->held, GvtBlobReceipt, i).epoch);
  self->unsent = gvt_blob_store_list_unsent (db, epoch, error);
  for (guint i = 0; self->unsent != NULL && i < self->unsent->len; i++)
    {
      const GvtBlobName *name = &g_array_index (self->unsent, GvtBlobName, i);
      const GvtBlobReceipt *receipt = find_receipt (self, name);

      if (receipt == NULL)
        continue;
      if (!gvt_blob_store_set_received (db, name, receipt->epoch, error))
        return FALSE;
      self->n_new++;
    }
  return self->unsent != NULL;
}

static gboolean
read_receipts (GvtSyncRun *run, GPtrArray *pieces, GArray *held, GError **error)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      GvtBlobReceipt receipt;

      if (!gvt_blob_receipt_read (pieces->pdata[i], &run->centre->keys->signing_key, &receipt,
                                  error))
        return FALSE;
      g_array_append_val (held, receipt);
    }
  return TRUE;
}

gboolean
gvt_courier_take_held (GvtSyncRun *run,
                       GvtCourierPart *part,
                       GvtCourierReport *report,
                       GError **error)
{
  g_autoptr (GPtrArray) pieces = open_pieces (run, part, error);
  g_autoptr (GArray) held = g_array_new (FALSE, FALSE, sizeof (GvtBlobReceipt));
  Photos self = { .held = held };
  gboolean is_done = pieces != NULL && read_receipts (run, pieces, held, error)
                     && gvt_store_write (run->store, note_held, &self, error);

  g_clear_pointer (&self.unsent, g_array_unref);
  report->n_photos += is_done ? self.n_new : 0;
  return is_done;
}
