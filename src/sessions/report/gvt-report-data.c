/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-report-data.h"

#include "gvt-attendance.h"
#include "gvt-code-list.h"
#include "gvt-report-code.h"
#include "gvt-report-figures.h"
#include "gvt-session-results.h"
#include "gvt-session-views.h"
#include "gvt-visit-acts.h"

static void
module_free (gpointer data)
{
  GvtReportModule *self = data;

  g_free (self->module);
  g_free (self->title);
  g_free (self);
}

typedef struct
{
  GvtJournal *journal;
  GvtModuleLibrary *library;
  GvtReportData *data;
} Reading;

#define TAUGHT_SQL(where) \
  "SELECT content_hash, min (module), max (version) FROM session_module" \
  " JOIN session USING (session_id) WHERE " where " GROUP BY content_hash ORDER BY 2, 3, 1"

GPtrArray *
gvt_report_modules_read (
    GvtDb *db, GvtModuleLibrary *library, const GvtId *visit, const GvtId *session, GError **error)
{
  g_autoptr (GPtrArray) modules = g_ptr_array_new_with_free_func (module_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, session != NULL ? TAUGHT_SQL ("session_id = :id") : TAUGHT_SQL ("visit_id = :id"), error);

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_id (stmt, ":id", session != NULL ? session : visit);
  while (local == NULL && gvt_stmt_next (stmt, &local))
    {
      GvtModule *module = NULL;
      GvtReportModule *taught = g_new0 (GvtReportModule, 1);

      g_ptr_array_add (modules, taught);
      if (gvt_stmt_hash (stmt, 0, &taught->content_hash, &local))
        module = gvt_module_library_find_hash (library, &taught->content_hash, NULL);
      taught->module = g_strdup (gvt_stmt_text (stmt, 1));
      taught->title = g_strdup (module != NULL ? gvt_module_get_title (module) : taught->module);
      taught->version = gvt_stmt_int (stmt, 2);
      taught->is_draft = module == NULL || *gvt_module_get_review_note (module) != '\0';
    }
  if (local == NULL)
    return g_steal_pointer (&modules);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
read_modules (GvtDb *db, Reading *self, GError **error)
{
  self->data->modules = gvt_report_modules_read (db, self->library,
                                                 gvt_visit_get_id (self->data->visit), NULL, error);
  return self->data->modules != NULL;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* In the order of their codes, each once: whoever planned, opened or closed first changes nothing.
 */
static gboolean
read_people_in_charge (GvtDb *db, Reading *self, GError **error)
{
  GPtrArray *found = self->data->people_in_charge;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT opened_by FROM session WHERE visit_id = :visit UNION"
      " SELECT closed_by FROM session_close JOIN session USING (session_id, device)"
      " WHERE visit_id = :visit",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":visit", gvt_visit_get_id (self->data->visit));
  while (local == NULL && gvt_stmt_next (stmt, &local))
    g_ptr_array_add (found, g_strdup (gvt_stmt_text (stmt, 0)));
  for (guint i = 0; self->data->plan->facilitators[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (found, self->data->plan->facilitators[i], g_str_equal,
                                           NULL))
      g_ptr_array_add (found, g_strdup (self->data->plan->facilitators[i]));
  g_ptr_array_sort (found, compare_texts);

  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_tables (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  GvtId device;

  return gvt_journal_get_device (self->journal, &device, NULL, &self->data->device_code, error)
         && gvt_journal_own_head (self->journal, db, NULL, &self->data->head, error)
         && read_modules (db, self, error) && read_people_in_charge (db, self, error);
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

static void
add_groups (GvtReportPeople *self, const GvtPeopleGroups *groups)
{
  for (guint i = 0; gvt_age_codes[i] != NULL; i++)
    {
      self->ages[0][i] += gvt_people_groups_sum (groups, 'L', gvt_age_codes[i], NULL);
      self->ages[1][i] += gvt_people_groups_sum (groups, 'P', gvt_age_codes[i], NULL);
    }
  for (guint i = 0; gvt_disability_codes[i].code != NULL; i++)
    self->kinds[i] += gvt_people_groups_sum (groups, 0, NULL, gvt_disability_codes[i].code);
  self->n_grouped += gvt_people_groups_sum (groups, 0, NULL, NULL);
}

static gboolean
gather_people (GvtReportData *self, GvtProfile *profile, GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->sessions); i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (self->sessions, i);
      g_autoptr (GvtPeopleGroups) groups = gvt_session_read_people (
          profile, gvt_session_get_id (session), error);

      if (groups == NULL)
        return FALSE;
      self->people.men += gvt_session_get_men (session);
      self->people.women += gvt_session_get_women (session);
      add_groups (&self->people, groups);
    }
  return TRUE;
}

static gboolean
set_code (GvtReportData *self, GError **error)
{
  g_autoptr (JsonObject) figures = gvt_report_figures_to_json (self);

  self->code = gvt_report_code_of (figures, error);
  return self->code != NULL;
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
  GvtVault *vault;
  Reading reading = { journal, library, self };

  self->people_in_charge = g_ptr_array_new_with_free_func (g_free);
  if (journal == NULL || (self->visit = gvt_visits_view (profile, visit, error)) == NULL
      || (self->plan = gvt_visits_read_plan (profile, visit, error)) == NULL
      || (self->sessions = gvt_sessions_browse (profile, visit, error)) == NULL
      || !gather_results (self, profile, library, visit, error)
      || !gather_people (self, profile, error)
      || (self->tests = gvt_test_results_read (profile, library, visit, NULL, error)) == NULL
      || (self->survey = gvt_visit_survey_read (profile, visit, error)) == NULL
      || !gvt_visits_read_signature (profile, visit, &self->signature, error)
      || !gvt_store_read (store, read_tables, &reading, error) || !set_code (self, error))
    return NULL;

  vault = gvt_profile_get_vault (profile);
  user = vault != NULL ? gvt_vault_get_user (vault) : NULL; /* the centre has none */
  self->user = g_strdup (user != NULL ? user->code : "");
  self->now_us = gvt_clock_now_us (gvt_journal_get_clock (journal));
  return g_steal_pointer (&self);
}

void
gvt_report_data_free (GvtReportData *self)
{
  g_clear_object (&self->visit);
  g_clear_pointer (&self->plan, gvt_visit_plan_free);
  g_clear_object (&self->sessions);
  g_clear_object (&self->results);
  g_clear_pointer (&self->tests, g_ptr_array_unref);
  g_clear_pointer (&self->survey, gvt_session_survey_free);
  g_clear_pointer (&self->signature, gvt_visit_signature_free);
  g_clear_pointer (&self->modules, g_ptr_array_unref);
  g_ptr_array_unref (self->people_in_charge);
  g_free (self->code);
  g_free (self->device_code);
  g_free (self->user);
  g_free (self);
}
