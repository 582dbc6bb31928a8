/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-listed-birth.h"

#include <string.h>

#include "gvt-text.h"

gboolean
gvt_listed_birth_read (const char *listed, char iso[11])
{
  if (strlen (listed) != 10 || listed[2] != '|' || listed[5] != '|')
    return FALSE;

  g_snprintf (iso, 11, "%.4s-%.2s-%.2s", listed + 6, listed + 3, listed);
  return gvt_date_is_valid (iso);
}

int
gvt_years_between (const char *birth, const char *day)
{
  int years = (int) g_ascii_strtoll (day, NULL, 10) - (int) g_ascii_strtoll (birth, NULL, 10);

  return strcmp (day + 4, birth + 4) < 0 ? years - 1 : years;
}
