/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hand-over drill: the centre's machine burns; a new machine, the backup and the key, and the
 * laptops go on without being enrolled again (I13). All are built programs in processes of their
 * own. Forty laptops with "-m slow", a few without. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-private-postgres.h"
#include "gvt-program-run.h"
#include "gvt-quick-enrol.h"
#include "gvt-test-line.h"
#include "gvt-test.h"

#define PASSPHRASE "sepuluh kata rahasia"
#define VILLAGE    "99.01.01.2002"
#define ELECTION   "pilkada-2024"
#define FEW        4
#define ALL        40

typedef struct
{
  const char *folder;
  GvtPrivatePostgres *database; /* (nullable) */
  char *centre;
  char *key; /* the copy, kept apart */
  char *regions;
  char *passphrase;
  guint n_laptops;
  GSubprocess *server;
  char *address; /* of the centre, as laptops know it: a line that goes wherever it is */
  guint n_places;
  GPtrArray *codes; /* of the laptops */
} Fixture;

static char *
in_folder (Fixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static void
central (Fixture *self, const char *first, ...)
{
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  g_autoptr (GvtProgramRun) run = NULL;
  va_list list;

  g_ptr_array_add (args, (char *) "--data");
  g_ptr_array_add (args, self->centre);
  g_ptr_array_add (args, (char *) first);
  va_start (list, first);
  for (char *arg = va_arg (list, char *); arg != NULL; arg = va_arg (list, char *))
    g_ptr_array_add (args, arg);
  va_end (list);
  g_ptr_array_add (args, NULL);
  run = gvt_program_run_newv ("govote-central", NULL, (const char *const *) args->pdata);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
}

/* --- the centre, at one address whatever machine it is on --- */

static void
serve (Fixture *self)
{
  const char *port = self->address != NULL ? strrchr (self->address, ':') + 1 : "0";
  const char *const args[] = { "--data", self->centre, "serve", "--port", port, NULL };
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  self->server = gvt_program_start ("govote-central", args);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->server));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  g_assert_true (g_str_has_prefix (line, "listening "));
  if (self->address == NULL)
    self->address = g_strdup (line + strlen ("listening "));
}

/* Without a word, and with all that it had. */
static void
burn (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_force_exit (self->server);
  g_subprocess_wait (self->server, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&self->server);
  gvt_test_remove_tree (self->centre);
}

/* Returns: (transfer full) (nullable): a file with the address of a new database */
static char *
new_database (Fixture *self)
{
  g_autofree char *name = g_strdup_printf ("centre%u", self->n_places);
  g_autofree char *file = g_strconcat (name, ".address", NULL);
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;
  char *path;

  if (self->database == NULL)
    return NULL;
  address = gvt_private_postgres_add_database (self->database, name, &error);
  g_assert_no_error (error);
  path = in_folder (self, file);
  g_file_set_contents (path, address, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
restore (Fixture *self, const char *backup)
{
  g_autofree char *name = g_strdup_printf ("machine-%u", ++self->n_places);
  g_autofree char *database = new_database (self);

  g_free (self->centre);
  self->centre = in_folder (self, name);
  if (database == NULL)
    central (self, "restore", "--from", backup, "--key-file", self->key, NULL);
  else
    central (self, "restore", "--from", backup, "--key-file", self->key, "--database-file",
             database, NULL);
  serve (self);
}

static void
import_list (Fixture *self, const char *n_rows)
{
  g_autofree char *list = in_folder (self, "list.csv");

  g_unlink (list);
  central (self, "voters", "synthesize", "--regions", self->regions, "--rows", n_rows, "--seed",
           "1", "--output", list, NULL);
  central (self, "voters", "import", list, "--election", ELECTION, "--as-of", "2026-06-30", NULL);
  central (self, "packs", "build", NULL);
}

static void
make_centre (Fixture *self)
{
  g_autofree char *root = in_folder (self, "root.key");
  g_autofree char *database = NULL;
  g_autofree char *key = NULL;
  g_autofree char *content = NULL;

  if (self->database != NULL)
    database = new_database (self);
  if (database == NULL)
    central (self, "init", "--practice", "--root-key", root, NULL);
  else
    central (self, "init", "--practice", "--root-key", root, "--database-file", database, NULL);
  key = g_build_filename (self->centre, "centre.key", NULL);
  g_assert_true (g_file_get_contents (key, &content, NULL, NULL));
  g_assert_true (g_file_set_contents (self->key, content, -1, NULL));
  central (self, "regions", "import", self->regions, NULL);
  central (self, "users", "add", "PTD-01", "--role", "officer", "--area", "99.01", NULL);
  central (self, "users", "add", "SPV-01", "--role", "supervisor", "--area", "99.01", NULL);
  import_list (self, "300");
  serve (self);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  self->folder = gvt_test_folder ();
  self->n_laptops = g_test_slow () ? ALL : FEW;
  self->centre = in_folder (self, "machine-0");
  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->key = in_folder (self, "kept-apart.key");
  self->passphrase = in_folder (self, "passphrase");
  self->regions = g_test_build_filename (G_TEST_DIST, "fixtures", "regions", "invented.csv", NULL);
  g_assert_true (g_file_set_contents (self->passphrase, PASSPHRASE "\n", -1, NULL));
  if (g_strcmp0 (g_getenv ("GVT_TEST_DATABASE"), "postgresql") == 0)
    {
      self->database = gvt_private_postgres_new (NULL, &error);
      if (g_error_matches (error, GVT_ERROR, GVT_ERROR_NOT_FOUND))
        g_test_message ("A file has to do: %s", error->message);
      else
        g_assert_no_error (error);
    }
  make_centre (self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  if (self->server != NULL)
    gvt_program_stop (self->server);
  g_clear_pointer (&self->database, gvt_private_postgres_free);
  g_free (self->centre);
  g_free (self->key);
  g_free (self->passphrase);
  g_free (self->regions);
  g_free (self->address);
  g_ptr_array_unref (self->codes);
}

/* --- the laptops --- */

static char *
laptop (Fixture *self, guint i)
{
  return g_strdup_printf ("%s/laptop-%02u", self->folder, i);
}

static GvtProgramRun *
act (Fixture *self, guint i, const char *input, ...)
{
  g_autofree char *folder = laptop (self, i);
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  const char *const common[] = { "--data",        folder,   "--user",
                                 "PTD-01",        "--json", "--passphrase-file",
                                 self->passphrase };
  GvtProgramRun *run;
  va_list list;

  for (guint k = 0; k < G_N_ELEMENTS (common); k++)
    g_ptr_array_add (args, (char *) common[k]);
  va_start (list, input);
  for (char *arg = va_arg (list, char *); arg != NULL; arg = va_arg (list, char *))
    g_ptr_array_add (args, arg);
  va_end (list);
  g_ptr_array_add (args, NULL);
  run = gvt_program_run_newv ("govotectl", input, (const char *const *) args->pdata);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  return run;
}

/* The one that the centre did not know before. */
static void
note_code (Fixture *self)
{
  const char *const args[] = { "--data", self->centre, "--json", "devices", "list", NULL };
  g_autoptr (GvtProgramRun) run = gvt_program_run_newv ("govote-central", NULL, args);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);
  JsonArray *devices = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (devices); i++)
    {
      const char *code = json_object_get_string_member (json_array_get_object_element (devices, i),
                                                        "code");

      if (!g_ptr_array_find_with_equal_func (self->codes, code, g_str_equal, NULL))
        g_ptr_array_add (self->codes, g_strdup (code));
    }
}

static void
enrol (Fixture *self, guint i)
{
  static const GvtQuickUser users[] = { { "PTD-01", PASSPHRASE }, { "SPV-01", PASSPHRASE } };
  g_autofree char *folder = laptop (self, i);
  g_autofree char *code = in_folder (self, "code");

  g_unlink (code);
  central (self, "devices", "enrol", "--user", "PTD-01", "--user", "SPV-01", "--output", code,
           "--url", self->address, NULL);
  gvt_quick_enrol (folder, code, users, G_N_ELEMENTS (users));
  note_code (self);
}

static void
plan (Fixture *self, guint i)
{
  g_autoptr (GvtProgramRun) run = act (self, i,
                                       "{\"name\": \"SMAN 1 Contoh\", \"place\": \"" VILLAGE
                                       "\", \"date\": \"2027-03-01\"}",
                                       "visit", "plan", "-", NULL);
}

/* Everything that it made is confirmed, and nothing was refused. */
static void
sync_one (Fixture *self, guint i)
{
  g_autoptr (GvtProgramRun) run = act (self, i, NULL, "sync", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);
  JsonObject *report = json_node_get_object (node);
  JsonObject *ledger = json_object_has_member (report, "ledger")
                           ? json_object_get_object_member (report, "ledger")
                           : report;

  g_assert_cmpint (json_object_get_int_member (ledger, "confirmed"), ==,
                   json_object_get_int_member (ledger, "made"));
  g_assert_cmpint (json_object_get_int_member (ledger, "quarantined"), ==, 0);
}

static void
sync_all (Fixture *self)
{
  for (guint i = 0; i < self->n_laptops; i++)
    sync_one (self, i);
}

static void
plan_all (Fixture *self)
{
  for (guint i = 0; i < self->n_laptops; i++)
    plan (self, i);
}

static void
grant (Fixture *self, guint i)
{
  char *code = self->codes->pdata[i];

  central (self, "leases", "grant", "--device", code, "--village", VILLAGE, "--until", "2099-12-31",
           NULL);
}

static guint
count_lists (Fixture *self, guint i)
{
  g_autoptr (GvtProgramRun) run = act (self, i, NULL, "packs", "list", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);

  return json_array_get_length (json_node_get_array (node));
}

/* --- what is there in the end --- */

/* Each plan that any laptop made, once. */
static void
assert_plans (Fixture *self, guint n_each)
{
  const char *const args[] = { "--data", self->centre, "events",        "list",
                               "--json", "--kind",     "visit.planned", NULL };
  g_autoptr (GvtProgramRun) run = gvt_program_run_newv ("govote-central", NULL, args);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *events = json_node_get_array (node);

  g_assert_cmpuint (json_array_get_length (events), ==, n_each * self->n_laptops);
  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      JsonObject *event = json_array_get_object_element (events, i);

      g_assert_cmpstr (json_object_get_string_member (event, "state"), ==, "applied");
      g_assert_true (g_hash_table_add (ids, (char *) json_object_get_string_member (event, "id")));
    }
  central (self, "journal", "verify", NULL);
}

/* Records of before the backup, of between it and the fire, and of while there was no centre;
 * leases and lists from between, which the backup does not know; and a second fire with the same
 * backup. */
static void
test_laptops_go_on_without_enrolling_again (Fixture *self, gconstpointer unused)
{
  g_autofree char *backup = in_folder (self, "backup");

  for (guint i = 0; i < self->n_laptops; i++)
    enrol (self, i);
  plan_all (self);
  sync_all (self);
  grant (self, 0);
  sync_one (self, 0);
  central (self, "backup", "--output", backup, NULL);

  plan_all (self);
  import_list (self, "400");
  grant (self, 0);
  grant (self, 1);
  sync_all (self);
  sync_all (self);
  burn (self);
  plan_all (self);

  restore (self, backup);
  assert_plans (self, 1);
  import_list (self, "400"); /* what only the centre had is done again */
  grant (self, 1);
  sync_all (self);
  assert_plans (self, 3);
  g_assert_cmpuint (count_lists (self, 0), >=, 1);
  g_assert_cmpuint (count_lists (self, 1), >=, 1);

  burn (self);
  plan_all (self);
  restore (self, backup);
  import_list (self, "400");
  sync_all (self);
  assert_plans (self, 4);
  sync_all (self);
  assert_plans (self, 4);
  gvt_program_stop (g_steal_pointer (&self->server));
}

/* The line goes while a laptop sends again what the backup lacks. */
static void
test_a_line_cut_while_it_sends_again_loses_nothing (Fixture *self, gconstpointer unused)
{
  g_autofree char *backup = in_folder (self, "backup");
  g_autofree char *direct = NULL;
  GvtTestLine *line;

  line = gvt_test_line_new (
      (guint16) g_ascii_strtoull (strrchr (self->address, ':') + 1, NULL, 10));
  direct = g_steal_pointer (&self->address);
  self->address = gvt_test_line_dup_uri (line);
  self->n_laptops = 1;
  enrol (self, 0);
  g_free (self->address);
  self->address = g_steal_pointer (&direct);
  plan (self, 0);
  sync_one (self, 0);
  central (self, "backup", "--output", backup, NULL);
  for (guint i = 0; i < 5; i++)
    plan (self, 0);
  sync_one (self, 0);
  burn (self);
  restore (self, backup);

  gvt_test_line_cut_request (line, "/v1/push", 200);
  {
    g_autofree char *folder = laptop (self, 0);
    const char *const args[] = { "--data",         folder, "--user", "PTD-01", "--passphrase-file",
                                 self->passphrase, "sync", NULL };
    g_autoptr (GvtProgramRun) run = gvt_program_run_newv ("govotectl", NULL, args);

    g_assert_cmpint (run->exit_code, ==, 1);
  }
  g_assert_cmpuint (gvt_test_line_n_cuts (line), ==, 1);
  sync_one (self, 0);
  assert_plans (self, 6);
  gvt_program_stop (g_steal_pointer (&self->server));
  gvt_test_line_free (line);
}

/* --- laptops whose disk was copied --- */

/* Counts those of laptops that apply; what stands in another chain once more is nothing more. */
static guint
count_plans (Fixture *self)
{
  const char *const args[] = { "--data", self->centre, "events",        "list",
                               "--json", "--kind",     "visit.planned", NULL };
  g_autoptr (GvtProgramRun) run = gvt_program_run_newv ("govote-central", NULL, args);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);
  JsonArray *events = json_node_get_array (node);
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      JsonObject *event = json_array_get_object_element (events, i);
      const char *state = json_object_get_string_member (event, "state");

      n += g_str_equal (state, "applied")
           && !g_str_equal (json_object_get_string_member (event, "actor"), "CENTRE");
      g_assert_true (g_str_equal (state, "applied") || g_str_equal (state, "repeat"));
    }
  central (self, "journal", "verify", NULL);
  return n;
}

static void
copy_disk (Fixture *self, guint from, guint to)
{
  g_autofree char *original = laptop (self, from);
  g_autofree char *copy = laptop (self, to);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "cp", "-a",
                                                      original, copy, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

/* A visit for all laptops, which comes down each one's outbox. */
static void
issue_visit (Fixture *self, const char *name)
{
  g_autofree char *file = in_folder (self, "visits.csv");
  g_autofree char *text = g_strdup_printf (
      "name,place,date,expected\n%s," VILLAGE ",2027-06-01,60\n", name);

  g_assert_true (g_file_set_contents (file, text, -1, NULL));
  central (self, "visits", "import", file, NULL);
}

static gboolean
knows_visit (Fixture *self, guint i, const char *name)
{
  g_autoptr (GvtProgramRun) run = act (self, i, NULL, "visit", "list", NULL);

  return strstr (run->out, name) != NULL;
}

/* The centre's word on all that the laptop holds, by each chain that is known there. */
static void
assert_compared_whole (Fixture *self, guint i)
{
  g_autoptr (GvtProgramRun) run = act (self, i, NULL, "ledger", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);
  JsonObject *ledger = json_node_get_object (node);
  JsonObject *compared = json_object_get_object_member (ledger, "compared");

  g_assert_cmpstr (json_object_get_string_member (compared, "state"), ==, "same");
  g_assert_cmpint (json_object_get_int_member (compared, "records"), ==,
                   json_object_get_int_member (ledger, "made"));
}

static void
enrol_over (Fixture *self, GvtTestLine *line, guint i)
{
  char *direct = g_steal_pointer (&self->address);

  self->address = gvt_test_line_dup_uri (line);
  enrol (self, i);
  g_free (self->address);
  self->address = direct;
}

/* That a visit was taken is itself a record, which goes up with the next talk. */
static void
sync_twice (Fixture *self, guint i)
{
  gvt_program_run_free (act (self, i, NULL, "sync", NULL));
  sync_one (self, i);
}

static void
sync_cut (Fixture *self, guint i)
{
  g_autofree char *folder = laptop (self, i);
  const char *const args[] = { "--data",         folder, "--user", "PTD-01", "--passphrase-file",
                               self->passphrase, "sync", NULL };
  g_autoptr (GvtProgramRun) run = gvt_program_run_newv ("govotectl", NULL, args);

  g_assert_cmpint (run->exit_code, ==, 1);
}

/* A copy of a disk left the chain after the backup, so the centre that was put back knows nothing
 * of the chain that it has; the other took messages that the backup lacks, which the copy did not.
 * Both go on, though the answer to the one is lost, and the line goes while the other asks. */
static void
test_copies_that_the_backup_does_not_know_go_on (Fixture *self, gconstpointer unused)
{
  g_autofree char *backup = in_folder (self, "backup");
  GvtTestLine *line = gvt_test_line_new (
      (guint16) g_ascii_strtoull (strrchr (self->address, ':') + 1, NULL, 10));

  enrol_over (self, line, 0);
  plan (self, 0);
  sync_one (self, 0);
  copy_disk (self, 0, 1);
  central (self, "backup", "--output", backup, NULL);

  for (guint i = 0; i < 2; i++)
    plan (self, i);
  issue_visit (self, "SMP 1 Contoh");
  sync_twice (self, 0);
  issue_visit (self, "SMP 2 Contoh");
  sync_twice (self, 0);
  sync_twice (self, 1);
  g_assert_true (knows_visit (self, 0, "SMP 2 Contoh"));
  burn (self);
  for (guint i = 0; i < 2; i++)
    plan (self, i);

  restore (self, backup);
  g_assert_cmpuint (count_plans (self), ==, 1);
  issue_visit (self, "SMP 3 Contoh");
  gvt_test_line_cut_answer (line, "/v1/rejoin", 350); /* more than a refusal */
  sync_cut (self, 1);
  gvt_test_line_cut_request (line, "/v1/rejoin", 100);
  sync_cut (self, 0);
  g_assert_cmpuint (gvt_test_line_n_cuts (line), ==, 2);
  for (guint i = 0; i < 4; i++)
    sync_twice (self, i % 2);
  g_assert_cmpuint (count_plans (self), ==, 5);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (knows_visit (self, i, "SMP 3 Contoh"));
      assert_compared_whole (self, i);
    }
  gvt_program_stop (g_steal_pointer (&self->server));
  gvt_test_line_free (line);
}

#define ADD(name, func) \
  g_test_add ("/restored-centre/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("I13-laptops-go-on-without-enrolling-again", test_laptops_go_on_without_enrolling_again);
  ADD ("I13-a-line-cut-while-it-sends-again-loses-nothing",
       test_a_line_cut_while_it_sends_again_loses_nothing);
  ADD ("I13-copies-that-the-backup-does-not-know-go-on",
       test_copies_that_the_backup_does_not_know_go_on);
  return g_test_run ();
}
