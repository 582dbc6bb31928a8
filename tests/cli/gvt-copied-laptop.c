/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-copied-laptop.h"

#include <string.h>

#include "gvt-quick-enrol.h"
#include "gvt-test.h"

#define PASSPHRASE "sepuluh kata rahasia"

static const char regions[] = "code,parent,level,name\n"
                              "99,,provinsi,Provinsi Latihan\n"
                              "99.01,99,kabupaten,Kabupaten Contoh\n"
                              "99.01.01,99.01,kecamatan,Kecamatan Contoh\n"
                              "99.01.01.2001,99.01.01,desa,Desa Satu\n";

/* --- running programs --- */

static GPtrArray *
collect (const char *data, va_list list)
{
  GPtrArray *args = g_ptr_array_new ();

  g_ptr_array_add (args, (char *) "--json");
  g_ptr_array_add (args, (char *) "--data");
  g_ptr_array_add (args, (char *) data);
  for (char *arg = va_arg (list, char *); arg != NULL; arg = va_arg (list, char *))
    g_ptr_array_add (args, arg);
  g_ptr_array_add (args, NULL);
  return args;
}

GvtProgramRun *
gvt_copied_laptop_run_centre (GvtCopiedLaptop *fixture, ...)
{
  g_autoptr (GPtrArray) args = NULL;
  va_list list;

  va_start (list, fixture);
  args = collect (fixture->centre, list);
  va_end (list);
  return gvt_program_run_newv ("govote-central", NULL, (const char *const *) args->pdata);
}

GvtProgramRun *
gvt_copied_laptop_run_laptop (const char *folder, ...)
{
  g_autoptr (GPtrArray) args = NULL;
  va_list list;

  va_start (list, folder);
  args = collect (folder, list);
  va_end (list);
  return gvt_program_run_newv ("govotectl", NULL, (const char *const *) args->pdata);
}

void
gvt_copied_laptop_assert_done (GvtProgramRun *run)
{
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  gvt_program_run_free (run);
}

JsonNode *
gvt_copied_laptop_json_of (GvtProgramRun *run)
{
  JsonNode *node;

  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  node = gvt_program_run_json (run);
  gvt_program_run_free (run);
  return node;
}

/* --- the scene --- */

void
gvt_copied_laptop_make_lists (GvtCopiedLaptop *fixture)
{
  g_autofree char *region_file = g_build_filename (fixture->folder, "regions.csv", NULL);
  g_autofree char *list_file = g_build_filename (fixture->folder, "list.csv", NULL);

  g_assert_true (g_file_set_contents (region_file, regions, -1, NULL));
  gvt_copied_laptop_assert_done (
      gvt_copied_laptop_run_centre (fixture, "regions", "import", region_file, NULL));
  gvt_program_run_free (gvt_copied_laptop_run_centre (fixture, "voters", "synthesize", "--regions",
                                                      region_file, "--rows", "60", "--seed", "1",
                                                      "--output", list_file, NULL));
  gvt_program_run_free (gvt_copied_laptop_run_centre (fixture, "voters", "import", list_file,
                                                      "--election", "pilkada-2024", "--as-of",
                                                      "2026-06-30", NULL));
  gvt_copied_laptop_assert_done (gvt_copied_laptop_run_centre (fixture, "packs", "build", NULL));
}

static void
enrol (GvtCopiedLaptop *fixture, const char *address)
{
  static const GvtQuickUser users[] = {
    { "PTD-01", PASSPHRASE },
    { "PTD-02", PASSPHRASE },
    { "SPV-01", PASSPHRASE },
  };
  g_autofree char *code = g_build_filename (fixture->folder, "code", NULL);

  gvt_program_run_free (gvt_copied_laptop_run_centre (
      fixture, "devices", "enrol", "--user", "PTD-01", "--user", "PTD-02", "--user", "SPV-01",
      "--output", code, "--url", address, NULL));
  gvt_quick_enrol (fixture->original, code, users, G_N_ELEMENTS (users));
}

void
gvt_copied_laptop_set_up (GvtCopiedLaptop *fixture, gconstpointer unused)
{
  g_autofree char *root = NULL;
  g_autofree char *address = NULL;
  g_autofree char *direct = NULL;

  fixture->folder = gvt_test_folder ();
  fixture->centre = g_build_filename (fixture->folder, "centre", NULL);
  fixture->original = g_build_filename (fixture->folder, "original", NULL);
  fixture->copy = g_build_filename (fixture->folder, "copy", NULL);
  fixture->passphrase = g_build_filename (fixture->folder, "passphrase", NULL);
  fixture->visits = g_ptr_array_new_with_free_func (g_free);
  root = g_build_filename (fixture->folder, "root-key", NULL);
  g_assert_true (g_file_set_contents (fixture->passphrase, PASSPHRASE "\n", -1, NULL));

  gvt_copied_laptop_assert_done (
      gvt_copied_laptop_run_centre (fixture, "init", "--root-key", root, "--practice", NULL));
  gvt_copied_laptop_assert_done (
      gvt_copied_laptop_run_centre (fixture, "users", "add", "PTD-01", "--role", "officer", NULL));
  gvt_copied_laptop_assert_done (
      gvt_copied_laptop_run_centre (fixture, "users", "add", "PTD-02", "--role", "officer", NULL));
  gvt_copied_laptop_assert_done (gvt_copied_laptop_run_centre (fixture, "users", "add", "SPV-01",
                                                               "--role", "supervisor", NULL));
  fixture->server = gvt_program_serve (fixture->centre, &direct);
  fixture->relay = gvt_relay_new ((guint16) g_ascii_strtoull (strrchr (direct, ':') + 1, NULL, 10),
                                  NULL);
  address = g_strdup_printf ("http://127.0.0.1:%u", gvt_relay_get_port (fixture->relay));
  enrol (fixture, address);
}

void
gvt_copied_laptop_tear_down (GvtCopiedLaptop *fixture, gconstpointer unused)
{
  gvt_relay_stop (fixture->relay);
  g_assert_finalize_object (fixture->relay);
  gvt_program_stop (fixture->server);
  g_ptr_array_unref (fixture->visits);
  g_free (fixture->centre);
  g_free (fixture->original);
  g_free (fixture->copy);
  g_free (fixture->passphrase);
}

void
gvt_copied_laptop_copy_disk (GvtCopiedLaptop *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "cp", "-a",
                                                      fixture->original, fixture->copy, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

void
gvt_copied_laptop_plan_visit_as (GvtCopiedLaptop *fixture, const char *laptop, const char *user)
{
  char *name = g_strdup_printf ("Kunjungan %u", fixture->visits->len + 1);

  json_node_unref (gvt_copied_laptop_json_of (
      GVT_ACT_AS (fixture, laptop, user, "visit", "plan", "--name", name, "--place",
                  GVT_COPIED_VILLAGE, "--date", "2026-11-30", "--expected", "40")));
  g_ptr_array_add (fixture->visits, name);
}

void
gvt_copied_laptop_plan_visit (GvtCopiedLaptop *fixture, const char *laptop)
{
  gvt_copied_laptop_plan_visit_as (fixture, laptop, "PTD-01");
}

JsonNode *
gvt_copied_laptop_sync_well (GvtCopiedLaptop *fixture, const char *laptop)
{
  return gvt_copied_laptop_json_of (GVT_ACT (fixture, laptop, "sync"));
}

void
gvt_copied_laptop_assert_settled (JsonNode *report, gboolean is_copy)
{
  JsonObject *object = json_node_get_object (report);
  JsonObject *ledger = json_object_get_object_member (object, "ledger");
  gint64 made = json_object_get_int_member (ledger, "made");

  g_assert_cmpint (json_object_get_boolean_member (object, "is_copy"), ==, is_copy);
  g_assert_cmpint (json_object_get_int_member (ledger, "confirmed"), ==, made);
  g_assert_cmpint (json_object_get_int_member (ledger, "only_here"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (ledger, "quarantined"), ==, 0);
}

void
gvt_copied_laptop_assert_parts_add_up (GvtCopiedLaptop *fixture, const char *laptop)
{
  static const char *const counts[] = { "made", "sent", "received" };
  g_autoptr (JsonNode) whole = gvt_copied_laptop_json_of (GVT_ACT (fixture, laptop, "ledger"));
  g_autoptr (JsonNode) parts = gvt_copied_laptop_json_of (
      GVT_ACT (fixture, laptop, "ledger", "days"));
  JsonArray *array = json_node_get_array (parts);

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      gint64 sum = 0;

      for (guint j = 0; j < json_array_get_length (array); j++)
        sum += json_object_get_int_member (json_array_get_object_element (array, j), counts[i]);
      g_assert_cmpint (sum, ==,
                       json_object_get_int_member (json_node_get_object (whole), counts[i]));
    }
}

/* Each visit that anybody planned stands at the centre, applied once, word for word. */
void
gvt_copied_laptop_assert_all_held_once (GvtCopiedLaptop *fixture)
{
  g_autoptr (JsonNode) node = gvt_copied_laptop_json_of (
      gvt_copied_laptop_run_centre (fixture, "events", "list", "--kind", "visit.planned", NULL));
  JsonArray *events = json_node_get_array (node);
  g_autoptr (GHashTable) applied = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      JsonObject *event = json_array_get_object_element (events, i);
      JsonObject *body = json_object_get_object_member (event, "body");

      gvt_program_assert_members (event, "{\"place\":\"" GVT_COPIED_VILLAGE "\"}");
      g_assert_true (g_str_has_prefix (json_object_get_string_member (event, "actor"), "PTD-0"));
      gvt_program_assert_members (body, "{\"date\":\"2026-11-30\",\"expected\":40}");
      if (g_str_equal (json_object_get_string_member (event, "state"), "repeat"))
        continue;
      g_assert_cmpstr (json_object_get_string_member (event, "state"), ==, "applied");
      g_assert_true (
          g_hash_table_add (applied, (char *) json_object_get_string_member (body, "name")));
    }

  g_assert_cmpuint (g_hash_table_size (applied), ==, fixture->visits->len);
  for (guint i = 0; i < fixture->visits->len; i++)
    g_assert_true (g_hash_table_contains (applied, fixture->visits->pdata[i]));
}

void
gvt_copied_laptop_assert_sound (GvtCopiedLaptop *fixture, const char *laptop)
{
  g_autoptr (GvtProgramRun) verified = GVT_ACT (fixture, laptop, "journal", "verify");
  g_autoptr (GvtProgramRun) rebuilt = GVT_ACT (fixture, laptop, "rebuild", "--check");

  g_assert_cmpstr (verified->err, ==, "");
  g_assert_cmpint (verified->exit_code, ==, 0);
  g_assert_cmpstr (rebuilt->err, ==, "");
  g_assert_cmpint (rebuilt->exit_code, ==, 0);
}

void
gvt_copied_laptop_assert_compared (GvtCopiedLaptop *fixture, const char *laptop, gint64 n_records)
{
  g_autoptr (JsonNode) ledger = gvt_copied_laptop_json_of (GVT_ACT (fixture, laptop, "ledger"));
  JsonObject *compared = json_object_get_object_member (json_node_get_object (ledger), "compared");

  g_assert_cmpstr (json_object_get_string_member (compared, "state"), ==, "same");
  g_assert_cmpint (json_object_get_int_member (compared, "records"), ==, n_records);
  g_assert_cmpint (json_object_get_int_member (compared, "since"), ==, 0);
}

/* Returns: (transfer full): the code of the newest copy in this state */
char *
gvt_copied_laptop_find_device (GvtCopiedLaptop *fixture, const char *state, guint expected)
{
  g_autoptr (JsonNode) node = gvt_copied_laptop_json_of (
      gvt_copied_laptop_run_centre (fixture, "devices", "list", NULL));
  JsonArray *devices = json_node_get_array (node);
  const char *code = NULL;
  guint n_found = 0;

  for (guint i = 0; i < json_array_get_length (devices); i++)
    {
      JsonObject *device = json_array_get_object_element (devices, i);

      if (!g_str_equal (json_object_get_string_member (device, "state"), state))
        continue;
      n_found++;
      code = json_object_get_string_member (device, "code");
    }
  g_assert_cmpuint (n_found, ==, expected);
  return g_strdup (code);
}

GvtProgramRun *
gvt_copied_laptop_grant (GvtCopiedLaptop *fixture, const char *code)
{
  return gvt_copied_laptop_run_centre (fixture, "leases", "grant", "--device", code, "--village",
                                       GVT_COPIED_VILLAGE, "--until", "2099-12-31", NULL);
}
