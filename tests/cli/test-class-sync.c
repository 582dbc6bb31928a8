/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a class went, between a laptop and a real centre: steps, what was undone, the next class and
 * the one that was held on paper. After each sync the centre says what the laptop says. */
#include "gvt-planted-day.h"
#include "gvt-program-run.h"
#include "gvt-test.h"
#include "gvt-text.h"

/* Returns: (transfer full): the id that @line printed */
static char *
laptop_id (GvtPlantedDay *self, const char *line)
{
  g_autoptr (JsonNode) node = gvt_planted_day_laptop (self, NULL, line);

  return g_strdup (json_object_get_string_member (json_node_get_object (node), "id"));
}

static void G_GNUC_PRINTF (2, 3) act (GvtPlantedDay *self, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list values;

  va_start (values, format);
  line = g_strdup_vprintf (format, values);
  va_end (values);
  gvt_planted_day_do (self, line);
}

static char *
open_class (GvtPlantedDay *self, const char *rest)
{
  g_autofree char *line = g_strdup_printf ("session open %s %s", self->visit, rest);

  return laptop_id (self, line);
}

/* Returns: the session @id among @sessions */
static JsonObject *
find (JsonArray *sessions, const char *id)
{
  for (guint i = 0; i < json_array_get_length (sessions); i++)
    {
      JsonObject *object = json_array_get_object_element (sessions, i);

      if (g_str_equal (json_object_get_string_member (object, "id"), id))
        return object;
    }
  g_error ("The centre knows no session %s", id);
}

/* What both know of @session is the same, value by value, and holds @members. */
static void
assert_centre_says_so (GvtPlantedDay *self, const char *session, const char *members)
{
  g_autofree char *line = g_strdup_printf ("session show %s", session);
  g_autoptr (JsonNode) shown = gvt_planted_day_laptop (self, NULL, line);
  g_autoptr (JsonArray) sessions = gvt_planted_day_list (self, NULL, "sessions list --json");
  JsonObject *here = json_node_get_object (shown);
  JsonObject *there = find (sessions, session);
  g_autoptr (GList) names = json_object_get_members (there);

  gvt_program_assert_members (there, members);
  for (GList *at = names; at != NULL; at = at->next)
    {
      g_autofree char *said = json_to_string (json_object_get_member (there, at->data), FALSE);
      g_autofree char *expected = json_to_string (json_object_get_member (here, at->data), FALSE);

      g_assert_cmpstr (said, ==, expected);
    }
}

static void
undo (GvtPlantedDay *self, const char *session, guint n)
{
  for (guint i = 0; i < n; i++)
    act (self, "session undo %s", session);
}

/* I4: what was undone before the sync and after it, and a step that was skipped and then taken. */
static void
test_what_was_undone_is_undone_at_the_centre (GvtPlantedDay *self, gconstpointer unused)
{
  g_autofree char *session = NULL;

  gvt_planted_day_prepare (self);
  session = open_class (self, "--name X-1");
  act (self, "session step %s attendance", session);
  act (self, "session attend %s --men 14 --women 17", session);
  act (self, "session attend %s --men 41 --women 71", session);
  undo (self, session, 1);
  act (self, "session step %s pretest", session);
  act (self, "session step %s pretest --skip --reason time", session);
  act (self, "session order %s attendance pretest survey modules posttest close", session);
  gvt_planted_day_do (self, "sync");
  assert_centre_says_so (self, session, "{\"men\":14,\"women\":17,\"step\":\"modules\"}");

  undo (self, session, 2); /* the order, and the skipping */
  act (self, "session attend %s --men 9 --women 9", session);
  undo (self, session, 1);
  gvt_planted_day_do (self, "sync");
  assert_centre_says_so (self, session, "{\"men\":14,\"women\":17,\"step\":\"pretest\"}");

  undo (self, session, 2); /* the test, and the only count that is left */
  gvt_planted_day_do (self, "sync");
  assert_centre_says_so (self, session, "{\"men\":0,\"women\":0,\"step\":\"attendance\"}");
}

static void
test_a_class_that_is_opened_again_is_open_at_the_centre (GvtPlantedDay *self, gconstpointer unused)
{
  g_autofree char *session = NULL;

  gvt_planted_day_prepare (self);
  session = open_class (self, "--name X-1");
  act (self, "session attend %s --men 14 --women 17", session);
  act (self, "session close %s", session);
  gvt_planted_day_do (self, "sync");
  assert_centre_says_so (self, session, "{\"men\":14,\"is_open\":false,\"step\":\"close\"}");

  undo (self, session, 1);
  act (self, "session attend %s --men 15 --women 17", session);
  gvt_planted_day_do (self, "sync");
  assert_centre_says_so (self, session, "{\"men\":15,\"is_open\":true}");

  act (self, "session close %s", session);
  gvt_planted_day_do (self, "sync");
  assert_centre_says_so (self, session, "{\"men\":15,\"is_open\":false,\"step\":\"close\"}");
}

static void
test_the_next_class_and_a_late_one_arrive (GvtPlantedDay *self, gconstpointer unused)
{
  g_autoptr (GvtClock) clock = gvt_clock_new_system (); /* as the programs' own */
  g_autofree char *day = gvt_date_iso (gvt_clock_now_us (clock) - 3 * G_TIME_SPAN_DAY);
  g_autofree char *held = g_strdup_printf ("--name X-9 --held %s", day);
  g_autofree char *members = g_strdup_printf (
      "{\"held\":\"%s\",\"is_recorded_later\":true,\"step\":\"close\"}", day);
  g_autofree char *first = NULL, *next_line = NULL, *next = NULL, *late = NULL;

  gvt_planted_day_prepare (self);
  first = open_class (self, "--name X-1");
  act (self, "session order %s attendance survey pretest modules posttest close", first);
  next_line = g_strdup_printf ("session next %s", first);
  next = laptop_id (self, next_line);
  late = open_class (self, held);
  act (self, "session attend %s --men 5 --women 6", late);
  act (self, "session close %s", late);
  act (self, "session attend %s --men 7 --women 8", next);
  gvt_planted_day_do (self, "sync");

  assert_centre_says_so (self, next,
                         "{\"name\":\"X-2\",\"held\":\"\",\"step\":\"survey\",\"men\":7}");
  assert_centre_says_so (self, late, members);
}

/* The programs' words are watched to the end of the server's. */
static void
tear_down (GvtPlantedDay *self, gconstpointer unused)
{
  gvt_watch_stop (self->watch);
  gvt_planted_day_tear_down (self, unused);
}

#define ADD(path, func) \
  g_test_add (path, GvtPlantedDay, NULL, gvt_planted_day_set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/class-sync/what-was-undone-is-undone-at-the-centre",
       test_what_was_undone_is_undone_at_the_centre);
  ADD ("/class-sync/a-class-that-is-opened-again-is-open-at-the-centre",
       test_a_class_that_is_opened_again_is_open_at_the_centre);
  ADD ("/class-sync/the-next-class-and-a-late-one-arrive",
       test_the_next_class_and_a_late_one_arrive);

  return g_test_run ();
}
