/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-views.h"

static gboolean
may_see (GvtProfile *profile, const char *place)
{
  return gvt_profile_require (profile, GVT_ROLE_FACILITATOR, place, NULL);
}

GListModel *
gvt_visits_browse (GvtProfile *profile, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GListStore) seen = g_list_store_new (GVT_TYPE_VISIT);

  if (journal == NULL || (all = gvt_visits_list (gvt_journal_get_store (journal), error)) == NULL)
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GvtVisit) visit = g_list_model_get_item (all, i);

      if (may_see (profile, gvt_visit_get_place (visit)))
        g_list_store_append (seen, visit);
    }
  return G_LIST_MODEL (g_steal_pointer (&seen));
}

GListModel *
gvt_sessions_browse (GvtProfile *profile, const GvtId *visit, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GListStore) seen = g_list_store_new (GVT_TYPE_SESSION);

  if (journal == NULL
      || (all = gvt_sessions_list (gvt_journal_get_store (journal), visit, error)) == NULL)
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (all, i);

      if (may_see (profile, gvt_session_get_place (session)))
        g_list_store_append (seen, session);
    }
  return G_LIST_MODEL (g_steal_pointer (&seen));
}

GvtVisit *
gvt_visits_view (GvtProfile *profile, const GvtId *visit, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GvtVisit) found = NULL;

  if (journal == NULL
      || (found = gvt_visits_find (gvt_journal_get_store (journal), visit, error)) == NULL
      || !gvt_profile_require (profile, GVT_ROLE_FACILITATOR, gvt_visit_get_place (found), error))
    return NULL;

  return g_steal_pointer (&found);
}

typedef struct
{
  const GvtId *session;
  char *place;
} Search;

static gboolean
find_place (GvtDb *db, gpointer user_data, GError **error)
{
  Search *search = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT place FROM session WHERE session_id = :session", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":session", search->session);
  if (!gvt_stmt_one (stmt, "session", error))
    return FALSE;
  search->place = g_strdup (gvt_stmt_text (stmt, 0));
  return TRUE;
}

GvtJournal *
gvt_session_dup_journal (GvtProfile *profile, const GvtId *session, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  Search search = { .session = session };
  g_autofree char *place = NULL;

  if (journal == NULL
      || !gvt_store_read (gvt_journal_get_store (journal), find_place, &search, error))
    return NULL;

  place = search.place;
  return gvt_profile_require (profile, GVT_ROLE_FACILITATOR, place, error)
             ? g_steal_pointer (&journal)
             : NULL;
}

GvtSession *
gvt_sessions_view (GvtProfile *profile, const GvtId *session, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GvtSession) found = NULL;

  if (journal == NULL
      || (found = gvt_sessions_find (gvt_journal_get_store (journal), session, error)) == NULL
      || !gvt_profile_require (profile, GVT_ROLE_FACILITATOR, gvt_session_get_place (found), error))
    return NULL;

  return g_steal_pointer (&found);
}
