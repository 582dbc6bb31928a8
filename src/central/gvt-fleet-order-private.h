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
/** gvt_fleet_order_retired: by the laptop itself: whoever said so opens it, and need be no
 * supervisor */
gboolean gvt_fleet_order_retired (GvtDb *db, gpointer order, GError **error);
gboolean gvt_fleet_order_written_off (GvtDb *db, gpointer order, GError **error);

/** gvt_fleet_order_check_supervisor: whether he works where its team does */
gboolean gvt_fleet_order_check_supervisor (const GvtFleetOrder *self, GvtDb *db, GError **error);
/** gvt_fleet_order_check_state: the copy that goes on, in use, and lost as @is_lost says */
gboolean gvt_fleet_order_check_state (const GvtFleetOrder *self,
                                      GvtDb *db,
                                      gboolean is_lost,
                                      GError **error);
/** gvt_fleet_order_record: @body: (transfer none): what this kind has beside */
gboolean gvt_fleet_order_record (
    const GvtFleetOrder *self, GvtDb *db, const char *kind, JsonObject *body, GError **error);

G_END_DECLS
