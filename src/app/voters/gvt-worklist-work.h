/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-work.h"
#include "gvt-worklist-acts.h"
#include "gvt-worklists.h"

G_BEGIN_DECLS

/* What the pages of worklists have done by workers. Each function fills a #GvtWork but for its
 * `done`. */

/** gvt_worklist_work_list: result: #GListModel of #GvtWorklist, without who stands there */
void gvt_worklist_work_list (GvtWork *work, GvtProfile *profile);
/** gvt_worklist_work_open: @name: an id or code. Result: #GvtWorklist with who stands there */
void gvt_worklist_work_open (GvtWork *work, GvtProfile *profile, GvtRoll *roll, const char *name);

/** gvt_worklist_work_open_again: as gvt_worklists_open_again(). Result: likewise */
void gvt_worklist_work_open_again (GvtWork *work,
                                   GvtProfile *profile,
                                   GvtRoll *roll,
                                   GvtWorklist *opened);

/** gvt_worklist_work_mark: @numbers: rows, copied; @outcome: copied. Result: the #GvtWorklist as it
 * is then, with who stands there */
void gvt_worklist_work_mark (GvtWork *work,
                             GvtProfile *profile,
                             GvtWorklist *worklist,
                             GArray *numbers,
                             const GvtOutcome *outcome);
/** gvt_worklist_work_undo: result likewise */
void gvt_worklist_work_undo (GvtWork *work, GvtProfile *profile, GvtWorklist *worklist);

/** gvt_worklist_work_compare: @typed: wiped when done. Result: gboolean *, whether it is the row's
 * number */
void gvt_worklist_work_compare (
    GvtWork *work, GvtProfile *profile, GvtWorklist *worklist, guint number, const char *typed);

/** gvt_worklist_work_print: @worklist: with who stands there; masked, as PDF. No result */
void gvt_worklist_work_print (GvtWork *work,
                              GvtProfile *profile,
                              GvtWorklist *worklist,
                              gboolean is_practice,
                              const char *path);

G_END_DECLS
