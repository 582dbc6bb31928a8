/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forty people are put on the attendance list by keys alone, one of them planted (I10), and each
 * key is counted; another program then reads the list. */
#include "gvt-class-hand.h"
#include "gvt-program-run.h"
#include "gvt-visit-day.h"

#define N_PEOPLE 40
#define NAME     "Nama (boleh dikosongkan)"
#define KEYS_A_S 4 /* of a hand that has not learnt to type */
#define LIMIT_S  180

static void
list_person (GvtVisitDay *self, const char *name, const char *sex)
{
  gvt_journey_wait_for_focus (self->journey, "text box", NAME);
  gvt_journey_type (self->journey, name);
  gvt_journey_press (self->journey, "Return");
  gvt_journey_wait_for_focus (self->journey, "button", "Laki-laki (L)");
  gvt_journey_press (self->journey, sex);
}

static void
open_class (GvtVisitDay *self)
{
  gvt_journey_press (self->journey, "ctrl+3");
  gvt_journey_activate (self->journey, "list item", "SMAN-1-Contoh*");
  gvt_journey_fill (self->journey, "Nama kelas", "Kelas-X-1");
  gvt_journey_press (self->journey, "Return");
  gvt_journey_go_to (self->journey, "text box", NAME);
}

/* The first chooses the age band for all of them, and is somebody with a guardian's consent. */
static void
list_people (GvtVisitDay *self)
{
  gvt_journey_wait_for_focus (self->journey, "text box", NAME);
  gvt_journey_type (self->journey, GVT_PLANTED_NAME);
  gvt_journey_press (self->journey, "Return");
  gvt_journey_wait_for_focus (self->journey, "button", "Laki-laki (L)");
  gvt_journey_press (self->journey, "1");
  gvt_journey_press (self->journey, "w");
  gvt_journey_press (self->journey, "p");
  for (guint i = 2; i <= N_PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("Contoh %02u", i);

      list_person (self, name, i % 2 == 0 ? "l" : "p");
    }
  gvt_journey_see (self->journey, "label", "Dalam daftar: 20 laki-laki dan 20 perempuan*");
}

static void
assert_list (GvtVisitDay *self)
{
  g_autofree char *session = gvt_visit_day_find_class (self, "Kelas-X-1");
  g_autofree char *line = g_strdup_printf ("session people %s --names", session);
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
test_forty_people_are_listed_by_keys_within_three_minutes (GvtVisitDay *self, gconstpointer unused)
{
  guint n_before, n_keys;

  gvt_visit_day_sign_in (self);
  open_class (self);
  n_before = gvt_journey_count_keys (self->journey);
  list_people (self);
  n_keys = gvt_journey_count_keys (self->journey) - n_before;
  gvt_journey_close (self->journey);

  g_assert_cmpuint (n_keys, <=, KEYS_A_S * LIMIT_S);
  assert_list (self);
}

int
main (int argc, char **argv)
{
  const GvtVisitDayCase cases[] = {
    { "/attendance-journey/forty-people-are-listed-by-keys-within-three-minutes",
      test_forty_people_are_listed_by_keys_within_three_minutes, NULL, 0 },
  };

  return gvt_visit_day_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
