/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-roll.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* What is done with whole lists: masked on paper, looked through for what is doubtful, compared
 * with the version before, and put back to it. It opens the lists again when they are other ones
 * than before (gvt_workspace_get_generation()). Actions: lists.print, lists.lint, lists.changes,
 * lists.roll-back, lists.cancel. */
#define GVT_TYPE_LISTS_PAGE (gvt_lists_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtListsPage, gvt_lists_page, GVT, LISTS_PAGE, GvtSectionPage)

GvtSectionPage *gvt_lists_page_new (GvtRoll *roll); /* (transfer floating) */

/** gvt_lists_page_print: as if @path had been chosen for all that is open; for tests */
void gvt_lists_page_print (GvtListsPage *self, const char *path);

/** gvt_lists_page_choose: @village: from 1, in the order of the row; 0 for all. For pictures */
void gvt_lists_page_choose (GvtListsPage *self, guint village);

G_END_DECLS
