/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our template as CSV; and what is written of it is read as the same questions. */
#include "gvt-fuzz-quiz.h"
#include "gvt-fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GvtQuiz) quiz = gvt_fuzz_quiz (GVT_QUIZ_FORMAT_CSV, data, size);

  if (quiz != NULL)
    gvt_fuzz_quiz_again (GVT_QUIZ_FORMAT_CSV, quiz);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  gvt_fuzz_seed_text (seeds,
                      "\xef\xbb\xbfKode;Jenis;Bentuk;Tujuan;Pertanyaan;Pilihan A;Pilihan "
                      "B;Umpan balik A;Kunci;Penjelasan;Klaim\r\n"
                      "jam;satu jawaban;A;tahu;Kapan?;Pagi;Malam;Ya.;a;Pukul 07.00;k1, k2\r\n"
                      ";banyak jawaban;;;\"Mana; \"\"saja\"\"?\";'=1;'-2;;A,B;;\r\n"
                      ";benar salah;;;Benar?;;;;benar;;\r\n"
                      ";isian;;;\"Di\r\nmana?\";;;;TPS | tempat;;\r\n;;;;;;;;;;\r\n");
  gvt_fuzz_seed_text (seeds, "sep=,\ntype,prompt,key,option_a,option-b\nsingle,\"a\"b,c,d,e\n"
                             "single,\"a\n,b\nmultiple,x,\"a b\",1,2,\n");
}
