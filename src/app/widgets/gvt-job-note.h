/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-progress.h"

G_BEGIN_DECLS

/* How far one long act of a page is, and what came of it: a bar while it runs, a note afterwards.
 * Property "label": what the bar is, for a screen reader. */
#define GVT_TYPE_JOB_NOTE (gvt_job_note_get_type ())
G_DECLARE_FINAL_TYPE (GvtJobNote, gvt_job_note, GVT, JOB_NOTE, AdwBin)

/** GvtJobWords: Returns: (transfer full): how far it is, as the work numbers its parts */
typedef char *(*GvtJobWords) (guint stage, guint64 count, guint64 total);

/** gvt_job_note_begin: @first: what stands in the bar until the work is heard of. Returns:
 * (transfer none): for the worker, who tells gvt_job_note_get_progress(); new with each act */
GCancellable *gvt_job_note_begin (GvtJobNote *self, const char *first, GvtJobWords words);
GvtProgress *gvt_job_note_get_progress (GvtJobNote *self); /* (transfer none) */
gboolean gvt_job_note_is_running (GvtJobNote *self);
void gvt_job_note_cancel (GvtJobNote *self);
/** gvt_job_note_end: @words: (nullable): what came of it; %NULL for what is shown elsewhere */
void gvt_job_note_end (GvtJobNote *self, const char *words);
/** gvt_job_note_forget: cancels, and takes the note off the screen */
void gvt_job_note_forget (GvtJobNote *self);

G_END_DECLS
