/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-file-store.h"

G_BEGIN_DECLS

/** gvt_central_check_files: reads every file that laptops may be told to fetch. @n_files: (out):
 * how many there are. Returns: (transfer full) (element-type GvtPublishedFile) (nullable): those
 * that are missing, or no longer have the hash that names them; nobody can fetch such a one */
GPtrArray *gvt_central_check_files (GvtCentral *self, guint *n_files, GError **error);

G_END_DECLS
