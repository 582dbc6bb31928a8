/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test.h"
#include "gvt-picture-shelf.h"
#include "gvt-test.h"
#include "gvt-work.h"

typedef struct
{
  GvtModule *module;
  GvtPictureShelf *shelf;
  char *file;
  guint n_drawn;
} Fixture;

static void
on_drawn (Fixture *fixture)
{
  fixture->n_drawn++;
}

static char *
find_picture (GvtModule *module)
{
  g_autoptr (GvtLesson) lesson = g_list_model_get_item (gvt_module_get_picture_lessons (module), 0);
  g_autoptr (GvtBlock) block = g_list_model_get_item (gvt_lesson_get_blocks (lesson), 0);

  g_assert_cmpint (gvt_block_get_kind (block), ==, GVT_BLOCK_IMAGE);
  return g_strdup (gvt_block_get_file (block));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->module = gvt_app_test_module ();
  fixture->file = find_picture (fixture->module);
  fixture->shelf = gvt_picture_shelf_new ();
  g_signal_connect_swapped (fixture->shelf, "drawn", G_CALLBACK (on_drawn), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->shelf);
  g_object_unref (fixture->module); /* a worker may be about to let go of it */
  g_free (fixture->file);
}

static gboolean
is_at_rest (gpointer data)
{
  return gvt_work_get_n_running () == 0;
}

static void
order (Fixture *fixture, int width, int height)
{
  gvt_picture_shelf_order (fixture->shelf, fixture->module, fixture->file, width, height);
}

static GdkPaintable *
find (Fixture *fixture, int width, int height)
{
  return gvt_picture_shelf_find (fixture->shelf, fixture->module, fixture->file, width, height);
}

static void
test_a_picture_is_as_large_as_its_room_lets_it (Fixture *fixture, gconstpointer data)
{
  GdkPaintable *picture;

  order (fixture, 300, 900);
  g_assert_null (find (fixture, 300, 900));
  gvt_test_wait_until (is_at_rest, NULL, "the picture");
  picture = find (fixture, 300, 900);

  g_assert_nonnull (picture);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (picture), ==, 300);
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (picture), <, 900);
}

static void
test_a_picture_is_drawn_once (Fixture *fixture, gconstpointer data)
{
  order (fixture, 300, 200);
  order (fixture, 300, 200);
  gvt_test_wait_until (is_at_rest, NULL, "the picture");
  order (fixture, 300, 200);
  gvt_test_wait_until (is_at_rest, NULL, "nothing more");

  g_assert_cmpuint (fixture->n_drawn, ==, 1);
}

static void
test_the_shelf_keeps_what_was_asked_for_last (Fixture *fixture, gconstpointer data)
{
  for (int width = 100; width <= 140; width += 10)
    {
      order (fixture, width, 100);
      gvt_test_wait_until (is_at_rest, NULL, "the picture");
    }

  g_assert_null (find (fixture, 100, 100));
  g_assert_nonnull (find (fixture, 110, 100));
  g_assert_nonnull (find (fixture, 140, 100));
}

#define ADD(name, test) g_test_add ("/picture-shelf/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
  ADD ("a-picture-is-as-large-as-its-room-lets-it", test_a_picture_is_as_large_as_its_room_lets_it);
  ADD ("a-picture-is-drawn-once", test_a_picture_is_drawn_once);
  ADD ("the-shelf-keeps-what-was-asked-for-last", test_the_shelf_keeps_what_was_asked_for_last);
  return g_test_run ();
}
