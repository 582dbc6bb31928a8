/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-export.h"
#include "gvt-list-lint.h"
#include "gvt-list-versions.h"

G_BEGIN_DECLS

/* What was found out about lists, as files: rows are told by village, polling station, number in
 * the list and masked NIK, never by name (I11). The last columns say who wrote it (I10). */

/** gvt_lint_to_csv: a line for each finding. @mark: of gvt_export_mark(). Returns: (transfer full)
 */
GBytes *gvt_lint_to_csv (const GvtListLint *lint, const char *mark);
/** gvt_lint_export: to @path, recorded. @area: that was looked through, or "". Any thread; blocks
 */
gboolean gvt_lint_export (GvtProfile *profile,
                          const GvtListLint *lint,
                          const char *area,
                          const char *path,
                          GError **error);

/** gvt_changes_to_csv: a line for each row that differs. Returns: (transfer full) */
GBytes *gvt_changes_to_csv (const GvtVillageChanges *changes, const char *mark);
/** gvt_changes_export: to @path, recorded. Any thread; blocks */
gboolean gvt_changes_export (GvtProfile *profile,
                             const GvtVillageChanges *changes,
                             const char *path,
                             GError **error);

G_END_DECLS
