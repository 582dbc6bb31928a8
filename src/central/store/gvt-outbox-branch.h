/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-hash.h"
#include "gvt-id.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* An outbox after the centre was put back from a backup (I13). Copies of a laptop share it, and
 * each may have taken more messages that the backup lacks, or fewer. The outbox itself goes on
 * behind the last that the backup has; behind a message that it lacks there is a branch: the same
 * messages, numbered and chained on from that one. Who took none of the lost part reads the outbox
 * as it is. */

typedef struct
{
  guint64 seq; /* of the last message that the laptop took */
  GvtHash hash;
  guint64 behind; /* which of the outbox stands there; what comes after it is new to the laptop */
  gboolean is_branch;
} GvtOutboxPlace;

/** gvt_outbox_branch_find: @place->seq and @place->hash are what the laptop says; the rest: (out).
 * %FALSE without an error: nobody told of that message yet */
gboolean gvt_outbox_branch_find (GvtDb *db,
                                 const GvtId *device,
                                 GvtOutboxPlace *place,
                                 const GvtSecret *signing_key,
                                 GError **error);
/** gvt_outbox_branch_begin: behind @place, of which nothing is known here: all that was queued
 * since the restore. %GVT_ERROR_REFUSED when there are too many of them */
gboolean
gvt_outbox_branch_begin (GvtDb *db, const GvtId *device, GvtOutboxPlace *place, GError **error);
/** gvt_outbox_branch_list: what follows @place there, as gvt_outbox_store_list() does, signed by
 * @signing_key as it was before. Returns: (transfer full) (element-type GBytes) (nullable) */
GPtrArray *gvt_outbox_branch_list (GvtDb *db,
                                   const GvtId *device,
                                   const GvtOutboxPlace *place,
                                   const GvtSecret *signing_key,
                                   guint max_count,
                                   gsize max_bytes,
                                   GError **error);

G_END_DECLS
