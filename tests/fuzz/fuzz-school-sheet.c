/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A school's list of pupils: what is read is a pupil that can be sealed and read again. */
#include <string.h>

#include "gvt-error.h"
#include "gvt-fuzz.h"
#include "gvt-json.h"
#include "gvt-nik.h"
#include "gvt-school-sheet.h"
#include "gvt-text.h"

#define TODAY "2026-11-30"

static void
check_pupil (const GvtPupil *pupil)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = gvt_pupil_to_json (pupil);
  g_autoptr (GBytes) bytes = gvt_json_canonical (object, &error);
  g_autoptr (JsonObject) read = NULL;
  g_autoptr (GvtPupil) again = NULL;

  g_assert_no_error (error);
  read = gvt_json_parse (bytes, g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  again = gvt_pupil_from_json (read, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < GVT_PUPIL_N_FIELDS; i++)
    g_assert_cmpstr (again->text[i], ==, pupil->text[i]);
  g_assert_cmpstr (pupil->text[GVT_PUPIL_BIRTH_DATE], <=, TODAY);
  g_assert_true (pupil->text[GVT_PUPIL_NIK] == NULL
                 || gvt_nik_has_form (pupil->text[GVT_PUPIL_NIK]));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) file = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pupils = gvt_school_sheet_read (file, TODAY, TRUE, NULL, &error);

  if (pupils == NULL)
    gvt_fuzz_refused (error);
  for (guint i = 0; pupils != NULL && i < pupils->len; i++)
    check_pupil (pupils->pdata[i]);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  gvt_fuzz_seed_text (seeds, "nama lengkap;NIK;tanggal lahir;jenis kelamin;kelas;desa\n"
                             "Baiq Contoh;'5202014508080001;5/8/2008;P;XII;Ds. Kuta\n"
                             "Lalu Rekaan;5.20201E+15;39479;L;X;Kuta\n");
  gvt_fuzz_seed_text (seeds, "SMAN CONTOH,,\nNo,Nama,\"Tempat, Tgl Lahir\"\n"
                             "1,Siti,\"Praya, 1 Februari 2008\"\nJumlah,,\n");
  gvt_fuzz_seed_text (seeds, "Nama\tNIK\tKelahiran\t\n\t\tTempat Lahir\tTgl Lahir\n"
                             "A\t5202014508080010\tPraya\t2/28/2008\n");
  g_ptr_array_add (seeds, gvt_school_sheet_template (TRUE));
}
