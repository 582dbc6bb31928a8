/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-id.h"
#include "gvt-secret.h"

G_BEGIN_DECLS

/* A lease's later end, read aloud over the telephone: twelve Crockford symbols in groups of four,
 * "K7QM-4T2X-9P0C". Two name the new last day (its number, modulo 1024), nine are a MAC, one is a
 * check symbol, so that a slip of the tongue is told from a wrong code.
 *
 * The MAC is 45 bits of BLAKE2b under the epoch key of the lease's first list, which nobody has but
 * the centre and the laptops that may open that list, over lease, laptop, copy and day. So a code
 * is good for one lease on one copy and for one day; whoever can make one himself can open the list
 * anyway. A lease's end only moves forward, so it works once. */

#define GVT_LEASE_CODE_DAYS 1023 /* how far it reaches beyond the present last day, at most */

typedef struct
{
  const GvtId *lease;
  const GvtId *device;
  guint32 incarnation;
  gint last_day; /* days since 1970-01-01, by the calendar of WITA */
} GvtLeaseClaim;

/** gvt_lease_last_day: of a lease until @not_after_us, as in #GvtLeaseClaim */
gint gvt_lease_last_day (gint64 not_after_us);
/** gvt_lease_not_after: the last moment of @last_day */
gint64 gvt_lease_not_after (gint last_day);

/** gvt_lease_code_make: Returns: (transfer full): in groups of four */
char *gvt_lease_code_make (const GvtSecret *epoch_key, const GvtLeaseClaim *claim);
/** gvt_lease_code_clean: canonical symbols of what was typed; %GVT_ERROR_BAD_INPUT in words where
 * it is no code at all, or a symbol is wrong. Returns: (transfer full) (nullable) */
char *gvt_lease_code_clean (const char *typed, GError **error);
/** gvt_lease_code_day: the day that a clean @code names for a lease until @last_day: that one or
 * the first later one that it can be */
gint gvt_lease_code_day (const char *code, gint last_day);
/** gvt_lease_code_fits: whether a clean @code was made for @claim; in a time that tells nothing */
gboolean
gvt_lease_code_fits (const char *code, const GvtSecret *epoch_key, const GvtLeaseClaim *claim);

G_END_DECLS
