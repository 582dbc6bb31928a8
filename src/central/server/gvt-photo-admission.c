/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-photo-admission.h"

#include "gvt-central-blobs.h"
#include "gvt-courier-pieces.h"
#include "gvt-error.h"

/* Over the pieces of one photo. */
typedef struct
{
  GvtCentral *central;
  GvtPhotoAdmission *report;
  GvtId event;
  GvtHash hash;
  gboolean is_settled; /* it is here, or cannot be: its other pieces say nothing more */
} Photo;

void
gvt_photo_admission_clear (GvtPhotoAdmission *self)
{
  g_clear_pointer (&self->receipts, g_ptr_array_unref);
  g_clear_error (&self->first);
}

/* @local: (transfer full). Returns: whether the next photo may be taken */
static gboolean
refuse (Photo *self, GError *local, GError **error)
{
  gboolean is_waiting = g_error_matches (local, GVT_ERROR, GVT_ERROR_STATE);

  if (!is_waiting && !g_error_matches (local, GVT_ERROR, GVT_ERROR_BAD_FORMAT))
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  self->is_settled = TRUE;
  self->report->n_waiting += is_waiting;
  if (self->report->first == NULL)
    self->report->first = local;
  else
    g_error_free (local);
  return TRUE;
}

static gboolean
note_whole (Photo *self, const GvtBlobReceipt *receipt, GError **error)
{
  GBytes *bytes = gvt_blob_receipt_write (receipt, gvt_central_get_signing_key (self->central),
                                          error);

  self->is_settled = TRUE;
  if (bytes != NULL)
    g_ptr_array_add (self->report->receipts, bytes);
  return bytes != NULL;
}

/* A piece without bytes asks how far the photo has come. */
static gboolean
begin (Photo *self, const GvtBlobPiece *piece, GError **error)
{
  g_auto (GvtBlobPiece) question = { piece->event, piece->hash, piece->size, 0,
                                     g_bytes_new (NULL, 0) };
  GvtBlobReceipt receipt;
  GError *local = NULL;

  self->event = piece->event;
  self->hash = piece->hash;
  self->is_settled = FALSE;
  if (!gvt_central_take_blob (self->central, &question, &receipt, &local))
    return refuse (self, local, error);
  return receipt.held < piece->size || note_whole (self, &receipt, error);
}

static gboolean
take (Photo *self, const GvtBlobPiece *piece, GError **error)
{
  GvtBlobReceipt receipt;
  GError *local = NULL;

  if (!gvt_central_take_blob (self->central, piece, &receipt, &local))
    return refuse (self, local, error);
  if (receipt.held < piece->size)
    return TRUE;
  self->report->n_new++;
  return note_whole (self, &receipt, error);
}

gboolean
gvt_photo_admission_take (GvtCentral *central,
                          GBytes *payload,
                          GvtPhotoAdmission *self,
                          GError **error)
{
  g_autoptr (GPtrArray) pieces = gvt_courier_pieces_read (payload, 0, error);
  Photo photo = { .central = central, .report = self, .is_settled = TRUE };

  self->receipts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (guint i = 0; pieces != NULL && i < pieces->len; i++)
    {
      g_auto (GvtBlobPiece) piece = { 0 };
      gboolean is_next;

      if (!gvt_blob_piece_read (pieces->pdata[i], &piece, error))
        return FALSE;
      is_next = i == 0 || !gvt_id_equal (&piece.event, &photo.event)
                || !gvt_hash_equal (&piece.hash, &photo.hash);
      if ((is_next && !begin (&photo, &piece, error))
          || (!photo.is_settled && !take (&photo, &piece, error)))
        return FALSE;
    }
  return pieces != NULL;
}
