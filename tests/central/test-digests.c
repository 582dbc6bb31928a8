/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the centre says to a laptop that states what it holds. */
#include <string.h>

#include "gvt-central-copies.h"
#include "gvt-central-digest.h"
#include "gvt-central-events.h"
#include "gvt-central-laptop.h"
#include "gvt-error.h"

#define N_VISITS 4
#define VILLAGE  "99.01.01.2001"

static const char *const team[] = { "OFFICER-1", "SUPERVISOR-1", NULL };

typedef struct
{
  GvtCentralFixture centre;
  GvtCentralLaptop *laptop;
  GvtJournal *journal; /* the laptop's */
  GvtDigestRequest *request;
} Fixture;

static void
plan_as (Fixture *fixture, const char *user)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = "visit.planned/1", .place = VILLAGE, .body = body };
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (body, "name", "SMAN 1 Contoh");
  json_object_set_string_member (body, "date", "2026-11-30");
  json_object_set_int_member (body, "expected", 40);
  gvt_journal_set_actor (fixture->journal, user);
  gvt_journal_record (fixture->journal, &draft, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  gvt_central_fixture_set_up (&fixture->centre, NULL);
  fixture->laptop = gvt_central_laptop_new (&fixture->centre, team, 0);
  fixture->journal = gvt_profile_dup_journal (fixture->laptop->profile, NULL);
  for (guint i = 0; i < N_VISITS; i++)
    plan_as (fixture, "OFFICER-1");
  plan_as (fixture, "NOBODY-1"); /* whom the centre does not know: it sets that aside (I5) */
  gvt_central_admit_all (&fixture->centre, fixture->laptop);
  fixture->request = gvt_digest_request_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gvt_digest_request_free (fixture->request);
  g_clear_object (&fixture->journal);
  gvt_central_laptop_free (fixture->laptop);
  gvt_central_fixture_tear_down (&fixture->centre, NULL);
}

static void
speak_of (Fixture *fixture, guint32 incarnation, guint64 last)
{
  GvtChainSpan chain = { incarnation, 1, last };

  g_array_append_val (fixture->request->chains, chain);
}

static gboolean
digest_own (GvtDb *db, gpointer user_data, GError **error)
{
  Fixture *fixture = user_data;
  g_auto (GvtJournalDigest) digest = { 0 };

  if (!gvt_journal_digest (db, &fixture->laptop->enrolled->device, fixture->request->chains,
                           &digest, error))
    return FALSE;
  fixture->request->n_records = digest.n_records;
  fixture->request->root = digest.root;
  return TRUE;
}

static guint64
count_made (Fixture *fixture)
{
  g_autoptr (GPtrArray) events = gvt_central_laptop_events (fixture->laptop);

  return events->len;
}

static GvtDigestAnswer *
ask (Fixture *fixture, guint32 incarnation, GError **error)
{
  g_autoptr (GBytes) question = gvt_digest_request_write (fixture->request, NULL);

  return gvt_central_compare (fixture->centre.central, &fixture->laptop->enrolled->device,
                              incarnation, question, error);
}

static void
assert_refused (Fixture *fixture, guint32 incarnation)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ask (fixture, incarnation, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
  g_array_set_size (fixture->request->chains, 0);
}

/* I5: it is held, though not applied. */
static void
test_what_was_set_aside_is_no_difference (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) devices = gvt_central_list_devices (fixture->centre.central, NULL);
  g_autoptr (GvtDigestAnswer) answer = NULL;
  g_autoptr (GvtKeyset) page = gvt_copies_keyset_new ();
  g_autoptr (GPtrArray) digests = NULL;
  g_autoptr (GError) error = NULL;
  GvtDeviceProgress progress;
  const GvtCentralDigest *said;

  g_assert_true (
      gvt_central_device_progress (fixture->centre.central, devices->pdata[0], &progress, NULL));
  g_assert_cmpuint (progress.n_rejected, ==, 1);
  speak_of (fixture, 1, count_made (fixture));
  g_assert_true (
      gvt_store_read (gvt_journal_get_store (fixture->journal), digest_own, fixture, NULL));
  answer = ask (fixture, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answer->n_records, ==, count_made (fixture));
  g_assert_true (gvt_hash_equal (&answer->root, &fixture->request->root));
  g_assert_cmpuint (answer->groups->len, ==, 0);
  g_assert_cmpint (answer->at_us, ==, GVT_TEST_NOW_US);

  digests = gvt_central_list_digests (fixture->centre.central, NULL, page, &error);
  g_assert_no_error (error);
  said = digests->pdata[0];
  g_assert_true (said->word.is_same && said->is_same_now);
}

/* What a laptop states is looked at, and not believed. */
static void
test_a_wrong_statement_is_told_what_is_here (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtDigestAnswer) answer = NULL;
  g_autoptr (GvtKeyset) page = gvt_copies_keyset_new ();
  g_autoptr (GPtrArray) digests = NULL;
  const GvtCentralDigest *said;

  speak_of (fixture, 1, count_made (fixture));
  fixture->request->n_records = 17;
  answer = ask (fixture, 1, NULL);
  g_assert_cmpuint (answer->n_records, ==, count_made (fixture));
  g_assert_cmpuint (answer->groups->len, >, 0);
  digests = gvt_central_list_digests (fixture->centre.central, NULL, page, NULL);
  said = digests->pdata[0];
  g_assert_false (said->word.is_same);
}

/* Records that never were, and those of another copy. */
static void
test_a_laptop_speaks_of_its_own_records_alone (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) held = gvt_central_laptop_events (fixture->laptop);
  g_autoptr (GvtRejoinRequest) rejoining = gvt_rejoin_request_new ();
  g_autoptr (GvtRejoinAnswer) copy = NULL;
  g_autoptr (GvtDigestAnswer) answer = NULL;
  GvtChainSample common = { 2, ((GvtEvent *) held->pdata[1])->hash };
  GvtChainSample other = { 3, { { 9 } } };
  g_autoptr (GError) error = NULL;

  speak_of (fixture, 1, count_made (fixture) + 100001);
  assert_refused (fixture, 1);
  speak_of (fixture, 1, 2);
  speak_of (fixture, 2, 1);
  assert_refused (fixture, 1);

  memset (rejoining->key.bytes, 5, sizeof rejoining->key.bytes);
  g_array_append_val (rejoining->samples, common);
  g_array_append_val (rejoining->samples, other);
  copy = gvt_central_rejoin (fixture->centre.central, &fixture->laptop->enrolled->device, 1,
                             rejoining, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (copy->after_seq, ==, 2);
  speak_of (fixture, 1, 3); /* the original's alone */
  assert_refused (fixture, 2);
  speak_of (fixture, 1, 2);
  answer = ask (fixture, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answer->n_records, ==, 2);
}

#define ADD(name, func) g_test_add ("/digests/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("I5-what-was-set-aside-is-no-difference", test_what_was_set_aside_is_no_difference);
  ADD ("a-wrong-statement-is-told-what-is-here", test_a_wrong_statement_is_told_what_is_here);
  ADD ("I9-a-laptop-speaks-of-its-own-records-alone",
       test_a_laptop_speaks_of_its_own_records_alone);

  return g_test_run ();
}
