/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Talks of the first version of the protocol, recorded byte by byte, and what this program makes of
 * them: what a laptop of then says to a centre of now, and what a centre of then answers a laptop
 * of now. What breaks one of them is another version (src/sync/README.md). Nothing here depends on
 * chance or time: the clock stands where it stood.
 *
 * With GVT_RECORD_PROTOCOL=FILE a new talk is recorded instead (tests/fixtures/protocol/record.sh).
 */
#include <string.h>

#include <glib/gstdio.h>

#include "gvt-blob-piece.h"
#include "gvt-central-kinds.h"
#include "gvt-central-laptop.h"
#include "gvt-central-queue.h"
#include "gvt-comparison.h"
#include "gvt-envelope.h"
#include "gvt-event-frame.h"
#include "gvt-feature-projections.h"
#include "gvt-journal-each.h"
#include "gvt-recorded-talk.h"
#include "gvt-rejoin-message.h"
#include "gvt-routes.h"
#include "gvt-session-acts.h"
#include "gvt-signed-file.h"
#include "gvt-sync-store.h"
#include "gvt-sync.h"
#include "gvt-test-vault.h"
#include "gvt-vault-private.h"

#define N_VISITS   4
#define VILLAGE    "99.01.01.2001"
#define ADDRESS    "https://centre.example"
#define MAX_ANSWER (64 * 1024 * 1024)

static const char *const team[] = { "OFFICER-1", "SUPERVISOR-1", NULL };

/* What both sides were. */
typedef struct
{
  GvtId device;
  char *code;
  GvtSecret *device_key;
  GBytes *keys;           /* the centre's statement */
  GBytes *records;        /* what the laptop had made, as a frame */
  JsonObject *registered; /* how the centre had taken it in */
  GPtrArray *talk;        /* GvtExchange */
} Recorded;

typedef struct
{
  GvtCentralFixture centre;
  GvtHttpService service;
  Recorded recorded;
  GvtProfile *profile; /* the laptop's */
} Fixture;

/* --- the laptop --- */

static gboolean
begin_talking (GvtDb *db, gpointer user_data, GError **error)
{
  const Recorded *recorded = user_data;

  return gvt_sync_store_add_centre (db, ADDRESS, recorded->keys, &recorded->device, error);
}

static void
make_laptop (Fixture *self)
{
  const Recorded *recorded = &self->recorded;
  g_autofree char *folder = g_build_filename (gvt_test_folder (), "laptop", NULL);
  g_autoptr (GvtUser) user = gvt_user_new ("SUPERVISOR-1", GVT_ROLE_SUPERVISOR, "");
  g_autoptr (GvtVault) vault = NULL;
  g_autoptr (GvtJournal) journal = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->profile = gvt_profile_new (folder, self->centre.clock, gvt_feature_projections ());
  path = gvt_profile_path (self->profile, "vault", NULL);
  vault = gvt_vault_create_any_cost (path, user, GVT_TEST_PASSPHRASE, &gvt_test_vault_kdf,
                                     recorded->device_key, &error);
  g_assert_no_error (error);
  gvt_profile_create (self->profile, vault, &recorded->device, recorded->code, &error);
  g_assert_no_error (error);
  journal = gvt_profile_dup_journal (self->profile, NULL);
  gvt_store_write (gvt_journal_get_store (journal), begin_talking, &self->recorded, &error);
  g_assert_no_error (error);
}

static guint64
count_records (Fixture *self)
{
  GvtSyncLedger ledger;

  g_assert_true (gvt_sync_ledger_read (self->profile, &ledger, NULL));
  return ledger.made;
}

/* --- recording --- */

static gboolean
take_registered (const GvtEvent *event, gpointer user_data, GError **error)
{
  Recorded *recorded = user_data;

  g_clear_pointer (&recorded->registered, json_object_unref);
  recorded->registered = gvt_event_parse_body (event, error);
  return recorded->registered != NULL;
}

static gboolean
find_registered (GvtDb *db, gpointer user_data, GError **error)
{
  Fixture *self = user_data;

  return gvt_journal_each_own (self->centre.central->journal, db, GVT_DEVICE_REGISTERED_KIND,
                               take_registered, &self->recorded, error);
}

static gboolean
pack_records (GvtDb *db, gpointer user_data, GError **error)
{
  Fixture *self = user_data;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, NULL);
  g_autoptr (GPtrArray) events = gvt_journal_events (journal, db, &self->recorded.device, 1, 0,
                                                     G_MAXINT, error);

  self->recorded.records = events != NULL ? gvt_event_frame_encode (events, NULL, NULL, error)
                                          : NULL;
  return self->recorded.records != NULL;
}

static void
write_recorded (const Recorded *recorded, const char *path)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (GError) error = NULL;

  json_object_set_int_member (object, "protocol", 1);
  json_object_set_int_member (object, "clock_us", GVT_TEST_NOW_US);
  gvt_json_set_id (object, "device", &recorded->device);
  json_object_set_string_member (object, "code", recorded->code);
  gvt_json_set_hex (object, "device_key", gvt_secret_get (recorded->device_key),
                    gvt_secret_size (recorded->device_key));
  gvt_json_set_bytes (object, "keys", recorded->keys);
  gvt_json_set_bytes (object, "records", recorded->records);
  json_object_set_object_member (object, "registered", json_object_ref (recorded->registered));
  json_object_set_array_member (object, "talk", gvt_talk_to_json (recorded->talk));
  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  json_generator_to_file (generator, path, &error);
  g_assert_no_error (error);
}

static void
plan_visits (Fixture *self)
{
  for (guint i = 0; i < N_VISITS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Kunjungan %u", i);
      g_autoptr (GError) error = NULL;
      GvtId visit;

      gvt_sessions_plan_visit (self->profile, name, VILLAGE, "2026-11-30", 40, &visit, &error);
      g_assert_no_error (error);
    }
}

static void
sync_over (Fixture *self, GvtTalkLine *line, GvtSyncReport *report)
{
  g_autoptr (GError) error = NULL;

  gvt_sync_run (self->profile, GVT_TRANSPORT (line), GVT_SYNC_ALL, NULL, NULL, report, NULL,
                &error);
  g_assert_no_error (error);
}

static gboolean
queue_message (GvtDb *db, gpointer user_data, GError **error)
{
  Fixture *self = user_data;
  g_autoptr (GBytes) payload = gvt_test_bytes ("{\"incarnation\":1}");

  return gvt_central_queue (self->centre.central, db, &self->recorded.device, 1, "confirmed/1",
                            payload, error);
}

/* Calls that no sync of this day needed: what is answered to them is a refusal. */
static void
ask_more (Fixture *self, const char *call, GBytes *payload)
{
  Recorded *recorded = &self->recorded;
  g_autoptr (GvtExchange) fresh = gvt_exchange_ask (&self->service, "challenge", NULL);
  g_autoptr (GBytes) request = NULL;
  GvtChallenge challenge;

  g_assert_true (gvt_challenge_read (fresh->answer, &challenge, NULL));
  request = gvt_envelope_write (call, &recorded->device, 1, &challenge, payload,
                                recorded->device_key, NULL);
  g_ptr_array_add (recorded->talk, gvt_exchange_ask (&self->service, call, request));
}

/* That its chain forked, though it did not. */
static GBytes *
write_rejoin (const Recorded *recorded)
{
  g_autoptr (GvtRejoinRequest) request = gvt_rejoin_request_new ();
  g_autoptr (GvtSecret) key = gvt_signing_key_new ();

  gvt_signing_key_public (key, &request->key);
  gvt_rejoin_sign (recorded->device_key, &recorded->device, 1, &request->key, request->signature);
  return gvt_rejoin_request_write (request);
}

/* A photo that no record names. */
static GBytes *
write_blob (const Recorded *recorded)
{
  g_autoptr (GBytes) bytes = gvt_test_bytes ("no photo.");
  GvtBlobPiece piece = { .event = recorded->device, .size = 9, .bytes = bytes };

  gvt_hash_of_bytes (bytes, &piece.hash);
  return gvt_blob_piece_write (&piece);
}

static void
record_refusals (Fixture *self)
{
  g_autoptr (GBytes) blob = write_blob (&self->recorded);
  g_autoptr (GBytes) rejoin = write_rejoin (&self->recorded);

  ask_more (self, GVT_CALL_BLOB, blob);
  ask_more (self, GVT_CALL_REJOIN, rejoin);
}

static void
record_talk (Fixture *self, const char *path)
{
  Recorded *recorded = &self->recorded;
  g_autoptr (GvtTestLaptop) laptop = gvt_test_laptop_enrol (&self->centre, team, 0);
  g_autoptr (GvtRegionList) regions = gvt_test_central_import_regions (self->centre.central);
  g_autoptr (GvtTalkLine) line = NULL;
  g_autoptr (GvtJournal) journal = NULL;
  g_autoptr (GError) error = NULL;
  GvtSyncReport report;

  g_assert_nonnull (regions);
  recorded->device = laptop->device;
  recorded->code = g_strdup (laptop->code);
  recorded->device_key = gvt_secret_ref (laptop->device_key);
  recorded->keys = gvt_central_dup_keys_statement (self->centre.central);
  recorded->talk = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_exchange_free);
  make_laptop (self);
  plan_visits (self);
  gvt_store_write (self->centre.central->store, queue_message, self, &error);
  g_assert_no_error (error);

  line = gvt_talk_line_new_live (&self->service, recorded->talk);
  sync_over (self, line, &report);
  g_assert_cmpuint (report.ledger.confirmed, ==, count_records (self));
  record_refusals (self);
  journal = gvt_profile_dup_journal (self->profile, NULL);
  gvt_store_read (gvt_journal_get_store (journal), pack_records, self, &error);
  g_assert_no_error (error);
  gvt_store_read (self->centre.central->store, find_registered, self, &error);
  g_assert_no_error (error);
  write_recorded (recorded, path);
}

/* --- playing --- */

static void
load_recorded (Recorded *recorded)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "protocol", "v1.json",
                                                 NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *object;
  guint8 key[64];

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  object = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpint (json_object_get_int_member (object, "protocol"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (object, "clock_us"), ==, GVT_TEST_NOW_US);
  g_assert_true (gvt_json_get_id (object, "device", &recorded->device, NULL));
  recorded->code = g_strdup (json_object_get_string_member (object, "code"));
  g_assert_true (gvt_json_get_hex (object, "device_key", key, sizeof key, NULL));
  recorded->device_key = gvt_secret_new (key, sizeof key);
  recorded->keys = gvt_json_dup_bytes (object, "keys");
  recorded->records = gvt_json_dup_bytes (object, "records");
  recorded->registered = json_object_ref (json_object_get_object_member (object, "registered"));
  recorded->talk = gvt_talk_from_json (json_object_get_array_member (object, "talk"));
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  gvt_central_fixture_set_up (&self->centre, NULL);
  self->service = gvt_routes_service (self->centre.central);
  self->recorded = (Recorded){ .code = NULL };
  self->profile = NULL;
}

static void
set_up_played (Fixture *self, gconstpointer unused)
{
  set_up (self, NULL);
  load_recorded (&self->recorded);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  Recorded *recorded = &self->recorded;

  if (self->profile != NULL)
    g_assert_finalize_object (self->profile);
  g_free (recorded->code);
  g_clear_pointer (&recorded->device_key, gvt_secret_unref);
  g_clear_pointer (&recorded->keys, g_bytes_unref);
  g_clear_pointer (&recorded->records, g_bytes_unref);
  g_clear_pointer (&recorded->registered, json_object_unref);
  g_clear_pointer (&recorded->talk, g_ptr_array_unref);
  gvt_central_fixture_tear_down (&self->centre, NULL);
}

/* --- a laptop of then, a centre of now --- */

/* As it had taken that laptop in. */
static gboolean
register_laptop (GvtDb *db, gpointer user_data, GError **error)
{
  Fixture *self = user_data;
  const Recorded *recorded = &self->recorded;
  const GvtEventDraft draft = { .kind = GVT_DEVICE_REGISTERED_KIND,
                                .subject = recorded->device.bytes,
                                .subject_length = sizeof recorded->device.bytes,
                                .body = recorded->registered };
  GvtPublicKey key;

  gvt_signing_key_public (recorded->device_key, &key);
  return gvt_journal_append (self->centre.central->journal, db, &draft, NULL, error)
         && gvt_journal_add_incarnation (self->centre.central->journal, db, &recorded->device, 1,
                                         &key, error);
}

/* All that it said then, but for the proof that it says it now. Returns: (transfer full) */
static GBytes *
renew (Fixture *self, GBytes *request)
{
  g_autoptr (GvtExchange) fresh = gvt_exchange_ask (&self->service, "challenge", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSignedFile) file = gvt_signed_file_read (request, "ENVL", 1, MAX_ANSWER, &error);
  GvtChallenge challenge;
  JsonObject *header;
  GBytes *renewed;

  g_assert_no_error (error);
  g_assert_true (gvt_challenge_read (fresh->answer, &challenge, NULL));
  header = gvt_signed_file_get_header (file);
  gvt_json_set_hex (header, "challenge", challenge.bytes, sizeof challenge.bytes);
  renewed = gvt_signed_file_write ("ENVL", 1, header, gvt_signed_file_get_payload (file),
                                   self->recorded.device_key, &error);
  g_assert_no_error (error);
  return renewed;
}

/* Of each answer that is signed: its type, and what it says of what the laptop said, which is the
 * same whichever centre answers. */
static const struct
{
  const char *route;
  const char *type;
  const char *members[6]; /* %NULL-terminated */
} answers[] = {
  { "push", "RCPT", { "device", "incarnation", "seq", "head", "quarantined", NULL } },
  { "digest", "DGST", { "device", "incarnation", "asked", "records", "root", NULL } },
  { "manifest", "MANI", { "device", NULL } },
  { "fleet", "FLET", { "device", "incarnation", NULL } },
};

static char *
read_member (GBytes *answer, const char *type, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSignedFile) file = gvt_signed_file_read (answer, type, 1, MAX_ANSWER, &error);
  JsonObject *header;

  g_assert_no_error (error);
  header = gvt_signed_file_get_header (file);
  g_assert_true (json_object_has_member (header, name));
  return json_to_string (json_object_get_member (header, name), FALSE);
}

static void
assert_says_the_same (const GvtExchange *then, const GvtExchange *now)
{
  g_assert_cmpuint (now->status, ==, then->status);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    for (guint j = 0; g_str_equal (answers[i].route, then->route) && answers[i].members[j] != NULL;
         j++)
      {
        g_autofree char *was = read_member (then->answer, answers[i].type, answers[i].members[j]);
        g_autofree char *is = read_member (now->answer, answers[i].type, answers[i].members[j]);

        g_assert_cmpstr (was, ==, is);
      }
}

static gboolean
is_call (const GvtExchange *exchange)
{
  return exchange->request != NULL && !g_str_equal (exchange->route, "challenge");
}

static void
test_a_centre_understands_a_laptop_of_then (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  guint n_calls = 0;

  gvt_store_write (self->centre.central->store, register_laptop, self, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < self->recorded.talk->len; i++)
    {
      const GvtExchange *then = self->recorded.talk->pdata[i];
      g_autoptr (GBytes) request = NULL;
      g_autoptr (GvtExchange) now = NULL;

      if (!is_call (then))
        continue;
      request = renew (self, then->request);
      now = gvt_exchange_ask (&self->service, then->route, request);
      g_test_message ("%s: %u", then->route, now->status);
      assert_says_the_same (then, now);
      n_calls++;
    }
  g_assert_cmpuint (n_calls, >=, 7);
  gvt_test_central_assert_rebuilds (self->centre.central);
}

/* --- a centre of then, a laptop of now --- */

static gboolean
admit_own (GvtDb *db, gpointer user_data, GError **error)
{
  Fixture *self = user_data;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, NULL);
  g_autoptr (GPtrArray) events = NULL;
  GvtPublicKey key;
  GvtHash genesis;

  gvt_signing_key_public (self->recorded.device_key, &key);
  gvt_event_genesis (&self->recorded.device, 1, &key, &genesis);
  events = gvt_event_frame_decode (self->recorded.records, &genesis, error);
  return events != NULL && gvt_journal_admit_all (journal, db, events, error);
}

static void
test_a_laptop_understands_a_centre_of_then (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtTalkLine) line = gvt_talk_line_new_played (self->recorded.talk);
  g_autoptr (GvtJournal) journal = NULL;
  g_auto (GvtComparison) comparison = { 0 };
  g_autoptr (GError) error = NULL;
  GvtSyncReport report;

  make_laptop (self);
  journal = gvt_profile_dup_journal (self->profile, NULL);
  gvt_store_write (gvt_journal_get_store (journal), admit_own, self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_records (self), >=, N_VISITS);
  sync_over (self, line, &report);

  g_assert_cmpuint (report.ledger.confirmed, ==, count_records (self));
  g_assert_cmpuint (report.ledger.only_here, ==, 0);
  g_assert_cmpuint (report.ledger.quarantined, ==, 0);
  g_assert_cmpuint (report.n_files, ==, 1);
  g_assert_cmpuint (report.n_files_failed, ==, 0);
  g_assert_cmpuint (report.n_messages, ==, 1);
  g_assert_cmpuint (report.n_refused, ==, 0);
  g_assert_true (gvt_comparison_load (self->profile, &comparison, NULL));
  g_assert_cmpint (comparison.state, ==, GVT_COMPARED_SAME);
}

static void
test_recording (Fixture *self, gconstpointer path)
{
  record_talk (self, path);
}

int
main (int argc, char *argv[])
{
  const char *path = g_getenv ("GVT_RECORD_PROTOCOL");

  gvt_test_init (&argc, &argv);

  if (path != NULL)
    g_test_add ("/protocol/recording", Fixture, path, set_up, test_recording, tear_down);
  else
    {
      g_test_add ("/protocol/a-centre-understands-a-laptop-of-then", Fixture, NULL, set_up_played,
                  test_a_centre_understands_a_laptop_of_then, tear_down);
      g_test_add ("/protocol/a-laptop-understands-a-centre-of-then", Fixture, NULL, set_up_played,
                  test_a_laptop_understands_a_centre_of_then, tear_down);
    }
  return g_test_run ();
}
