/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A school's list of pupils beside the voter lists: who is in which pile, who may look, and what is
 * left of it. */
#include <string.h>

#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-proposal-acts.h"
#include "gvt-proposal-kinds.h"
#include "gvt-school-lists.h"
#include "gvt-school-piles.h"
#include "gvt-school-sheet.h"
#include "gvt-session-acts.h"
#include "gvt-session-kinds.h"
#include "gvt-voters-fixture.h"
#include "gvt-voters-kinds.h"

#define PURPOSE "pemilih pemula"
#define DAY     "2026-11-24" /* of the fixture's clock */

/* Two of "Labuhan", one a village of which nothing is carried here. */
#define REGIONS \
  "code,parent,level,name\n" \
  "52,,provinsi,Nusa Tenggara Barat\n" \
  "52.02,52,kabupaten,Lombok Tengah\n" \
  "52.02.01,52.02,kecamatan,Pujut\n" \
  "52.02.01.2003,52.02.01,desa,Kuta\n" \
  "52.02.01.2004,52.02.01,desa,Labuhan\n" \
  "52.02.02,52.02,kecamatan,Praya\n" \
  "52.02.02.1001,52.02.02,kelurahan,Praya\n" \
  "52.02.02.2009,52.02.02,desa,Labuhan\n"

/* Beside the fixture's list of Kuta: nobody of them exists. */
#define SHEET \
  "nama lengkap;NIK;tanggal lahir;jenis kelamin;status kawin;kelas;desa/kelurahan;kecamatan\n" \
  "Siti Aminah;" FIXTURE_AMINAH_NIK ";25/07/1990;P;;XII-1;Kuta;\n" \
  "Baiq Nimatul Hasanah;;12/12/1999;P;;XII-1;Ds. Kuta;\n" \
  "Ni Gusti Ayu Elis;;1/7/1988;P;;XII-1;Ds. Kuta;\n" \
  "Lalu Belumterdaftar;5202011203080004;12/3/2008;L;;XII-2;Desa Kuta;\n" \
  "Baiq Sudahkawin;;1/2/2010;P;kawin;XII-2;Kuta;\n" \
  "Lalu Masihmuda;;24/11/2010;L;;X-1;Kuta;\n" \
  "Inaq Tepathari;;24/11/2009;P;;XI-1;Kuta;\n" \
  "Lalu Darijauh;;1/2/2008;L;;XII-2;Praya;\n" \
  "Lalu Entahmana;;1/2/2008;L;;XII-2;Labuhan;\n" \
  "Lalu Kecamatannya;;1/2/2008;L;;XII-2;Labuhan;Kec. Praya\n" \
  "Lalu Takdisebut;;1/2/2008;L;;XII-2;;\n" \
  "LALU BELUMTERDAFTAR;5202011203080004;12/3/2008;L;;XII-2;Kuta;\n" \
  "Lalu Wire;5202016507900001;1/1/1985;L;;XII-2;Kuta;\n"

static const GvtProjection *const projections[] = { &gvt_voters_projection,
                                                    &gvt_proposals_projection,
                                                    &gvt_sessions_projection, NULL };

typedef struct
{
  GvtVotersFixture voters;
  GvtProfile *profile;
  GvtRegionList *regions;
  GvtId visit;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  static const char *const villages[] = { FIXTURE_KUTA, NULL };
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GBytes) csv = g_bytes_new_static (REGIONS, strlen (REGIONS));
  g_autoptr (GError) error = NULL;

  self->profile = gvt_test_profile (gvt_test_folder (), clock, projections);
  gvt_voters_fixture_adopt (&self->voters, self->profile);
  gvt_voters_fixture_give (&self->voters, villages);
  self->regions = gvt_region_list_read_csv (csv, &error);
  g_assert_no_error (error);
  gvt_sessions_plan_visit (self->profile, "SMAN 1 Contoh", FIXTURE_KUTA, DAY, 40, &self->visit,
                           &error);
  g_assert_no_error (error);
  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gvt_test_profile_rebuilds (self->profile);
  g_object_unref (self->regions);
  gvt_profile_lock (self->profile);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  gvt_voters_fixture_leave (&self->voters);
  g_assert_finalize_object (self->profile);
}

static void
take (Fixture *self, const char *text)
{
  g_autoptr (GBytes) file = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pupils = gvt_school_sheet_read (file, DAY, FALSE, NULL, &error);

  g_assert_no_error (error);
  gvt_school_lists_take (self->profile, &self->visit, pupils, 0, PURPOSE, &error);
  g_assert_no_error (error);
}

static GvtSchoolPiles *
sort (Fixture *self, GvtRegionList *regions, const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtRoll) roll = gvt_roll_open (self->profile, NULL, NULL, &error);
  GvtSchoolPiles *piles = NULL;

  g_assert_no_error (error);
  piles = gvt_school_piles_sort (self->profile, roll, regions, &self->visit, day, PURPOSE, &error);
  g_assert_no_error (error);
  return piles;
}

static const GvtSchoolRow *
row_of (const GvtSchoolPiles *piles, const char *name)
{
  for (guint i = 0; i < piles->rows->len; i++)
    {
      const GvtSchoolRow *row = piles->rows->pdata[i];

      if (g_str_equal (row->pupil->text[GVT_PUPIL_NAME], name))
        return row;
    }
  g_error ("%s is in no pile", name);
}

static void
assert_in (const GvtSchoolPiles *piles, const char *name, GvtSchoolPile pile)
{
  g_test_message ("%s", name);
  g_assert_cmpint (row_of (piles, name)->pile, ==, pile);
}

static void
test_piles (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtSchoolPiles) piles = NULL;

  take (self, SHEET);
  piles = sort (self, self->regions, NULL);

  g_assert_cmpuint (piles->rows->len, ==, 12);
  g_assert_cmpuint (piles->n_twice, ==, 1);
  g_assert_cmpstr (piles->day, ==, DAY);
  assert_in (piles, "Siti Aminah", GVT_PILE_LISTED);
  assert_in (piles, "Baiq Nimatul Hasanah", GVT_PILE_LISTED);
  assert_in (piles, "Ni Gusti Ayu Elis", GVT_PILE_NOT_LISTED); /* 1 July: a like name is no proof */
  assert_in (piles, "Lalu Belumterdaftar", GVT_PILE_NOT_LISTED);
  assert_in (piles, "Baiq Sudahkawin", GVT_PILE_NOT_LISTED);
  assert_in (piles, "Inaq Tepathari", GVT_PILE_NOT_LISTED); /* 17 on the very day */
  assert_in (piles, "Lalu Masihmuda", GVT_PILE_YOUNG);
  g_assert_cmpstr (row_of (piles, "Lalu Masihmuda")->turns_17, ==, "2027-11-24");
  g_assert_cmpstr (row_of (piles, "Baiq Sudahkawin")->turns_17, ==, "2027-02-01");
  assert_in (piles, "Lalu Wire", GVT_PILE_LOOK); /* Aminah's NIK */
  g_assert_cmpint (row_of (piles, "Lalu Wire")->matched->match, ==, GVT_MATCH_PERHAPS_NIK);
}

/* "Not listed" is said of one village, whose list is here: of nobody else. */
static void
test_untold (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *name;
    GvtSchoolUntold why;
  } cases[] = {
    { "Lalu Darijauh", GVT_UNTOLD_NOT_CARRIED },
    { "Lalu Entahmana", GVT_UNTOLD_AMBIGUOUS },
    { "Lalu Kecamatannya", GVT_UNTOLD_NOT_CARRIED },
    { "Lalu Takdisebut", GVT_UNTOLD_MISSING },
  };
  g_autoptr (GvtSchoolPiles) piles = NULL;
  g_autoptr (GvtSchoolPiles) blind = NULL;

  take (self, SHEET);
  piles = sort (self, self->regions, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_in (piles, cases[i].name, GVT_PILE_ELSEWHERE);
      g_assert_cmpint (row_of (piles, cases[i].name)->untold, ==, cases[i].why);
      g_assert_false (gvt_school_row_may_report (row_of (piles, cases[i].name)));
    }
  g_assert_cmpstr (row_of (piles, "Lalu Kecamatannya")->village, ==, "52.02.02.2009");

  blind = sort (self, NULL, NULL); /* no region list: no name of a village says which it is */
  g_assert_cmpuint (blind->counts[GVT_PILE_NOT_LISTED], ==, 0);
  assert_in (blind, "Siti Aminah", GVT_PILE_LISTED);
}

static void
test_damaged_list (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtSchoolPiles) piles = NULL;

  take (self, SHEET);
  gvt_voters_fixture_damage (&self->voters, FIXTURE_KUTA);
  piles = sort (self, self->regions, NULL);

  g_assert_cmpuint (piles->counts[GVT_PILE_NOT_LISTED], ==, 0);
  g_assert_cmpint (row_of (piles, "Lalu Belumterdaftar")->untold, ==, GVT_UNTOLD_DAMAGED);
  assert_in (piles, "Lalu Masihmuda", GVT_PILE_YOUNG); /* whatever the lists say */
}

/* The voting day is later than today: who is 17 by then may vote. */
static void
test_voting_day (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtSchoolPiles) piles = NULL;

  take (self, SHEET);
  piles = sort (self, self->regions, "2027-11-24");
  assert_in (piles, "Lalu Masihmuda", GVT_PILE_NOT_LISTED);
}

static void
report (Fixture *self, const GvtSchoolRow *row)
{
  g_autoptr (GError) error = NULL;
  GvtProposalInput input = { .has_consent = TRUE };
  g_autoptr (GvtProposal) proposal = NULL;

  gvt_school_row_fill_proposal (row, &input);
  input.evidence = (const char *const[]){ gvt_evidence_codes[0].code, NULL };
  input.reporter = gvt_reporter_codes[0].code;
  proposal = gvt_proposals_make (self->profile, &input, &error);
  g_assert_no_error (error);
}

/* I7 */
static void
test_reported (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtSchoolPiles) before = NULL;
  g_autoptr (GvtSchoolPiles) after = NULL;
  const GvtSchoolRow *row;

  take (self, SHEET);
  before = sort (self, self->regions, NULL);
  row = row_of (before, "Lalu Belumterdaftar");
  g_assert_true (gvt_school_row_may_report (row));
  report (self, row);

  after = sort (self, self->regions, NULL);
  row = row_of (after, "Lalu Belumterdaftar");
  g_assert_nonnull (row->matched->proposal);
  g_assert_false (gvt_school_row_may_report (row));
  g_assert_null (row_of (after, "Inaq Tepathari")->matched->proposal);
}

/* I11: dates of birth stand on the page. */
static void
test_no_number (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtSchoolPiles) piles = NULL;
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  take (self, SHEET);
  piles = sort (self, self->regions, NULL);
  object = gvt_school_piles_to_json (piles);
  json_node_set_object (node, object);
  text = json_to_string (node, FALSE);
  g_assert_null (strstr (text, "520201"));
  g_assert_nonnull (strstr (text, "\"turns_17\":\"2027-11-24\""));
}

static void
test_roles (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) file = g_bytes_new_static (SHEET, strlen (SHEET));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pupils = gvt_school_sheet_read (file, DAY, FALSE, NULL, &error);
  GvtSchoolListState state;
  guint n;

  g_assert_no_error (error);
  gvt_test_profile_as (self->profile, GVT_TEST_FACILITATOR);
  g_assert_false (gvt_school_lists_take (self->profile, &self->visit, pupils, 0, PURPOSE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  g_clear_error (&error);
  g_assert_null (gvt_school_lists_read (self->profile, &self->visit, &n, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  g_clear_error (&error);
  g_assert_false (gvt_school_lists_read_state (self->profile, &self->visit, &state, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  g_clear_error (&error);
  g_assert_false (gvt_school_lists_erase (self->profile, &self->visit, &n, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
}

static void
test_erase (Fixture *self, gconstpointer data)
{
  g_auto (GvtSchoolListState) state = { 0 };
  g_autoptr (GvtSchoolPiles) piles = NULL;
  g_autoptr (GError) error = NULL;
  guint n_erased;

  take (self, SHEET);
  gvt_school_lists_read_state (self->profile, &self->visit, &state, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (state.n_pupils, ==, 13);
  g_assert_cmpstr (state.erased_on, ==, "2027-02-22"); /* 90 days, where the plan says nothing */
  gvt_school_list_state_clear (&state);

  gvt_school_lists_erase (self->profile, &self->visit, &n_erased, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_erased, ==, 13);
  gvt_school_lists_read_state (self->profile, &self->visit, &state, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (state.n_lists, ==, 0);
  g_assert_cmpuint (state.n_erased, ==, 13);
  g_assert_null (state.erased_on);
  piles = sort (self, self->regions, NULL);
  g_assert_cmpuint (piles->rows->len, ==, 0);
}

/* As large as one may be: it takes several events, and comes back whole. */
static void
test_many (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("nama;tanggal lahir;desa;alamat\n");
  g_auto (GvtSchoolListState) state = { 0 };
  g_autoptr (GvtSchoolPiles) piles = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 900; i++)
    g_string_append_printf (text,
                            "Siswa Nomor%03u;1/2/2008;Kuta;Jalan yang panjang sekali namanya\n", i);
  take (self, text->str);
  take (self, "nama;tanggal lahir\nLalu Susulan;1/2/2008\n"); /* another class's file */
  gvt_school_lists_read_state (self->profile, &self->visit, &state, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (state.n_lists, ==, 2);
  g_assert_cmpuint (state.n_pupils, ==, 901);
  piles = sort (self, self->regions, NULL);
  g_assert_cmpuint (piles->rows->len, ==, 901);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/school-list/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("three-piles-and-who-is-to-be-looked-at", test_piles);
  ADD ("whose-list-is-not-here-is-not-called-unlisted", test_untold);
  ADD ("a-damaged-list-says-nothing", test_damaged_list);
  ADD ("the-voting-day-counts-where-one-is-set", test_voting_day);
  ADD ("I7-who-was-reported-a-minute-ago-is-marked", test_reported);
  ADD ("I11-no-number-stands-beside-a-birth-date", test_no_number);
  ADD ("a-facilitator-neither-takes-nor-sees-nor-erases-one", test_roles);
  ADD ("an-officer-erases-it-before-its-day", test_erase);
  ADD ("a-large-one-comes-back-whole", test_many);
  return g_test_run ();
}
