/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gvt_typed_date_to_iso: dates are spoken and written day first; records have the year first.
 * "7-5-2010", "07/05/2010", "7 5 2010" → "2010-05-07"; whether there is such a day is not judged.
 * Returns: (transfer full): what has another form stays as it is, without blanks around it */
char *gvt_typed_date_to_iso (const char *typed);

G_END_DECLS
