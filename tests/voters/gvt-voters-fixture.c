/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voters-fixture.h"

#include "gvt-delta.h"
#include "gvt-json.h"
#include "gvt-lease-code.h"
#include "gvt-proposal-kinds.h"
#include "gvt-voters-kinds.h"

#define EPOCH 1

const GvtVoterRow gvt_fixture_rows[FIXTURE_N_ROWS] = {
  { .text = { "520201000001", "5202012503140007", "5202010101850003", "MUHAMMAD AMINULLAH", "PRAYA",
              "01|01|1985", "S", "L", "DUSUN KUTA I", "001", "002", "0", "S", "", "dpt", "001" } },
  { .text = { "520201000002", "5202012503140007", FIXTURE_AMINAH_NIK, "SITI AMINAH", "PRAYA",
              "25|07|1990", "S", "P", "DUSUN KUTA I", "001", "002", "0", "S", "", "dpt", "001" } },
  { .text = { "520201000003", "5202011107120002", "5202016903710002", "SITI AMINAH", "SELONG",
              "29|03|1971", "P", "P", "DUSUN KUTA II", "002", "002", "6", "S", "", "dpt", "002" } },
  { .text = { "520201000004", "5202011107120002", "5.20202E+15", "BAIQ NI'MATUL HASANAH", "PRAYA",
              "12|12|1999", "B", "P", "DUSUN KUTA II", "002", "002", "0", "B", "", "coklit",
              "002" } },
  { .text = { "520201000005", "5202010502180001", "5103014107880001", "I GUSTI AYU \xc3\x89LIS",
              "DENPASAR", "01|07|1988", "S", "P", "DUSUN KUTA II", "003", "002", "0", "S", "",
              "dpt", "002" } },
  { .text = { "520201000006", "5202010502180001", "5202010101850003", "LALU WIRE", "PRAYA",
              "01|01|1985", "S", "L", "DUSUN KUTA II", "003", "002", "0", "S", "U", "masyarakat",
              "901" } },
};

static const GvtProjection *const projections[] = { &gvt_voters_projection,
                                                    &gvt_proposals_projection, NULL };

const GvtProjection *const *
gvt_voters_fixture_projections (void)
{
  return projections;
}

static void
make_lexicon (GvtVotersFixture *self)
{
  g_autoptr (GvtLexiconBuilder) builder = gvt_lexicon_builder_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < GVT_LEXICON_MIN_USES; i++)
    {
      gvt_lexicon_builder_add (builder, "MUHAMMAD LALU", "L");
      gvt_lexicon_builder_add (builder, "SITI BAIQ", "P");
    }
  self->lexicon_file = gvt_lexicon_builder_finish (builder, self->signing_key, &error);
  g_assert_no_error (error);
  self->lexicon = gvt_lexicon_read (self->lexicon_file, &self->signer, &error);
  g_assert_no_error (error);
}

static void
set_centre_key (GvtVotersFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GvtPublicKey sealing;

  gvt_sealing_key_public (self->sealing_key, &sealing);
  text = gvt_hex (sealing.bytes, sizeof sealing.bytes);
  gvt_profile_set_setting (self->profile, "centre_sealing_key", text, &error);
  g_assert_no_error (error);
}

void
gvt_voters_fixture_adopt (GvtVotersFixture *self, GvtProfile *profile)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, &error);

  self->folder = gvt_test_folder ();
  self->clock = g_object_ref (gvt_profile_get_clock (profile));
  self->profile = profile;
  gvt_journal_get_device (journal, &self->device, NULL, NULL, &error);
  g_assert_no_error (error);
  self->signing_key = gvt_signing_key_new ();
  gvt_signing_key_public (self->signing_key, &self->signer);
  self->sealing_key = gvt_sealing_key_new ();
  self->epoch_key = gvt_secret_new_random (GVT_KEY_SIZE);
  make_lexicon (self);
  set_centre_key (self);
}

void
gvt_voters_fixture_set_up (GvtVotersFixture *self, gconstpointer unused)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();

  gvt_voters_fixture_adopt (self, gvt_test_profile (gvt_test_folder (), clock, projections));
}

void
gvt_voters_fixture_leave (GvtVotersFixture *self)
{
  g_object_unref (self->clock);
  g_assert_finalize_object (self->lexicon);
  g_bytes_unref (self->lexicon_file);
  gvt_secret_unref (self->signing_key);
  gvt_secret_unref (self->sealing_key);
  gvt_secret_unref (self->epoch_key);
}

void
gvt_voters_fixture_tear_down (GvtVotersFixture *self, gconstpointer unused)
{
  gvt_profile_lock (self->profile);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (self->profile);
  gvt_voters_fixture_leave (self);
}

GBytes *
gvt_voters_fixture_pack (GvtVotersFixture *self,
                         const char *village,
                         guint version,
                         guint epoch,
                         const GvtVoterRow *rows,
                         guint n_rows)
{
  GvtPackInfo info = { village, "Kuta", FIXTURE_ELECTION, version, "2024-09-20", epoch };
  g_autoptr (GvtPackWriter) writer = gvt_pack_writer_new (&info, self->lexicon);
  g_autoptr (GError) error = NULL;
  GBytes *file;

  for (guint i = 0; i < n_rows; i++)
    {
      gvt_pack_writer_add (writer, &rows[i], &error);
      g_assert_no_error (error);
    }
  file = gvt_pack_writer_finish (writer, self->epoch_key, self->signing_key, &error);
  g_assert_no_error (error);
  return file;
}

static GvtDeltaSide
open_side (GvtVotersFixture *self, GBytes *file, GvtArena *arena)
{
  GvtDeltaSide side = { .pack = gvt_pack_read (file, NULL) };

  g_assert_nonnull (side.pack);
  gvt_hash_of_bytes (file, &side.hash);
  side.table = gvt_pack_open (side.pack, self->epoch_key, self->lexicon, arena, NULL);
  g_assert_nonnull (side.table);
  return side;
}

GBytes *
gvt_voters_fixture_delta (GvtVotersFixture *self, GBytes *before, GBytes *after, GError **error)
{
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  GvtDeltaSide from = open_side (self, before, arena);
  GvtDeltaSide to = open_side (self, after, arena);
  GvtTableChanges changes;
  GBytes *delta = gvt_delta_write (&from, &to, self->lexicon, self->epoch_key, self->signing_key,
                                   &changes, error);

  g_object_unref (from.pack);
  g_object_unref (to.pack);
  return delta;
}

typedef struct
{
  const GvtId *id;
  const GvtSecret *secret;
} NewPrekey;

static gboolean
insert_prekey (GvtDb *db, gpointer user_data, GError **error)
{
  const NewPrekey *prekey = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO prekey (prekey_id, secret, deposited) VALUES (:id, :secret, 1)", error);

  gvt_stmt_bind_id (stmt, ":id", prekey->id);
  gvt_stmt_bind_data (stmt, ":secret", gvt_secret_get (prekey->secret),
                      gvt_secret_size (prekey->secret));
  return gvt_stmt_run (stmt, error);
}

void
gvt_voters_fixture_prekey (GvtVotersFixture *self, GvtId *id, GvtPublicKey *key)
{
  g_autoptr (GvtSecret) secret = gvt_sealing_key_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, &error);
  NewPrekey prekey = { id, secret };

  gvt_id_new (self->clock, id);
  gvt_sealing_key_public (secret, key);
  gvt_store_write (gvt_journal_get_store (journal), insert_prekey, &prekey, &error);
  g_assert_no_error (error);
}

GBytes *
gvt_voters_fixture_lease (GvtVotersFixture *self,
                          const GvtId *device,
                          const GvtId *prekey,
                          const GvtPublicKey *prekey_key,
                          const char *const *villages,
                          gint64 not_after_us)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *array = json_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = NULL;
  GvtId lease;

  for (; *villages != NULL; villages++)
    {
      JsonObject *village = json_object_new ();

      json_object_set_string_member (village, "code", *villages);
      json_object_set_string_member (village, "election", FIXTURE_ELECTION);
      json_object_set_int_member (village, "list_version", 1);
      json_object_set_int_member (village, "epoch", EPOCH);
      gvt_json_set_hex (village, "key", gvt_secret_get (self->epoch_key), GVT_KEY_SIZE);
      json_array_add_object_element (array, village);
    }
  gvt_id_new (self->clock, &lease);
  gvt_json_set_id (object, "lease", &lease);
  gvt_json_set_id (object, "device", device);
  json_object_set_int_member (object, "incarnation", 1);
  gvt_json_set_id (object, "prekey", prekey);
  json_object_set_int_member (object, "not_before_us", GVT_TEST_NOW_US - G_TIME_SPAN_HOUR);
  json_object_set_int_member (object, "not_after_us", not_after_us);
  json_object_set_array_member (object, "villages", array);
  json = gvt_json_canonical (object, &error);
  g_assert_no_error (error);
  return gvt_seal_to (prekey_key, 1, "lease/1", g_bytes_get_data (json, NULL),
                      g_bytes_get_size (json));
}

typedef struct
{
  GvtProfile *profile;
  GBytes *payload;
} Acceptance;

static gboolean
accept_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  const Acceptance *acceptance = user_data;

  return gvt_leases_accept (acceptance->profile, db, acceptance->payload, error);
}

gboolean
gvt_voters_fixture_accept (GvtVotersFixture *self, GBytes *payload, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, error);
  Acceptance acceptance = { self->profile, payload };

  return journal != NULL
         && gvt_store_write (gvt_journal_get_store (journal), accept_in_transaction, &acceptance,
                             error);
}

void
gvt_voters_fixture_give (GvtVotersFixture *self, const char *const *villages)
{
  g_autoptr (GBytes) lease = NULL;
  g_autoptr (GError) error = NULL;
  GvtPublicKey prekey_key;
  GvtId prekey;

  gvt_packs_install_lexicon (self->profile, self->lexicon_file, &self->signer, &error);
  g_assert_no_error (error);
  for (guint i = 0; villages[i] != NULL; i++)
    {
      g_autoptr (GBytes) pack = gvt_voters_fixture_pack (self, villages[i], 1, EPOCH,
                                                         gvt_fixture_rows, FIXTURE_N_ROWS);

      gvt_packs_install (self->profile, pack, &self->signer, &error);
      g_assert_no_error (error);
    }
  gvt_voters_fixture_prekey (self, &prekey, &prekey_key);
  lease = gvt_voters_fixture_lease (self, &self->device, &prekey, &prekey_key, villages,
                                    GVT_TEST_NOW_US + 14 * G_TIME_SPAN_DAY);
  gvt_voters_fixture_accept (self, lease, &error);
  g_assert_no_error (error);
}

void
gvt_voters_fixture_damage (GvtVotersFixture *self, const char *village)
{
  g_autofree char *folder = gvt_profile_path (self->profile, "packs", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_damaged = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      gsize length;

      if (!g_str_has_prefix (name, village))
        continue;
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      content[length / 2] ^= 1;
      g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
      n_damaged++;
    }
  g_assert_cmpuint (n_damaged, ==, 1);
}

static GvtPollingStation *
station_new (guint number, const char *place)
{
  GvtPollingStation *station = g_new0 (GvtPollingStation, 1);

  station->number = g_strdup_printf ("%03u", number);
  station->place = g_strdup (place);
  station->landmark = g_strdup ("Lapangan Latihan");
  station->rts = g_strsplit ("001/002,003", ",", -1);
  station->step_free = GVT_STEP_FREE_YES;
  return station;
}

GBytes *
gvt_voters_fixture_write_stations (GvtVotersFixture *self, guint version, const char *place)
{
  g_autoptr (GvtStations) stations = gvt_stations_new (FIXTURE_KUTA, FIXTURE_ELECTION, "2024-09-20",
                                                       version);
  g_autoptr (GError) error = NULL;
  GBytes *file;

  for (guint i = 1; i <= 9; i++)
    g_ptr_array_add (stations->all, station_new (i, place));
  file = gvt_stations_write (stations, self->signing_key, &error);
  g_assert_no_error (error);
  return file;
}

void
gvt_voters_fixture_tell_stations (GvtVotersFixture *self, guint version, const char *place)
{
  g_autoptr (GBytes) file = gvt_voters_fixture_write_stations (self, version, place);
  g_autoptr (GError) error = NULL;

  gvt_stations_install (self->profile, file, &self->signer, &error);
  g_assert_no_error (error);
}

typedef struct
{
  GvtId lease;
  gint64 not_after_us;
} OnlyLease;

static gboolean
read_only_lease (GvtDb *db, gpointer user_data, GError **error)
{
  OnlyLease *only = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT lease_id, not_after FROM lease", error);

  if (!gvt_stmt_one (stmt, "a lease", error) || !gvt_stmt_id (stmt, 0, &only->lease, error))
    return FALSE;
  only->not_after_us = gvt_stmt_int (stmt, 1);
  return TRUE;
}

char *
gvt_voters_fixture_lease_code (GvtVotersFixture *self, gint n_days)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, NULL);
  g_autoptr (GError) error = NULL;
  OnlyLease only;
  GvtLeaseClaim claim = { &only.lease, &self->device, 1, 0 };

  gvt_store_read (gvt_journal_get_store (journal), read_only_lease, &only, &error);
  g_assert_no_error (error);
  claim.last_day = gvt_lease_last_day (only.not_after_us) + n_days;
  return gvt_lease_code_make (self->epoch_key, &claim);
}
