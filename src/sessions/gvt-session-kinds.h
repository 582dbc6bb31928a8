/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"

G_BEGIN_DECLS

/* The kinds of event that visits and sessions are made of, and the tables they fill. Programs put
 * this among the projections of their journal. */
extern const GvtProjection gvt_sessions_projection;

G_END_DECLS
