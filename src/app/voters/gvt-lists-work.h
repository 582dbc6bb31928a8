/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-list-lint.h"
#include "gvt-list-versions.h"
#include "gvt-roll.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What the pages about whole lists have done by workers. */

typedef struct
{
  GvtRoll *roll;
  const char *area;       /* a village, or "" for all that is open */
  const char *path;       /* where to */
  GvtRegionList *regions; /* (nullable) */
  gboolean is_practice;
  GvtProgress *progress;     /* (nullable) */
  GCancellable *cancellable; /* (nullable) */
} GvtListsOrder;

/** gvt_lists_work_print: masked, as PDF. No result */
void gvt_lists_work_print (GvtWork *work, GvtProfile *profile, const GvtListsOrder *order);

/** gvt_lists_work_lint: what is doubtful there. Result: #GvtListLint */
void gvt_lists_work_lint (GvtWork *work, GvtProfile *profile, const GvtListsOrder *order);
/** gvt_lists_work_save_lint: @lint, as CSV. No result */
void gvt_lists_work_save_lint (GvtWork *work,
                               GvtProfile *profile,
                               const GvtListsOrder *order,
                               GvtListLint *lint);
/** gvt_lists_work_find: who stands at @place: a look-up. Result: #GvtVoterHit */
void
gvt_lists_work_find (GvtWork *work, GvtProfile *profile, GvtRoll *roll, const GvtLintPlace *place);

/** gvt_lists_work_find_versions: what roll-back would do to the lists of @village. Result:
 * #GPtrArray of #GvtKeptVersions */
void gvt_lists_work_find_versions (GvtWork *work, GvtProfile *profile, const char *village);
/** gvt_lists_work_roll_back: does it to one of them. No result */
void gvt_lists_work_roll_back (GvtWork *work, GvtProfile *profile, const GvtKeptVersions *versions);

G_END_DECLS
