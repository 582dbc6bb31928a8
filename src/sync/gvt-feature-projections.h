/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"

G_BEGIN_DECLS

/** gvt_feature_projections: Returns: (transfer none): every feature's kinds and tables,
 * %NULL-terminated: what each program's journal on a laptop projects */
const GvtProjection *const *gvt_feature_projections (void);

G_END_DECLS
