/* SPDX-License-Identifier: GPL-3.0-or-later */
/* I1: no acknowledged event is lost when the process is killed at any moment; and two processes
 * may append to one journal. The test program is its own writer: run as `--write PATH N`, it
 * records N events and prints the id of each as soon as gvt_journal_record() has returned. */
#include <stdlib.h>

#include <glib/gstdio.h>

#include "gvt-error.h"
#include "gvt-journal-fixture.h"

#define KILLS_HERE       25 /* the variable GVT_TEST_KILLS asks for more */
#define EVENTS_OF_A_PAIR 60
#define FIRST_STARTS     20
#define ENOUGH           "1000000"
#define ID_LINE_LENGTH   37 /* with its line end */

static char *own_program;

static int
write_events (const char *path, guint64 n)
{
  GvtJournalFixture self = { 0 };

  gvt_crypto_init ();
  gvt_journal_fixture_open (&self, path, "A1B2", gvt_test_projections);
  for (guint64 i = 0; i < n; i++)
    {
      GvtId id = gvt_journal_fixture_note (&self, (gint) i, "Lalu Contoh");
      g_autofree char *text = gvt_id_to_text (&id);

      g_print ("%s\n", text);
      fflush (stdout);
    }
  gvt_journal_fixture_close (&self);
  return EXIT_SUCCESS;
}

static GSubprocess *
spawn_writer (const char *path, const char *n)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *writer = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, own_program,
                                          "--write", path, n, NULL);

  g_assert_no_error (error);
  return writer;
}

/* Adds the whole lines that @input still holds to @ids; a line that the kill cut off was not
 * acknowledged to anybody. */
static void
collect_ids (GInputStream *input, GString *lines, GPtrArray *ids)
{
  char buffer[4096];
  gssize n;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) split = NULL;

  while ((n = g_input_stream_read (input, buffer, sizeof buffer, NULL, &error)) > 0)
    g_string_append_len (lines, buffer, n);
  g_assert_no_error (error);

  split = g_strsplit (lines->str, "\n", -1);
  for (guint i = 0; split[i] != NULL && split[i + 1] != NULL; i++)
    g_ptr_array_add (ids, g_strdup (split[i]));
}

/* Waits for some acknowledged events, so that each run gets somewhere, and kills at once: the
 * writer is then anywhere in its next one. */
static void
write_and_kill (const char *path, guint n_awaited, GPtrArray *ids)
{
  g_autoptr (GSubprocess) writer = spawn_writer (path, ENOUGH);
  GInputStream *input = g_subprocess_get_stdout_pipe (writer);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  char buffer[ID_LINE_LENGTH];

  while (lines->len < (gsize) n_awaited * ID_LINE_LENGTH)
    {
      gssize n = g_input_stream_read (input, buffer, sizeof buffer, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (n, >, 0);
      g_string_append_len (lines, buffer, n);
    }

  g_subprocess_force_exit (writer);
  collect_ids (input, lines, ids);
  g_subprocess_wait (writer, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (writer));
}

typedef struct
{
  GvtJournalFixture *self;
  GPtrArray *ids;
} Search;

static gboolean
find_all (GvtDb *db, gpointer user_data, GError **error)
{
  Search *search = user_data;

  for (guint i = 0; i < search->ids->len; i++)
    {
      g_autoptr (GvtEvent) event = NULL;
      GvtId id;

      if (!gvt_id_from_text (g_ptr_array_index (search->ids, i), &id, error))
        return FALSE;
      event = gvt_journal_event (search->self->journal, db, &id, error);
      if (event == NULL)
        return FALSE;
    }

  return TRUE;
}

static void
assert_all_are_there (GvtJournalFixture *self, GPtrArray *ids)
{
  Search search = { self, ids };
  g_autoptr (GError) error = NULL;

  gvt_store_read (self->store, find_all, &search, &error);
  g_assert_no_error (error);
}

static guint
n_kills (void)
{
  const char *asked = g_getenv ("GVT_TEST_KILLS");
  guint64 n = KILLS_HERE;

  if (asked != NULL)
    g_assert_true (g_ascii_string_to_unsigned (asked, 10, 1, G_MAXINT, &n, NULL));
  return (guint) n;
}

static void
test_no_acknowledged_event_is_lost_by_a_kill (void)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "store.db", NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  guint n = n_kills ();

  for (guint i = 0; i < n; i++)
    {
      GvtJournalFixture self = { 0 };
      GvtId id;

      write_and_kill (path, (guint) g_test_rand_int_range (1, 12), ids);

      gvt_journal_fixture_open (&self, path, "A1B2", gvt_test_projections);
      assert_all_are_there (&self, ids);
      gvt_journal_fixture_assert_sound (&self);
      id = gvt_journal_fixture_note (&self, (gint) i, NULL);
      g_ptr_array_add (ids, gvt_id_to_text (&id));
      gvt_journal_fixture_assert_sound (&self);
      gvt_journal_fixture_close (&self);
    }

  g_test_message ("%u kills, %u acknowledged events, none lost", n, ids->len);
  g_assert_cmpuint (ids->len, >=, 2 * n);
}

/* The very first write makes the file and its tables: a kill there must not leave a store that
 * nobody can open. */
static void
test_kill_at_the_first_start_leaves_a_store_that_opens (void)
{
  for (guint i = 0; i < FIRST_STARTS; i++)
    {
      g_autofree char *path = g_build_filename (gvt_test_folder (), "store.db", NULL);
      g_autoptr (GSubprocess) writer = spawn_writer (path, ENOUGH);
      GvtJournalFixture self = { 0 };
      gint n_yields = g_test_rand_int_range (0, 20000);

      while (!g_file_test (path, G_FILE_TEST_EXISTS) || n_yields-- > 0)
        g_thread_yield ();
      g_subprocess_force_exit (writer);
      g_subprocess_wait (writer, NULL, NULL);

      gvt_journal_fixture_open (&self, path, "A1B2", gvt_test_projections);
      gvt_journal_fixture_note (&self, 1, NULL);
      gvt_journal_fixture_assert_sound (&self);
      gvt_journal_fixture_close (&self);
    }
}

static void
test_two_processes_append_to_one_chain (void)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "store.db", NULL);
  g_autofree char *n = g_strdup_printf ("%d", EVENTS_OF_A_PAIR);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  GSubprocess *writers[2];
  GvtJournalFixture self = { 0 };

  gvt_journal_fixture_open (&self, path, "A1B2", gvt_test_projections);
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    writers[i] = spawn_writer (path, n);
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      g_autoptr (GString) lines = g_string_new (NULL);

      collect_ids (g_subprocess_get_stdout_pipe (writers[i]), lines, ids);
      g_assert_true (g_subprocess_wait_check (writers[i], NULL, NULL));
    }

  g_assert_cmpuint (ids->len, ==, 2 * EVENTS_OF_A_PAIR);
  assert_all_are_there (&self, ids);
  g_assert_cmpint (gvt_journal_fixture_get_int (&self, "SELECT max (seq) FROM event"), ==,
                   2 * EVENTS_OF_A_PAIR);
  gvt_journal_fixture_assert_sound (&self);
  gvt_journal_fixture_close (&self);

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    g_clear_object (&writers[i]);
}

/* A program that ends while another still works must not take the log away from under it: what the
 * other then writes would be acknowledged, and gone. */
static void
test_program_that_ends_leaves_the_log_to_the_other (void)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "store.db", NULL);
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);
  GvtJournalFixture self = { 0 };

  gvt_journal_fixture_open (&self, path, "A1B2", gvt_test_projections);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GSubprocess) other = spawn_writer (path, "1");

      g_assert_true (g_subprocess_wait_check (other, NULL, NULL));
      g_assert_true (g_file_test (log_path, G_FILE_TEST_EXISTS));
      gvt_journal_fixture_note (&self, 1, NULL);
    }
  gvt_journal_fixture_close (&self);

  gvt_journal_fixture_open (&self, path, "A1B2", gvt_test_projections);
  g_assert_cmpint (gvt_journal_fixture_get_int (&self, "SELECT max (seq) FROM event"), ==, 6);
  gvt_journal_fixture_assert_sound (&self);
  gvt_journal_fixture_close (&self);
}

/* The app and the command line may be started together, also on the day of an upgrade. */
static void
test_two_processes_start_on_a_new_store (void)
{
  for (guint i = 0; i < FIRST_STARTS; i++)
    {
      g_autofree char *path = g_build_filename (gvt_test_folder (), "store.db", NULL);
      g_autoptr (GSubprocess) first = spawn_writer (path, "2");
      g_autoptr (GSubprocess) second = spawn_writer (path, "2");
      GvtJournalFixture self = { 0 };

      g_assert_true (g_subprocess_wait_check (first, NULL, NULL));
      g_assert_true (g_subprocess_wait_check (second, NULL, NULL));

      gvt_journal_fixture_open (&self, path, "A1B2", gvt_test_projections);
      g_assert_cmpint (gvt_journal_fixture_get_int (&self, "SELECT max (seq) FROM event"), ==, 4);
      gvt_journal_fixture_assert_sound (&self);
      gvt_journal_fixture_close (&self);
    }
}

int
main (int argc, char **argv)
{
  guint64 n;

  if (argc == 4 && g_str_equal (argv[1], "--write")
      && g_ascii_string_to_unsigned (argv[3], 10, 0, G_MAXINT, &n, NULL))
    return write_events (argv[2], n);

  own_program = argv[0];
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/journal-crash/no-acknowledged-event-is-lost-by-a-kill",
                   test_no_acknowledged_event_is_lost_by_a_kill);
  g_test_add_func ("/journal-crash/kill-at-the-first-start-leaves-a-store-that-opens",
                   test_kill_at_the_first_start_leaves_a_store_that_opens);
  g_test_add_func ("/journal-crash/two-processes-append-to-one-chain",
                   test_two_processes_append_to_one_chain);
  g_test_add_func ("/journal-crash/program-that-ends-leaves-the-log-to-the-other",
                   test_program_that_ends_leaves_the_log_to_the_other);
  g_test_add_func ("/journal-crash/two-processes-start-on-a-new-store",
                   test_two_processes_start_on_a_new_store);

  return g_test_run ();
}
