/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-purpose-keep.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-purpose.h"
#include "gvt-text.h"

/* A row of `setting`: "purpose/PETUGAS-1" has "2026-11-24 <visit, or -> words". */
#define PREFIX "purpose/"

/* Returns: (transfer full) (nullable) */
static char *
find_name (GvtProfile *profile, GError **error)
{
  GvtVault *vault = gvt_profile_get_vault (profile);
  const GvtUser *user = vault != NULL ? gvt_vault_get_user (vault) : NULL;

  if (user != NULL)
    return g_strconcat (PREFIX, user->code, NULL);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_LOCKED, "Nobody is in");
  return NULL;
}

/* Returns: (transfer full): what words were picked for, and a space */
static char *
find_occasion (GvtProfile *profile, const GvtId *visit)
{
  g_autofree char *day = gvt_date_iso (gvt_clock_now_us (gvt_profile_get_clock (profile)));
  g_autofree char *id = visit != NULL ? gvt_id_to_text (visit) : g_strdup ("-");

  return g_strconcat (day, " ", id, " ", NULL);
}

gboolean
gvt_purpose_keep (GvtProfile *profile, const GvtId *visit, const char *purpose, GError **error)
{
  g_autofree char *name = find_name (profile, error);
  g_autofree char *occasion = find_occasion (profile, visit);
  g_autofree char *value = NULL;

  if (name == NULL || !gvt_purpose_check (purpose, error))
    return FALSE;

  value = g_strconcat (occasion, purpose, NULL);
  return gvt_profile_set_setting (profile, name, value, error);
}

char *
gvt_purpose_dup_kept (GvtProfile *profile, const GvtId *visit, GError **error)
{
  g_autofree char *name = find_name (profile, error);
  g_autofree char *occasion = find_occasion (profile, visit);
  g_autofree char *value = name != NULL ? gvt_profile_dup_setting (profile, name, error) : NULL;

  return value != NULL && g_str_has_prefix (value, occasion) ? g_strdup (value + strlen (occasion))
                                                             : NULL;
}
