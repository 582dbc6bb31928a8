/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sync-kinds.h"

static const GvtKind kinds[] = {
  { .name = GVT_DEVICE_ENROLLED_KIND },
  { .name = GVT_DEVICE_OBEYED_KIND, .any_actor = TRUE }, /* whoever was at the laptop then */
  { .name = GVT_FLEET_LOST_KIND,
    .retention_days = GVT_FLEET_RETENTION_DAYS,
    .personal_travels = TRUE,
    .needs = GVT_ROLE_SUPERVISOR },
  { .name = GVT_FLEET_FOUND_KIND, .needs = GVT_ROLE_SUPERVISOR },
  { .name = GVT_FLEET_HANDED_OVER_KIND, .needs = GVT_ROLE_SUPERVISOR },
  { .name = GVT_FLEET_BROKEN_KIND, .needs = GVT_ROLE_SUPERVISOR },
  { .name = GVT_DEVICE_RETIRING_KIND, .needs = GVT_ROLE_OFFICER },
  { NULL },
};

static const char *const tables[] = { NULL };

const GvtProjection gvt_sync_projection = { .kinds = kinds, .tables = tables };
