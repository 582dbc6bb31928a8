/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sessions of one visit, held on two laptops, where their chains meet: I2 exactly once, I4 any
 * interleaving, I9 a forked suffix that was issued again. */
#include <string.h>

#include "gvt-attendance.h"
#include "gvt-module-library.h"
#include "gvt-people-list.h"
#include "gvt-session-acts.h"
#include "gvt-session-hands.h"
#include "gvt-session.h"
#include "gvt-survey-followup.h"
#include "gvt-survey-line.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-union-place.h"
#include "gvt-visit-acts.h"
#include "gvt-visit-assigned.h"
#include "gvt-visit.h"

#define PLACE "52.02.04.2003"

typedef struct
{
  GvtUnionPlace a;
  GvtUnionPlace b;
  GvtModuleLibrary *library;
  GvtModule *module; /* borrowed */
  GvtId visit;
  GvtId session_a;
  GvtId session_b;
} Fixture;

/* Returns: (transfer full): every session's sums and the visit's, as a person reads them */
static char *
sums_of (GvtUnionPlace *place, const GvtId *visit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) sessions = gvt_sessions_list (place->store, visit, &error);
  g_autoptr (GvtVisit) found = gvt_visits_find (place->store, visit, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  g_string_append_printf (text, "%u sessions, %u open;", gvt_visit_get_n_sessions (found),
                          gvt_visit_get_n_open (found));
  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (sessions, i);

      g_string_append_printf (text, " %s: %u+%u, %u taught, %u answers, %s;",
                              gvt_session_get_name (session), gvt_session_get_men (session),
                              gvt_session_get_women (session), gvt_session_get_n_modules (session),
                              gvt_session_get_n_answers (session),
                              gvt_session_is_open (session) ? "open" : "closed");
    }

  return g_string_free (text, FALSE);
}

static GvtQuizItem *
item_at (Fixture *self, guint index)
{
  GListModel *items = gvt_quiz_get_items (gvt_module_get_quiz (self->module));
  g_autoptr (GvtQuizItem) item = g_list_model_get_item (items, index);

  return item; /* the module keeps it */
}

static const char *
choice_at (GvtQuizItem *item, guint index)
{
  g_autoptr (GvtQuizOption) option = g_list_model_get_item (gvt_quiz_item_get_options (item),
                                                            index);

  return gvt_quiz_option_get_id (option);
}

static void
answer (Fixture *self, GvtUnionPlace *place, const GvtId *session, guint card, guint choice)
{
  GvtQuizItem *item = item_at (self, card % 2);
  g_autoptr (GError) error = NULL;

  gvt_clock_advance (place->clock, G_TIME_SPAN_SECOND);
  gvt_sessions_answer (place->profile, session, self->module, gvt_quiz_item_get_id (item), card,
                       choice_at (item, choice), &error);
  g_assert_no_error (error);
}

static void
attend (GvtUnionPlace *place, const GvtId *session, guint men, guint women)
{
  g_autoptr (GError) error = NULL;

  gvt_clock_advance (place->clock, G_TIME_SPAN_SECOND);
  gvt_sessions_attend (place->profile, session, men, women, &error);
  g_assert_no_error (error);
}

/* @men, and one woman more, in three groups. */
static void
count_groups (GvtUnionPlace *place, const GvtId *session, guint men)
{
  g_autofree char *lines = g_strdup_printf ("L 17-21 0 %u\nP 17-21 0 %u\nP 60+ 6 1\n", men, men);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtPeopleGroups) groups = gvt_people_groups_read_lines (lines, &error);

  g_assert_no_error (error);
  gvt_clock_advance (place->clock, G_TIME_SPAN_SECOND);
  gvt_sessions_count_people (place->profile, session, groups, &error);
  g_assert_no_error (error);
}

/* Two sheets, one of them keyed anew, faces, and a plan that both laptops have about one element.
 */
static void
survey (Fixture *self, GvtUnionPlace *place, const GvtId *session, const char *act)
{
  static const char *const lines[] = { "1 443434443 P 17-21 SMA", "2 111111111", "2 222222222 L" };
  const GvtSurveyFollowup followup = { "U3", act, "2027-01-31", "Kepala subbagian" };
  GvtSurveySheet sheet;
  GvtSmileySheet smiley;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      gvt_survey_line_parse (&sheet, lines[i], 1, GVT_SERVICE_EDUCATION, &error);
      g_assert_no_error (error);
      gvt_sessions_survey (place->profile, session, &sheet, &error);
      g_assert_no_error (error);
    }
  gvt_smiley_line_parse (&smiley, "7 321", 1, &error);
  gvt_sessions_smile (place->profile, session, &smiley, &error);
  g_assert_no_error (error);
  gvt_visits_follow_up (place->profile, &self->visit, &followup, &error);
  g_assert_no_error (error);
}

/* Three on the list; the second is corrected, the third taken off. */
static void
list_people (GvtUnionPlace *place, const GvtId *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = gvt_people_read_lines (
      "Baiq Contoh;P;17-21\nLalu Rekaan;L;0-16;5;yes\nSiti Umpama;P\n", &error);

  g_assert_no_error (error);
  gvt_sessions_list_people (place->profile, session, people, &error);
  g_assert_no_error (error);
  gvt_sessions_note_consent (place->profile, session, 2, GVT_CONSENT_GUARDIAN, TRUE, &error);
  g_assert_no_error (error);
  gvt_sessions_unlist_person (place->profile, session, 3, &error);
  g_assert_no_error (error);
}

/* A class with counts and answers that replace earlier ones. */
static void
teach_a_class (Fixture *self, GvtUnionPlace *place, const GvtId *session, guint men)
{
  GvtQuizItem *item = item_at (self, 2);
  g_autoptr (GError) error = NULL;

  count_groups (place, session, 2);
  list_people (place, session);
  attend (place, session, 3, 3); /* six who can raise their hands */
  gvt_sessions_teach (place->profile, session, self->module, &error);
  for (guint card = 1; card <= 5; card++)
    answer (self, place, session, card, 0);
  answer (self, place, session, 2, 1);
  for (guint people = 4; people <= 6; people++)
    gvt_sessions_count_hands (place->profile, session, self->module, gvt_quiz_item_get_id (item),
                              choice_at (item, 0), people, &error);
  g_assert_no_error (error);
  survey (self, place, session, men == 30 ? "Loket kedua" : "Jadwal ditempel");
  count_groups (place, session, men);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtUnionRun) plan = NULL;

  gvt_union_place_open (&self->a);
  gvt_union_place_open (&self->b);
  gvt_clock_advance (self->b.clock, 3 * G_TIME_SPAN_SECOND / 2);
  self->library = gvt_module_library_load (NULL, NULL);
  self->module = gvt_module_library_find (self->library, "m5-hari-pemungutan-suara", &error);
  g_assert_no_error (error);

  gvt_sessions_plan_visit (self->a.profile, "SMAN 1 Praya", PLACE, "2026-11-24", 120, &self->visit,
                           &error);
  g_assert_no_error (error);
  plan = gvt_union_run_of (&self->a);
  gvt_union_admit_all (&self->b, plan);
  gvt_sessions_open (self->a.profile, &self->visit, "Kelas X-1", &self->session_a, &error);
  g_assert_no_error (error);
  gvt_sessions_open (self->b.profile, &self->visit, "Kelas X-2", &self->session_b, &error);
  g_assert_no_error (error);
  teach_a_class (self, &self->a, &self->session_a, 19);
  teach_a_class (self, &self->b, &self->session_b, 30);
  gvt_sessions_close (self->b.profile, &self->session_b, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->library);
  gvt_union_place_close (&self->a);
  gvt_union_place_close (&self->b);
}

/* Asserts that any interleaving of @runs at a fresh centre gives the tables and sums of @laptop. */
static void
assert_every_interleaving (Fixture *self,
                           GvtUnionPlace *laptop,
                           const GvtUnionRun *const *runs,
                           guint n_runs)
{
  g_autofree char *expected = sums_of (laptop, &self->visit);

  for (guint32 seed = 1; seed <= 6; seed++)
    {
      GvtUnionPlace centre = { 0 };
      g_autofree char *sums = NULL;

      gvt_union_place_open (&centre);
      gvt_union_admit_interleaved (&centre, runs, n_runs, seed);
      sums = sums_of (&centre, &self->visit);

      g_assert_cmpstr (sums, ==, expected);
      gvt_union_assert_same_tables (&centre, laptop);
      gvt_test_profile_rebuilds (centre.profile);
      gvt_union_place_close (&centre);
    }
}

/* I2, I4 */
static void
test_two_laptops_and_the_centre_have_one_visit (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtUnionRun) of_a = gvt_union_run_of (&self->a);
  g_autoptr (GvtUnionRun) of_b = gvt_union_run_of (&self->b);
  const GvtUnionRun *const runs[] = { of_a, of_b };
  g_autofree char *sums = NULL;

  gvt_union_admit_all (&self->a, of_b);
  gvt_union_admit_all (&self->b, of_a);

  sums = sums_of (&self->a, &self->visit);
  g_assert_cmpstr (sums, ==,
                   "2 sessions, 1 open;"
                   " Kelas X-1: 19+20, 1 taught, 11 answers, open;"
                   " Kelas X-2: 30+31, 1 taught, 11 answers, closed;");
  gvt_union_assert_same_tables (&self->b, &self->a);
  assert_every_interleaving (self, &self->a, runs, G_N_ELEMENTS (runs));
}

/* I9: what the centre has only in its new place, the laptop still has in the old one. */
static void
test_reissued_suffix_projects_as_where_it_first_stood (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtUnionRun) whole = gvt_union_run_of (&self->a);
  g_autoptr (GvtUnionRun) of_b = gvt_union_run_of (&self->b);
  const guint n_kept = 4;
  g_autoptr (GvtUnionRun) head = gvt_union_head_of (whole, n_kept);
  g_autoptr (GvtUnionRun) again = gvt_union_reissue (whole, n_kept, 2);
  const GvtUnionRun *const runs[] = { head, again, of_b };

  gvt_union_admit_all (&self->a, of_b);
  assert_every_interleaving (self, &self->a, runs, G_N_ELEMENTS (runs));

  g_assert_cmpuint (gvt_union_admit (&self->a, again, 0, again->events->len), ==, 0);
  assert_every_interleaving (self, &self->a, runs, G_N_ELEMENTS (runs));
}

/* A second fork: `was` still says where it stood first. */
static void
test_suffix_reissued_twice_projects_as_where_it_first_stood (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtUnionRun) whole = gvt_union_run_of (&self->a);
  g_autoptr (GvtUnionRun) head = gvt_union_head_of (whole, 4);
  g_autoptr (GvtUnionRun) again = gvt_union_reissue (whole, 4, 2);
  g_autoptr (GvtUnionRun) again_head = gvt_union_head_of (again, 3);
  g_autoptr (GvtUnionRun) once_more = gvt_union_reissue (again, 3, 3);
  const GvtUnionRun *const runs[] = { once_more, again_head, head };

  assert_every_interleaving (self, &self->a, runs, G_N_ELEMENTS (runs));
}

/* Both went on from one place: one stays, the other is issued again with `was` at the same place.
 */
static void
test_clone_that_counted_too_is_ordered_by_its_ids (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtUnionRun) of_a = gvt_union_run_of (&self->a);
  const guint n_kept = of_a->events->len - 1; /* the last is a count of people */
  GvtEvent *last = g_ptr_array_index (of_a->events, n_kept);
  g_autoptr (GvtUnionRun) clone = gvt_union_head_of (of_a, n_kept);
  g_autofree char *session = gvt_id_to_text (&self->session_a);
  g_autofree char *body = g_strdup_printf (
      "{\"age_scheme\":\"govote/1\",\"disability_scheme\":\"2023/2024\","
      "\"groups\":[{\"age\":\"60+\",\"disability\":\"0\",\"people\":7,\"sex\":\"L\"},"
      "{\"age\":\"?\",\"disability\":\"5\",\"people\":8,\"sex\":\"P\"}],\"session\":\"%s\"}",
      session);
  g_autoptr (GvtEvent) counted = gvt_union_issue (clone, last, body);
  g_autoptr (GvtUnionRun) again = gvt_union_reissue (clone, n_kept, 2);
  const GvtUnionRun *const runs[] = { of_a, again };
  gboolean clone_wins = memcmp (counted->header.id.bytes, last->header.id.bytes, 16) > 0;
  g_autoptr (GvtSession) found = NULL;

  gvt_union_admit_all (&self->a, again);

  found = gvt_sessions_find (self->a.store, &self->session_a, NULL);
  g_assert_cmpuint (gvt_session_get_men (found), ==, clone_wins ? 7 : 19);
  assert_every_interleaving (self, &self->a, runs, G_N_ELEMENTS (runs));
}

static void
change_plan (Fixture *self, GvtUnionPlace *place, guint expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtVisitPlan) plan = gvt_visits_read_plan (place->profile, &self->visit, &error);

  g_assert_no_error (error);
  plan->expected = expected;
  gvt_visits_change (place->profile, &self->visit, plan, &error);
  g_assert_no_error (error);
}

static guint
expected_at (Fixture *self, GvtUnionPlace *place)
{
  g_autoptr (GvtVisit) visit = gvt_visits_find (place->store, &self->visit, NULL);

  return gvt_visit_get_expected (visit);
}

/* I4: neither clock nor order of receipt decides; who saw the other's change has the last word. */
static void
test_plans_changed_on_two_laptops_come_out_as_one (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtUnionRun) of_b = NULL;
  g_autoptr (GvtUnionRun) of_a = NULL;

  change_plan (self, &self->b, 50);
  change_plan (self, &self->a, 60);
  of_b = gvt_union_run_of (&self->b);
  of_a = gvt_union_run_of (&self->a);
  gvt_union_admit_all (&self->a, of_b);
  gvt_union_admit_all (&self->b, of_a);
  g_assert_cmpuint (expected_at (self, &self->a), ==, expected_at (self, &self->b));
  gvt_union_assert_same_tables (&self->b, &self->a);

  gvt_clock_advance (self->b.clock, -30 * G_TIME_SPAN_DAY);
  change_plan (self, &self->b, 70);
  g_clear_pointer (&of_b, gvt_union_run_free);
  of_b = gvt_union_run_of (&self->b);
  gvt_union_admit_all (&self->a, of_b);
  g_assert_cmpuint (expected_at (self, &self->a), ==, 70);
  {
    const GvtUnionRun *const runs[] = { of_a, of_b };

    assert_every_interleaving (self, &self->a, runs, G_N_ELEMENTS (runs));
  }
}

/* A visit that a third place planned, as it tells laptops of it. */
typedef struct
{
  GvtUnionPlace *place;
  const GvtAssignedVisit *assigned;
} Telling;

static gboolean
take_assigned (GvtDb *db, gpointer user_data, GError **error)
{
  Telling *telling = user_data;

  return gvt_visits_take_assigned (telling->place->journal, db, telling->assigned, error);
}

static void
tell (GvtUnionPlace *place, const GvtAssignedVisit *assigned)
{
  Telling telling = { place, assigned };
  g_autoptr (GError) error = NULL;

  gvt_store_write (place->store, take_assigned, &telling, &error);
  g_assert_no_error (error);
}

/* I4: the planner's own event and what two laptops heard of it, one of them twice and one of a
 * later change only, give one visit, whatever came first. */
static void
test_visit_that_was_assigned_is_one_everywhere (Fixture *self, gconstpointer unused)
{
  GvtUnionPlace planner = { 0 };
  g_autoptr (GvtVisitPlan) plan = gvt_visit_plan_new ();
  GvtAssignedVisit assigned = { .plan = plan };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtUnionRun) of_a = NULL;
  g_autoptr (GvtUnionRun) of_b = NULL;
  g_autoptr (GvtUnionRun) of_planner = NULL;

  gvt_union_place_open (&planner);
  gvt_visit_plan_set_text (&plan->name, "SMAN 1");
  gvt_visit_plan_set_text (&plan->place, PLACE);
  gvt_visit_plan_set_text (&plan->date, "2026-11-24");
  plan->expected = 40;
  gvt_visits_plan (planner.profile, plan, &assigned.visit, &error);
  g_assert_no_error (error);
  assigned.event = assigned.visit;
  tell (&self->a, &assigned);
  tell (&self->a, &assigned);

  self->visit = assigned.visit;
  change_plan (self, &self->a, 70);
  assigned.revision = 1;
  assigned.event.bytes[15] ^= 1; /* another event of the planner's, which nobody has here */
  plan->expected = 50;
  gvt_visit_plan_set_text (&plan->name, "SMAN 1 Praya");
  tell (&self->b, &assigned);

  of_a = gvt_union_run_of (&self->a);
  of_b = gvt_union_run_of (&self->b);
  of_planner = gvt_union_run_of (&planner);
  gvt_union_admit_all (&self->a, of_b);
  gvt_union_admit_all (&self->a, of_planner);
  {
    const GvtUnionRun *const runs[] = { of_a, of_b, of_planner };

    assert_every_interleaving (self, &self->a, runs, G_N_ELEMENTS (runs));
  }
  g_assert_cmpuint (expected_at (self, &self->a), ==, 70); /* of two first changes, the later id */
  gvt_union_place_close (&planner);
}

/* Two closes of one session are no quarantine of whichever came last. */
static void
test_clone_that_closed_too_leaves_the_earlier_close (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtUnionRun) of_b = gvt_union_run_of (&self->b);
  const guint n_kept = of_b->events->len - 1; /* the last closes */
  GvtEvent *last = g_ptr_array_index (of_b->events, n_kept);
  g_autoptr (GvtUnionRun) plan = gvt_union_run_of (&self->a);
  g_autoptr (GvtUnionRun) clone = gvt_union_head_of (of_b, n_kept);
  g_autofree char *session = gvt_id_to_text (&self->session_b);
  g_autofree char *body = g_strdup_printf ("{\"session\":\"%s\"}", session);
  g_autoptr (GvtEvent) late = gvt_union_issue (clone, last,
                                               "{}"); /* rejected; it moves the close on */
  g_autoptr (GvtEvent) closed = gvt_union_issue (clone, last, body);
  g_autoptr (GvtUnionRun) again = gvt_union_reissue (clone, n_kept, 2);
  const GvtUnionRun *const runs[] = { plan, of_b, again };

  g_assert_cmpuint (closed->header.seq, >, last->header.seq);
  gvt_union_admit_all (&self->b, plan);
  gvt_union_admit_all (&self->b, again);
  assert_every_interleaving (self, &self->b, runs, G_N_ELEMENTS (runs));
}

/* Returns: (transfer full): the last count of @of, said of @session with @men in one group */
static GvtEvent *
count_otherwise (GvtUnionRun *of, const GvtId *session, const char *age_scheme, guint men)
{
  g_autofree char *text = gvt_id_to_text (session);
  g_autofree char *body = g_strdup_printf (
      "{\"age_scheme\":\"%s\",\"disability_scheme\":\"2023/2024\","
      "\"groups\":[{\"age\":\"60+\",\"disability\":\"0\",\"people\":%u,\"sex\":\"L\"}],"
      "\"session\":\"%s\"}",
      age_scheme, men, text);
  GvtEvent *count = NULL;

  for (guint i = 0; i < of->events->len; i++)
    {
      GvtEvent *event = g_ptr_array_index (of->events, i);

      if (g_str_equal (event->header.kind, "session.attended/2"))
        count = event;
    }
  g_assert_nonnull (count);
  return gvt_union_issue (of, count, body);
}

/* I5: codes of a list that nobody here knows are not counted as if they were ours. */
static void
test_groups_of_an_unknown_list_are_kept_aside (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtUnionRun) of_a = gvt_union_run_of (&self->a);
  g_autoptr (GvtEvent) strange = count_otherwise (of_a, &self->session_a, "govote/9", 7);
  g_autoptr (GvtSession) found = NULL;
  GvtUnionPlace centre = { 0 };

  gvt_union_place_open (&centre);
  gvt_union_admit_all (&centre, of_a);
  found = gvt_sessions_find (centre.store, &self->session_a, NULL);

  g_assert_cmpuint (gvt_union_count_rejected (&centre, of_a), ==, 1);
  g_assert_cmpuint (gvt_session_get_men (found), ==, 19);
  gvt_union_place_close (&centre);
}

/* What no single count may say, several laptops may say together. */
static void
test_groups_of_many_laptops_add_up_beyond_one_count (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtUnionRun) of_a = gvt_union_run_of (&self->a);
  g_autoptr (GvtUnionRun) of_b = gvt_union_run_of (&self->b);
  g_autoptr (GvtEvent) of_a_last = count_otherwise (of_a, &self->session_a, "govote/1", 9000);
  g_autoptr (GvtEvent) of_b_last = count_otherwise (of_b, &self->session_a, "govote/1", 8000);
  g_autoptr (GvtPeopleGroups) people = NULL;
  g_autoptr (GError) error = NULL;
  GvtUnionPlace centre = { 0 };

  gvt_union_place_open (&centre);
  gvt_union_admit_all (&centre, of_a);
  gvt_union_admit_all (&centre, of_b);
  people = gvt_session_read_people (centre.profile, &self->session_a, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (gvt_people_groups_sum (people, 'L', "60+", NULL), ==, 17000);
  gvt_union_place_close (&centre);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("/sessions-union/two-laptops-and-the-centre-have-one-visit",
       test_two_laptops_and_the_centre_have_one_visit);
  ADD ("/sessions-union/reissued-suffix-projects-as-where-it-first-stood",
       test_reissued_suffix_projects_as_where_it_first_stood);
  ADD ("/sessions-union/suffix-reissued-twice-projects-as-where-it-first-stood",
       test_suffix_reissued_twice_projects_as_where_it_first_stood);
  ADD ("/sessions-union/clone-that-counted-too-is-ordered-by-its-ids",
       test_clone_that_counted_too_is_ordered_by_its_ids);
  ADD ("/sessions-union/plans-changed-on-two-laptops-come-out-as-one",
       test_plans_changed_on_two_laptops_come_out_as_one);
  ADD ("/sessions-union/visit-that-was-assigned-is-one-everywhere",
       test_visit_that_was_assigned_is_one_everywhere);
  ADD ("/sessions-union/clone-that-closed-too-leaves-the-earlier-close",
       test_clone_that_closed_too_leaves_the_earlier_close);
  ADD ("/sessions-union/groups-of-an-unknown-list-are-kept-aside",
       test_groups_of_an_unknown_list_are_kept_aside);
  ADD ("/sessions-union/groups-of-many-laptops-add-up-beyond-one-count",
       test_groups_of_many_laptops_add_up_beyond_one_count);

  return g_test_run ();
}
