/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-readiness.h"

G_BEGIN_DECLS

/** gvt_ready_point_new: a point that is well needs no remedy, but for paper. Returns: (transfer
 * full) */
GvtReadyPoint *
gvt_ready_point_new (const char *code, GvtReadyState state, GvtRemedy remedy, const char *text);

G_END_DECLS
