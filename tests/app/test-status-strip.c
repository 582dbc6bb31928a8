/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test.h"
#include "gvt-status-strip.h"

static GtkWidget *
present_strip (guint64 n_unsent, gboolean is_online, int width, GtkWindow **window)
{
  GtkWidget *strip = g_object_new (GVT_TYPE_STATUS_STRIP, "n-unsent", n_unsent, "is-online",
                                   is_online, NULL);

  *window = gvt_app_test_present (strip, width, 60);
  return strip;
}

static void
test_tells_what_is_unsent_and_that_there_is_no_network (void)
{
  GtkWindow *window;
  GtkWidget *strip = present_strip (1234, FALSE, 400, &window);

  gvt_app_test_assert_text (strip, "1.234 not sent yet");
  gvt_app_test_assert_text (strip, "No network yet");
  gvt_app_test_destroy (window);
}

static void
test_a_network_needs_no_words (void)
{
  GtkWindow *window;
  GtkWidget *strip = present_strip (0, TRUE, 400, &window);
  g_autofree char *text = gvt_app_test_text (strip);

  g_assert_cmpstr (text, ==, "All sent\n");
  gvt_app_test_destroy (window);
}

/* What the eye reads off icons is said in full to a screen reader. */
static void
test_without_room_the_figure_stays_and_the_rest_is_said (void)
{
  GtkWindow *window;
  GtkWidget *strip = present_strip (12, FALSE, 100, &window);
  GtkWidget *button = gvt_app_test_find (strip, GTK_TYPE_BUTTON, NULL);
  g_autofree char *text = gvt_app_test_text (strip);

  g_assert_cmpstr (text, ==, "12\n");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "12 not sent yet. No network yet. Open the ledger");
  gvt_app_test_destroy (window);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
  g_test_add_func ("/status-strip/tells-what-is-unsent-and-that-there-is-no-network",
                   test_tells_what_is_unsent_and_that_there_is_no_network);
  g_test_add_func ("/status-strip/a-network-needs-no-words", test_a_network_needs_no_words);
  g_test_add_func ("/status-strip/without-room-the-figure-stays-and-the-rest-is-said",
                   test_without_room_the_figure_stays_and_the_rest_is_said);
  return g_test_run ();
}
