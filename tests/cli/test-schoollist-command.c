/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A school's list between a laptop and a real centre: it never leaves the laptop, and goes on the
 * day of the plan, with proof (I10). */
#include <string.h>

#include "gvt-program-run.h"
#include "gvt-quick-enrol.h"
#include "gvt-test.h"

#define PASSPHRASE "sepuluh kata rahasia"
#define PUPIL      "Baiq Zulqosimbera"
#define NIK        "5202014508080001"
#define SHEET      "nama lengkap;NIK;tanggal lahir;desa\n" PUPIL ";" NIK ";5/8/2008;Entah\n"

typedef struct
{
  const char *folder;
  char *centre;
  char *laptop;
  char *passphrase;
  GSubprocess *server;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  static const GvtQuickUser users[] = { { "PTD-01", PASSPHRASE },
                                        { "SPV-01", PASSPHRASE },
                                        { "FAS-01", PASSPHRASE } };
  g_autofree char *root = NULL, *code = NULL, *address = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = gvt_test_folder ();
  self->centre = g_build_filename (self->folder, "centre", NULL);
  self->laptop = g_build_filename (self->folder, "laptop", NULL);
  self->passphrase = g_build_filename (self->folder, "passphrase", NULL);
  root = g_build_filename (self->folder, "root-key", NULL);
  code = g_build_filename (self->folder, "code", NULL);
  g_file_set_contents (self->passphrase, PASSPHRASE "\n", -1, &error);
  g_assert_no_error (error);

  gvt_program_do ("govote-central", self->centre, "init", "--root-key", root, "--practice", NULL);
  gvt_program_do ("govote-central", self->centre, "users", "add", "PTD-01", "--role", "officer",
                  NULL);
  gvt_program_do ("govote-central", self->centre, "users", "add", "SPV-01", "--role", "supervisor",
                  NULL);
  gvt_program_do ("govote-central", self->centre, "users", "add", "FAS-01", "--role", "facilitator",
                  NULL);
  self->server = gvt_program_serve (self->centre, &address);
  gvt_program_do ("govote-central", self->centre, "devices", "enrol", "--user", "PTD-01", "--user",
                  "SPV-01", "--user", "FAS-01", "--output", code, "--url", address, NULL);
  gvt_quick_enrol (self->laptop, code, users, G_N_ELEMENTS (users));
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gvt_program_stop (self->server);
  g_free (self->centre);
  g_free (self->laptop);
  g_free (self->passphrase);
}

/* --json; the arguments are NULL-terminated. */
static GvtProgramRun *
act_as (Fixture *self, const char *user, const char *input, ...)
{
  const char *const common[] = { "--data", self->laptop,        "--user",
                                 user,     "--passphrase-file", self->passphrase,
                                 "--json" };
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  va_list list;

  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    g_ptr_array_add (args, (char *) common[i]);
  va_start (list, input);
  for (char *arg = va_arg (list, char *); arg != NULL; arg = va_arg (list, char *))
    g_ptr_array_add (args, arg);
  va_end (list);
  g_ptr_array_add (args, NULL);
  return gvt_program_run_newv ("govotectl", input, (const char *const *) args->pdata);
}

static void
assert_ok (const GvtProgramRun *run)
{
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
}

static char *
plan_visit (Fixture *self)
{
  g_autoptr (GvtProgramRun) run = act_as (self, "PTD-01",
                                          "{\"name\": \"SMAN 1 Praya\", \"place\": "
                                          "\"52.02.04.2003\", \"date\": \"2020-03-01\"}",
                                          "visit", "plan", "-", NULL);
  g_autoptr (JsonNode) node = NULL;

  assert_ok (run);
  node = gvt_program_run_json (run);
  return g_strdup (json_object_get_string_member (json_node_get_object (node), "id"));
}

static GvtProgramRun *
match_as (Fixture *self, const char *user, const char *visit, const char *sheet)
{
  return act_as (self, user, sheet, "schoollist", "match", "-", "--visit", visit, "--purpose",
                 "pemilih pemula", NULL);
}

static void
sync_now (Fixture *self)
{
  g_autoptr (GvtProgramRun) run = act_as (self, "PTD-01", NULL, "sync", NULL);

  assert_ok (run);
}

/* I13: nothing is erased on a laptop that no backup of the centre holds. */
static void
sync_over_a_backup (Fixture *self)
{
  g_autofree char *backup = g_build_filename (self->folder, "backup", NULL);

  sync_now (self);
  gvt_program_do ("govote-central", self->centre, "backup", "--output", backup, NULL);
  sync_now (self);
}

/* Asserts that no file below @path holds @word in clear. */
static void
assert_nowhere (const char *path, const char *word)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  if (dir == NULL)
    {
      g_autofree char *bytes = NULL;
      gsize length = 0;

      if (g_file_get_contents (path, &bytes, &length, NULL))
        g_assert_null (memmem (bytes, length, word, strlen (word)));
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      assert_nowhere (below, word);
    }
}

static JsonNode *
proof_of (Fixture *self, const char *visit)
{
  g_autoptr (GvtProgramRun) run = act_as (self, "PTD-01", NULL, "session", "erasures", visit, NULL);

  assert_ok (run);
  return gvt_program_run_json (run);
}

static void
assert_proof (Fixture *self, const char *visit, const char *members)
{
  g_autoptr (JsonNode) proof = proof_of (self, visit);

  gvt_program_assert_members (json_node_get_object (proof), members);
}

/* I10: the store of the centre has that a list was taken, and nobody of it. */
static void
test_it_never_leaves_the_laptop (Fixture *self, gconstpointer unused)
{
  g_autofree char *visit = plan_visit (self);
  g_autoptr (GvtProgramRun) run = match_as (self, "PTD-01", visit, SHEET);
  g_autoptr (GvtProgramRun) events = NULL;

  assert_ok (run);
  g_assert_nonnull (strstr (run->out, PUPIL));
  g_assert_nonnull (strstr (run->out, "\"elsewhere\":1"));
  g_assert_null (strstr (run->out, NIK)); /* I11 */
  sync_now (self);

  events = gvt_program_run_new ("govote-central", NULL, "--data", self->centre, "events", "list",
                                "--kind", "visit.school_list/1", "--json", NULL);
  assert_ok (events);
  g_assert_nonnull (strstr (events->out, "\"pupils\":1"));
  g_assert_null (strstr (events->out, PUPIL));
  assert_nowhere (self->folder, PUPIL);
  assert_nowhere (self->folder, NIK);
}

static void
test_a_facilitator_is_refused (Fixture *self, gconstpointer unused)
{
  g_autofree char *visit = plan_visit (self);
  g_autoptr (GvtProgramRun) taken = match_as (self, "FAS-01", visit, SHEET);
  g_autoptr (GvtProgramRun) shown = NULL, erased = NULL;

  g_assert_cmpint (taken->exit_code, ==, 3);
  shown = act_as (self, "FAS-01", NULL, "schoollist", "show", visit, "--purpose", "ingin tahu",
                  NULL);
  g_assert_cmpint (shown->exit_code, ==, 3);
  erased = act_as (self, "FAS-01", NULL, "schoollist", "erase", visit, NULL);
  g_assert_cmpint (erased->exit_code, ==, 3);
}

/* By the day that the centre signs, the plan's own is long over. */
static void
test_it_goes_on_the_day_of_the_plan_with_proof (Fixture *self, gconstpointer unused)
{
  g_autofree char *visit = plan_visit (self);
  g_autoptr (GvtProgramRun) taken = match_as (self, "PTD-01", visit, SHEET);
  g_autoptr (GvtProgramRun) changed = NULL, again = NULL, shown = NULL;

  assert_ok (taken);
  assert_proof (self, visit, "{\"n_pupils_kept\":1,\"n_pupils_erased\":0,\"n_kept\":0}");
  changed = act_as (self, "PTD-01",
                    "{\"name\": \"SMAN 1 Praya\", \"place\": \"52.02.04.2003\", \"date\": "
                    "\"2020-03-01\", \"names_until\": \"2020-03-10\"}",
                    "visit", "change", visit, "-", NULL);
  assert_ok (changed);
  sync_over_a_backup (self);

  assert_proof (self, visit, "{\"n_pupils_kept\":0,\"n_pupils_erased\":1,\"older_backups\":0}");
  shown = act_as (self, "PTD-01", NULL, "schoollist", "show", visit, "--purpose", "pemilih pemula",
                  NULL);
  assert_ok (shown);
  g_assert_nonnull (strstr (shown->out, "\"erased\":1"));
  g_assert_null (strstr (shown->out, PUPIL));
  again = match_as (self, "PTD-01", visit, SHEET); /* would be gone with the next synchronisation */
  g_assert_cmpint (again->exit_code, ==, 1);
  assert_nowhere (self->folder, PUPIL);
}

static void
test_faults_are_told_and_skipped_by_number (Fixture *self, gconstpointer unused)
{
  const char *sheet = SHEET "Lalu Salahtanggal;;31/2/2008;Entah\n";
  g_autofree char *visit = plan_visit (self);
  g_autoptr (GvtProgramRun) refused = match_as (self, "PTD-01", visit, sheet);
  g_autoptr (GvtProgramRun) miscounted = NULL, taken = NULL;

  g_assert_cmpint (refused->exit_code, ==, 1);
  g_assert_nonnull (strstr (refused->err, "line 3: tanggal lahir"));
  g_assert_null (strstr (refused->err, "Salahtanggal"));
  miscounted = act_as (self, "PTD-01", sheet, "schoollist", "match", "-", "--visit", visit,
                       "--purpose", "pemilih pemula", "--skip-faults", "2", NULL);
  g_assert_cmpint (miscounted->exit_code, ==, 1);
  assert_proof (self, visit, "{\"n_pupils_kept\":0}");
  taken = act_as (self, "PTD-01", sheet, "schoollist", "match", "-", "--visit", visit, "--purpose",
                  "pemilih pemula", "--skip-faults", "1", NULL);
  assert_ok (taken);
  g_assert_nonnull (strstr (taken->out, "\"left_out\":1"));
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

#define ADD(name, func) \
  g_test_add ("/schoollist-command/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("I10-it-never-leaves-the-laptop", test_it_never_leaves_the_laptop);
  ADD ("a-facilitator-is-refused", test_a_facilitator_is_refused);
  ADD ("it-goes-on-the-day-of-the-plan-with-proof", test_it_goes_on_the_day_of_the_plan_with_proof);
  ADD ("faults-are-told-and-skipped-by-number", test_faults_are_told_and_skipped_by_number);
  return g_test_run ();
}
