/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-plan-drafts.h"
#include "gvt-session-acts.h"
#include "gvt-session-kinds.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-visit-acts.h"
#include "gvt-visit.h"

#define PLACE "52.02.04.2003"

static const GvtProjection *const projections[] = { &gvt_sessions_projection, NULL };

/* As a person at the office writes it down, every member used. */
static const char whole_plan[] =
    "{\"name\": \"SMAN 1 Praya\", \"place\": \"" PLACE "\", \"date\": \"2026-12-03\","
    " \"expected\": 120, \"classes\": 3, \"segment\": \"pemula\","
    " \"order_number\": \"17/PP.06-ST/52/2026\", \"order_date\": \"2026-11-20\","
    " \"letterhead\": \"KPU PROVINSI NUSA TENGGARA BARAT\\nMataram\","
    " \"contact_name\": \"Ibu Ratna Contoh\", \"contact_phone\": \"0812-0000-0001\","
    " \"facilitators\": [\"FAS-01\", \"SPV-01\"], \"villages\": [\"52.02.04.2003\", "
    "\"5202042004\"],"
    " \"steps\": [\"attendance\", \"modules\", \"pretest\", \"close\"],"
    " \"modules\": [{\"module\": \"m7-sah-tidak-sah\", \"minutes\": 30},"
    " {\"module\": \"m5-hari-pemungutan-suara\", \"minutes\": 0}]}";

typedef struct
{
  const char *folder;
  GvtProfile *profile;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();

  self->folder = gvt_test_folder ();
  self->profile = gvt_test_profile (self->folder, clock, projections);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->profile);
}

static GvtVisitPlan *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_test_bytes (text);
  g_autoptr (GError) local = NULL;
  g_autoptr (JsonObject) object = gvt_json_parse (bytes, 65536, &local);

  g_assert_no_error (local);
  return gvt_visit_plan_from_json (object, error);
}

/* Returns: (transfer full): in canonical form, to be compared */
static char *
text_of (const GvtVisitPlan *plan)
{
  g_autoptr (JsonObject) object = gvt_visit_plan_to_json (plan);
  g_autoptr (GBytes) bytes = gvt_json_canonical (object, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static GvtVisitPlan *
planned (Fixture *self, const char *text, GvtId *visit)
{
  g_autoptr (GError) error = NULL;
  GvtVisitPlan *plan = parse (text, &error);

  g_assert_no_error (error);
  gvt_visits_plan (self->profile, plan, visit, &error);
  g_assert_no_error (error);
  return plan;
}

static void
assert_plan (Fixture *self, const GvtId *visit, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtVisitPlan) found = gvt_visits_read_plan (self->profile, visit, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = text_of (found);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_a_plan_is_read_back_value_for_value (Fixture *self, gconstpointer data)
{
  GvtId visit;
  g_autoptr (GvtVisitPlan) plan = planned (self, whole_plan, &visit);

  gvt_test_profile_as (self->profile, GVT_TEST_FACILITATOR);
  assert_plan (
      self, &visit,
      "{\"classes\":3,\"contact_name\":\"Ibu Ratna Contoh\",\"contact_phone\":\"0812-0000-0001\","
      "\"date\":\"2026-12-03\",\"expected\":120,\"facilitators\":[\"FAS-01\",\"SPV-01\"],"
      "\"letterhead\":\"KPU PROVINSI NUSA TENGGARA BARAT\\nMataram\","
      "\"modules\":[{\"minutes\":30,\"module\":\"m7-sah-tidak-sah\"},"
      "{\"minutes\":0,\"module\":\"m5-hari-pemungutan-suara\"}],\"name\":\"SMAN 1 Praya\","
      "\"order_date\":\"2026-11-20\",\"order_number\":\"17/PP.06-ST/52/2026\","
      "\"place\":\"52.02.04.2003\",\"segment\":\"pemula\","
      "\"steps\":[\"attendance\",\"modules\",\"pretest\",\"close\"],"
      "\"villages\":[\"52.02.04.2003\",\"52.02.04.2004\"]}");
  gvt_test_profile_rebuilds (self->profile);
}

static void
test_a_change_takes_the_place_of_the_plan (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, NULL);
  GvtId visit;
  g_autoptr (GvtVisitPlan) plan = planned (self, whole_plan, &visit);
  g_autoptr (GvtVisit) found = NULL;

  gvt_visit_plan_set_text (&plan->name, "SMAN 2 Praya");
  gvt_visit_plan_set_text (&plan->date, "2026-12-04");
  gvt_visit_plan_set_text (&plan->contact_name, "");
  gvt_visit_plan_set_text (&plan->contact_phone, "");
  plan->expected = 80;
  g_ptr_array_set_size (plan->modules, 0);
  gvt_visits_change (self->profile, &visit, plan, &error);
  g_assert_no_error (error);

  found = gvt_visits_find (gvt_journal_get_store (journal), &visit, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gvt_visit_get_name (found), ==, "SMAN 2 Praya");
  g_assert_cmpstr (gvt_visit_get_date (found), ==, "2026-12-04");
  g_assert_cmpuint (gvt_visit_get_expected (found), ==, 80);
  assert_plan (self, &visit,
               "{\"classes\":3,\"date\":\"2026-12-04\",\"expected\":80,"
               "\"facilitators\":[\"FAS-01\",\"SPV-01\"],"
               "\"letterhead\":\"KPU PROVINSI NUSA TENGGARA BARAT\\nMataram\","
               "\"name\":\"SMAN 2 Praya\",\"order_date\":\"2026-11-20\","
               "\"order_number\":\"17/PP.06-ST/52/2026\",\"place\":\"52.02.04.2003\","
               "\"segment\":\"pemula\","
               "\"steps\":[\"attendance\",\"modules\",\"pretest\",\"close\"],"
               "\"villages\":[\"52.02.04.2003\",\"52.02.04.2004\"]}");
  gvt_test_profile_rebuilds (self->profile);
}

static void
test_a_visit_does_not_move (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GvtId visit;
  g_autoptr (GvtVisitPlan) plan = planned (self, whole_plan, &visit);

  gvt_visit_plan_set_text (&plan->place, "52.02.04.2004");
  g_assert_false (gvt_visits_change (self->profile, &visit, plan, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
test_a_visit_of_a_short_plan_has_the_usual_steps (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GvtId visit;

  gvt_sessions_plan_visit (self->profile, "Desa Kuta", "5202042003", "2026-12-03", 40, &visit,
                           &error);
  g_assert_no_error (error);
  assert_plan (self, &visit,
               "{\"date\":\"2026-12-03\",\"expected\":40,\"name\":\"Desa Kuta\","
               "\"place\":\"52.02.04.2003\",\"steps\":[\"attendance\",\"pretest\",\"modules\","
               "\"posttest\",\"survey\",\"close\"]}");
}

/* --- the host is a person --- */

typedef struct
{
  GvtJournal *journal;
  GvtId id;
  GvtEvent *event;
} Question;

static gboolean
load_plan_event (GvtDb *db, gpointer user_data, GError **error)
{
  Question *question = user_data;

  question->event = gvt_journal_event (question->journal, db, &question->id, error);
  return question->event != NULL;
}

static gboolean
erase_plan_event (GvtDb *db, gpointer user_data, GError **error)
{
  Question *question = user_data;

  return gvt_journal_erase (question->journal, db, &question->id, 1, "retention", error);
}

static void
test_the_host_stands_in_the_erasable_part_alone (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, NULL);
  Question question = { .journal = journal };
  g_autoptr (GvtVisitPlan) plan = planned (self, whole_plan, &question.id);
  g_autoptr (GvtEvent) event = NULL;
  g_autofree char *body = NULL;
  g_autoptr (GvtVisitPlan) left = NULL;
  const GvtKind *kind = gvt_journal_find_kind (journal, "visit.planned/2");

  gvt_store_read (gvt_journal_get_store (journal), load_plan_event, &question, &error);
  g_assert_no_error (error);
  event = question.event;
  body = g_strndup (g_bytes_get_data (event->body, NULL), g_bytes_get_size (event->body));
  g_assert_null (strstr (body, "Ratna"));
  g_assert_null (strstr (body, "0812"));
  g_assert_nonnull (event->personal);
  g_assert_false (kind->personal_travels);
  g_assert_cmpuint (kind->retention_days, ==, 365);

  gvt_store_write (gvt_journal_get_store (journal), erase_plan_event, &question, &error);
  g_assert_no_error (error);
  left = gvt_visits_read_plan (self->profile, &question.id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (left->contact_name, ==, "");
  g_assert_cmpstr (left->contact_phone, ==, "");
  g_assert_cmpuint (left->expected, ==, 120);
  gvt_test_profile_rebuilds (self->profile);
}

/* --- what people get wrong --- */

typedef struct
{
  const char *kind;
  gint64 n;
} Counting;

static const struct
{
  const char *plan;
  const char *words; /* that name it */
} wrong_plans[] = {
  { "{\"name\": \"A\", \"place\": \"52.02.04.2003\"}", "YYYY-MM-DD" },
  { "{\"name\": \"A\", \"place\": \"52.02.04.2003\", \"date\": \"2026-02-30\"}", "YYYY-MM-DD" },
  { "{\"place\": \"52.02.04.2003\", \"date\": \"2026-12-03\"}", "name" },
  { "{\"name\": \"A\", \"place\": \"Praya\", \"date\": \"2026-12-03\"}", "code" },
  { "{\"name\": \"A\", \"place\": \"52.02.04.2003\", \"date\": \"2026-12-03\", \"expected\": -1}",
    "expected" },
  { "{\"name\": \"A\", \"place\": \"52.02.04.2003\", \"date\": \"2026-12-03\","
    " \"expected\": \"40\"}",
    "expected" },
  { "{\"name\": \"A\", \"place\": \"52.02.04.2003\", \"date\": \"2026-12-03\", \"order_nr\": "
    "\"1\"}",
    "order_nr" },
  { "{\"name\": \"A\", \"place\": \"52.02.04.2003\", \"date\": \"2026-12-03\","
    " \"order_date\": \"1-12-2026\"}",
    "YYYY-MM-DD" },
  { "{\"name\": \"A\", \"place\": \"52.02.04.2003\", \"date\": \"2026-12-03\","
    " \"segment\": \"everybody\"}",
    "everybody" },
  { "{\"name\": \"A\", \"place\": \"52.02.04.2003\", \"date\": \"2026-12-03\", \"steps\": [\"nap\","
    " \"close\"]}",
    "nap" },
  { "{\"name\": \"A\", \"place\": \"52.02.04.2003\", \"date\": \"2026-12-03\","
    " \"steps\": [\"close\", \"survey\"]}",
    "close" },
  { "{\"name\": \"A\", \"place\": \"52.02.04.2003\", \"date\": \"2026-12-03\","
    " \"steps\": [\"survey\", \"survey\", \"close\"]}",
    "survey" },
  { "{\"name\": \"A\", \"place\": \"52.02.04.2003\", \"date\": \"2026-12-03\", \"villages\": [17]}",
    "villages" },
  { "{\"name\": \"A\", \"place\": \"52.02.04.2003\", \"date\": \"2026-12-03\","
    " \"modules\": [{\"minutes\": 30}]}",
    "id" },
  { "{\"name\": \"A\", \"place\": \"52.02.04.2003\", \"date\": \"2026-12-03\","
    " \"modules\": [{\"module\": \"m7\", \"minutes\": 6000}]}",
    "minutes" },
  { "{\"name\": \"A\", \"place\": \"52.02.04.2003\", \"date\": \"2026-12-03\","
    " \"names_until\": \"2026-12-03\"}",
    "one day and one year" },
  { "{\"name\": \"A\", \"place\": \"52.02.04.2003\", \"date\": \"2026-12-03\","
    " \"names_until\": \"2027-12-04\"}",
    "one day and one year" },
  { "{\"name\": \"A\", \"place\": \"52.02.04.2003\", \"date\": \"2026-12-03\","
    " \"names_until\": \"soon\"}",
    "YYYY-MM-DD" },
  { "{\"name\": \"A\", \"place\": \"52.02.04.2003\", \"date\": \"2026-12-03\","
    " \"names_travel\": \"yes\"}",
    "names_travel" },
  { "{\"name\": \"A\", \"place\": \"52.02.04.2003\", \"date\": \"2026-12-03\","
    " \"expected\": 40, \"women\": 41}",
    "41 women" },
  { "{\"name\": \"A\", \"place\": \"52.02.04.2003\", \"date\": \"2026-12-03\","
    " \"classes\": 1, \"class_names\": [\"X-1\", \"X-2\"]}",
    "2 classes" },
  { "{\"name\": \"A\\tB\", \"place\": \"52.02.04.2003\", \"date\": \"2026-12-03\"}", "name" },
};

/* The last day of a year is a year after the visit. */
static void
test_what_a_plan_says_of_names_is_read_back (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GvtId visit;
  g_autoptr (GvtVisitPlan) plan = planned (
      self,
      "{\"name\": \"A\", \"place\": \"52.02.04.2003\", \"date\": \"2026-12-03\","
      " \"names_until\": \"2027-12-03\", \"names_travel\": true}",
      &visit);
  g_autoptr (GvtVisitPlan) first = gvt_visits_read_plan (self->profile, &visit, &error);
  g_autoptr (GvtVisitPlan) second = NULL;

  g_assert_no_error (error);
  g_assert_true (first->names_travel);
  g_assert_cmpstr (first->names_until, ==, "2027-12-03");

  plan->names_travel = FALSE;
  gvt_visit_plan_set_text (&plan->names_until, "2026-12-10");
  gvt_visits_change (self->profile, &visit, plan, &error);
  g_assert_no_error (error);
  second = gvt_visits_read_plan (self->profile, &visit, &error);
  g_assert_false (second->names_travel);
  g_assert_cmpstr (second->names_until, ==, "2026-12-10");
  gvt_test_profile_rebuilds (self->profile);
}

static gboolean
count_kind (GvtDb *db, gpointer user_data, GError **error)
{
  Counting *self = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT count (*) FROM event WHERE kind = :kind",
                                             error);

  gvt_stmt_bind_text (stmt, ":kind", self->kind);
  if (!gvt_stmt_one (stmt, "count", error))
    return FALSE;
  self->n = gvt_stmt_int (stmt, 0);
  return TRUE;
}

static gint64
count_events (Fixture *self, const char *kind)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, NULL);
  g_autoptr (GError) error = NULL;
  Counting counting = { kind, 0 };

  gvt_store_read (gvt_journal_get_store (journal), count_kind, &counting, &error);
  g_assert_no_error (error);
  return counting.n;
}

static gboolean
forget_drafts (GvtDb *db, gpointer now_us, GError **error)
{
  return gvt_plan_drafts_forget_old (db, *(gint64 *) now_us, error);
}

static void
test_a_wrong_value_is_named (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong_plans); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GvtVisitPlan) plan = parse (wrong_plans[i].plan, &error);

      g_assert_null (plan);
      g_assert_nonnull (error);
      if (strstr (error->message, wrong_plans[i].words) == NULL)
        g_error ("%s: %s", wrong_plans[i].plan, error->message);
    }
}

/* Women and names of classes came later: a plan without them stays what older programs read. */
static void
test_what_older_programs_do_not_know_is_another_kind (Fixture *self, gconstpointer data)
{
  static const char plan_text[] = "{\"name\":\"A\",\"place\":\"52.02.04.2003\","
                                  "\"date\":\"2026-12-03\",\"expected\":40,\"women\":22,"
                                  "\"class_names\":[\"X-1\",\"X-2\"]}";
  g_autoptr (GError) error = NULL;
  GvtId visit;
  g_autoptr (GvtVisitPlan) plan = planned (self, plan_text, &visit);

  g_assert_cmpuint (gvt_visit_plan_get_form (plan), ==, 2);
  assert_plan (self, &visit,
               "{\"class_names\":[\"X-1\",\"X-2\"],\"date\":\"2026-12-03\",\"expected\":40,"
               "\"name\":\"A\",\"place\":\"52.02.04.2003\",\"steps\":[\"attendance\","
               "\"pretest\",\"modules\",\"posttest\",\"survey\",\"close\"],\"women\":22}");

  plan->women = 20;
  gvt_visits_change (self->profile, &visit, plan, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_events (self, "visit.planned/4"), ==, 1);
  g_assert_cmpint (count_events (self, "visit.changed/3"), ==, 1);
  gvt_test_profile_rebuilds (self->profile);
}

static void
test_a_change_that_says_the_same_is_not_recorded (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GvtId visit;
  g_autoptr (GvtVisitPlan) plan = planned (self, whole_plan, &visit);

  gvt_visits_change (self->profile, &visit, plan, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_events (self, "visit.changed/1"), ==, 0);

  plan->expected = 119;
  gvt_visits_change (self->profile, &visit, plan, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_events (self, "visit.changed/1"), ==, 1);
}

static void
test_each_value_is_judged_by_itself (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = gvt_test_bytes ("{\"name\": \"\", \"date\": \"2026-02-30\","
                                             " \"expected\": 40, \"women\": 41, \"classes\": 2,"
                                             " \"class_names\": [\"X-1\"],"
                                             " \"names_until\": \"2026-12-03\"}");
  g_autoptr (JsonObject) object = gvt_json_parse (bytes, 65536, NULL);
  static const struct
  {
    const char *member;
    gboolean can_stand;
  } cases[] = {
    { "name", FALSE },   { "date", FALSE },       { "expected", TRUE },   { "women", FALSE },
    { "classes", TRUE }, { "class_names", TRUE }, { "order_date", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      if (gvt_visit_plan_check (object, cases[i].member, &error) != cases[i].can_stand)
        g_error ("%s: %s", cases[i].member, error != NULL ? error->message : "can stand");
    }
}

static void
test_two_plans_differ_in_what_is_named (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtVisitPlan) plan = parse (whole_plan, NULL);
  g_autoptr (GvtVisitPlan) other = gvt_visit_plan_copy (plan);
  g_auto (GStrv) none = gvt_visit_plan_compare (plan, other);
  g_auto (GStrv) some = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpuint (g_strv_length (none), ==, 0);

  other->women = 60;
  gvt_visit_plan_set_text (&other->contact_name, "");
  g_ptr_array_remove_index (other->modules, 0);
  some = gvt_visit_plan_compare (plan, other);
  text = g_strjoinv (" ", some);
  g_assert_cmpstr (text, ==, "women contact_name modules");
}

static void
test_a_draft_stays_its_users_until_it_is_old (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = NULL;
  gint64 now_us = gvt_clock_now_us (gvt_profile_get_clock (self->profile));
  g_autofree char *kept = NULL;

  gvt_plan_draft_keep (self->profile, NULL, "{\"name\": \"SMAN\"}", &error);
  g_assert_no_error (error);
  kept = gvt_plan_draft_read (self->profile, NULL, &error);
  g_assert_cmpstr (kept, ==, "{\"name\": \"SMAN\"}");

  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER);
  g_assert_null (gvt_plan_draft_read (self->profile, NULL, &error));
  g_assert_no_error (error);

  gvt_test_profile_as (self->profile, GVT_TEST_SUPERVISOR);
  journal = gvt_profile_dup_journal (self->profile, NULL);
  now_us += (GVT_PLAN_DRAFT_DAYS + 1) * G_TIME_SPAN_DAY;
  gvt_store_write (gvt_journal_get_store (journal), forget_drafts, &now_us, &error);
  g_assert_no_error (error);
  g_assert_null (gvt_plan_draft_read (self->profile, NULL, &error));
  g_assert_no_error (error);
}

static void
test_a_year_that_slipped_is_refused_whatever_the_clock_says (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GvtClock *clock = gvt_profile_get_clock (self->profile);
  GvtId visit;

  g_assert_false (gvt_sessions_plan_visit (self->profile, "SMAN 1 Praya", PLACE, "2070-12-03", 40,
                                           &visit, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_clear_error (&error);

  g_assert_false (gvt_sessions_plan_visit (self->profile, "SMAN 1 Praya", PLACE, "2006-12-03", 40,
                                           &visit, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "2020"));
  g_clear_error (&error);

  gvt_clock_advance (clock, -7 * 365 * G_TIME_SPAN_DAY);
  g_assert_true (gvt_sessions_plan_visit (self->profile, "SMAN 1 Praya", PLACE, "2021-01-01", 40,
                                          &visit, &error));
  g_assert_no_error (error);
}

static void
test_an_officer_plans_inside_his_area_alone (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GvtId visit, other;
  g_autoptr (GvtVisitPlan) plan = planned (self, whole_plan, &visit);

  gvt_visit_plan_set_text (&plan->place, "52.03.04.2003");
  gvt_visits_plan (self->profile, plan, &other, &error);
  g_assert_no_error (error);

  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER);
  g_assert_false (gvt_visits_plan (self->profile, plan, &visit, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  g_clear_error (&error);
  g_assert_false (gvt_visits_change (self->profile, &other, plan, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  g_clear_error (&error);
  g_assert_null (gvt_visits_read_plan (self->profile, &other, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
}

#define TEST(name, func) g_test_add ("/visit-plan/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  TEST ("read-back", test_a_plan_is_read_back_value_for_value);
  TEST ("change", test_a_change_takes_the_place_of_the_plan);
  TEST ("does-not-move", test_a_visit_does_not_move);
  TEST ("usual-steps", test_a_visit_of_a_short_plan_has_the_usual_steps);
  TEST ("host", test_the_host_stands_in_the_erasable_part_alone);
  TEST ("names", test_what_a_plan_says_of_names_is_read_back);
  TEST ("wrong-values", test_a_wrong_value_is_named);
  TEST ("another-kind", test_what_older_programs_do_not_know_is_another_kind);
  TEST ("same", test_a_change_that_says_the_same_is_not_recorded);
  TEST ("by-itself", test_each_value_is_judged_by_itself);
  TEST ("differ", test_two_plans_differ_in_what_is_named);
  TEST ("draft", test_a_draft_stays_its_users_until_it_is_old);
  TEST ("slipped-year", test_a_year_that_slipped_is_refused_whatever_the_clock_says);
  TEST ("area", test_an_officer_plans_inside_his_area_alone);
  return g_test_run ();
}
