/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of attendance, between a laptop and a real centre: they stay, unless the plan says so, and
 * go on their day with proof (I10). */
#include <glib/gstdio.h>
#include <string.h>

#include "gvt-program-run.h"
#include "gvt-quick-enrol.h"
#include "gvt-test.h"

#define PASSPHRASE "sepuluh kata rahasia"
#define STAYS      "Baiq Zulqosimbera"
#define TRAVELS    "Lalu Wiraksatria"

typedef struct
{
  const char *folder;
  char *centre;
  char *laptop;
  char *passphrase;
  char *address;
  GSubprocess *server;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  static const GvtQuickUser users[] = { { "PTD-01", PASSPHRASE }, { "SPV-01", PASSPHRASE } };
  g_autofree char *root = NULL;
  g_autofree char *code = NULL;
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
  self->server = gvt_program_serve (self->centre, &self->address);
  gvt_program_do ("govote-central", self->centre, "devices", "enrol", "--user", "PTD-01", "--user",
                  "SPV-01", "--output", code, "--url", self->address, NULL);
  gvt_quick_enrol (self->laptop, code, users, G_N_ELEMENTS (users));
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gvt_program_stop (self->server);
  g_free (self->centre);
  g_free (self->laptop);
  g_free (self->passphrase);
  g_free (self->address);
}

/* As the officer, --json; the arguments are NULL-terminated. */
static GvtProgramRun *
act (Fixture *self, const char *input, ...)
{
  const char *const common[] = { "--data", self->laptop,        "--user",
                                 "PTD-01", "--passphrase-file", self->passphrase,
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
id_of (GvtProgramRun *run)
{
  g_autoptr (JsonNode) node = NULL;

  assert_ok (run);
  node = gvt_program_run_json (run);
  return g_strdup (json_object_get_string_member (json_node_get_object (node), "id"));
}

/* @plan: what the plan says besides name, place and date. Returns: (transfer full): the session */
static char *
open_class (Fixture *self, const char *date, const char *plan, char **visit)
{
  g_autofree char *text = g_strdup_printf (
      "{\"name\": \"SMAN 1 Praya\", \"place\": \"52.02.04.2003\", \"date\": \"%s\"%s}", date, plan);
  g_autoptr (GvtProgramRun) planned = act (self, text, "visit", "plan", "-", NULL);
  g_autoptr (GvtProgramRun) opened = NULL;

  *visit = id_of (planned);
  opened = act (self, NULL, "session", "open", *visit, "--name", "Kelas X-1", NULL);
  return id_of (opened);
}

static void
attend (Fixture *self, const char *session, const char *lines)
{
  g_autoptr (GvtProgramRun) run = act (self, lines, "session", "attend", session, "--names", "-",
                                       NULL);

  assert_ok (run);
}

static void
sync_now (Fixture *self)
{
  g_autoptr (GvtProgramRun) run = act (self, NULL, "sync", NULL);

  assert_ok (run);
}

/* I13: nothing is erased on a laptop that no backup of the centre holds. */
static void
back_up (Fixture *self)
{
  g_autofree char *backup = g_build_filename (self->folder, "backup", NULL);

  gvt_program_do ("govote-central", self->centre, "backup", "--output", backup, NULL);
}

static void
sync_over_a_backup (Fixture *self)
{
  sync_now (self);
  back_up (self);
  sync_now (self);
}

/* Returns: (transfer full): what the centre prints of @session, with names */
static char *
names_at_centre (Fixture *self, const char *session)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govote-central", NULL, "--data",
                                                       self->centre, "sessions", "people", session,
                                                       "--names", "--json", NULL);

  assert_ok (run);
  return g_strdup (run->out);
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

/* I10 */
static void
test_a_name_comes_to_the_centre_only_where_the_plan_says_so (Fixture *self, gconstpointer unused)
{
  g_autofree char *visit = NULL, *open_visit = NULL, *quiet = NULL, *open = NULL;
  g_autofree char *session = open_class (self, "2020-03-01", "", &visit);
  g_autofree char *open_session = open_class (self, "2020-03-02", ", \"names_travel\": true",
                                              &open_visit);

  attend (self, session, STAYS ";P;17-21\nLalu Kedua;L;0-16\n");
  attend (self, open_session, TRAVELS ";L;22-30\n");
  sync_now (self);

  quiet = names_at_centre (self, session);
  open = names_at_centre (self, open_session);
  g_assert_nonnull (strstr (quiet, "\"card\":2"));
  g_assert_null (strstr (quiet, STAYS));
  g_assert_nonnull (strstr (quiet, "\"name_is_kept\":false"));
  g_assert_nonnull (strstr (open, TRAVELS));
  assert_nowhere (self->centre, STAYS);
  assert_nowhere (self->centre, TRAVELS);
  assert_nowhere (self->laptop, STAYS);
}

static JsonObject *
proof_of (Fixture *self, const char *visit, JsonNode **node)
{
  g_autoptr (GvtProgramRun) run = act (self, NULL, "session", "erasures", visit, NULL);

  assert_ok (run);
  *node = gvt_program_run_json (run);
  return json_node_get_object (*node);
}

static void
assert_people (Fixture *self, const char *session, const char *says, const char *does_not_say)
{
  g_autoptr (GvtProgramRun) run = act (self, NULL, "session", "people", session, "--names", NULL);

  assert_ok (run);
  g_assert_nonnull (strstr (run->out, says));
  g_assert_null (strstr (run->out, does_not_say));
  g_assert_nonnull (strstr (run->out, "\"listed_women\":1"));
  g_assert_nonnull (strstr (run->out, "\"listed_men\":1"));
}

/* The day of the plan is long over by the time that the centre signs. */
static void
test_names_go_on_their_day_with_proof_and_the_numbers_stay (Fixture *self, gconstpointer unused)
{
  g_autofree char *visit = NULL;
  g_autofree char *session = open_class (
      self, "2020-03-01", ", \"names_until\": \"2020-03-10\", \"names_travel\": true", &visit);
  g_autoptr (JsonNode) before = NULL, after = NULL;
  g_autofree char *gone = NULL;
  JsonObject *proof;
  JsonObject *name;

  attend (self, session, STAYS ";P;17-21;0;no;photo\nLalu Kedua;L;0-16\n");
  gvt_program_assert_members (proof_of (self, visit, &before), "{\"n_kept\":2,\"n_erased\":0}");
  assert_people (self, session, STAYS, "\"name_is_kept\":false");
  sync_over_a_backup (self);

  assert_people (self, session, "\"name_is_kept\":false", STAYS);
  proof = proof_of (self, visit, &after);
  gvt_program_assert_members (proof, "{\"n_kept\":0,\"n_erased\":2,\"older_backups\":0}");
  g_assert_true (
      json_object_get_boolean_member (json_object_get_object_member (proof, "chain"), "verified"));
  name = json_array_get_object_element (json_object_get_array_member (proof, "names"), 0);
  g_assert_cmpstr (json_object_get_string_member (name, "state"), ==, "erased");
  g_assert_cmpuint (strlen (json_object_get_string_member (name, "erased_by_hash")), ==, 64);

  sync_now (self); /* the erasure travels, too */
  gone = names_at_centre (self, session);
  g_assert_nonnull (strstr (gone, "\"card\":2"));
  g_assert_null (strstr (gone, STAYS));
  assert_nowhere (self->folder, STAYS);
}

/* The other road out, and the receipt that proves the day: names keep their promise there, too. */
static void
test_names_keep_their_promise_on_a_stick (Fixture *self, gconstpointer unused)
{
  g_autofree char *stick = g_build_filename (self->folder, "stick", NULL);
  g_autofree char *visit = NULL, *open_visit = NULL, *old_visit = NULL;
  g_autofree char *session = open_class (self, "2020-03-01", "", &visit);
  g_autofree char *open_session = open_class (self, "2020-03-02", ", \"names_travel\": true",
                                              &open_visit);
  g_autofree char *old_session = open_class (self, "2020-03-03",
                                             ", \"names_until\": \"2020-03-10\"", &old_visit);
  g_autofree char *quiet = NULL, *open = NULL;
  g_autoptr (GvtProgramRun) written = NULL, taken = NULL, read = NULL;
  g_autoptr (JsonNode) proof = NULL;

  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  attend (self, session, STAYS ";P\n");
  attend (self, open_session, TRAVELS ";L\n");
  attend (self, old_session, "Inaq Lama;P\n");
  written = act (self, NULL, "end-day", "--to", stick, NULL);
  assert_ok (written);
  taken = gvt_program_run_new ("govote-central", NULL, "--data", self->centre, "courier", "accept",
                               stick, NULL);
  assert_ok (taken);
  quiet = names_at_centre (self, session);
  open = names_at_centre (self, open_session);
  g_assert_nonnull (strstr (quiet, "\"card\":1"));
  g_assert_null (strstr (quiet, STAYS));
  g_assert_nonnull (strstr (open, TRAVELS));

  back_up (self);
  gvt_program_do ("govote-central", self->centre, "courier", "accept", stick, NULL);
  read = act (self, NULL, "courier", "read", stick, NULL);
  assert_ok (read);
  gvt_program_assert_members (proof_of (self, old_visit, &proof), "{\"n_kept\":0,\"n_erased\":1}");
  assert_nowhere (stick, STAYS);
}

static void
test_numbers_that_do_not_fit_are_named_and_not_recorded (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *men, *women, *people, *words;
  } wrong[] = {
    { "3", "20", "15", "more women (20) than people (15)" },
    { "30", "2", "15", "more men (30) than people (15)" },
    { "10", "4", "15", "10 men and 4 women are not 15 people" },
  };
  g_autofree char *visit = NULL;
  g_autofree char *session = open_class (self, "2020-03-01", "", &visit);
  g_autoptr (GvtProgramRun) shown = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GvtProgramRun) run = act (self, NULL, "session", "attend", session, "--men",
                                           wrong[i].men, "--women", wrong[i].women, "--people",
                                           wrong[i].people, NULL);

      g_assert_cmpint (run->exit_code, ==, 1);
      g_assert_nonnull (strstr (run->err, wrong[i].words));
    }
  shown = act (self, NULL, "session", "people", session, NULL);
  assert_ok (shown);
  g_assert_nonnull (strstr (shown->out, "\"is_counted\":false"));
}

static void
test_a_list_is_worked_on_by_card (Fixture *self, gconstpointer unused)
{
  g_autofree char *visit = NULL;
  g_autofree char *session = open_class (self, "2020-03-01", "", &visit);
  g_autoptr (GvtProgramRun) wrong = NULL, consent = NULL, unlisted = NULL, again = NULL;
  g_autoptr (GvtProgramRun) shown = NULL;

  wrong = act (self, STAYS ";P\nLalu Kedua;X\n", "session", "attend", session, "--names", "-",
               NULL);
  g_assert_cmpint (wrong->exit_code, ==, 1);
  g_assert_nonnull (strstr (wrong->err, "2"));
  attend (self, session, STAYS ";P;0-16;0;yes\nLalu Kedua;L\n");
  consent = act (self, NULL, "session", "consent", session, "1", "guardian", NULL);
  assert_ok (consent);
  unlisted = act (self, NULL, "session", "unlist", session, "2", NULL);
  assert_ok (unlisted);
  again = act (self, NULL, "session", "unlist", session, "2", NULL);
  g_assert_cmpint (again->exit_code, ==, 1);

  shown = act (self, NULL, "session", "people", session, NULL);
  assert_ok (shown);
  g_assert_cmpstr (shown->out, ==,
                   "{\"is_counted\":false,\"counted_men\":0,\"counted_women\":0,"
                   "\"listed_men\":0,\"listed_women\":1,\"people\":[{\"card\":1,\"sex\":\"P\","
                   "\"age\":\"0-16\",\"disability\":\"0\",\"walk_in\":true,"
                   "\"consents\":[\"guardian\"],\"needs_guardian\":false,"
                   "\"name_is_kept\":true}]}\n");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("/attendance-list/a-name-comes-to-the-centre-only-where-the-plan-says-so",
       test_a_name_comes_to_the_centre_only_where_the_plan_says_so);
  ADD ("/attendance-list/names-go-on-their-day-with-proof-and-the-numbers-stay",
       test_names_go_on_their_day_with_proof_and_the_numbers_stay);
  ADD ("/attendance-list/names-keep-their-promise-on-a-stick",
       test_names_keep_their_promise_on_a_stick);
  ADD ("/attendance-list/numbers-that-do-not-fit-are-named-and-not-recorded",
       test_numbers_that_do_not_fit_are_named_and_not_recorded);
  ADD ("/attendance-list/a-list-is-worked-on-by-card", test_a_list_is_worked_on_by_card);
  return g_test_run ();
}
