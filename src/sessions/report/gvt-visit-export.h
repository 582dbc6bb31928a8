/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-print-record.h"
#include "gvt-profile.h"
#include "gvt-visit.h"

G_BEGIN_DECLS

/** gvt_visit_export: @content leaves the sealed profile by a person's act (I10): the file is
 * written whole or not at all, then visit.exported/1 says its @form and digest; what cannot be
 * recorded does not stay. The caller has warned them. Any thread; blocks */
gboolean gvt_visit_export (GvtProfile *profile,
                           GvtVisit *visit,
                           const char *form,
                           GBytes *content,
                           const char *path,
                           GError **error);

/** gvt_visit_export_print: the same with a print pack, whose content stands in the record, too:
 * visit.exported/2 */
gboolean gvt_visit_export_print (GvtProfile *profile,
                                 GvtVisit *visit,
                                 const GvtPrintRecord *record,
                                 GBytes *content,
                                 const char *path,
                                 GError **error);

/** gvt_visit_export_worklist: the same with a worklist on paper, and which lists' people stand on
 * it. @lists: of #GvtExportedList */
gboolean gvt_visit_export_worklist (GvtProfile *profile,
                                    GvtVisit *visit,
                                    const GvtId *worklist,
                                    GPtrArray *lists,
                                    GBytes *content,
                                    const char *path,
                                    GError **error);

/** gvt_visit_export_mark: gvt_export_mark(). Returns: (transfer full) (nullable) */
char *gvt_visit_export_mark (GvtProfile *profile, GError **error);

G_END_DECLS
