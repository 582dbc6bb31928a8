/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-hash.h"
#include "gvt-id.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* A laptop's outbox after the centre was put back from a backup: the laptop took messages that the
 * backup lacks, so what was queued since stands where those stood. */

/** gvt_outbox_resume_is_needed: whether message @after is not here, or not with @hash, which is
 * what the laptop says of the last one that it took */
gboolean gvt_outbox_resume_is_needed (GvtDb *db,
                                      const GvtId *device,
                                      guint64 after,
                                      const GvtHash *hash,
                                      gboolean *is_needed,
                                      GError **error);

/** gvt_outbox_resume: moves what was queued in this epoch behind that message, in one chain with
 * it, signed by @signing_key as it was before; the next one queued goes on from there */
gboolean gvt_outbox_resume (GvtDb *db,
                            const GvtId *device,
                            guint64 after,
                            const GvtHash *hash,
                            const GvtSecret *signing_key,
                            GError **error);

G_END_DECLS
