/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"

G_BEGIN_DECLS

/* What the program's journal projects: every feature's, from the ground up. %NULL-terminated. */
extern const GvtProjection *const gvt_projections[];

G_END_DECLS
