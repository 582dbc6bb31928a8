/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gvt_listed_birth_read: @listed: "DD|MM|YYYY", as a list has it; @iso: becomes "YYYY-MM-DD".
 * Returns: whether there is such a day */
gboolean gvt_listed_birth_read (const char *listed, char iso[11]);

/** gvt_years_between: whole years from @birth to @day, both "YYYY-MM-DD"; negative for a birth to
 * come */
int gvt_years_between (const char *birth, const char *day);

G_END_DECLS
