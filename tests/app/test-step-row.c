/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test.h"
#include "gvt-step-row.h"

static GtkWidget *
show (gboolean is_done, const char *skipped)
{
  GtkWidget *row = gvt_step_row_new (GVT_STEP_SURVEY);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gvt_step_row_show (GVT_STEP_ROW (row), 6, is_done, skipped);
  gvt_app_test_present (list, 300, 200);
  return row;
}

static void
end (GtkWidget *row)
{
  gvt_app_test_destroy (GTK_WINDOW (gtk_widget_get_root (row)));
}

static GtkWidget *
number_of (GtkWidget *row)
{
  return gvt_app_test_find (row, GTK_TYPE_LABEL, "6");
}

/* A teacher who looks for what is still to be done must not take it for one of these. */
static void
test_a_step_left_out_looks_unlike_one_that_waits (void)
{
  GtkWidget *left_out = show (FALSE, "no time");
  GtkWidget *waiting = show (FALSE, NULL);

  g_assert_true (gtk_widget_has_css_class (number_of (left_out), "left-out"));
  g_assert_false (gtk_widget_has_css_class (number_of (waiting), "left-out"));
  gvt_app_test_assert_text (left_out, "no time");
  end (left_out);
  end (waiting);
}

static void
test_a_step_that_is_taken_up_again_waits (void)
{
  GtkWidget *row = show (FALSE, "no time");

  gvt_step_row_show (GVT_STEP_ROW (row), 6, FALSE, NULL);

  g_assert_false (gtk_widget_has_css_class (number_of (row), "left-out"));
  end (row);
}

int
main (int argc, char **argv)
{
  gvt_app_test_init (&argc, &argv);
  g_test_add_func ("/step-row/a-step-left-out-looks-unlike-one-that-waits",
                   test_a_step_left_out_looks_unlike_one_that_waits);
  g_test_add_func ("/step-row/a-step-that-is-taken-up-again-waits",
                   test_a_step_that_is_taken_up_again_waits);
  return g_test_run ();
}
