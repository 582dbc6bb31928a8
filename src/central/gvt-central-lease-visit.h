/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central-leases.h"

G_BEGIN_DECLS

/* What a visit's leases came to on one laptop. */
typedef struct
{
  char *code;
  guint n_granted; /* villages */
  guint n_held;    /* which it may open long enough already */
} GvtVisitLease;

void gvt_visit_lease_free (GvtVisitLease *self);

/**
 * gvt_central_grant_visit:
 * @election: (nullable): the one whose list was imported last when %NULL
 * @until: (out) (transfer full): the last day: that after the visit
 *
 * Lets the laptops of a visit open the lists of the villages that its plan names, until a day after
 * it. These are the laptops that the plan was issued to by name; else those on which one of its
 * facilitators has a slot, and the one that planned it. All of them or none. What a laptop may open
 * that long already is not granted again, so that the same word twice does no harm.
 * %GVT_ERROR_NOT_FOUND; %GVT_ERROR_BAD_INPUT when the visit was called off or is over, names no
 * village, or has no laptop; %GVT_ERROR_FORBIDDEN as for a grant.
 *
 * Returns: (transfer full) (element-type GvtVisitLease) (nullable): by laptop
 */
GPtrArray *gvt_central_grant_visit (
    GvtCentral *self, const GvtId *visit, const char *election, char **until, GError **error);

G_END_DECLS
