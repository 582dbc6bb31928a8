/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is doubtful in a list: each rule, and who stands there twice. */
#include "gvt-error.h"
#include "gvt-list-lint.h"
#include "gvt-voters-fixture.h"

#define TODAY   "2026-11-24"
#define PURPOSE "memeriksa mutu daftar"

/* One cell of a sound row is changed. */
typedef struct
{
  GvtVoterColumn column;
  const char *text;
  GvtLintRule rule; /* that the row then breaks, and no other; GVT_N_LINT_RULES for none */
} Case;

static const Case cases[] = {
  { GVT_VOTER_NIK, "520201650790000", GVT_LINT_NIK },
  { GVT_VOTER_NIK, "5202016507900000", GVT_LINT_NIK },
  { GVT_VOTER_NKK, "5202013303140007", GVT_LINT_NKK },
  { GVT_VOTER_NAME, "SI", GVT_LINT_NAME },
  { GVT_VOTER_NAME, "SIT1 AMINAH", GVT_LINT_NAME },
  { GVT_VOTER_NAME, "\xc3\x89LI", GVT_N_LINT_RULES },
  { GVT_VOTER_BIRTH_DATE, "31|02|1990", GVT_LINT_BIRTH },
  { GVT_VOTER_BIRTH_DATE, "25|11|2026", GVT_LINT_BIRTH }, /* tomorrow */
  { GVT_VOTER_BIRTH_DATE, "23|11|1910", GVT_LINT_BIRTH }, /* 116 years */
  { GVT_VOTER_BIRTH_DATE, "25|11|1910", GVT_N_LINT_RULES },
  { GVT_VOTER_BIRTH_DATE, "25|11|2009", GVT_N_LINT_RULES }, /* 16, and married */
  { GVT_VOTER_SEX, "L", GVT_LINT_SEX },
  { GVT_VOTER_RT, "000", GVT_LINT_RT_RW },
  { GVT_VOTER_RW, "000", GVT_LINT_RT_RW },
  { GVT_VOTER_DISABILITY, "7", GVT_LINT_DISABILITY },
  { GVT_VOTER_DISABILITY, "", GVT_N_LINT_RULES },
  { GVT_VOTER_DISABILITY, "6", GVT_N_LINT_RULES },
};

static void
assert_breaks_only (const GvtVoterRow *row, GvtLintRule rule)
{
  gboolean broken[GVT_N_LINT_RULES];

  gvt_lint_row (row, TODAY, broken);
  for (guint i = 0; i < GVT_N_LINT_RULES; i++)
    g_assert_cmpint (broken[i], ==, i == (guint) rule);
}

static void
test_rules_of_a_row (void)
{
  assert_breaks_only (&gvt_fixture_rows[1], GVT_N_LINT_RULES);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GvtVoterRow row = gvt_fixture_rows[1];

      g_test_message ("%s", cases[i].text);
      row.text[cases[i].column] = cases[i].text;
      assert_breaks_only (&row, cases[i].rule);
    }
}

/* On the birthday itself one is of age. */
static void
test_under_age (void)
{
  GvtVoterRow row = gvt_fixture_rows[1];

  row.text[GVT_VOTER_MARITAL] = "B";
  row.text[GVT_VOTER_BIRTH_DATE] = "25|11|2009";
  assert_breaks_only (&row, GVT_LINT_UNDER_AGE);
  row.text[GVT_VOTER_BIRTH_DATE] = "24|11|2009";
  assert_breaks_only (&row, GVT_N_LINT_RULES);
}

static GvtListLint *
lint (GvtVotersFixture *fixture, const char *area)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtRoll) roll = gvt_roll_open (fixture->profile, NULL, NULL, &error);
  GvtListLint *done;

  g_assert_no_error (error);
  done = gvt_list_lint_run (fixture->profile, roll, area, PURPOSE, &error);
  g_assert_no_error (error);
  return done;
}

/* The same six rows in two villages: five NIKs twice; one row has none, but name, day and place;
 * and two people share a number within a village already. */
static void
test_who_stands_there_twice (GvtVotersFixture *fixture, gconstpointer unused)
{
  static const char *const both[] = { FIXTURE_KUTA, FIXTURE_PRAYA, NULL };
  g_autoptr (GvtListLint) one = NULL;
  g_autoptr (GvtListLint) two = NULL;

  gvt_voters_fixture_give (fixture, both);
  one = lint (fixture, FIXTURE_KUTA);
  two = lint (fixture, NULL);

  g_assert_cmpuint (one->n_rows, ==, FIXTURE_N_ROWS);
  g_assert_cmpuint (one->counts[GVT_LINT_NIK], ==, 1);
  g_assert_cmpuint (one->counts[GVT_LINT_K1], ==, 0);
  g_assert_cmpuint (one->counts[GVT_LINT_K2], ==, 1);
  g_assert_cmpuint (one->counts[GVT_LINT_K3], ==, 0);
  g_assert_cmpuint (two->n_rows, ==, 2 * FIXTURE_N_ROWS);
  g_assert_cmpuint (two->counts[GVT_LINT_NIK], ==, 2);
  g_assert_cmpuint (two->counts[GVT_LINT_K1], ==, 5);
  g_assert_cmpuint (two->counts[GVT_LINT_K2], ==, 1);
  g_assert_cmpuint (two->counts[GVT_LINT_K3], ==, 1);
}

/* I10, I11: no name, no whole number, no birth date. */
static void
test_rows_are_told_without_names (GvtVotersFixture *fixture, gconstpointer unused)
{
  static const char *const kuta[] = { FIXTURE_KUTA, NULL };
  g_autoptr (GvtListLint) done = NULL;
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  done = lint (fixture, NULL);
  object = gvt_list_lint_to_json (done);
  json_node_set_object (node, object);
  text = json_to_string (node, FALSE);

  g_assert_nonnull (strstr (text, "\"rule\":\"k2\""));
  g_assert_nonnull (strstr (text, "520201xxxxxxxx03"));
  g_assert_null (strstr (text, "5202010101850003"));
  g_assert_null (strstr (text, "LALU WIRE"));
  g_assert_null (strstr (text, "1985"));
}

static void
test_a_facilitator_looks_through_nothing (GvtVotersFixture *fixture, gconstpointer unused)
{
  static const char *const kuta[] = { FIXTURE_KUTA, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtRoll) roll = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  roll = gvt_roll_open (fixture->profile, NULL, NULL, &error);
  g_assert_null (gvt_list_lint_run (fixture->profile, roll, NULL, NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT); /* not without a purpose */
  g_clear_error (&error);

  gvt_test_profile_as (fixture->profile, GVT_TEST_OFFICER);
  g_assert_null (gvt_list_lint_run (fixture->profile, roll, FIXTURE_GERUNG, PURPOSE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN); /* another's area */
  g_clear_error (&error);

  gvt_test_profile_as (fixture->profile, GVT_TEST_FACILITATOR);
  g_assert_null (gvt_list_lint_run (fixture->profile, roll, NULL, PURPOSE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
}

#define ADD(path, func) \
  g_test_add (path, GvtVotersFixture, NULL, gvt_voters_fixture_set_up, func, \
              gvt_voters_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/list-lint/each-rule-by-one-cell", test_rules_of_a_row);
  g_test_add_func ("/list-lint/of-age-on-the-birthday", test_under_age);
  ADD ("/list-lint/who-stands-there-twice", test_who_stands_there_twice);
  ADD ("/list-lint/I11-rows-are-told-without-names", test_rows_are_told_without_names);
  ADD ("/list-lint/only-who-opens-the-roll-in-his-area-and-for-a-purpose",
       test_a_facilitator_looks_through_nothing);
  return g_test_run ();
}
