/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sim-script.h"

G_BEGIN_DECLS

/** gvt_sim_shrink: from a script that violates an invariant to a smaller one that violates the same
 * (by its number): fewer laptops, fewer steps, faults of the line turned off. @violation: (inout)
 * (transfer full): what the smaller one says. Returns: (transfer full) */
GvtSimScript *
gvt_sim_shrink (const char *top, const GvtSimScript *script, guint max_runs, char **violation);

G_END_DECLS
