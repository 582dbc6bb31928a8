/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A voter list as a spreadsheet wrote it: read, and each row judged. */
#include <string.h>

#include "gvt-fuzz.h"
#include "gvt-list-csv.h"
#include "gvt-list-judge.h"

#define VILLAGE "99.01.01.2001"

static GvtRegionList *
get_regions (void)
{
  static const char csv[] = "code,parent,level,name\n99,,provinsi,Pulau\n99.01,99,kabupaten,Uji\n"
                            "99.01.01,99.01,kecamatan,Uji\n99.01.01.2001,99.01.01,desa,Mawar\n";
  static GvtRegionList *regions;
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, strlen (csv));

  if (regions == NULL)
    regions = gvt_region_list_read_csv (bytes, NULL);
  return regions;
}

static void
judge (const GvtListFile *file)
{
  g_autoptr (GvtListSurvey) survey = gvt_list_survey_new (get_regions ());
  g_autoptr (GvtListCheck) check = gvt_list_check_new (get_regions (), survey, "2026-06-30", NULL);
  g_autofree char *faults = NULL;
  g_autofree char *warnings = NULL;
  g_autoptr (GError) error = NULL;
  GvtHash digest;

  if (!gvt_list_survey_file (file, survey, &digest, &error)
      || !gvt_list_judge_file (file, check, &digest, NULL, NULL, &error))
    {
      gvt_fuzz_refused (error);
      return;
    }
  faults = gvt_list_check_describe_faults (check);
  warnings = gvt_list_check_describe_warnings (check);
  g_assert_true (g_utf8_validate (faults, -1, NULL));
  g_assert_true (g_utf8_validate (warnings, -1, NULL));
  g_assert_cmpuint (gvt_list_check_get_faulty_rows (check), <=, gvt_list_survey_get_rows (survey));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *const villages[] = { NULL, VILLAGE };
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);

  for (gsize i = 0; i < G_N_ELEMENTS (villages); i++)
    {
      GvtListFile file = { gvt_fuzz_path (input), villages[i] };

      judge (&file);
    }
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  const GvtVoterRow row = { .text = { "1", "9901012503140007", "9901016507900001",
                                      "SITI; \"AMINAH\"", "PRAYA", "25|07|1990", "S", "P",
                                      "DUSUN KUTA", "001", "002", "0", "S", "", "dpt", "001" } };
  g_autoptr (GString) csv = g_string_new (NULL);

  gvt_list_csv_append_head (csv);
  gvt_list_csv_append_row (csv, VILLAGE, &row);
  gvt_fuzz_seed_text (seeds, csv->str);
  gvt_list_csv_append_row (csv, VILLAGE, &row); /* the same NIK again */
  gvt_fuzz_seed_text (seeds, csv->str);
  gvt_fuzz_seed_text (seeds, "\xef\xbb\xbfNKK,NIK,NAMA LENGKAP,TANGGAL LAHIR,STATUS KAWIN,JENIS "
                             "KELAMIN,RT,RW,TPS\n9901012503140007,9901016507900001,\"A, B\","
                             "25|07|1990,S,P,1,1,1\n");
  gvt_fuzz_seed_text (seeds, "NKK;NIK;NAMA;TANGGAL LAHIR;STATUS;KELAMIN;RT;RW;TPS\n"
                             "9,90101E+15;990101650790001;A;33059;S;P;1;1;1\n"
                             "9901012503140000;9901016507900001;B;1990-07-25;S;P;1;1;1\n"
                             "990101250314000;9901016507900001;C;7/25/90;S;P;1;1;1\n"
                             "9901012503140010;9901016507900001;D;25-Jul-1990;S;P;1;1;1\n");
  gvt_fuzz_seed_text (seeds, "NKK,NIK,NAMA LENGKAP,TANGGAL LAHIR\r9901012503140007,1,A,B\r");
  g_ptr_array_add (seeds, g_bytes_new_static ("\xff\xfeN\0K\0K\0;\0N\0I\0K\0\r\0\n\0", 20));
}
