/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-tally.h"

#include "gvt-central-private.h"

void
gvt_central_tally_add (GvtCentral *self, GvtTally what, guint64 n)
{
  atomic_fetch_add_explicit (&self->tally[what], n, memory_order_relaxed);
}

guint64
gvt_central_tally_get (GvtCentral *self, GvtTally what)
{
  return atomic_load_explicit (&self->tally[what], memory_order_relaxed);
}
