/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test.h"
#include "gvt-fold.h"

static GvtFold *
make_fold (void)
{
  return g_object_new (GVT_TYPE_FOLD, "sidebar", gtk_label_new ("The sidebar"), "content",
                       gtk_label_new ("The content"), NULL);
}

/* Presented at @width: whether it folded; it must take no more than it was given. */
static gboolean
is_folded_at (int width)
{
  GvtFold *fold = make_fold ();
  GtkWindow *window = gvt_app_test_present (GTK_WIDGET (fold), width, 500);
  gboolean is_folded = gvt_fold_get_folded (fold);

  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fold)), ==, width);
  g_assert_cmpint (gvt_fold_get_sidebar_shown (fold), ==, !is_folded);
  gvt_app_test_destroy (window);
  return is_folded;
}

static void
test_folds_below_600 (void)
{
  g_assert_true (is_folded_at (360));
  g_assert_true (is_folded_at (590));
  g_assert_false (is_folded_at (610));
  g_assert_false (is_folded_at (1200));
}

static void
test_a_folded_sidebar_can_be_shown (void)
{
  GvtFold *fold = make_fold ();
  GtkWindow *window = gvt_app_test_present (GTK_WIDGET (fold), 360, 500);

  gvt_fold_set_sidebar_shown (fold, TRUE);

  g_assert_true (gvt_fold_get_sidebar_shown (fold));
  gvt_app_test_assert_text (GTK_WIDGET (fold), "The sidebar");
  gvt_app_test_destroy (window);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
  g_test_add_func ("/fold/folds-below-600", test_folds_below_600);
  g_test_add_func ("/fold/a-folded-sidebar-can-be-shown", test_a_folded_sidebar_can_be_shown);
  return g_test_run ();
}
