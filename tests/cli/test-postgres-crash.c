/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A database server that crashes in the middle of what laptops send: the built programs, and
 * nothing that was acknowledged is lost. */
#include <string.h>

#include "gvt-private-postgres.h"
#include "gvt-serving.h"
#include "gvt-test.h"

#define N_ROUNDS  6
#define N_ANSWERS 30
#define IDLE_SQL \
  "SELECT count (*) FROM pg_stat_activity WHERE application_name = 'govote-central'" \
  " AND state LIKE 'idle in transaction%'"

typedef struct
{
  GvtPrivatePostgres *database;
  GvtServing centre;
  char *laptop;
  guint n_waited_for; /* lines of the log */
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "address", NULL);
  g_autoptr (GError) error = NULL;

  self->database = gvt_private_postgres_new_or_skip (NULL);
  if (self->database == NULL)
    return;
  g_file_set_contents (path, gvt_private_postgres_get_uri (self->database), -1, &error);
  g_assert_no_error (error);
  gvt_serving_set_up (&self->centre, path);
  gvt_serving_start (&self->centre, "--log", "requests", "--metrics-port", "0", NULL);
  self->laptop = gvt_serving_enrol (&self->centre, "laptop", self->centre.address);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  if (self->database == NULL)
    return;
  gvt_serving_tear_down (&self->centre);
  gvt_private_postgres_free (self->database);
  g_free (self->laptop);
}

static guint
count_lines (Fixture *self)
{
  g_autofree char *log = gvt_serving_read_log (&self->centre);
  guint n = 0;

  for (const char *p = log; (p = strchr (p, '\n')) != NULL; p++)
    n++;
  return n;
}

static gboolean
has_asked (gpointer user_data)
{
  Fixture *self = user_data;

  return count_lines (self) >= self->n_waited_for;
}

static GSubprocess *
begin_sync (Fixture *self)
{
  const char *const args[] = { "--json",
                               "--data",
                               self->laptop,
                               "--user",
                               "PTD-01",
                               "--passphrase-file",
                               self->centre.passphrase,
                               "sync",
                               NULL };

  return gvt_program_start ("govotectl", args);
}

static gint64
ask_laptop (Fixture *self, const char *line, const char *name)
{
  g_autoptr (JsonObject) said = gvt_serving_laptop (&self->centre, self->laptop, line, 0);

  return json_object_get_int_member (said, name);
}

static gint64
count_at_centre (Fixture *self)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govote-central", NULL, "--data", self->centre.centre, "devices", "list", "--json", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);

  return json_object_get_int_member (json_array_get_object_element (json_node_get_array (node), 0),
                                     "events");
}

static void
assert_figures_are_there (Fixture *self)
{
  g_autofree char *figures = gvt_serving_ask (gvt_serving_get_port (self->centre.figures),
                                              "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");

  g_assert_nonnull (strstr (figures, "\ngovote_store_up 1\n"));
  g_assert_nonnull (strstr (figures, "\ngovote_store_readers_max 12\n"));
}

/* The server of laptops was not told of anything: it finds the database again by itself. */
static void
sync_until_done (Fixture *self)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GvtProgramRun) run = gvt_program_finish (begin_sync (self));

      if (run->exit_code == 0)
        return;
      g_test_message ("%s", run->err);
      g_assert_cmpint (run->exit_code, ==, 1);
    }
  g_assert_not_reached ();
}

/* I1, I2 */
static void
test_nothing_acknowledged_is_lost (Fixture *self, gconstpointer unused)
{
  if (self->database == NULL)
    return;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      GSubprocess *sync;
      g_autoptr (GvtProgramRun) run = NULL;
      gint64 confirmed;

      gvt_serving_record (&self->centre, self->laptop, N_ANSWERS);
      self->n_waited_for = count_lines (self) + i; /* each time in another place of the talk */
      sync = begin_sync (self);
      gvt_test_look_until (has_asked, self, "the laptop to ask");
      gvt_private_postgres_crash (self->database);
      run = gvt_program_finish (sync);
      g_test_message ("round %u: sync ended with %d", i, run->exit_code);
      g_assert_cmpint (run->exit_code, <=, 1);

      confirmed = ask_laptop (self, "ledger", "confirmed");
      gvt_private_postgres_restart (self->database);
      g_assert_cmpint (count_at_centre (self), >=, confirmed);
      sync_until_done (self);
      g_assert_cmpint (count_at_centre (self), ==, ask_laptop (self, "journal verify", "events"));
      g_assert_cmpint (ask_laptop (self, "ledger", "only_here"), ==, 0);
      assert_figures_are_there (self);
      g_assert_cmpint (ask_laptop (self, "ledger", "quarantined"), ==, 0);
    }
}

static gboolean
nothing_hangs (gpointer user_data)
{
  Fixture *self = user_data;
  g_autofree char *said = gvt_private_postgres_ask (self->database, IDLE_SQL);

  return g_str_equal (g_strstrip (said), "0");
}

/* Whoever ends in the middle, however he ends, leaves no transaction open that would hold up
 * others. */
static void
test_no_transaction_is_left_behind (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *sync;

  if (self->database == NULL)
    return;
  gvt_serving_record (&self->centre, self->laptop, N_ANSWERS);
  self->n_waited_for = count_lines (self) + 1;
  sync = begin_sync (self);
  gvt_test_look_until (has_asked, self, "the laptop to ask");
  g_subprocess_force_exit (self->centre.server);
  g_subprocess_wait (self->centre.server, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&self->centre.server);
  gvt_program_run_free (gvt_program_finish (sync));
  gvt_test_look_until (nothing_hangs, self, "the database to let go");

  g_clear_pointer (&self->centre.address, g_free);
  g_clear_pointer (&self->centre.figures, g_free);
  g_assert_cmpint (count_at_centre (self), >=, ask_laptop (self, "ledger", "confirmed"));
}

#define ADD(name, func) g_test_add ("/postgres-crash/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("I1-nothing-acknowledged-is-lost", test_nothing_acknowledged_is_lost);
  ADD ("no-transaction-is-left-behind", test_no_transaction_is_left_behind);

  return g_test_run ();
}
