/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"

G_BEGIN_DECLS

/* What this process took in since it began: numbers that only grow, for whoever watches it. Any
 * thread. */
typedef enum
{
  GVT_TALLY_ADMITTED,    /* records that were new, quarantined ones among them */
  GVT_TALLY_QUARANTINED, /* of these, those that do not count (I5) */
  GVT_TALLY_AHEAD,       /* that came before those before them, and were sent back (I3) */
  GVT_TALLY_BLOB_BYTES,  /* of attachments, in pieces */
  GVT_TALLY_N,
} GvtTally;

void gvt_central_tally_add (GvtCentral *self, GvtTally what, guint64 n);
guint64 gvt_central_tally_get (GvtCentral *self, GvtTally what);

G_END_DECLS
