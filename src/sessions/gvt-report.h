/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module-library.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* The one-page report of a visit. */

/* What the page says besides the records themselves. */
typedef struct
{
  const char *place_text; /* (nullable): "Desa Kuta, Kec. Pujut, ..."; the code stands otherwise */
  gboolean is_practice;   /* a watermark: invented data */
} GvtReportOptions;

/**
 * gvt_report_render:
 *
 * Draws the page in the language of the moment: place, date, sessions with attendance by sex,
 * modules, quiz results, signature lines, and on the foot device, user and time. A function of the
 * records,
 * @options and the journal's clock. Any thread; blocks.
 *
 * Returns: (transfer full) (nullable): one A4 page as PDF
 */
GBytes *gvt_report_render (GvtProfile *profile,
                           GvtModuleLibrary *library,
                           const GvtId *visit,
                           const GvtReportOptions *options,
                           GError **error);

/**
 * gvt_report_write:
 * @path: where the person wants it; replaced if it exists
 *
 * Renders, writes the file to its disk, then journals the export (session.reported/1 with the
 * file's digest). What cannot be written is not recorded; what cannot be recorded does not stay.
 * Leaves the sealed world by a person's act (I10): the caller has warned them.
 */
gboolean gvt_report_write (GvtProfile *profile,
                           GvtModuleLibrary *library,
                           const GvtId *visit,
                           const GvtReportOptions *options,
                           const char *path,
                           GError **error);

G_END_DECLS
