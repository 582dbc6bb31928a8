/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A facilitator takes a class through its steps by keys alone: leaves one out and says why, changes
 * the order, takes that back, loses power, comes back to the same step, closes the class and opens
 * the next one. Another program then reads where both stand. */
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
  gvt_planted_day_tear_down (&self->day, NULL);
}

static void
leave_teaching_out (GvtJourney *journey)
{
  gvt_journey_go_to (journey, "list item", "Mengajar");
  gvt_journey_press (journey, "Return");
  gvt_journey_press (journey, "Delete");
  gvt_journey_answer_dialog (journey, "Lewati “Mengajar”?", "listrik padam");
  gvt_journey_see (journey, "list item", "Mengajar, dilewati: listrik padam");
}

/* What is undone is the order alone. */
static void
move_and_undo (GvtJourney *journey)
{
  gvt_journey_go_to (journey, "list item", "Mengajar, dilewati*");
  gvt_journey_press (journey, "alt+Up");
  gvt_journey_see (journey, "button", "Urungkan: urutan langkah: *");
  gvt_journey_press (journey, "ctrl+z");
  gvt_journey_see (journey, "button", "Urungkan: dilewati: *");
}

static void
come_back (Fixture *self)
{
  gvt_journey_kill (self->journey);
  self->journey = gvt_journey_new (self->day.watch, self->day.laptop);
  gvt_class_hand_unlock (self->journey);
  gvt_journey_activate (self->journey, "button", "Lanjutkan");
}

static void
close_and_go_on (GvtJourney *journey)
{
  gvt_journey_go_to (journey, "list item", "Tutup");
  gvt_journey_press (journey, "Return");
  gvt_journey_activate (journey, "button", "Tutup kelas");
  gvt_journey_answer_dialog (journey, "Tutup kelas ini?", "Tutup kelas");
  gvt_journey_activate (journey, "button", "Kelas berikutnya");
  gvt_journey_see (journey, "label", "Langkah 1 dari *: Kehadiran · 0 laki-laki*");
}

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
  g_test_message ("no class is called %s", name);
  g_test_fail ();
  return "";
}

static void
assert_class (Fixture *self, const char *name, const char *expected)
{
  g_autoptr (JsonNode) sessions = gvt_planted_day_laptop (&self->day, NULL, "session list");
  g_autofree char *line = g_strdup_printf ("session show %s", find_session (sessions, name));
  g_autoptr (JsonNode) shown = gvt_planted_day_laptop (&self->day, NULL, line);

  gvt_program_assert_members (json_node_get_object (shown), expected);
}

/* I1 */
static void
test_a_class_is_taken_through_its_steps_by_keys (Fixture *self, gconstpointer unused)
{
  gvt_planted_day_prepare (&self->day);
  self->journey = gvt_journey_new (self->day.watch, self->day.laptop);
  gvt_class_hand_unlock (self->journey);
  gvt_journey_see (self->journey, "button", "Kunci");
  gvt_class_hand_open (self->journey, "Kelas-X-1", "2", "3");
  leave_teaching_out (self->journey);
  move_and_undo (self->journey);
  gvt_journey_go_to (self->journey, "list item", "Kehadiran, selesai");
  gvt_journey_press (self->journey, "Return");
  gvt_journey_see (self->journey, "button", "Urungkan: *: Kehadiran");
  come_back (self);
  gvt_journey_see (self->journey, "label",
                   "Langkah 1 dari *: Kehadiran · 2 laki-laki dan 3 perempuan, 5 orang*");
  close_and_go_on (self->journey);
  gvt_journey_close (self->journey);

  assert_class (self, "Kelas-X-1",
                "{\"is_open\":false,\"men\":2,\"women\":3,\"people\":5,\"step\":\"close\"}");
  assert_class (self, "Kelas-X-2",
                "{\"is_open\":true,\"men\":0,\"women\":0,\"step\":\"attendance\"}");
  gvt_watch_stop (self->day.watch);
  g_assert_cmpuint (gvt_watch_search (self->day.watch, self->day.watched), >=, 5);
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
  g_test_add ("/run-journey/a-class-is-taken-through-its-steps-by-keys", Fixture, NULL, set_up,
              test_a_class_is_taken_through_its_steps_by_keys, tear_down);
  return g_test_run ();
}
