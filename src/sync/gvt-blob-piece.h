/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-hash.h"
#include "gvt-id.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* The body of a "blob" call: a piece of an attachment, which an event that the centre holds names.
 * A piece without bytes only asks how far it has come. Little-endian: event 16, hash 32, u32 size
 * of the whole, u32 position, the bytes. */
#define GVT_BLOB_PIECE_MAX      (64 * 1024)
#define GVT_BLOB_PIECE_MAX_BODY (56 + GVT_BLOB_PIECE_MAX)

typedef struct
{
  GvtId event;
  GvtHash hash;
  guint32 size;     /* of the whole, 1 to GVT_BLOB_MAX */
  guint32 position; /* of the first byte */
  GBytes *bytes;    /* owned */
} GvtBlobPiece;

void gvt_blob_piece_clear (GvtBlobPiece *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtBlobPiece, gvt_blob_piece_clear)

/** gvt_blob_piece_write: Returns: (transfer full) */
GBytes *gvt_blob_piece_write (const GvtBlobPiece *self);
/** gvt_blob_piece_read: %GVT_ERROR_BAD_FORMAT for what cannot lie inside the whole */
gboolean gvt_blob_piece_read (GBytes *bytes, GvtBlobPiece *self, GError **error);

/* `BLBR`: the centre's signed word of how much of it it holds: all, when @held is @size. */
typedef struct
{
  GvtId event;
  GvtHash hash;
  guint32 held;
  guint64 epoch; /* as of GvtReceipt */
} GvtBlobReceipt;

#define GVT_BLOB_RECEIPT_MAX_BYTES 4096

/** gvt_blob_receipt_write: Returns: (transfer full) (nullable) */
GBytes *
gvt_blob_receipt_write (const GvtBlobReceipt *self, const GvtSecret *signing_key, GError **error);
/** gvt_blob_receipt_read: %GVT_ERROR_BAD_SIGNATURE unless @signing_key, the centre's, signed it */
gboolean gvt_blob_receipt_read (GBytes *bytes,
                                const GvtPublicKey *signing_key,
                                GvtBlobReceipt *self,
                                GError **error);

G_END_DECLS
