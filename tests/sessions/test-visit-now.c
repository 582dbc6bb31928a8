/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-now.h"

#include "gvt-session-acts.h"
#include "gvt-session-kinds.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-visit-acts.h"
#include "gvt-visit-cancel.h"

#define TODAY    "2026-11-24" /* where the test's clock stands */
#define TOMORROW "2026-11-25"

static const GvtProjection *const projections[] = { &gvt_sessions_projection, NULL };

typedef struct
{
  GvtClock *clock;
  GvtProfile *profile;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->clock = gvt_test_clock ();
  self->profile = gvt_test_profile (gvt_test_folder (), self->clock, projections);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->profile);
  g_assert_finalize_object (self->clock);
}

static void
plan (Fixture *self, const char *name, const char *day, GvtId *visit)
{
  g_autoptr (GvtVisitPlan) planned = gvt_visit_plan_new ();
  g_autoptr (GError) error = NULL;

  gvt_visit_plan_set_text (&planned->name, name);
  gvt_visit_plan_set_text (&planned->place, "52.02.04.2003");
  gvt_visit_plan_set_text (&planned->date, day);
  gvt_visits_plan (self->profile, planned, visit, &error);
  g_assert_no_error (error);
}

/* @name: (nullable): of the visit that is found */
static void
assert_now (Fixture *self, const char *name)
{
  g_autoptr (GvtVisit) visit = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = gvt_visit_find_now (self->profile, &visit, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  g_assert_cmpstr (visit != NULL ? gvt_visit_get_name (visit) : NULL, ==, name);
}

static void
test_the_only_visit_of_the_day_is_being_made (Fixture *self, gconstpointer unused)
{
  GvtId visit;

  assert_now (self, NULL);
  plan (self, "SMAN 1 Praya", TODAY, &visit);
  plan (self, "Coktas Kuta", TOMORROW, &visit);
  assert_now (self, "SMAN 1 Praya");
  gvt_clock_advance (self->clock, G_TIME_SPAN_DAY);
  assert_now (self, "Coktas Kuta");
  gvt_clock_advance (self->clock, G_TIME_SPAN_DAY);
  assert_now (self, NULL);
}

/* Nobody's question is put to a visit that it may not belong to. */
static void
test_of_two_visits_an_open_class_tells_or_nothing_does (Fixture *self, gconstpointer unused)
{
  GvtId morning;
  GvtId afternoon;
  GvtId session;
  g_autoptr (GError) error = NULL;

  plan (self, "SMAN 1 Praya", TODAY, &morning);
  plan (self, "SMK 2 Praya", TODAY, &afternoon);
  assert_now (self, NULL);

  gvt_sessions_open (self->profile, &afternoon, "X TKJ 1", &session, &error);
  g_assert_no_error (error);
  assert_now (self, "SMK 2 Praya");

  gvt_sessions_open (self->profile, &morning, "X IPA 1", &session, &error);
  g_assert_no_error (error);
  assert_now (self, NULL);
}

static void
test_what_was_called_off_is_not_being_made (Fixture *self, gconstpointer unused)
{
  GvtId rained_off;
  GvtId held;
  g_autoptr (GError) error = NULL;

  plan (self, "SMAN 1 Praya", TODAY, &rained_off);
  plan (self, "SMK 2 Praya", TODAY, &held);
  gvt_visits_cancel (self->profile, &rained_off, "road", &error);
  g_assert_no_error (error);
  assert_now (self, "SMK 2 Praya");
}

#define TEST(path, test) g_test_add ("/visit-now/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);
  TEST ("the-only-visit-of-the-day-is-being-made", test_the_only_visit_of_the_day_is_being_made);
  TEST ("of-two-visits-an-open-class-tells-or-nothing-does",
        test_of_two_visits_an_open_class_tells_or_nothing_does);
  TEST ("what-was-called-off-is-not-being-made", test_what_was_called_off_is_not_being_made);
  return g_test_run ();
}
