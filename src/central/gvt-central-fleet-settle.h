/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"

G_BEGIN_DECLS

/** gvt_central_fleet_settle: inside the transaction that took records: what supervisors said on
 * their laptops about others becomes a decision of the centre, once. What he may not do, or makes
 * no sense, is refused by an event of the centre's chain, and holds up nothing (I5) */
gboolean gvt_central_fleet_settle (GvtCentral *self, GvtDb *db, GError **error);

G_END_DECLS
