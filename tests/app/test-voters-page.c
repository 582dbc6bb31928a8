/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-lease-code-page.h"
#include "gvt-lookup-pace.h"
#include "gvt-person-page.h"
#include "gvt-proposal-acts.h"
#include "gvt-proposal-page.h"
#include "gvt-read-aloud.h"
#include "gvt-roll-private.h"
#include "gvt-voter-hit-private.h"
#include "gvt-voter-row-view.h"
#include "gvt-voter-search.h"
#include "gvt-voter-trail.h"
#include "gvt-voters-answer.h"
#include "gvt-voters-fixture.h"
#include "gvt-voters-page.h"
#include "gvt-voters-ways.h"

static void
show (GvtAppTestDesk *desk, const char *user, GvtSectionPage *page)
{
  gvt_app_test_desk_open (desk, user);
  gvt_app_test_desk_show (desk, page, 360);
}

static void
test_a_facilitator_is_told_calmly_and_may_take_reports (void)
{
  GvtAppTestDesk desk;

  show (&desk, GVT_TEST_FACILITATOR, g_object_new (GVT_TYPE_VOTERS_PAGE, NULL));

  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "Voter lists are kept closed for you");
  gvt_app_test_desk_act (&desk, "voters.report");
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "Once saved, the report is sealed");
  gvt_app_test_assert_fits (gvt_app_test_desk_top (&desk), 360);
  gvt_app_test_desk_close (&desk);
}

static void
test_without_lists_an_officer_is_told_where_they_come_from (void)
{
  GvtAppTestDesk desk;

  show (&desk, GVT_TEST_OFFICER, g_object_new (GVT_TYPE_VOTERS_PAGE, NULL));

  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "No voter list on this laptop");
  gvt_app_test_desk_close (&desk);
}

/* The page of an officer whose laptop carries @villages, the list of Praya damaged. */
static void
show_damaged (GvtAppTestDesk *desk, const char *const *villages)
{
  GvtVotersFixture fixture = { 0 };

  gvt_app_test_desk_open (desk, GVT_TEST_OFFICER);
  gvt_voters_fixture_adopt (&fixture, desk->profile);
  gvt_voters_fixture_give (&fixture, villages);
  gvt_voters_fixture_damage (&fixture, FIXTURE_PRAYA);
  gvt_voters_fixture_leave (&fixture);
  gvt_app_test_desk_show (desk, g_object_new (GVT_TYPE_VOTERS_PAGE, NULL), 360);
}

static void
test_the_only_list_that_is_damaged_is_not_called_missing (void)
{
  static const char *const praya[] = { FIXTURE_PRAYA, NULL };
  GvtAppTestDesk desk;

  show_damaged (&desk, praya);

  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "A voter list is damaged");
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk),
                            "The voter list of Kuta (52.02.02.1001)");
  gvt_app_test_assert_fits (gvt_app_test_desk_top (&desk), 360);
  gvt_app_test_desk_close (&desk);
}

static void
test_nobody_is_called_unlisted_while_a_list_is_damaged (void)
{
  static const char *const both[] = { FIXTURE_KUTA, FIXTURE_PRAYA, NULL };
  GvtAppTestDesk desk;
  g_autofree char *text = NULL;

  show_damaged (&desk, both);
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk),
                            "The voter list of Kuta (52.02.02.1001)");

  gvt_voters_page_ask (GVT_VOTERS_PAGE (gvt_app_test_desk_top (&desk)), 1, "NOBODY AT ALL");
  gvt_app_test_settle (GTK_WIDGET (desk.window));
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "A voter list is damaged");
  text = gvt_app_test_text (gvt_app_test_desk_top (&desk));
  g_assert_null (strstr (text, "Carried here and not found"));
  g_assert_null (strstr (text, "Not in the villages carried here"));
  gvt_app_test_assert_fits (gvt_app_test_desk_top (&desk), 360);

  gvt_voters_page_ask (GVT_VOTERS_PAGE (gvt_app_test_desk_top (&desk)), 1, "SITI");
  gvt_app_test_settle (GTK_WIDGET (desk.window));
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "SITI AMINAH");
  gvt_app_test_desk_close (&desk);
}

/* One touch: what no list here has is a question to the centre, and stands as one that waits. */
static void
test_who_is_not_carried_here_is_asked_of_the_centre (void)
{
  static const char *const villages[] = { FIXTURE_KUTA, NULL };
  GvtVotersFixture fixture = { 0 };
  GvtAppTestDesk desk;

  gvt_app_test_desk_open (&desk, GVT_TEST_OFFICER);
  gvt_voters_fixture_adopt (&fixture, desk.profile);
  gvt_voters_fixture_give (&fixture, villages);
  gvt_voters_fixture_leave (&fixture);
  gvt_app_test_desk_show (&desk, g_object_new (GVT_TYPE_VOTERS_PAGE, NULL), 360);
  gvt_voters_page_ask (GVT_VOTERS_PAGE (gvt_app_test_desk_top (&desk)), 1, "NOBODY AT ALL");
  gvt_app_test_settle (GTK_WIDGET (desk.window));
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "Not in the villages carried here");
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk),
                            "Searched: Pilkada 2024 as of 20 September 2024 (Kuta).");
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "Ask the centre");
  gvt_app_test_assert_fits (gvt_app_test_desk_top (&desk), 360);

  gtk_widget_activate_action (
      gvt_app_test_find (gvt_app_test_desk_top (&desk), GVT_TYPE_VOTER_SEARCH, NULL),
      "voters.ask-centre", NULL);
  gvt_app_test_settle (GTK_WIDGET (desk.window));
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "NOBODY AT ALL: Waits for the centre");
  gvt_app_test_assert_fits (gvt_app_test_desk_top (&desk), 360);
  gvt_app_test_desk_close (&desk);
}

/* Picked once: after a lock it stands there, and a question needs no more than its words. */
static void
test_the_purpose_is_picked_once_and_many_questions_are_told (void)
{
  static const char *const villages[] = { FIXTURE_KUTA, NULL };
  GvtVotersFixture fixture = { 0 };
  GvtAppTestDesk desk;
  g_autofree char *text = NULL;

  gvt_app_test_desk_open (&desk, GVT_TEST_OFFICER);
  gvt_voters_fixture_adopt (&fixture, desk.profile);
  gvt_voters_fixture_give (&fixture, villages);
  gvt_voters_fixture_leave (&fixture);
  gvt_app_test_desk_show (&desk, g_object_new (GVT_TYPE_VOTERS_PAGE, NULL), 360);
  gvt_voters_page_ask (GVT_VOTERS_PAGE (gvt_app_test_desk_top (&desk)), 1, "SITI");
  gvt_app_test_settle (GTK_WIDGET (desk.window));
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "The purpose is picked once, for today");
  text = gvt_app_test_text (gvt_app_test_desk_top (&desk));
  g_assert_null (strstr (text, "more questions than a queue asks"));

  gvt_section_page_forget (GVT_SECTION_PAGE (gvt_app_test_desk_top (&desk)));
  gvt_section_page_refresh (GVT_SECTION_PAGE (gvt_app_test_desk_top (&desk)));
  gvt_app_test_settle (GTK_WIDGET (desk.window));
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "A citizen asks where he votes");

  for (guint i = 0; i < GVT_PACE_PER_HOUR; i++)
    {
      gvt_voters_page_ask (GVT_VOTERS_PAGE (gvt_app_test_desk_top (&desk)), 1, "SITI");
      gvt_app_test_settle (GTK_WIDGET (desk.window));
    }
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "more questions than a queue asks");
  gvt_app_test_assert_fits (gvt_app_test_desk_top (&desk), 360);
  gvt_app_test_desk_close (&desk);
}

static void
show_kuta (GvtAppTestDesk *desk)
{
  static const char *const villages[] = { FIXTURE_KUTA, NULL };
  GvtVotersFixture fixture = { 0 };

  gvt_app_test_desk_open (desk, GVT_TEST_OFFICER);
  gvt_voters_fixture_adopt (&fixture, desk->profile);
  gvt_voters_fixture_give (&fixture, villages);
  gvt_voters_fixture_leave (&fixture);
  gvt_app_test_desk_show (desk, g_object_new (GVT_TYPE_VOTERS_PAGE, NULL), 360);
}

static void
ask (GvtAppTestDesk *desk, const char *text)
{
  gvt_voters_page_ask (GVT_VOTERS_PAGE (gvt_app_test_desk_top (desk)), 1, text);
  gvt_app_test_settle (GTK_WIDGET (desk->window));
}

/* The order of siblings is that of the eye and of the Tab key. */
static gboolean
stands_before (GtkWidget *first, GtkWidget *second)
{
  g_assert_true (gtk_widget_get_parent (first) == gtk_widget_get_parent (second));
  for (GtkWidget *at = first; at != NULL; at = gtk_widget_get_next_sibling (at))
    if (at == second)
      return TRUE;
  return FALSE;
}

static double
top_of (GtkWidget *widget, GtkWidget *page)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, page, &bounds));
  return bounds.origin.y;
}

/* The first look at the desk: how to ask, and what else there is, with nothing cut. */
static void
test_before_a_question_all_is_in_sight (void)
{
  GvtAppTestDesk desk;
  GtkWidget *page, *ways, *scrolled;

  show_kuta (&desk);
  page = gvt_app_test_desk_top (&desk);
  ways = gvt_app_test_find (page, GVT_TYPE_VOTERS_WAYS, NULL);
  scrolled = gtk_widget_get_ancestor (ways, GTK_TYPE_SCROLLED_WINDOW);
  gvt_app_test_assert_text (page, "then type the name as it is spoken");
  g_assert_cmpfloat (top_of (ways, scrolled) + gtk_widget_get_height (ways), <=,
                     gtk_widget_get_height (scrolled));

  ask (&desk, "NOBODY AT ALL");
  g_assert_false (gtk_widget_is_visible (gvt_app_test_find (page, GTK_TYPE_LABEL, "hint")));
  gvt_section_page_forget (GVT_SECTION_PAGE (page));
  g_assert_true (gtk_widget_get_visible (gvt_app_test_find (page, GTK_TYPE_LABEL, "hint")));
  gvt_app_test_desk_close (&desk);
}

/* Whoever was found is seen at once; what else there is comes after. */
static void
test_people_found_come_before_what_is_beside_the_search (void)
{
  GvtAppTestDesk desk;
  GtkWidget *page, *ways, *answer;

  gvt_app_test_set_text_scale (200);
  show_kuta (&desk);
  page = gvt_app_test_desk_top (&desk);
  ways = gvt_app_test_find (page, GVT_TYPE_VOTERS_WAYS, NULL);
  answer = gvt_app_test_find (page, GVT_TYPE_VOTERS_ANSWER, NULL);
  g_assert_true (stands_before (ways, answer));

  ask (&desk, "SITI");
  g_assert_true (stands_before (answer, ways));
  g_assert_cmpfloat (top_of (gvt_app_test_find (page, GVT_TYPE_VOTER_ROW_VIEW, NULL), page), <,
                     top_of (ways, page));
  gvt_app_test_assert_fits (page, 360);

  ask (&desk, "NOBODY AT ALL");
  g_assert_true (stands_before (ways, answer));
  ask (&desk, "SITI");
  gvt_section_page_forget (GVT_SECTION_PAGE (page));
  g_assert_true (stands_before (ways, answer));
  gvt_app_test_set_text_scale (100);
  gvt_app_test_desk_close (&desk);
}

/* Under the name, in words that a screen reader reads with the row; large letters take lines. */
static void
test_each_hit_says_why (void)
{
  GvtAppTestDesk desk;
  GtkWidget *row;

  gvt_app_test_set_text_scale (200);
  show_kuta (&desk);
  ask (&desk, "St. Aminah");
  row = gvt_app_test_find (gvt_app_test_desk_top (&desk), GVT_TYPE_VOTER_ROW_VIEW, NULL);
  gvt_app_test_assert_text (row, "AMINAH as written; ST is a form of SITI");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "AMINAH as written; ST is a form of SITI");
  gvt_app_test_assert_fits (gvt_app_test_desk_top (&desk), 360);
  gvt_app_test_set_text_scale (100);
  gvt_app_test_desk_close (&desk);
}

/* I11: one box takes both, and no number is shown beside a whole date. */
static void
test_a_birth_beside_the_name_tells_namesakes_apart (void)
{
  GvtAppTestDesk desk;
  g_autofree char *text = NULL;
  GtkWidget *row;

  show_kuta (&desk);
  ask (&desk, "siti aminah 1971");
  row = gvt_app_test_find (gvt_app_test_desk_top (&desk), GVT_TYPE_VOTER_ROW_VIEW, NULL);
  gvt_app_test_assert_text (row, "born at that time");
  gvt_app_test_assert_text (row, "520201xxxxxxxx02");

  ask (&desk, "siti aminah lahir 29 Maret 1971");
  text = gvt_app_test_text (gvt_app_test_desk_top (&desk));
  g_assert_nonnull (strstr (text, "born on that day"));
  g_assert_null (strstr (text, "xxxxxxxx"));
  gvt_app_test_desk_close (&desk);
}

/* D3: on the disk before the page is seen, and told to who asks for her trail. */
static void
test_who_is_opened_after_a_search_by_name_is_recorded (void)
{
  GvtAppTestDesk desk;
  GtkWidget *row;
  g_autoptr (GPtrArray) trail = NULL;
  g_autoptr (GError) error = NULL;

  show_kuta (&desk);
  ask (&desk, "SITI AMINAH");
  row = gvt_app_test_find (gvt_app_test_desk_top (&desk), GVT_TYPE_VOTER_ROW_VIEW, NULL);
  gtk_widget_activate (row);
  gtk_widget_activate (row); /* as by a double click: one page, one record */
  gvt_app_test_settle (GTK_WIDGET (desk.window));
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "Polling station (TPS)");

  trail = gvt_voter_trail_own (desk.profile, FIXTURE_AMINAH_NIK, "ditanya pemilih", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (trail->len, ==, 2); /* and this reading */
  g_assert_cmpstr (((GvtEvent *) trail->pdata[0])->header.kind, ==, "voter.opened/1");
  gvt_app_test_desk_close (&desk);
}

static GtkWidget *
open_first (GvtAppTestDesk *desk)
{
  gtk_widget_activate (
      gvt_app_test_find (gvt_app_test_desk_top (desk), GVT_TYPE_VOTER_ROW_VIEW, NULL));
  gvt_app_test_settle (GTK_WIDGET (desk->window));
  return gvt_app_test_desk_top (desk);
}

/* As a sync does, while people who were found are on the screen. */
static void
bring_stations (GvtAppTestDesk *desk, GvtVotersFixture *fixture, guint version, const char *place)
{
  gvt_voters_fixture_tell_stations (fixture, version, place);
  gvt_workspace_reload (desk->workspace);
  gvt_app_test_settle (GTK_WIDGET (desk->window));
}

static void
test_facts_of_a_station_that_come_with_a_sync_are_shown_at_once (void)
{
  static const char *const villages[] = { FIXTURE_KUTA, NULL };
  GvtVotersFixture fixture = { 0 };
  GvtAppTestDesk desk;
  GtkWidget *person;

  gvt_app_test_desk_open (&desk, GVT_TEST_OFFICER);
  gvt_voters_fixture_adopt (&fixture, desk.profile);
  gvt_voters_fixture_give (&fixture, villages);
  gvt_app_test_desk_show (&desk, g_object_new (GVT_TYPE_VOTERS_PAGE, NULL), 360);
  ask (&desk, "SITI AMINAH");

  bring_stations (&desk, &fixture, 1, "SD Latihan 1");
  person = open_first (&desk); /* of whom was found before */
  gvt_app_test_assert_text (person, "SD Latihan 1");

  bring_stations (&desk, &fixture, 2, "SD Latihan 2"); /* while the page is open */
  gvt_app_test_assert_text (person, "SD Latihan 2");
  gvt_voters_fixture_leave (&fixture);
  gvt_app_test_desk_close (&desk);
}

/* What stands beside the search has long names, which take lines between their words. */
static void
test_the_desk_fits_a_narrow_window_with_large_letters (void)
{
  static const char *const villages[] = { FIXTURE_KUTA, NULL };
  GvtVotersFixture fixture = { 0 };
  GvtAppTestDesk desk;

  gvt_app_test_desk_open (&desk, GVT_TEST_OFFICER);
  gvt_voters_fixture_adopt (&fixture, desk.profile);
  gvt_voters_fixture_give (&fixture, villages);
  gvt_voters_fixture_leave (&fixture);
  gvt_app_test_set_text_scale (200);
  gvt_app_test_desk_show (&desk, g_object_new (GVT_TYPE_VOTERS_PAGE, NULL), 360);
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "Questions to the centre");
  gvt_app_test_assert_fits (gvt_app_test_desk_top (&desk), 360);
  gvt_app_test_set_text_scale (100);
  gvt_app_test_desk_close (&desk);
}

/* Closed lists are not called missing, and a code from the telephone opens them again. */
static void
test_closed_lists_are_opened_by_a_code (void)
{
  static const char *const kuta[] = { FIXTURE_KUTA, NULL };
  GvtVotersFixture fixture = { 0 };
  GvtAppTestDesk desk;
  g_autofree char *code = NULL;

  gvt_app_test_desk_open (&desk, GVT_TEST_OFFICER);
  gvt_voters_fixture_adopt (&fixture, desk.profile);
  gvt_voters_fixture_give (&fixture, kuta);
  code = gvt_voters_fixture_lease_code (&fixture, 7);
  gvt_clock_advance (fixture.clock, 15 * G_TIME_SPAN_DAY);
  gvt_voters_fixture_leave (&fixture);
  gvt_app_test_desk_show (&desk, g_object_new (GVT_TYPE_VOTERS_PAGE, NULL), 360);

  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "The voter lists are closed");
  gvt_app_test_assert_fits (gvt_app_test_desk_top (&desk), 360);
  gvt_app_test_desk_act (&desk, "voters.code");
  gvt_app_test_assert_fits (gvt_app_test_desk_top (&desk), 360);
  gvt_lease_code_page_type (GVT_LEASE_CODE_PAGE (gvt_app_test_desk_top (&desk)), "1111-1111-1112");
  gvt_app_test_settle (GTK_WIDGET (desk.window));
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk),
                            "a letter or digit of the code is wrong");
  gvt_lease_code_page_type (GVT_LEASE_CODE_PAGE (gvt_app_test_desk_top (&desk)), code);
  gvt_app_test_settle (GTK_WIDGET (desk.window));
  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "Taken. The lists are open until");
  gvt_app_test_desk_close (&desk);
}

static void
test_an_unfinished_proposal_is_refused_in_words_and_not_kept (void)
{
  GvtAppTestDesk desk;
  g_autoptr (GListModel) kept = NULL;

  show (&desk, GVT_TEST_FACILITATOR, gvt_proposal_page_new (NULL));
  gvt_app_test_desk_act (&desk, "proposal.save");

  gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), "This cannot be accepted");
  kept = gvt_proposals_browse (desk.profile, NULL, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (kept), ==, 0);
  gvt_app_test_desk_close (&desk);
}

/* --- one voter --- */

/* Aminah's page on a laptop that was told of @place (%NULL: of none), 360 pixels wide. */
static void
show_aminah (GvtAppTestDesk *desk, const char *place)
{
  static const char *const kuta[] = { FIXTURE_KUTA, NULL };
  GvtVotersFixture fixture = { 0 };
  g_auto (GvtRollFound) found = { 0 };
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GvtVoterHit) hit = NULL;
  g_autoptr (GError) error = NULL;

  gvt_app_test_desk_open (desk, GVT_TEST_OFFICER);
  gvt_voters_fixture_adopt (&fixture, desk->profile);
  gvt_voters_fixture_give (&fixture, kuta);
  if (place != NULL)
    gvt_voters_fixture_tell_stations (&fixture, 1, place);
  gvt_voters_fixture_leave (&fixture);
  roll = gvt_roll_open (desk->profile, NULL, NULL, &error);
  g_assert_no_error (error);
  gvt_roll_find_nik (roll, FIXTURE_AMINAH_NIK, "", &found, &error);
  g_assert_no_error (error);
  hit = g_list_model_get_item (G_LIST_MODEL (found.hits), 0);
  gvt_app_test_desk_show (desk, gvt_person_page_new (hit), 360);
}

static void
test_a_voters_page_tells_his_station (void)
{
  static const char *const facts[] = { "001",
                                       "Place: SD Latihan 1.",
                                       "Landmark: Lapangan Latihan.",
                                       "For RT 001/002, 003.",
                                       "It can be entered without steps.",
                                       "The place is as of 20 September 2024." };
  GvtAppTestDesk desk;

  gvt_app_test_set_text_scale (200);
  show_aminah (&desk, "SD Latihan 1");
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    gvt_app_test_assert_text (gvt_app_test_desk_top (&desk), facts[i]);
  gvt_app_test_assert_fits (gvt_app_test_desk_top (&desk), 360);
  gvt_app_test_set_text_scale (100);
  gvt_app_test_desk_close (&desk);
}

/* I11: bystanders hear where, and not who. */
static void
test_what_is_read_aloud_names_nobody (void)
{
  GvtAppTestDesk desk;
  GtkWidget *read_aloud;
  g_autofree char *words = NULL;

  show_aminah (&desk, "SD Latihan 1");
  read_aloud = gvt_app_test_find (gvt_app_test_desk_top (&desk), GVT_TYPE_READ_ALOUD, NULL);
  words = g_strjoinv ("\n", (char **) gvt_read_aloud_get_words (GVT_READ_ALOUD (read_aloud)));
  g_assert_nonnull (strstr (words, "001"));
  g_assert_nonnull (strstr (words, "SD Latihan 1"));
  g_assert_nonnull (strstr (words, "without steps"));
  g_assert_null (strstr (words, "AMINAH"));
  g_assert_null (strstr (words, "520201"));
  gvt_app_test_desk_close (&desk);
}

static void
test_without_station_data_nothing_is_claimed (void)
{
  static const char *const claims[] = { "Place:", "Landmark:", "For RT", "steps" };
  GvtAppTestDesk desk;
  g_autofree char *text = NULL;

  show_aminah (&desk, NULL);
  text = gvt_app_test_text (gvt_app_test_desk_top (&desk));
  g_assert_nonnull (strstr (text, "001"));
  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    g_assert_null (strstr (text, claims[i]));
  gvt_app_test_desk_close (&desk);
}

static char *
row_text_of (const char *nik, gboolean is_faulty)
{
  g_autoptr (GvtLeasedList) list = g_object_new (GVT_TYPE_LEASED_LIST, NULL);
  GtkWidget *box = gtk_list_box_new ();
  GvtVoterRow row = { .is_nik_faulty = is_faulty };
  g_autoptr (GvtVoterHit) hit = NULL;
  GtkWindow *window;
  char *text;

  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    row.text[i] = "";
  row.text[GVT_VOTER_NAME] = "SITI REKAAN";
  row.text[GVT_VOTER_NIK] = nik;
  hit = gvt_voter_hit_new (list, &row);
  gtk_list_box_append (GTK_LIST_BOX (box), gvt_voter_row_view_new (hit));
  window = gvt_app_test_present (box, 360, 200);
  text = gvt_app_test_text (GTK_WIDGET (window));
  gvt_app_test_destroy (window);
  return text;
}

static void
test_a_faulty_nik_is_seen_beside_the_name (void)
{
  g_autofree char *sound = row_text_of ("9901014507900001", FALSE);
  g_autofree char *marked = row_text_of ("9901014507900001", TRUE); /* two have it, say */
  g_autofree char *none = row_text_of ("990101450790000", FALSE);

  g_assert_nonnull (strstr (sound, "SITI REKAAN"));
  g_assert_null (strstr (sound, "Faulty NIK"));
  g_assert_nonnull (strstr (marked, "Faulty NIK"));
  g_assert_nonnull (strstr (none, "Faulty NIK"));
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
  g_test_add_func ("/voters-page/before-a-question-all-is-in-sight",
                   test_before_a_question_all_is_in_sight);
  g_test_add_func ("/voters-page/facts-of-a-station-that-come-with-a-sync-are-shown-at-once",
                   test_facts_of_a_station_that_come_with_a_sync_are_shown_at_once);
  g_test_add_func ("/voters-page/the-purpose-is-picked-once-and-many-questions-are-told",
                   test_the_purpose_is_picked_once_and_many_questions_are_told);
  g_test_add_func ("/voters-page/people-found-come-before-what-is-beside-the-search",
                   test_people_found_come_before_what_is_beside_the_search);
  g_test_add_func ("/voters-page/each-hit-says-why", test_each_hit_says_why);
  g_test_add_func ("/I11/voters-page/a-birth-beside-the-name-tells-namesakes-apart",
                   test_a_birth_beside_the_name_tells_namesakes_apart);
  g_test_add_func ("/D3/voters-page/who-is-opened-after-a-search-by-name-is-recorded",
                   test_who_is_opened_after_a_search_by_name_is_recorded);
  g_test_add_func ("/voters-page/a-facilitator-is-told-calmly-and-may-take-reports",
                   test_a_facilitator_is_told_calmly_and_may_take_reports);
  g_test_add_func ("/voters-page/without-lists-an-officer-is-told-where-they-come-from",
                   test_without_lists_an_officer_is_told_where_they_come_from);
  g_test_add_func ("/voters-page/the-only-list-that-is-damaged-is-not-called-missing",
                   test_the_only_list_that_is_damaged_is_not_called_missing);
  g_test_add_func ("/voters-page/nobody-is-called-unlisted-while-a-list-is-damaged",
                   test_nobody_is_called_unlisted_while_a_list_is_damaged);
  g_test_add_func ("/voters-page/closed-lists-are-opened-by-a-code",
                   test_closed_lists_are_opened_by_a_code);
  g_test_add_func ("/voters-page/the-desk-fits-a-narrow-window-with-large-letters",
                   test_the_desk_fits_a_narrow_window_with_large_letters);
  g_test_add_func ("/voters-page/who-is-not-carried-here-is-asked-of-the-centre",
                   test_who_is_not_carried_here_is_asked_of_the_centre);
  g_test_add_func ("/voters-page/an-unfinished-proposal-is-refused-in-words-and-not-kept",
                   test_an_unfinished_proposal_is_refused_in_words_and_not_kept);
  g_test_add_func ("/voters-page/a-voters-page-tells-place-landmark-rts-and-steps",
                   test_a_voters_page_tells_his_station);
  g_test_add_func ("/I11/voters-page/what-is-read-aloud-names-nobody",
                   test_what_is_read_aloud_names_nobody);
  g_test_add_func ("/voters-page/without-station-data-nothing-is-claimed",
                   test_without_station_data_nothing_is_claimed);
  g_test_add_func ("/voters-page/a-faulty-nik-is-seen-beside-the-name",
                   test_a_faulty_nik_is_seen_beside_the_name);
  return g_test_run ();
}
