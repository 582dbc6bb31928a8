/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of hands that were typed and not yet recorded. */
#include "gvt-hands-draft.h"
#include "gvt-session-kinds.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"

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

  gvt_hands_draft_keep (fixture->profile, &fixture->session, "quiz", item, typed, &error);
  g_assert_no_error (error);
}

/* Returns: (transfer full): "5||x", "" for nothing */
static char *
read_kept (Fixture *fixture, const char *where, const char *item)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) kept = gvt_hands_draft_read (fixture->profile, &fixture->session, where, item,
                                              &error);

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

#define TEST(path, test) g_test_add ("/hands-draft/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  TEST ("what-was-typed-comes-back-as-it-was", test_what_was_typed_comes_back_as_it_was);
  TEST ("a-class-counts-one-question-at-a-time", test_a_class_counts_one_question_at_a_time);
  TEST ("what-is-recorded-or-emptied-is-forgotten", test_what_is_recorded_or_emptied_is_forgotten);
  TEST ("forgetting-one-question-leaves-the-next", test_forgetting_one_question_leaves_the_next);
  return g_test_run ();
}
