/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What most courier parts hold: pieces, one behind the other, each behind its u32 length. */
#define GVT_COURIER_PIECE_HEAD 4
#define GVT_COURIER_MAX_PIECES 20000 /* in one part */

/** gvt_courier_pieces_write: @pieces: (element-type GBytes). Returns: (transfer full) */
GBytes *gvt_courier_pieces_write (GPtrArray *pieces);
/** gvt_courier_pieces_read: at least @least of them; without a copy. Returns: (transfer full)
 * (element-type GBytes) (nullable): %GVT_ERROR_BAD_FORMAT */
GPtrArray *gvt_courier_pieces_read (GBytes *payload, guint least, GError **error);

G_END_DECLS
