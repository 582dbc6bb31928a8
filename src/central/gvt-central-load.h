/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"

G_BEGIN_DECLS

/* What waits at a centre, and what was set aside: how much, and never whose. */
typedef struct
{
  guint64 n_devices;
  guint64 n_outbox;      /* messages that laptops have not read yet */
  guint64 n_leases;      /* that wait for a one-time key of their laptop */
  guint64 n_blobs;       /* attachments that have come in part */
  guint64 n_quarantined; /* records */
  guint64 n_unknown;     /* records of newer versions */
  guint64 n_at_risk;     /* records that are in no backup of the centre yet */
} GvtCentralLoad;

/** gvt_central_measure_load: in one look at the store. Any thread; blocks */
gboolean gvt_central_measure_load (GvtCentral *self, GvtCentralLoad *load, GError **error);

G_END_DECLS
