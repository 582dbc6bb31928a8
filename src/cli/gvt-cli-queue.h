/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-args.h"
#include "gvt-decision-acts.h"
#include "gvt-transport.h"

G_BEGIN_DECLS

/* Proposals of the centre's queue, as a command line names them. */
typedef struct
{
  GvtId proposal;
  char place[16];
  gint64 after; /* the number of the outcome that stands */
  gboolean has_decision;
  GvtId decision;   /* which record brought it there, or will once it is sent */
  gboolean is_said; /* something was said here that the centre has not received */
} GvtCliQueued;

/** gvt_cli_queue_find: those that the operands name, by id or receipt number, among those of
 * @states (%NULL-terminated; "" for those to be decided). One that is in none of them is
 * %GVT_ERROR_BAD_INPUT. Returns: (transfer full) (element-type GvtCliQueued) (nullable) */
GArray *gvt_cli_queue_find (const GvtArgs *args,
                            GvtProfile *profile,
                            GvtTransport *transport,
                            const char *const *states,
                            GError **error);
/** gvt_cli_queue_decide: %GVT_ERROR_STATE for what was decided here already */
gboolean gvt_cli_queue_decide (GvtProfile *profile,
                               GArray *on,
                               const GvtDecisionInput *input,
                               GError **error);
/** gvt_cli_queue_undo: %GVT_ERROR_STATE for what was not decided by a laptop */
gboolean gvt_cli_queue_undo (GvtProfile *profile, const GvtCliQueued *on, GError **error);

G_END_DECLS
