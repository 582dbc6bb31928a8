/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-projections.h"

#include "gvt-session-kinds.h"

const GvtProjection *const gvt_projections[] = { &gvt_sessions_projection, NULL };
