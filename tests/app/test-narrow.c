/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of words where a window is narrow, or letters are large. */
#include "gvt-app-test.h"
#include "gvt-aside-layout.h"
#include "gvt-narrow.h"
#include "gvt-squeezer.h"
#include "gvt-toast.h"

#define NOTICE "The list of this village expires in three days. Ask the office to extend it."

static GtkWindow *
present_row (int width)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *name = gtk_label_new ("SITI NURHAYATI");

  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_layout_manager (row, g_object_new (GVT_TYPE_ASIDE_LAYOUT, NULL));
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), gtk_label_new ("TPS 001"));
  return gvt_app_test_present (row, width, 300);
}

static void
get_places (GtkWindow *window, graphene_rect_t *name, graphene_rect_t *badge)
{
  GtkWidget *row = gtk_window_get_child (window);

  gvt_app_test_settle (row);
  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_first_child (row), row, name));
  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_last_child (row), row, badge));
}

static void
test_a_badge_stands_beside_the_name (void)
{
  GtkWindow *window = present_row (360);
  graphene_rect_t name, badge;

  get_places (window, &name, &badge);

  g_assert_cmpfloat (badge.origin.x, >=, name.origin.x + name.size.width);
  gvt_app_test_destroy (window);
}

static void
test_a_badge_goes_below_before_the_name_breaks (void)
{
  GtkWindow *window;
  graphene_rect_t name, badge;

  gvt_app_test_set_text_scale (200);
  window = present_row (320);
  get_places (window, &name, &badge);

  g_assert_cmpfloat (badge.origin.y, >=, name.origin.y + name.size.height);
  g_assert_cmpfloat (name.size.width, >, 300);
  gvt_app_test_destroy (window);
  gvt_app_test_set_text_scale (100);
}

static void
test_a_notice_is_read_whole (void)
{
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWindow *window;

  gvt_app_test_set_text_scale (200);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), gtk_label_new ("Page"));
  window = gvt_app_test_present (overlay, 360, 720);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), gvt_toast_new (NOTICE));
  gvt_app_test_settle (overlay);

  gvt_app_test_assert_text (overlay, NOTICE);
  gvt_app_test_assert_whole (overlay);
  gvt_app_test_assert_fits (overlay, 360);
  gvt_app_test_destroy (window);
  gvt_app_test_set_text_scale (100);
}

static void
test_a_window_of_few_letters_is_narrow (void)
{
  GtkWidget *child = gtk_label_new ("Page");
  GtkWindow *window = gvt_app_test_present (child, 360, 300);

  gvt_narrow_take_width (GTK_WIDGET (window), gtk_widget_get_width (GTK_WIDGET (window)));
  gvt_app_test_settle (child);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (window), "narrow"));

  gvt_app_test_set_text_scale (200);
  gvt_narrow_take_width (GTK_WIDGET (window), gtk_widget_get_width (GTK_WIDGET (window)));
  gvt_app_test_settle (child);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (window), "narrow"));
  gvt_app_test_destroy (window);
  gvt_app_test_set_text_scale (100);
}

static gboolean
go_on (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

static void
count (guint *n)
{
  (*n)++;
}

/* Where something is drawn without a pause nobody is idle; yet a title must not stand there twice,
 * nor nowhere. */
static void
test_a_title_moves_though_nobody_is_idle (void)
{
  GtkWidget *title = gtk_label_new ("The signature of the host of this visit");
  GtkWidget *squeezer = g_object_new (GVT_TYPE_SQUEEZER, "wide", title, "narrow",
                                      gtk_label_new ("A"), NULL);
  guint busy_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE - 10, go_on, NULL, NULL);
  guint n_told = 0;
  GtkWindow *window;

  g_signal_connect_swapped (squeezer, "notify::is-narrow", G_CALLBACK (count), &n_told);
  window = gvt_app_test_present (squeezer, 60, 100);

  g_assert_cmpuint (n_told, >, 0);
  g_source_remove (busy_id);
  gvt_app_test_destroy (window);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
  g_test_add_func ("/narrow/a-badge-stands-beside-the-name", test_a_badge_stands_beside_the_name);
  g_test_add_func ("/narrow/a-badge-goes-below-before-the-name-breaks",
                   test_a_badge_goes_below_before_the_name_breaks);
  g_test_add_func ("/narrow/a-notice-is-read-whole", test_a_notice_is_read_whole);
  g_test_add_func ("/narrow/a-title-moves-though-nobody-is-idle",
                   test_a_title_moves_though_nobody_is_idle);
  g_test_add_func ("/narrow/a-window-of-few-letters-is-narrow",
                   test_a_window_of_few_letters_is_narrow);
  return g_test_run ();
}
