/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-hash.h"

G_BEGIN_DECLS

/* A piece of a file that is larger than a courier part, or may be: its hash, u64 where the piece
 * begins in it, then the bytes. */
#define GVT_COURIER_FILE_PIECE_HEAD (sizeof (GvtHash) + sizeof (guint64))

typedef struct
{
  GvtHash hash;
  guint64 position;
  GBytes *bytes; /* owned */
} GvtCourierFilePiece;

void gvt_courier_file_piece_clear (GvtCourierFilePiece *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtCourierFilePiece, gvt_courier_file_piece_clear)

/** gvt_courier_file_piece_write: Returns: (transfer full) */
GBytes *gvt_courier_file_piece_write (const GvtCourierFilePiece *self);
/** gvt_courier_file_piece_read: @self: (out). %GVT_ERROR_BAD_FORMAT for one without bytes, or
 * behind the end of any file */
gboolean gvt_courier_file_piece_read (GBytes *bytes, GvtCourierFilePiece *self, GError **error);

G_END_DECLS
