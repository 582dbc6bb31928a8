/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days without a network: what a laptop writes onto a stick, what the centre takes from it, and the
 * receipt back. The built programs, each act a process of its own. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "gvt-program-run.h"
#include "gvt-quick-enrol.h"
#include "gvt-test.h"

#define PASSPHRASE "sepuluh kata rahasia"
#define VILLAGE    "99.01.01.2001"
#define MODULE     "m7-sah-tidak-sah"
#define QUESTION   "m7-dua-lubang-satu-kolom"
#define PART       500 /* records in one, at most */
#define N_KILLS    30
#define SOME       40 /* records between two of them */

typedef struct
{
  const char *folder;
  char *centre;
  char *laptop;
  char *passphrase;
  char *stick;
  char *parts; /* in it */
  char *code;  /* of the laptop */
  char *session;
  guint n_cards; /* that answered in it */
} Fixture;

static char *
in_folder (Fixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/* --- the programs --- */

static GPtrArray *
begin_args (const char *data)
{
  GPtrArray *args = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (args, g_strdup ("--json"));
  g_ptr_array_add (args, g_strdup ("--data"));
  g_ptr_array_add (args, g_strdup (data));
  return args;
}

static void
add_words (GPtrArray *args, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (args, g_strdup (words[i]));
}

static GPtrArray *
laptop_args (Fixture *self, const char *laptop, const char *line)
{
  GPtrArray *args = begin_args (laptop);

  add_words (args, "--user PTD-01 --passphrase-file");
  g_ptr_array_add (args, g_strdup (self->passphrase));
  add_words (args, line);
  g_ptr_array_add (args, NULL);
  return args;
}

/* Returns: (transfer full): what it printed; it must have ended with @exit_code */
static JsonObject *
ask (const char *program, GPtrArray *args, const char *input, int exit_code)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_newv (program, input,
                                                        (const char *const *) args->pdata);
  g_autoptr (JsonNode) node = NULL;

  if (run->exit_code != exit_code)
    g_error ("%s ended with %d: %s%s", program, run->exit_code, run->out, run->err);
  node = run->out[0] == '{' ? gvt_program_run_json (run) : NULL;
  return node != NULL ? json_node_dup_object (node) : json_object_new ();
}

static JsonObject *
laptop_says (Fixture *self, const char *line)
{
  g_autoptr (GPtrArray) args = laptop_args (self, self->laptop, line);

  return ask ("govotectl", args, NULL, 0);
}

/* Returns: (transfer full): what `courier accept` of @paths said */
static JsonObject *
accept_paths (Fixture *self, GPtrArray *paths, int exit_code)
{
  g_autoptr (GPtrArray) args = begin_args (self->centre);

  add_words (args, "courier accept");
  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (args, g_strdup (paths->pdata[i]));
  g_ptr_array_add (args, NULL);
  return ask ("govote-central", args, NULL, exit_code);
}

static JsonObject *
accept_path (Fixture *self, const char *path, int exit_code)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  g_ptr_array_add (paths, (char *) path);
  return accept_paths (self, paths, exit_code);
}

/* --- a laptop and its days --- */

/* Once it is enrolled, no network is there any more. */
static char *
enrol (Fixture *self, const char *name)
{
  static const GvtQuickUser users[] = { { "PTD-01", PASSPHRASE }, { "SPV-01", PASSPHRASE } };
  char *laptop = in_folder (self, name);
  g_autofree char *code = g_strconcat (laptop, ".code", NULL);
  g_autofree char *address = NULL;
  GSubprocess *server = gvt_program_serve (self->centre, &address);

  gvt_program_do ("govote-central", self->centre, "devices", "enrol", "--user", "PTD-01", "--user",
                  "SPV-01", "--output", code, "--url", address, NULL);
  gvt_quick_enrol (laptop, code, users, G_N_ELEMENTS (users));
  gvt_program_stop (server);
  return laptop;
}

static char *
find_code (Fixture *self)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govote-central", NULL, "--json", "--data",
                                                       self->centre, "devices", "list", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);

  return g_strdup (json_object_get_string_member (
      json_array_get_object_element (json_node_get_array (node), 0), "code"));
}

static void
open_session (Fixture *self)
{
  g_autoptr (JsonObject) visit = laptop_says (self, "visit plan --name SMAN --place " VILLAGE
                                                    " --date 2026-11-30 --expected 40");
  g_autofree char *line = g_strdup_printf ("session open %s --name X-1",
                                           json_object_get_string_member (visit, "id"));
  g_autoptr (JsonObject) session = laptop_says (self, line);

  self->session = g_strdup (json_object_get_string_member (session, "id"));
  self->n_cards = 0;
}

/* @n records more: so many cards answer. */
static void
record (Fixture *self, guint n)
{
  g_autofree char *line = g_strdup_printf ("session answer %s " MODULE " -", self->session);
  g_autoptr (GPtrArray) args = laptop_args (self, self->laptop, line);
  g_autoptr (GString) input = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (input, "%u:" QUESTION ":a\n", ++self->n_cards);
  json_object_unref (ask ("govotectl", args, input->str, 0));
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autofree char *root = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = gvt_test_folder ();
  self->centre = in_folder (self, "centre");
  self->passphrase = in_folder (self, "passphrase");
  self->stick = in_folder (self, "stick");
  self->parts = g_build_filename (self->stick, "govote", NULL);
  root = in_folder (self, "root-key");
  g_file_set_contents (self->passphrase, PASSPHRASE "\n", -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir (self->stick, 0700), ==, 0);

  gvt_program_do ("govote-central", self->centre, "init", "--root-key", root, "--practice", NULL);
  gvt_program_do ("govote-central", self->centre, "users", "add", "PTD-01", "--role", "officer",
                  NULL);
  gvt_program_do ("govote-central", self->centre, "users", "add", "SPV-01", "--role", "supervisor",
                  NULL);
  self->laptop = enrol (self, "laptop");
  self->code = find_code (self);
  open_session (self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_free (self->centre);
  g_free (self->laptop);
  g_free (self->passphrase);
  g_free (self->stick);
  g_free (self->parts);
  g_free (self->code);
  g_free (self->session);
}

static JsonObject *
end_day (Fixture *self)
{
  g_autofree char *line = g_strdup_printf ("end-day --to %s", self->stick);

  return laptop_says (self, line);
}

static JsonObject *
read_receipts (Fixture *self, const char *path)
{
  g_autofree char *line = g_strdup_printf ("courier read %s", path);

  return laptop_says (self, line);
}

/* --- what stands on a stick --- */

static gint
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full): paths of the parts with records, by name */
static GPtrArray *
list_parts (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".gvc") && strstr (name, "receipt") == NULL)
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

static void
shuffle (GPtrArray *paths)
{
  for (guint i = paths->len; i > 1; i--)
    {
      guint j = (guint) g_test_rand_int_range (0, (gint32) i);
      gpointer path = paths->pdata[i - 1];

      paths->pdata[i - 1] = paths->pdata[j];
      paths->pdata[j] = path;
    }
}

static void
copy_file (const char *from, const char *folder)
{
  g_autofree char *name = g_path_get_basename (from);
  g_autofree char *to = g_build_filename (folder, name, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (from, &content, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (to, content, (gssize) length, &error);
  g_assert_no_error (error);
}

/* --- both sides --- */

static gint64
count (JsonObject *object, const char *name)
{
  return json_object_get_int_member (object, name);
}

/* Returns: how many records the centre holds of the laptop; their last hash in @head */
static guint
count_at_centre (Fixture *self, char **head)
{
  g_autoptr (GPtrArray) args = begin_args (self->centre);
  g_autoptr (GvtProgramRun) run = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray *events;
  guint n;

  add_words (args, "events list --device");
  g_ptr_array_add (args, g_strdup (self->code));
  g_ptr_array_add (args, NULL);
  run = gvt_program_run_newv ("govote-central", NULL, (const char *const *) args->pdata);
  g_assert_cmpint (run->exit_code, ==, 0);
  node = gvt_program_run_json (run);
  events = json_node_get_array (node);
  n = json_array_get_length (events);
  *head = n > 0 ? g_strdup (
              json_object_get_string_member (json_array_get_object_element (events, n - 1), "hash"))
                : NULL;
  return n;
}

/* The chain's end is one: so is every record before it. */
static void
assert_same_on_both_sides (Fixture *self)
{
  g_autoptr (JsonObject) ledger = laptop_says (self, "ledger");
  g_autoptr (JsonObject) journal = laptop_says (self, "journal verify");
  g_autofree char *head = NULL;
  guint n = count_at_centre (self, &head);

  g_assert_cmpuint (n, >, 0);
  g_assert_cmpint (count (journal, "events"), ==, n);
  g_assert_cmpstr (json_object_get_string_member (journal, "head"), ==, head);
  g_assert_cmpint (count (ledger, "made"), ==, n);
  g_assert_cmpint (count (ledger, "sent"), ==, n);
  g_assert_cmpint (count (ledger, "received"), ==, n);
  g_assert_cmpint (count (ledger, "confirmed"), ==, n);
  g_assert_cmpint (count (ledger, "only_here"), ==, 0);
  g_assert_cmpint (count (ledger, "quarantined"), ==, 0);
}

static JsonObject *
part_at (JsonObject *outcome, guint index)
{
  return json_array_get_object_element (json_object_get_array_member (outcome, "parts"), index);
}

static void
assert_state (JsonObject *outcome, guint index, const char *state, gint64 n_new)
{
  JsonObject *part = part_at (outcome, index);

  g_assert_cmpstr (json_object_get_string_member (part, "state"), ==, state);
  g_assert_cmpint (count (part, "new"), ==, n_new);
}

static guint
count_entries (JsonObject *outcome, const char *name)
{
  return json_array_get_length (json_object_get_array_member (outcome, name));
}

/* --- the tests --- */

static void
test_a_day_goes_by_stick_and_the_receipt_comes_back (Fixture *self, gconstpointer unused)
{
  g_autoptr (JsonObject) written = NULL;
  g_autoptr (JsonObject) accepted = NULL;
  g_autoptr (JsonObject) read = NULL;
  g_autoptr (JsonObject) again = NULL;
  g_autoptr (JsonObject) nothing = NULL;
  gint64 n;

  record (self, SOME);
  written = end_day (self);
  n = count (written, "records");
  g_assert_cmpint (n, ==, SOME + 3); /* the enrolment, a visit and a session stand before */
  g_assert_true (
      g_file_test (json_object_get_string_member (written, "summary"), G_FILE_TEST_EXISTS));
  g_assert_true (
      g_file_test (json_object_get_string_member (written, "paper"), G_FILE_TEST_EXISTS));
  gvt_program_assert_members (json_object_get_object_member (written, "by_kind"),
                              "{\"visits\":1,\"classes\":1,\"answers\":40,\"surveys\":0,"
                              "\"proposals\":0,\"lookups\":0,\"others\":1}");

  accepted = accept_path (self, self->stick, 0);
  assert_state (accepted, 0, "taken", n);
  g_assert_cmpuint (count_entries (accepted, "receipts"), ==, 1);
  read = read_receipts (self, self->stick);
  g_assert_cmpint (count (read, "receipts"), ==, 1);
  g_assert_cmpint (count (json_object_get_object_member (read, "ledger"), "only_here"), ==, 0);
  assert_same_on_both_sides (self);

  /* I2: everything once more changes nothing, and nothing is left to be written. */
  g_clear_pointer (&accepted, json_object_unref);
  accepted = accept_path (self, self->stick, 0);
  assert_state (accepted, 0, "known", 0);
  again = read_receipts (self, self->stick);
  g_assert_cmpint (count (again, "receipts"), ==, 0);
  g_assert_cmpint (count (again, "known"), ==, 1);
  nothing = end_day (self);
  g_assert_cmpint (count (nothing, "records"), ==, 0);
  g_assert_cmpuint (count_entries (nothing, "parts"), ==, 0);
  assert_same_on_both_sides (self);
}

/* I3: what does not follow yet waits at the centre, and is not asked for again. */
static void
test_parts_in_any_order_wait_for_those_before_them (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (JsonObject) third = NULL;
  g_autoptr (JsonObject) first = NULL;
  g_autoptr (JsonObject) second = NULL;
  g_autofree char *head = NULL;

  record (self, 2 * PART);
  json_object_unref (end_day (self));
  parts = list_parts (self->parts);
  g_assert_cmpuint (parts->len, ==, 3);

  third = accept_path (self, parts->pdata[2], 0);
  assert_state (third, 0, "held", 0);
  g_assert_cmpint (count (third, "held"), ==, 1);
  g_assert_cmpuint (count_at_centre (self, &head), ==, 0);
  g_assert_cmpint (g_unlink (parts->pdata[2]), ==, 0); /* that stick never comes again */

  first = accept_path (self, parts->pdata[0], 0);
  assert_state (first, 0, "taken", PART);
  g_assert_cmpint (count (first, "held"), ==, 1);
  second = accept_path (self, parts->pdata[1], 0);
  assert_state (second, 0, "taken", PART);
  assert_state (second, 1, "taken", 3);
  g_assert_true (json_object_get_boolean_member (part_at (second, 1), "was_held"));
  g_assert_cmpint (count (second, "held"), ==, 0);

  json_object_unref (read_receipts (self, self->stick));
  assert_same_on_both_sides (self);
}

/* Somebody else's laptop carries the files both ways, and takes nothing that is not its own. */
static void
test_another_laptop_carries_both_ways (Fixture *self, gconstpointer unused)
{
  g_autofree char *other = enrol (self, "other");
  g_autofree char *carried = in_folder (self, "carried");
  g_autofree char *line = g_strdup_printf ("courier read %s", carried);
  g_autoptr (GPtrArray) args = laptop_args (self, other, line);
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (JsonObject) passed = NULL;
  g_autoptr (JsonObject) read = NULL;

  record (self, SOME);
  json_object_unref (end_day (self));
  parts = list_parts (self->parts);
  g_assert_cmpint (g_mkdir (carried, 0700), ==, 0);
  for (guint i = 0; i < parts->len; i++)
    copy_file (parts->pdata[i], carried);
  json_object_unref (accept_path (self, carried, 0));

  passed = ask ("govotectl", args, NULL, 0);
  g_assert_cmpint (count (passed, "receipts"), ==, 0);
  g_assert_cmpint (count (passed, "others"), ==, 1);
  read = read_receipts (self, carried);
  g_assert_cmpint (count (read, "receipts"), ==, 1);
  g_assert_cmpint (count (json_object_get_object_member (read, "ledger"), "only_here"), ==, 0);
}

static void
spoil (const char *path, const char *folder, const char *name, gsize n_kept, gsize flipped)
{
  g_autofree char *to = g_build_filename (folder, name, NULL);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  if (flipped < length)
    content[flipped] ^= 4;
  g_assert_true (g_file_set_contents (to, content, (gssize) MIN (n_kept, length), NULL));
}

/* Each is named, and the good one among them is taken. */
static void
test_bad_files_on_a_stick_are_refused_by_name (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (JsonObject) outcome = NULL;
  g_autoptr (GPtrArray) read = NULL;
  g_autofree char *huge = g_build_filename (self->parts, "a-huge.gvc", NULL);
  g_autofree char *line = g_strdup_printf ("courier read %s", self->stick);
  guint n_refused = 0, n_taken = 0;
  int fd;

  record (self, SOME);
  json_object_unref (end_day (self));
  parts = list_parts (self->parts);
  spoil (parts->pdata[0], self->parts, "b-cut.gvc", 700, G_MAXSIZE);
  spoil (parts->pdata[0], self->parts, "c-flipped.gvc", G_MAXSIZE, 500);
  spoil (parts->pdata[0], self->parts, "d-newer.gvc", G_MAXSIZE, 8);
  fd = g_open (huge, O_WRONLY | O_CREAT, 0600);
  g_assert_cmpint (ftruncate (fd, 9 * 1024 * 1024), ==, 0);
  close (fd);

  outcome = accept_path (self, self->stick, 1);
  g_assert_cmpuint (count_entries (outcome, "parts"), ==, 6); /* what it asks for, too */
  for (guint i = 0; i < 6; i++)
    {
      JsonObject *part = part_at (outcome, i);
      gboolean is_refused = g_str_equal (json_object_get_string_member (part, "state"), "refused");

      n_refused += is_refused;
      n_taken += count (part, "new") == SOME + 3;
      g_assert_true (is_refused == json_object_has_member (part, "reason"));
    }
  g_assert_cmpuint (n_refused, ==, 4);
  g_assert_cmpuint (n_taken, ==, 1);

  read = laptop_args (self, self->laptop, line); /* takes the receipt, and tells of the others */
  json_object_unref (ask ("govotectl", read, NULL, 1));
  assert_same_on_both_sides (self);
}

static void
test_without_a_stick_nothing_is_written (Fixture *self, gconstpointer unused)
{
  g_autofree char *nowhere = in_folder (self, "nowhere");
  g_autofree char *line = g_strdup_printf ("end-day --to %s", nowhere);
  g_autoptr (GPtrArray) args = laptop_args (self, self->laptop, line);

  json_object_unref (ask ("govotectl", args, NULL, 1));
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
}

/* --- pulled out in the middle --- */

typedef struct
{
  GMainLoop *loop;
  GSubprocess *victim;
} Kill;

static gboolean
on_time (gpointer user_data)
{
  Kill *kill = user_data;

  g_subprocess_force_exit (kill->victim);
  g_main_loop_quit (kill->loop);
  return G_SOURCE_REMOVE;
}

static void
kill_after (GSubprocess *victim, gint64 delay_us)
{
  Kill kill = { g_main_loop_new (NULL, FALSE), victim };

  g_timeout_add ((guint) (delay_us / 1000), on_time, &kill);
  g_main_loop_run (kill.loop);
  g_main_loop_unref (kill.loop);
  g_subprocess_wait (victim, NULL, NULL);
}

static gboolean
holds_rest (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".part"))
      return TRUE;
  return FALSE;
}

/* Returns: whether it was killed before its end */
static gboolean
end_day_killed (Fixture *self, gint64 typical_us)
{
  g_autofree char *line = g_strdup_printf ("end-day --to %s", self->stick);
  g_autoptr (GPtrArray) args = laptop_args (self, self->laptop, line);
  g_autoptr (GSubprocess) process = gvt_program_start ("govotectl",
                                                       (const char *const *) args->pdata);

  kill_after (process, typical_us * g_test_rand_int_range (20, 105) / 100);
  return !g_subprocess_get_if_exited (process);
}

/* A subset of what stands there, in no order, and twice; none of it may be refused. */
static void
carry_some (Fixture *self)
{
  g_autoptr (GPtrArray) parts = list_parts (self->parts);

  shuffle (parts);
  if (parts->len == 0)
    return;
  g_ptr_array_set_size (parts, g_test_rand_int_range (1, (gint32) parts->len + 1));
  json_object_unref (accept_paths (self, parts, 0));
  json_object_unref (accept_paths (self, parts, 0));
}

/* What has its name was written whole. */
static void
assert_backups_are_whole (Fixture *self)
{
  g_autofree char *line = g_strdup_printf ("backups list %s/backup", self->parts);
  g_autoptr (JsonObject) list = laptop_says (self, line);
  JsonArray *backups = json_object_get_array_member (list, "backups");

  g_assert_cmpuint (json_array_get_length (backups), >, 0);
  for (guint i = 0; i < json_array_get_length (backups); i++)
    g_assert_true (
        json_object_get_boolean_member (json_array_get_object_element (backups, i), "known"));
}

/* I1, I2, I3 */
static void
test_a_stick_pulled_out_at_any_instant_loses_nothing (Fixture *self, gconstpointer unused)
{
  g_autofree char *backups = g_build_filename (self->parts, "backup", NULL);
  gint64 began_us, typical_us;
  guint n_killed = 0, n_writing = 0;

  record (self, PART);
  began_us = g_get_monotonic_time ();
  json_object_unref (end_day (self));
  typical_us = g_get_monotonic_time () - began_us;

  for (guint i = 0; i < N_KILLS; i++)
    {
      record (self, SOME);
      n_killed += end_day_killed (self, typical_us);
      n_writing += holds_rest (self->parts) || holds_rest (backups);
      if (i % 5 == 2)
        carry_some (self);
      if (i % 10 == 7)
        json_object_unref (read_receipts (self, self->stick));
    }

  json_object_unref (end_day (self));
  g_assert_false (holds_rest (self->parts));
  g_assert_false (holds_rest (backups));
  assert_backups_are_whole (self);
  carry_some (self);
  json_object_unref (accept_path (self, self->stick, 0));
  json_object_unref (accept_path (self, self->stick, 0));
  json_object_unref (read_receipts (self, self->stick));
  assert_same_on_both_sides (self);
  g_assert_cmpuint (n_killed, >, 0);
  g_test_message ("%u of %u killed before the end, %u of them in mid-write, %u cards", n_killed,
                  N_KILLS, n_writing, self->n_cards);
}

#define ADD(name, func) g_test_add ("/end-day/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("a-day-goes-by-stick-and-the-receipt-comes-back",
       test_a_day_goes_by_stick_and_the_receipt_comes_back);
  ADD ("I3-parts-in-any-order-wait-for-those-before-them",
       test_parts_in_any_order_wait_for_those_before_them);
  ADD ("another-laptop-carries-both-ways", test_another_laptop_carries_both_ways);
  ADD ("bad-files-on-a-stick-are-refused-by-name", test_bad_files_on_a_stick_are_refused_by_name);
  ADD ("without-a-stick-nothing-is-written", test_without_a_stick_nothing_is_written);
  ADD ("I1-a-stick-pulled-out-at-any-instant-loses-nothing",
       test_a_stick_pulled_out_at_any_instant_loses_nothing);

  return g_test_run ();
}
