/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-postgres-dialect.h"

#include "gvt-test.h"

static void
assert_reads (const char *sqlite, const char *postgres)
{
  g_autofree char *translated = gvt_postgres_translate (sqlite, NULL);

  g_assert_cmpstr (translated, ==, postgres);
}

static void
test_numbers_parameters (void)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *sql = gvt_postgres_translate (
      "SELECT a::text FROM t WHERE :from IS NULL OR (b >= :from AND b < :to_day)", &names);

  g_assert_cmpstr (sql, ==, "SELECT a::text FROM t WHERE $1 IS NULL OR (b >= $1 AND b < $2)");
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_cmpstr (names->pdata[0], ==, ":from");
  g_assert_cmpstr (names->pdata[1], ==, ":to_day");
}

static void
test_leaves_quoted_text (void)
{
  assert_reads ("SELECT ':a BLOB', 'it''s :b', \"user\", 'user' -- :c, it's BLOB\n",
                "SELECT ':a BLOB', 'it''s :b', \"user\", 'user' \n");
}

static void
test_names_types (void)
{
  assert_reads ("CREATE TABLE t (\n"
                "  a BLOB PRIMARY KEY CHECK (length (a) = 16), -- the id\n"
                "  b INTEGER NOT NULL,\n"
                "  user TEXT NOT NULL\n"
                ") STRICT, WITHOUT ROWID;\n"
                "CREATE TABLE u (c TEXT) STRICT;",
                "CREATE TABLE t (\n"
                "  a BYTEA PRIMARY KEY CHECK (length (a) = 16), \n"
                "  b BIGINT NOT NULL,\n"
                "  \"user\" TEXT COLLATE \"C\" NOT NULL\n"
                ") ;\n"
                "CREATE TABLE u (c TEXT COLLATE \"C\") ;");
  assert_reads ("SELECT CAST (a AS TEXT) FROM t", "SELECT CAST (a AS TEXT) FROM t");
}

static void
test_drops_hints (void)
{
  assert_reads ("SELECT a FROM t INDEXED BY t_a WHERE indexed_by = 1",
                "SELECT a FROM t  WHERE indexed_by = 1");
}

static void
test_says_functions (void)
{
  assert_reads ("SELECT ifnull (a, 0), instr (b, '/'), user_instr FROM t",
                "SELECT coalesce (a, 0), strpos (b, '/'), user_instr FROM t");
}

static void
test_names_subqueries (void)
{
  assert_reads ("SELECT a FROM (SELECT b FROM (SELECT 1)) WHERE a IN (SELECT 2)",
                "SELECT a FROM (SELECT b FROM (SELECT 1) AS unnamed0) AS unnamed1"
                " WHERE a IN (SELECT 2)");
  assert_reads ("SELECT a FROM t JOIN (SELECT 1) ON c; SELECT max (a) FROM (SELECT 1) AS s",
                "SELECT a FROM t JOIN (SELECT 1) AS unnamed0 ON c; SELECT max (a) FROM (SELECT 1)"
                " AS s");
  assert_reads ("SELECT count (*) FROM (SELECT 1) s", "SELECT count (*) FROM (SELECT 1) s");
}

/* Nothing that is no SQL at all makes it read past the end. */
static void
test_survives_ends (void)
{
  assert_reads ("", "");
  assert_reads ("'", "'");
  assert_reads ("'a''", "'a''");
  assert_reads (":", ":");
  assert_reads ("--", "");
  assert_reads ("STRICT,", ",");
  assert_reads ("INDEXED", "INDEXED");
  assert_reads (")FROM(", ")FROM(");
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/postgres-dialect/numbers-parameters", test_numbers_parameters);
  g_test_add_func ("/postgres-dialect/leaves-quoted-text", test_leaves_quoted_text);
  g_test_add_func ("/postgres-dialect/names-types", test_names_types);
  g_test_add_func ("/postgres-dialect/drops-hints", test_drops_hints);
  g_test_add_func ("/postgres-dialect/says-functions", test_says_functions);
  g_test_add_func ("/postgres-dialect/names-subqueries", test_names_subqueries);
  g_test_add_func ("/postgres-dialect/survives-ends", test_survives_ends);
  return g_test_run ();
}
