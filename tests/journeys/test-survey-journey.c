/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A class answers the survey at the laptop and on paper, the power goes in between, and something
 * is planned about what came out low: by keys alone. Another program then reads what it came to. */
#include "gvt-class-hand.h"
#include "gvt-program-run.h"
#include "gvt-visit-day.h"

#define N_ELEMENTS 9

/* --- at the laptop --- */

static void
see_question (GvtJourney *journey, guint number)
{
  g_autofree char *position = g_strdup_printf ("Pertanyaan %u dari 12", number);

  gvt_journey_see (journey, "label", position);
}

static void
answer (GvtJourney *journey, guint number, const char *key)
{
  see_question (journey, number);
  gvt_journey_press (journey, key);
  gvt_journey_wait_for_focus (journey, "button", number < 12 ? "Berikutnya" : "Selesai");
  gvt_journey_press (journey, "Return");
}

static void
begin (GvtJourney *journey)
{
  gvt_journey_see (journey, "label", "Bagaimana pelayanan kami?");
  gvt_journey_activate (journey, "button", "Mulai");
}

/* Nine threes; a woman of 17 to 21, out of senior secondary school. */
static void
answer_all (GvtJourney *journey)
{
  begin (journey);
  for (guint i = 1; i <= N_ELEMENTS; i++)
    answer (journey, i, "3");
  answer (journey, 10, "2");
  answer (journey, 11, "2");
  answer (journey, 12, "3");
  gvt_journey_see (journey, "label", "Terima kasih!");
}

/* Goes back once, and says nothing of himself. */
static void
answer_in_haste (GvtJourney *journey)
{
  begin (journey);
  answer (journey, 1, "1");
  see_question (journey, 2);
  gvt_journey_press (journey, "BackSpace");
  answer (journey, 1, "4");
  for (guint i = 2; i <= N_ELEMENTS; i++)
    answer (journey, i, "4");
  for (guint i = 10; i <= 12; i++)
    {
      see_question (journey, i);
      gvt_journey_activate (journey, "button", "Lewati");
    }
  gvt_journey_see (journey, "label", "Terima kasih!");
}

static void
take_seat (GvtJourney *journey)
{
  gvt_journey_go_to (journey, "list item", "Survei*");
  gvt_journey_activate (journey, "button", "Mulai survei");
}

static void
return_to_class (GvtJourney *journey)
{
  gvt_journey_activate (journey, "button", "Selesai");
  gvt_journey_see (journey, "label", "Dari sini hanya pengajar yang melanjutkan");
  gvt_journey_type_secret (journey, "Frasa sandi", GVT_PLANTED_PASSPHRASE);
  gvt_journey_press (journey, "Return");
  gvt_journey_see (journey, "button", "Keluar…");
}

/* --- on paper --- */

static void
key_line (GvtJourney *journey, const char *line, const char *said)
{
  gvt_journey_fill (journey, "Baris lembar", line);
  gvt_journey_press (journey, "Return");
  gvt_journey_see (journey, "status", said);
}

static void
key_sheets (GvtJourney *journey)
{
  gvt_journey_activate (journey, "button", "Ketik lembar kertas");
  key_line (journey, "443434443", "Lembar 1 dicatat.");
  key_line (journey, "443454443", "*Kolom 5*");
  for (guint i = 2; i <= 8; i++)
    {
      g_autofree char *line = g_strdup_printf ("%u 332333333 L 31-59 S1", i);
      g_autofree char *said = g_strdup_printf ("Lembar %u dicatat.", i);

      key_line (journey, line, said);
    }
  gvt_journey_press (journey, "Escape");
}

/* --- what it comes to --- */

/* Of ten sheets, U3 has (3 + 4 + 3 + 7 x 2) / 10 = 2.40; U5 and U9 have 3.10 each, and the other
 * six 3.20: 27.80 / 9 x 25 = 77.22. */
static void
plan (GvtJourney *journey)
{
  gvt_journey_press (journey, "ctrl+3");
  gvt_journey_activate (journey, "list item", "SMAN-1-Contoh*");
  gvt_journey_activate (journey, "button", "Survei dan tindak lanjut");
  gvt_journey_see (journey, "heading", "77,22 · B*");
  gvt_journey_see (journey, "label", "10 lembar: di laptop 2, di kertas 8");
  gvt_journey_activate (journey, "list item", "U3 *");
  gvt_journey_fill (journey, "Apa yang akan dilakukan", "Loket kedua");
  gvt_journey_fill (journey, "Sampai kapan*", "31-1-2027");
  gvt_journey_press (journey, "Return");
  gvt_journey_see (journey, "button", "Urungkan: rencana tindak lanjut U3");
}

static void
leave_class (GvtJourney *journey)
{
  gvt_journey_activate (journey, "button", "Keluar…");
  gvt_journey_type_secret (journey, "Frasa sandi", GVT_PLANTED_PASSPHRASE);
  gvt_journey_press (journey, "Return");
  gvt_journey_see (journey, "button", "Kunci");
}

/* --- on the other side --- */

static void
assert_survey (GvtVisitDay *self)
{
  g_autofree char *session = gvt_visit_day_find_class (self, "Kelas-X-1");
  g_autoptr (JsonNode) survey = gvt_visit_day_read (self, "session survey %s", session);
  g_autoptr (JsonNode) acts = gvt_visit_day_read (self, "session acts %s", session);
  JsonObject *root = json_node_get_object (survey);

  gvt_program_assert_members (root, "{\"n\":10,\"grade\":\"B\",\"lowest\":[\"U3\",\"U5\",\"U9\"],"
                                    "\"channels\":{\"laptop\":2,\"paper\":8}}");
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (root, "ikm"), 77.22, 1e-9);
  gvt_program_assert_members (
      json_array_get_object_element (json_object_get_array_member (root, "followup"), 0),
      "{\"element\":\"U3\",\"act\":\"Loket kedua\",\"due\":\"2027-01-31\",\"role\":\"\"}");
  gvt_program_assert_members (json_array_get_object_element (json_node_get_array (acts), 0),
                              "{\"kind\":\"survey.answered/1\"}");
}

static void
test_a_class_is_surveyed_by_keys_alone (GvtVisitDay *self, gconstpointer unused)
{
  gvt_visit_day_sign_in (self);
  gvt_class_hand_open (self->journey, "Kelas-X-1", "10", "20");

  take_seat (self->journey);
  answer_all (self->journey);
  gvt_journey_activate (self->journey, "button", "Orang berikutnya");
  answer_in_haste (self->journey);
  return_to_class (self->journey);
  key_sheets (self->journey);
  leave_class (self->journey);
  plan (self->journey);
  gvt_journey_close (self->journey);

  assert_survey (self);
}

int
main (int argc, char **argv)
{
  const GvtVisitDayCase cases[] = {
    { "/survey-journey/a-class-is-surveyed-by-keys-alone", test_a_class_is_surveyed_by_keys_alone,
      NULL, 0 },
  };

  return gvt_visit_day_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
