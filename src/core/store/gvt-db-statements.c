/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-db-statements.h"

#include <string.h>

struct _GvtDbStatements
{
  GHashTable *waiting; /* sqlite3_stmt by its own text */
};

static void
finalize (gpointer statement)
{
  sqlite3_finalize (statement);
}

GvtDbStatements *
gvt_db_statements_new (void)
{
  GvtDbStatements *self = g_new0 (GvtDbStatements, 1);

  self->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize);
  return self;
}

void
gvt_db_statements_free (GvtDbStatements *self)
{
  g_hash_table_unref (self->waiting);
  g_free (self);
}

sqlite3_stmt *
gvt_db_statements_take (GvtDbStatements *self, const char *sql)
{
  gpointer statement = NULL;

  g_hash_table_steal_extended (self->waiting, sql, NULL, &statement);
  return statement;
}

static gboolean
is_of_rows (const char *sql)
{
  static const char *const verbs[] = { "SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH " };

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_has_prefix (sql, verbs[i]))
      return TRUE;
  return FALSE;
}

void
gvt_db_statements_give (GvtDbStatements *self, sqlite3_stmt *statement)
{
  const char *sql = sqlite3_sql (statement);

  if (!is_of_rows (sql) || g_hash_table_contains (self->waiting, sql))
    {
      sqlite3_finalize (statement);
      return;
    }
  if (g_hash_table_size (self->waiting) >= GVT_DB_STATEMENTS_MAX)
    g_hash_table_remove_all (self->waiting); /* those of every day are soon back */

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  g_hash_table_insert (self->waiting, (gpointer) sql, statement);
}
