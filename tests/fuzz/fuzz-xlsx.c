/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our template as a workbook. Bytes that begin as a zip are one; all others are the XML of its
 * sheet, texts and styles with \x01 between, packed first, so that checksums keep nothing from
 * being reached. What is written of it is read as the same questions. */
#include <string.h>

#include "gvt-fuzz-quiz.h"
#include "gvt-fuzz.h"
#include "gvt-quiz-export.h"
#include "gvt-xlsx-private.h"

#define N_PARTS 3

static GBytes *
pack (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) xml = g_strsplit (text, "\x01", N_PARTS);
  const char *const paths[] = { GVT_XLSX_SHEET, GVT_XLSX_STRINGS, GVT_XLSX_STYLES };
  const char *parts[2 * N_PARTS + 1] = { NULL };

  for (guint i = 0; i < N_PARTS && xml[i] != NULL; i++)
    {
      parts[2 * i] = paths[i];
      parts[2 * i + 1] = xml[i];
    }
  return gvt_xlsx_zip (parts);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  gboolean is_zip = size >= 2 && memcmp (data, "PK", 2) == 0;
  g_autoptr (GBytes) workbook = is_zip ? g_bytes_new_static (data, size) : pack (data, size);
  gsize length = 0;
  const guint8 *bytes = g_bytes_get_data (workbook, &length);
  g_autoptr (GvtQuiz) quiz = gvt_fuzz_quiz (GVT_QUIZ_FORMAT_XLSX, bytes, length);

  if (quiz != NULL)
    gvt_fuzz_quiz_again (GVT_QUIZ_FORMAT_XLSX, quiz);
  return 0;
}

/* As our own program writes it. */
static void
seed_written (GPtrArray *seeds, const char *csv)
{
  g_autoptr (GvtQuiz) quiz = gvt_fuzz_quiz (GVT_QUIZ_FORMAT_CSV, (const guint8 *) csv,
                                            strlen (csv));
  g_autoptr (JsonArray) left_out = json_array_new ();

  g_ptr_array_add (seeds, gvt_quiz_export_write (GVT_QUIZ_FORMAT_XLSX, quiz, left_out));
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  seed_written (seeds, "Jenis;Pertanyaan;Pilihan A;Pilihan B;Kunci\n"
                       "satu jawaban;\"Kapan <&>\n?\";_x000D_;b;A\nisian;Di mana?;;;=TPS\n");
  gvt_fuzz_seed_text (
      seeds,
      "<?xml version=\"1.0\"?><worksheet xmlns=\"u\"><sheetData><row r=\"1\"><c r=\"A1\" "
      "t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row><row "
      "r=\"2\"><c r=\"A2\" t=\"s\"><v>3</v></c><c r=\"B2\" t=\"inlineStr\"><is><r><t>Ta</t></r>"
      "<r><t>hun?</t></r></is></c><c r=\"C2\" s=\"0\"><v>2024</v></c></row><row><c><v>1</v></c>"
      "</row><row r=\"9\"><c r=\"A9\" t=\"b\"><v>1</v></c><c r=\"B9\" s=\"1\"><v>45336</v></c><c "
      "r=\"BL9\"><f>A1</f><v>1</v></c></row></sheetData></worksheet>\x01"
      "<sst><si><t>Jenis</t></si><si><r><t>Perta</t></r><r><t>nyaan</t></r><rPh><t>x</t></rPh>"
      "</si><si><t>Kunci</t></si><si><t>isi_x0061_n</t></si></sst>\x01"
      "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
}
