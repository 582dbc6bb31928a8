/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A facilitator holds two classes of one visit by keys alone: people, survey sheets of paper, the
 * close of each, and between the two a battery that goes. Another program then reads both, and what
 * the visit comes to. */
#include <stdlib.h>

#include "gvt-class-hand.h"
#include "gvt-planted-day.h"
#include "gvt-program-run.h"
#include "gvt-stage.h"
#include "gvt-test.h"

typedef struct
{
  GvtPlantedDay day;
  GvtJourney *journey;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  gvt_planted_day_set_up (&self->day, NULL);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gvt_watch_stop (self->day.watch);
  gvt_planted_day_tear_down (&self->day, NULL);
}

/* --- at the keys --- */

static void
go_to_step (GvtJourney *journey, const char *title)
{
  gvt_journey_go_to (journey, "list item", title);
  gvt_journey_press (journey, "Return");
}

static void
key_sheet (GvtJourney *journey, guint number, const char *rest)
{
  g_autofree char *line = g_strdup_printf ("%u %s", number, rest);
  g_autofree char *said = g_strdup_printf ("Lembar %u dicatat.", number);

  gvt_journey_fill (journey, "Baris lembar", line);
  gvt_journey_press (journey, "Return");
  gvt_journey_see (journey, "status", said);
}

/* Five sheets: four that say 3 to all, and @last. */
static void
key_survey (GvtJourney *journey, const char *last)
{
  static const char *const lines[] = { "333333333 P 17-21 SMA", "333333333 L", "333333333",
                                       "333333333 P" };

  go_to_step (journey, "Survei");
  gvt_journey_activate (journey, "button", "Ketik lembar kertas");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    key_sheet (journey, i + 1, lines[i]);
  key_sheet (journey, G_N_ELEMENTS (lines) + 1, last);
  gvt_journey_activate (journey, "button", "Selesai");
}

static void
close_class (GvtJourney *journey)
{
  go_to_step (journey, "Tutup");
  gvt_journey_activate (journey, "button", "Tutup kelas");
  gvt_journey_answer_dialog (journey, "Tutup kelas ini?", "Tutup kelas");
  gvt_journey_see (journey, "list item", "Tutup, selesai");
}

static void
open_window (Fixture *self)
{
  self->journey = gvt_journey_new (self->day.watch, self->day.laptop);
  gvt_class_hand_unlock (self->journey);
  gvt_journey_see (self->journey, "button", "Kunci");
}

/* --- what another program says --- */

/* Returns: (transfer none): of @sessions, the one called @name */
static const char *
find_session (JsonNode *sessions, const char *name)
{
  JsonArray *array = json_object_get_array_member (json_node_get_object (sessions), "sessions");

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *session = json_array_get_object_element (array, i);

      if (g_str_equal (json_object_get_string_member (session, "name"), name))
        return json_object_get_string_member (session, "id");
    }
  g_error ("No class is called %s", name);
}

static void
assert_says (Fixture *self, const char *question, const char *name, const char *expected)
{
  g_autoptr (JsonNode) sessions = gvt_planted_day_laptop (&self->day, NULL, "session list");
  g_autofree char *line = g_strdup_printf ("session %s %s", question,
                                           find_session (sessions, name));
  g_autoptr (JsonNode) said = gvt_planted_day_laptop (&self->day, NULL, line);

  gvt_program_assert_members (json_node_get_object (said), expected);
}

static void
assert_visit (Fixture *self, const char *expected)
{
  g_autofree char *line = g_strdup_printf ("visit survey %s", self->day.visit);
  g_autoptr (JsonNode) said = gvt_planted_day_laptop (&self->day, NULL, line);

  gvt_program_assert_members (json_node_get_object (said), expected);
}

/* I1, I7. Nine sheets of 3 and one of 2 are 2.9 on the average, by hand 72.50 of 100; of fewer than
 * ten sheets nothing but their number is told. */
static void
test_two_classes_are_held_by_keys (Fixture *self, gconstpointer unused)
{
  gvt_planted_day_prepare (&self->day);
  open_window (self);
  gvt_class_hand_open (self->journey, "Kelas-X-1", "2", "3");
  key_survey (self->journey, "333333333");
  close_class (self->journey);

  gvt_journey_kill (self->journey);
  open_window (self);
  gvt_class_hand_open (self->journey, "Kelas-X-2", "4", "1");
  key_survey (self->journey, "222222222 P");
  close_class (self->journey);
  gvt_journey_close (self->journey);

  assert_says (self, "show", "Kelas-X-1",
               "{\"is_open\":false,\"men\":2,\"women\":3,\"people\":5,\"step\":\"close\","
               "\"clock_jumped\":false}");
  assert_says (self, "show", "Kelas-X-2",
               "{\"is_open\":false,\"men\":4,\"women\":1,\"people\":5,\"step\":\"close\"}");
  assert_says (self, "survey", "Kelas-X-1", "{\"n\":5,\"ikm\":null}");
  assert_says (self, "survey", "Kelas-X-2", "{\"n\":5,\"ikm\":null}");
  assert_visit (self, "{\"n\":10,\"ikm\":72.5}");
}

int
main (int argc, char **argv)
{
  const char *lacking = gvt_stage_find_lacking ();

  if (lacking != NULL)
    {
      g_print ("1..0 # SKIP %s is not installed\n", lacking);
      return EXIT_SUCCESS;
    }
  gvt_test_init (&argc, &argv);
  g_test_add ("/visit-journey/two-classes-are-held-by-keys", Fixture, NULL, set_up,
              test_two_classes_are_held_by_keys, tear_down);
  return g_test_run ();
}
