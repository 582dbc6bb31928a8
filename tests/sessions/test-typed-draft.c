/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed and not yet recorded. */
#include "gvt-session-kinds.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-typed-draft.h"

static const GvtProjection *const projections[] = { &gvt_sessions_projection, NULL };

typedef struct
{
  GvtProfile *profile;
  GvtId session;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();

  fixture->profile = gvt_test_profile (gvt_test_folder (), clock, projections);
  gvt_id_new (clock, &fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->profile);
}

static void
keep (Fixture *fixture, const char *item, const char *const *typed)
{
  g_autoptr (GError) error = NULL;

  gvt_typed_draft_keep (fixture->profile, &(GvtTypedPlace){ "hands", fixture->session, "quiz" },
                        item, typed, &error);
  g_assert_no_error (error);
}

/* Returns: (transfer full): "5||x", "" for nothing */
static char *
read_kept (Fixture *fixture, const char *where, const char *item)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) kept = gvt_typed_draft_read (
      fixture->profile, &(GvtTypedPlace){ "hands", fixture->session, where }, item, &error);

  g_assert_no_error (error);
  return kept != NULL ? g_strjoinv ("|", kept) : g_strdup ("");
}

static void
assert_kept (Fixture *fixture, const char *where, const char *item, const char *expected)
{
  g_autofree char *kept = read_kept (fixture, where, item);

  g_assert_cmpstr (kept, ==, expected);
}

static const char *const some[] = { "5", "", "x", NULL };
static const char *const others[] = { "", "7", NULL };
static const char *const nothing[] = { "", "", NULL };

/* Right or wrong: what is no number is still what somebody typed. */
static void
test_what_was_typed_comes_back_as_it_was (Fixture *fixture, gconstpointer unused)
{
  keep (fixture, "m5-jam", some);

  assert_kept (fixture, "quiz", "m5-jam", "5||x");
  assert_kept (fixture, "quiz", "m5-ponsel", "");
  assert_kept (fixture, "another", "m5-jam", "");
  gvt_test_profile_rebuilds (fixture->profile); /* it is no event, and no rebuild touches it */
  assert_kept (fixture, "quiz", "m5-jam", "5||x");
}

static void
test_a_class_counts_one_question_at_a_time (Fixture *fixture, gconstpointer unused)
{
  keep (fixture, "m5-jam", some);
  keep (fixture, "m5-ponsel", others);

  assert_kept (fixture, "quiz", "m5-jam", "");
  assert_kept (fixture, "quiz", "m5-ponsel", "|7");
}

static void
test_what_is_recorded_or_emptied_is_forgotten (Fixture *fixture, gconstpointer unused)
{
  keep (fixture, "m5-jam", some);
  keep (fixture, "m5-jam", NULL);
  assert_kept (fixture, "quiz", "m5-jam", "");
  keep (fixture, "m5-jam", some);
  keep (fixture, "m5-jam", nothing);
  assert_kept (fixture, "quiz", "m5-jam", "");
}

/* A question is recorded while somebody types at the next. */
static void
test_forgetting_one_question_leaves_the_next (Fixture *fixture, gconstpointer unused)
{
  keep (fixture, "m5-jam", some);
  keep (fixture, "m5-ponsel", others);
  keep (fixture, "m5-jam", NULL);

  assert_kept (fixture, "quiz", "m5-ponsel", "|7");
}

/* A sheet is keyed while hands wait to be counted. */
static void
test_what_is_typed_elsewhere_in_the_class_stays (Fixture *fixture, gconstpointer unused)
{
  const GvtTypedPlace sheets = { "sheets", fixture->session, "" };
  const char *const line[] = { "17B ABD", NULL };
  g_auto (GStrv) kept = NULL;

  keep (fixture, "m5-jam", some);
  g_assert_true (gvt_typed_draft_keep (fixture->profile, &sheets, "line", line, NULL));

  assert_kept (fixture, "quiz", "m5-jam", "5||x");
  kept = gvt_typed_draft_read (fixture->profile, &sheets, "line", NULL);
  g_assert_cmpstrv (kept, line);
}

#define TEST(path, test) g_test_add ("/typed-draft/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  TEST ("what-was-typed-comes-back-as-it-was", test_what_was_typed_comes_back_as_it_was);
  TEST ("a-class-counts-one-question-at-a-time", test_a_class_counts_one_question_at_a_time);
  TEST ("what-is-recorded-or-emptied-is-forgotten", test_what_is_recorded_or_emptied_is_forgotten);
  TEST ("forgetting-one-question-leaves-the-next", test_forgetting_one_question_leaves_the_next);
  TEST ("what-is-typed-elsewhere-in-the-class-stays",
        test_what_is_typed_elsewhere_in_the_class_stays);
  return g_test_run ();
}
