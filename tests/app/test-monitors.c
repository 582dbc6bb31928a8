/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On which screen the cards are and on which the notes, by what the desktop says of its screens. */
#include "gvt-app-test.h"
#include "gvt-monitors.h"

#define NOWHERE GTK_INVALID_LIST_POSITION

struct _TestMonitor
{
  GObject parent_instance;

  GdkRectangle at;
  const char *connector;
};

#define TEST_TYPE_MONITOR (test_monitor_get_type ())
G_DECLARE_FINAL_TYPE (TestMonitor, test_monitor, TEST, MONITOR, GObject)
G_DEFINE_FINAL_TYPE (TestMonitor, test_monitor, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_GEOMETRY,
  PROP_CONNECTOR
};

static void
test_monitor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_GEOMETRY)
    g_value_set_boxed (value, &TEST_MONITOR (object)->at);
  else
    g_value_set_string (value, TEST_MONITOR (object)->connector);
}

static void
test_monitor_class_init (TestMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_monitor_get_property;
  g_object_class_install_property (
      object_class, PROP_GEOMETRY,
      g_param_spec_boxed ("geometry", NULL, NULL, GDK_TYPE_RECTANGLE, G_PARAM_READABLE));
  g_object_class_install_property (
      object_class, PROP_CONNECTOR,
      g_param_spec_string ("connector", NULL, NULL, NULL, G_PARAM_READABLE));
}

static void
test_monitor_init (TestMonitor *self)
{
}

static void
add (GListStore *monitors, const char *connector, int x, int width)
{
  TestMonitor *monitor = g_object_new (TEST_TYPE_MONITOR, NULL);

  monitor->at = (GdkRectangle){ x, 0, width, 768 };
  monitor->connector = connector;
  g_list_store_append (monitors, monitor);
  g_object_unref (monitor);
}

static void
assert_wall (GListStore *monitors, guint desk, guint wall)
{
  g_assert_cmpuint (gvt_monitors_find_wall (G_LIST_MODEL (monitors), desk), ==, wall);
}

static void
test_one_screen_is_for_the_class (void)
{
  g_autoptr (GListStore) monitors = g_list_store_new (TEST_TYPE_MONITOR);

  assert_wall (monitors, NOWHERE, NOWHERE);
  add (monitors, "eDP-1", 0, 1366);
  assert_wall (monitors, 0, NOWHERE);
}

static void
test_the_cards_go_to_the_other_screen (void)
{
  g_autoptr (GListStore) monitors = g_list_store_new (TEST_TYPE_MONITOR);

  add (monitors, "HDMI-1", 1366, 1024);
  add (monitors, "eDP-1", 0, 1366);
  add (monitors, "DP-1", 2390, 1024);
  assert_wall (monitors, 1, 0);
}

static void
test_a_mirrored_screen_shows_no_notes (void)
{
  g_autoptr (GListStore) monitors = g_list_store_new (TEST_TYPE_MONITOR);

  add (monitors, "eDP-1", 0, 1366);
  add (monitors, "HDMI-1", 0, 1024);
  assert_wall (monitors, 0, NOWHERE);

  add (monitors, "DP-1", 1366, 1024); /* a third one does not make it better */
  assert_wall (monitors, 0, NOWHERE);
}

static void
test_a_window_on_the_projector_shows_no_notes (void)
{
  g_autoptr (GListStore) monitors = g_list_store_new (TEST_TYPE_MONITOR);

  add (monitors, "eDP-1", 0, 1366);
  add (monitors, "HDMI-1", 1366, 1024);
  assert_wall (monitors, 1, NOWHERE);
}

static void
test_of_two_foreign_screens_the_window_says_which (void)
{
  g_autoptr (GListStore) monitors = g_list_store_new (TEST_TYPE_MONITOR);

  add (monitors, NULL, 0, 1366);
  add (monitors, "HDMI-1", 1366, 1024);
  assert_wall (monitors, 0, 1);
  assert_wall (monitors, 1, 0);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) g_test_add_func ("/monitors/" name, test)
  ADD ("one-screen-is-for-the-class", test_one_screen_is_for_the_class);
  ADD ("the-cards-go-to-the-other-screen", test_the_cards_go_to_the_other_screen);
  ADD ("a-mirrored-screen-shows-no-notes", test_a_mirrored_screen_shows_no_notes);
  ADD ("a-window-on-the-projector-shows-no-notes", test_a_window_on_the_projector_shows_no_notes);
  ADD ("of-two-foreign-screens-the-window-says-which",
       test_of_two_foreign_screens_the_window_says_which);
  return g_test_run ();
}
