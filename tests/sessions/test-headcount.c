/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-attendance.h"
#include "gvt-error.h"
#include "gvt-session-acts.h"
#include "gvt-session-kinds.h"
#include "gvt-session.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"

#define PLACE "52.02.04.2003"

static const GvtProjection *const projections[] = { &gvt_sessions_projection, NULL };

/* As it was written on the edge of a newspaper: 14 girls and 12 boys of a class, one of them deaf,
 * two teachers, and an old man who looked in. */
static const char newspaper[] = "P 17-21 0 9\n"
                                "p 0-16 5\n"
                                "L 17-21 0 11   # with Budi\n"
                                "L 17-21 5 1\n"
                                "\n"
                                "P 31-59 2\r\n"
                                "L 60+ 6 1\n"
                                "L ? 3\n";

typedef struct
{
  GvtProfile *profile;
  GvtId session;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GError) error = NULL;
  GvtId visit;

  self->profile = gvt_test_profile (gvt_test_folder (), clock, projections);
  gvt_sessions_plan_visit (self->profile, "SMAN 1 Praya", PLACE, "2026-11-24", 40, &visit, &error);
  g_assert_no_error (error);
  gvt_sessions_open (self->profile, &visit, "Kelas X-1", &self->session, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->profile);
}

static void
count (Fixture *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtPeopleGroups) groups = gvt_people_groups_read_lines (text, &error);

  g_assert_no_error (error);
  gvt_sessions_count_people (self->profile, &self->session, groups, &error);
  g_assert_no_error (error);
}

static GvtPeopleGroups *
counted (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GvtPeopleGroups *groups = gvt_session_read_people (self->profile, &self->session, &error);

  g_assert_no_error (error);
  return groups;
}

static void
assert_session (Fixture *self, guint men, guint women)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, NULL);
  g_autoptr (GvtSession) session = gvt_sessions_find (gvt_journal_get_store (journal),
                                                      &self->session, NULL);

  g_assert_cmpuint (gvt_session_get_men (session), ==, men);
  g_assert_cmpuint (gvt_session_get_women (session), ==, women);
}

static void
test_people_are_found_by_group_and_by_sum (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtPeopleGroups) found = NULL;

  count (self, newspaper);
  found = counted (self);
  g_assert_cmpuint (gvt_people_groups_sum (found, 0, NULL, NULL), ==, 32);
  g_assert_cmpuint (gvt_people_groups_sum (found, 'P', NULL, NULL), ==, 16);
  g_assert_cmpuint (gvt_people_groups_sum (found, 'L', NULL, NULL), ==, 16);
  g_assert_cmpuint (gvt_people_groups_sum (found, 0, "17-21", NULL), ==, 21);
  g_assert_cmpuint (gvt_people_groups_sum (found, 'L', "17-21", "5"), ==, 1);
  g_assert_cmpuint (gvt_people_groups_sum (found, 0, NULL, "6"), ==, 1);
  g_assert_cmpuint (gvt_people_groups_sum_disabled (found), ==, 2);
  assert_session (self, 16, 16);
  gvt_test_profile_rebuilds (self->profile);
}

static void
test_a_later_count_leaves_nothing_of_the_earlier (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtPeopleGroups) found = NULL;

  count (self, newspaper);
  count (self, "P 22-30 0 7\n");
  found = counted (self);
  g_assert_cmpuint (gvt_people_groups_sum (found, 0, NULL, NULL), ==, 7);
  g_assert_cmpuint (gvt_people_groups_sum_disabled (found), ==, 0);
  assert_session (self, 0, 7);
  gvt_test_profile_rebuilds (self->profile);
}

/* Who counts two sums only says nothing of ages: and what was said before does not fit any more. */
static void
test_two_sums_after_groups_leave_no_groups (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtPeopleGroups) found = NULL;

  count (self, newspaper);
  gvt_sessions_attend (self->profile, &self->session, 3, 4, &error);
  g_assert_no_error (error);
  found = counted (self);
  g_assert_cmpuint (gvt_people_groups_sum (found, 0, NULL, NULL), ==, 0);
  assert_session (self, 3, 4);
  gvt_test_profile_rebuilds (self->profile);
}

static void
test_a_wrong_line_is_named (void)
{
  static const char *const wrong[] = {
    "P 17-21 0 14\nX 17-21 0 3\n",
    "P 17-21 0 14\nP 17-99 0 3\n",
    "P 17-21 0 14\nP 60+ 9 3\n",
    "P 17-21 0 14\nP 60+ 0 -3\n",
    "P 17-21 0 14\nP 60+\n",
    "P 17-21 0 14\nP 17-21 3\n",
    "P 17-21 0 14\nP 60+ 0 3 Inaq Contoh\n",
    "P 17-21 0 14\nP 60+ 0 99999999999999999999\n",
    "P 17-21 0 14\nP 60+ 0 10001\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gvt_people_groups_read_lines (wrong[i], &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
      g_assert_true (g_str_has_prefix (error->message, "line 2: "));
    }
}

#define TEST(name, func) g_test_add ("/groups/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  TEST ("groups", test_people_are_found_by_group_and_by_sum);
  TEST ("later", test_a_later_count_leaves_nothing_of_the_earlier);
  TEST ("sums-after-groups", test_two_sums_after_groups_leave_no_groups);
  g_test_add_func ("/groups/wrong-lines", test_a_wrong_line_is_named);
  return g_test_run ();
}
