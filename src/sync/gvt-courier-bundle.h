/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The payload of a courier part that carries lists or modules to a laptop (README.md): the centre's
 * keys, its manifest for that laptop, and files that this names, each signed in itself; of modules,
 * which may be larger than a part, pieces (gvt-courier-file-piece.h). So each part is whole by
 * itself: whatever of them comes, in any order, is of use. */

/* That much room at least is in a part for files. */
#define GVT_COURIER_BUNDLE_MIN_ROOM (1024 * 1024)

/** gvt_courier_bundle_room: how many bytes of files fit beside @keys and @manifest; each takes four
 * more; 0 where these leave too little */
gsize gvt_courier_bundle_room (GBytes *keys, GBytes *manifest);
/** gvt_courier_bundle_write: @files: (element-type GBytes). Returns: (transfer full) */
GBytes *gvt_courier_bundle_write (GBytes *keys, GBytes *manifest, GPtrArray *files);
/** gvt_courier_bundle_read: @keys, @manifest: (out) (transfer full): unread; @files: (out)
 * (transfer full) (element-type GBytes): likewise. %GVT_ERROR_BAD_FORMAT */
gboolean gvt_courier_bundle_read (
    GBytes *payload, GBytes **keys, GBytes **manifest, GPtrArray **files, GError **error);

G_END_DECLS
