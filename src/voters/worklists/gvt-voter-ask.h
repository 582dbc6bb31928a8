/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-lookup.h"

G_BEGIN_DECLS

/* One box for whatever is known of somebody, as people and programs ask it. */
typedef struct
{
  const char *text;    /* a row code of a worklist, a NIK, digits of one, or a name, maybe with a
                          birth date or year */
  const char *birth;   /* (nullable): as of gvt_lookup_by_name() */
  const char *village; /* (nullable): as of gvt_lookup_by_nik() */
  guint limit;         /* 0: %GVT_LOOKUP_LIMIT */
  const char *purpose;
} GvtVoterAsk;

/** gvt_voter_ask: waits where questions come faster than a queue has them (gvt-lookup-pace.h), then
 * as gvt_lookup_by_nik() and the others. @cancellable: (nullable). Returns: (transfer full)
 * (nullable) */
GvtLookup *gvt_voter_ask (GvtProfile *profile,
                          GvtRoll *roll,
                          const GvtVoterAsk *ask,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
