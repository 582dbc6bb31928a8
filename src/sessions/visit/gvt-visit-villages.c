/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-villages.h"

#include <string.h>

/* KPU's segment of first voters (gvt_segment_codes). */
#define FIRST_VOTERS "pemula"

/* Returns: (transfer full): the kecamatan of a village; any other place itself */
static char *
district_of (const char *place)
{
  const char *end = gvt_region_code_level (place) == GVT_REGION_VILLAGE ? strrchr (place, '.')
                                                                        : place + strlen (place);

  return g_strndup (place, (gsize) (end - place));
}

static GStrv
list_villages (GvtRegionList *regions, const char *district)
{
  g_autoptr (GListModel) children = gvt_region_list_children (regions, district);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (GvtRegion) village = g_list_model_get_item (children, i);

      g_strv_builder_add (codes, gvt_region_get_code (village));
    }
  return g_strv_builder_end (codes);
}

GStrv
gvt_visit_propose_villages (GvtRegionList *regions, const char *place, const char *segment)
{
  GvtRegionLevel level;
  g_autofree char *district = NULL;

  g_return_val_if_fail (GVT_IS_REGION_LIST (regions) && place != NULL && segment != NULL, NULL);

  if (gvt_region_list_find (regions, place) == NULL)
    return g_new0 (char *, 1);
  level = gvt_region_code_level (place);
  if (level < GVT_REGION_DISTRICT)
    return g_new0 (char *, 1);
  if (level == GVT_REGION_VILLAGE && !g_str_equal (segment, FIRST_VOTERS))
    return g_strsplit (place, " ", 1);

  district = district_of (place);
  return list_villages (regions, district);
}
