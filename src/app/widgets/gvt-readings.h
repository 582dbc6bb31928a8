/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-work.h"

G_BEGIN_DECLS

/* What a page reads to show it, again after every change. Workers end in any order: an older answer
 * must not take the place of a newer one. Main thread only. */
typedef struct _GvtReadings GvtReadings;

/** gvt_readings_new: @owner: (type GObject): as of gvt_work_run(); it frees what this returns when
 * it is disposed of. Returns: (transfer full) */
GvtReadings *gvt_readings_new (gpointer owner);
void gvt_readings_free (GvtReadings *self);
/** gvt_readings_begin: @work: as of gvt_work_run(); what was begun before with the same done is not
 * told any more */
void gvt_readings_begin (GvtReadings *self, const GvtWork *work);
/** gvt_readings_drop: nothing of what was begun is told any more */
void gvt_readings_drop (GvtReadings *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtReadings, gvt_readings_free)

G_END_DECLS
