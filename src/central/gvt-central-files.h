/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-file-shelf.h"
#include "gvt-file-store.h"

G_BEGIN_DECLS

/** gvt_central_get_shelf: what of the published files is in memory. Returns: (transfer none) */
GvtFileShelf *gvt_central_get_shelf (GvtCentral *self);

/* Files that laptops fetch: immutable, named by their hash, in files/ab/abcdef... A file is on the
 * disk before the event that publishes it is; one whose event never came is never told of. */

/** gvt_central_load_file: %GVT_ERROR_NOT_FOUND where no file of this name lies there,
 * %GVT_ERROR_BAD_SIGNATURE where a disk damaged it. Returns: (transfer full) (nullable) */
GBytes *gvt_central_load_file (GvtCentral *self, const GvtHash *hash, gsize max, GError **error);
/** gvt_central_write_file: puts @bytes on the disk. @hash: (out): their name */
gboolean gvt_central_write_file (GvtCentral *self, GBytes *bytes, GvtHash *hash, GError **error);
/** gvt_central_holds_file: whether it is on the disk, with the hash that names it */
gboolean gvt_central_holds_file (GvtCentral *self, const GvtHash *hash);
/** gvt_central_note_file: publishes what gvt_central_write_file() wrote, in the transaction of @db
 */
gboolean
gvt_central_note_file (GvtCentral *self, GvtDb *db, const GvtFileRecord *file, GError **error);
/** gvt_central_publish_file: both, for one file. @hash: (out) (optional) */
gboolean gvt_central_publish_file (GvtCentral *self,
                                   GvtFileKind kind,
                                   const char *name,
                                   guint64 version,
                                   GBytes *bytes,
                                   GvtHash *hash,
                                   GError **error);

G_END_DECLS
