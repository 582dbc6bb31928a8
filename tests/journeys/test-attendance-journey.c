/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forty people are put on the attendance list by keys alone, one of them planted (I10), and each
 * key is counted; another program then reads the list. */
#include <stdlib.h>
#include <string.h>

#include "gvt-class-hand.h"
#include "gvt-planted-day.h"
#include "gvt-program-run.h"
#include "gvt-stage.h"
#include "gvt-test.h"

#define N_PEOPLE 40
#define NAME     "Nama (boleh dikosongkan)"
#define KEYS_A_S 4 /* of a hand that has not learnt to type */
#define LIMIT_S  180

typedef struct
{
  GvtPlantedDay day;
  GvtJourney *journey;
  guint n_keys;
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
press (Fixture *self, const char *key)
{
  gvt_journey_press (self->journey, key);
  self->n_keys++;
}

static void
list_person (Fixture *self, const char *name, const char *sex)
{
  gvt_journey_wait_for_focus (self->journey, "text box", NAME);
  gvt_journey_type (self->journey, name);
  self->n_keys += (guint) strlen (name);
  press (self, "Return");
  gvt_journey_wait_for_focus (self->journey, "button", "Laki-laki (L)");
  press (self, sex);
}

static void
open_class (Fixture *self)
{
  gvt_class_hand_unlock (self->journey);
  gvt_journey_see (self->journey, "button", "Kunci");
  gvt_journey_press (self->journey, "ctrl+3");
  gvt_journey_activate (self->journey, "list item", "SMAN-1-Contoh*");
  gvt_journey_fill (self->journey, "Nama kelas", "Kelas-X-1");
  gvt_journey_press (self->journey, "Return");
  gvt_journey_go_to (self->journey, "text box", NAME);
}

/* The first chooses the age band for all of them, and is somebody with a guardian's consent. */
static void
list_people (Fixture *self)
{
  gvt_journey_wait_for_focus (self->journey, "text box", NAME);
  gvt_journey_type (self->journey, GVT_PLANTED_NAME);
  self->n_keys += (guint) strlen (GVT_PLANTED_NAME);
  press (self, "Return");
  gvt_journey_wait_for_focus (self->journey, "button", "Laki-laki (L)");
  press (self, "1");
  press (self, "w");
  press (self, "p");
  for (guint i = 2; i <= N_PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("Contoh %02u", i);

      list_person (self, name, i % 2 == 0 ? "l" : "p");
    }
  gvt_journey_see (self->journey, "label", "Dalam daftar: 20 laki-laki dan 20 perempuan*");
}

static void
assert_list (Fixture *self)
{
  g_autoptr (JsonNode) sessions = gvt_planted_day_laptop (&self->day, NULL, "session list");
  JsonObject *session = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (sessions), "sessions"), 0);
  g_autofree char *line = g_strdup_printf ("session people %s --names",
                                           json_object_get_string_member (session, "id"));
  g_autoptr (JsonNode) list = gvt_planted_day_laptop (&self->day, gvt_planted_name_words, line);
  JsonArray *people = json_object_get_array_member (json_node_get_object (list), "people");

  g_assert_cmpuint (json_array_get_length (people), ==, N_PEOPLE);
  gvt_program_assert_members (json_array_get_object_element (people, 0),
                              "{\"card\":1,\"name\":\"" GVT_PLANTED_NAME "\",\"age\":\"0-16\","
                              "\"sex\":\"P\",\"consents\":[\"guardian\"]}");
  gvt_program_assert_members (json_array_get_object_element (people, 39),
                              "{\"card\":40,\"name\":\"Contoh 40\",\"age\":\"0-16\",\"sex\":\"L\","
                              "\"consents\":[],\"needs_guardian\":true}");
}

static void
test_forty_people_are_listed_by_keys_within_three_minutes (Fixture *self, gconstpointer unused)
{
  gvt_planted_day_prepare (&self->day);
  self->journey = gvt_journey_new (self->day.watch, self->day.laptop);
  open_class (self);
  list_people (self);
  gvt_journey_close (self->journey);

  g_assert_cmpuint (self->n_keys, <=, KEYS_A_S * LIMIT_S);
  assert_list (self);
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
  g_test_add ("/attendance-journey/forty-people-are-listed-by-keys-within-three-minutes", Fixture,
              NULL, set_up, test_forty_people_are_listed_by_keys_within_three_minutes, tear_down);
  return g_test_run ();
}
