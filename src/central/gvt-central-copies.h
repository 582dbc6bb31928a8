/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-device-store.h"
#include "gvt-rejoin-message.h"

G_BEGIN_DECLS

/* Laptops whose disk was copied or set back (design I9). */

/**
 * gvt_central_rejoin:
 * @incarnation: whose key signed @request
 *
 * Finds how far the laptop's chain is the one that is held. Where they part, or where others went
 * on from this incarnation already, the incarnation is closed at its last event, and the laptop
 * gets a new one with a code of its own. The same key gets the same answer. %GVT_ERROR_STATE when
 * nothing parts them: then a push does. A laptop that had left this incarnation for one of which a
 * centre that was put back knows nothing (I13) gets another for that one, which goes on from here:
 * so what was said of this incarnation, that it is lost say, holds for it.
 *
 * Returns: (transfer full) (nullable)
 */
GvtRejoinAnswer *gvt_central_rejoin (GvtCentral *self,
                                     const GvtId *device,
                                     guint32 incarnation,
                                     const GvtRejoinRequest *request,
                                     GError **error);

/** gvt_central_check_open: %GVT_ERROR_CHAIN when @incarnation is closed */
gboolean
gvt_central_check_open (GvtCentral *self, const GvtId *device, guint32 incarnation, GError **error);

/** gvt_central_confirm_copy: @supervisor says that @device, a copy, is to go on and may have lists.
 * %GVT_ERROR_BAD_INPUT when it needs no such word, is closed, or the user is no supervisor */
gboolean gvt_central_confirm_copy (GvtCentral *self,
                                   const GvtDeviceRecord *device,
                                   const char *supervisor,
                                   GError **error);

G_END_DECLS
