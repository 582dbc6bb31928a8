/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-courier.h"
#include "gvt-sync-run.h"

G_BEGIN_DECLS

/** gvt_courier_take_file_piece: @bytes: gvt-courier-file-piece.h, of a module that @manifest names;
 * of others nothing is taken. It goes on where the module stopped here, whichever road brought what
 * is before; what comes too early waits beside it. A module that is whole is proven and in use.
 * %GVT_ERROR_BAD_SIGNATURE where it turns out to be another file: then it begins anew */
gboolean gvt_courier_take_file_piece (GvtSyncRun *run,
                                      const GvtManifest *manifest,
                                      GBytes *bytes,
                                      GvtCourierReport *report,
                                      GError **error);

G_END_DECLS
