/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a visitor is told, and what he is not. That the time tells nothing either is another
 * program's (test-self-check-time.c). */
#include <string.h>

#include "gvt-error.h"
#include "gvt-event.h"
#include "gvt-self-check.h"
#include "gvt-voter-subject.h"
#include "gvt-voters-fixture.h"

static const char *const kuta[] = { FIXTURE_KUTA, NULL };
static const char *const two[] = { FIXTURE_KUTA, FIXTURE_PRAYA, NULL };

#define AMINAH        "SITI AMINAH"
#define OTHER_AMINAH  "5202016903710002" /* another's number, and he has her name */
#define NOBODY        "5202010101600001"
#define WHO_IS_ABROAD "5103014107880001" /* Élis, of a list that is not always here */

static GvtRoll *
open_roll (GvtVotersFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GvtRoll *roll = gvt_roll_open (fixture->profile, NULL, NULL, &error);

  g_assert_no_error (error);
  return roll;
}

/* Without a wait: what is told, not when. */
static GvtSelfCheck *
begin (GvtVotersFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtRoll) roll = open_roll (fixture);
  GvtSelfCheck *check = gvt_self_check_new (fixture->profile, roll, NULL, NULL, &error);

  g_assert_no_error (error);
  gvt_self_check_set_answer_time (check, 0);
  return check;
}

static GvtSelfCheckAnswer *
ask (GvtSelfCheck *check, const char *nik, const char *name)
{
  g_autoptr (GError) error = NULL;
  GvtSelfCheckAnswer *answer = gvt_self_check_ask (check, nik, name, NULL, &error);

  g_assert_no_error (error);
  return answer;
}

/* Returns: (transfer full): all that is told, as text */
static char *
told (GvtSelfCheck *check, const char *nik, const char *name)
{
  g_autoptr (GvtSelfCheckAnswer) answer = ask (check, nik, name);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *json = NULL;

  json_node_take_object (node, gvt_self_check_answer_to_json (answer));
  json = json_to_string (node, FALSE);
  return g_strconcat (gvt_self_check_answer_words (answer), "\n", json, NULL);
}

static void
assert_listed (GvtSelfCheck *check, const char *nik, const char *name, const char *tps)
{
  g_autoptr (GvtSelfCheckAnswer) answer = ask (check, nik, name);

  g_assert_true (answer->is_listed);
  g_assert_cmpstr (answer->tps, ==, tps);
  g_assert_cmpstr (answer->village, ==, "Kuta");
  g_assert_cmpstr (answer->election, ==, FIXTURE_ELECTION);
  g_assert_cmpstr (answer->as_of, ==, "2024-09-20");
}

static void
assert_refused (GvtSelfCheck *check, const char *nik, const char *name, GvtError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_self_check_ask (check, nik, name, NULL, &error));
  g_assert_error (error, GVT_ERROR, (gint) code);
}

/* --- what is told --- */

static void
test_listed (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtSelfCheck) check = NULL;
  g_autoptr (GvtSelfCheckAnswer) answer = NULL;
  g_autofree char *notice = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  check = begin (fixture);
  assert_listed (check, FIXTURE_AMINAH_NIK, AMINAH, "001");
  assert_listed (check, "5202 0165 0790 0001", "Hj. St. Amina", "001");
  assert_listed (check, OTHER_AMINAH, "siti aminah", "002");
  assert_listed (check, WHO_IS_ABROAD, "i gusti ayu elis", "002");

  answer = ask (check, FIXTURE_AMINAH_NIK, AMINAH);
  notice = gvt_self_check_answer_describe (answer);
  g_assert_nonnull (strstr (notice, "Pilkada 2024"));
  g_assert_nonnull (strstr (notice, "2024"));
}

/* Each of the causes, in one and the same words. */
static void
test_one_answer (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtSelfCheck) check = NULL, damaged = NULL;
  g_autofree char *wrong_number = NULL, *wrong_name = NULL, *others_name = NULL, *no_number = NULL,
                  *in_damaged = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  check = begin (fixture);
  wrong_number = told (check, NOBODY, AMINAH);
  wrong_name = told (check, FIXTURE_AMINAH_NIK, "SITI AMINATUN");
  others_name = told (check, WHO_IS_ABROAD, AMINAH);
  no_number = told (check, "0000000000000000", AMINAH);
  gvt_voters_fixture_damage (fixture, FIXTURE_KUTA);
  damaged = begin (fixture);
  in_damaged = told (damaged, FIXTURE_AMINAH_NIK, AMINAH);

  g_assert_cmpstr (wrong_name, ==, wrong_number);
  g_assert_cmpstr (others_name, ==, wrong_number);
  g_assert_cmpstr (no_number, ==, wrong_number);
  g_assert_cmpstr (in_damaged, ==, wrong_number);
  g_assert_nonnull (strstr (wrong_number, "\"tps\":\"\""));
}

/* Her two rows are one place in each village, and nobody here can say which counts. */
static void
test_two_places (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtSelfCheck) check = NULL;
  g_autoptr (GvtSelfCheckAnswer) answer = NULL;

  gvt_voters_fixture_give (fixture, two);
  check = begin (fixture);
  answer = ask (check, FIXTURE_AMINAH_NIK, AMINAH);
  g_assert_false (answer->is_listed);
}

/* A number that two people have is each one's own, with his name. */
static void
test_shared_number (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtSelfCheck) check = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  check = begin (fixture);
  assert_listed (check, "5202010101850003", "MUHAMMAD AMINULLAH", "001");
  assert_listed (check, "5202010101850003", "L. WIRE", "901");
}

/* --- tries --- */

static void
test_five_tries (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtSelfCheck) check = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  check = begin (fixture);
  for (guint i = 0; i < GVT_SELF_CHECK_TRIES; i++)
    {
      g_autoptr (GvtSelfCheckAnswer) wrong = ask (check, i % 2 ? NOBODY : FIXTURE_AMINAH_NIK, "X");

      g_assert_false (wrong->is_listed);
      g_assert_cmpuint (gvt_self_check_get_tries_left (check), ==, GVT_SELF_CHECK_TRIES - 1 - i);
      if (i == 2)
        assert_listed (check, FIXTURE_AMINAH_NIK, AMINAH, "001"); /* and takes no try back */
    }
  assert_refused (check, FIXTURE_AMINAH_NIK, AMINAH, GVT_ERROR_TOO_SOON);
  gvt_self_check_renew (check);
  assert_listed (check, FIXTURE_AMINAH_NIK, AMINAH, "001");
  g_assert_cmpuint (gvt_self_check_get_tries_left (check), ==, GVT_SELF_CHECK_TRIES);
}

/* --- the journal --- */

typedef struct
{
  GvtVotersFixture *fixture;
  GPtrArray *events; /* of GvtEvent: every try */
} Tries;

static gboolean
read_tries (GvtDb *db, gpointer user_data, GError **error)
{
  Tries *tries = user_data;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (tries->fixture->profile, error);
  g_autoptr (GPtrArray) events = gvt_journal_events (journal, db, &tries->fixture->device, 1, 0,
                                                     1000, error);

  for (guint i = 0; i < events->len; i++)
    if (g_str_equal (((GvtEvent *) events->pdata[i])->header.kind, "voter.self_checked/1"))
      g_ptr_array_add (tries->events, gvt_event_ref (events->pdata[i]));
  return TRUE;
}

/* Returns: (transfer full) (element-type GvtEvent) */
static GPtrArray *
tries_of (GvtVotersFixture *fixture)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->profile, NULL);
  Tries tries = { fixture, g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_event_unref) };
  g_autoptr (GError) error = NULL;

  gvt_store_read (gvt_journal_get_store (journal), read_tries, &tries, &error);
  g_assert_no_error (error);
  return tries.events;
}

static void
assert_body (GPtrArray *events, guint index, const char *expected)
{
  const GvtEvent *event = g_ptr_array_index (events, index);

  g_assert_cmpint (g_bytes_get_size (event->body), ==, strlen (expected));
  g_assert_cmpmem (g_bytes_get_data (event->body, NULL), g_bytes_get_size (event->body), expected,
                   strlen (expected));
  g_assert_null (event->personal);
}

/* Who tried it with whose number is known to a trail; which of the two was wrong, to nobody. */
static void
test_recorded (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtSelfCheck) check = NULL;
  g_autoptr (GPtrArray) events = NULL;
  const GvtEvent *first;
  GvtHash aminah;

  gvt_voters_fixture_give (fixture, kuta);
  check = begin (fixture);
  gvt_self_check_answer_free (ask (check, FIXTURE_AMINAH_NIK, AMINAH));
  gvt_self_check_answer_free (ask (check, FIXTURE_AMINAH_NIK, "LALU WIRE"));
  gvt_self_check_answer_free (ask (check, NOBODY, AMINAH));
  assert_refused (check, "520201", AMINAH, GVT_ERROR_BAD_INPUT); /* no try */
  assert_refused (check, FIXTURE_AMINAH_NIK, " - ", GVT_ERROR_BAD_INPUT);

  events = tries_of (fixture);
  g_assert_cmpuint (events->len, ==, 3);
  assert_body (events, 0, "{\"answer\":\"listed\",\"purpose\":\"self-check\"}");
  assert_body (events, 1, "{\"answer\":\"not_found\",\"purpose\":\"self-check\"}");
  assert_body (events, 2, "{\"answer\":\"not_found\",\"purpose\":\"self-check\"}");
  first = g_ptr_array_index (events, 0);
  gvt_voter_subject (fixture->profile, FIXTURE_AMINAH_NIK, &aminah, NULL);
  g_assert_cmpmem (first->header.subject, first->header.subject_length, aminah.bytes,
                   sizeof aminah.bytes);
  gvt_test_profile_rebuilds (fixture->profile);
}

/* I10: nothing of what was typed, and nothing of whom it found, is on the disk. */
static void
test_nothing_on_disk (GvtVotersFixture *fixture, gconstpointer unused)
{
  static const char *const planted[] = { FIXTURE_AMINAH_NIK, "AMINAH", "aminah", "sitiamina" };
  g_autoptr (GvtSelfCheck) check = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  check = begin (fixture);
  assert_listed (check, FIXTURE_AMINAH_NIK, AMINAH, "001");
  for (guint i = 0; i < G_N_ELEMENTS (planted); i++)
    g_assert_false (gvt_test_folder_contains (fixture->folder, planted[i]));
}

/* --- keys --- */

/* As at a pupil's screen the roll key goes; the lists go with it, and the check goes on. */
static void
test_without_the_roll (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GvtSelfCheck) check = NULL;
  g_autoptr (GError) error = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  roll = open_roll (fixture);
  check = gvt_self_check_new (fixture->profile, roll, NULL, NULL, &error);
  g_assert_no_error (error);
  gvt_self_check_set_answer_time (check, 0);
  gvt_roll_close (roll);
  gvt_vault_drop_roll (gvt_profile_get_vault (fixture->profile));

  assert_listed (check, FIXTURE_AMINAH_NIK, AMINAH, "001");
  gvt_profile_lock (fixture->profile);
  assert_refused (check, FIXTURE_AMINAH_NIK, AMINAH, GVT_ERROR_LOCKED);
  gvt_test_profile_as (fixture->profile, GVT_TEST_SUPERVISOR);
  assert_refused (check, FIXTURE_AMINAH_NIK, AMINAH, GVT_ERROR_LOCKED); /* begun anew, or not */
}

static void
test_officers_begin_it (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRoll) roll = NULL;
  g_autoptr (GError) error = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  roll = open_roll (fixture);
  gvt_test_profile_as (fixture->profile, GVT_TEST_FACILITATOR);
  g_assert_null (gvt_self_check_new (fixture->profile, roll, NULL, NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
}

/* A lease that ends while visitors stand in line ends the check, too. */
static void
test_time_is_over (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtSelfCheck) check = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  check = begin (fixture);
  assert_listed (check, FIXTURE_AMINAH_NIK, AMINAH, "001");
  gvt_clock_advance (fixture->clock, 15 * G_TIME_SPAN_DAY);
  assert_refused (check, FIXTURE_AMINAH_NIK, AMINAH, GVT_ERROR_EXPIRED);
}

#define ADD(path, function) \
  g_test_add (path, GvtVotersFixture, NULL, gvt_voters_fixture_set_up, function, \
              gvt_voters_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/self-check/who-is-listed-is-told-where-and-by-which-list", test_listed);
  ADD ("/self-check/every-other-cause-has-one-answer", test_one_answer);
  ADD ("/self-check/who-stands-in-two-places-is-sent-to-the-officer", test_two_places);
  ADD ("/self-check/a-shared-number-is-told-apart-by-the-name", test_shared_number);
  ADD ("/self-check/five-wrong-tries-then-the-officer", test_five_tries);
  ADD ("/self-check/each-try-is-recorded-without-what-was-wrong", test_recorded);
  ADD ("/I10/self-check-leaves-nothing-on-disk", test_nothing_on_disk);
  ADD ("/self-check/needs-no-roll-key-and-ends-at-the-lock", test_without_the_roll);
  ADD ("/self-check/is-begun-by-officers-alone", test_officers_begin_it);
  ADD ("/self-check/ends-with-the-lease", test_time_is_over);

  return g_test_run ();
}
