/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-report.h"

G_BEGIN_DECLS

/** gvt_attendance_sheet_render: the attendance list of @session as A4 pages of PDF, in the language
 * of the moment: a row a card, on each page which laptop and person made it, and when (I10). Which
 * disability somebody has does not stand beside his name. @with_names: otherwise their cells stay
 * empty. Any thread; blocks. Returns: (transfer full) (nullable) */
GBytes *gvt_attendance_sheet_render (GvtProfile *profile,
                                     const GvtId *session,
                                     gboolean with_names,
                                     const GvtReportOptions *options,
                                     GError **error);
/** gvt_attendance_sheet_write: the same into @path, which leaves the sealed profile by a person's
 * act and is journalled as an export; the caller has warned him */
gboolean gvt_attendance_sheet_write (GvtProfile *profile,
                                     const GvtId *session,
                                     gboolean with_names,
                                     const GvtReportOptions *options,
                                     const char *path,
                                     GError **error);

G_END_DECLS
