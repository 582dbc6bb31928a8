/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "gvt-app-test.h"
#include "gvt-module-page.h"
#include "gvt-notes-button.h"
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

static guint
count_pages (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) pdfinfo = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                      "pdfinfo", path, NULL);
  g_autofree char *info = NULL;
  const char *pages;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (pdfinfo, NULL, NULL, &info, NULL, &error);
  g_assert_no_error (error);
  pages = strstr (info, "Pages:");
  g_assert_nonnull (pages);
  return (guint) g_ascii_strtoull (pages + strlen ("Pages:"), NULL, 10);
}

static guint
write_notes (Fixture *fixture, gboolean with_keys)
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), "notes.pdf", NULL);

  g_unlink (path);
  gvt_notes_write (GVT_SECTION_PAGE (top (fixture)), fixture->module, with_keys, path);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS)); /* not on the main thread */
  gvt_app_test_settle (top (fixture));

  return count_pages (path);
}

static void
test_notes_are_written_with_keys_or_without (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (write_notes (fixture, TRUE), >, write_notes (fixture, FALSE));
}

static void
test_both_kinds_of_notes_are_on_the_menu (Fixture *fixture, gconstpointer data)
{
  GtkWidget *notes = gvt_app_test_find (top (fixture), GVT_TYPE_NOTES_BUTTON, NULL);
  GtkWidget *button = gvt_app_test_find (notes, GTK_TYPE_MENU_BUTTON, NULL);
  GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));

  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 2);
  for (int i = 0; i < 2; i++)
    {
      gboolean with_keys;

      g_assert_true (g_menu_model_get_item_attribute (menu, i, "target", "b", &with_keys));
      g_assert_cmpint (with_keys, ==, i == 0);
    }
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
  g_test_add ("/module-page/notes-are-written-with-keys-or-without", Fixture, NULL, set_up,
              test_notes_are_written_with_keys_or_without, tear_down);
  g_test_add ("/module-page/both-kinds-of-notes-are-on-the-menu", Fixture, NULL, set_up,
              test_both_kinds_of_notes_are_on_the_menu, tear_down);
  g_test_add ("/module-page/all-fits-a-narrow-window-with-large-text", Fixture, NULL, set_up,
              test_all_fits_a_narrow_window_with_large_text, tear_down);
  return g_test_run ();
}
