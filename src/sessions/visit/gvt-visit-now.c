/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-now.h"

#include "gvt-session-views.h"
#include "gvt-text.h"

static gboolean
is_held_on (GvtVisit *visit, const char *day)
{
  return g_str_equal (gvt_visit_get_date (visit), day) && *gvt_visit_get_cancelled (visit) == '\0'
         && !gvt_visit_is_withdrawn (visit);
}

/* Returns: (transfer full) (nullable): the only one of @visits that is held on @day, or the only
 * one of these with an open class when @open_only */
static GvtVisit *
find_only (GListModel *visits, const char *day, gboolean open_only)
{
  g_autoptr (GvtVisit) found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (GvtVisit) visit = g_list_model_get_item (visits, i);

      if (!is_held_on (visit, day) || (open_only && gvt_visit_get_n_open (visit) == 0))
        continue;
      if (found != NULL)
        return NULL;
      found = g_steal_pointer (&visit);
    }
  return g_steal_pointer (&found);
}

gboolean
gvt_visit_find_now (GvtProfile *profile, GvtVisit **visit, GError **error)
{
  g_autofree char *today = NULL;
  g_autoptr (GListModel) visits = NULL;

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && visit != NULL, FALSE);

  visits = gvt_visits_browse (profile, error);
  if (visits == NULL)
    return FALSE;
  today = gvt_date_iso (gvt_clock_now_us (gvt_profile_get_clock (profile)));
  *visit = find_only (visits, today, FALSE);
  if (*visit == NULL)
    *visit = find_only (visits, today, TRUE);
  return TRUE;
}
