/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-profile.h"
#include "gvt-transport.h"

G_BEGIN_DECLS

/* A supervisor asks the centre for the proposals that wait in his area. Nothing of an answer is
 * kept on this laptop. For supervisors: %GVT_ERROR_FORBIDDEN, %GVT_ERROR_OFFLINE without a line.
 * Any thread; they block. */

typedef struct
{
  const char *area;   /* (nullable): inside his; %NULL: all of it */
  const char *state;  /* (nullable): of gvt_proposal_state_codes; %NULL: those to be decided */
  const GvtId *after; /* (nullable): the key behind which the page begins */
} GvtQueueQuery;

/** gvt_queue_call_list: a page: {"next": id or null, "now": microseconds by the centre,
 * "proposals": [...], each as gvt_proposal_to_json() and with "conflicts", "decision", "due_at",
 * "is_due_soon", "is_of_updating" and "plenary", as gvt_central_list_waiting() has them, and "here"
 * (gvt-queue-here.h)}. Returns: (transfer full) (nullable) */
JsonObject *gvt_queue_call_list (GvtProfile *profile,
                                 GvtTransport *transport,
                                 const GvtQueueQuery *query,
                                 GCancellable *cancellable,
                                 GError **error);

/** gvt_queue_call_open: one, for its decision: {"proposal", "columns": [{"field", "taken", "now",
 * "proposed", "differs"}], "facts", "lookalikes", "questions", "taken_list", "now_list",
 * "decisions"}. That it was read, and by whom, stands in the centre's journal. Returns: (transfer
 * full) (nullable) */
JsonObject *gvt_queue_call_open (GvtProfile *profile,
                                 GvtTransport *transport,
                                 const GvtId *proposal,
                                 GCancellable *cancellable,
                                 GError **error);

/** gvt_queue_call_pictures: those that have come. @n_away: (out): how many have not. Returns:
 * (transfer full) (element-type GBytes) (nullable) */
GPtrArray *gvt_queue_call_pictures (GvtProfile *profile,
                                    GvtTransport *transport,
                                    const GvtId *proposal,
                                    guint *n_away,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
