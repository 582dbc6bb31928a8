/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-args.h"
#include "gvt-module-library.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/**
 * gvt_cli_fit_to_print:
 * @module: (inout): what the test --phase will ask; with --printed the version of it that was
 *   printed for the visit of @session
 * @n_items: (inout): how many questions, in the same way
 *
 * Without --printed, warns where sheets were printed whose letters mean something else.
 *
 * Returns: %GVT_ERROR_NOT_FOUND where nothing was printed, or the printed version is not on this
 * laptop any more
 */
gboolean gvt_cli_fit_to_print (const GvtArgs *args,
                               GvtProfile *profile,
                               GvtModuleLibrary *library,
                               const GvtId *session,
                               GvtModule **module,
                               gint64 *n_items,
                               GError **error);

G_END_DECLS
