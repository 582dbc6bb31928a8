/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-hands-draft.h"

/* A row of `setting`: "hands-draft/SESSION"; a line each: of what, the question, then as typed. */
#define PREFIX "hands-draft/"

static char *
name_of (const GvtId *session)
{
  g_autofree char *id = gvt_id_to_text (session);

  return g_strconcat (PREFIX, id, NULL);
}

static gboolean
is_empty (const char *const *typed)
{
  for (guint i = 0; typed != NULL && typed[i] != NULL; i++)
    if (*typed[i] != '\0')
      return FALSE;
  return TRUE;
}

GStrv
gvt_hands_draft_read (
    GvtProfile *profile, const GvtId *session, const char *where, const char *item, GError **error)
{
  g_autofree char *name = name_of (session);
  g_autofree char *value = gvt_profile_dup_setting (profile, name, error);
  g_auto (GStrv) lines = value != NULL ? g_strsplit (value, "\n", -1) : NULL;

  if (lines == NULL || g_strv_length (lines) < 3 || !g_str_equal (lines[0], where)
      || !g_str_equal (lines[1], item))
    return NULL;
  return g_strdupv (lines + 2);
}

static gboolean
forget (
    GvtProfile *profile, const GvtId *session, const char *where, const char *item, GError **error)
{
  g_autofree char *name = name_of (session);
  g_autoptr (GError) local = NULL;
  g_auto (GStrv) kept = gvt_hands_draft_read (profile, session, where, item, &local);

  if (kept != NULL)
    return gvt_profile_set_setting (profile, name, NULL, error);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_hands_draft_keep (GvtProfile *profile,
                      const GvtId *session,
                      const char *where,
                      const char *item,
                      const char *const *typed,
                      GError **error)
{
  g_autofree char *name = name_of (session);
  g_autofree char *lines = NULL;
  g_autofree char *value = NULL;

  if (is_empty (typed))
    return forget (profile, session, where, item, error);

  lines = g_strjoinv ("\n", (GStrv) typed);
  value = g_strjoin ("\n", where, item, lines, NULL);
  return gvt_profile_set_setting (profile, name, value, error);
}
