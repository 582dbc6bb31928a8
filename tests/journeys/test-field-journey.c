/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field day of one officer at the real window: unlock, read a lesson, look a voter up by number
 * and as he is called, take a proposal, hold a class with its quiz, close it, settle with the
 * centre over a line that loses an answer. What came of it is then read by other programs, on the
 * laptop and at the centre. */
#include <stdlib.h>

#include "gvt-class-hand.h"
#include "gvt-module-library.h"
#include "gvt-planted-day.h"
#include "gvt-program-run.h"
#include "gvt-stage.h"
#include "gvt-test.h"

#define MODULE       "m7-sah-tidak-sah"
#define MODULE_TITLE "Surat suara sah dan tidak sah"
#define N_CARDS      8
#define PURPOSE      "Warga melaporkan data keliru" /* as it is offered */
#define PURPOSE_KEPT "warga melaporkan data keliru" /* as it is recorded */
#define CLASS_NAME   "Kelas-X-1"
#define MEN          "19"
#define WOMEN        "21"
#define NEW_RT       "004"
#define REASON       "surat-KPU-12"

/* As a neighbour says it, who never saw it written. */
#define SPOKEN     "Amaq Julkosimbera"
#define SPOKEN_WHY "JULKOSIMBERA terdengar seperti " GVT_PLANTED_FIRST_WORD "*"

typedef struct
{
  GvtPlantedDay day;
  GvtJourney *journey;
  GvtModuleLibrary *library;
  GListModel *questions; /* of GvtQuizItem */
  guint n_right;         /* answers */
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

/* --- at the window --- */

static void
read_lesson (GvtJourney *journey)
{
  gvt_journey_press (journey, "ctrl+2");
  gvt_journey_activate (journey, "grid cell", MODULE_TITLE);
  gvt_journey_activate (journey, "button", "Mulai membaca");
  for (guint i = 1; i <= N_CARDS; i++)
    {
      g_autofree char *position = g_strdup_printf ("Kartu %u dari %u", i, N_CARDS);

      gvt_journey_see (journey, "label", position);
      gvt_journey_press (journey, "Right");
    }
  gvt_journey_see (journey, "button",
                   "Mulai membaca"); /* to its end: the next time from the first */
}

/* Each question is a record before its answer is shown: @unsent tells that this one is. */
static void
look_up (GvtJourney *journey, const char *query, const char *unsent)
{
  gvt_journey_fill (journey, "Nama, NIK, atau kode baris", query);
  gvt_journey_press (journey, "Return");
  gvt_journey_see (journey, "button", unsent);
  gvt_journey_see (journey, "list item", GVT_PLANTED_NAME "*" GVT_PLANTED_NIK_MASKED "*");
}

static void
look_voter_up (GvtJourney *journey)
{
  gvt_journey_press (journey, "ctrl+4");
  gvt_journey_choose (journey, "Tujuan", PURPOSE);
  look_up (journey, GVT_PLANTED_NIK, "1 belum terkirim*");
  look_up (journey, SPOKEN, "2 belum terkirim*");
  gvt_journey_see (journey, "label", SPOKEN_WHY);
}

/* Returns: (transfer full): the receipt number */
static char *
propose (GvtJourney *journey)
{
  char *receipt;

  gvt_journey_activate (journey, "list item", GVT_PLANTED_NAME "*");
  gvt_journey_see (journey, "label", "Tempat pemungutan suara (TPS)");
  gvt_journey_activate (journey, "button", "Usulkan perbaikan");
  gvt_journey_choose (journey, "Yang keliru", "RT");
  gvt_journey_fill (journey, "Yang benar", NEW_RT);
  gvt_journey_see (journey, "button", "Ada lagi yang keliru");
  gvt_journey_go_to (journey, "checkbox", "KTP-el");
  gvt_journey_press (journey, "space");
  gvt_journey_go_to (journey, "checkbox", "Pelapor setuju*");
  gvt_journey_press (journey, "space");
  gvt_journey_activate (journey, "button", "Simpan usulan");
  gvt_journey_see (journey, "label", "Usulan tersimpan");
  receipt = gvt_journey_wait_for (journey, "label",
                                  "*-"
                                  "?????"
                                  "-?");
  gvt_journey_activate (journey, "button", "Selesai");
  return receipt;
}

/* What card 1 answers to question @i: the first choice, then the second, and so on. */
static GvtQuizOption *
choose (Fixture *fixture, guint i, gboolean *is_right) /* (transfer full) */
{
  return gvt_class_hand_choose (fixture->questions, i, i % 2, is_right);
}

static void
answer_quiz (Fixture *fixture)
{
  GvtJourney *journey = fixture->journey;
  guint n_questions = g_list_model_get_n_items (fixture->questions);
  g_autofree char *score = NULL;

  for (guint i = 0; i < n_questions; i++)
    fixture->n_right += gvt_class_hand_answer (journey, fixture->questions, i, i % 2);
  score = g_strdup_printf ("%u dari %u benar", fixture->n_right, n_questions);
  gvt_journey_see (journey, "label", score);
  gvt_journey_activate (journey, "button", "Selesai");
}

/* The quiz is a pupil's screen, and only who has the passphrase comes back from it. */
static void
leave_class (GvtJourney *journey)
{
  gvt_journey_see (journey, "label", "Dari sini hanya pengajar yang melanjutkan");
  gvt_journey_type_secret (journey, "Frasa sandi", GVT_PLANTED_PASSPHRASE);
  gvt_journey_activate (journey, "button", "Keluar dari mode kelas");
  gvt_journey_see (journey, "button", "Kunci");
}

static void
teach (GvtJourney *journey)
{
  gvt_journey_go_to (journey, "list item", MODULE_TITLE "*");
  gvt_journey_activate (journey, "button", "Buka modul");
  gvt_journey_see (journey, "button", "Mulai membaca");
  gvt_journey_press (journey, "Escape");
  gvt_journey_see (journey, "list item", "Mengajar, selesai");
}

static void
hold_class (Fixture *fixture)
{
  GvtJourney *journey = fixture->journey;

  gvt_class_hand_open (journey, CLASS_NAME, MEN, WOMEN);
  teach (journey);
  gvt_class_hand_become_teacher (journey);
  gvt_journey_activate (journey, "button", "Mulai kuis");
  answer_quiz (fixture);
  leave_class (journey);
  gvt_journey_go_to (journey, "list item", "Tutup");
  gvt_journey_activate (journey, "button", "Tutup kelas");
  gvt_journey_answer_dialog (journey, "Tutup kelas ini?", "Tutup kelas");
  gvt_journey_see (journey, "list item", "Tutup, selesai");
}

/* The answer is lost on the line once: what may have come is not believed to have come. */
static void
settle (Fixture *fixture)
{
  GvtJourney *journey = fixture->journey;
  g_autofree char *confirmed = NULL;

  gvt_relay_lose_answer (fixture->day.relay, "/v1/push");
  gvt_journey_press (journey, "ctrl+5");
  gvt_journey_activate (journey, "button", "Sinkronkan sekarang");
  gvt_journey_see (journey, "label", "*Semuanya tersimpan di laptop ini*");
  g_assert_cmpuint (gvt_relay_get_n_lost (fixture->day.relay), ==, 1);
  gvt_journey_see (journey, "list item", "Diterima: 2,*");
  gvt_journey_activate (journey, "button", "Sinkronkan sekarang");
  /* 2 were sent; who was found was opened; who may be reported already was looked for; 8 of the
   * class itself, and each question shown and answered */
  confirmed = g_strdup_printf ("Dikonfirmasi: %u,*",
                               2 + 1 + 1 + 8 + 2 * g_list_model_get_n_items (fixture->questions));
  gvt_journey_see (journey, "list item", confirmed);
  gvt_journey_see (journey, "list item", "Hanya di laptop ini: 0,*");
  gvt_journey_see (journey, "list item", "Disisihkan: 0,*");
}

/* --- on the other side --- */

/* Returns: (transfer full): what the laptop's events of @kind are at the centre */
static JsonArray *
list_events (Fixture *fixture, const char *kind)
{
  g_autofree char *line = g_strdup_printf ("events list --json --device %s%s%s",
                                           fixture->day.device, kind != NULL ? " --kind " : "",
                                           kind != NULL ? kind : "");

  return gvt_planted_day_list (&fixture->day, NULL, line);
}

static void
assert_same (JsonArray *laptop, JsonArray *centre)
{
  g_autoptr (JsonNode) ours = json_node_init_array (json_node_alloc (), laptop);
  g_autoptr (JsonNode) theirs = json_node_init_array (json_node_alloc (), centre);
  g_autofree char *our_text = json_to_string (ours, FALSE);
  g_autofree char *their_text = json_to_string (theirs, FALSE);

  g_assert_cmpstr (our_text, ==, their_text);
}

/* All that the laptop tells; the centre tells more, of the steps. */
static void
assert_tells (JsonObject *centre, JsonObject *laptop)
{
  g_autoptr (JsonNode) ours = json_node_init_object (json_node_alloc (), laptop);
  g_autofree char *expected = json_to_string (ours, FALSE);

  gvt_program_assert_members (centre, expected);
}

static void
assert_class_arrived (Fixture *fixture)
{
  g_autoptr (JsonNode) laptop = gvt_planted_day_laptop (&fixture->day, NULL, "session list");
  g_autoptr (JsonArray) centre = gvt_planted_day_list (&fixture->day, NULL, "sessions list --json");
  JsonArray *sessions = json_object_get_array_member (json_node_get_object (laptop), "sessions");
  g_autofree char *expected = g_strdup_printf (
      "{\"visit_id\":\"%s\",\"name\":\"" CLASS_NAME "\",\"place\":\"" GVT_PLANTED_VILLAGE
      "\",\"men\":" MEN ",\"women\":" WOMEN ",\"n_modules\":1,\"n_answers\":%u,"
      "\"is_open\":false,\"opened_by\":\"" GVT_PLANTED_OFFICER "\"}",
      fixture->day.visit, g_list_model_get_n_items (fixture->questions));

  gvt_program_assert_members (gvt_planted_day_only_one (sessions), expected);
  assert_tells (gvt_planted_day_only_one (centre), gvt_planted_day_only_one (sessions));
  fixture->day.session = g_strdup (
      json_object_get_string_member (gvt_planted_day_only_one (sessions), "id"));
}

static void
assert_answers_arrived (Fixture *fixture)
{
  g_autoptr (JsonArray) events = list_events (fixture, "quiz.answered");

  g_assert_cmpuint (json_array_get_length (events), ==,
                    g_list_model_get_n_items (fixture->questions));
  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      JsonObject *event = json_array_get_object_element (events, i);
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (fixture->questions, i);
      gboolean is_right;
      g_autoptr (GvtQuizOption) option = choose (fixture, i, &is_right);
      g_autofree char *expected = g_strdup_printf (
          "{\"session\":\"%s\",\"respondent\":1,\"item\":\"%s\",\"chosen\":[\"%s\"]}",
          fixture->day.session, gvt_quiz_item_get_id (item), gvt_quiz_option_get_id (option));

      gvt_program_assert_members (json_object_get_object_member (event, "body"), expected);
    }
}

static void
assert_proposal_arrived (Fixture *fixture)
{
  g_autoptr (JsonNode) laptop = gvt_planted_day_laptop (&fixture->day, NULL, "proposals list");
  g_autoptr (JsonArray) centre = gvt_planted_day_list (&fixture->day, NULL,
                                                       "proposals list --json");
  g_autoptr (JsonArray) opened = gvt_planted_day_list (
      &fixture->day, gvt_planted_all_words,
      "proposals list --json --personal --full-nik --reason " REASON);
  g_autofree char *expected = g_strdup_printf (
      "{\"receipt\":\"%s\",\"proposal\":\"wrong_data\",\"state\":\"sent\",\"village_code\":"
      "\"" GVT_PLANTED_VILLAGE "\",\"evidence\":[\"ktp-el\"],\"fields\":[\"rt\"],"
      "\"reporter\":\"self\",\"consent\":true,\"made_by\":\"" GVT_PLANTED_OFFICER "\"}",
      fixture->day.receipt);
  JsonObject *personal;
  JsonObject *change;

  gvt_program_assert_members (gvt_planted_day_only_one (json_node_get_array (laptop)), expected);
  assert_same (json_node_get_array (laptop), centre);
  personal = json_object_get_object_member (gvt_planted_day_only_one (opened), "personal");
  gvt_program_assert_members (personal, "{\"nik\":\"" GVT_PLANTED_NIK
                                        "\",\"name\":\"" GVT_PLANTED_NAME "\"}");
  change = gvt_planted_day_only_one (json_object_get_array_member (personal, "changes"));
  gvt_program_assert_members (change, "{\"field\":\"rt\",\"new\":\"" NEW_RT "\"}");
}

/* @n: so many of the kind, of which the first is what the officer asked. */
static void
assert_look_up_arrived (Fixture *fixture, const char *kind, guint n)
{
  g_autoptr (JsonArray) events = list_events (fixture, kind);
  JsonObject *event = json_array_get_object_element (events, 0);

  g_assert_cmpuint (json_array_get_length (events), ==, n);
  gvt_program_assert_members (event,
                              "{\"actor\":\"" GVT_PLANTED_OFFICER "\",\"state\":\"applied\"}");
  gvt_program_assert_members (json_object_get_object_member (event, "body"),
                              "{\"purpose\":\"" PURPOSE_KEPT "\"}");
}

/* Equal heads of a hash chain: every record before them is equal too. */
static void
assert_chains_are_equal (Fixture *fixture)
{
  g_autoptr (JsonNode) verified = gvt_planted_day_laptop (&fixture->day, NULL, "journal verify");
  g_autoptr (JsonNode) rebuilt = gvt_planted_day_laptop (&fixture->day, NULL, "rebuild --check");
  g_autoptr (JsonArray) events = list_events (fixture, NULL);
  JsonObject *laptop = json_node_get_object (verified);
  guint n_events = json_array_get_length (events);
  JsonObject *last;

  g_assert_cmpuint (n_events, >, 0);
  last = json_array_get_object_element (events, n_events - 1);
  gvt_program_assert_members (json_node_get_object (rebuilt), "{\"differing\":[]}");
  g_assert_cmpint (json_object_get_int_member (laptop, "events"), ==, n_events);
  g_assert_cmpint (json_object_get_int_member (laptop, "head_seq"), ==,
                   json_object_get_int_member (last, "seq"));
  g_assert_cmpstr (json_object_get_string_member (laptop, "head"), ==,
                   json_object_get_string_member (last, "hash"));
}

/* I2, I7, I10 */
static void
test_what_is_done_by_keys_arrives_value_by_value (Fixture *fixture, gconstpointer unused)
{
  gvt_planted_day_prepare (&fixture->day);
  fixture->journey = gvt_journey_new (fixture->day.watch, fixture->day.laptop);
  gvt_class_hand_unlock (fixture->journey);
  gvt_journey_see (fixture->journey, "button", "Kunci");
  read_lesson (fixture->journey);
  look_voter_up (fixture->journey);
  fixture->day.receipt = propose (fixture->journey);
  hold_class (fixture);
  settle (fixture);
  gvt_journey_close (fixture->journey);

  assert_class_arrived (fixture);
  assert_answers_arrived (fixture);
  assert_proposal_arrived (fixture);
  assert_look_up_arrived (fixture, "voter.looked_up", 1);
  assert_look_up_arrived (fixture, "voter.opened", 1);
  assert_look_up_arrived (fixture, "voter.searched", 2); /* the other one by the form */
  assert_chains_are_equal (fixture);
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
  g_test_add ("/field-journey/what-is-done-by-keys-arrives-value-by-value", Fixture, NULL, set_up,
              test_what_is_done_by_keys_arrives_value_by_value, tear_down);
  return g_test_run ();
}
