/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-args.h"
#include "gvt-module-library.h"

G_BEGIN_DECLS

/* Modules for commands that need no user: those inside the program and the drafts of --data,
 * without a laptop being enrolled. */

/** gvt_cli_drafts: where the drafts of --data lie; nothing is made. Returns: (transfer full) */
char *gvt_cli_drafts (const GvtArgs *args);
/** gvt_cli_find_module: @name: an id of one inside the program, or of a draft, or with a "/" in it
 * the folder of an author. Returns: (transfer full) (nullable) */
GvtModule *gvt_cli_find_module (const GvtArgs *args, const char *name, GError **error);
/** gvt_module_to_json: what a list says of a module. Returns: (transfer full) */
JsonObject *gvt_module_to_json (GvtModule *module);

G_END_DECLS
