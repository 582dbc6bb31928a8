/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-segment-words.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *code;
  const char *words;
} segments[] = {
  { "", N_ ("Everybody") },
  { "keluarga", N_ ("Families") },
  { "pemula", N_ ("First-time voters") },
  { "muda", N_ ("Young voters") },
  { "perempuan", N_ ("Women") },
  { "disabilitas", N_ ("Voters with a disability") },
  { "berkebutuhan-khusus", N_ ("Voters with special needs") },
  { "marjinal", N_ ("Marginal groups") },
  { "komunitas", N_ ("Communities") },
  { "keagamaan", N_ ("Religious groups") },
  { "relawan", N_ ("Democracy volunteers") },
  { "warganet", N_ ("Internet users") },
};

const char *
gvt_segment_words (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (segments); i++)
    if (g_strcmp0 (segments[i].code, code) == 0)
      return _ (segments[i].words);
  return code;
}
