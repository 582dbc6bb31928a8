/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A laptop removes a user, which changes all its keys, and goes on with its centre: built programs
 * over loopback. */
#include "gvt-program-run.h"
#include "gvt-quick-enrol.h"
#include "gvt-test.h"

#define PASSPHRASE "sepuluh kata rahasia"
#define VILLAGE    "99.01.01.2001"

static const char regions[] = "code,parent,level,name\n"
                              "99,,provinsi,Provinsi Latihan\n"
                              "99.01,99,kabupaten,Kabupaten Contoh\n"
                              "99.01.01,99.01,kecamatan,Kecamatan Contoh\n"
                              "99.01.01.2001,99.01.01,desa,Desa Satu\n";

typedef struct
{
  char *centre;
  char *laptop;
  char *passphrase;
  GSubprocess *server;
  char *address;
} Fixture;

/* Returns: (transfer full): the JSON it printed; %NULL where it printed none */
static JsonNode *
run (const char *program, const char *folder, ...)
{
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  g_autoptr (GvtProgramRun) result = NULL;
  va_list list;

  g_ptr_array_add (args, (char *) "--json");
  g_ptr_array_add (args, (char *) "--data");
  g_ptr_array_add (args, (char *) folder);
  va_start (list, folder);
  for (char *arg = va_arg (list, char *); arg != NULL; arg = va_arg (list, char *))
    g_ptr_array_add (args, arg);
  va_end (list);
  g_ptr_array_add (args, NULL);

  result = gvt_program_run_newv (program, NULL, (const char *const *) args->pdata);
  if (result->exit_code != 0)
    g_error ("%s: %s", program, result->err);
  return g_str_has_prefix (result->out, "{") || g_str_has_prefix (result->out, "[")
             ? gvt_program_run_json (result)
             : NULL;
}

static void
forget (JsonNode *node)
{
  g_clear_pointer (&node, json_node_unref);
}

#define CENTRE(fixture, ...) run ("govote-central", (fixture)->centre, __VA_ARGS__, NULL)
#define LAPTOP(fixture, ...) \
  run ("govotectl", (fixture)->laptop, "--user", "SPV-01", "--passphrase-file", \
       (fixture)->passphrase, __VA_ARGS__, NULL)

static void
make_list (Fixture *fixture)
{
  g_autofree char *region_file = g_build_filename (gvt_test_folder (), "regions.csv", NULL);
  g_autofree char *list_file = g_build_filename (gvt_test_folder (), "list.csv", NULL);

  g_assert_true (g_file_set_contents (region_file, regions, -1, NULL));
  forget (CENTRE (fixture, "regions", "import", region_file));
  forget (CENTRE (fixture, "voters", "synthesize", "--regions", region_file, "--rows", "60",
                  "--seed", "1", "--output", list_file));
  forget (CENTRE (fixture, "voters", "import", list_file, "--election", "pilkada-2024", "--as-of",
                  "2026-06-30"));
  forget (CENTRE (fixture, "packs", "build"));
}

static void
enrol (Fixture *fixture)
{
  static const GvtQuickUser users[] = {
    { "SPV-01", PASSPHRASE },
    { "PTD-01", PASSPHRASE },
    { "PTD-02", PASSPHRASE },
  };
  g_autofree char *code = g_build_filename (gvt_test_folder (), "code", NULL);

  forget (CENTRE (fixture, "devices", "enrol", "--user", "PTD-01", "--user", "PTD-02", "--user",
                  "SPV-01", "--output", code, "--url", fixture->address));
  gvt_quick_enrol (fixture->laptop, code, users, G_N_ELEMENTS (users));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *root = g_build_filename (gvt_test_folder (), "root-key", NULL);

  fixture->centre = g_build_filename (gvt_test_folder (), "centre", NULL);
  fixture->laptop = g_build_filename (gvt_test_folder (), "laptop", NULL);
  fixture->passphrase = g_build_filename (gvt_test_folder (), "passphrase", NULL);
  g_assert_true (g_file_set_contents (fixture->passphrase, PASSPHRASE "\n", -1, NULL));
  forget (CENTRE (fixture, "init", "--root-key", root, "--practice"));
  forget (CENTRE (fixture, "users", "add", "PTD-01", "--role", "officer"));
  forget (CENTRE (fixture, "users", "add", "PTD-02", "--role", "officer", "--area", "99.01"));
  forget (CENTRE (fixture, "users", "add", "SPV-01", "--role", "supervisor"));
  make_list (fixture);
  fixture->server = gvt_program_serve (fixture->centre, &fixture->address);
  enrol (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gvt_program_stop (fixture->server);
  g_free (fixture->address);
  g_free (fixture->centre);
  g_free (fixture->laptop);
  g_free (fixture->passphrase);
}

/* Returns: (transfer full): of the centre's one laptop */
static JsonObject *
device (Fixture *fixture)
{
  g_autoptr (JsonNode) node = CENTRE (fixture, "devices", "list");

  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 1);
  return json_object_ref (json_array_get_object_element (json_node_get_array (node), 0));
}

static void
assert_users (JsonObject *device, guint n)
{
  JsonArray *users = json_object_get_array_member (device, "users");

  g_assert_cmpuint (json_array_get_length (users), ==, n);
  g_assert_cmpint (json_object_get_int_member (device, "quarantined"), ==, 0);
}

static void
test_centre_follows_and_its_lease_opens (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (JsonObject) before = NULL;
  g_autoptr (JsonObject) after = NULL;
  g_autoptr (JsonNode) found = NULL;

  forget (LAPTOP (fixture, "sync"));
  before = device (fixture);
  forget (LAPTOP (fixture, "users", "remove", "PTD-02"));
  forget (LAPTOP (fixture, "sync"));
  after = device (fixture);
  assert_users (before, 3);
  assert_users (after, 2);

  forget (CENTRE (fixture, "leases", "grant", "--device",
                  json_object_get_string_member (after, "code"), "--village", VILLAGE, "--until",
                  "2099-12-31"));
  forget (LAPTOP (fixture, "sync"));
  found = LAPTOP (fixture, "voters", "search", "--purpose", "verifikasi laporan warga", "siti");
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (found), "searched_rows"), ==,
                   60);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add ("/user-removed/centre-follows-and-its-lease-opens", Fixture, NULL, set_up,
              test_centre_follows_and_its_lease_opens, tear_down);

  return g_test_run ();
}
