/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-test.h"

#include "gvt-central-regions.h"
#include "gvt-file.h"
#if GVT_HAVE_POSTGRESQL
#include "gvt-postgres.h"
#include "gvt-private-postgres.h"
#endif
#include "gvt-seal.h"

#if GVT_HAVE_POSTGRESQL

static GvtPrivatePostgres *server; /* (nullable) */
static GQueue idle = G_QUEUE_INIT; /* addresses of empty databases */
static guint n_added;

static void
stop_server (void)
{
  g_queue_clear_full (&idle, g_free);
  g_clear_pointer (&server, gvt_private_postgres_free);
}

gboolean
gvt_test_central_is_on_server (void)
{
  return g_strcmp0 (g_getenv ("GVT_TEST_DATABASE"), "postgresql") == 0;
}

/* One database serves test after test; only where a test has several centres at once there are
 * more. Returns: (transfer full) (nullable): the address */
char *
gvt_test_central_take_database (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  char *address;

  if (!gvt_test_central_is_on_server ())
    return NULL;
  if (server == NULL && (server = gvt_private_postgres_new_or_skip (NULL)) != NULL)
    {
      atexit (stop_server);
      g_queue_push_head (&idle, g_strdup (gvt_private_postgres_get_uri (server)));
    }
  if (server == NULL || !g_queue_is_empty (&idle))
    return g_queue_pop_head (&idle);

  name = g_strdup_printf ("centre%u", n_added++);
  address = gvt_private_postgres_add_database (server, name, &error);
  g_assert_no_error (error);
  return address;
}

void
gvt_test_central_give_back (char *address)
{
  g_autoptr (GError) error = NULL;

  if (address == NULL)
    return;
  gvt_postgres_create (address, NULL); /* where no centre came into being in it */
  gvt_postgres_drop (address, &error);
  g_assert_no_error (error);
  g_queue_push_head (&idle, address);
}

char *
gvt_test_central_dump (GvtCentralFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *dump = NULL;

  if (fixture->database == NULL)
    return NULL;

  dump = gvt_private_postgres_dump (server, fixture->database, &error);
  g_assert_no_error (error);
  return dump;
}

#else

char *
gvt_test_central_dump (GvtCentralFixture *fixture)
{
  return NULL;
}

gboolean
gvt_test_central_is_on_server (void)
{
  return FALSE;
}

char *
gvt_test_central_take_database (void)
{
  return NULL;
}

void
gvt_test_central_give_back (char *address)
{
}

#endif

static void
add_user (GvtCentral *central, const char *code, GvtRole role, const char *area)
{
  g_autoptr (GvtUser) user = gvt_user_new (code, role, area);
  g_autoptr (GError) error = NULL;

  gvt_central_add_user (central, user, &error);
  g_assert_no_error (error);
}

void
gvt_central_fixture_set_up (GvtCentralFixture *self, gconstpointer unused)
{
  const char *top = gvt_test_folder ();
  g_autofree char *folder = g_build_filename (top, "centre", NULL);
  g_autoptr (GError) error = NULL;
  GvtCentralOptions options = { .folder = folder, .name = "Latihan", .practice = TRUE };

  options.database = self->database = gvt_test_central_take_database ();
  self->folder = top;
  self->clock = gvt_test_clock ();
  options.root_key_file = self->root_key_file = g_build_filename (top, "root.key", NULL);
  gvt_central_create (&options, self->clock, &error);
  g_assert_no_error (error);
  self->central = gvt_central_open (folder, self->clock, &error);
  g_assert_no_error (error);

  add_user (self->central, "OFFICER-1", GVT_ROLE_OFFICER, "");
  add_user (self->central, "SUPERVISOR-1", GVT_ROLE_SUPERVISOR, "");
  add_user (self->central, "FACILITATOR-1", GVT_ROLE_FACILITATOR, "99.01");
}

void
gvt_central_fixture_tear_down (GvtCentralFixture *self, gconstpointer unused)
{
  if (self->central != NULL)
    g_assert_finalize_object (self->central);
  g_assert_finalize_object (self->clock);
  g_free (self->root_key_file);
  gvt_test_central_give_back (self->database);
}

void
gvt_central_fixture_reopen (GvtCentralFixture *self)
{
  g_autofree char *folder = g_strdup (self->central->folder);
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (self->central);
  self->central = gvt_central_open (folder, self->clock, &error);
  g_assert_no_error (error);
}

GvtSecret *
gvt_test_code_secret (const char *code)
{
  g_auto (GvtEnrolmentCode) parsed = { 0 };
  g_autoptr (GError) error = NULL;

  gvt_enrolment_code_parse (code, &parsed, &error);
  g_assert_no_error (error);
  return gvt_secret_new (parsed.secret, sizeof parsed.secret);
}

GvtEnrolRequest *
gvt_test_enrol_request (GvtEnrolStep step,
                        GvtSecret *secret,
                        const GvtSecret *device_key,
                        const char *const *users)
{
  GvtPublicKey key;
  GvtEnrolRequest *request;

  gvt_signing_key_public (device_key, &key);
  request = gvt_enrol_request_new (step, secret, &key);
  if (users == NULL)
    return request;

  request->lookup_key = gvt_secret_new_random (GVT_KEY_SIZE);
  memset (request->roll_public.bytes, 7, sizeof request->roll_public.bytes);
  for (guint i = 0; users[i] != NULL; i++)
    {
      g_autoptr (GvtSecret) user_key = gvt_signing_key_new ();
      GvtPublicKey user_public;

      gvt_signing_key_public (user_key, &user_public);
      gvt_enrol_request_add_user (request, users[i], &user_public);
    }
  return request;
}

GArray *
gvt_test_laptop_add_prekeys (GvtTestLaptop *self, guint n)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  GArray *added = g_array_new (FALSE, FALSE, sizeof (GvtPrekey));

  for (guint i = 0; i < n; i++)
    {
      GvtSecret *secret = gvt_sealing_key_new ();
      GvtPrekey prekey;

      gvt_id_new (clock, &prekey.id);
      gvt_sealing_key_public (secret, &prekey.key);
      g_ptr_array_add (self->prekey_secrets, secret);
      g_array_append_val (self->prekeys, prekey);
      g_array_append_val (added, prekey);
    }
  return added;
}

GvtTestLaptop *
gvt_test_laptop_enrol (GvtCentralFixture *fixture, const char *const *users, guint n_prekeys)
{
  GvtTestLaptop *self = g_new0 (GvtTestLaptop, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) codes = gvt_central_issue_codes (fixture->central, users, 1, NULL, &error);
  g_autoptr (GvtSecret) secret = NULL;
  g_autoptr (GvtEnrolRequest) request = NULL;
  g_autoptr (GvtEnrolAnswer) answer = NULL;

  g_assert_no_error (error);
  self->device_key = gvt_signing_key_new ();
  self->roll_key = gvt_sealing_key_new ();
  self->prekeys = g_array_new (FALSE, FALSE, sizeof (GvtPrekey));
  self->prekey_secrets = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_secret_unref);
  secret = gvt_test_code_secret (codes->pdata[0]);
  request = gvt_test_enrol_request (GVT_ENROL_TAKE, secret, self->device_key, users);
  gvt_sealing_key_public (self->roll_key, &request->roll_public);
  g_array_unref (request->prekeys);
  request->prekeys = gvt_test_laptop_add_prekeys (self, n_prekeys);

  answer = gvt_central_enrol (fixture->central, request, &error);
  g_assert_no_error (error);
  self->device = answer->device;
  self->code = g_strdup (answer->code);
  return self;
}

void
gvt_test_laptop_free (GvtTestLaptop *self)
{
  g_free (self->code);
  gvt_secret_unref (self->device_key);
  gvt_secret_unref (self->roll_key);
  g_ptr_array_unref (self->prekey_secrets);
  g_array_unref (self->prekeys);
  g_free (self);
}

GPtrArray *
gvt_test_laptop_pull (GvtTestLaptop *self, GvtCentral *central, guint64 after, GArray *prekeys)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = gvt_central_pull (central, &self->device, 1, after, NULL, prekeys,
                                                  &error);
  GPtrArray *messages = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_outbox_message_free);
  GvtHash previous;

  g_assert_no_error (error);
  gvt_outbox_genesis (&self->device, &previous);
  for (guint i = 0; i < files->len; i++)
    {
      GvtOutboxMessage *message = gvt_outbox_message_read (
          files->pdata[i], &gvt_central_get_keys (central)->signing_key, &error);

      g_assert_no_error (error);
      if (after == 0)
        gvt_outbox_message_check (message, &self->device, i, &previous, &error);
      g_assert_no_error (error);
      previous = message->hash;
      g_ptr_array_add (messages, message);
    }
  return messages;
}

JsonObject *
gvt_test_laptop_open_lease (GvtTestLaptop *self, const GvtOutboxMessage *message)
{
  for (guint i = 0; i < self->prekeys->len; i++)
    {
      g_autoptr (GBytes) json = gvt_unseal_with (self->prekey_secrets->pdata[i], "lease/1",
                                                 message->payload, NULL);

      if (json != NULL)
        {
          JsonObject *lease = gvt_json_parse (json, G_MAXSIZE, NULL);
          GvtId prekey;

          g_assert_true (gvt_json_get_id (lease, "prekey", &prekey, NULL));
          g_assert_true (gvt_id_equal (&prekey, &g_array_index (self->prekeys, GvtPrekey, i).id));
          return lease;
        }
    }
  g_assert_not_reached ();
}

GvtRegionList *
gvt_test_central_import_regions (GvtCentral *central)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "regions", "invented.csv",
                                                 NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) csv = gvt_file_read (path, 1024 * 1024, &error);
  GvtRegionList *regions;
  guint n_rows;

  g_assert_no_error (error);
  gvt_central_import_regions (central, csv, &n_rows, &error);
  g_assert_no_error (error);
  regions = gvt_central_load_regions (central, &error);
  g_assert_no_error (error);
  return regions;
}

void
gvt_test_central_assert_rebuilds (GvtCentral *central)
{
  g_auto (GStrv) differing = NULL;
  g_autoptr (GError) error = NULL;

  gvt_journal_rebuild (central->journal, TRUE, &differing, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (differing), ==, 0);
  gvt_journal_verify (central->journal, &(GvtJournalReport){ 0 }, &error);
  g_assert_no_error (error);
}

typedef struct
{
  GvtCentral *central;
  GString *kinds;
} KindReading;

static gboolean
read_kinds (GvtDb *db, gpointer user_data, GError **error)
{
  KindReading *reading = user_data;
  g_autoptr (GPtrArray) events = NULL;
  GvtId device;

  if (!gvt_journal_get_device (reading->central->journal, &device, NULL, NULL, error))
    return FALSE;
  events = gvt_journal_events (reading->central->journal, db, &device, 1, 0, 10000, error);
  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      if (i > 0)
        g_string_append_c (reading->kinds, ' ');
      g_string_append (reading->kinds, ((GvtEvent *) events->pdata[i])->header.kind);
    }
  return events != NULL;
}

char *
gvt_test_central_kinds (GvtCentral *central)
{
  KindReading reading = { central, g_string_new (NULL) };
  g_autoptr (GError) error = NULL;

  gvt_store_read (central->store, read_kinds, &reading, &error);
  g_assert_no_error (error);
  return g_string_free (reading.kinds, FALSE);
}
