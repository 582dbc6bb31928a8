/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-id.h"
#include "gvt-roll.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* One household of a worklist at a time, by keys: Ctrl+Enter confirms all of it and goes on to the
 * next that waits; Page Up and Page Down go to another one. Of the person that is chosen: S fits, U
 * data changed, T not met, M refuses, B somebody new, X does not qualify, by the code that is
 * picked. Ctrl+Z takes back the last. It opens where it goes on. Actions: worklist.confirm,
 * worklist.mark(s), worklist.tms, worklist.undo, worklist.next, worklist.previous,
 * worklist.print. */
#define GVT_TYPE_WORKLIST_PAGE (gvt_worklist_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtWorklistPage, gvt_worklist_page, GVT, WORKLIST_PAGE, GvtSectionPage)

/** gvt_worklist_page_new: Returns: (transfer floating) */
GvtSectionPage *gvt_worklist_page_new (GvtRoll *roll, const GvtId *worklist);

G_END_DECLS
