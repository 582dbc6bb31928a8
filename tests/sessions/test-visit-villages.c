/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-test.h"
#include "gvt-visit-villages.h"

static const char csv[] = "code,parent,level,name\n"
                          "99,,provinsi,Latihan\n"
                          "99.01,99,kabupaten,Utara\n"
                          "99.01.01,99.01,kecamatan,Manda\n"
                          "99.01.01.2001,99.01.01,desa,Satu\n"
                          "99.01.01.2002,99.01.01,desa,Dua\n"
                          "99.01.02,99.01,kecamatan,Lain\n"
                          "99.01.02.2001,99.01.02,desa,Tiga\n";

static void
assert_proposed (const char *place, const char *segment, const char *expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, sizeof csv - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtRegionList) regions = gvt_region_list_read_csv (bytes, &error);
  g_auto (GStrv) codes = NULL;
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  codes = gvt_visit_propose_villages (regions, place, segment);
  found = g_strjoinv (" ", codes);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_school (void)
{
  assert_proposed ("99.01.01", "pemula", "99.01.01.2001 99.01.01.2002");
  assert_proposed ("99.01.01.2002", "pemula", "99.01.01.2001 99.01.01.2002");
  assert_proposed ("99.01.01", "", "99.01.01.2001 99.01.01.2002"); /* nobody said whom it is for */
}

static void
test_village (void)
{
  assert_proposed ("99.01.01.2002", "keluarga", "99.01.01.2002");
  assert_proposed ("99.01.01.2002", "", "99.01.01.2002");
}

static void
test_nothing (void)
{
  assert_proposed ("99.01", "pemula", ""); /* a whole regency is nobody's school */
  assert_proposed ("99", "pemula", "");
  assert_proposed ("99.01.09.2001", "pemula", ""); /* no place of the list */
  assert_proposed ("", "pemula", "");
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/visit-villages/a-school-proposes-those-of-its-kecamatan", test_school);
  g_test_add_func ("/visit-villages/a-village-proposes-itself", test_village);
  g_test_add_func ("/visit-villages/what-is-wider-proposes-nothing", test_nothing);

  return g_test_run ();
}
