/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A facilitator holds a whole visit by keys alone: two classes from the attendance to the close,
 * each by other roads, and in the midst of the second one a battery that goes. The same, shorter,
 * on a narrow window and with large letters. Other programs then read every value. */
#include "gvt-class-hand.h"
#include "gvt-program-run.h"
#include "gvt-visit-hand.h"

/* --- at the keys --- */

/* Form A. Of five, three raise a hand for B; then two for A and two for D, and one raises none. */
static void
count_hands (GvtVisitDay *self)
{
  static const char *const first[] = { "1", "3", "1", "", "" };
  static const char *const second[] = { "2", "", "", "2", "1" };

  gvt_visit_hand_open_test (self, "Tes awal", TRUE);
  gvt_journey_activate (self->journey, "button", "Hitung angkat tangan");
  gvt_journey_see (self->journey, "label", "Soal 1 dari 2");
  gvt_visit_hand_count (self, first);
  gvt_journey_see (self->journey, "label", "Soal 2 dari 2");
  gvt_visit_hand_count (self, second);
  gvt_visit_hand_return (self);
  gvt_visit_hand_leave_class (self);
  gvt_visit_hand_close_test (self);
}

static void
key_test (GvtVisitDay *self, const char *title, const char *const *lines)
{
  gvt_visit_hand_open_test (self, title, FALSE);
  gvt_visit_hand_key_sheets (self, lines);
  gvt_visit_hand_close_test (self);
}

/* From the step that the class stood at, with the people that were counted. */
static void
come_back (GvtVisitDay *self)
{
  gvt_visit_hand_enter (self, "Tes akhir");
  gvt_journey_see (self->journey, "label", "Langkah 5 dari *: Tes akhir · *");
  gvt_journey_see (self->journey, "button", "Urungkan: langkah Tes akhir"); /* it is recorded */
  gvt_visit_day_lose_power (self);
  gvt_journey_activate (self->journey, "button", "Lanjutkan");
  gvt_journey_see (self->journey, "label",
                   "Langkah 5 dari *: Tes akhir · 4 laki-laki dan 1 perempuan, 5 orang*");
}

static void
open_next (GvtVisitDay *self, const char *name, const char *men, const char *women)
{
  gvt_journey_fill (self->journey, "Nama kelas berikutnya", name);
  gvt_journey_activate (self->journey, "button", "Kelas berikutnya");
  gvt_journey_see (self->journey, "label", "Langkah 1 dari *: Kehadiran · 0 laki-laki*");
  gvt_class_hand_attend (self->journey, men, women);
}

/* --- what another program says --- */

static void
assert_says (GvtVisitDay *self, const char *question, const char *name, const char *expected)
{
  g_autofree char *session = gvt_visit_day_find_class (self, name);
  g_autoptr (JsonNode) said = gvt_visit_day_read (self, "session %s %s", question, session);

  gvt_program_assert_members (json_node_get_object (said), expected);
}

static void
assert_visit_says (GvtVisitDay *self, const char *question, const char *expected)
{
  g_autoptr (JsonNode) said = gvt_visit_day_read (self, "visit %s %s", question, self->day.visit);

  gvt_program_assert_members (json_node_get_object (said), expected);
}

/* Returns: (transfer full): of the class called @name */
static char *
find_test (GvtVisitDay *self, const char *name, const char *phase)
{
  g_autofree char *session = gvt_visit_day_find_class (self, name);
  g_autoptr (JsonNode) listed = gvt_visit_day_read (self, "quiz list %s", session);
  JsonArray *tests = json_node_get_array (listed);

  for (guint i = 0; i < json_array_get_length (tests); i++)
    {
      JsonObject *test = json_array_get_object_element (tests, i);

      if (g_str_equal (json_object_get_string_member (test, "phase"), phase))
        return g_strdup (json_object_get_string_member (test, "id"));
    }
  g_error ("%s has no test of the phase %s", name, phase);
}

/* @items: %NULL ends: what is told of each question, one after another */
static void
assert_test (GvtVisitDay *self, const char *name, const char *phase, const char *const *items)
{
  g_autofree char *test = find_test (self, name, phase);
  g_autoptr (JsonNode) said = gvt_visit_day_read (self, "quiz results %s", test);
  JsonObject *results = json_node_get_object (said);
  JsonArray *told = json_object_get_array_member (results, "items");
  guint i;

  gvt_program_assert_members (results, "{\"is_open\":false,\"n_present\":5}");
  for (i = 0; items[i] != NULL; i++)
    gvt_program_assert_members (json_array_get_object_element (told, i), items[i]);
  g_assert_cmpuint (json_array_get_length (told), ==, i);
}

static void
hold_first (GvtVisitDay *self)
{
  static const char *const after[] = { "1B DA", "2B DA", "3B DB", "4B AA", "5B --", NULL };
  static const char *const survey[] = { "333333333 P 17-21 SMA", "333333333 L", "333333333",
                                        "333333333 P",           "333333333",   NULL };

  gvt_class_hand_open (self->journey, "Kelas-X-1", "2", "3");
  count_hands (self);
  gvt_visit_hand_teach (self, 1);
  key_test (self, "Tes akhir", after);
  gvt_visit_hand_key_survey (self, survey);
  gvt_visit_hand_close_class (self);
}

static void
hold_second (GvtVisitDay *self)
{
  static const char *const before[] = { "1A BA", "2B DB", NULL };
  static const char *const after[] = { "1B DA", "2A BD", NULL };
  static const char *const survey[] = { "333333333", "333333333",   "333333333",
                                        "333333333", "222222222 P", NULL };

  open_next (self, "Kelas-X-2", "4", "1");
  key_test (self, "Tes awal", before);
  gvt_visit_hand_teach (self, 2);
  come_back (self);
  key_test (self, "Tes akhir", after);
  gvt_visit_hand_key_survey (self, survey);
  gvt_visit_hand_close_class (self);
}

/* Counted by hand from what was raised and keyed above. B is right of "jam", "akhir" and "awal", D
 * of "antre": of the first class three and none before, three and one after; of the second, whose
 * cards have two questions each, B, D and B before, B and D after. */
static void
assert_tests (GvtVisitDay *self)
{
  static const char *const before_1[] = {
    "{\"item\":\"m5-jam\",\"n_correct\":3,\"answers\":{\"a\":1,\"b\":3,\"c\":1}}",
    "{\"item\":\"m5-urutan-akhir\",\"n_correct\":0,\"answers\":{\"a\":2,\"d\":2}}", NULL
  };
  static const char *const after_1[] = {
    "{\"item\":\"m5-antre-tutup\",\"n_correct\":3,\"answers\":{\"a\":1,\"d\":3}}",
    "{\"item\":\"m5-urutan-awal\",\"n_correct\":1,\"answers\":{\"a\":3,\"b\":1}}", NULL
  };
  static const char *const before_2[] = {
    "{\"item\":\"m5-jam\",\"n_correct\":1,\"answers\":{\"b\":1}}",
    "{\"item\":\"m5-antre-tutup\",\"n_correct\":1,\"answers\":{\"d\":1}}",
    "{\"item\":\"m5-urutan-akhir\",\"n_correct\":0,\"answers\":{\"a\":1}}",
    "{\"item\":\"m5-urutan-awal\",\"n_correct\":1,\"answers\":{\"b\":1}}", NULL
  };
  static const char *const after_2[] = {
    "{\"item\":\"m5-jam\",\"n_correct\":1,\"answers\":{\"b\":1}}",
    "{\"item\":\"m5-antre-tutup\",\"n_correct\":1,\"answers\":{\"d\":1}}",
    "{\"item\":\"m5-urutan-akhir\",\"n_correct\":0,\"answers\":{\"d\":1}}",
    "{\"item\":\"m5-urutan-awal\",\"n_correct\":0,\"answers\":{\"a\":1}}", NULL
  };

  assert_test (self, "Kelas-X-1", "pre", before_1);
  assert_test (self, "Kelas-X-1", "post", after_1);
  assert_test (self, "Kelas-X-2", "pre", before_2);
  assert_test (self, "Kelas-X-2", "post", after_2);
}

/* On the page that the host signs. Returns: (transfer full): what it comes to, six men and four
 * women, and its check code */
static char *
read_report (GvtVisitDay *self)
{
  gvt_journey_press (self->journey, "ctrl+3");
  gvt_journey_activate (self->journey, "list item", "SMAN-1-Contoh*");
  gvt_journey_activate (self->journey, "button", "Tanda tangan tuan rumah");
  return gvt_journey_wait_for (self->journey, "label", "10 orang. Kode periksa *.");
}

/* Nine sheets of 3 and one of 2 are 2.9 on the average, by hand 72.50 of 100; of fewer than ten
 * sheets nothing but their number is told. */
static void
assert_visit (GvtVisitDay *self, const char *figures)
{
  g_autoptr (JsonNode) said = gvt_visit_day_read (self, "visit report %s", self->day.visit);
  JsonObject *report = json_node_get_object (said);
  const char *code = json_object_get_string_member (report, "code");
  g_autofree char *shown = g_strdup_printf ("10 orang. Kode periksa %.5s-%s.", code, code + 5);

  gvt_program_assert_members (report, "{\"men\":6,\"women\":4}");
  g_assert_cmpstr (figures, ==, shown);
  assert_says (self, "survey", "Kelas-X-1", "{\"n\":5,\"ikm\":null}");
  assert_says (self, "survey", "Kelas-X-2", "{\"n\":5,\"ikm\":null}");
  assert_visit_says (self, "survey",
                     "{\"n\":10,\"ikm\":72.5,\"channels\":{\"laptop\":0,\"paper\":10}}");
}

static void
hold_visit (GvtVisitDay *self)
{
  g_autofree char *figures = NULL;

  gvt_visit_day_sign_in (self);
  hold_first (self);
  hold_second (self);
  figures = read_report (self);
  gvt_journey_close (self->journey);

  assert_says (self, "show", "Kelas-X-1",
               "{\"is_open\":false,\"men\":2,\"women\":3,\"people\":5,\"step\":\"close\","
               "\"clock_jumped\":false}");
  assert_says (self, "show", "Kelas-X-2",
               "{\"is_open\":false,\"men\":4,\"women\":1,\"people\":5,\"step\":\"close\"}");
  assert_tests (self);
  assert_visit (self, figures);
}

/* The only one of the test: card 1 is odd, and so has form A before the teaching. */
static void
assert_sheet (GvtVisitDay *self, const char *line)
{
  g_autofree char *session = gvt_visit_day_find_class (self, "Kelas-X-1");
  g_autoptr (JsonNode) quizzes = gvt_visit_day_read (self, "quiz list %s", session);
  JsonObject *quiz = json_array_get_object_element (json_node_get_array (quizzes), 0);
  g_autoptr (JsonNode) keyed = gvt_visit_day_read (self, "quiz sheets %s",
                                                   json_object_get_string_member (quiz, "id"));
  g_autofree char *expected = g_strdup_printf ("{\"card\":1,\"line\":\"%s\"}", line);

  gvt_program_assert_members (quiz, "{\"phase\":\"pre\",\"is_open\":false}");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (keyed)), ==, 1);
  gvt_program_assert_members (json_array_get_object_element (json_node_get_array (keyed), 0),
                              expected);
}

static void
hold_class (GvtVisitDay *self)
{
  static const char *const sheets[] = { "1A BD", NULL };
  static const char *const survey[] = { "333333333", NULL };

  gvt_visit_day_sign_in (self);
  gvt_class_hand_open (self->journey, "Kelas-X-1", "2", "3");
  gvt_visit_hand_open_test (self, "Tes awal", FALSE);
  gvt_visit_hand_key_sheets (self, sheets);
  gvt_visit_hand_close_test (self);
  gvt_visit_hand_key_survey (self, survey);
  gvt_visit_hand_close_class (self);
  gvt_journey_close (self->journey);

  assert_says (self, "show", "Kelas-X-1",
               "{\"is_open\":false,\"men\":2,\"women\":3,\"people\":5,\"step\":\"close\"}");
  assert_says (self, "survey", "Kelas-X-1", "{\"n\":1,\"ikm\":null}");
  assert_sheet (self, sheets[0]);
}

/* I1, I7 */
static void
test_two_classes_are_held_by_keys (GvtVisitDay *self, gconstpointer unused)
{
  hold_visit (self);
}

/* I1, I7. One class; the whole visit of two where time does not matter (`-m slow`). @is_narrow: not
 * %NULL for a window of 360 pixels, else letters are twice as large */
static void
test_a_class_is_held_by_keys (GvtVisitDay *self, gconstpointer is_narrow)
{
  self->width = is_narrow != NULL ? 360 : 0;
  self->text_percent = is_narrow != NULL ? 0 : 200;
  if (g_test_slow ())
    hold_visit (self);
  else
    hold_class (self);
}

/* Under the sanitizers the first alone: the others run the same code, and are about how it lies on
 * the screen. */
#ifdef __SANITIZE_ADDRESS__
#define N_CASES 1
#else
#define N_CASES G_N_ELEMENTS (cases)
#endif

int
main (int argc, char **argv)
{
  const GvtVisitDayCase cases[] = {
    { "/visit-journey/two-classes-are-held-by-keys", test_two_classes_are_held_by_keys, NULL, 0 },
    { "/visit-journey/a-class-is-held-by-keys-on-a-narrow-window", test_a_class_is_held_by_keys,
      "narrow", 0 },
    { "/visit-journey/a-class-is-held-by-keys-with-large-letters", test_a_class_is_held_by_keys,
      NULL, 0 },
  };

  return gvt_visit_day_main (argc, argv, cases, N_CASES);
}
