/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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

G_END_DECLS
