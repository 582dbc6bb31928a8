/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module-library.h"
#include "gvt-profile.h"
#include "gvt-report.h"

G_BEGIN_DECLS

/* Certificates of those who took part in a visit: one A4 page on its side for each. */

#define GVT_CERTIFICATES_MAX      500
#define GVT_CERTIFICATES_MAX_NAME 120 /* characters */

/** gvt_certificates_read_names: a name a line; empty lines are passed over. Returns: (transfer
 * full) (nullable): %GVT_ERROR_BAD_INPUT names the line that is no name, or says that there are
 * none or too many */
GStrv gvt_certificates_read_names (GBytes *text, GError **error);
/** gvt_certificates_list_names: those of the visit's attendance lists, class by class, as far as
 * they are still here. Returns: (transfer full) (nullable): %GVT_ERROR_NOT_FOUND for none */
GStrv gvt_certificates_list_names (GvtProfile *profile, const GvtId *visit, GError **error);

/**
 * gvt_certificates_write:
 * @names: (nullable): %NULL-terminated; of people of whom nobody says in which class they were:
 *   theirs are the day and the modules of the visit. %NULL for those of the attendance lists, each
 *   with the day of his own class and with what was taught there
 *
 * The letterhead of the plan, the name as large as it fits and never cut, what was taught, and a
 * line to sign on: nobody is named as who signs, and nothing says that the election commission
 * approves. %GVT_ERROR_NOT_FOUND without names. A module that nobody reviewed yet is marked as a
 * draft. Recorded as an export. Errors as gvt_report_write(). Any thread; blocks.
 */
gboolean gvt_certificates_write (GvtProfile *profile,
                                 GvtModuleLibrary *library,
                                 const GvtId *visit,
                                 const char *const *names,
                                 const GvtReportOptions *options,
                                 const char *path,
                                 GError **error);

G_END_DECLS
