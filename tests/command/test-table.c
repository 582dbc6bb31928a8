/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-table.h"

#include "gvt-test.h"

static void
assert_text (GvtTable *table, const char *expected)
{
  g_autofree char *found = gvt_table_to_text (table);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_columns_line_up_and_numbers_stand_to_the_right (void)
{
  g_autoptr (GvtTable) table = gvt_table_new ("NAME", "ROWS", "PLACE", NULL);

  gvt_table_add (table, "a", "9", "52.02", NULL);
  gvt_table_add (table, "long name", "1.234", "-", NULL);

  assert_text (table, "NAME        ROWS  PLACE\n"
                      "a              9  52.02\n"
                      "long name  1.234  -\n");
}

static void
test_width_is_counted_in_characters (void)
{
  g_autoptr (GvtTable) table = gvt_table_new ("A", "B", NULL);

  gvt_table_add (table, "éé", "x", NULL);
  gvt_table_add (table, "eee", "x", NULL);

  assert_text (table, "A    B\n"
                      "éé   x\n"
                      "eee  x\n");
}

static void
test_cell_stays_on_its_line (void)
{
  g_autoptr (GvtTable) table = gvt_table_new ("A", "B", NULL);

  gvt_table_add (table, "one\ntwo", "", NULL);

  assert_text (table, "A        B\n"
                      "one two\n");
}

static void
test_empty_table_has_its_heads (void)
{
  g_autoptr (GvtTable) table = gvt_table_new ("A", "B", NULL);

  assert_text (table, "A  B\n");
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/table/columns-line-up-and-numbers-stand-to-the-right",
                   test_columns_line_up_and_numbers_stand_to_the_right);
  g_test_add_func ("/table/width-is-counted-in-characters", test_width_is_counted_in_characters);
  g_test_add_func ("/table/cell-stays-on-its-line", test_cell_stays_on_its_line);
  g_test_add_func ("/table/empty-table-has-its-heads", test_empty_table_has_its_heads);

  return g_test_run ();
}
