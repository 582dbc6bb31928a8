/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-typed-date.h"

char *
gvt_typed_date_to_iso (const char *typed)
{
  g_autoptr (GRegex) pattern = g_regex_new ("^\\s*(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4})\\s*$", 0,
                                            0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *day = NULL;
  g_autofree char *month = NULL;
  g_autofree char *year = NULL;

  if (!g_regex_match (pattern, typed, 0, &match))
    return g_strstrip (g_strdup (typed));
  day = g_match_info_fetch (match, 1);
  month = g_match_info_fetch (match, 2);
  year = g_match_info_fetch (match, 3);
  return g_strdup_printf ("%s-%02d-%02d", year, (int) g_ascii_strtoll (month, NULL, 10),
                          (int) g_ascii_strtoll (day, NULL, 10));
}
