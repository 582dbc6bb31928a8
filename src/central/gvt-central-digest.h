/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-digest-message.h"
#include "gvt-digest-word-store.h"
#include "gvt-keyset.h"

G_BEGIN_DECLS

/* Whether the centre holds the same records as a laptop: its word on what the laptop states, and
 * the same looked at without one. */

/**
 * gvt_central_compare:
 * @question: GvtDigestRequest, as it came; of the chains that this copy may speak of, as far as
 *   they may go: else %GVT_ERROR_BAD_FORMAT
 *
 * Keeps what was stated in a first question, and what came out.
 *
 * Returns: (transfer full) (nullable): to be signed
 */
GvtDigestAnswer *gvt_central_compare (
    GvtCentral *self, const GvtId *device, guint32 incarnation, GBytes *question, GError **error);

/* One copy of a laptop: what is held of it, and what it said of that. */
typedef struct
{
  GvtId device;
  char *code;
  guint32 incarnation;
  GvtJournalDigest held;    /* of all that came of it, and of what it went on from */
  GvtDigestWordRecord word; /* compared_at_us 0: it has said nothing yet */
  gboolean is_same_now;     /* what it said then is what stands here now */
} GvtCentralDigest;

/** gvt_central_list_digests: those of gvt_device_store_page(). Reads all their records. Returns:
 * (transfer full) (element-type GvtCentralDigest) (nullable) */
GPtrArray *
gvt_central_list_digests (GvtCentral *self, const GvtId *device, GvtKeyset *page, GError **error);

G_END_DECLS
