/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two programs on one database. The test program is the other one too: run as `--hold PATH`, it
 * opens the database, inserts a word for each line it is told, and ends when nothing more comes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db-test-resources.h"
#include "gvt-db.h"
#include "gvt-error.h"
#include "gvt-test.h"

#define N_AT_ONCE 6
#define PAGE_SIZE 4096
#define N_WORDS   2000

static const char *const files_v1[] = { "/test/sql/0001-word.sql", NULL };
static const char *const files_v2[] = { "/test/sql/0001-word.sql", "/test/sql/0002-note.sql",
                                        NULL };
static const GvtSchema schema_v1 = { 0x67767474, db_test_get_resource, files_v1 };
static const GvtSchema schema_v2 = { 0x67767474, db_test_get_resource, files_v2 };

static char *own_program;

static GvtDb *
open_as (const char *path, const GvtSchema *schema, GError **error)
{
  static const guint8 bytes[GVT_KEY_SIZE] = "thirty-two bytes for test stores";
  g_autoptr (GvtSecret) key = gvt_secret_new (bytes, sizeof bytes);

  return gvt_db_open (path, key, schema, error);
}

static GvtDb *
open_db (const char *path, GError **error)
{
  return open_as (path, &schema_v1, error);
}

static void
insert (GvtDb *db, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "INSERT INTO word (word) VALUES (:word)", &error);

  g_assert_no_error (error);
  gvt_stmt_bind_text (stmt, ":word", word);
  gvt_stmt_run (stmt, &error);
  g_assert_no_error (error);
}

static gint64
count (GvtDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT count (*) FROM word", &error);

  gvt_stmt_one (stmt, "number", &error);
  g_assert_no_error (error);
  return gvt_stmt_int (stmt, 0);
}

static void
say (const char *word)
{
  g_print ("%s\n", word);
  fflush (stdout);
}

static int
hold (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDb) db = NULL;
  char line[64];

  gvt_crypto_init ();
  db = open_db (path, &error);
  g_assert_no_error (error);

  say ("open");
  while (fgets (line, sizeof line, stdin) != NULL)
    {
      insert (db, g_strchomp (line));
      say (line);
    }

  return EXIT_SUCCESS;
}

typedef struct
{
  char *path;
  GSubprocess *other;
  GDataInputStream *said;
} Fixture;

static void
await (Fixture *self, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line_utf8 (self->said, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, expected);
}

static GSubprocess *
spawn (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *other = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE
                                             | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                         &error, own_program, "--hold", self->path, NULL);

  g_assert_no_error (error);
  return other;
}

static void
start_other (Fixture *self)
{
  self->other = spawn (self);
  self->said = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->other));
  await (self, "open");
}

static void
tell (Fixture *self, const char *word)
{
  g_autofree char *line = g_strconcat (word, "\n", NULL);
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->other), line, strlen (line), NULL,
                             NULL, &error);
  g_assert_no_error (error);
  await (self, word);
}

static void
kill_other (Fixture *self)
{
  g_subprocess_force_exit (self->other);
  g_subprocess_wait (self->other, NULL, NULL);
  g_clear_object (&self->said);
  g_clear_object (&self->other);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->path = g_build_filename (gvt_test_folder (), "test.db", NULL);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_null (self->other);
  g_free (self->path);
}

/* I1: who opens and leaves must not take the log from under the one who stays. */
static void
test_visitor_takes_no_log_away (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDb) db = NULL;

  start_other (self);
  tell (self, "before");
  db = open_db (self->path, &error);
  g_assert_no_error (error);
  g_clear_object (&db);
  tell (self, "after");
  kill_other (self);

  db = open_db (self->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (db), ==, 2);
}

static gboolean
insert_many (GvtDb *db, gpointer user_data, GError **error)
{
  for (guint i = 0; i < N_WORDS; i++)
    {
      g_autofree char *word = g_strdup_printf ("a word like many others, number %05u", i);

      insert (db, word);
    }

  return TRUE;
}

static void
make_many (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDb) db = open_db (self->path, &error);

  g_assert_no_error (error);
  g_assert_true (gvt_db_transact (db, insert_many, NULL, NULL));
}

/* A page of the first words, which nobody reads or writes again. This process has no connection
 * now, so that its descriptor costs nobody a lock. */
static void
damage (Fixture *self)
{
  FILE *file = fopen (self->path, "r+b");

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, 5 * PAGE_SIZE + 100, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite ("damage", 1, 6, file), ==, 6);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* The check reads the whole file: it must not stand in the way of every command while the window
 * is open. */
static void
test_damage_is_looked_for_after_an_unclean_end_only (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDb) db = NULL;

  make_many (self);
  start_other (self);
  tell (self, "word");
  damage (self);

  db = open_db (self->path, &error);
  g_assert_no_error (error);
  g_clear_object (&db);

  kill_other (self);
  g_assert_null (open_db (self->path, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_CORRUPT);
}

/* I12: the older program would go on with tables that it does not know. */
static void
test_store_in_use_is_not_migrated (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDb) db = NULL;

  start_other (self);
  g_assert_null (open_as (self->path, &schema_v2, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_BUSY);
  g_clear_error (&error);
  tell (self, "word");
  kill_other (self);

  db = open_as (self->path, &schema_v2, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (db), ==, 1);
}

static void
test_programs_that_start_at_once_all_open_a_new_store (Fixture *self, gconstpointer unused)
{
  GSubprocess *others[N_AT_ONCE];

  for (guint i = 0; i < N_AT_ONCE; i++)
    others[i] = spawn (self);

  for (guint i = 0; i < N_AT_ONCE; i++)
    {
      g_autoptr (GError) error = NULL;

      g_output_stream_close (g_subprocess_get_stdin_pipe (others[i]), NULL, NULL);
      g_subprocess_wait_check (others[i], NULL, &error);
      g_assert_no_error (error);
      g_clear_object (&others[i]);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--hold"))
    return hold (argv[2]);

  own_program = argv[0];
  gvt_test_init (&argc, &argv);

  ADD ("/db-shared/visitor-takes-no-log-away", test_visitor_takes_no_log_away);
  ADD ("/db-shared/damage-is-looked-for-after-an-unclean-end-only",
       test_damage_is_looked_for_after_an_unclean_end_only);
  ADD ("/db-shared/store-in-use-is-not-migrated", test_store_in_use_is_not_migrated);
  ADD ("/db-shared/programs-that-start-at-once-all-open-a-new-store",
       test_programs_that_start_at_once_all_open_a_new_store);

  return g_test_run ();
}
