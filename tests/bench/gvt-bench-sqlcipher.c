/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-bench-sqlcipher.h"

#include <string.h>

#include "gvt-laptop-schema.h"

static void
run_sql (GvtBenchSqlcipher *self, const char *constant_sql)
{
  g_autoptr (GError) error = NULL;

  gvt_db_exec (self->db, constant_sql, &error);
  g_assert_no_error (error);
}

static GvtStmt *
prepare (GvtBenchSqlcipher *self, const char *constant_sql)
{
  g_autoptr (GError) error = NULL;
  GvtStmt *stmt = gvt_db_prepare (self->db, constant_sql, &error);

  g_assert_no_error (error);
  return stmt;
}

static void
run (GvtStmt *stmt)
{
  g_autoptr (GError) error = NULL;

  gvt_stmt_run (stmt, &error);
  g_assert_no_error (error);
  gvt_stmt_reset (stmt);
}

void
gvt_bench_sqlcipher_init (GvtBenchSqlcipher *self, const char *path)
{
  g_autoptr (GvtSecret) key = gvt_secret_new_random (GVT_KEY_SIZE);
  g_autoptr (GError) error = NULL;

  *self = (GvtBenchSqlcipher){ .db = gvt_db_open (path, key, &gvt_laptop_schema, &error) };
  g_assert_no_error (error);
  run_sql (self, "CREATE TABLE bench_voter (nik TEXT, dpid TEXT, name TEXT, sex TEXT, village TEXT,"
                 " tps TEXT) STRICT;"
                 "CREATE VIRTUAL TABLE bench_name USING fts5 (name, tokenize = 'trigram');"
                 "CREATE VIRTUAL TABLE bench_few USING fts5 (name, tokenize = 'trigram');"
                 "BEGIN");
  self->row = prepare (self,
                       "INSERT INTO bench_voter VALUES (:nik, :dpid, :name, :sex, :village, :tps)");
  self->name = prepare (self, "INSERT INTO bench_name (name) VALUES (:name)");
}

void
gvt_bench_sqlcipher_add (GvtBenchSqlcipher *self, const char *village, const GvtVoterRow *row)
{
  gvt_stmt_bind_text (self->row, ":nik", row->text[GVT_VOTER_NIK]);
  gvt_stmt_bind_text (self->row, ":dpid", row->text[GVT_VOTER_DPID]);
  gvt_stmt_bind_text (self->row, ":name", row->text[GVT_VOTER_NAME]);
  gvt_stmt_bind_text (self->row, ":sex", row->text[GVT_VOTER_SEX]);
  gvt_stmt_bind_text (self->row, ":village", village);
  gvt_stmt_bind_text (self->row, ":tps", row->text[GVT_VOTER_TPS]);
  run (self->row);
  gvt_stmt_bind_text (self->name, ":name", row->text[GVT_VOTER_NAME]);
  run (self->name);
}

void
gvt_bench_sqlcipher_finish (GvtBenchSqlcipher *self, guint64 n_few)
{
  g_autoptr (GvtStmt) few = prepare (self, "INSERT INTO bench_few (rowid, name)"
                                           " SELECT rowid, name FROM bench_voter LIMIT :n");

  gvt_stmt_bind_int (few, ":n", (gint64) n_few);
  run (few);
  g_clear_pointer (&self->row, gvt_stmt_free);
  g_clear_pointer (&self->name, gvt_stmt_free);
  run_sql (self, "CREATE INDEX bench_by_nik ON bench_voter (nik); COMMIT");
}

void
gvt_bench_sqlcipher_clear (GvtBenchSqlcipher *self)
{
  g_clear_object (&self->db);
}

void
gvt_bench_sqlcipher_ask_niks (GvtBenchSqlcipher *self, const GPtrArray *niks, double *times)
{
  g_autoptr (GvtStmt) stmt = prepare (
      self, "SELECT dpid, name, sex, village, tps FROM bench_voter WHERE nik = :nik");

  for (guint i = 0; i < niks->len; i++)
    {
      double began = gvt_bench_thread_us ();
      guint n_cells = 0;

      gvt_stmt_reset (stmt);
      gvt_stmt_bind_text (stmt, ":nik", niks->pdata[i]);
      while (gvt_stmt_next (stmt, NULL))
        for (int column = 0; column < 5; column++)
          n_cells += gvt_stmt_text (stmt, column)[0] != '\0';
      times[i] = gvt_bench_thread_us () - began;
      g_assert_cmpuint (n_cells, >, 0);
    }
}

static double
ask (GvtBenchSqlcipher *self, const char *match, guint *n_hits)
{
  g_autoptr (GvtStmt) stmt = prepare (
      self, self->is_few ? "SELECT rowid, name FROM bench_few WHERE bench_few MATCH :match"
                           " ORDER BY rank LIMIT 20"
                         : "SELECT rowid, name FROM bench_name WHERE bench_name MATCH :match"
                           " ORDER BY rank LIMIT 20");
  g_autoptr (GError) error = NULL;
  double began = gvt_bench_thread_us ();

  gvt_stmt_bind_text (stmt, ":match", match);
  for (*n_hits = 0; gvt_stmt_next (stmt, &error);)
    ++*n_hits;
  g_assert_no_error (error);
  return gvt_bench_thread_us () - began;
}

double
gvt_bench_sqlcipher_ask_words (gpointer self, const char *question, guint *n_hits)
{
  g_auto (GStrv) words = g_strsplit (question, " ", 0);
  g_autoptr (GString) match = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) >= 3) /* of a shorter one there is no trigram */
      g_string_append_printf (match, "\"%s\" ", words[i]);
  *n_hits = 0;
  return match->len > 0 ? ask (self, match->str, n_hits) : 0;
}

double
gvt_bench_sqlcipher_ask_trigrams (gpointer self, const char *question, guint *n_hits)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) match = g_string_new (NULL);

  for (const char *at = question; strlen (at) >= 3; at++)
    {
      char *trigram = g_strndup (at, 3);

      if (!g_hash_table_contains (seen, trigram))
        g_string_append_printf (match, "%s\"%s\"", match->len > 0 ? " OR " : "", trigram);
      g_hash_table_add (seen, trigram);
    }
  *n_hits = 0;
  return match->len > 0 ? ask (self, match->str, n_hits) : 0;
}
