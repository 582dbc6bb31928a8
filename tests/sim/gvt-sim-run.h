/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sim-script.h"
#include "gvt-sim-verdict.h"

G_BEGIN_DECLS

/* One script, run in a world of its own in a process of its own: what aborts or hangs there is a
 * violation, too. */

/** gvt_sim_run: @top: a folder with "genesis" in it. @figures: (out): where all held. Returns:
 * (transfer full) (nullable): what was violated; %NULL when nothing was */
char *gvt_sim_run (const char *top, const GvtSimScript *script, GvtSimFigures *figures);

G_END_DECLS
