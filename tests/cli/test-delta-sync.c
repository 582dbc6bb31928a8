/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The next version of a list on its way to a laptop: built programs over loopback. What a row is
 * before and after stands here, written by hand. */
#include <glib/gstdio.h>

#include "gvt-program-run.h"
#include "gvt-quick-enrol.h"
#include "gvt-test-line.h"
#include "gvt-test.h"

#define PASSPHRASE  "sepuluh kata rahasia"
#define OFFICER     "PTD-01"
#define FACILITATOR "FAS-01"
#define FIRST       "99.01.01.2001"
#define SECOND      "99.01.01.2002"

/* One who moves to another polling station, one who is gone, and one who is new; among 600. */
#define MOVED_NIK "9901010101850003"
#define GONE_NIK  "9901014207900001"
#define NEW_NIK   "9901011708080005"

static const char before[] = FIRST
    ";990000001;9901010101240001;" MOVED_NIK ";AHMAD REKAAN;CONTOH;01|01|1985;S;L;DUSUN "
    "BARAT;001;001;0;S;0;dpt;001\r\n" FIRST ";990000002;9901010101240001;" GONE_NIK
    ";SITI CONTOH;CONTOH;02|07|1990;S;P;DUSUN "
    "BARAT;001;001;0;S;0;dpt;002\r\n";
static const char after[] = FIRST
    ";990000001;9901010101240001;" MOVED_NIK ";AHMAD REKAAN;CONTOH;01|01|1985;S;L;DUSUN "
    "TIMUR;007;002;0;S;0;dpt;009\r\n" FIRST ";990000003;9901010501240002;" NEW_NIK
    ";WAYAN LATIHAN;CONTOH;17|08|2008;B;L;DUSUN "
    "TIMUR;007;002;0;B;0;masyarakat;009\r\n";

static const char regions[] = "code,parent,level,name\n"
                              "99,,provinsi,Provinsi Latihan\n"
                              "99.01,99,kabupaten,Kabupaten Contoh\n"
                              "99.01.01,99.01,kecamatan,Kecamatan Contoh\n" FIRST
                              ",99.01.01,desa,Desa Satu\n" SECOND ",99.01.01,desa,Desa Dua\n";

typedef struct
{
  char *centre;
  char *laptop;
  char *passphrase;
  char *others; /* the rows of all other voters, with the head line */
  GSubprocess *server;
  guint16 port;
} Fixture;

/* What a sync says of files. */
typedef struct
{
  int exit_code;
  gint64 files;
  gint64 deltas;
  gint64 failed;
  gint64 bytes;
} Fetched;

/* The two deltas from version 1 to 2, and the lists that they save, as the centre tells. */
typedef struct
{
  char *hash; /* of the delta */
  char *pack; /* of the pack that it makes */
  gint64 bytes;
  gint64 pack_bytes;
} Offer;

static void
offer_clear (Offer *self)
{
  g_free (self->hash);
  g_free (self->pack);
}

static char *
in_folder (const char *name)
{
  return g_build_filename (gvt_test_folder (), name, NULL);
}

static void
import (Fixture *self, const char *rows, const char *as_of)
{
  g_autofree char *list = in_folder ("list.csv");
  g_autofree char *text = g_strconcat (self->others, rows, NULL);

  g_assert_true (g_file_set_contents (list, text, -1, NULL));
  gvt_program_do ("govote-central", self->centre, "voters", "import", list, "--election",
                  "pilkada-2024", "--as-of", as_of, NULL);
  gvt_program_do ("govote-central", self->centre, "packs", "build", NULL);
}

static void
make_lists (Fixture *self)
{
  g_autofree char *region_file = in_folder ("regions.csv");
  g_autofree char *list = in_folder ("list.csv");

  g_assert_true (g_file_set_contents (region_file, regions, -1, NULL));
  gvt_program_do ("govote-central", self->centre, "regions", "import", region_file, NULL);
  gvt_program_do ("govote-central", self->centre, "voters", "synthesize", "--regions", region_file,
                  "--rows", "600", "--seed", "1", "--output", list, NULL);
  g_assert_true (g_file_get_contents (list, &self->others, NULL, NULL));
  import (self, before, "2026-06-30");
}

static void
enrol (Fixture *self)
{
  static const GvtQuickUser users[] = {
    { OFFICER, PASSPHRASE },
    { "SPV-01", PASSPHRASE },
    { FACILITATOR, PASSPHRASE },
  };
  g_autofree char *code = in_folder ("code");
  g_autofree char *address = NULL;

  self->server = gvt_program_serve (self->centre, &address);
  self->port = (guint16) g_ascii_strtoull (strrchr (address, ':') + 1, NULL, 10);
  gvt_program_do ("govote-central", self->centre, "devices", "enrol", "--user", OFFICER, "--user",
                  "SPV-01", "--user", FACILITATOR, "--output", code, "--url", address, NULL);
  gvt_quick_enrol (self->laptop, code, users, G_N_ELEMENTS (users));
}

static Fetched
synchronise_as (Fixture *self, const char *user, const char *server)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govotectl", NULL, "--data", self->laptop, "--user", user, "--passphrase-file",
      self->passphrase, "--json", "sync", server != NULL ? "--server" : NULL, server, NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);
  JsonObject *object = json_node_get_object (node);

  return (Fetched){ run->exit_code, json_object_get_int_member (object, "files"),
                    json_object_get_int_member (object, "deltas"),
                    json_object_get_int_member (object, "files_failed"),
                    json_object_get_int_member (object, "bytes") };
}

static Fetched
synchronise (Fixture *self)
{
  return synchronise_as (self, OFFICER, NULL);
}

static void
lease_both (Fixture *self)
{
  g_autoptr (GvtProgramRun) devices = gvt_program_run_new (
      "govote-central", NULL, "--data", self->centre, "--json", "devices", "list", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (devices);
  JsonObject *device = json_array_get_object_element (json_node_get_array (node), 0);

  gvt_program_do ("govote-central", self->centre, "leases", "grant", "--device",
                  json_object_get_string_member (device, "code"), "--village", FIRST, "--village",
                  SECOND, "--until", "2099-12-31", NULL);
}

/* A laptop with version 1 of two lists, and nothing left to fetch. */
static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autofree char *root = in_folder ("root-key");

  self->centre = in_folder ("centre");
  self->laptop = in_folder ("laptop");
  self->passphrase = in_folder ("passphrase");
  g_assert_true (g_file_set_contents (self->passphrase, PASSPHRASE "\n", -1, NULL));
  gvt_program_do ("govote-central", self->centre, "init", "--root-key", root, "--practice", NULL);
  gvt_program_do ("govote-central", self->centre, "users", "add", OFFICER, "--role", "officer",
                  NULL);
  gvt_program_do ("govote-central", self->centre, "users", "add", "SPV-01", "--role", "supervisor",
                  NULL);
  gvt_program_do ("govote-central", self->centre, "users", "add", FACILITATOR, "--role",
                  "facilitator", NULL);
  make_lists (self);
  enrol (self);
  synchronise (self); /* deposits the keys that a lease is sealed to */
  lease_both (self);
  synchronise (self);
  g_assert_cmpint (synchronise (self).files, ==, 0);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gvt_program_stop (self->server);
  g_free (self->centre);
  g_free (self->laptop);
  g_free (self->passphrase);
  g_free (self->others);
}

static Offer
read_offer (Fixture *self, const char *village)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govote-central", NULL, "--data",
                                                       self->centre, "--json", "packs", "delta",
                                                       village, "--from", "1", "--to", "2", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);
  JsonObject *object = json_node_get_object (node);

  g_assert_true (json_object_get_boolean_member (object, "is_published"));
  return (Offer){
    g_strdup (json_object_get_string_member (object, "delta")),
    g_strdup (json_object_get_string_member (json_object_get_object_member (object, "to"), "pack")),
    json_object_get_int_member (object, "bytes"), json_object_get_int_member (object, "pack_bytes")
  };
}

/* --- what the laptop says of voters --- */

static JsonNode *
look_up (Fixture *self, const char *nik)
{
  g_autofree char *input = g_strconcat (nik, "\n", NULL);
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govotectl", input, "--data", self->laptop, "--user", OFFICER, "--passphrase-file",
      self->passphrase, "--json", "voters", "lookup", "--purpose", "menanyakan TPS", "--village",
      FIRST, "-", NULL);

  g_assert_cmpint (run->exit_code, ==, 0);
  g_assert_cmpstr (run->err, ==, "");
  return gvt_program_run_json (run);
}

static void
assert_found (Fixture *self, const char *nik, const char *name, const char *tps)
{
  g_autoptr (JsonNode) node = look_up (self, nik);
  JsonObject *object = json_node_get_object (node);
  JsonArray *hits = json_object_get_array_member (object, "hits");
  JsonObject *hit;

  g_assert_cmpstr (json_object_get_string_member (object, "answer"), ==, "found");
  g_assert_cmpuint (json_array_get_length (hits), ==, 1);
  hit = json_array_get_object_element (hits, 0);
  g_assert_cmpstr (json_object_get_string_member (hit, "name"), ==, name);
  g_assert_cmpstr (json_object_get_string_member (hit, "tps"), ==, tps);
}

static void
assert_not_found (Fixture *self, const char *nik)
{
  g_autoptr (JsonNode) node = look_up (self, nik);

  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "answer"), ==,
                   "not_found");
}

static void
assert_version_1 (Fixture *self)
{
  assert_found (self, MOVED_NIK, "AHMAD REKAAN", "001");
  assert_found (self, GONE_NIK, "SITI CONTOH", "002");
  assert_not_found (self, NEW_NIK);
}

static void
assert_version_2 (Fixture *self)
{
  assert_found (self, MOVED_NIK, "AHMAD REKAAN", "009");
  assert_not_found (self, GONE_NIK);
  assert_found (self, NEW_NIK, "WAYAN LATIHAN", "009");
}

static guint
count_files (Fixture *self, const char *suffix)
{
  g_autofree char *folder = g_build_filename (self->laptop, "packs", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, suffix);
  return n;
}

/* --- */

/* I8: every byte that came is one of the two deltas; then back, and forth again. */
static void
test_delta_and_not_the_list (Fixture *self, gconstpointer unused)
{
  Offer first, second;
  Fetched fetched;

  assert_version_1 (self);
  import (self, after, "2026-09-30");
  first = read_offer (self, FIRST);
  second = read_offer (self, SECOND);
  fetched = synchronise (self);

  g_assert_cmpint (fetched.exit_code, ==, 0);
  g_assert_cmpint (fetched.files, ==, 2);
  g_assert_cmpint (fetched.deltas, ==, 2);
  g_assert_cmpint (fetched.bytes, ==, first.bytes + second.bytes);
  g_assert_cmpint (first.bytes, <, first.pack_bytes / 2);
  g_assert_cmpuint (count_files (self, ".gvdelt"), ==, 2);
  g_assert_cmpuint (count_files (self, ".gvpack"), ==, 2);
  assert_version_2 (self);
  g_assert_cmpint (synchronise (self).files, ==, 0);

  gvt_program_do ("govotectl", self->laptop, "--user", OFFICER, "--passphrase-file",
                  self->passphrase, "voters", "rollback", FIRST, NULL);
  assert_version_1 (self);
  gvt_program_do ("govotectl", self->laptop, "--user", OFFICER, "--passphrase-file",
                  self->passphrase, "voters", "rollback", FIRST, NULL);
  assert_version_2 (self);
  gvt_program_do ("govotectl", self->laptop, "--user", OFFICER, "--passphrase-file",
                  self->passphrase, "voters", "rollback", FIRST, NULL);
  assert_version_1 (self);
  fetched = synchronise (self); /* brings it into use again, and fetches nothing */
  g_assert_cmpint (fetched.files, ==, 0);
  g_assert_cmpint (fetched.bytes, ==, 0);
  assert_version_2 (self);
  offer_clear (&first);
  offer_clear (&second);
}

/* What was there before stays until the whole delta is; and what came of it is not fetched twice.
 */
static void
test_line_is_cut_in_the_middle (Fixture *self, gconstpointer unused)
{
  GvtTestLine *line = gvt_test_line_new (self->port);
  g_autofree char *uri = gvt_test_line_dup_uri (line);
  g_autofree char *path = NULL;
  Offer first, second;
  Fetched cut, rest;

  import (self, after, "2026-09-30");
  first = read_offer (self, FIRST);
  second = read_offer (self, SECOND);
  path = g_strconcat ("/v1/files/", first.hash, NULL);
  gvt_test_line_cut_answer (line, path, 500); /* some of it is the answer's head */
  cut = synchronise_as (self, OFFICER, uri);

  g_assert_cmpuint (gvt_test_line_n_cuts (line), ==, 1);
  g_assert_cmpint (cut.exit_code, ==, 1);
  g_assert_cmpuint (count_files (self, ".part"), ==, 1);
  assert_version_1 (self);

  rest = synchronise (self);
  g_assert_cmpint (rest.exit_code, ==, 0);
  g_assert_cmpint (cut.deltas + rest.deltas, ==, 2);
  g_assert_cmpint (cut.bytes + rest.bytes, ==, first.bytes + second.bytes);
  g_assert_cmpuint (count_files (self, ".part"), ==, 0);
  assert_version_2 (self);
  gvt_test_line_free (line);
  offer_clear (&first);
  offer_clear (&second);
}

static void
damage_at_centre (Fixture *self, const char *hash)
{
  g_autofree char *shelf = g_strndup (hash, 2);
  g_autofree char *path = g_build_filename (self->centre, "files", shelf, hash, NULL);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  content[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

/* The other list's delta is good, and taken. */
static void
test_damaged_delta_is_not_needed (Fixture *self, gconstpointer unused)
{
  Offer first, second;
  Fetched fetched;

  import (self, after, "2026-09-30");
  first = read_offer (self, FIRST);
  second = read_offer (self, SECOND);
  damage_at_centre (self, first.hash);
  fetched = synchronise (self);

  g_assert_cmpint (fetched.exit_code, ==, 0);
  g_assert_cmpint (fetched.files, ==, 2);
  g_assert_cmpint (fetched.deltas, ==, 1);
  g_assert_cmpint (fetched.failed, ==, 0);
  g_assert_cmpint (fetched.bytes, ==, first.bytes + first.pack_bytes + second.bytes);
  assert_version_2 (self);
  offer_clear (&first);
  offer_clear (&second);
}

/* Who opens no lists cannot see what would come of a delta. */
static void
test_facilitator_fetches_the_whole (Fixture *self, gconstpointer unused)
{
  Offer first, second;
  Fetched fetched;

  import (self, after, "2026-09-30");
  first = read_offer (self, FIRST);
  second = read_offer (self, SECOND);
  fetched = synchronise_as (self, FACILITATOR, NULL);

  g_assert_cmpint (fetched.exit_code, ==, 0);
  g_assert_cmpint (fetched.deltas, ==, 0);
  g_assert_cmpint (fetched.bytes, ==, first.pack_bytes + second.pack_bytes);
  assert_version_2 (self);
  offer_clear (&first);
  offer_clear (&second);
}

/* --- packs list and verify --- */

static GvtProgramRun *
packs (Fixture *self, const char *user, const char *act)
{
  return gvt_program_run_new ("govotectl", NULL, "--data", self->laptop, "--user", user,
                              "--passphrase-file", self->passphrase, "--json", "packs", act, NULL);
}

/* Returns: (transfer none): the list of @village and @version among @lists */
static JsonObject *
find_list (JsonArray *lists, const char *village, gint64 version)
{
  for (guint i = 0; i < json_array_get_length (lists); i++)
    {
      JsonObject *one = json_array_get_object_element (lists, i);

      if (g_str_equal (json_object_get_string_member (one, "village"), village)
          && json_object_get_int_member (one, "version") == version)
        return one;
    }
  g_assert_not_reached ();
}

static void
test_lists_on_the_laptop (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) run = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray *lists;
  JsonObject *old, *new;
  Offer first;

  import (self, after, "2026-09-30");
  first = read_offer (self, FIRST);
  synchronise (self);
  run = packs (self, FACILITATOR, "list");
  g_assert_cmpint (run->exit_code, ==, 0);
  node = gvt_program_run_json (run);
  lists = json_node_get_array (node);

  g_assert_cmpuint (json_array_get_length (lists), ==, 4);
  old = find_list (lists, FIRST, 1);
  gvt_program_assert_members (old, "{\"village_name\":\"Desa Satu\",\"election\":\"pilkada-2024\","
                                   "\"as_of\":\"2026-06-30\",\"is_active\":false,"
                                   "\"came\":\"whole\",\"deltas\":0}");
  new = find_list (lists, FIRST, 2);
  gvt_program_assert_members (new, "{\"as_of\":\"2026-09-30\",\"is_active\":true,"
                                   "\"came\":\"delta\",\"deltas\":1}");
  g_assert_cmpint (json_object_get_int_member (new, "bytes"), ==, first.bytes);
  g_assert_cmpint (json_object_get_int_member (new, "rows"), ==,
                   json_object_get_int_member (old, "rows")); /* one gone, one new */
  g_assert_cmpstr (json_object_get_string_member (new, "digest"), ==, first.pack);
  offer_clear (&first);
}

static void
assert_state (Fixture *self, const char *user, gint64 n_damaged, gint64 version, const char *state)
{
  g_autoptr (GvtProgramRun) run = packs (self, user, "verify");
  g_autoptr (JsonNode) node = gvt_program_run_json (run);
  JsonObject *object = json_node_get_object (node);
  JsonArray *lists = json_object_get_array_member (object, "lists");

  g_assert_cmpint (run->exit_code, ==, n_damaged > 0 ? 1 : 0);
  g_assert_cmpint (json_object_get_int_member (object, "damaged"), ==, n_damaged);
  g_assert_cmpstr (json_object_get_string_member (find_list (lists, FIRST, version), "state"), ==,
                   state);
}

static void
damage_on_laptop (Fixture *self, const char *suffix)
{
  g_autofree char *folder = g_build_filename (self->laptop, "packs", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, FIRST) && g_str_has_suffix (name, suffix))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_assert_true (g_file_set_contents (path, "x", 1, NULL));
      }
}

/* Damage is named, and what is said to help does. */
static void
test_damage_is_named (Fixture *self, gconstpointer unused)
{
  Fetched fetched;

  import (self, after, "2026-09-30");
  synchronise (self);
  assert_state (self, OFFICER, 0, 2, "sound");
  assert_state (self, FACILITATOR, 0, 2, "unopened");

  damage_on_laptop (self, ".gvdelt");
  assert_state (self, OFFICER, 1, 2, "changed");
  assert_state (self, OFFICER, 1, 1, "sound");
  fetched = synchronise (self);
  g_assert_cmpint (fetched.deltas, ==, 1);
  assert_state (self, OFFICER, 0, 2, "sound");

  damage_on_laptop (self, ".gvpack"); /* what the delta is for: the whole list comes */
  assert_state (self, OFFICER, 2, 2, "changed");
  fetched = synchronise (self);
  g_assert_cmpint (fetched.files, ==, 1);
  g_assert_cmpint (fetched.deltas, ==, 0);
  assert_state (self, OFFICER, 1, 2, "sound");
  assert_version_2 (self);
}

/* How large they are, and what makes them so. */
static void
test_sizes_at_the_centre (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govote-central", NULL, "--data", self->centre, "--json", "packs", "stats", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);
  JsonObject *object = json_node_get_object (node);
  JsonArray *parts = json_object_get_array_member (object, "parts");

  g_assert_cmpint (run->exit_code, ==, 0);
  gvt_program_assert_members (object, "{\"election\":\"pilkada-2024\",\"version\":1,"
                                      "\"villages\":2,\"rows\":602,\"entropy_rows\":602}");
  g_assert_cmpuint (json_array_get_length (parts), ==, 9);
  gvt_program_assert_members (json_array_get_object_element (parts, 2),
                              "{\"columns\":\"KELAMIN\"}");
  g_assert_cmpint (json_object_get_int_member (object, "pack_bytes"), <,
                   json_object_get_int_member (object, "csv_bytes"));
}

/* --- by a stick --- */

/* A day without network: the stick goes to the centre and comes back. Returns: (transfer full): it
 */
static char *
carry_stick (Fixture *self)
{
  char *stick = in_folder ("stick");

  gvt_test_remove_tree (stick);
  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  gvt_program_do ("govotectl", self->laptop, "--user", OFFICER, "--passphrase-file",
                  self->passphrase, "end-day", "--to", stick, NULL);
  gvt_program_do ("govote-central", self->centre, "courier", "accept", stick, NULL);
  return stick;
}

static GvtProgramRun *
read_stick (Fixture *self, const char *stick)
{
  return gvt_program_run_new ("govotectl", NULL, "--data", self->laptop, "--user", OFFICER,
                              "--passphrase-file", self->passphrase, "--json", "courier", "read",
                              stick, NULL);
}

static gint64
count_of (GvtProgramRun *run, const char *name)
{
  g_autoptr (JsonNode) node = gvt_program_run_json (run);

  return json_object_get_int_member (json_node_get_object (node), name);
}

/* Returns: (transfer full): the only part with lists on it */
static char *
find_lists (const char *stick)
{
  g_autofree char *folder = g_build_filename (stick, "govote", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  char *found = NULL;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".gvl"))
      {
        g_assert_null (found);
        found = g_build_filename (folder, name, NULL);
      }
  g_assert_nonnull (found);
  return found;
}

static void
test_delta_on_a_stick (Fixture *self, gconstpointer unused)
{
  g_autofree char *stick = NULL;
  g_autoptr (GvtProgramRun) first = NULL, second = NULL;

  assert_version_1 (self); /* which is recorded: something to carry */
  import (self, after, "2026-09-30");
  stick = carry_stick (self);
  first = read_stick (self, stick);

  g_assert_cmpint (first->exit_code, ==, 0);
  g_assert_cmpint (count_of (first, "receipts"), ==, 1);
  g_assert_cmpint (count_of (first, "lists"), ==, 2);
  assert_version_2 (self);
  g_assert_cmpuint (count_files (self, ".gvdelt"), ==, 2);
  g_assert_cmpuint (count_files (self, ".part"), ==, 0);

  second = read_stick (self, stick);
  g_assert_cmpint (second->exit_code, ==, 0);
  g_assert_cmpint (count_of (second, "lists"), ==, 0);
  g_assert_cmpint (synchronise (self).files, ==, 0);
}

/* What a stick damaged is not taken; its receipt is, and the lists come by the line. */
static void
test_damaged_lists_on_a_stick (Fixture *self, gconstpointer unused)
{
  g_autofree char *stick = NULL;
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GvtProgramRun) run = NULL;
  gsize length;

  assert_version_1 (self);
  import (self, after, "2026-09-30");
  stick = carry_stick (self);
  path = find_lists (stick);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  content[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  run = read_stick (self, stick);

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_cmpint (count_of (run, "receipts"), ==, 1);
  g_assert_cmpint (count_of (run, "lists"), ==, 0);
  assert_version_1 (self);
  g_assert_cmpint (synchronise (self).deltas, ==, 2);
  assert_version_2 (self);
}

/* A stick that comes late says nothing of lists that a sync has replaced. */
static void
test_late_stick (Fixture *self, gconstpointer unused)
{
  g_autofree char *stick = NULL;
  g_autoptr (GvtProgramRun) run = NULL;

  assert_version_1 (self);
  stick = carry_stick (self);
  g_free (find_lists (stick));
  import (self, after, "2026-09-30");
  synchronise (self);
  run = read_stick (self, stick);

  g_assert_cmpint (run->exit_code, ==, 0);
  g_assert_cmpint (count_of (run, "lists"), ==, 0);
  assert_version_2 (self);
}

#define ADD(name, func) g_test_add ("/delta-sync/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);
  ADD ("delta-comes-and-not-the-list", test_delta_and_not_the_list);
  ADD ("line-is-cut-in-the-middle", test_line_is_cut_in_the_middle);
  ADD ("damaged-delta-is-not-needed", test_damaged_delta_is_not_needed);
  ADD ("facilitator-fetches-the-whole", test_facilitator_fetches_the_whole);
  ADD ("lists-on-the-laptop-say-how-they-came", test_lists_on_the_laptop);
  ADD ("damage-is-named-and-mended-by-a-sync", test_damage_is_named);
  ADD ("sizes-at-the-centre-are-told", test_sizes_at_the_centre);
  ADD ("delta-comes-on-a-stick", test_delta_on_a_stick);
  ADD ("damaged-lists-on-a-stick-are-not-taken", test_damaged_lists_on_a_stick);
  ADD ("late-stick-changes-no-list", test_late_stick);
  return g_test_run ();
}
