/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A test of two forms is opened, and the sheets of forty people, eight answers each, are keyed by
 * keys alone, one of them wrong and one twice; each key is counted. Another program then reads the
 * sheets. */
#include <string.h>

#include "gvt-class-hand.h"
#include "gvt-visit-day.h"

#define N_PEOPLE 40
#define N_ITEMS  8
#define WRONG    13 /* whose line is keyed a letter short at first */
#define TWICE    20 /* who is keyed with another's number at first */
#define MODULE   "Hari pemungutan suara: langkah di TPS*"
#define LINE     "Baris lembar"
#define KEYS_A_S 4 /* of a hand that has not learnt to type */
#define LIMIT_S  300

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
enter (GvtVisitDay *self, const char *line)
{
  gvt_journey_type (self->journey, line);
  gvt_journey_press (self->journey, "Return");
}

static void
open_test (GvtVisitDay *self)
{
  GvtJourney *journey = self->journey;

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
key_wrongly (GvtVisitDay *self)
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
key_another (GvtVisitDay *self)
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
key_sheets (GvtVisitDay *self)
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

static void
assert_sheets (GvtVisitDay *self)
{
  g_autofree char *session = gvt_visit_day_find_class (self, "Kelas-X-1");
  g_autoptr (JsonNode) quizzes = gvt_visit_day_read (self, "quiz list %s", session);
  JsonArray *array = json_node_get_array (quizzes);
  JsonObject *quiz = json_array_get_object_element (array, 0);
  g_autoptr (JsonNode) keyed = gvt_visit_day_read (self, "quiz sheets %s",
                                                   json_object_get_string_member (quiz, "id"));

  g_assert_cmpuint (json_array_get_length (array), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (quiz, "phase"), ==, "pre");
  g_assert_true (json_object_get_boolean_member (quiz, "is_crossed"));
  array = json_node_get_array (keyed);
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
test_forty_sheets_are_keyed_within_five_minutes (GvtVisitDay *self, gconstpointer unused)
{
  guint n_before, n_keys;

  gvt_visit_day_sign_in (self);
  open_test (self);
  n_before = gvt_journey_count_keys (self->journey);
  key_sheets (self);
  n_keys = gvt_journey_count_keys (self->journey) - n_before;
  gvt_journey_close (self->journey);

  g_assert_cmpuint (n_keys, <=, KEYS_A_S * LIMIT_S);
  assert_sheets (self);
}

int
main (int argc, char **argv)
{
  const GvtVisitDayCase cases[] = {
    { "/keying-journey/forty-sheets-are-keyed-within-five-minutes",
      test_forty_sheets_are_keyed_within_five_minutes, NULL, 0 },
  };

  return gvt_visit_day_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
