/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-segment.h"

#include <glib/gi18n-lib.h>

#include "gvt-module.h"

/* In the order of gvt_segment_codes. */
static const char *const words[] = {
  N_ ("Families"),
  N_ ("First-time voters"),
  N_ ("Young voters"),
  N_ ("Women"),
  N_ ("People with disabilities"),
  N_ ("People with special needs"),
  N_ ("Marginalised people"),
  N_ ("Communities"),
  N_ ("Religious groups"),
  N_ ("Democracy volunteers"),
  N_ ("Internet users"),
};

const char *
gvt_segment_words (const char *code)
{
  for (guint i = 0; gvt_segment_codes[i] != NULL; i++)
    if (g_str_equal (gvt_segment_codes[i], code))
      return _ (words[i]);
  return *code == '\0' ? _ ("Everyone") : code;
}
