/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-user-text.h"

#include <glib/gi18n-lib.h>

#include "gvt-login.h"

char *
gvt_user_text_area (GvtRegionList *regions, const char *area)
{
  if (*area == '\0')
    return g_strdup (_ ("The whole province"));
  return gvt_region_list_describe (regions, area);
}

char *
gvt_user_text_summary (GvtRegionList *regions, const GvtUserFacts *facts)
{
  const char *role = gvt_role_describe (facts->user->role);
  g_autofree char *area = gvt_user_text_area (regions, facts->user->area);

  if (facts->has_to_choose)
    /* Translators: role, working area */
    return g_strdup_printf (_ ("%s · %s. Has not chosen a passphrase yet."), role, area);
  /* Translators: role, working area */
  return g_strdup_printf (_ ("%s · %s"), role, area);
}
