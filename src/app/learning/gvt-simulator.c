/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-simulator.h"

#include "gvt-ballot-page.h"
#include "gvt-eligibility-page.h"
#include "gvt-station-page.h"

typedef GvtSectionPage *(*NewSimulator) (JsonObject *settings);

static const struct
{
  const char *code; /* how a card asks for it */
  NewSimulator create;
} simulators[] = {
  { GVT_BALLOT_SIMULATOR, gvt_ballot_page_new_from_settings },
  { GVT_ELIGIBILITY_SIMULATOR, gvt_eligibility_page_new_from_settings },
  { GVT_STATION_SIMULATOR, gvt_station_page_new_from_settings },
};

/* Returns: (nullable) */
static NewSimulator
find_simulator (GvtLesson *lesson)
{
  for (guint i = 0; i < G_N_ELEMENTS (simulators); i++)
    if (g_str_equal (gvt_lesson_get_simulator (lesson), simulators[i].code))
      return simulators[i].create;
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
  NewSimulator create = find_simulator (lesson);

  return create != NULL ? create (gvt_lesson_get_settings (lesson)) : NULL;
}
