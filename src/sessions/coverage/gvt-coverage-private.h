/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-coverage.h"

G_BEGIN_DECLS

/** gvt_coverage_hide: says of each number of people whether it may be told */
void gvt_coverage_hide (GvtCoverage *self);
/** gvt_coverage_check_days: of a period, each end (nullable). %GVT_ERROR_BAD_INPUT */
gboolean gvt_coverage_check_days (const char *from, const char *to, GError **error);

G_END_DECLS
