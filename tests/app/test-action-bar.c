/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-action-bar.h"
#include "gvt-app-test.h"
#include "gvt-ui.h"

static int
count_lines (GtkWidget *bar, const char *label)
{
  GtkWidget *button = gvt_app_test_find (bar, GTK_TYPE_BUTTON, label);
  GtkWidget *child = gtk_button_get_child (GTK_BUTTON (button));

  return pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (child)));
}

static GtkWindow *
present (int width)
{
  return gvt_app_test_present (g_object_new (GVT_TYPE_ACTION_BAR, "primary-label",
                                             "Synchronise now", "secondary-label", "Report", NULL),
                               width, 200);
}

static void
test_labels_stand_on_one_line_where_there_is_room (void)
{
  GtkWindow *window = present (800);

  g_assert_cmpint (count_lines (GTK_WIDGET (window), "Synchronise now"), ==, 1);
  g_assert_cmpint (count_lines (GTK_WIDGET (window), "Report"), ==, 1);
  gvt_app_test_destroy (window);
}

static void
test_long_labels_take_lines_instead_of_width (void)
{
  GtkWindow *window;

  gvt_app_test_set_text_scale (200);
  window = present (300);

  gvt_app_test_assert_fits (gtk_window_get_child (window), 300);
  g_assert_cmpint (count_lines (GTK_WIDGET (window), "Synchronise now"), >, 1);
  gvt_app_test_destroy (window);
  gvt_app_test_set_text_scale (100);
}

/* Words are read, halves of words are guessed at. */
static void
test_no_word_is_broken_where_there_is_room_beneath (void)
{
  GtkWindow *window;
  GtkWidget *report, *synchronise;
  graphene_rect_t above, beneath;

  gvt_app_test_set_text_scale (200);
  window = present (330);
  report = gvt_app_test_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Report");
  synchronise = gvt_app_test_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Synchronise now");

  g_assert_cmpint (count_lines (GTK_WIDGET (window), "Synchronise now"), <=, 2);
  g_assert_true (gtk_widget_compute_bounds (report, GTK_WIDGET (window), &above));
  g_assert_true (gtk_widget_compute_bounds (synchronise, GTK_WIDGET (window), &beneath));
  g_assert_cmpfloat (above.origin.y + above.size.height, <=, beneath.origin.y);
  gvt_app_test_destroy (window);
  gvt_app_test_set_text_scale (100);
}

static void
test_a_label_may_come_later (void)
{
  GtkWidget *bar = g_object_new (GVT_TYPE_ACTION_BAR, NULL);
  GtkWindow *window = gvt_app_test_present (bar, 300, 200);

  gvt_action_bar_set_primary (GVT_ACTION_BAR (bar), "Report");
  gvt_app_test_settle (bar);

  g_assert_cmpint (count_lines (bar, "Report"), ==, 1);
  gvt_app_test_destroy (window);
}

/* A page whose button stands somewhere else than its text looks torn. */
static void
test_buttons_end_where_the_content_ends (void)
{
  GtkWidget *content = gtk_label_new ("content");
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 620, "child", content, NULL);
  GtkWidget *bar = g_object_new (GVT_TYPE_ACTION_BAR, "primary-label", "Report", "beneath", clamp,
                                 NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWindow *window;
  graphene_rect_t above, beneath;

  gtk_widget_set_margin_end (content, 18);
  gtk_box_append (GTK_BOX (box), clamp);
  gtk_box_append (GTK_BOX (box), bar);
  window = gvt_app_test_present (box, 1300, 200);

  g_assert_true (gtk_widget_compute_bounds (content, box, &above));
  g_assert_true (gtk_widget_compute_bounds (gvt_app_test_find (bar, GTK_TYPE_BUTTON, "Report"), box,
                                            &beneath));
  g_assert_cmpfloat (above.origin.x + above.size.width, ==, beneath.origin.x + beneath.size.width);
  gvt_app_test_destroy (window);
}

/* Whether the page that @name describes has one width for its content and its bar. */
static gboolean
has_one_width (const char *name)
{
  g_autofree char *path = g_strconcat (GVT_UI (""), name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;
  const char *content;

  g_assert_nonnull (bytes);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  content = strstr (text, "\"AdwClamp\"");
  return strstr (text, "\"GvtActionBar\"") == NULL || content == NULL
         || g_str_equal (name, "gvt-action-bar.ui") || strstr (text, "name=\"beneath\"") != NULL
         || g_strstr_len (content, 120, "maximum-size\">760<") != NULL;
}

static void
test_every_page_says_how_wide_its_content_is (void)
{
  g_auto (GStrv) names = g_resources_enumerate_children (GVT_UI (""), G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                         NULL);

  g_assert_nonnull (names);
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_suffix (names[i], ".ui") && !has_one_width (names[i]))
      g_test_fail_printf ("%s: its bar ends elsewhere than its content", names[i]);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
  g_test_add_func ("/action-bar/labels-stand-on-one-line-where-there-is-room",
                   test_labels_stand_on_one_line_where_there_is_room);
  g_test_add_func ("/action-bar/long-labels-take-lines-instead-of-width",
                   test_long_labels_take_lines_instead_of_width);
  g_test_add_func ("/action-bar/no-word-is-broken-where-there-is-room-beneath",
                   test_no_word_is_broken_where_there_is_room_beneath);
  g_test_add_func ("/action-bar/a-label-may-come-later", test_a_label_may_come_later);
  g_test_add_func ("/action-bar/buttons-end-where-the-content-ends",
                   test_buttons_end_where_the_content_ends);
  g_test_add_func ("/action-bar/every-page-says-how-wide-its-content-is",
                   test_every_page_says_how_wide_its_content_is);
  return g_test_run ();
}
