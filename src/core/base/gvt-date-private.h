/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-text.h"

G_BEGIN_DECLS

typedef struct
{
  gint year;  /* 1 to 9999 */
  gint month; /* 1 to 12 */
  gint day;   /* 1 to 31 */
} GvtDate;

/** gvt_date_parse: strictly "YYYY-MM-DD", a day that exists; %FALSE also for %NULL */
gboolean gvt_date_parse (const char *iso_date, GvtDate *date);

G_END_DECLS
