/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-blob-store.h"
#include "gvt-store.h"

G_BEGIN_DECLS

/* Attachments as courier parts carry them up: in the pieces of a sync (gvt-blob-piece.h), all of
 * one in the same part, so that each part is of use alone. Parts are small enough that a bad line
 * takes them, too, where somebody carries them on over a network. */
#define GVT_COURIER_PHOTOS_MAX_BYTES (1024 * 1024) /* of a part, or one attachment */

/** gvt_courier_photos_end: behind the last of @names, from @first on, that fits into one part */
guint gvt_courier_photos_end (GArray *names, guint first);
/** gvt_courier_photos_write: the payload of a part with @names from @first to before @end; one that
 * is damaged here is left out, or went meanwhile. @n: (out): how many are in it. Returns: (transfer
 * full) */
GBytes *gvt_courier_photos_write (GvtStore *store, GArray *names, guint first, guint end, guint *n);

G_END_DECLS
