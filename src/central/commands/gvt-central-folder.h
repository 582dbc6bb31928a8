/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-args.h"
#include "gvt-central.h"

G_BEGIN_DECLS

/* What all commands share: which centre is meant. */

/** gvt_central_folder: --data DIR, or the user's own. Returns: (transfer full) */
char *gvt_central_folder (const GvtArgs *args);
/** gvt_central_open_args: Returns: (transfer full) (nullable): that centre, with the system's clock
 */
GvtCentral *gvt_central_open_args (const GvtArgs *args, GError **error);

G_END_DECLS
