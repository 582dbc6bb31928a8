/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-proof.h"

#include "gvt-central-private.h"
#include "gvt-central-report.h"
#include "gvt-json.h"
#include "gvt-proof.h"

GBytes *
gvt_central_prove_report (GvtCentral *self, const GvtId *visit, GError **error)
{
  const GvtCentralRing *ring = gvt_central_get_ring (self);
  gint64 now_us = gvt_clock_now_us (self->clock);
  g_autoptr (JsonObject) report = NULL;

  if (!gvt_keys_statement_check_time (ring->statement, now_us, error))
    return NULL;
  report = gvt_central_report_read (self, visit, error);
  if (report == NULL)
    return NULL;
  gvt_json_set_id (report, "visit", visit);
  return gvt_proof_write (ring->statement_bytes, now_us, report, ring->signing_key, error);
}
