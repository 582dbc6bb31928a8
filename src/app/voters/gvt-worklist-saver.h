/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"
#include "gvt-worklist.h"

G_BEGIN_DECLS

/* A worklist saved as a file to print, masked, with its row codes. */

/** gvt_worklist_save: warns, asks where to, writes, and says on @page what came of it. @worklist:
 * with who stands there */
void gvt_worklist_save (GvtSectionPage *page, GvtWorklist *worklist);

G_END_DECLS
