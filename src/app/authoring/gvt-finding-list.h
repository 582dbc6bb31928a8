/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What an author should mend, one a row, and a line that says how much it is. Signal: "activated"
 * (#GvtLintFinding): the person wants to be brought there. */
#define GVT_TYPE_FINDING_LIST (gvt_finding_list_get_type ())
G_DECLARE_FINAL_TYPE (GvtFindingList, gvt_finding_list, GVT, FINDING_LIST, GtkBox)

/** gvt_finding_list_show: @findings: (nullable): of #GvtLintFinding; %NULL while it is being read.
 * @file: (nullable): only what stands in this file. @place: (nullable): or in module.json or
 * quiz.json at this place or within it, as "items[3]" */
void gvt_finding_list_show (GvtFindingList *self,
                            GListModel *findings,
                            const char *file,
                            const char *place);

G_END_DECLS
