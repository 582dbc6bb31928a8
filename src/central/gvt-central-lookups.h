/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central-events.h"

G_BEGIN_DECLS

/* What one user of one laptop asked about voters, as far as his laptop has told: numbers alone. */
typedef struct
{
  char *device; /* code */
  char *actor;  /* user code */
  guint n_questions;
  guint n_fast;    /* of these, faster than a queue asks (gvt-lookup-pace.h) */
  gint64 first_us; /* by the laptop's clock, as the next */
  gint64 last_us;
} GvtLookupCount;

/** gvt_central_count_lookups: questions by NIK and by name, in quarantine or not; of each laptop
 * who asked most first. Returns: (transfer full) (element-type GvtLookupCount) (nullable). Blocks
 */
GPtrArray *gvt_central_count_lookups (GvtCentral *self, GError **error);

/** gvt_lookup_count_to_json: {"device","actor","questions","fast","first_at_us","last_at_us"} */
JsonObject *gvt_lookup_count_to_json (const GvtLookupCount *self);

G_END_DECLS
