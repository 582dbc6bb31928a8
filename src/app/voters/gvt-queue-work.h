/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-decision-acts.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What the pages of the centre's queue have done by workers. Each function fills a #GvtWork but for
 * its `done`. Nothing of an answer is kept on this laptop. */

typedef struct
{
  const char *state;  /* (nullable): as of #GvtQueueQuery */
  const GvtId *after; /* (nullable): the key behind which the page begins */
  gboolean only_due;  /* those with a legal deadline alone, of all pages from there on */
} GvtQueueWanted;

/** gvt_queue_work_list: Result: #JsonObject as of gvt_queue_call_list() */
void gvt_queue_work_list (GvtWork *work, GvtProfile *profile, const GvtQueueWanted *wanted);

/* One proposal, for its decision. */
typedef struct
{
  JsonObject *opened;  /* of gvt_queue_call_open() */
  GPtrArray *pictures; /* GBytes */
  guint n_away;        /* pictures that have not come to the centre */
} GvtQueueOpened;

/** gvt_queue_work_open: Result: #GvtQueueOpened */
void gvt_queue_work_open (GvtWork *work, GvtProfile *profile, const GvtId *proposal);

/** gvt_queue_work_decide: @proposals: (element-type JsonObject): of a list, which nobody changes;
 * the texts of @input are copied. No result */
void gvt_queue_work_decide (GvtWork *work,
                            GvtProfile *profile,
                            GPtrArray *proposals,
                            const GvtDecisionInput *input);
/** gvt_queue_work_undo: takes back @decision about @proposal: likewise. No result */
void gvt_queue_work_undo (GvtWork *work,
                          GvtProfile *profile,
                          JsonObject *proposal,
                          const GvtId *decision);

G_END_DECLS
