/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-unicode.h"

char *
gvt_unicode_normalize (const char *text, GNormalizeMode mode)
{
  return g_utf8_validate (text, -1, NULL) ? g_utf8_normalize (text, -1, mode) : NULL;
}

char *
gvt_unicode_head (const char *text, guint n_letters)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  if (g_utf8_strlen (valid, -1) > (glong) n_letters)
    *g_utf8_offset_to_pointer (valid, n_letters) = '\0';
  return g_steal_pointer (&valid);
}
