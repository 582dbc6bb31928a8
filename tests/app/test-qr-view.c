/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-app-test.h"
#include "gvt-paper-text.h"
#include "gvt-qr-view.h"
#include "gvt-test.h"

#define REQUEST_BYTES 260 /* a request for recovery of LATIHAN-O */

typedef struct
{
  GtkWidget *view;
  GtkWindow *window;
} Fixture;

static char *
request_symbols (void)
{
  guint8 data[REQUEST_BYTES];
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < sizeof data; i++)
    data[i] = i * 37 + 11;
  bytes = g_bytes_new (data, sizeof data);
  return gvt_paper_symbols (bytes);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autofree char *symbols = request_symbols ();

  self->view = g_object_new (GVT_TYPE_QR_VIEW, "text", symbols, "label", "a request", NULL);
  self->window = gvt_app_test_present (self->view, 440, 440);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_object_ref (self->view);
  gvt_app_test_destroy (self->window);
  g_assert_finalize_object (self->view);
}

/* Returns: (transfer full): the window as it is drawn, as a PNG file */
static char *
save_picture (Fixture *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self->window));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  char *path = g_build_filename (gvt_test_folder (), "qr.png", NULL);

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot),
                          gtk_widget_get_width (GTK_WIDGET (self->window)),
                          gtk_widget_get_height (GTK_WIDGET (self->window)));
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (self->window)), node,
                                         NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
  return path;
}

/* By a program that knows nothing of ours, on a dark desktop as well. */
static void
test_a_scanner_reads_it_value_for_value (Fixture *self, gconstpointer unused)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };
  g_autofree char *scanner = g_find_program_in_path ("zbarimg");
  g_autofree char *symbols = request_symbols ();

  if (scanner == NULL)
    {
      g_test_skip ("zbarimg (package zbar-tools) is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      g_autofree char *picture = NULL;
      g_autofree char *read = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) process = NULL;

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[i]);
      gvt_app_test_settle (GTK_WIDGET (self->window));
      picture = save_picture (self);
      process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                      | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                                  &error, scanner, "--quiet", "--raw", picture, NULL);
      g_assert_no_error (error);
      g_subprocess_communicate_utf8 (process, NULL, NULL, &read, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (g_strstrip (read), ==, symbols);
    }
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

/* Version 13 at level M, and the quiet zone. */
static void
test_a_request_fits_one_code_of_69_modules (Fixture *self, gconstpointer unused)
{
  g_assert_cmpuint (gvt_qr_view_get_n_modules (GVT_QR_VIEW (self->view)), ==, 69 + 2 * 4);
}

static void
test_it_is_as_high_as_wide_and_fits_a_narrow_window (Fixture *self, gconstpointer unused)
{
  int minimum, natural;

  gvt_app_test_assert_fits (self->view, 360 - 2 * 18);
  gtk_widget_measure (self->view, GTK_ORIENTATION_VERTICAL, 300, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 300);
  g_assert_cmpint (natural, ==, 300);
}

static void
test_what_is_too_long_for_one_code_is_told (Fixture *self, gconstpointer unused)
{
  g_autofree char *endless = g_strnfill (5000, 'A');

  g_assert_false (gvt_qr_view_set_text (GVT_QR_VIEW (self->view), endless));
  g_assert_cmpuint (gvt_qr_view_get_n_modules (GVT_QR_VIEW (self->view)), ==, 0);
  g_assert_true (gvt_qr_view_set_text (GVT_QR_VIEW (self->view), "SHORT"));
}

static void
test_a_screen_reader_hears_what_it_is (Fixture *self, gconstpointer unused)
{
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "a request");
}

#define ADD(path, func) g_test_add ("/qr-view/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);

  ADD ("a-scanner-reads-it-value-for-value", test_a_scanner_reads_it_value_for_value);
  ADD ("a-request-fits-one-code-of-69-modules", test_a_request_fits_one_code_of_69_modules);
  ADD ("it-is-as-high-as-wide-and-fits-a-narrow-window",
       test_it_is_as_high_as_wide_and_fits_a_narrow_window);
  ADD ("what-is-too-long-for-one-code-is-told", test_what_is_too_long_for_one_code_is_told);
  ADD ("a-screen-reader-hears-what-it-is", test_a_screen_reader_hears_what_it_is);
  return g_test_run ();
}
