/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-simulator.h"

#include "gvt-ballot-page.h"
#include "gvt-station-page.h"

typedef GvtSectionPage *(*NewSimulator) (JsonObject *settings);

static NewSimulator
find_simulator (GvtLesson *lesson)
{
  const char *code = gvt_lesson_get_simulator (lesson);

  if (g_str_equal (code, GVT_BALLOT_SIMULATOR))
    return gvt_ballot_page_new_from_settings;
  if (g_str_equal (code, GVT_STATION_SIMULATOR))
    return gvt_station_page_new_from_settings;
  return NULL;
}

gboolean
gvt_simulator_is_known (GvtLesson *lesson)
{
  return find_simulator (lesson) != NULL;
}

GvtSectionPage *
gvt_simulator_new (GvtLesson *lesson)
{
  NewSimulator new_simulator = find_simulator (lesson);

  return new_simulator != NULL ? new_simulator (gvt_lesson_get_settings (lesson)) : NULL;
}
