/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-plan-drafts.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-text.h"

/* A row of `setting`: "plan-draft/FAS-01/new" or ".../VISIT", and the day before the text. */
#define PREFIX   "plan-draft/"
#define DAY_SIZE (sizeof "2026-11-24" - 1)

/* Returns: (transfer full) (nullable) */
static char *
find_name (GvtProfile *profile, const GvtId *visit, GError **error)
{
  GvtVault *vault = gvt_profile_get_vault (profile);
  const GvtUser *user = vault != NULL ? gvt_vault_get_user (vault) : NULL;
  g_autofree char *id = visit != NULL ? gvt_id_to_text (visit) : g_strdup ("new");

  if (user != NULL)
    return g_strconcat (PREFIX, user->code, "/", id, NULL);
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_LOCKED, "Nobody is in");
  return NULL;
}

gboolean
gvt_plan_draft_keep (GvtProfile *profile, const GvtId *visit, const char *text, GError **error)
{
  g_autofree char *name = find_name (profile, visit, error);
  g_autofree char *day = gvt_date_iso (gvt_clock_now_us (gvt_profile_get_clock (profile)));
  g_autofree char *value = text != NULL ? g_strconcat (day, text, NULL) : NULL;

  return name != NULL && gvt_profile_set_setting (profile, name, value, error);
}

char *
gvt_plan_draft_read (GvtProfile *profile, const GvtId *visit, GError **error)
{
  g_autofree char *name = find_name (profile, visit, error);
  g_autofree char *value = name != NULL ? gvt_profile_dup_setting (profile, name, error) : NULL;

  return value != NULL && strlen (value) > DAY_SIZE ? g_strdup (value + DAY_SIZE) : NULL;
}

gboolean
gvt_plan_drafts_forget_old (GvtDb *db, gint64 now_us, GError **error)
{
  g_autofree char *day = gvt_date_iso (now_us - GVT_PLAN_DRAFT_DAYS * G_TIME_SPAN_DAY);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "DELETE FROM setting WHERE name GLOB '" PREFIX "*' AND substr (value, 1, 10) < :day",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":day", day);
  return gvt_stmt_run (stmt, error);
}
