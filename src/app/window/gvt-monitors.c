/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-monitors.h"

typedef struct
{
  GdkRectangle at;
  gboolean is_own; /* built into the laptop */
} Monitor;

static gboolean
is_built_in (const char *connector)
{
  static const char *const panels[] = { "eDP", "LVDS", "DSI" };

  for (guint i = 0; connector != NULL && i < G_N_ELEMENTS (panels); i++)
    if (g_str_has_prefix (connector, panels[i]))
      return TRUE;
  return FALSE;
}

static Monitor
describe (GListModel *monitors, guint index)
{
  g_autoptr (GObject) item = g_list_model_get_item (monitors, index);
  g_autofree char *connector = NULL;
  GdkRectangle *at = NULL;
  Monitor monitor = { 0 };

  g_object_get (item, "geometry", &at, "connector", &connector, NULL);
  monitor.is_own = is_built_in (connector);
  if (at != NULL)
    monitor.at = *at;
  g_boxed_free (GDK_TYPE_RECTANGLE, at);
  return monitor;
}

guint
gvt_monitors_find_wall (GListModel *monitors, guint desk)
{
  guint n_monitors = g_list_model_get_n_items (monitors);
  guint found = GTK_INVALID_LIST_POSITION;
  Monitor own;

  if (desk >= n_monitors)
    return GTK_INVALID_LIST_POSITION;
  own = describe (monitors, desk);
  for (guint i = 0; i < n_monitors; i++)
    {
      Monitor other = describe (monitors, i);

      if (i == desk)
        continue;
      if (gdk_rectangle_intersect (&own.at, &other.at, NULL) || (other.is_own && !own.is_own))
        return GTK_INVALID_LIST_POSITION;
      if (found == GTK_INVALID_LIST_POSITION)
        found = i;
    }
  return found;
}

guint
gvt_monitors_find (GListModel *monitors, GdkMonitor *monitor)
{
  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) item = g_list_model_get_item (monitors, i);

      if (item == monitor)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}
