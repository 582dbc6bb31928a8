/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-clock.h"
#include "gvt-db.h"

G_BEGIN_DECLS

/** gvt_prekey_stock_fill: makes new one-time keys until %GVT_PREKEYS_WANTED are here. They are on
 * the disk before the centre hears of them, so a lease is never sealed to one that got lost. Inside
 * a write transaction. */
gboolean gvt_prekey_stock_fill (GvtDb *db, GvtClock *clock, GError **error);

G_END_DECLS
