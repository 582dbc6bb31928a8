/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-profile.h"
#include "gvt-transport.h"

G_BEGIN_DECLS

/* How a laptop is given up. Nothing may stand on it alone. Its last record says so; the centre
 * takes that in, takes back its leases, and answers with a proof: a `PROF` (gvt-proof.h) of figures
 * {"about": "retirement", "centre", "code", "device", "incarnation", "by", "records", "head": all
 * that the centre held of its chain then, "at_us", "contact_at_us", "unsent", "is_written_off"}.
 * Only then does anything go. For data officers and supervisors. Blocks; any thread. */

#define GVT_RETIREMENT_ABOUT "retirement"

/* What stands on this laptop alone. */
typedef struct
{
  guint64 records;
  guint64 unproven;    /* the centre has them by its word, and what it has is not what is here */
  guint64 at_risk;     /* at the centre, and in no backup of it yet (I13) */
  guint64 files;       /* photos and signatures */
  guint64 sessions;    /* that are open: their last answers may not be written yet */
  JsonObject *kinds;   /* records by kind */
  gboolean is_unknown; /* the store does not open: all that was not sent before, and nobody knows
                          how much */
} GvtRetirementRest;

void gvt_retirement_rest_clear (GvtRetirementRest *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtRetirementRest, gvt_retirement_rest_clear)

/** gvt_retirement_look: @rest: zeroed */
gboolean gvt_retirement_look (GvtProfile *profile, GvtRetirementRest *rest, GError **error);
/** gvt_retirement_rest_count: records and files that would be lost */
guint64 gvt_retirement_rest_count (const GvtRetirementRest *self);
/** gvt_retirement_rest_check: %GVT_ERROR_STATE, in words that name each and say how it gets away,
 * unless nothing stands here alone, nor would if the centre's machine burned now */
gboolean gvt_retirement_rest_check (const GvtRetirementRest *self, GError **error);

/**
 * gvt_retirement_ask:
 *
 * Synchronises, records that this laptop is given up, and synchronises until the centre's answer is
 * here; what an earlier call began it goes on with. Nothing is erased.
 *
 * Returns: (transfer full) (nullable): the proof. %GVT_ERROR_FORBIDDEN, %GVT_ERROR_STATE while
 * something stands here alone, %GVT_ERROR_REFUSED as the centre says; others as gvt_sync_run()
 */
GBytes *gvt_retirement_ask (GvtProfile *profile,
                            GvtTransport *transport,
                            GCancellable *cancellable,
                            GError **error);

/** gvt_retirement_read: @proof: of this laptop's centre. Returns: (transfer full) (nullable): the
 * figures */
JsonObject *gvt_retirement_read (GvtProfile *profile, GBytes *proof, GError **error);
/** gvt_retirement_figures_of_loss: what there is to say without the centre, by the present user:
 * the same figures, with "lost": {"records", "files", "kinds", "is_unknown"} and without "head".
 * Returns: (transfer full) */
JsonObject *gvt_retirement_figures_of_loss (GvtProfile *profile,
                                            const char *code,
                                            const GvtRetirementRest *rest);
/** gvt_retirement_end: erases keys, lists, leases, store, backups: all that is in the folder. To be
 * called once what proves it is somewhere else. Errors as gvt_retired_begin() */
gboolean gvt_retirement_end (GvtProfile *profile, JsonObject *figures, GError **error);

G_END_DECLS
