/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list file that rots on a laptop: built programs over loopback. */
#include "gvt-program-run.h"
#include "gvt-quick-enrol.h"
#include "gvt-test.h"

#define PASSPHRASE "sepuluh kata rahasia"
#define OFFICER    "PTD-01"
#define FIRST      "99.01.01.2001"
#define SECOND     "99.01.01.2002"

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
  GSubprocess *server;
} Fixture;

static char *
in_folder (const char *name)
{
  return g_build_filename (gvt_test_folder (), name, NULL);
}

static void
make_lists (Fixture *self)
{
  g_autofree char *region_file = in_folder ("regions.csv");
  g_autofree char *list = in_folder ("list.csv");

  g_assert_true (g_file_set_contents (region_file, regions, -1, NULL));
  gvt_program_do ("govote-central", self->centre, "regions", "import", region_file, NULL);
  gvt_program_do ("govote-central", self->centre, "voters", "synthesize", "--regions", region_file,
                  "--rows", "60", "--seed", "1", "--output", list, NULL);
  gvt_program_do ("govote-central", self->centre, "voters", "import", list, "--election",
                  "pilkada-2024", "--as-of", "2026-06-30", NULL);
  gvt_program_do ("govote-central", self->centre, "packs", "build", NULL);
}

static void
enrol (Fixture *self)
{
  static const GvtQuickUser users[] = {
    { OFFICER, PASSPHRASE },
    { "SPV-01", PASSPHRASE },
  };
  g_autofree char *code = in_folder ("code");
  g_autofree char *address = NULL;

  self->server = gvt_program_serve (self->centre, &address);
  gvt_program_do ("govote-central", self->centre, "devices", "enrol", "--user", OFFICER, "--user",
                  "SPV-01", "--output", code, "--url", address, NULL);
  gvt_quick_enrol (self->laptop, code, users, G_N_ELEMENTS (users));
}

static void
synchronise (Fixture *self)
{
  gvt_program_do ("govotectl", self->laptop, "--user", OFFICER, "--passphrase-file",
                  self->passphrase, "sync", NULL);
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
  make_lists (self);
  enrol (self);
  synchronise (self); /* deposits the keys that a lease is sealed to */
  lease_both (self);
  synchronise (self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gvt_program_stop (self->server);
  g_free (self->centre);
  g_free (self->laptop);
  g_free (self->passphrase);
}

static void
flip_a_byte (Fixture *self, const char *village)
{
  g_autofree char *folder = g_build_filename (self->laptop, "packs", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, village))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        g_autofree char *content = NULL;
        gsize length;

        g_assert_true (g_file_get_contents (path, &content, &length, NULL));
        content[length / 2] ^= 1;
        g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
        n++;
      }
  g_assert_cmpuint (n, ==, 1);
}

/* Asks for a number that nobody has. Returns: (transfer full) */
static GvtProgramRun *
look_up (Fixture *self, const char *village)
{
  GvtProgramRun *run = gvt_program_run_new (
      "govotectl", "9901011507900999\n", "--data", self->laptop, "--user", OFFICER,
      "--passphrase-file", self->passphrase, "--json", "voters", "lookup", "--purpose",
      "menanyakan TPS", "--village", village, "-", NULL);

  g_assert_cmpint (run->exit_code, ==, 0);
  return run;
}

static void
assert_answer (GvtProgramRun *run, const char *answer, const char *damaged)
{
  g_autoptr (JsonNode) node = gvt_program_run_json (run);
  JsonObject *object = json_node_get_object (node);
  JsonArray *lists = json_object_get_array_member (object, "damaged");

  g_assert_cmpstr (json_object_get_string_member (object, "answer"), ==, answer);
  g_assert_cmpuint (json_array_get_length (lists), ==, damaged != NULL ? 1 : 0);
  if (damaged != NULL)
    g_assert_cmpstr (
        json_object_get_string_member (json_array_get_object_element (lists, 0), "village"), ==,
        damaged);
}

/* Neither "not found" nor "not here" is said of a list that rots; the words say which list it is,
 * and what they say to do helps. */
static void
test_damage_is_an_answer_of_its_own_until_a_sync (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) sound = look_up (self, FIRST);
  g_autoptr (GvtProgramRun) damaged = NULL, beside = NULL, words = NULL, mended = NULL;

  assert_answer (sound, "not_found", NULL);
  g_assert_cmpstr (sound->err, ==, "");

  flip_a_byte (self, FIRST);
  damaged = look_up (self, FIRST);
  assert_answer (damaged, "damaged", FIRST);
  g_assert_nonnull (strstr (damaged->err, "The voter list of Desa Satu (" FIRST ")"));
  g_assert_nonnull (strstr (damaged->err, "Synchronise"));
  g_assert_null (strstr (damaged->err, "Message:")); /* no log line is shown to people */
  beside = look_up (self, SECOND);
  assert_answer (beside, "not_found", NULL);

  words = gvt_program_run_new ("govotectl", "TIADA NAMA DEMIKIAN\n", "--data", self->laptop,
                               "--user", OFFICER, "--passphrase-file", self->passphrase, "voters",
                               "search", "--purpose", "menanyakan TPS", "-", NULL);
  g_assert_nonnull (strstr (words->out, "one that may tell is damaged"));

  synchronise (self);
  mended = look_up (self, FIRST);
  assert_answer (mended, "not_found", NULL);
  g_assert_cmpstr (mended->err, ==, "");
}

static GvtProgramRun *
look_through (Fixture *self)
{
  GvtProgramRun *run = gvt_program_run_new (
      "govotectl", NULL, "--data", self->laptop, "--user", OFFICER, "--passphrase-file",
      self->passphrase, "--json", "voters", "lint", "--purpose", "memeriksa mutu daftar", NULL);

  g_assert_cmpint (run->exit_code, ==, 0);
  return run;
}

static gint64
n_rows (GvtProgramRun *run)
{
  g_autoptr (JsonNode) node = gvt_program_run_json (run);

  return json_object_get_int_member (json_node_get_object (node), "rows");
}

/* What was not looked through is not called sound. */
static void
test_looking_through_says_what_is_left_out (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) whole = look_through (self);
  g_autoptr (GvtProgramRun) half = NULL;

  g_assert_cmpint (n_rows (whole), ==, 60);
  g_assert_cmpstr (whole->err, ==, "");

  flip_a_byte (self, FIRST);
  half = look_through (self);
  g_assert_cmpint (n_rows (half), <, 60);
  g_assert_nonnull (strstr (half->err, "The voter list of Desa Satu (" FIRST ")"));
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);
  g_test_add ("/damaged-list/damage-is-an-answer-of-its-own-until-a-sync", Fixture, NULL, set_up,
              test_damage_is_an_answer_of_its_own_until_a_sync, tear_down);
  g_test_add ("/damaged-list/looking-through-says-what-is-left-out", Fixture, NULL, set_up,
              test_looking_through_says_what_is_left_out, tear_down);
  return g_test_run ();
}
