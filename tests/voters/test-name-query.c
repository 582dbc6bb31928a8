/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed into the one box: a name, and when he was born; and whom it finds. */
#include "gvt-error.h"
#include "gvt-lookup.h"
#include "gvt-name-query.h"
#include "gvt-voter-ask.h"
#include "gvt-voters-fixture.h"

static const char *const kuta[] = { FIXTURE_KUTA, NULL };

#define PURPOSE "coktas Dusun Kuta"

/* What is typed, and what name, birth and place are read in it. */
static const struct
{
  const char *typed;
  const char *name;
  const char *birth;
  const char *place; /* its names, RT and RW */
} readings[] = {
  { "  Siti   Khadijah ", "siti khadijah", "", "" },
  { "Siti Khadijah 1958", "siti khadijah", "1958", "" },
  { "1958 Siti", "siti", "1958", "" },
  { "siti lahir tahun 1958", "siti", "1958", "" },
  { "Siti 12-03-1958", "siti", "1958-03-12", "" },
  { "Siti 1/7/1958 Khadijah", "siti khadijah", "1958-07-01", "" },
  { "Siti 12031958", "siti", "1958-03-12", "" },
  { "siti tgl. 12 Maret 1958", "siti", "1958-03-12", "" },
  { "siti, 5 Agt 2001", "siti,", "2001-08-05", "" },
  { "siti 12 nopember 1958", "siti", "1958-11-12", "" },
  { "siti 1958-03-12", "siti", "1958-03-12", "" },
  { "siti 31-02-1958", "siti", "1958-02-31", "" }, /* for the search to refuse */
  { "siti 12-03-58", "siti 12-03-58", "", "" },
  { "siti 3058", "siti 3058", "", "" },
  { "siti 195812", "siti 195812", "", "" },
  { "12-03-1958", "", "1958-03-12", "" },
  { "", "", "", "" },
  { "\xff\xfe 1958", "\xef\xbf\xbd\xef\xbf\xbd", "1958", "" },
  { "Inaq Sahnim dari Kuta", "inaq sahnim", "", "kuta" },
  { "siti dsn. Mong I desa Kuta 1958", "siti", "1958", "mong i, kuta" },
  { "siti RT 03/02", "siti", "", "3/2" },
  { "siti RT.003 / RW 012 Dusun Mong", "siti", "", "mong 3/12" },
  { "siti rw05", "siti", "", "0/5" },
  { "siti dusun a desa b dari c", "siti", "", "a, b" },
  { "dari kuta", "dari kuta", "", "" }, /* there is no name before it */
  { "siti dari", "siti dari", "", "" },
  { "kartini", "kartini", "", "" }, /* no RT in it */
};

static char *
place_of (const GvtNameQuery *query)
{
  const GvtSaidPlace *place = &query->place;
  GString *text = g_string_new (place->names[0]);

  if (place->names[1] != NULL)
    g_string_append_printf (text, ", %s", place->names[1]);
  if (place->rt > 0 || place->rw > 0)
    g_string_append_printf (text, "%s%u/%u", text->len > 0 ? " " : "", place->rt, place->rw);
  return g_string_free (text, FALSE);
}

static void
test_reading (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_auto (GvtNameQuery) query = { 0 };
      g_autofree char *place = NULL;

      gvt_name_query_read (&query, readings[i].typed);
      place = place_of (&query);
      g_assert_cmpstr (place, ==, readings[i].place);
      g_assert_cmpstr (query.name, ==, readings[i].name);
      g_assert_cmpstr (query.birth, ==, readings[i].birth);
    }
}

static GvtRoll *
open_roll (GvtVotersFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GvtRoll *roll = gvt_roll_open (fixture->profile, NULL, NULL, &error);

  g_assert_no_error (error);
  return roll;
}

static GvtLookup *
by_birth (GvtVotersFixture *fixture, GvtRoll *roll, const char *birth)
{
  g_autoptr (GError) error = NULL;
  GvtLookup *lookup = gvt_lookup_by_name (fixture->profile, roll, "St. Aminah", birth, NULL, 0,
                                          PURPOSE, &error);

  g_assert_no_error (error);
  return lookup;
}

static void
test_why (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GvtLookup) lookup = NULL;
  g_autoptr (GvtVoterHit) hit = NULL;
  g_autoptr (JsonObject) json = NULL;
  g_autofree char *why = NULL;
  JsonObject *reason;

  gvt_voters_fixture_give (fixture, kuta);
  roll = open_roll (fixture);
  lookup = by_birth (fixture, roll, NULL);
  hit = g_list_model_get_item (gvt_lookup_get_hits (lookup), 0);
  json = gvt_voter_hit_to_json (hit);
  why = gvt_voter_hit_describe_match (hit);
  reason = json_array_get_object_element (json_object_get_array_member (json, "reasons"), 1);

  g_assert_cmpstr (why, ==, "AMINAH as written; ST is a form of SITI");
  g_assert_cmpfloat (gvt_voter_hit_get_score (hit), >, 0.95);
  g_assert_cmpfloat (json_object_get_double_member (json, "score"), ==,
                     gvt_voter_hit_get_score (hit));
  g_assert_cmpstr (json_object_get_string_member (reason, "code"), ==, "form");
  g_assert_cmpstr (json_object_get_string_member (reason, "given"), ==, "st");
  g_assert_cmpstr (json_object_get_string_member (reason, "listed"), ==, "siti");
  g_assert_cmpstr (json_object_get_string_member (reason, "words"), ==, "ST is a form of SITI");
}

/* Two are called so: the year tells which is meant; a whole date hides the NIK (I11). */
static void
test_birth (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GvtLookup) year = NULL, day = NULL;
  g_autoptr (GvtVoterHit) of_year = NULL, of_day = NULL;
  g_autoptr (GError) error = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  roll = open_roll (fixture);
  year = by_birth (fixture, roll, "1971");
  day = by_birth (fixture, roll, "1990-07-25");
  of_year = g_list_model_get_item (gvt_lookup_get_hits (year), 0);
  of_day = g_list_model_get_item (gvt_lookup_get_hits (day), 0);

  g_assert_cmpstr (gvt_voter_hit_get_id (of_year), ==, "520201000003");
  g_assert_cmpstr (gvt_voter_hit_get_nik_masked (of_year), ==, "520201xxxxxxxx02");
  g_assert_cmpstr (gvt_voter_hit_get_id (of_day), ==, "520201000002");
  g_assert_cmpstr (gvt_voter_hit_get_nik_masked (of_day), ==, "");
  g_assert_null (gvt_lookup_by_name (fixture->profile, roll, "aminah", "1990-02-30", NULL, 0,
                                     PURPOSE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static GvtLookup *
ask (GvtVotersFixture *fixture, GvtRoll *roll, const char *text, GError **error)
{
  const GvtVoterAsk ask = { .text = text, .purpose = PURPOSE };

  return gvt_voter_ask (fixture->profile, roll, &ask, NULL, error);
}

/* The first who is found, why, and what is shown of the NIK; "" where nobody is. */
static void
assert_first (GvtVotersFixture *fixture, GvtRoll *roll, const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtLookup) lookup = ask (fixture, roll, text, &error);
  g_autoptr (GvtVoterHit) hit = NULL;
  g_autofree char *why = NULL;
  g_autofree char *told = NULL;

  g_assert_no_error (error);
  hit = g_list_model_get_item (gvt_lookup_get_hits (lookup), 0);
  why = hit != NULL ? gvt_voter_hit_describe_match (hit) : NULL;
  told = hit != NULL ? g_strjoin ("|", gvt_voter_hit_get_id (hit), why,
                                  gvt_voter_hit_get_nik_masked (hit), NULL)
                     : g_strdup ("");
  g_assert_cmpstr (told, ==, expected);
}

/* What a worn card or a voice on the telephone has of a number: its end, or more of it. */
static void
test_one_box (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GError) error = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  roll = open_roll (fixture);
  assert_first (fixture, roll, "5202 0169 0371 0002",
                "520201000003|the NIK is the one that was asked for|520201xxxxxxxx02");
  assert_first (fixture, roll, "0002", "520201000003|the NIK has these digits|");
  assert_first (fixture, roll, "169037", "520201000003|the NIK has these digits|");
  assert_first (fixture, roll, "520201690371000", "520201000003|the NIK has these digits|");
  assert_first (fixture, roll, "6903", ""); /* four digits are the last ones */
  assert_first (fixture, roll, "siti 29 maret 1971",
                "520201000003|SITI as written; the list also has AMINAH; born on that day|");
  for (guint i = 0; i < 2; i++)
    {
      g_assert_null (ask (fixture, roll, i == 0 ? "123" : "29-03-1971", &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
      g_clear_error (&error);
    }
}

static void
assert_found (GvtVotersFixture *fixture,
              GvtRoll *roll,
              const char *text,
              const char *id,
              gboolean is_by_place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtLookup) lookup = ask (fixture, roll, text, &error);
  g_autoptr (GvtVoterHit) hit = NULL;
  g_autofree char *why = NULL;

  g_assert_no_error (error);
  hit = g_list_model_get_item (gvt_lookup_get_hits (lookup), 0);
  g_assert_nonnull (hit);
  g_assert_cmpstr (gvt_voter_hit_get_id (hit), ==, id);
  why = gvt_voter_hit_describe_match (hit);
  g_assert_true ((strstr (why, "lives where was said") != NULL) == is_by_place);
}

/* Namesakes are told apart by their hamlet, their neighbourhood and their village; what no list has
 * is no reason against anybody. */
static void
test_place (GvtVotersFixture *fixture, gconstpointer unused)
{
  static const char *const both[] = { FIXTURE_KUTA, FIXTURE_PRAYA, NULL };
  static const char *const of_first[] = { "siti aminah dusun kuta i", "siti aminah kuta i",
                                          "Siti Aminah RT 001/002",
                                          "siti aminah rt 1 dusun kuta i desa kuta" };
  static const char *const of_second[] = { "siti aminah kuta ii", "siti aminah dari dsn. Kuta II",
                                           "siti aminah rt 2" };
  g_autoptr (GvtRoll) roll = NULL;

  gvt_voters_fixture_give (fixture, both);
  roll = open_roll (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (of_first); i++)
    assert_found (fixture, roll, of_first[i], "520201000002", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (of_second); i++)
    assert_found (fixture, roll, of_second[i], "520201000003", TRUE);
  assert_first (fixture, roll, "lalu wire kuta ii",
                "520201000006|WIRE as written; lives where was said: KUTA II|520201xxxxxxxx03");
  assert_found (fixture, roll, "siti aminah dari Sekotong", "520201000002", FALSE);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/name-query/a-birth-is-read-beside-the-name", test_reading);
#define ADD(path, function) \
  g_test_add (path, GvtVotersFixture, NULL, gvt_voters_fixture_set_up, function, \
              gvt_voters_fixture_tear_down)
  ADD ("/name-query/a-name-says-why-it-is-a-hit", test_why);
  ADD ("/I11/one-box-takes-a-number-its-end-or-a-name", test_one_box);
  ADD ("/name-query/a-place-tells-namesakes-apart", test_place);
  ADD ("/I11/birth-tells-namesakes-apart", test_birth);

  return g_test_run ();
}
