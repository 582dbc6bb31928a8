/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"

G_BEGIN_DECLS

/* The first event of a laptop's chain: {"centre":name,"practice":bool,"users":[code]}. */
#define GVT_DEVICE_ENROLLED_KIND "device.enrolled/1"

/* Fills no table. */
extern const GvtProjection gvt_sync_projection;

G_END_DECLS
