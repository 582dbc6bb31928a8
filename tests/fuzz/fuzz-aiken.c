/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-fuzz-quiz.h"
#include "gvt-fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GvtQuiz) quiz = gvt_fuzz_quiz (GVT_QUIZ_FORMAT_AIKEN, data, size);

  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  gvt_fuzz_seed_text (seeds,
                      "Kapan?\nA. Pagi\nB) Siang\nANSWER: B\n\nDi mana?\r\nA. {x}\r\nB. y\r\n"
                      "C. z\r\nANSWER: C\r\n");
  gvt_fuzz_seed_text (seeds, "\xef\xbb\xbfSatu\nA. a\nANSWER: A\nB. b\n");
}
