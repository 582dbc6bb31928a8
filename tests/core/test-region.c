/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-region.h"
#include "gvt-test.h"

/* Invented names under real shapes of codes. */
#define HEAD "code,parent,level,name\n"
#define ROWS \
  "52,,provinsi,Nusa Tenggara Barat\n" \
  "52.02,52,kabupaten,Kabupaten Contoh Tengah\n" \
  "52.71,52,kota,Kota Contoh\n" \
  "52.02.04,52.02,kecamatan,Pujaan\n" \
  "52.02.04.2002,52.02.04,desa,Kutaan\n" \
  "52.02.04.2001,52.02.04,desa,\"Sade, \"\"Lama\"\"\"\n" \
  "52.71.01,52.71,kecamatan,Ampena\n" \
  "52.71.01.1001,52.71.01,kelurahan,Taliwangan\n"

static void
test_codes_are_read_with_and_without_dots (void)
{
  static const struct
  {
    const char *code;
    const char *clean;
    GvtRegionLevel level;
  } table[] = {
    { "52", "52", GVT_REGION_PROVINCE },
    { "5201", "52.01", GVT_REGION_REGENCY },
    { "52.01", "52.01", GVT_REGION_REGENCY },
    { "520101", "52.01.01", GVT_REGION_DISTRICT },
    { "52.01.01", "52.01.01", GVT_REGION_DISTRICT },
    { "5201012002", "52.01.01.2002", GVT_REGION_VILLAGE },
    { "52.01.01.2002", "52.01.01.2002", GVT_REGION_VILLAGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *clean = gvt_region_code_clean (table[i].code, NULL);

      g_assert_cmpstr (clean, ==, table[i].clean);
      g_assert_cmpint (gvt_region_code_level (clean), ==, table[i].level);
    }
}

static void
test_other_codes_are_refused (void)
{
  static const char *const bad[] = { "",
                                     "5",
                                     "520",
                                     "52.",
                                     "52.1",
                                     "52.01.",
                                     ".52",
                                     "52.0101",
                                     "5201.01",
                                     "52.01.012002",
                                     "52010120021",
                                     "520101200",
                                     "52.01.01.200",
                                     "52.01.01.20021",
                                     "52.01.01.2002.",
                                     "52.01.01.2002.01",
                                     " 52",
                                     "52 ",
                                     "5a",
                                     "52,01",
                                     "52..01",
                                     "\xd9\xa5\xd9\xa2" /* digits, but not ours */ };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gvt_region_code_clean (bad[i], &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
    }
}

static void
test_an_area_holds_what_lies_in_it (void)
{
  g_assert_true (gvt_region_contains ("", "52.01"));
  g_assert_true (gvt_region_contains ("", ""));
  g_assert_true (gvt_region_contains ("52.01", "52.01"));
  g_assert_true (gvt_region_contains ("52.01", "52.01.01.2002"));
  g_assert_false (gvt_region_contains ("52.01", "52"));
  g_assert_false (gvt_region_contains ("52.01", "52.02.01"));
  g_assert_false (gvt_region_contains ("52.01", "52.011"));
  g_assert_false (gvt_region_contains ("52.01", ""));
}

static GvtRegionList *
read_list (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_test_bytes (text);

  return gvt_region_list_read_csv (bytes, error);
}

static void
test_a_list_is_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtRegionList) list = read_list (HEAD ROWS, &error);
  GvtRegion *village;

  g_assert_no_error (error);
  g_assert_cmpuint (gvt_region_list_get_size (list), ==, 8);
  village = gvt_region_list_find (list, "52.02.04.2001");
  g_assert_cmpstr (gvt_region_get_name (village), ==, "Sade, \"Lama\"");
  g_assert_cmpstr (gvt_region_get_kind (village), ==, "desa");
  g_assert_null (gvt_region_list_find (list, "52.03"));
}

static void
test_spreadsheet_line_ends_and_mark_are_read (void)
{
  g_autoptr (GvtRegionList) list = read_list (
      "\xef\xbb\xbf" HEAD "52,,provinsi,Nusa Tenggara Barat\r\n\r\n", NULL);

  g_assert_nonnull (list);
  g_assert_cmpstr (gvt_region_get_name (gvt_region_list_find (list, "52")), ==,
                   "Nusa Tenggara Barat");
}

static void
test_children_come_in_code_order (void)
{
  g_autoptr (GvtRegionList) list = read_list (HEAD ROWS, NULL);
  g_autoptr (GListModel) provinces = gvt_region_list_children (list, "");
  g_autoptr (GListModel) villages = gvt_region_list_children (list, "52.02.04");
  g_autoptr (GListModel) none = gvt_region_list_children (list, "52.02.04.2001");
  g_autoptr (GvtRegion) first = g_list_model_get_item (villages, 0);
  g_autofree char *code = NULL;
  g_autofree char *kind = NULL;

  g_object_get (first, "code", &code, "kind", &kind, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (provinces), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (villages), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (none), ==, 0);
  g_assert_cmpstr (code, ==, "52.02.04.2001");
  g_assert_cmpstr (kind, ==, "desa");
}

static void
test_a_place_is_described_as_people_say_it (void)
{
  static const struct
  {
    const char *code;
    const char *text;
  } table[] = {
    { "52", "Nusa Tenggara Barat" },
    { "52.02", "Kab. Contoh Tengah" },
    { "52.71", "Kota Contoh" },
    { "52.02.04", "Kec. Pujaan, Kab. Contoh Tengah" },
    { "52.02.04.2002", "Desa Kutaan, Kec. Pujaan, Kab. Contoh Tengah" },
    { "52.71.01.1001", "Kel. Taliwangan, Kec. Ampena, Kota Contoh" },
    { "52.99.01.2001", "52.99.01.2001" },
    { "", "" },
  };
  g_autoptr (GvtRegionList) list = read_list (HEAD ROWS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = gvt_region_list_describe (list, table[i].code);

      g_assert_cmpstr (text, ==, table[i].text);
    }
}

static void
test_a_bad_list_names_the_line (void)
{
  static const struct
  {
    const char *text;
    const char *named;
  } bad[] = {
    { "", "line 1" },
    { "code,name\n52,NTB\n", "line 1" },
    { HEAD "52,,provinsi\n", "line 2" },
    { HEAD "5x,,provinsi,NTB\n", "line 2" },
    { HEAD "52,,provinsi,NTB\n\n52,,provinsi,NTB\n", "line 4" },
    { HEAD "52,,kota,NTB\n", "line 2" },
    { HEAD "52,,benua,NTB\n", "line 2" },
    { HEAD "52,51,provinsi,NTB\n", "line 2" },
    { HEAD "52,,provinsi,\n", "line 2" },
    { HEAD "52,,provinsi,\"NTB\n", "line 2" },
    { HEAD "52,,provinsi,NTB\n52.01.01,52.01,kecamatan,X\n", "52.01.01" },
    { HEAD "52,,provinsi,\xff\n", "line 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_list (bad[i].text, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
      g_assert_nonnull (strstr (error->message, bad[i].named));
    }
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/region/codes-are-read-with-and-without-dots",
                   test_codes_are_read_with_and_without_dots);
  g_test_add_func ("/region/other-codes-are-refused", test_other_codes_are_refused);
  g_test_add_func ("/region/an-area-holds-what-lies-in-it", test_an_area_holds_what_lies_in_it);
  g_test_add_func ("/region-list/is-read", test_a_list_is_read);
  g_test_add_func ("/region-list/spreadsheet-line-ends-and-mark-are-read",
                   test_spreadsheet_line_ends_and_mark_are_read);
  g_test_add_func ("/region-list/children-come-in-code-order", test_children_come_in_code_order);
  g_test_add_func ("/region-list/a-place-is-described-as-people-say-it",
                   test_a_place_is_described_as_people_say_it);
  g_test_add_func ("/region-list/a-bad-list-names-the-line", test_a_bad_list_names_the_line);

  return g_test_run ();
}
