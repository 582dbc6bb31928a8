/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-region.h"

G_BEGIN_DECLS

/** gvt_visit_propose_villages: whose voter lists a visit to @place for @segment is likely to want.
 * First voters are met in schools, and a school's pupils come from its whole kecamatan; others are
 * met where they live. A place that is wider than a kecamatan proposes nothing. Any thread.
 * Returns: (transfer full): region codes */
GStrv gvt_visit_propose_villages (GvtRegionList *regions, const char *place, const char *segment);

G_END_DECLS
