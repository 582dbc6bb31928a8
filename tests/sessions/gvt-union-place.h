/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-event-private.h"
#include "gvt-profile.h"
#include "gvt-session-kinds.h"

G_BEGIN_DECLS

/* Laptops, and the centre, whose chains meet in any order; with the kinds of sessions alone. */

/* A laptop, or the centre: a folder with a journal of its own. */
typedef struct
{
  GvtProfile *profile;
  GvtJournal *journal;
  GvtStore *store; /* borrowed */
  GvtClock *clock;
  GvtId device;
  GvtPublicKey key;
} GvtUnionPlace;

/* A run of events of one incarnation. */
typedef struct
{
  GvtId device;
  guint32 incarnation;
  GvtPublicKey key;
  GPtrArray *events; /* GvtEvent */
} GvtUnionRun;

void gvt_union_place_open (GvtUnionPlace *self);
/** gvt_union_place_close: asserts first that quiz_card says what it is made of */
void gvt_union_place_close (GvtUnionPlace *self);

GvtUnionRun *gvt_union_run_new (const GvtId *device, guint32 incarnation, const GvtPublicKey *key);
void gvt_union_run_free (GvtUnionRun *self);
/** gvt_union_run_of: Returns: (transfer full): all that @place wrote */
GvtUnionRun *gvt_union_run_of (GvtUnionPlace *place);

/** gvt_union_admit: Returns: how many of the @n events from @start on were new to @place */
guint gvt_union_admit (GvtUnionPlace *place, const GvtUnionRun *run, guint start, guint n);
void gvt_union_admit_all (GvtUnionPlace *place, const GvtUnionRun *run);
/** gvt_union_admit_interleaved: at most four runs, in a random interleaving of small batches that
 * @seed decides, some of them twice, and all of it once more at the end */
void gvt_union_admit_interleaved (GvtUnionPlace *place,
                                  const GvtUnionRun *const *runs,
                                  guint n_runs,
                                  guint32 seed);
/** gvt_union_count_rejected: how many of @run are kept aside at @place */
guint gvt_union_count_rejected (GvtUnionPlace *place, const GvtUnionRun *run);

/** gvt_union_issue: Returns: (transfer full): @from at the end of @run, chained to what stands
 * there: issued again, or with a @body of its own as another event of its kind */
GvtEvent *gvt_union_issue (GvtUnionRun *run, const GvtEvent *from, const char *body);
/** gvt_union_head_of: Returns: (transfer full): the same chain up to @n_kept, as the place where
 * @run forked knows it */
GvtUnionRun *gvt_union_head_of (const GvtUnionRun *run, guint n_kept);
/** gvt_union_reissue: I9. Returns: (transfer full): the incarnation @incarnation, in which all of
 * @run after @n_kept is issued again */
GvtUnionRun *gvt_union_reissue (const GvtUnionRun *run, guint n_kept, guint32 incarnation);

void gvt_union_assert_same_tables (GvtUnionPlace *place, GvtUnionPlace *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtUnionRun, gvt_union_run_free)

G_END_DECLS
