/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test.h"
#include "gvt-module-page.h"
#include "gvt-notes-saver.h"
#include "gvt-page-stack.h"
#include "gvt-test.h"

typedef struct
{
  GvtModule *module;
  GvtPageStack *stack;
  GtkWindow *window;
} Fixture;

static GtkWidget *
top (Fixture *fixture)
{
  return GTK_WIDGET (gvt_page_stack_get_top (fixture->stack));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->module = gvt_app_test_module ();
  fixture->stack = g_object_new (GVT_TYPE_PAGE_STACK, NULL);
  gvt_page_stack_push (fixture->stack, gvt_module_page_new (fixture->module));
  fixture->window = gvt_app_test_present (GTK_WIDGET (fixture->stack), 360, 640);
  gvt_app_test_settle (top (fixture));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_settle (GTK_WIDGET (fixture->stack));
  gvt_app_test_destroy (fixture->window);
  g_object_unref (fixture->module); /* a worker may be about to let go of it */
}

static void
test_notes_are_written_where_the_person_wants_them (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), "notes.pdf", NULL);
  g_autofree char *content = NULL;

  g_assert_nonnull (gvt_app_test_find (top (fixture), GTK_TYPE_BUTTON, "_Notes (PDF)"));
  gvt_notes_write (GVT_SECTION_PAGE (top (fixture)), fixture->module, path);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS)); /* not on the main thread */
  gvt_app_test_settle (top (fixture));

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
}

static void
test_all_fits_a_narrow_window_with_large_text (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_set_text_scale (200);
  gvt_app_test_settle (top (fixture));

  gvt_app_test_assert_fits (top (fixture), 360);
  gvt_app_test_assert_whole (top (fixture));
  gvt_app_test_set_text_scale (100);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
  g_test_add ("/module-page/notes-are-written-where-the-person-wants-them", Fixture, NULL, set_up,
              test_notes_are_written_where_the_person_wants_them, tear_down);
  g_test_add ("/module-page/all-fits-a-narrow-window-with-large-text", Fixture, NULL, set_up,
              test_all_fits_a_narrow_window_with_large_text, tear_down);
  return g_test_run ();
}
