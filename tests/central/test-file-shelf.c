/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-file-shelf.h"

#include "gvt-test.h"

#define ROOM 1600 /* sixteen files of SIZE */
#define SIZE 100

typedef struct
{
  GvtFileShelf *shelf;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->shelf = gvt_file_shelf_new (ROOM);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gvt_file_shelf_free (fixture->shelf);
}

/* Returns: (transfer full): @size bytes that no other @n has. @hash: (out) */
static GBytes *
make_file (guint n, gsize size, GvtHash *hash)
{
  guint8 *data = g_malloc0 (size);
  GBytes *file;

  data[0] = (guint8) n;
  file = g_bytes_new_take (data, size);
  gvt_hash_of_bytes (file, hash);
  return file;
}

static void
put (Fixture *fixture, guint n, gsize size)
{
  GvtHash hash;
  g_autoptr (GBytes) file = make_file (n, size, &hash);

  gvt_file_shelf_put (fixture->shelf, &hash, file);
}

static gboolean
is_there (Fixture *fixture, guint n, gsize size)
{
  GvtHash hash;
  g_autoptr (GBytes) file = make_file (n, size, &hash);
  g_autoptr (GBytes) found = gvt_file_shelf_find (fixture->shelf, &hash);

  g_assert_true (found == NULL || g_bytes_equal (found, file));
  return found != NULL;
}

static void
test_the_first_make_room_for_the_last (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < 18; i++)
    {
      put (fixture, i, SIZE);
      put (fixture, i, SIZE); /* twice takes no more room */
    }

  for (guint i = 0; i < 18; i++)
    g_assert_cmpint (is_there (fixture, i, SIZE), ==, i >= 2);
}

static void
test_a_large_file_stays_outside (Fixture *fixture, gconstpointer unused)
{
  put (fixture, 1, SIZE + 1);
  g_assert_false (is_there (fixture, 1, SIZE + 1));
  put (fixture, 1, SIZE);
  g_assert_true (is_there (fixture, 1, SIZE));
}

/* What a disk has damaged is told by each laptop, and is right again once it is published anew. */
static void
test_a_damaged_file_stays_outside (Fixture *fixture, gconstpointer unused)
{
  GvtHash hash, other;
  g_autoptr (GBytes) file = make_file (1, SIZE, &hash);
  g_autoptr (GBytes) damaged = make_file (2, SIZE, &other);

  gvt_file_shelf_put (fixture->shelf, &hash, damaged);
  g_assert_false (is_there (fixture, 1, SIZE));
  gvt_file_shelf_put (fixture->shelf, &hash, file);
  g_assert_true (is_there (fixture, 1, SIZE));
}

#define ADD(name, func) g_test_add ("/file-shelf/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("the-first-make-room-for-the-last", test_the_first_make_room_for_the_last);
  ADD ("a-large-file-stays-outside", test_a_large_file_stays_outside);
  ADD ("a-damaged-file-stays-outside", test_a_damaged_file_stays_outside);
  return g_test_run ();
}
