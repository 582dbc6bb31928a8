/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sound-list.h"

#include "gvt-central-lists.h"
#include "gvt-error.h"

/* Eight households; the card of one truly ends in 0. */
const char gvt_sound_list_rows[] =
    "99.01.01.2002;9901011203150004;9901014507900001;SITI REKAAN;05|07|1990;S;P;001;002;003\n"
    "99.01.01.2002;9901011203150004;9901012511880003;AHMAD REKAAN;25|11|1988;S;L;001;002;003\n"
    "99.01.01.2002;9901010107170011;9901016903710002;BAIQ CONTOH;29|03|1971;P;P;001;002;003\n"
    "99.01.01.2002;9901010107170011;9901010902950004;LALU CONTOH;09|02|1995;B;L;001;002;003\n"
    "99.01.01.2002;9901012208190005;9901014804990007;NI LUH ANDAI;08|04|1999;B;P;001;002;003\n"
    "99.01.01.2002;9901012208190005;9901013112600012;I MADE ANDAI;31|12|1960;S;L;001;002;003\n"
    "99.01.01.2002;9901013009080002;9901011708650001;HERMAN MISAL;17|08|1965;S;L;001;002;003\n"
    "99.01.01.2002;9901013009080002;9901014206680003;NURHAYATI MISAL;02|06|1968;S;P;001;002;003\n"
    "99.01.01.2002;9901013009080002;9901011101010006;RIZKI MISAL;11|01|2001;B;L;001;002;003\n"
    "99.01.01.2002;9901010505210010;9901010310790005;ZAINUDDIN ANDAI;03|10|1979;S;L;001;002;003\n"
    "99.01.01.2002;9901010505210010;9901016109820010;HALIMAH ANDAI;21|09|1982;S;P;001;002;003\n"
    "99.01.01.2002;9901011411120007;9901012802570002;WAYAN CONTOH;28|02|1957;P;L;001;002;003\n"
    "99.01.01.2002;9901012702160003;9901010712930008;MUHAMMAD CONTOH;07|12|1993;S;L;001;002;003\n"
    "99.01.01.2002;9901012702160003;9901015905960001;FATIMAH CONTOH;19|05|1996;S;P;001;002;003\n"
    "99.01.01.2002;9901010806100009;9901014103480004;JUMENAH REKAAN;01|03|1948;P;P;001;002;003\n";

GString *
gvt_sound_list_of (const char *first, const char *second)
{
  GString *csv = g_string_new (GVT_SOUND_LIST_HEAD);

  g_string_append (csv, first);
  g_string_append (csv, second);
  return csv;
}

GString *
gvt_sound_list_new (void)
{
  return gvt_sound_list_of (gvt_sound_list_rows, "");
}

static gboolean
import (
    GvtCentralFixture *fixture, GString *csv, const char *village, guint64 accepted, GError **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, "list.csv", NULL);
  g_auto (GvtListSummary) summary = { 0 };
  GvtListImport import = { .path = path,
                           .village = village,
                           .election = "pilkada-2024",
                           .as_of = "2026-06-30",
                           .accepted_faults = accepted };

  g_assert_true (g_file_set_contents (path, csv->str, (gssize) csv->len, NULL));
  return gvt_central_import_list (fixture->central, &import, &summary, error);
}

void
gvt_sound_list_assert_refused (GvtCentralFixture *fixture,
                               GString *csv,
                               const char *village,
                               const char *told,
                               const char *lines)
{
  g_autofree char *before = gvt_test_central_kinds (fixture->central);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (import (fixture, csv, village, GVT_SOUND_LIST_ROWS, &error));
  after = gvt_test_central_kinds (fixture->central);

  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  if (strstr (error->message, "the file itself is at fault") == NULL
      || strstr (error->message, told) == NULL || strstr (error->message, lines) == NULL)
    g_error ("%s, %s: %s", told, lines, error->message);
  g_assert_null (strstr (error->message, "accept"));
  g_assert_null (strstr (error->message, "9901"));
  g_assert_cmpstr (after, ==, before);
  g_string_free (csv, TRUE);
}

void
gvt_sound_list_assert_taken (GString *csv, guint64 n_faults)
{
  GvtCentralFixture fixture;
  g_autoptr (GError) error = NULL;

  gvt_central_fixture_set_up (&fixture, NULL);
  g_object_unref (gvt_test_central_import_regions (fixture.central));

  import (&fixture, csv, NULL, n_faults, &error);

  g_assert_no_error (error);
  gvt_central_fixture_tear_down (&fixture, NULL);
  g_string_free (csv, TRUE);
}

void
gvt_sound_list_set_up (GvtCentralFixture *fixture, gconstpointer unused)
{
  gvt_central_fixture_set_up (fixture, NULL);
  g_object_unref (gvt_test_central_import_regions (fixture->central));
}
