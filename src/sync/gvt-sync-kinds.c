/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sync-kinds.h"

static const GvtKind kinds[] = {
  { .name = GVT_DEVICE_ENROLLED_KIND },
  { NULL },
};

static const char *const tables[] = { NULL };

const GvtProjection gvt_sync_projection = { .kinds = kinds, .tables = tables };
