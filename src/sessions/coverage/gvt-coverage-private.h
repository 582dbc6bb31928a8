/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-coverage.h"

G_BEGIN_DECLS

/** gvt_coverage_hide: says of each number of people whether it may be told */
void gvt_coverage_hide (GvtCoverage *self);

G_END_DECLS
