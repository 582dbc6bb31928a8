/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-row-code.h"

#include <string.h>

#include "gvt-crockford.h"

#define MAX_DIGITS 4

char *
gvt_row_code_new (const char *worklist, guint number)
{
  g_autofree char *symbols = g_strdup_printf ("%s%u", worklist, number);

  return g_strdup_printf ("%s-%u-%c", worklist, number, gvt_crockford_check (symbols));
}

/* A name without digits could be read as symbols: "ALIO" as "A110". */
static gboolean
has_digit (const char *text)
{
  return text[strcspn (text, "0123456789")] != '\0';
}

gboolean
gvt_row_code_parse (const char *typed, char worklist[GVT_WORKLIST_CODE_SIZE + 1], guint *number)
{
  g_autofree char *symbols = has_digit (typed) ? gvt_crockford_clean (typed, NULL) : NULL;
  gsize length = symbols != NULL ? strlen (symbols) : 0;
  const char *digits;
  char check;

  if (length < GVT_WORKLIST_CODE_SIZE + 2 || length > GVT_WORKLIST_CODE_SIZE + MAX_DIGITS + 1)
    return FALSE;

  check = symbols[length - 1];
  symbols[length - 1] = '\0';
  digits = symbols + GVT_WORKLIST_CODE_SIZE;
  if (digits[strspn (digits, "0123456789")] != '\0' || *digits == '0'
      || gvt_crockford_check (symbols) != check)
    return FALSE;

  memcpy (worklist, symbols, GVT_WORKLIST_CODE_SIZE);
  worklist[GVT_WORKLIST_CODE_SIZE] = '\0';
  *number = (guint) g_ascii_strtoull (digits, NULL, 10);
  return *number <= GVT_WORKLIST_MAX_ROWS;
}
