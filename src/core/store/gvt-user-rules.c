/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-user-rules.h"

#include "gvt-region.h"

gboolean
gvt_user_may_invite (const GvtUser *by, const GvtUser *whom)
{
  g_return_val_if_fail (by != NULL && whom != NULL, FALSE);

  return gvt_role_opens_roll (by->role) && whom->role == GVT_ROLE_FACILITATOR
         && gvt_region_contains (by->area, whom->area);
}

gboolean
gvt_user_may_reset (const GvtUser *by, const GvtUser *whom)
{
  g_return_val_if_fail (by != NULL && whom != NULL, FALSE);

  return gvt_user_may_remove (by, whom) && gvt_region_contains (by->area, whom->area);
}

gboolean
gvt_user_may_remove (const GvtUser *by, const GvtUser *whom)
{
  g_return_val_if_fail (by != NULL && whom != NULL, FALSE);

  return gvt_role_opens_roll (by->role) && by->role >= whom->role
         && !g_str_equal (by->code, whom->code);
}
