/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-region.h"

G_BEGIN_DECLS

/** gvt_region_new: for the list's reader. Returns: (transfer full) */
GvtRegion *gvt_region_new (const char *code, const char *name, const char *kind);

G_END_DECLS
