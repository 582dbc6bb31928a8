/* SPDX-License-Identifier: GPL-3.0-or-later */
/* And what is written of it is read as the same questions. */
#include "gvt-fuzz-quiz.h"
#include "gvt-fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GvtQuiz) quiz = gvt_fuzz_quiz (GVT_QUIZ_FORMAT_GIFT, data, size);

  if (quiz != NULL)
    gvt_fuzz_quiz_again (GVT_QUIZ_FORMAT_GIFT, quiz);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  gvt_fuzz_seed_text (seeds, "\xef\xbb\xbf// satu\r\n$CATEGORY: a/b\r\n\r\n::Jam (1)::Kapan?{\r\n"
                             "~06.00#Terlalu pagi.\r\n=07.00#Ya.\r\n####Lihat kartu.\r\n}\r\n");
  gvt_fuzz_seed_text (seeds, "Mana saja?{~%50%a ~%-33.3%b#\\#1 ~%50%\\=c}\n\nBenar?{F#Salah.#Ya.}"
                             "\n\nDi mana?{=TPS =%0%rumah =\\*}\n");
  gvt_fuzz_seed_text (seeds, "[html]<p>Kapan &amp; <b>di mana</b>?<br/>&#65;&#x42;</p>{=a ~"
                             "[markdown]**b** `c`}\n\nRusak {=a\n\n~b}\n\nGap {=a} di sini\n\n"
                             "Pasang {=a -> b}\n\nAngka {#1..2}\n\nEsai {}\n\nTeks\n");
}
