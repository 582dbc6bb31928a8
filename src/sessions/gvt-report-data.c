/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-report-data.h"

#include "gvt-session-results.h"
#include "gvt-session-views.h"

typedef struct
{
  GvtModuleLibrary *library;
  GvtReportData *data;
} Titles;

static gboolean
read_titles (GvtDb *db, gpointer user_data, GError **error)
{
  Titles *titles = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT content_hash, min (module) FROM session_module JOIN session USING (session_id)"
      " WHERE visit_id = :visit GROUP BY content_hash ORDER BY 2, 1",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":visit", gvt_visit_get_id (titles->data->visit));
  while (local == NULL && gvt_stmt_next (stmt, &local))
    {
      GvtHash hash;
      GvtModule *module = NULL;

      if (gvt_stmt_hash (stmt, 0, &hash, &local))
        module = gvt_module_library_find_hash (titles->library, &hash, NULL);
      g_ptr_array_add (
          titles->data->modules,
          g_strdup (module != NULL ? gvt_module_get_title (module) : gvt_stmt_text (stmt, 1)));
    }

  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* A question that nobody came to is no result; one that was shown and not answered is. */
static gboolean
gather_results (GvtReportData *self,
                GvtProfile *profile,
                GvtModuleLibrary *library,
                const GvtId *visit,
                GError **error)
{
  g_autoptr (GListModel) all = gvt_session_results (profile, library, NULL, visit, error);
  GListStore *shown = g_list_store_new (GVT_TYPE_ITEM_RESULT);

  self->results = G_LIST_MODEL (shown);
  for (guint i = 0; all != NULL && i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GvtItemResult) result = g_list_model_get_item (all, i);
      guint n_shown = gvt_item_result_get_n_shown (result);

      self->n_unanswered += n_shown - gvt_item_result_get_n_answers (result);
      self->n_not_shown += gvt_item_result_get_n_people (result) - n_shown;
      if (n_shown > 0)
        g_list_store_append (shown, result);
    }

  return all != NULL;
}

GvtReportData *
gvt_report_data_gather (GvtProfile *profile,
                        GvtModuleLibrary *library,
                        const GvtId *visit,
                        GError **error)
{
  g_autoptr (GvtReportData) self = g_new0 (GvtReportData, 1);
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  GvtStore *store = journal != NULL ? gvt_journal_get_store (journal) : NULL;
  const GvtUser *user;
  GvtId device;
  Titles titles = { library, self };

  self->modules = g_ptr_array_new_with_free_func (g_free);
  if (journal == NULL || (self->visit = gvt_visits_view (profile, visit, error)) == NULL
      || (self->sessions = gvt_sessions_browse (profile, visit, error)) == NULL
      || !gather_results (self, profile, library, visit, error)
      || !gvt_journal_get_device (journal, &device, NULL, &self->device_code, error)
      || !gvt_store_read (store, read_titles, &titles, error))
    return NULL;

  user = gvt_vault_get_user (gvt_profile_get_vault (profile));
  self->user = g_strdup (user != NULL ? user->code : "");
  self->now_us = gvt_clock_now_us (gvt_journal_get_clock (journal));
  return g_steal_pointer (&self);
}

void
gvt_report_data_free (GvtReportData *self)
{
  g_clear_object (&self->visit);
  g_clear_object (&self->sessions);
  g_clear_object (&self->results);
  g_ptr_array_unref (self->modules);
  g_free (self->device_code);
  g_free (self->user);
  g_free (self);
}
