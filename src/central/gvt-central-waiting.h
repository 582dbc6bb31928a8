/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-central.h"
#include "gvt-queue-request.h"

G_BEGIN_DECLS

/* The queue: proposals of all laptops that wait to be decided. */

/* A page of it. */
typedef struct
{
  const char *area;   /* a region code, "" for everywhere */
  const char *state;  /* "" for those to be decided: sent, or in conflict */
  const GvtId *after; /* (nullable): the key behind which it begins */
  guint limit;
} GvtWaitingQuery;

/**
 * gvt_central_list_waiting:
 *
 * The oldest first, by their ids, which is what the next page goes on behind: {"next", "now",
 * "proposals": [...]}, each as gvt_proposal_to_json(), and "conflicts": how many decisions say
 * otherwise than the one that counts, "due_at": by when a request about one's own data is to be
 * answered (null else), "is_due_soon": whether 48 hours of the 72 are over, "decision": the
 * laptop's record by which it stands where it stands (null: none, or the centre's own act),
 * "is_of_updating" as gvt_proposal_is_of_updating(), and "plenary": of such a one, when the
 * regency's next plenary meeting is (null: nobody entered it).
 *
 * Returns: (transfer full) (nullable)
 */
JsonObject *
gvt_central_list_waiting (GvtCentral *self, const GvtWaitingQuery *query, GError **error);

/** gvt_central_open_waiting: one of them, opened in three columns (gvt-queue-call.h). That @by, a
 * user code, read it, at @device (nullable: at the centre), is in the centre's journal before this
 * returns. Returns: (transfer full) (nullable) */
JsonObject *gvt_central_open_waiting (
    GvtCentral *self, const GvtId *proposal, const char *by, const GvtId *device, GError **error);

/** gvt_central_note_opened: records that @by, at @device (nullable), opened @proposal */
gboolean gvt_central_note_opened (
    GvtCentral *self, const GvtId *proposal, const char *by, const GvtId *device, GError **error);

/** gvt_central_answer_queue: what a supervisor at @device asks; his slot there, role and area are
 * looked at here: %GVT_ERROR_FORBIDDEN. Returns: (transfer full) (nullable): sealed to the key that
 * he asks with */
GBytes *gvt_central_answer_queue (
    GvtCentral *self, const GvtId *device, guint32 incarnation, GBytes *request, GError **error);

/* Hours of a request about one's own data, under UU PDP (to be verified): by when it is to be
 * answered, and from when on it is told to be soon. */
#define GVT_OWN_REQUEST_HOURS 72
#define GVT_OWN_REQUEST_WARN  48

G_END_DECLS
