/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-unicode.h"

char *
gvt_unicode_normalize (const char *text, GNormalizeMode mode)
{
  return g_utf8_validate (text, -1, NULL) ? g_utf8_normalize (text, -1, mode) : NULL;
}
