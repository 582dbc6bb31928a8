/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-coverage.h"
#include "gvt-region.h"

G_BEGIN_DECLS

/**
 * gvt_coverage_to_json:
 * @regions: (nullable): for the names of villages
 *
 * {"scope": "laptop" or "centre", "threshold", "today", "from", "to", "area", "total", "villages",
 * "segments": rows; "not_reached": the codes of villages, "segments_not_reached": of segments}. A
 * row has its "code", "name", "state", the numbers of visits and classes, and "people"; one
 * that is no segment also "groups" {"sex": {"L", "P"}, ...}. What is hidden is null. Returns:
 * (transfer full)
 */
JsonObject *gvt_coverage_to_json (const GvtCoverage *self, GvtRegionList *regions);

G_END_DECLS
