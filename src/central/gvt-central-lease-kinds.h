/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"

G_BEGIN_DECLS

/** gvt_central_lease_projection: leases and what becomes of them, as the centre decides and as each
 * laptop tells */
extern const GvtProjection gvt_central_lease_projection;

G_END_DECLS
