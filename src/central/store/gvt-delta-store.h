/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-hash.h"

G_BEGIN_DECLS

/* Deltas that laptops may fetch beside the packs that they make. */
typedef struct
{
  GvtHash hash;
  const char *name; /* of its packs: "village/election" */
  guint64 version;  /* that results */
  guint64 bytes;
  GvtHash base; /* the pack that it is for */
  GvtHash pack; /* the pack whose rows result */
} GvtDeltaRecord;

/** gvt_delta_store_add: one that was published before stays as it is */
gboolean gvt_delta_store_add (GvtDb *db, const GvtDeltaRecord *delta, gint64 at_us, GError **error);
/** gvt_delta_store_find: whether a delta leads from @base to @pack, and which */
gboolean gvt_delta_store_find (GvtDb *db,
                               const GvtHash *base,
                               const GvtHash *pack,
                               gboolean *found,
                               GvtHash *hash,
                               GError **error);

G_END_DECLS
