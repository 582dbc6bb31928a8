/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"

G_BEGIN_DECLS

/** gvt_central_prove_report: the report of @visit as it stands now, over all laptops, signed so
 * that anybody with the public root key can check it (gvt-proof.h). Any thread; blocks. Returns:
 * (transfer full) (nullable): %GVT_ERROR_NOT_FOUND, %GVT_ERROR_EXPIRED when the centre's keys have
 * to be renewed first */
GBytes *gvt_central_prove_report (GvtCentral *self, const GvtId *visit, GError **error);

G_END_DECLS
