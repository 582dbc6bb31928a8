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

static const char *const files[] = { "/test/sql/0001-word.sql", NULL };
static const GvtSchema schema = { 0x67767474, db_test_get_resource, files };

static char *own_program;

static GvtDb *
open_db (const char *path, GError **error)
{
  static const guint8 bytes[GVT_KEY_SIZE] = "thirty-two bytes for test stores";
  g_autoptr (GvtSecret) key = gvt_secret_new (bytes, sizeof bytes);

  return gvt_db_open (path, key, &schema, error);
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

static void
start_other (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  self->other = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                  &error, own_program, "--hold", self->path, NULL);
  g_assert_no_error (error);
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

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--hold"))
    return hold (argv[2]);

  own_program = argv[0];
  gvt_test_init (&argc, &argv);

  ADD ("/db-shared/visitor-takes-no-log-away", test_visitor_takes_no_log_away);

  return g_test_run ();
}
