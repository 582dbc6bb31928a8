/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-typed-draft.h"

/* A row of `setting`: "typed/SORT/SUBJECT"; a line each: where, the item, then as typed. */
#define PREFIX "typed/"

static char *
name_of (const GvtTypedPlace *place)
{
  g_autofree char *id = gvt_id_to_text (&place->subject);

  return g_strconcat (PREFIX, place->sort, "/", id, NULL);
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
gvt_typed_draft_read (GvtProfile *profile,
                      const GvtTypedPlace *place,
                      const char *item,
                      GError **error)
{
  g_autofree char *name = name_of (place);
  g_autofree char *value = gvt_profile_dup_setting (profile, name, error);
  g_auto (GStrv) lines = value != NULL ? g_strsplit (value, "\n", -1) : NULL;

  if (lines == NULL || g_strv_length (lines) < 3 || !g_str_equal (lines[0], place->where)
      || !g_str_equal (lines[1], item))
    return NULL;
  return g_strdupv (lines + 2);
}

static gboolean
forget (GvtProfile *profile, const GvtTypedPlace *place, const char *item, GError **error)
{
  g_autofree char *name = name_of (place);
  g_autoptr (GError) local = NULL;
  g_auto (GStrv) kept = gvt_typed_draft_read (profile, place, item, &local);

  if (kept != NULL)
    return gvt_profile_set_setting (profile, name, NULL, error);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_typed_draft_keep (GvtProfile *profile,
                      const GvtTypedPlace *place,
                      const char *item,
                      const char *const *typed,
                      GError **error)
{
  g_autofree char *name = name_of (place);
  g_autofree char *lines = NULL;
  g_autofree char *value = NULL;

  if (is_empty (typed))
    return forget (profile, place, item, error);

  lines = g_strjoinv ("\n", (GStrv) typed);
  value = g_strjoin ("\n", place->where, item, lines, NULL);
  return gvt_profile_set_setting (profile, name, value, error);
}
