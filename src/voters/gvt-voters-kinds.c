/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voters-kinds.h"

#include "gvt-leases-private.h"

/* Nothing is projected: who asked is read from the journal itself. Of a lease that goes the centre
 * makes a table of its own; whoever synchronises writes it down. */
static const GvtKind kinds[] = {
  { .name = GVT_KIND_LOOKED_UP, .needs = GVT_ROLE_OFFICER },
  { .name = GVT_KIND_SEARCHED, .needs = GVT_ROLE_OFFICER },
  { .name = GVT_KIND_OPENED, .needs = GVT_ROLE_OFFICER },
  { .name = GVT_KIND_MATCHED, .needs = GVT_ROLE_OFFICER },
  { .name = GVT_KIND_SELF_CHECKED, .needs = GVT_ROLE_OFFICER },
  { .name = GVT_KIND_TRAIL_READ, .needs = GVT_ROLE_OFFICER },
  { .name = GVT_KIND_NIK_SHOWN, .needs = GVT_ROLE_OFFICER },
  { .name = GVT_LEASE_DESTROYED_KIND, .any_actor = TRUE },
  { .name = GVT_LEASE_CODE_USED_KIND, .needs = GVT_ROLE_OFFICER },
  { .name = GVT_LIST_ROLLED_BACK_KIND, .needs = GVT_ROLE_OFFICER },
  { NULL },
};

static const char *const tables[] = { NULL };

const GvtProjection gvt_voters_projection = { .kinds = kinds,
                                              .tables = tables,
                                              .reseal = gvt_leases_reseal };
