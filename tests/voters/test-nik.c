/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-nik.h"
#include "gvt-test.h"

#define TODAY "2026-11-24"

static GvtNikContext
context_of_today (void)
{
  return (GvtNikContext){ .today = TODAY };
}

static char *
join (char **codes)
{
  return g_strjoinv (" ", codes);
}

static void
assert_errors (const char *nik, const char *expected)
{
  GvtNikContext context = context_of_today ();
  g_autoptr (GvtNikResult) result = gvt_nik_check (nik, &context);
  g_autofree char *errors = join (result->errors);

  g_assert_cmpstr (errors, ==, expected);
  g_assert_cmpint (result->valid, ==, expected[0] == '\0');
}

static void
assert_warnings (const char *nik, const GvtNikContext *context, const char *expected)
{
  g_autoptr (GvtNikResult) result = gvt_nik_check (nik, context);
  g_autofree char *warnings = join (result->warnings);

  g_assert_true (result->valid);
  g_assert_cmpstr (warnings, ==, expected);
}

static void
test_takes_apart (void)
{
  GvtNikContext context = context_of_today ();
  g_autoptr (GvtNikResult) result = gvt_nik_check ("5271016507070001", &context);

  g_assert_true (result->valid);
  g_assert_cmpint (result->sex, ==, 'P');
  g_assert_cmpstr (result->date, ==, "2007-07-25");
  g_assert_cmpstr (result->region, ==, "52.71.01");
  g_assert_cmpuint (g_strv_length (result->warnings), ==, 0);
}

static void
test_hard_errors (void)
{
  static const struct
  {
    const char *nik;
    const char *errors;
  } cases[] = {
    { "5271016507070001", "" },
    { "5271010101900001", "" },
    { "5271013112900001", "" },
    { "5271014101900001", "" },
    { "5271017112900001", "" },
    { "5271010001900001", "day" },
    { "5271013201900001", "day" },
    { "5271014001900001", "day" },
    { "5271017201900001", "day" },
    { "5271019901900001", "day" },
    { "5271010100900001", "month" },
    { "5271010113900001", "month" },
    { "5271010101900000", "serial" },
    { "5271010000900000", "day month serial" },
    { "1111111111111111", "same-digit" },
    { "2222222222222222", "same-digit month" },
    { "0000000000000000", "same-digit day month serial" },
    { "", "length" },
    { "527101650707000", "length" },
    { "52710165070700011", "length" },
    { "527101650707000A", "not-digits" },
    { "52710165O7070001", "not-digits" },
    { "5271 0165 0707 0001", "length not-digits" },
    { " 5271016507070001", "length not-digits" },
    { "52710165070700\xd9\xa1\xd9\xa2", "not-digits" }, /* Arabic digits */
    { "5.27102E+15", "length not-digits" },             /* what a spreadsheet makes of it */
    { "\xff\xfe", "length not-digits" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_errors (cases[i].nik, cases[i].errors);
}

static void
test_errors_leave_nothing_derived (void)
{
  GvtNikContext context = context_of_today ();
  g_autoptr (GvtNikResult) result = gvt_nik_check ("5271016513070001", &context);

  g_assert_cmpint (result->sex, ==, 0);
  g_assert_null (result->date);
  g_assert_null (result->region);
  g_assert_cmpuint (g_strv_length (result->warnings), ==, 0);
}

static void
test_century (void)
{
  static const struct
  {
    const char *nik;
    gboolean is_voter;
    const char *date;
  } cases[] = {
    { "5271012411260001", FALSE, "2026-11-24" }, /* born today */
    { "5271012511260001", FALSE, "1926-11-25" }, /* tomorrow is a hundred years ago */
    { "5271010101270001", FALSE, "1927-01-01" }, /* next year too */
    { "5271010101990001", FALSE, "1999-01-01" }, { "5271010101150001", FALSE, "2015-01-01" },
    { "5271010101150001", TRUE, "1915-01-01" }, /* a voter is rather 111 than 11 */
    { "5271010101100001", TRUE, "2010-01-01" }, /* 16, or 116: too old to believe */
    { "5271012902000001", TRUE, "2000-02-29" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GvtNikContext context = { .today = TODAY, .is_voter = cases[i].is_voter };
      g_autoptr (GvtNikResult) result = gvt_nik_check (cases[i].nik, &context);

      g_assert_cmpstr (result->date, ==, cases[i].date);
    }
}

static void
test_entered_date_decides_century (void)
{
  GvtNikContext context = { .today = TODAY, .birth_date = "1920-01-05" };
  g_autoptr (GvtNikResult) result = gvt_nik_check ("5271010501200001", &context);

  g_assert_cmpstr (result->date, ==, "1920-01-05");
  g_assert_cmpuint (g_strv_length (result->warnings), ==, 0);
}

static void
test_warnings_of_date (void)
{
  GvtNikContext context = context_of_today ();

  assert_warnings ("5271013102900001", &context, "impossible-date");
  assert_warnings ("5271016902010001", &context, "impossible-date"); /* 29 February 2001 */
  assert_warnings ("5271012411090001", &context, "");                /* 17 today */
  assert_warnings ("5271012511090001", &context, "under-age");       /* 17 tomorrow */
  assert_warnings ("5271010101150001", &context, "century-guess under-age");

  context.marital = 'B';
  assert_warnings ("5271012511090001", &context, "under-age");
  context.marital = 'S';
  assert_warnings ("5271012511090001", &context, "");
  context.marital = 'P';
  assert_warnings ("5271012511090001", &context, "");

  context.is_voter = TRUE;
  assert_warnings ("5271010101150001", &context, "century-guess over-age");
}

static void
test_entered_data_only_warns (void)
{
  GvtNikContext context = { .today = TODAY, .sex = 'P', .birth_date = "2007-07-25" };

  assert_warnings ("5271016507070001", &context, "");
  context.sex = 'L';
  assert_warnings ("5271016507070001", &context, "sex-differs");
  context.birth_date = "2007-07-26";
  assert_warnings ("5271016507070001", &context, "sex-differs birth-date-differs");
  context.sex = 0;
  context.birth_date = "1990-02-28";
  assert_warnings ("5271013102900001", &context, "impossible-date birth-date-differs");
}

static void
test_region_is_judged_by_the_list (void)
{
  static const char csv[] = "code,parent,level,name\n"
                            "52,,provinsi,Nusa Tenggara Barat\n"
                            "52.71,52,kota,Kota Mataram\n"
                            "52.71.01,52.71,kecamatan,Ampenan\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, sizeof csv - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtRegionList) regions = gvt_region_list_read_csv (bytes, &error);
  GvtNikContext context = { .today = TODAY, .regions = regions };

  g_assert_no_error (error);
  assert_warnings ("5271016507070001", &context, "");
  assert_warnings ("5201046507070001", &context, "unknown-region"); /* retired in 2008 */
  assert_warnings ("3171016507070001", &context, "unknown-region"); /* registered elsewhere */
}

static void
test_family_card (void)
{
  GvtNikContext context = context_of_today ();
  static const struct
  {
    const char *nkk;
    const char *errors;
    const char *warnings;
    const char *date;
  } cases[] = {
    { "5271012503140007", "", "", "2014-03-25" },
    { "5271016503140007", "day", "", NULL }, /* no +40 on a family card */
    { "5271012513140007", "month", "", NULL },
    { "5271012503140000", "serial", "", NULL },
    { "5271013002140007", "", "impossible-date", NULL },
    { "5271012411260007", "", "", "2026-11-24" },
    { "5271012511260007", "", "future-date", "2026-11-25" },
    { "527101250314000", "length", "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GvtNikResult) result = gvt_nkk_check (cases[i].nkk, &context);
      g_autofree char *errors = join (result->errors);
      g_autofree char *warnings = join (result->warnings);

      g_assert_cmpstr (errors, ==, cases[i].errors);
      g_assert_cmpstr (warnings, ==, cases[i].warnings);
      g_assert_cmpstr (result->date, ==, cases[i].date);
      g_assert_cmpint (result->sex, ==, 0);
    }
}

static char *
json_of (const char *nik)
{
  GvtNikContext context = context_of_today ();
  g_autoptr (GvtNikResult) result = gvt_nik_check (nik, &context);
  g_autoptr (JsonObject) object = gvt_nik_result_to_json (result);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return json_to_string (node, FALSE);
}

static void
test_json (void)
{
  g_autofree char *good = json_of ("5271016507070001");
  g_autofree char *bad = json_of ("5271016507070000");

  g_assert_cmpstr (good, ==,
                   "{\"nik\":\"5271016507070001\",\"valid\":true,\"errors\":[],\"warnings\":[],"
                   "\"sex\":\"P\",\"birth_date\":\"2007-07-25\",\"region_code\":\"52.71.01\"}");
  g_assert_cmpstr (bad, ==,
                   "{\"nik\":\"5271016507070000\",\"valid\":false,\"errors\":[\"serial\"],"
                   "\"warnings\":[],\"sex\":null,\"birth_date\":null,\"region_code\":null}");
}

static void
test_every_code_is_described (void)
{
  static const char *const codes[] = {
    "length",          "not-digits",        "same-digit",    "day",         "month",     "serial",
    "future-date",     "unknown-region",    "century-guess", "sex-differs", "under-age", "over-age",
    "impossible-date", "birth-date-differs"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *words = gvt_nik_describe (codes[i]);

      g_assert_true (g_str_has_suffix (words, "."));
    }
}

static void
test_mask (void)
{
  static const struct
  {
    const char *nik;
    const char *mask;
  } cases[] = {
    { "5271016507070001", "527101xxxxxxxx01" },
    { "527101650707000", "527101xxxxxxx00" },
    { "52710165070", "xxxxxxxxxxx" }, /* showing eight of eleven would hide nothing */
    { "", "" },
    { "52710165070700\xd9\xa1\xd9\xa2", "xxxxxxxxxxxxxxxx" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *mask = gvt_nik_mask (cases[i].nik);

      g_assert_cmpstr (mask, ==, cases[i].mask);
    }
}

static void
test_birth_date_in_a_query (void)
{
  static const char *const dated[] = {
    "25-07-2007",         "SITI 25/7/2007",      "2007-07-25",       "siti 25|07|2007",
    "25072007",           "SITI 20070725",       "25 Juli 2007",     "siti, 5 agustus 1990",
    "lahir 17.8.1945 di", "1 Desember 1960 ani", "AMINAH 31 12 1960"
  };
  static const char *const undated[] = { "SITI AMINAH",   "",      "1990",
                                         "SITI 25 RT 07", "25-07", "5271016507070001",
                                         "RT 003 RW 012" };

  for (gsize i = 0; i < G_N_ELEMENTS (dated); i++)
    if (!gvt_text_holds_birth_date (dated[i]))
      g_error ("no date seen in \"%s\"", dated[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (undated); i++)
    if (gvt_text_holds_birth_date (undated[i]))
      g_error ("a date seen in \"%s\"", undated[i]);
}

static void
test_clean (void)
{
  g_autofree char *clean = gvt_nik_clean (" 5271 0165-0707.0001\n");

  g_assert_cmpstr (clean, ==, "5271016507070001");
}

static void
test_a_slip_is_told_and_a_number_of_the_right_form_is_not (void)
{
  static const char *const slips[] = { "526901010762000",   "52690101076200012", "123", "AHMAD",
                                       "5269010107620001x", "5202013199900001",  "" };

  for (guint i = 0; i < G_N_ELEMENTS (slips); i++)
    {
      g_autofree char *words = gvt_nik_describe_slip (slips[i]);

      g_assert_nonnull (words);
    }
  g_assert_null (gvt_nik_describe_slip ("52.0201.650790.0001"));
  g_assert_null (gvt_nik_describe_slip ("5202016507900001"));
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/nik/is-taken-apart", test_takes_apart);
  g_test_add_func ("/nik/hard-errors-have-stable-codes", test_hard_errors);
  g_test_add_func ("/nik/errors-leave-nothing-derived", test_errors_leave_nothing_derived);
  g_test_add_func ("/nik/century-follows-today", test_century);
  g_test_add_func ("/nik/entered-date-decides-the-century", test_entered_date_decides_century);
  g_test_add_func ("/nik/odd-dates-and-ages-only-warn", test_warnings_of_date);
  g_test_add_func ("/nik/entered-data-only-warns", test_entered_data_only_warns);
  g_test_add_func ("/nik/prefix-is-judged-by-the-list", test_region_is_judged_by_the_list);
  g_test_add_func ("/nkk/has-a-date-of-issue", test_family_card);
  g_test_add_func ("/nik/json-has-the-promised-members", test_json);
  g_test_add_func ("/nik/every-code-is-described", test_every_code_is_described);
  g_test_add_func ("/I11/mask-shows-six-and-two", test_mask);
  g_test_add_func ("/I11/a-full-date-in-a-query-is-seen", test_birth_date_in_a_query);
  g_test_add_func ("/nik/a-slip-is-told",
                   test_a_slip_is_told_and_a_number_of_the_right_form_is_not);
  g_test_add_func ("/nik/typed-separators-are-cleaned", test_clean);

  return g_test_run ();
}
