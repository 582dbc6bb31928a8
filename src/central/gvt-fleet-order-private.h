/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central-fleet-acts.h"

G_BEGIN_DECLS

/* What a supervisor wants of a laptop, at the centre or on a laptop of his own. */
typedef struct
{
  GvtCentral *central;
  const GvtDeviceRecord *device;
  const GvtLoss *loss;     /* (nullable): of a loss */
  gint64 discovered_at_us; /* of a loss */
  const char *to;          /* (nullable): of a hand-over */
  const char *supervisor;
  const GvtId *told; /* (nullable): the event on his laptop */
} GvtFleetOrder;

/* #GvtTxFunc: checked, decided and told, inside a transaction; the data is a #GvtFleetOrder. */
gboolean gvt_fleet_order_lost (GvtDb *db, gpointer order, GError **error);
gboolean gvt_fleet_order_found (GvtDb *db, gpointer order, GError **error);
gboolean gvt_fleet_order_handed_over (GvtDb *db, gpointer order, GError **error);

G_END_DECLS
