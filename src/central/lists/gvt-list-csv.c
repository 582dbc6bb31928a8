/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-csv.h"

#include <string.h>

#define SEPARATOR ';'
#define LINE_END  "\r\n"

static void
append_cell (GString *csv, const char *cell)
{
  if (strpbrk (cell, ";\"\r\n") == NULL)
    {
      g_string_append (csv, cell);
      return;
    }

  g_string_append_c (csv, '"');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

void
gvt_list_csv_append_head (GString *csv)
{
  append_cell (csv, GVT_LIST_VILLAGE_HEADING);
  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    {
      g_string_append_c (csv, SEPARATOR);
      append_cell (csv, gvt_voter_column_heading (i));
    }
  g_string_append (csv, LINE_END);
}

void
gvt_list_csv_append_row (GString *csv, const char *village, const GvtVoterRow *row)
{
  append_cell (csv, village);
  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    {
      g_string_append_c (csv, SEPARATOR);
      append_cell (csv, row->text[i]);
    }
  g_string_append (csv, LINE_END);
}
