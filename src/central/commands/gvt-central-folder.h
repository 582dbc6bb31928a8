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

/** gvt_central_read_file: a file that a person named: one that is not there is
 * %GVT_ERROR_BAD_INPUT, so that he is told which. Returns: (transfer full) (nullable) */
GBytes *gvt_central_read_file (const char *path, gsize max_bytes, GError **error);

/** gvt_central_read_database: --database says the address of a database openly, --database-file in
 * a file that may hold a password. Returns: (transfer full) (nullable): %NULL also where neither is
 * given */
char *gvt_central_read_database (const GvtArgs *args, GError **error);

G_END_DECLS
