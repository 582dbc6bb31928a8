/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"

G_BEGIN_DECLS

/** gvt_central_fleet_projection: what was decided about laptops, and which of them obeyed */
extern const GvtProjection gvt_central_fleet_projection;

G_END_DECLS
