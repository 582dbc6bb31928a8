/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second lane: what events name as their attachments goes up, piece by piece, from where the
 * centre says that it stopped. */
#include "gvt-blob-piece.h"
#include "gvt-blob-store.h"
#include "gvt-blobs.h"
#include "gvt-error.h"
#include "gvt-sync-private.h"

typedef struct
{
  GvtSyncRun *run;
  GArray *names; /* GvtBlobName */
  GvtDelivery delivery;
  const GvtBlobName *present;
  guint64 epoch;
  guint64 sent;
  guint64 all;
} Lane;

static gboolean
list_unsent (GvtDb *db, gpointer user_data, GError **error)
{
  Lane *self = user_data;
  GvtSyncRun *run = self->run;

  if (!gvt_sync_store_load_delivery (db, &run->device, run->incarnation, &self->delivery, error))
    return FALSE;
  self->names = gvt_blob_store_list_unsent (db, self->delivery.epoch, error);
  return self->names != NULL;
}

static gboolean
note_received (GvtDb *db, gpointer user_data, GError **error)
{
  Lane *self = user_data;

  return gvt_blob_store_set_received (db, self->present, self->epoch, error);
}

/* @held: (inout): how much the centre holds */
static gboolean
send_piece (Lane *self, GBytes *whole, gsize length, guint32 *held, GError **error)
{
  GvtSyncRun *run = self->run;
  const GvtBlobName *name = self->present;
  g_auto (GvtBlobPiece) piece = { .event = name->event,
                                  .hash = name->hash,
                                  .size = name->size,
                                  .position = *held,
                                  .bytes = g_bytes_new_from_bytes (whole, *held, length) };
  g_autoptr (GBytes) request = gvt_blob_piece_write (&piece);
  g_autoptr (GBytes) answer = gvt_caller_call (run->caller, GVT_CALL_BLOB, request,
                                               GVT_BLOB_RECEIPT_MAX_BYTES, run->cancellable, error);
  GvtBlobReceipt receipt;

  if (answer == NULL
      || !gvt_blob_receipt_read (answer, &run->centre->keys->signing_key, &receipt, error))
    return FALSE;
  if (!gvt_id_equal (&receipt.event, &name->event) || !gvt_hash_equal (&receipt.hash, &name->hash)
      || receipt.held > name->size || (length > 0 && receipt.held < *held + length))
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                           "the receipt is for another attachment, or for less of it");
      return FALSE;
    }
  self->sent += receipt.held - MIN (*held, receipt.held);
  self->epoch = receipt.epoch;
  *held = receipt.held;
  gvt_sync_tell (run, GVT_SYNC_SENDING_FILES, self->sent, self->all);
  return TRUE;
}

static gboolean
send_blob (Lane *self, GError **error)
{
  const GvtBlobName *name = self->present;
  g_autoptr (GBytes) whole = gvt_blob_read (self->run->store, &name->event, &name->hash, error);
  guint32 held = 0;

  if (whole == NULL || !send_piece (self, whole, 0, &held, error))
    return FALSE;
  while (held < name->size)
    if (!send_piece (self, whole, MIN (GVT_BLOB_PIECE_MAX, name->size - held), &held, error))
      return FALSE;
  self->run->report->n_blobs++;
  return gvt_store_write (self->run->store, note_received, self, error);
}

/* One that is damaged here, or not wanted there, holds up no other. */
static gboolean
send_all (Lane *self, GError **error)
{
  GError *first = NULL;
  gboolean may_go_on = TRUE;

  for (guint i = 0; i < self->names->len && may_go_on; i++)
    {
      GError *local = NULL;

      self->present = &g_array_index (self->names, GvtBlobName, i);
      if (!send_blob (self, &local))
        may_go_on = gvt_sync_keep_failure (&first, local);
    }
  if (first == NULL)
    return TRUE;
  g_propagate_error (error, first);
  return FALSE;
}

gboolean
gvt_sync_push_blobs (GvtSyncRun *run, GError **error)
{
  Lane self = { .run = run };
  gboolean done = gvt_store_read (run->store, list_unsent, &self, error);

  for (guint i = 0; done && i < self.names->len; i++)
    self.all += g_array_index (self.names, GvtBlobName, i).size;
  if (done && run->reach == GVT_SYNC_HOLD_FILES)
    {
      run->report->n_held += self.names->len;
      run->report->held_bytes += self.all;
    }
  else if (done)
    {
      done = send_all (&self, error);
    }
  gvt_delivery_clear (&self.delivery);
  g_clear_pointer (&self.names, g_array_unref);
  return done;
}
