/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-feature-projections.h"

#include "gvt-check-kinds.h"
#include "gvt-decision-kinds.h"
#include "gvt-proposal-kinds.h"
#include "gvt-session-kinds.h"
#include "gvt-sync-kinds.h"
#include "gvt-voters-kinds.h"
#include "gvt-worklist-kinds.h"

static const GvtProjection *const projections[] = {
  &gvt_proposals_projection, &gvt_decisions_projection,
  &gvt_sessions_projection,  &gvt_sync_projection,
  &gvt_voters_projection,    &gvt_checks_projection,
  &gvt_worklists_projection, NULL,
};

const GvtProjection *const *
gvt_feature_projections (void)
{
  return projections;
}
