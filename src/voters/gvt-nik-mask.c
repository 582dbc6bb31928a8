/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-nik.h"

#include <string.h>

#define SHOWN_FIRST 6
#define SHOWN_LAST  2
#define MIN_HIDDEN  4

char *
gvt_nik_clean (const char *typed)
{
  GString *clean = g_string_sized_new (strlen (typed));

  for (const char *c = typed; *c != '\0'; c++)
    if (strchr (" \t\r\n.-", *c) == NULL)
      g_string_append_c (clean, *c);
  return g_string_free (clean, FALSE);
}

char *
gvt_nik_mask (const char *nik)
{
  gboolean is_text = g_utf8_validate (nik, -1, NULL);
  gsize length = is_text ? (gsize) g_utf8_strlen (nik, -1) : strlen (nik);
  gboolean is_ascii = length == strlen (nik);
  char *mask = g_strnfill (length, 'x');

  if (!is_ascii || length < SHOWN_FIRST + SHOWN_LAST + MIN_HIDDEN)
    return mask;

  memcpy (mask, nik, SHOWN_FIRST);
  memcpy (mask + length - SHOWN_LAST, nik + length - SHOWN_LAST, SHOWN_LAST);
  return mask;
}

/* Day, month, year or year, month, day, with a separator or none between; months also in words
 * ("25 Juli 1990"). A year of two digits makes no full date. */
static const char date_pattern[] =
    "(?<!\\d)(?:"
    "(?:0?[1-9]|[12]\\d|3[01])\\s*[-/.| ]\\s*(?:0?[1-9]|1[0-2])\\s*[-/.| ]\\s*(?:19|20)\\d\\d"
    "|(?:19|20)\\d\\d\\s*[-/.| ]\\s*(?:0?[1-9]|1[0-2])\\s*[-/.| ]\\s*(?:0?[1-9]|[12]\\d|3[01])"
    "|(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\\d\\d"
    "|(?:19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])"
    "|(?:0?[1-9]|[12]\\d|3[01])[-/. ]*(?:jan|feb|peb|mar|apr|mei|jun|jul|agu|agt|sep|okt|nop|nov|"
    "des)[a-z]*[-/., ]*(?:19|20)\\d\\d"
    ")(?!\\d)";

gboolean
gvt_text_holds_birth_date (const char *text)
{
  static gsize once = 0;
  static GRegex *dates = NULL;

  if (g_once_init_enter (&once))
    {
      dates = g_regex_new (date_pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
      g_assert (dates != NULL);
      g_once_init_leave (&once, 1);
    }

  return g_utf8_validate (text, -1, NULL) && g_regex_match (dates, text, 0, NULL);
}
