/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-members-private.h"

G_BEGIN_DECLS

/** gvt_claim_decode: a #GvtElementFunc: a statement with its source, as a module or a ballot set
 * has it; @parts is not looked at. Returns: (transfer full) (nullable): a #GvtClaim */
gpointer gvt_claim_decode (JsonObject *object, GvtModuleParts *parts, GError **error);

G_END_DECLS
