/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-number-column.h"
#include <string.h>

#include "gvt-test.h"

#define MAX_NUMBERS 64

typedef struct
{
  GvtArena *arena;
  guint64 numbers[MAX_NUMBERS];
  guint n;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->arena = gvt_arena_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gvt_arena_free (fixture->arena);
}

static void
add (Fixture *fixture, guint64 number)
{
  g_assert_cmpuint (fixture->n, <, MAX_NUMBERS);
  fixture->numbers[fixture->n++] = number;
}

/* What stands behind the column must not shine through the last of its numbers. */
static GvtNumberColumn
keep (Fixture *fixture)
{
  GvtNumberColumn column;

  gvt_number_column_init (&column, fixture->arena, fixture->numbers, fixture->n);
  memset (gvt_arena_alloc (fixture->arena, 16), 0xff, 16);
  return column;
}

static void
assert_kept (Fixture *fixture, guint width)
{
  GvtNumberColumn column = keep (fixture);

  g_assert_cmpuint (column.width, ==, width);
  for (guint i = 0; i < fixture->n; i++)
    g_assert_cmpuint (gvt_number_column_get (&column, i), ==, fixture->numbers[i]);
}

static void
test_cards (Fixture *fixture, gconstpointer unused)
{
  add (fixture, G_GUINT64_CONSTANT (5201014107900001));
  add (fixture, G_GUINT64_CONSTANT (5272051701010012));
  add (fixture, GVT_NO_NUMBER);
  add (fixture, G_GUINT64_CONSTANT (5203990000009999));

  assert_kept (fixture, 6);
}

/* The greatest distance that a width can hold is the mark of no number: the next width is taken. */
static void
test_edges (Fixture *fixture, gconstpointer unused)
{
  add (fixture, 1000);
  add (fixture, 1254);
  add (fixture, GVT_NO_NUMBER);
  assert_kept (fixture, 1);

  add (fixture, 1255);
  assert_kept (fixture, 2);
}

static void
test_whole_range (Fixture *fixture, gconstpointer unused)
{
  add (fixture, 0);
  add (fixture, GVT_NO_NUMBER - 1);
  add (fixture, GVT_NO_NUMBER);
  add (fixture, 1);

  assert_kept (fixture, 8);
}

static void
test_nothing (Fixture *fixture, gconstpointer unused)
{
  assert_kept (fixture, 1);
  add (fixture, GVT_NO_NUMBER);
  assert_kept (fixture, 1);
  add (fixture, GVT_NO_NUMBER - 1);
  assert_kept (fixture, 1);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)
  ADD ("/number-column/cards-take-six-bytes", test_cards);
  ADD ("/number-column/the-mark-of-no-number-is-no-distance", test_edges);
  ADD ("/number-column/the-whole-range-comes-back", test_whole_range);
  ADD ("/number-column/no-numbers-are-no-trouble", test_nothing);
#undef ADD

  return g_test_run ();
}
