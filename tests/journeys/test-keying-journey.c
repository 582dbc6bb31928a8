/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A test of two forms is opened, and the sheets of forty people, eight answers each, are keyed by
 * keys alone, one of them wrong and one twice; each key is counted. Another program then reads the
 * sheets. */
#include <stdlib.h>
#include <string.h>

#include "gvt-class-hand.h"
#include "gvt-planted-day.h"
#include "gvt-stage.h"
#include "gvt-test.h"

#define N_PEOPLE 40
#define N_ITEMS  8
#define WRONG    13 /* whose line is keyed a letter short at first */
#define TWICE    20 /* who is keyed with another's number at first */
#define MODULE   "Hari pemungutan suara: langkah di TPS*"
#define LINE     "Baris lembar"
#define KEYS_A_S 4 /* of a hand that has not learnt to type */
#define LIMIT_S  300

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

/* As it stands on the sheet of @card: odd ones have form A before the teaching. Returns: (transfer
 * full) */
static char *
make_line (guint card)
{
  char answers[N_ITEMS + 1] = "";

  for (guint i = 0; i < N_ITEMS; i++)
    answers[i] = "ABCD-"[(card * 3 + i * i) % 5];
  return g_strdup_printf ("%u%c %s", card, card % 2 == 1 ? 'A' : 'B', answers);
}

static void
enter (Fixture *self, const char *line)
{
  gvt_journey_type (self->journey, line);
  gvt_journey_press (self->journey, "Return");
  self->n_keys += (guint) strlen (line) + 1;
}

static void
open_test (Fixture *self)
{
  GvtJourney *journey = self->journey;

  gvt_class_hand_unlock (journey);
  gvt_journey_see (journey, "button", "Kunci");
  gvt_class_hand_open (journey, "Kelas-X-1", "20", "20");
  gvt_journey_activate (journey, "list item", "Tes awal*");
  gvt_journey_go_to (journey, "list item", MODULE);
  gvt_journey_press (journey, "space");
  gvt_journey_go_to (journey, "spin button", "Soal untuk tiap orang");
  gvt_journey_press (journey, "ctrl+a");
  gvt_journey_type (journey, "8");
  gvt_journey_activate (journey, "button", "Buka tes awal");
  gvt_journey_see (journey, "status", "Hadir: 40. Lewat laptop: 0.*");
}

/* A letter short: it comes back, and the letter is added where it stands. */
static void
key_wrongly (Fixture *self)
{
  g_autofree char *line = make_line (WRONG);
  char *last = &line[strlen (line) - 1];
  const char letter[] = { *last, '\0' };

  *last = '\0';
  enter (self, line);
  gvt_journey_see (self->journey, "status", "Ini belum dapat diterima: *");
  enter (self, letter);
  gvt_journey_see (self->journey, "status", "Kartu 13 tercatat.");
}

/* With the number of a card that has a sheet: it is asked about, and the number is corrected. */
static void
key_another (Fixture *self)
{
  g_autofree char *line = make_line (TWICE);
  g_autofree char *other = g_strdup (line);

  memcpy (other, "18", 2);
  enter (self, other);
  gvt_journey_see (self->journey, "status", "Kartu 18 sudah punya lembar lain. *");
  gvt_journey_press (self->journey, "ctrl+a");
  enter (self, line);
  gvt_journey_see (self->journey, "status", "Kartu 20 tercatat.");
}

static void
key_sheets (Fixture *self)
{
  gvt_journey_activate (self->journey, "button", "Ketik lembar jawaban");
  gvt_journey_wait_for_focus (self->journey, "text box", LINE);
  for (guint card = 1; card <= N_PEOPLE; card++)
    {
      g_autofree char *line = make_line (card);

      if (card == WRONG)
        key_wrongly (self);
      else if (card == TWICE)
        key_another (self);
      else
        enter (self, line);
    }
  gvt_journey_see (self->journey, "status", "40 dari 40");
}

static JsonArray *
read_array (Fixture *self, const char *line, JsonNode **node)
{
  *node = gvt_planted_day_laptop (&self->day, NULL, line);
  return json_node_get_array (*node);
}

static void
assert_sheets (Fixture *self)
{
  g_autoptr (JsonNode) sessions = gvt_planted_day_laptop (&self->day, NULL, "session list");
  JsonObject *session = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (sessions), "sessions"), 0);
  g_autofree char *list = g_strdup_printf ("quiz list %s",
                                           json_object_get_string_member (session, "id"));
  g_autoptr (JsonNode) quizzes = NULL;
  g_autoptr (JsonNode) keyed = NULL;
  JsonArray *array = read_array (self, list, &quizzes);
  JsonObject *quiz = json_array_get_object_element (array, 0);
  g_autofree char *sheets = g_strdup_printf ("quiz sheets %s",
                                             json_object_get_string_member (quiz, "id"));

  g_assert_cmpuint (json_array_get_length (array), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (quiz, "phase"), ==, "pre");
  g_assert_true (json_object_get_boolean_member (quiz, "is_crossed"));
  array = read_array (self, sheets, &keyed);
  g_assert_cmpuint (json_array_get_length (array), ==, N_PEOPLE);
  for (guint card = 1; card <= N_PEOPLE; card++)
    {
      JsonObject *sheet = json_array_get_object_element (array, card - 1);
      g_autofree char *line = make_line (card);

      g_assert_cmpstr (json_object_get_string_member (sheet, "line"), ==, line);
      g_assert_cmpint (json_object_get_int_member (sheet, "card"), ==, card);
    }
}

static void
test_forty_sheets_are_keyed_within_five_minutes (Fixture *self, gconstpointer unused)
{
  gvt_planted_day_prepare (&self->day);
  self->journey = gvt_journey_new (self->day.watch, self->day.laptop);
  open_test (self);
  key_sheets (self);
  gvt_journey_close (self->journey);

  g_assert_cmpuint (self->n_keys, <=, KEYS_A_S * LIMIT_S);
  assert_sheets (self);
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
  g_test_add ("/keying-journey/forty-sheets-are-keyed-within-five-minutes", Fixture, NULL, set_up,
              test_forty_sheets_are_keyed_within_five_minutes, tear_down);
  return g_test_run ();
}
