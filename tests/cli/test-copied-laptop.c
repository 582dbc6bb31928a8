/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A laptop's disk was copied, and both go on: built programs, a real centre, a copied folder. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "gvt-program-run.h"
#include "gvt-relay.h"
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
  const char *folder;
  char *centre;
  char *original;
  char *copy;
  char *passphrase;
  GSubprocess *server;
  GvtRelay *relay;
  GPtrArray *visits; /* names of all that were planned, on either laptop */
} Fixture;

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

static GvtProgramRun *
run_centre (Fixture *fixture, ...)
{
  g_autoptr (GPtrArray) args = NULL;
  va_list list;

  va_start (list, fixture);
  args = collect (fixture->centre, list);
  va_end (list);
  return gvt_program_run_newv ("govote-central", NULL, (const char *const *) args->pdata);
}

static GvtProgramRun *
run_laptop (const char *folder, ...)
{
  g_autoptr (GPtrArray) args = NULL;
  va_list list;

  va_start (list, folder);
  args = collect (folder, list);
  va_end (list);
  return gvt_program_run_newv ("govotectl", NULL, (const char *const *) args->pdata);
}

static void
assert_done (GvtProgramRun *run)
{
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  gvt_program_run_free (run);
}

static JsonNode *
json_of (GvtProgramRun *run)
{
  JsonNode *node;

  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  node = gvt_program_run_json (run);
  gvt_program_run_free (run);
  return node;
}

#define ACT_AS(fixture, laptop, user, ...) \
  run_laptop (laptop, "--user", user, "--passphrase-file", (fixture)->passphrase, __VA_ARGS__, NULL)
/* As the officer. */
#define ACT(fixture, laptop, ...) ACT_AS (fixture, laptop, "PTD-01", __VA_ARGS__)

/* --- the scene --- */

static void
make_lists (Fixture *fixture)
{
  g_autofree char *region_file = g_build_filename (fixture->folder, "regions.csv", NULL);
  g_autofree char *list_file = g_build_filename (fixture->folder, "list.csv", NULL);

  g_assert_true (g_file_set_contents (region_file, regions, -1, NULL));
  assert_done (run_centre (fixture, "regions", "import", region_file, NULL));
  gvt_program_run_free (run_centre (fixture, "voters", "synthesize", "--regions", region_file,
                                    "--rows", "60", "--seed", "1", "--output", list_file, NULL));
  gvt_program_run_free (run_centre (fixture, "voters", "import", list_file, "--election",
                                    "pilkada-2024", "--as-of", "2026-06-30", NULL));
  assert_done (run_centre (fixture, "packs", "build", NULL));
}

static void
enrol (Fixture *fixture, const char *address)
{
  g_autofree char *code = g_build_filename (fixture->folder, "code", NULL);

  gvt_program_run_free (run_centre (fixture, "devices", "enrol", "--user", "PTD-01", "--user",
                                    "PTD-02", "--user", "SPV-01", "--output", code, "--url",
                                    address, NULL));
  assert_done (run_laptop (fixture->original, "enrol", "--code-file", code, "--user", "PTD-01",
                           "--passphrase-file", fixture->passphrase, "--user", "PTD-02",
                           "--passphrase-file", fixture->passphrase, "--user", "SPV-01",
                           "--passphrase-file", fixture->passphrase, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
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

  assert_done (run_centre (fixture, "init", "--root-key", root, "--practice", NULL));
  assert_done (run_centre (fixture, "users", "add", "PTD-01", "--role", "officer", NULL));
  assert_done (run_centre (fixture, "users", "add", "PTD-02", "--role", "officer", NULL));
  assert_done (run_centre (fixture, "users", "add", "SPV-01", "--role", "supervisor", NULL));
  fixture->server = gvt_program_serve (fixture->centre, &direct);
  fixture->relay = gvt_relay_new ((guint16) g_ascii_strtoull (strrchr (direct, ':') + 1, NULL, 10),
                                  NULL);
  address = g_strdup_printf ("http://127.0.0.1:%u", gvt_relay_get_port (fixture->relay));
  enrol (fixture, address);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
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

static void
copy_disk (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "cp", "-a",
                                                      fixture->original, fixture->copy, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static void
plan_visit_as (Fixture *fixture, const char *laptop, const char *user)
{
  char *name = g_strdup_printf ("Kunjungan %u", fixture->visits->len + 1);

  json_node_unref (
      json_of (ACT_AS (fixture, laptop, user, "visit", "plan", "--name", name, "--place", VILLAGE,
                       "--date", "2026-11-30", "--expected", "40")));
  g_ptr_array_add (fixture->visits, name);
}

static void
plan_visit (Fixture *fixture, const char *laptop)
{
  plan_visit_as (fixture, laptop, "PTD-01");
}

static JsonNode *
sync_well (Fixture *fixture, const char *laptop)
{
  return json_of (ACT (fixture, laptop, "sync"));
}

static void
assert_settled (JsonNode *report, gboolean is_copy)
{
  JsonObject *object = json_node_get_object (report);
  JsonObject *ledger = json_object_get_object_member (object, "ledger");
  gint64 made = json_object_get_int_member (ledger, "made");

  g_assert_cmpint (json_object_get_boolean_member (object, "is_copy"), ==, is_copy);
  g_assert_cmpint (json_object_get_int_member (ledger, "confirmed"), ==, made);
  g_assert_cmpint (json_object_get_int_member (ledger, "only_here"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (ledger, "quarantined"), ==, 0);
}

/* Each visit that anybody planned stands at the centre, applied once, word for word. */
static void
assert_all_held_once (Fixture *fixture)
{
  g_autoptr (JsonNode) node = json_of (
      run_centre (fixture, "events", "list", "--kind", "visit.planned", NULL));
  JsonArray *events = json_node_get_array (node);
  g_autoptr (GHashTable) applied = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      JsonObject *event = json_array_get_object_element (events, i);
      JsonObject *body = json_object_get_object_member (event, "body");

      gvt_program_assert_members (event, "{\"place\":\"" VILLAGE "\"}");
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

static void
assert_sound (Fixture *fixture, const char *laptop)
{
  g_autoptr (GvtProgramRun) verified = ACT (fixture, laptop, "journal", "verify");
  g_autoptr (GvtProgramRun) rebuilt = ACT (fixture, laptop, "rebuild", "--check");

  g_assert_cmpstr (verified->err, ==, "");
  g_assert_cmpint (verified->exit_code, ==, 0);
  g_assert_cmpstr (rebuilt->err, ==, "");
  g_assert_cmpint (rebuilt->exit_code, ==, 0);
}

/* Returns: (transfer full): the code of the newest copy in this state */
static char *
find_device (Fixture *fixture, const char *state, guint expected)
{
  g_autoptr (JsonNode) node = json_of (run_centre (fixture, "devices", "list", NULL));
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

static GvtProgramRun *
grant (Fixture *fixture, const char *code)
{
  return run_centre (fixture, "leases", "grant", "--device", code, "--village", VILLAGE, "--until",
                     "2099-12-31", NULL);
}

/* I9: nothing is lost and nothing counts twice, though the line loses the answer that tells the
 * copy who it is; and each of the two is a laptop of its own afterwards. */
static void
test_both_go_on_and_nothing_counts_twice (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (JsonNode) first = NULL, second = NULL, third = NULL;
  g_autofree char *closed = NULL;

  plan_visit (fixture, fixture->original);
  json_node_unref (sync_well (fixture, fixture->original));
  plan_visit (fixture, fixture->original); /* not sent yet when the disk is copied */
  copy_disk (fixture);
  plan_visit (fixture, fixture->original);
  first = sync_well (fixture, fixture->original);
  assert_settled (first, FALSE);

  plan_visit (fixture, fixture->copy);
  plan_visit (fixture, fixture->copy);
  gvt_relay_lose_answer (fixture->relay, "/v1/rejoin");
  {
    g_autoptr (GvtProgramRun) cut = ACT (fixture, fixture->copy, "sync");

    g_assert_cmpint (cut->exit_code, ==, 1);
    g_assert_cmpuint (gvt_relay_get_n_lost (fixture->relay), ==, 1);
  }
  second = sync_well (fixture, fixture->copy);
  assert_settled (second, TRUE);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (second), "reissued"), ==, 2);

  plan_visit (fixture, fixture->original);
  third = sync_well (fixture, fixture->original);
  assert_settled (third, TRUE);

  closed = find_device (fixture, "copied", 1);
  g_assert_nonnull (closed);
  g_free (find_device (fixture, "unconfirmed", 2));
  assert_all_held_once (fixture);
  assert_sound (fixture, fixture->original);
  assert_sound (fixture, fixture->copy);
}

/* I9: no lease until a supervisor confirms. */
static void
test_a_copy_gets_lists_when_a_supervisor_says_so (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *code = NULL;
  g_autoptr (JsonNode) waiting = NULL, confirmed = NULL, other = NULL;

  make_lists (fixture);
  json_node_unref (sync_well (fixture, fixture->original));
  copy_disk (fixture);
  plan_visit (fixture, fixture->original);
  json_node_unref (sync_well (fixture, fixture->original));
  plan_visit (fixture, fixture->copy);
  waiting = sync_well (fixture, fixture->copy);
  g_assert_true (
      json_object_get_boolean_member (json_node_get_object (waiting), "needs_confirmation"));
  code = find_device (fixture, "unconfirmed", 1);
  {
    g_autoptr (GvtProgramRun) refused = grant (fixture, code);
    g_autoptr (GvtProgramRun) officer = run_centre (fixture, "devices", "confirm", "--device", code,
                                                    "--supervisor", "PTD-01", NULL);

    g_assert_cmpint (refused->exit_code, ==, 1);
    g_assert_nonnull (strstr (refused->err, "no supervisor has confirmed"));
    g_assert_cmpint (officer->exit_code, ==, 1);
  }

  assert_done (
      run_centre (fixture, "devices", "confirm", "--device", code, "--supervisor", "SPV-01", NULL));
  assert_done (grant (fixture, code));
  confirmed = sync_well (fixture, fixture->copy);

  g_assert_false (
      json_object_get_boolean_member (json_node_get_object (confirmed), "needs_confirmation"));
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (confirmed), "refused"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (confirmed), "messages"), ==,
                   2);
  g_free (find_device (fixture, "unconfirmed", 0));

  /* What was for the one copy passes by the other: it is no fault there. */
  plan_visit (fixture, fixture->original);
  other = sync_well (fixture, fixture->original);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (other), "messages"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (other), "refused"), ==, 0);
}

/* How many have a slot on the laptop with @code, as the centre has it. */
static guint
count_users (Fixture *fixture, const char *code)
{
  g_autoptr (JsonNode) node = json_of (run_centre (fixture, "devices", "list", NULL));
  JsonArray *devices = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (devices); i++)
    {
      JsonObject *device = json_array_get_object_element (devices, i);

      if (g_str_equal (json_object_get_string_member (device, "code"), code))
        return json_array_get_length (json_object_get_array_member (device, "users"));
    }
  g_assert_not_reached ();
}

static void
assert_list_opens (Fixture *fixture, const char *laptop, const char *user)
{
  g_autoptr (JsonNode) found = json_of (ACT_AS (fixture, laptop, user, "voters", "search",
                                                "--purpose", "verifikasi laporan warga", "siti"));

  g_assert_cmpint (json_object_get_int_member (json_node_get_object (found), "searched_rows"), ==,
                   60);
}

/* I5, I9: the copy has the users and the roll key of the disk that was copied, whatever the
 * original's vault went through after that. */
static void
test_who_is_removed_on_the_original_stays_on_the_copy (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *original = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (JsonNode) after = NULL;

  make_lists (fixture);
  json_node_unref (sync_well (fixture, fixture->original));
  original = find_device (fixture, "open", 1);
  copy_disk (fixture);
  assert_done (ACT_AS (fixture, fixture->original, "SPV-01", "users", "remove", "PTD-02"));
  json_node_unref (sync_well (fixture, fixture->original));
  plan_visit_as (fixture, fixture->copy, "PTD-02");
  after = sync_well (fixture, fixture->copy);

  assert_settled (after, TRUE);
  assert_all_held_once (fixture);
  copy = find_device (fixture, "unconfirmed", 1);
  g_assert_cmpuint (count_users (fixture, copy), ==, 3);
  g_assert_cmpuint (count_users (fixture, original), ==, 2);

  assert_done (
      run_centre (fixture, "devices", "confirm", "--device", copy, "--supervisor", "SPV-01", NULL));
  assert_done (grant (fixture, copy));
  json_node_unref (sync_well (fixture, fixture->copy));
  assert_list_opens (fixture, fixture->copy, "PTD-02");
  assert_sound (fixture, fixture->copy);
}

/* I9: an old backup put back, with nothing new on it. */
static void
test_a_disk_set_back_goes_on_behind (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (JsonNode) restored = NULL, after = NULL;

  json_node_unref (sync_well (fixture, fixture->original));
  copy_disk (fixture);
  plan_visit (fixture, fixture->original);
  json_node_unref (sync_well (fixture, fixture->original));

  restored = sync_well (fixture, fixture->copy);
  assert_settled (restored, TRUE);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (restored), "reissued"), ==, 0);
  plan_visit (fixture, fixture->copy);
  after = sync_well (fixture, fixture->copy);
  assert_settled (after, TRUE);
  assert_all_held_once (fixture);
  assert_sound (fixture, fixture->copy);
}

/* --- a backup put back --- */

/* Returns: (transfer full): its folder, outside of the laptop's own */
static char *
back_up (Fixture *fixture)
{
  g_autofree char *stick = g_build_filename (fixture->folder, "stick", NULL);
  g_autoptr (JsonNode) node = json_of (ACT (fixture, fixture->original, "backup", "--to", stick));

  return g_strdup (json_object_get_string_member (json_node_get_object (node), "path"));
}

static void
restore (Fixture *fixture, const char *backup, const char *laptop)
{
  g_autoptr (JsonNode) node = json_of (ACT (fixture, laptop, "restore", backup));

  g_assert_true (
      json_object_get_boolean_member (json_node_get_object (node), "needs_confirmation"));
}

static void
assert_sync_is_off (Fixture *fixture, const char *laptop)
{
  g_autoptr (GvtProgramRun) refused = ACT (fixture, laptop, "sync");
  g_autoptr (JsonNode) before = json_of (run_centre (fixture, "devices", "list", NULL));

  g_assert_cmpint (refused->exit_code, ==, 3);
  g_assert_nonnull (strstr (refused->err, "restore --confirm"));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (before)), ==, 1);
}

static void
confirm (Fixture *fixture, const char *laptop)
{
  assert_done (ACT (fixture, laptop, "restore", "--confirm"));
}

/* The ledger of a laptop that was reborn: everything is at the centre, in a chain of its own. */
static void
assert_reborn (JsonNode *report)
{
  assert_settled (report, TRUE);
  g_assert_true (
      json_object_get_boolean_member (json_node_get_object (report), "needs_confirmation"));
}

/* I9: day 1 is backed up, day 2 is synced, the disk is lost. Nothing is sent until somebody
 * confirms; then a laptop of its own goes on, and of both days nothing is lost and nothing counts
 * twice. */
static void
test_a_lost_disk_goes_on_from_its_backup (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *backup = NULL;
  g_autoptr (JsonNode) reborn = NULL, after = NULL;

  plan_visit (fixture, fixture->original);
  plan_visit (fixture, fixture->original);
  json_node_unref (sync_well (fixture, fixture->original));
  plan_visit (fixture, fixture->original); /* in the backup, and not sent yet */
  backup = back_up (fixture);
  plan_visit (fixture, fixture->original);
  json_node_unref (sync_well (fixture, fixture->original));

  restore (fixture, backup, fixture->copy);
  assert_sync_is_off (fixture, fixture->copy);
  plan_visit (fixture, fixture->copy); /* work goes on meanwhile */
  assert_sync_is_off (fixture, fixture->copy);
  confirm (fixture, fixture->copy);
  gvt_relay_lose_answer (fixture->relay, "/v1/rejoin");
  {
    g_autoptr (GvtProgramRun) cut = ACT (fixture, fixture->copy, "sync");

    g_assert_cmpint (cut->exit_code, ==, 1);
  }
  reborn = sync_well (fixture, fixture->copy);
  assert_reborn (reborn);
  plan_visit (fixture, fixture->copy);
  after = sync_well (fixture, fixture->copy);
  assert_reborn (after);

  g_assert_cmpuint (fixture->visits->len, ==, 6);
  assert_all_held_once (fixture);
  g_free (find_device (fixture, "copied", 1));
  g_free (find_device (fixture, "unconfirmed", 1));
  assert_sound (fixture, fixture->copy);
}

/* I9: nothing was made after the backup, so the centre sees no fork; and the lost disk comes back.
 */
static void
test_a_backup_without_a_fork_takes_a_number_of_its_own (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *backup = NULL;
  g_autoptr (JsonNode) reborn = NULL, found = NULL;

  plan_visit (fixture, fixture->original);
  plan_visit (fixture, fixture->original);
  json_node_unref (sync_well (fixture, fixture->original));
  backup = back_up (fixture);
  restore (fixture, backup, fixture->copy);
  assert_sync_is_off (fixture, fixture->copy);
  confirm (fixture, fixture->copy);
  reborn = sync_well (fixture, fixture->copy);
  assert_reborn (reborn);
  plan_visit (fixture, fixture->copy);
  json_node_unref (sync_well (fixture, fixture->copy));

  plan_visit (fixture, fixture->original); /* found under a seat */
  found = sync_well (fixture, fixture->original);
  assert_reborn (found);

  assert_all_held_once (fixture);
  g_free (find_device (fixture, "copied", 1));
  g_free (find_device (fixture, "unconfirmed", 2));
  assert_sound (fixture, fixture->original);
  assert_sound (fixture, fixture->copy);
}

/* On the same laptop: what was there is kept, and comes back in the same way. */
static void
test_a_backup_put_back_in_its_place_keeps_what_was_there (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *backup = NULL;
  g_autoptr (JsonNode) listed = NULL, reborn = NULL;
  JsonArray *backups;
  const char *name;

  plan_visit (fixture, fixture->original);
  json_node_unref (sync_well (fixture, fixture->original));
  backup = back_up (fixture);
  plan_visit (fixture, fixture->original); /* only here */
  restore (fixture, backup, fixture->original);
  listed = json_of (run_laptop (fixture->original, "backups", "list", NULL));
  backups = json_object_get_array_member (json_node_get_object (listed), "backups");
  name = json_object_get_string_member (json_array_get_object_element (backups, 0), "name");
  gvt_program_assert_members (json_array_get_object_element (backups, 0),
                              "{\"reason\":\"before-restore\",\"known\":true}");

  restore (fixture, name, fixture->original);
  assert_sync_is_off (fixture, fixture->original);
  confirm (fixture, fixture->original);
  reborn = sync_well (fixture, fixture->original);
  assert_reborn (reborn);
  assert_all_held_once (fixture);
  assert_sound (fixture, fixture->original);
}

static gboolean
kill_it (gpointer process)
{
  g_subprocess_force_exit (process);
  return G_SOURCE_REMOVE;
}

static gboolean
is_gone (gpointer process)
{
  return g_subprocess_get_identifier (process) == NULL;
}

/* Begins to sync, and is killed after a while, if it is not through by then. */
static void
sync_until_killed (Fixture *fixture, const char *laptop, gint64 after_us)
{
  const char *const args[] = {
    "--data", laptop, "--user", "PTD-01", "--passphrase-file", fixture->passphrase, "sync", NULL
  };
  g_autoptr (GSubprocess) process = gvt_program_start ("govotectl", args);
  g_autoptr (GSource) timer = g_timeout_source_new ((guint) (after_us / 1000));

  g_source_set_callback (timer, kill_it, process, NULL);
  g_source_attach (timer, NULL);
  g_subprocess_wait_async (process, NULL, NULL, NULL);
  gvt_test_wait_until (is_gone, process, "the end of a killed program");
  g_source_destroy (timer);
}

/* I1, I9: killed at whatever point of the re-issue, the next talk goes on. */
static void
test_killed_while_it_begins_anew_it_goes_on (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (JsonNode) report = NULL;
  gint64 began_us, typical_us;

  json_node_unref (sync_well (fixture, fixture->original));
  copy_disk (fixture);
  plan_visit (fixture, fixture->original);
  began_us = g_get_monotonic_time ();
  json_node_unref (sync_well (fixture, fixture->original));
  typical_us = g_get_monotonic_time () - began_us;
  for (guint i = 0; i < 3; i++)
    plan_visit (fixture, fixture->copy);

  /* From where the passphrase is through to the end; after each the journal is whole. */
  for (guint i = 0; i < 4; i++)
    {
      sync_until_killed (fixture, fixture->copy, typical_us * (55 + 13 * i) / 100);
      json_node_unref (json_of (ACT (fixture, fixture->copy, "journal", "verify")));
    }

  report = sync_well (fixture, fixture->copy);
  assert_settled (report, TRUE);
  g_free (find_device (fixture, "unconfirmed", 1));
  assert_all_held_once (fixture);
  assert_sound (fixture, fixture->copy);
}

#define ADD(path, func) g_test_add ("/copied-laptop/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("I9-both-go-on-and-nothing-counts-twice", test_both_go_on_and_nothing_counts_twice);
  ADD ("I9-a-copy-gets-lists-when-a-supervisor-says-so",
       test_a_copy_gets_lists_when_a_supervisor_says_so);
  ADD ("I5-I9-who-is-removed-on-the-original-stays-on-the-copy",
       test_who_is_removed_on_the_original_stays_on_the_copy);
  ADD ("I9-a-disk-set-back-goes-on-behind", test_a_disk_set_back_goes_on_behind);
  ADD ("I9-a-lost-disk-goes-on-from-its-backup", test_a_lost_disk_goes_on_from_its_backup);
  ADD ("I9-a-backup-without-a-fork-takes-a-number-of-its-own",
       test_a_backup_without_a_fork_takes_a_number_of_its_own);
  ADD ("I9-a-backup-put-back-in-its-place-keeps-what-was-there",
       test_a_backup_put_back_in_its_place_keeps_what_was_there);
  ADD ("I9-killed-while-it-begins-anew-it-goes-on", test_killed_while_it_begins_anew_it_goes_on);
  return g_test_run ();
}
