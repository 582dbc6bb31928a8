/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A facilitator holds a class on one screen by keys alone: class mode, a module on the wall card by
 * card, a ballot punched there, its quiz for one pupil after another, a laptop that goes off in the
 * midst of it, and the results before the class. What came of it other programs then read. */
#include <stdlib.h>
#include <string.h>

#include "gvt-class-hand.h"
#include "gvt-module-library.h"
#include "gvt-planted-day.h"
#include "gvt-program-run.h"
#include "gvt-stage.h"
#include "gvt-test.h"

#define MODULE       "m7-sah-tidak-sah"
#define MODULE_TITLE "Surat suara sah dan tidak sah"
#define N_CARDS      8
#define BALLOT_CARD  4 /* it has the ballot of the DPR beside it */
#define N_PUPILS     3
#define CUT_PUPIL    1 /* whose laptop goes off, and before which question */
#define CUT_QUESTION 3
#define SKIP_PUPIL   2 /* who leaves one out */
#define SKIPPED      5

typedef struct
{
  GvtPlantedDay day;
  GvtJourney *journey;
  GvtModuleLibrary *library;
  GListModel *questions; /* of GvtQuizItem */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  GvtModule *module;

  gvt_planted_day_set_up (&fixture->day, NULL);
  fixture->library = gvt_module_library_load (NULL, NULL);
  module = gvt_module_library_find (fixture->library, MODULE, NULL);
  fixture->questions = gvt_quiz_get_items (gvt_module_get_quiz (module));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_object_unref (fixture->library);
  gvt_planted_day_tear_down (&fixture->day, NULL);
}

/* --- what pupils do --- */

static guint
count_questions (Fixture *fixture)
{
  return g_list_model_get_n_items (fixture->questions);
}

static gboolean
is_skipped (guint pupil, guint question)
{
  return pupil == SKIP_PUPIL && question == SKIPPED;
}

/* Each answers otherwise than the one before. Returns: (transfer full) */
static GvtQuizOption *
choose (Fixture *fixture, guint pupil, guint question, gboolean *is_right)
{
  return gvt_class_hand_choose (fixture->questions, question, (pupil + question) % 2, is_right);
}

/* --- before the class --- */

/* No key opens what was open a moment ago. */
static void
begin_class_mode (GvtJourney *journey)
{
  static const char *const keys[] = { "ctrl+1", "ctrl+4", "ctrl+5", "ctrl+comma", "F9", "Escape" };

  gvt_journey_activate (journey, "button", "Mode kelas");
  gvt_journey_see (journey, "label", "Mode kelas: data pemilih tertutup");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gvt_journey_press (journey, keys[i]);
  gvt_journey_see (journey, "window", "Go Vote: mode kelas");
  gvt_journey_see (journey, "button", "Keluar…");
}

/* --- on the wall --- */

static void
punch_ballot (GvtJourney *journey)
{
  gvt_journey_activate (journey, "button", "Coba sendiri");
  gvt_journey_go_to (journey, "button", "Partai nomor urut 1, Partai A");
  gvt_journey_press (journey, "space");
  gvt_journey_press (journey, "ctrl+Return");
  gvt_journey_see (journey, "label", "Sah, untuk Partai A");
  gvt_journey_press (journey, "Escape");
}

/* All screens of one card. */
static void
turn_card (GvtJourney *journey, guint card)
{
  g_autofree char *any = g_strdup_printf ("Kartu %u dari %u*", card, N_CARDS);
  g_autofree char *first = gvt_journey_wait_for (journey, "label", any);
  const char *screens = strstr (first, "layar 1 dari ");
  guint64 n_screens = 1;

  if (screens != NULL)
    g_assert_true (g_ascii_string_to_unsigned (screens + strlen ("layar 1 dari "), 10, 1, 99,
                                               &n_screens, NULL));
  for (guint i = 2; i <= n_screens; i++)
    {
      g_autofree char *next = g_strdup_printf ("Kartu %u dari %u * layar %u dari %u", card, N_CARDS,
                                               i, (guint) n_screens);

      gvt_journey_press (journey, "Page_Down");
      gvt_journey_see (journey, "label", next);
    }
}

static void
teach (GvtJourney *journey)
{
  gvt_class_hand_become_teacher (journey);
  gvt_journey_go_to (journey, "list item", MODULE_TITLE "*");
  gvt_journey_activate (journey, "button", "Buka modul");
  gvt_journey_see (journey, "button", "Mulai membaca");
  gvt_journey_press (journey, "F5");
  for (guint card = 1; card <= N_CARDS; card++)
    {
      turn_card (journey, card);
      if (card == BALLOT_CARD)
        punch_ballot (journey);
      if (card < N_CARDS)
        gvt_journey_press (journey, "Page_Down");
    }
  gvt_journey_press (journey, "Escape");
  gvt_journey_see (journey, "button", "Lanjutkan dari kartu 8");
  gvt_journey_press (journey, "Escape");
  gvt_journey_see (journey, "list item", "Mengajar, selesai");
}

/* --- the quiz --- */

static void
answer_from (Fixture *fixture, guint pupil, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    {
      gvt_class_hand_see_question (fixture->journey, fixture->questions, i);
      if (is_skipped (pupil, i))
        gvt_journey_activate (fixture->journey, "button", "Lewati");
      else
        gvt_class_hand_answer (fixture->journey, fixture->questions, i, (pupil + i) % 2);
    }
}

static void
see_score (Fixture *fixture, guint pupil, guint from)
{
  guint n_right = 0;
  g_autofree char *score = NULL;

  for (guint i = from; i < count_questions (fixture); i++)
    {
      gboolean is_right;
      g_autoptr (GvtQuizOption) option = choose (fixture, pupil, i, &is_right);

      n_right += is_right && !is_skipped (pupil, i);
    }
  score = g_strdup_printf ("%u dari %u benar", n_right, count_questions (fixture));
  gvt_journey_see (fixture->journey, "label", score);
}

/* Returns: (transfer full): the quizzes of the class, read by another program */
static JsonNode *
list_quizzes (Fixture *fixture)
{
  g_autofree char *line = NULL;

  if (fixture->day.session == NULL)
    {
      g_autoptr (JsonNode) sessions = gvt_planted_day_laptop (&fixture->day, NULL, "session list");
      JsonArray *array = json_object_get_array_member (json_node_get_object (sessions), "sessions");

      g_assert_cmpuint (json_array_get_length (array), ==, 1);
      fixture->day.session = g_strdup (
          json_object_get_string_member (json_array_get_object_element (array, 0), "id"));
    }
  line = g_strdup_printf ("quiz list %s", fixture->day.session);
  return gvt_planted_day_laptop (&fixture->day, NULL, line);
}

static JsonObject *
only_quiz (JsonNode *quizzes)
{
  g_assert_cmpuint (json_array_get_length (json_node_get_array (quizzes)), ==, 1);
  return json_array_get_object_element (json_node_get_array (quizzes), 0);
}

/* Not before the last answer is on the disk, where another program reads it. */
static void
lose_power (Fixture *fixture, guint n_answers)
{
  gint64 end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;
  gint64 count = 0;

  while (count != n_answers && g_get_monotonic_time () < end)
    {
      g_autoptr (JsonNode) quizzes = list_quizzes (fixture);

      count = json_object_get_int_member (only_quiz (quizzes), "n_answers");
    }
  g_assert_cmpint (count, ==, n_answers);
  gvt_journey_kill (fixture->journey);
}

/* Into class mode, at the same question, by the same card; but for the passphrase there is no way
 * in. */
static void
come_back (Fixture *fixture)
{
  fixture->journey = gvt_journey_new (fixture->day.watch, fixture->day.laptop);
  gvt_class_hand_unlock (fixture->journey);
  gvt_journey_see (fixture->journey, "label", "Mode kelas: data pemilih tertutup");
  gvt_class_hand_see_question (fixture->journey, fixture->questions, CUT_QUESTION);
}

static void
hold_quiz (Fixture *fixture)
{
  guint n_questions = count_questions (fixture);

  gvt_class_hand_become_teacher (fixture->journey);
  gvt_journey_activate (fixture->journey, "button", "Mulai kuis");
  for (guint pupil = 0; pupil < N_PUPILS; pupil++)
    {
      guint from = 0;

      if (pupil == CUT_PUPIL)
        {
          answer_from (fixture, pupil, 0, CUT_QUESTION);
          gvt_class_hand_see_question (fixture->journey, fixture->questions, CUT_QUESTION);
          lose_power (fixture, pupil * n_questions + CUT_QUESTION);
          come_back (fixture);
          from = CUT_QUESTION;
        }
      answer_from (fixture, pupil, from, n_questions);
      see_score (fixture, pupil, 0);
      if (pupil + 1 < N_PUPILS)
        gvt_journey_activate (fixture->journey, "button", "Orang berikutnya");
    }
}

/* --- after it --- */

static void
return_to_class (GvtJourney *journey)
{
  gvt_journey_activate (journey, "button", "Selesai");
  gvt_journey_see (journey, "label", "Dari sini hanya pengajar yang melanjutkan");
  gvt_journey_type_secret (journey, "Frasa sandi", GVT_PLANTED_PASSPHRASE);
  gvt_journey_press (journey, "Return");
  gvt_journey_see (journey, "button", "Keluar…");
}

static void
close_quiz (Fixture *fixture)
{
  GvtJourney *journey = fixture->journey;

  gvt_journey_go_to (journey, "list item", "Kuis*");
  gvt_journey_activate (journey, "button", "Tutup kuis…");
  gvt_journey_see (journey, "label", "*Ikut: 3. Hadir tetapi tidak ikut: 2.*tidak dijawab: 1.*");
  gvt_journey_answer_dialog (journey, "Tutup kuis ini?", "Tutup kuis");
  gvt_journey_see (journey, "heading", "Jawaban benar tiap soal");
  gvt_journey_see (journey, "label", "Masih ada di bawah"); /* first the rest of these */
  gvt_journey_press (journey, "Page_Down");
  gvt_journey_press (journey, "Page_Down");
  gvt_class_hand_see_question (journey, fixture->questions, 0);
  gvt_journey_press (journey, "Escape");
  gvt_journey_see (journey, "button", "Lihat hasil");
}

static void
leave_class (GvtJourney *journey)
{
  gvt_journey_activate (journey, "button", "Keluar…");
  gvt_journey_type_secret (journey, "Frasa sandi", "bukan-frasa-sandinya");
  gvt_journey_press (journey, "Return");
  gvt_journey_see (journey, "alert", "Frasa sandi tidak cocok*");
  gvt_journey_type_secret (journey, "Frasa sandi", GVT_PLANTED_PASSPHRASE);
  gvt_journey_press (journey, "Return");
  gvt_journey_see (journey, "button", "Kunci");
}

/* --- on the other side --- */

static void
assert_item (Fixture *fixture, JsonObject *result, guint question)
{
  g_autoptr (GvtQuizItem) item = g_list_model_get_item (fixture->questions, question);
  JsonObject *answers = json_object_get_object_member (result, "answers");
  gint64 expected[2] = { 0, 0 };
  guint n_skipped = 0;
  gint64 n_right = 0;

  for (guint pupil = 0; pupil < N_PUPILS; pupil++)
    {
      gboolean is_right;
      g_autoptr (GvtQuizOption) option = choose (fixture, pupil, question, &is_right);

      n_skipped += is_skipped (pupil, question);
      if (is_skipped (pupil, question))
        continue;
      expected[(pupil + question) % 2]++;
      n_right += is_right;
    }
  g_assert_cmpstr (json_object_get_string_member (result, "item"), ==, gvt_quiz_item_get_id (item));
  g_assert_cmpint (json_object_get_int_member (result, "n_shown"), ==, N_PUPILS);
  g_assert_cmpint (json_object_get_int_member (result, "n_unanswered"), ==, n_skipped);
  g_assert_cmpint (json_object_get_int_member (result, "n_correct"), ==, n_right);
  g_assert_cmpuint (json_object_get_size (answers), ==, (expected[0] > 0) + (expected[1] > 0));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (gvt_quiz_item_get_options (item),
                                                                i);

      g_assert_cmpint (
          json_object_get_int_member_with_default (answers, gvt_quiz_option_get_id (option), 0), ==,
          expected[i]);
    }
}

static void
assert_results (Fixture *fixture)
{
  g_autoptr (JsonNode) quizzes = list_quizzes (fixture);
  g_autofree char *line = g_strdup_printf (
      "quiz results %s", json_object_get_string_member (only_quiz (quizzes), "id"));
  g_autoptr (JsonNode) results = gvt_planted_day_laptop (&fixture->day, NULL, line);
  JsonObject *object = json_node_get_object (results);
  JsonArray *items = json_object_get_array_member (object, "items");
  g_autofree char *expected = g_strdup_printf (
      "{\"module\":\"" MODULE "\",\"is_open\":false,\"n_people\":3,\"n_answers\":%u,"
      "\"n_present\":5,\"n_absent\":2}",
      N_PUPILS * count_questions (fixture) - 1);

  gvt_program_assert_members (object, expected);
  g_assert_cmpuint (json_array_get_length (items), ==, count_questions (fixture));
  for (guint i = 0; i < json_array_get_length (items); i++)
    assert_item (fixture, json_array_get_object_element (items, i), i);
}

static void
assert_rebuilds (Fixture *fixture)
{
  g_autoptr (JsonNode) rebuilt = gvt_planted_day_laptop (&fixture->day, NULL, "rebuild --check");

  gvt_program_assert_members (json_node_get_object (rebuilt), "{\"differing\":[]}");
}

/* I1, I10 */
static void
test_a_module_is_taught_and_its_quiz_held_by_keys (Fixture *fixture, gconstpointer unused)
{
  gvt_planted_day_prepare (&fixture->day);
  fixture->journey = gvt_journey_new (fixture->day.watch, fixture->day.laptop);
  gvt_class_hand_unlock (fixture->journey);
  gvt_journey_see (fixture->journey, "button", "Kunci");
  gvt_class_hand_open (fixture->journey, "Kelas-X-1", "2", "3");
  begin_class_mode (fixture->journey);
  teach (fixture->journey);
  hold_quiz (fixture);
  return_to_class (fixture->journey);
  close_quiz (fixture);
  leave_class (fixture->journey);
  gvt_journey_close (fixture->journey);

  assert_results (fixture);
  assert_rebuilds (fixture);
  gvt_watch_stop (fixture->day.watch);
  g_assert_cmpuint (gvt_watch_search (fixture->day.watch, fixture->day.watched), >=, 10);
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
  g_test_add ("/class-journey/a-module-is-taught-and-its-quiz-held-by-keys", Fixture, NULL, set_up,
              test_a_module_is_taught_and_its_quiz_held_by_keys, tear_down);
  return g_test_run ();
}
