/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The routes as functions from request to answer. */
#include "gvt-central-files.h"
#include "gvt-central-health.h"
#include "gvt-central-tally.h"
#include "gvt-central-test.h"
#include "gvt-envelope.h"
#include "gvt-error.h"
#include "gvt-event-frame.h"
#include "gvt-laptop-schema.h"
#include "gvt-manifest.h"
#include "gvt-outbox-message.h"
#include "gvt-pull-answer.h"
#include "gvt-pull-request.h"
#include "gvt-push-request.h"
#include "gvt-receipt.h"
#include "gvt-refusal.h"
#include "gvt-routes.h"

static const char *const team[] = { "OFFICER-1", "SUPERVISOR-1", NULL };

typedef struct
{
  GvtCentralFixture centre;
  GvtHttpService service;
  GvtTestLaptop *laptop;
  GvtStore *store;
  GvtJournal *journal; /* the laptop's */
} Fixture;

/* A laptop's program in the wrong hands: it writes kinds that only the centre decides. */
static const GvtKind kinds[] = { { .name = "device.enrolled/1" },
                                 { .name = "user.added/1" },
                                 { NULL } };
static const char *const tables[] = { NULL };
static const GvtProjection projection = { .kinds = kinds, .tables = tables };
static const GvtProjection *const projections[] = { &projection, NULL };

static void
open_journal (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), name, NULL);
  g_autoptr (GvtSecret) key = gvt_secret_new_random (GVT_KEY_SIZE);
  g_autoptr (GError) error = NULL;
  GvtPublicKey device_key;

  gvt_signing_key_public (fixture->laptop->device_key, &device_key);
  fixture->store = gvt_store_open (path, key, &gvt_laptop_schema, &error);
  g_assert_no_error (error);
  fixture->journal = gvt_journal_new (fixture->store, fixture->centre.clock, projections);
  gvt_journal_set_actor (fixture->journal, team[0]);
  gvt_journal_begin (fixture->journal, &fixture->laptop->device, fixture->laptop->code, &device_key,
                     &error);
  g_assert_no_error (error);
}

static void
close_journal (Fixture *fixture)
{
  gvt_store_close (fixture->store);
  g_clear_object (&fixture->journal);
  g_clear_object (&fixture->store);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  gvt_central_fixture_set_up (&fixture->centre, NULL);
  fixture->service = gvt_routes_service (fixture->centre.central);
  fixture->laptop = gvt_test_laptop_enrol (&fixture->centre, team, 2);
  open_journal (fixture, "store.db");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_journal (fixture);
  gvt_test_laptop_free (fixture->laptop);
  gvt_central_fixture_tear_down (&fixture->centre, NULL);
}

static void
ask (
    Fixture *fixture, const char *method, const char *path, GBytes *body, GvtHttpResponse *response)
{
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  GvtHttpRequest request = { .method = method,
                             .path = path,
                             .body = body != NULL ? body : nothing };

  fixture->service.answer (&request, response, fixture->service.user_data);
}

static void
get_challenge (Fixture *fixture, GvtChallenge *challenge)
{
  g_auto (GvtHttpResponse) response = { 0 };

  ask (fixture, "POST", "/v1/challenge", NULL, &response);
  g_assert_cmpuint (response.status, ==, 200);
  g_assert_true (gvt_challenge_read (response.body, challenge, NULL));
}

/* A call as a laptop makes it, signed with @key. */
static void
call_as (Fixture *fixture,
         const char *type,
         GBytes *payload,
         const GvtSecret *key,
         GvtHttpResponse *response)
{
  g_autofree char *path = g_strconcat ("/v1/", type, NULL);
  g_autoptr (GBytes) envelope = NULL;
  g_autoptr (GError) error = NULL;
  GvtChallenge challenge;

  get_challenge (fixture, &challenge);
  envelope = gvt_envelope_write (type, &fixture->laptop->device, 1, &challenge, payload, key,
                                 &error);
  g_assert_no_error (error);
  gvt_http_response_clear (response);
  ask (fixture, "POST", path, envelope, response);
}

static void
call (Fixture *fixture, const char *type, GBytes *payload, GvtHttpResponse *response)
{
  call_as (fixture, type, payload, fixture->laptop->device_key, response);
}

static void
assert_refused (const GvtHttpResponse *response, guint status, const char *code)
{
  g_autoptr (JsonObject) object = gvt_json_parse (response->body, 4096, NULL);

  g_assert_cmpuint (response->status, ==, status);
  g_assert_cmpstr (gvt_json_text_or (object, "error", NULL), ==, code);
}

static void
record (Fixture *fixture, const char *kind, guint count)
{
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (JsonObject) body = json_object_new ();
      GvtEventDraft draft = { .kind = kind, .body = body };
      g_autoptr (GError) error = NULL;

      json_object_set_int_member (body, "n", i);
      gvt_journal_record (fixture->journal, &draft, NULL, &error);
      g_assert_no_error (error);
    }
}

typedef struct
{
  Fixture *fixture;
  guint64 after;
  guint limit;
  GPtrArray *events;
} Reading;

static gboolean
read_events (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  Fixture *fixture = reading->fixture;

  reading->events = gvt_journal_events (fixture->journal, db, &fixture->laptop->device, 1,
                                        reading->after, reading->limit, error);
  return reading->events != NULL;
}

/* Returns: (transfer full): the body of a push of @limit events after @after */
static GBytes *
make_push (Fixture *fixture, guint64 after, guint limit)
{
  Reading reading = { fixture, after, limit, NULL };
  g_autoptr (GBytes) frame = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *push;

  gvt_store_read (fixture->store, read_events, &reading, &error);
  g_assert_no_error (error);
  frame = gvt_event_frame_encode (reading.events, NULL, NULL, &error);
  g_assert_no_error (error);
  push = gvt_push_request_write (
      &((GvtEvent *) reading.events->pdata[reading.events->len - 1])->hash, frame);
  g_ptr_array_unref (reading.events);
  return push;
}

static void
assert_receipt (Fixture *fixture, const GvtHttpResponse *response, guint64 seq, GvtReceipt *receipt)
{
  g_autoptr (GBytes) keys_bytes = gvt_central_dup_keys_statement (fixture->centre.central);
  g_autoptr (GvtKeysStatement) keys = gvt_keys_statement_read (keys_bytes, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (response->status, ==, 200);
  gvt_receipt_read (response->body, &keys->signing_key, receipt, &error);
  g_assert_no_error (error);
  g_assert_true (gvt_id_equal (&receipt->device, &fixture->laptop->device));
  g_assert_cmpuint (receipt->seq, ==, seq);
  g_assert_cmpint (receipt->at_us, ==, GVT_TEST_NOW_US);
}

static void
test_keys_are_for_everybody (Fixture *fixture, gconstpointer data)
{
  g_auto (GvtHttpResponse) response = { 0 };
  g_autoptr (GvtKeysStatement) keys = NULL;

  ask (fixture, "GET", "/v1/keys", NULL, &response);
  keys = gvt_keys_statement_read (response.body, NULL);

  g_assert_cmpuint (response.status, ==, 200);
  g_assert_true (keys->practice);
}

static void
test_health_writes_to_the_store (Fixture *fixture, gconstpointer data)
{
  g_auto (GvtHttpResponse) response = { 0 };

  ask (fixture, "GET", "/v1/health", NULL, &response);
  g_assert_cmpuint (response.status, ==, 200);

  gvt_store_close (gvt_journal_get_store (gvt_central_get_journal (fixture->centre.central)));
  gvt_clock_advance (fixture->centre.clock, GVT_HEALTH_LIFE_US);
  ask (fixture, "GET", "/v1/health", NULL, &response);
  g_assert_cmpuint (response.status, ==, 500);
}

/* Anybody may ask, as often as he likes: that must not keep the disk busy. */
static void
test_health_tries_once_a_second (Fixture *fixture, gconstpointer data)
{
  g_auto (GvtHttpResponse) response = { 0 };

  ask (fixture, "GET", "/v1/health", NULL, &response);
  gvt_store_close (gvt_journal_get_store (gvt_central_get_journal (fixture->centre.central)));
  gvt_clock_advance (fixture->centre.clock, GVT_HEALTH_LIFE_US - 1);
  for (guint i = 0; i < 100; i++)
    {
      ask (fixture, "GET", "/v1/health", NULL, &response);
      g_assert_cmpuint (response.status, ==, 200);
    }
}

static void
test_what_is_no_route_is_told (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *method;
    const char *path;
  } wrong[] = {
    { "GET", "/" },           { "GET", "/v2/keys" },   { "POST", "/v1/keys" },
    { "GET", "/v1/push" },    { "PUT", "/v1/push" },   { "DELETE", "/v1/files/00" },
    { "POST", "/v1/pushes" }, { "GET", "/v1/files/" }, { "OPTIONS", "*" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto (GvtHttpResponse) response = { 0 };

      ask (fixture, wrong[i].method, wrong[i].path, NULL, &response);
      g_assert_cmpuint (response.status, >=, 400);
      g_assert_cmpuint (response.status, <, 500);
    }
}

static void
test_a_push_is_held_and_receipted (Fixture *fixture, gconstpointer data)
{
  g_auto (GvtHttpResponse) response = { 0 };
  g_autoptr (GBytes) push = NULL;
  GvtReceipt receipt;

  record (fixture, "device.enrolled/1", 5);
  push = make_push (fixture, 0, 100);
  call (fixture, GVT_CALL_PUSH, push, &response);

  assert_receipt (fixture, &response, 5, &receipt);
  g_assert_cmpmem (receipt.head.bytes, 32, g_bytes_get_data (push, NULL), 32);
  g_assert_cmpuint (receipt.n_quarantined, ==, 0);
}

/* What the process counted of all that came. */
static void
assert_tally (Fixture *fixture, guint64 admitted, guint64 quarantined, guint64 ahead)
{
  GvtCentral *central = fixture->centre.central;

  g_assert_cmpuint (gvt_central_tally_get (central, GVT_TALLY_ADMITTED), ==, admitted);
  g_assert_cmpuint (gvt_central_tally_get (central, GVT_TALLY_QUARANTINED), ==, quarantined);
  g_assert_cmpuint (gvt_central_tally_get (central, GVT_TALLY_AHEAD), ==, ahead);
}

/* I2 */
static void
test_a_push_sent_again_gets_the_present_receipt (Fixture *fixture, gconstpointer data)
{
  g_auto (GvtHttpResponse) response = { 0 };
  g_autoptr (GBytes) first = NULL, overlapping = NULL;
  GvtReceipt receipt;

  record (fixture, "device.enrolled/1", 6);
  first = make_push (fixture, 0, 4);
  overlapping = make_push (fixture, 2, 4);

  call (fixture, GVT_CALL_PUSH, first, &response);
  assert_receipt (fixture, &response, 4, &receipt);
  call (fixture, GVT_CALL_PUSH, first, &response);
  assert_receipt (fixture, &response, 4, &receipt);
  call (fixture, GVT_CALL_PUSH, overlapping, &response);
  assert_receipt (fixture, &response, 6, &receipt);
  call (fixture, GVT_CALL_PUSH, first, &response);
  assert_receipt (fixture, &response, 6, &receipt);
  assert_tally (fixture, 6, 0, 0);
  gvt_test_central_assert_rebuilds (fixture->centre.central);
}

/* I3: never applied over a hole, and the sender hears from where to go on. */
static void
test_a_gap_is_answered_with_what_is_held (Fixture *fixture, gconstpointer data)
{
  g_auto (GvtHttpResponse) response = { 0 };
  g_autoptr (GBytes) first = NULL, third = NULL;
  GvtReceipt receipt;

  record (fixture, "device.enrolled/1", 6);
  first = make_push (fixture, 0, 2);
  third = make_push (fixture, 4, 2);

  call (fixture, GVT_CALL_PUSH, third, &response);
  assert_receipt (fixture, &response, 0, &receipt);
  call (fixture, GVT_CALL_PUSH, first, &response);
  call (fixture, GVT_CALL_PUSH, third, &response);
  assert_receipt (fixture, &response, 2, &receipt);
  assert_tally (fixture, 2, 0, 4);
}

/* I5; and a laptop can not speak for the centre. */
static void
test_bad_records_are_quarantined_and_counted (Fixture *fixture, gconstpointer data)
{
  g_auto (GvtHttpResponse) response = { 0 };
  g_autoptr (GBytes) push = NULL;
  GvtReceipt receipt;

  record (fixture, "device.enrolled/1", 1);
  record (fixture, "user.added/1", 2);
  record (fixture, "device.enrolled/1", 1);
  push = make_push (fixture, 0, 100);
  call (fixture, GVT_CALL_PUSH, push, &response);

  assert_receipt (fixture, &response, 4, &receipt);
  g_assert_cmpuint (receipt.n_quarantined, ==, 2);
  assert_tally (fixture, 4, 2, 0);
}

/* I9: another history of the same laptop, as a restored disk would tell it. */
static void
test_a_fork_is_refused_whole (Fixture *fixture, gconstpointer data)
{
  g_auto (GvtHttpResponse) response = { 0 };
  g_autoptr (GBytes) push = NULL, forked = NULL, forked_on = NULL;
  GvtReceipt receipt;

  record (fixture, "device.enrolled/1", 3);
  push = make_push (fixture, 0, 100);
  call (fixture, GVT_CALL_PUSH, push, &response);
  close_journal (fixture);
  open_journal (fixture, "set-back.db");
  record (fixture, "device.enrolled/1", 5);
  forked = make_push (fixture, 0, 100);
  forked_on = make_push (fixture, 3, 100);

  call (fixture, GVT_CALL_PUSH, forked, &response);
  assert_refused (&response, 409, "chain");
  call (fixture, GVT_CALL_PUSH, forked_on, &response);
  assert_refused (&response, 409, "chain");
  call (fixture, GVT_CALL_PUSH, push, &response);
  assert_receipt (fixture, &response, 3, &receipt);
}

static void
test_a_push_must_come_to_its_signed_head (Fixture *fixture, gconstpointer data)
{
  g_auto (GvtHttpResponse) response = { 0 };
  g_autoptr (GBytes) push = NULL, altered = NULL;
  g_autofree guint8 *bytes = NULL;
  GvtReceipt receipt;

  record (fixture, "device.enrolled/1", 3);
  push = make_push (fixture, 0, 100);
  bytes = g_memdup2 (g_bytes_get_data (push, NULL), g_bytes_get_size (push));
  bytes[0] ^= 1;
  altered = g_bytes_new (bytes, g_bytes_get_size (push));

  call (fixture, GVT_CALL_PUSH, altered, &response);
  assert_refused (&response, 409, "chain");
  call (fixture, GVT_CALL_PUSH, push, &response);
  assert_receipt (fixture, &response, 3, &receipt);
}

static void
test_damaged_frames_are_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) push = NULL;

  record (fixture, "device.enrolled/1", 3);
  push = make_push (fixture, 0, 100);
  for (gsize i = 0; i < g_bytes_get_size (push); i += 7)
    {
      g_auto (GvtHttpResponse) response = { 0 };
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (push, 0, i);

      call (fixture, GVT_CALL_PUSH, cut, &response);
      g_assert_cmpuint (response.status, >=, 400);
      g_assert_cmpuint (response.status, <, 500);
    }
}

static void
test_another_laptops_records_are_refused (Fixture *fixture, gconstpointer data)
{
  g_auto (GvtHttpResponse) response = { 0 };
  g_autoptr (GBytes) push = NULL;
  GvtTestLaptop *mine = fixture->laptop;

  record (fixture, "device.enrolled/1", 3);
  push = make_push (fixture, 0, 100);
  fixture->laptop = gvt_test_laptop_enrol (&fixture->centre, team, 0);
  call (fixture, GVT_CALL_PUSH, push, &response);

  assert_refused (&response, 403, "forbidden");
  gvt_test_laptop_free (fixture->laptop);
  fixture->laptop = mine;
}

static void
test_the_unsigned_the_forged_and_the_unknown_are_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const types[] = { GVT_CALL_PUSH, GVT_CALL_PULL, GVT_CALL_MANIFEST };
  g_autoptr (GvtSecret) forger = gvt_signing_key_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *path = g_strconcat ("/v1/", types[i], NULL);
      g_autoptr (GBytes) nonsense = gvt_test_bytes ("nonsense");
      g_auto (GvtHttpResponse) response = { 0 };
      GvtId mine = fixture->laptop->device;

      ask (fixture, "POST", path, nonsense, &response);
      assert_refused (&response, 400, "bad_format");
      ask (fixture, "POST", path, NULL, &response);
      assert_refused (&response, 400, "bad_format");
      call_as (fixture, types[i], NULL, forger, &response);
      assert_refused (&response, 403, "bad_signature");

      fixture->laptop->device.bytes[3] ^= 1;
      call (fixture, types[i], NULL, &response);
      assert_refused (&response, 404, "not_found");
      fixture->laptop->device = mine;
    }
}

static void
test_an_old_or_foreign_challenge_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) old = NULL, foreign = NULL;
  g_auto (GvtHttpResponse) response = { 0 };
  GvtChallenge challenge;

  get_challenge (fixture, &challenge);
  old = gvt_envelope_write (GVT_CALL_MANIFEST, &fixture->laptop->device, 1, &challenge, NULL,
                            fixture->laptop->device_key, NULL);
  challenge.bytes[10] ^= 1;
  foreign = gvt_envelope_write (GVT_CALL_MANIFEST, &fixture->laptop->device, 1, &challenge, NULL,
                                fixture->laptop->device_key, NULL);

  ask (fixture, "POST", "/v1/manifest", foreign, &response);
  assert_refused (&response, 403, "bad_signature");
  gvt_clock_advance (fixture->centre.clock, GVT_CHALLENGE_LIFE_US + 1);
  ask (fixture, "POST", "/v1/manifest", old, &response);
  assert_refused (&response, 403, "expired");
  gvt_clock_advance (fixture->centre.clock, -GVT_CHALLENGE_LIFE_US - 1);
  ask (fixture, "POST", "/v1/manifest", old, &response);
  g_assert_cmpuint (response.status, ==, 200);
}

static void
test_a_pull_brings_prekeys_and_gets_a_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) prekeys = gvt_test_laptop_add_prekeys (fixture->laptop, 3);
  g_autoptr (GBytes) request = gvt_pull_request_write (0, NULL, prekeys, NULL);
  g_auto (GvtHttpResponse) response = { 0 };
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GBytes) list = NULL;
  g_autoptr (GError) error = NULL;
  GvtPublicKey key;
  gboolean has_word;

  call (fixture, GVT_CALL_PULL, request, &response);

  g_assert_cmpuint (response.status, ==, 200);
  gvt_signing_key_public (gvt_central_get_signing_key (fixture->centre.central), &key);
  list = gvt_pull_answer_read (response.body, &fixture->laptop->device, 1, request, &key, &has_word,
                               &error);
  g_assert_no_error (error);
  g_assert_true (has_word);
  messages = gvt_outbox_list_read (list, NULL);
  g_assert_cmpuint (messages->len, ==, 0);
}

/* As laptops of before ask. */
static void
test_a_pull_without_a_word_gets_the_list_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) request = gvt_test_bytes ("{\"after\":0,\"prekeys\":[]}");
  g_auto (GvtHttpResponse) response = { 0 };
  g_autoptr (GPtrArray) messages = NULL;

  call (fixture, GVT_CALL_PULL, request, &response);

  g_assert_cmpuint (response.status, ==, 200);
  messages = gvt_outbox_list_read (response.body, NULL);
  g_assert_cmpuint (messages->len, ==, 0);
}

static void
test_a_manifest_names_files_that_can_be_had (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) content = gvt_test_bytes ("a module, for now any bytes");
  g_autoptr (GBytes) keys_bytes = gvt_central_dup_keys_statement (fixture->centre.central);
  g_autoptr (GvtKeysStatement) keys = gvt_keys_statement_read (keys_bytes, NULL);
  g_autoptr (GvtManifest) manifest = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_auto (GvtHttpResponse) response = { 0 };
  const GvtManifestEntry *entry;

  g_assert_true (gvt_central_publish_file (fixture->centre.central, GVT_FILE_MODULE, "m5", 1,
                                           content, NULL, NULL));
  call (fixture, GVT_CALL_MANIFEST, NULL, &response);
  manifest = gvt_manifest_read (response.body, &keys->signing_key, NULL);
  g_assert_cmpuint (manifest->entries->len, ==, 1);
  entry = manifest->entries->pdata[0];
  name = gvt_hash_to_text (&entry->hash);
  path = g_strconcat ("/v1/files/", name, NULL);

  gvt_http_response_clear (&response);
  ask (fixture, "GET", path, NULL, &response);
  g_assert_cmpuint (response.status, ==, 200);
  gvt_test_assert_bytes (response.body, content);
}

static void
test_only_published_files_can_be_had (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = {
    "/v1/files/0000000000000000000000000000000000000000000000000000000000000000",
    "/v1/files/../centre.key",
    "/v1/files/%2e%2e%2fcentre.key",
    "/v1/files/centre.key",
    "/v1/files//etc/passwd",
    "/v1/files/ABCDEF0000000000000000000000000000000000000000000000000000000000",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_auto (GvtHttpResponse) response = { 0 };

      ask (fixture, "GET", paths[i], NULL, &response);
      g_assert_cmpuint (response.status, >=, 400);
      g_assert_cmpuint (response.status, <, 500);
    }
}

static GBytes *
make_enrol (Fixture *fixture, const GvtSecret *device_key, const GvtSecret *signer)
{
  g_autoptr (GPtrArray) codes = gvt_central_issue_codes (fixture->centre.central, team, 1, NULL,
                                                         NULL);
  g_autoptr (GvtSecret) secret = gvt_test_code_secret (codes->pdata[0]);
  g_autoptr (GvtEnrolRequest) request = gvt_test_enrol_request (GVT_ENROL_TAKE, secret, device_key,
                                                                team);
  g_autoptr (GBytes) keys_bytes = gvt_central_dup_keys_statement (fixture->centre.central);
  g_autoptr (GvtKeysStatement) keys = gvt_keys_statement_read (keys_bytes, NULL);
  g_autoptr (GBytes) sealed = gvt_enrol_request_seal (request, &keys->sealing_key, NULL);
  const GvtId nobody = { { 0 } };
  GvtChallenge challenge;

  get_challenge (fixture, &challenge);
  return gvt_envelope_write (GVT_CALL_ENROL, &nobody, 1, &challenge, sealed, signer, NULL);
}

static void
test_enrolling_needs_the_key_that_is_brought (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSecret) device_key = gvt_signing_key_new ();
  g_autoptr (GvtSecret) other = gvt_signing_key_new ();
  g_autoptr (GBytes) good = make_enrol (fixture, device_key, device_key);
  g_autoptr (GBytes) forged = make_enrol (fixture, device_key, other);
  g_auto (GvtHttpResponse) response = { 0 };

  ask (fixture, "POST", "/v1/enrol", forged, &response);
  assert_refused (&response, 403, "bad_signature");
  ask (fixture, "POST", "/v1/enrol", good, &response);
  g_assert_cmpuint (response.status, ==, 200);
}

static void
test_caps_are_those_of_the_calls (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (fixture->service.get_cap ("POST", "/v1/push"), ==,
                    gvt_envelope_max_bytes (GVT_CALL_PUSH));
  g_assert_cmpuint (fixture->service.get_cap ("POST", "/v1/enrol"), <, 100 * 1024);
  g_assert_cmpuint (fixture->service.get_cap ("POST", "/v1/challenge"), ==, 0);
  g_assert_cmpuint (fixture->service.get_cap ("GET", "/v1/push"), ==, 0);
  g_assert_cmpuint (fixture->service.get_cap ("POST", "/"), ==, 0);
}

#define ADD(name, func) g_test_add ("/routes/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("keys-are-for-everybody", test_keys_are_for_everybody);
  ADD ("health-writes-to-the-store", test_health_writes_to_the_store);
  ADD ("health-tries-once-a-second", test_health_tries_once_a_second);
  ADD ("what-is-no-route-is-told", test_what_is_no_route_is_told);
  ADD ("a-push-is-held-and-receipted", test_a_push_is_held_and_receipted);
  ADD ("I2-a-push-sent-again-gets-the-present-receipt",
       test_a_push_sent_again_gets_the_present_receipt);
  ADD ("I3-a-gap-is-answered-with-what-is-held", test_a_gap_is_answered_with_what_is_held);
  ADD ("I5-bad-records-are-quarantined-and-counted", test_bad_records_are_quarantined_and_counted);
  ADD ("I9-a-fork-is-refused-whole", test_a_fork_is_refused_whole);
  ADD ("a-push-must-come-to-its-signed-head", test_a_push_must_come_to_its_signed_head);
  ADD ("damaged-frames-are-refused", test_damaged_frames_are_refused);
  ADD ("another-laptops-records-are-refused", test_another_laptops_records_are_refused);
  ADD ("the-unsigned-the-forged-and-the-unknown-are-refused",
       test_the_unsigned_the_forged_and_the_unknown_are_refused);
  ADD ("an-old-or-foreign-challenge-is-refused", test_an_old_or_foreign_challenge_is_refused);
  ADD ("a-pull-brings-prekeys-and-gets-a-list", test_a_pull_brings_prekeys_and_gets_a_list);
  ADD ("a-pull-without-a-word-gets-the-list-alone", test_a_pull_without_a_word_gets_the_list_alone);
  ADD ("a-manifest-names-files-that-can-be-had", test_a_manifest_names_files_that_can_be_had);
  ADD ("only-published-files-can-be-had", test_only_published_files_can_be_had);
  ADD ("enrolling-needs-the-key-that-is-brought", test_enrolling_needs_the_key_that_is_brought);
  ADD ("caps-are-those-of-the-calls", test_caps_are_those_of_the_calls);

  return g_test_run ();
}
