/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-event.h"
#include "gvt-proposal-input.h"
#include "gvt-seal.h"
#include "gvt-store.h"

G_BEGIN_DECLS

/* Pictures of what was shown, or of a signature: attachments of proposal.made, sealed to the roll
 * and the centre as its personal part is, and erased with it. */

#define GVT_PROPOSAL_PICTURE_CONTEXT "proposal-picture/1"

/** gvt_proposal_pictures_strip: what is to be seen of @input's pictures, and nothing else (no
 * place, time or camera). %GVT_ERROR_BAD_FORMAT for what is neither JPEG nor PNG,
 * %GVT_ERROR_TOO_LARGE, %GVT_ERROR_BAD_INPUT for too many. Returns: (transfer full) (element-type
 * GBytes) (nullable) */
GPtrArray *gvt_proposal_pictures_strip (const GvtProposalInput *input, GError **error);

/** gvt_proposal_pictures_seal: Returns: (transfer full) (element-type GBytes) */
GPtrArray *gvt_proposal_pictures_seal (GPtrArray *pictures,
                                       const GvtPublicKey *recipients,
                                       guint n_recipients);

/** gvt_proposal_pictures_name: of what was sealed, for the event's draft. Returns: (transfer full)
 * (nullable) */
GStrv gvt_proposal_pictures_name (GPtrArray *sealed, GError **error);

/** gvt_proposal_pictures_put: inside the transaction that appends @event */
gboolean
gvt_proposal_pictures_put (GvtDb *db, const GvtId *event, GPtrArray *sealed, GError **error);

/** gvt_proposal_pictures_read: of @made, those that are on this laptop, opened by one of @keys.
 * Returns: (transfer full) (element-type GBytes) (nullable): %NULL where one is damaged */
GPtrArray *
gvt_proposal_pictures_read (GvtStore *store, const GvtEvent *made, GPtrArray *keys, GError **error);

G_END_DECLS
