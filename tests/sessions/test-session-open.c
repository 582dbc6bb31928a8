/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-open.h"

#include <string.h>

#include "gvt-class-name.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-module-library.h"
#include "gvt-session-acts.h"
#include "gvt-session-kinds.h"
#include "gvt-session-steps.h"
#include "gvt-session.h"
#include "gvt-step-acts.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-visit-acts.h"

#define PLACE  "52.02.04.2003"
#define TAUGHT "m5-hari-pemungutan-suara"

static const GvtProjection *const projections[] = { &gvt_sessions_projection, NULL };

typedef struct
{
  GvtClock *clock;
  GvtProfile *profile;
  GvtStore *store; /* borrowed */
  GvtId visit;
  GvtId session;
} Fixture;

/* The test's clock stands on the visit's day. */
static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtVisitPlan) plan = gvt_visit_plan_new ();
  g_autoptr (GvtJournal) journal = NULL;
  g_autoptr (GError) error = NULL;

  self->clock = gvt_test_clock ();
  self->profile = gvt_test_profile (gvt_test_folder (), self->clock, projections);
  journal = gvt_profile_dup_journal (self->profile, &error);
  g_assert_no_error (error);
  self->store = gvt_journal_get_store (journal);
  gvt_visit_plan_set_text (&plan->name, "SMAN 1 Praya");
  gvt_visit_plan_set_text (&plan->place, PLACE);
  gvt_visit_plan_set_text (&plan->date, "2026-11-24");
  gvt_visit_plan_add_module (plan, "m7-sah-tidak-sah", 25);
  gvt_visits_plan (self->profile, plan, &self->visit, &error);
  g_assert_no_error (error);
  gvt_sessions_open (self->profile, &self->visit, "X IPA 1", &self->session, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gvt_test_profile_rebuilds (self->profile);
  g_assert_finalize_object (self->profile);
  g_assert_finalize_object (self->clock);
}

static GvtSession *
find (Fixture *self, const GvtId *id)
{
  g_autoptr (GError) error = NULL;
  GvtSession *session = gvt_sessions_find (self->store, id, &error);

  g_assert_no_error (error);
  return session;
}

static guint
count_sessions (Fixture *self)
{
  g_autoptr (GListModel) sessions = gvt_sessions_list (self->store, &self->visit, NULL);

  return g_list_model_get_n_items (sessions);
}

/* --- the next class --- */

static void
test_the_number_in_a_name_is_counted_up (void)
{
  static const char *const names[][2] = {
    { "X-1", "X-2" }, { "X IPA 1", "X IPA 2" }, { "Kelas 09", "Kelas 10" }, { "XII-99", "XII-100" },
    { "7", "8" },     { "Kelas X", NULL },      { "X 1234567890", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *next = gvt_session_next_name (names[i][0]);

      g_assert_cmpstr (next, ==, names[i][1]);
    }
}

/* Returns: (transfer full): the steps, "; " and the modules of @id */
static char *
settings_of (Fixture *self, const GvtId *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSessionSteps) steps = gvt_session_steps_read (self->store, id, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *modules = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < steps->steps->len; i++)
    g_string_append_printf (text, "%s ", g_array_index (steps->steps, GvtClassStep, i).code);
  modules = g_strjoinv (" ", steps->modules);
  return g_strdup_printf ("%s; %s", text->str, modules);
}

static void
test_the_next_class_takes_over_steps_and_modules (Fixture *self, gconstpointer unused)
{
  static const char *const order[] = { "attendance", "survey", "pretest", "modules",
                                       "posttest",   "close",  NULL };
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  g_autoptr (GvtSession) session = NULL;
  g_autoptr (GvtSession) last = NULL;
  g_autofree char *settings = NULL;
  g_autoptr (GError) error = NULL;
  GvtId next, third;

  gvt_session_order_set (self->profile, &self->session, order, &error);
  gvt_sessions_teach (self->profile, &self->session,
                      gvt_module_library_find (library, TAUGHT, NULL), &error);
  g_assert_no_error (error);
  gvt_session_open_next (self->profile, &self->session, NULL, NULL, &next, &error);
  g_assert_no_error (error);
  gvt_session_open_next (self->profile, &self->session, NULL, NULL, &third, &error);
  g_assert_no_error (error);

  session = find (self, &next);
  last = find (self, &third);
  settings = settings_of (self, &next);
  g_assert_cmpstr (gvt_session_get_name (session), ==, "X IPA 2");
  g_assert_cmpstr (gvt_session_get_name (last), ==, "X IPA 3"); /* that one is taken */
  g_assert_true (gvt_id_equal (gvt_session_get_visit_id (session), &self->visit));
  g_assert_cmpuint (gvt_session_get_n_modules (session), ==, 0); /* chosen, not taught */
  g_assert_cmpstr (settings, ==, "attendance survey pretest modules posttest close ; " TAUGHT);
}

static void
test_a_class_without_own_settings_follows_the_plan (Fixture *self, gconstpointer unused)
{
  g_autofree char *settings = NULL;
  g_autoptr (GError) error = NULL;
  GvtId next;

  gvt_session_open_next (self->profile, &self->session, "XI", NULL, &next, &error);
  g_assert_no_error (error);

  settings = settings_of (self, &next);
  g_assert_cmpstr (settings, ==,
                   "attendance pretest modules posttest survey close ; m7-sah-tidak-sah");
}

static void
test_a_name_without_a_number_has_to_be_given (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  GvtId next, after;

  g_assert_true (gvt_session_open_next (self->profile, &self->session, "Guru", NULL, &next, NULL));
  g_assert_false (gvt_session_open_next (self->profile, &next, NULL, NULL, &after, &error));

  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "“Guru”"));
  g_assert_cmpuint (count_sessions (self), ==, 2);
}

/* A visit whose plan calls its classes @names, with spaces between, and the first of them open. */
static void
open_planned (Fixture *self, const char *names)
{
  g_autoptr (GvtVisitPlan) plan = gvt_visit_plan_new ();
  g_autoptr (GError) error = NULL;

  gvt_visit_plan_set_text (&plan->name, "SMPN 2 Praya");
  gvt_visit_plan_set_text (&plan->place, PLACE);
  gvt_visit_plan_set_text (&plan->date, "2026-11-24");
  g_strfreev (plan->class_names);
  plan->class_names = g_strsplit (names, " ", -1);
  gvt_visits_plan (self->profile, plan, &self->visit, &error);
  g_assert_no_error (error);
  gvt_sessions_open (self->profile, &self->visit, plan->class_names[0], &self->session, &error);
  g_assert_no_error (error);
}

/* Goes on to the class after the last one, which must be called @name. */
static void
open_next (Fixture *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSession) session = NULL;
  GvtId next;

  gvt_session_open_next (self->profile, &self->session, NULL, NULL, &next, &error);
  g_assert_no_error (error);
  self->session = next;
  session = find (self, &next);
  g_assert_cmpstr (gvt_session_get_name (session), ==, name);
}

static void
test_the_next_class_is_called_as_the_plan_names_it (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  GvtId other, next;

  open_planned (self, "VII-Anggrek VII-Melati Guru VIII-Mawar");
  gvt_sessions_open (self->profile, &self->visit, "Guru", &other, &error);
  g_assert_no_error (error);

  open_next (self, "VII-Melati");
  open_next (self, "VIII-Mawar"); /* "Guru" is held already */
  g_assert_false (gvt_session_open_next (self->profile, &self->session, NULL, NULL, &next, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

/* Who begins in the midst of the plan comes to its beginning, and then counts on. */
static void
test_beyond_the_plan_the_number_is_counted_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  GvtId last;

  open_planned (self, "X-3 X-1 X-2");
  open_next (self, "X-1");
  open_next (self, "X-2");
  open_next (self, "X-4");
  gvt_session_open_next (self->profile, &self->session, "Guru", NULL, &last, &error);
  g_assert_no_error (error);
  open_next (self, "X-5");
}

/* --- a class that was held on paper --- */

static void
assert_next_held (Fixture *self, const char *held, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSession) session = NULL;
  GvtId next;

  gvt_session_open_next (self->profile, &self->session, NULL, held, &next, &error);
  g_assert_no_error (error);
  session = find (self, &next);
  g_assert_cmpstr (gvt_session_get_held (session), ==, expected);
}

/* Three classes of a day were held on paper, and whoever enters them says so once. */
static void
test_the_class_after_one_on_paper_was_held_that_day (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  GvtId next;

  assert_next_held (self, NULL, "");
  gvt_sessions_open_held (self->profile, &self->visit, "X IPA 7", "2026-11-23", &self->session,
                          &error);
  g_assert_no_error (error);

  assert_next_held (self, NULL, "2026-11-23");
  assert_next_held (self, "", "");
  assert_next_held (self, "2026-11-22", "2026-11-22");
  g_assert_false (
      gvt_session_open_next (self->profile, &self->session, NULL, "2070-01-01", &next, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
test_a_class_held_before_says_so (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtSession) plain = find (self, &self->session);
  g_autoptr (GvtSession) late = NULL;
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GError) error = NULL;
  GvtId session;

  gvt_sessions_open_held (self->profile, &self->visit, "X IPA 7", "2026-11-23", &session, &error);
  g_assert_no_error (error);

  late = find (self, &session);
  object = gvt_session_to_json (late);
  g_assert_cmpstr (gvt_session_get_held (late), ==, "2026-11-23");
  g_assert_true (json_object_get_boolean_member (object, "is_recorded_later"));
  g_assert_cmpstr (gvt_session_get_held (plain), ==, "");
}

static void
test_a_day_that_cannot_be_is_refused_in_words (Fixture *self, gconstpointer unused)
{
  static const char *const days[][2] = {
    { "2026-11-25", "24 November 2026" }, /* tomorrow */
    { "2070-01-01", "1 Januari 2070" },
    { "2026-09-24", "25 September 2026" }, /* 61 days before the visit */
    { "1995-01-01", "25 September 2026" },
    { "24-11-2026", "YYYY-MM-DD" },
    { "2026-02-30", "YYYY-MM-DD" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GError) error = NULL;
      GvtId session;

      g_assert_false (gvt_sessions_open_held (self->profile, &self->visit, "X-7", days[i][0],
                                              &session, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
      g_assert_nonnull (strstr (error->message, days[i][1]));
    }
  g_assert_cmpuint (count_sessions (self), ==, 1);
}

static void
test_the_first_possible_day_is_taken (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  GvtId session;

  gvt_sessions_open_held (self->profile, &self->visit, "X-7", "2026-09-25", &session, &error);

  g_assert_no_error (error);
}

/* --- what older programs wrote --- */

static GvtId
record (Fixture *self, const char *kind, const char *extra)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, NULL);
  g_autofree char *visit = gvt_id_to_text (&self->visit);
  g_autofree char *text = g_strdup_printf ("{\"name\":\"X-9\",\"visit\":\"%s\"%s}", visit, extra);
  g_autoptr (GBytes) bytes = gvt_test_bytes (text);
  g_autoptr (JsonObject) body = gvt_json_parse (bytes, 4096, NULL);
  GvtEventDraft draft = { .kind = kind, .place = PLACE, .body = body };
  g_autoptr (GError) error = NULL;
  GvtId id;

  gvt_journal_record (journal, &draft, &id, &error);
  g_assert_no_error (error);
  return id;
}

/* As a laptop of the first version wrote it, and what a later one must not read into it. */
static void
test_the_first_version_of_an_opening_has_none_of_it (Fixture *self, gconstpointer unused)
{
  GvtId id = record (self, "session.opened/1",
                     ",\"held\":\"2026-11-20\",\"steps\":[\"close\"],\"modules\":[\"m1\"]");
  g_autoptr (GvtSession) session = find (self, &id);
  g_autofree char *settings = settings_of (self, &id);

  g_assert_cmpstr (gvt_session_get_name (session), ==, "X-9");
  g_assert_cmpstr (gvt_session_get_held (session), ==, "");
  g_assert_cmpstr (settings, ==,
                   "attendance pretest modules posttest survey close ; m7-sah-tidak-sah");
}

static void
test_the_second_version_may_leave_all_of_it_out (Fixture *self, gconstpointer unused)
{
  GvtId bare = record (self, "session.opened/2", "");
  GvtId full = record (self, "session.opened/2",
                       ",\"held\":\"2026-11-20\",\"steps\":[\"survey\",\"close\"],"
                       "\"modules\":[\"m1\",\"m2\"]");
  g_autoptr (GvtSession) session = find (self, &bare);
  g_autoptr (GvtSession) other = find (self, &full);
  g_autofree char *settings = settings_of (self, &full);

  g_assert_cmpstr (gvt_session_get_held (session), ==, "");
  g_assert_cmpstr (gvt_session_get_held (other), ==, "2026-11-20");
  g_assert_cmpstr (settings, ==, "survey close ; m1 m2");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/session-open/the-number-in-a-name-is-counted-up",
                   test_the_number_in_a_name_is_counted_up);
  ADD ("/session-open/the-next-class-takes-over-steps-and-modules",
       test_the_next_class_takes_over_steps_and_modules);
  ADD ("/session-open/a-class-without-own-settings-follows-the-plan",
       test_a_class_without_own_settings_follows_the_plan);
  ADD ("/session-open/a-name-without-a-number-has-to-be-given",
       test_a_name_without_a_number_has_to_be_given);
  ADD ("/session-open/the-next-class-is-called-as-the-plan-names-it",
       test_the_next_class_is_called_as_the_plan_names_it);
  ADD ("/session-open/beyond-the-plan-the-number-is-counted-up",
       test_beyond_the_plan_the_number_is_counted_up);
  ADD ("/session-open/the-class-after-one-on-paper-was-held-that-day",
       test_the_class_after_one_on_paper_was_held_that_day);
  ADD ("/session-open/a-class-held-before-says-so", test_a_class_held_before_says_so);
  ADD ("/session-open/a-day-that-cannot-be-is-refused-in-words",
       test_a_day_that_cannot_be_is_refused_in_words);
  ADD ("/session-open/the-first-possible-day-is-taken", test_the_first_possible_day_is_taken);
  ADD ("/session-open/the-first-version-of-an-opening-has-none-of-it",
       test_the_first_version_of_an_opening_has_none_of_it);
  ADD ("/session-open/the-second-version-may-leave-all-of-it-out",
       test_the_second_version_may_leave_all_of_it_out);

  return g_test_run ();
}
