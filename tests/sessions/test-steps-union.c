/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a class, where chains meet: I4 any interleaving, I9 a forked suffix. */
#include "gvt-session-acts.h"
#include "gvt-session-steps.h"
#include "gvt-step-acts.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-undo.h"
#include "gvt-union-place.h"

#define PLACE "52.02.04.2003"

typedef struct
{
  GvtUnionPlace laptop;
  GvtId session;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  GvtId visit;

  gvt_union_place_open (&self->laptop);
  gvt_sessions_plan_visit (self->laptop.profile, "SMAN 1 Praya", PLACE, "2026-11-24", 120, &visit,
                           &error);
  gvt_sessions_open (self->laptop.profile, &visit, "X-1", &self->session, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gvt_union_place_close (&self->laptop);
}

static void
enter (Fixture *self, const char *step)
{
  g_autoptr (GError) error = NULL;

  gvt_session_step_enter (self->laptop.profile, &self->session, step, &error);
  g_assert_no_error (error);
}

static void
skip (Fixture *self, const char *step)
{
  g_autoptr (GError) error = NULL;

  gvt_session_step_skip (self->laptop.profile, &self->session, step, "time", &error);
  g_assert_no_error (error);
}

static void
order (Fixture *self, const char *steps)
{
  g_auto (GStrv) codes = g_strsplit (steps, " ", -1);
  g_autoptr (GError) error = NULL;

  gvt_session_order_set (self->laptop.profile, &self->session, (const char *const *) codes, &error);
  g_assert_no_error (error);
}

static void
undo (Fixture *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GvtDoneAct) act = gvt_sessions_undo (self->laptop.profile, NULL, &self->session,
                                                      NULL, &error);

      g_assert_no_error (error);
    }
}

/* Returns: (transfer full): where the class stands, and its steps */
static char *
describe (GvtUnionPlace *place, const GvtId *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSessionSteps) steps = gvt_session_steps_read (place->store, session, &error);
  GString *text = NULL;

  g_assert_no_error (error);
  text = g_string_new (steps->now);
  for (guint i = 0; i < steps->steps->len; i++)
    {
      const GvtClassStep *step = &g_array_index (steps->steps, GvtClassStep, i);

      g_string_append_printf (text, ", %s %s", step->code, gvt_step_state_code (step->state));
    }
  return g_string_free (text, FALSE);
}

/* Any interleaving of @runs at a fresh centre gives the tables of the laptop, and says the same. */
static void
assert_every_interleaving (Fixture *self, const GvtUnionRun *const *runs, guint n_runs)
{
  g_autofree char *here = describe (&self->laptop, &self->session);

  for (guint32 seed = 1; seed <= 3; seed++)
    {
      GvtUnionPlace centre = { 0 };
      g_autofree char *there = NULL;

      gvt_union_place_open (&centre);
      gvt_union_admit_interleaved (&centre, runs, n_runs, seed);
      gvt_union_assert_same_tables (&centre, &self->laptop);
      gvt_test_profile_rebuilds (centre.profile);
      there = describe (&centre, &self->session);
      g_assert_cmpstr (there, ==, here);
      gvt_union_place_close (&centre);
    }
}

static void
test_steps_come_out_the_same_in_any_order (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtUnionRun) early = gvt_union_run_of (&self->laptop);
  g_autoptr (GvtUnionRun) whole = NULL;
  g_autofree char *found = NULL;

  enter (self, "attendance");
  order (self, "attendance survey pretest modules posttest close");
  enter (self, "pretest");
  skip (self, "pretest");
  enter (self, "posttest");
  undo (self, 2); /* the last step, and the skipping */
  order (self, "attendance pretest modules posttest survey close");
  undo (self, 1);
  enter (self, "modules");
  whole = gvt_union_run_of (&self->laptop);
  found = describe (&self->laptop, &self->session);
  g_assert_cmpstr (found, ==,
                   "modules, attendance done, survey ahead, pretest done, modules entered, "
                   "posttest ahead, close ahead");

  for (guint n_kept = early->events->len; n_kept < whole->events->len; n_kept += 3)
    {
      g_autoptr (GvtUnionRun) head = gvt_union_head_of (whole, n_kept);
      g_autoptr (GvtUnionRun) again = gvt_union_reissue (whole, n_kept, 2);
      const GvtUnionRun *const runs[] = { again, head };

      assert_every_interleaving (self, runs, G_N_ELEMENTS (runs));
    }
}

/* What no program of ours writes: both stand, and the laptop that holds the class is believed. */
static void
test_another_laptop_speaks_only_of_what_the_own_one_did_not (Fixture *self, gconstpointer unused)
{
  static const char *const bodies[] = {
    "{\"session\":\"%s\",\"state\":\"skipped\",\"reason\":\"power\",\"step\":\"survey\"}",
    "{\"session\":\"%s\",\"state\":\"skipped\",\"reason\":\"power\",\"step\":\"attendance\"}",
    "{\"session\":\"%s\",\"state\":\"entered\",\"step\":\"posttest\"}",
  };
  g_autofree char *session = gvt_id_to_text (&self->session);
  GvtUnionPlace other = { 0 };
  g_autoptr (GvtUnionRun) of_other = NULL;
  g_autoptr (GvtUnionRun) whole = NULL;
  g_autofree char *found = NULL;

  enter (self, "attendance");
  enter (self, "pretest");
  gvt_union_place_open (&other);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_auto (GStrv) parts = g_strsplit (bodies[i], "%s", 2);
      g_autofree char *text = g_strjoin (session, parts[0], parts[1], NULL);
      g_autoptr (JsonNode) node = json_from_string (text, NULL);
      GvtEventDraft draft = { .kind = "session.stepped/1", .body = json_node_get_object (node) };
      g_autoptr (GError) error = NULL;

      gvt_journal_record (other.journal, &draft, NULL, &error);
      g_assert_no_error (error);
    }
  of_other = gvt_union_run_of (&other);
  whole = gvt_union_run_of (&self->laptop);
  gvt_union_admit_all (&self->laptop, of_other);

  found = describe (&self->laptop, &self->session);
  g_assert_cmpstr (found, ==,
                   "pretest, attendance done, pretest entered, modules ahead, posttest entered, "
                   "survey skipped, close ahead");
  {
    const GvtUnionRun *const runs[] = { of_other, whole };

    assert_every_interleaving (self, runs, G_N_ELEMENTS (runs));
  }
  gvt_union_place_close (&other);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("/steps-union/steps-come-out-the-same-in-any-order",
       test_steps_come_out_the_same_in_any_order);
  ADD ("/steps-union/another-laptop-speaks-only-of-what-the-own-one-did-not",
       test_another_laptop_speaks_only_of_what_the_own_one_did_not);

  return g_test_run ();
}
