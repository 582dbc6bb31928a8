/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-report-lookup.h"

#include <glib/gi18n-lib.h>

#include "gvt-json.h"
#include "gvt-report-code.h"
#include "gvt-report-data.h"
#include "gvt-session-views.h"
#include "gvt-text.h"

typedef struct
{
  const char *code;
  GvtReportCodeMatch *match;
  gboolean was_found;
} Search;

/* The last time that a report was written with the code. */
static gboolean
search_written (GvtDb *db, gpointer user_data, GError **error)
{
  Search *self = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT visit_id, written_at FROM report_code JOIN session_report USING (event_id, visit_id)"
      " WHERE code = :code ORDER BY event_id DESC LIMIT 1",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":code", self->code);
  self->was_found = gvt_stmt_next (stmt, &local)
                    && gvt_stmt_id (stmt, 0, &self->match->visit, &local);
  if (self->was_found)
    self->match->written_at = gvt_stmt_int (stmt, 1);

  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
compare_visit (GvtProfile *profile,
               GvtModuleLibrary *library,
               const GvtId *visit,
               const char *code,
               gboolean *is_same,
               GError **error)
{
  g_autoptr (GvtReportData) data = gvt_report_data_gather (profile, library, visit, error);

  *is_same = data != NULL && g_str_equal (data->code, code);
  return data != NULL;
}

/* A report may have been read off another laptop's screen, or off one that was never saved. */
static gboolean
search_present (GvtProfile *profile, GvtModuleLibrary *library, Search *self, GError **error)
{
  g_autoptr (GListModel) visits = gvt_visits_browse (profile, error);

  if (visits == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (GvtVisit) visit = g_list_model_get_item (visits, i);
      gboolean is_same;

      if (!compare_visit (profile, library, gvt_visit_get_id (visit), self->code, &is_same, error))
        return FALSE;
      if (is_same)
        {
          self->match->state = GVT_REPORT_CODE_CURRENT;
          self->match->visit = *gvt_visit_get_id (visit);
          return TRUE;
        }
    }
  return TRUE;
}

/* One outside of the area is as if there were none. */
static gboolean
judge_written (GvtProfile *profile, GvtModuleLibrary *library, Search *self, GError **error)
{
  GvtReportCodeMatch *match = self->match;
  g_autoptr (GvtVisit) visit = gvt_visits_view (profile, &match->visit, NULL);
  gboolean is_same;

  if (visit == NULL)
    {
      *match = (GvtReportCodeMatch){ .state = GVT_REPORT_CODE_UNKNOWN };
      return TRUE;
    }
  if (!compare_visit (profile, library, &match->visit, self->code, &is_same, error))
    return FALSE;
  match->state = is_same ? GVT_REPORT_CODE_CURRENT : GVT_REPORT_CODE_EARLIER;
  return TRUE;
}

gboolean
gvt_report_code_find (GvtProfile *profile,
                      GvtModuleLibrary *library,
                      const char *typed,
                      GvtReportCodeMatch *match,
                      GError **error)
{
  g_autofree char *code = gvt_report_code_clean (typed, error);
  g_autoptr (GvtJournal) journal = code != NULL ? gvt_profile_dup_journal (profile, error) : NULL;
  Search search = { code, match, FALSE };

  *match = (GvtReportCodeMatch){ .state = GVT_REPORT_CODE_UNKNOWN };
  if (journal == NULL
      || !gvt_store_read (gvt_journal_get_store (journal), search_written, &search, error))
    return FALSE;
  return search.was_found ? judge_written (profile, library, &search, error)
                          : search_present (profile, library, &search, error);
}

/* --- what is said of it --- */

JsonObject *
gvt_report_match_to_json (const GvtReportCodeMatch *match, GvtVisit *visit)
{
  static const char *const states[] = { "unknown", "earlier", "current" };
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "state", states[match->state]);
  gvt_json_set_id (object, "visit", &match->visit);
  json_object_set_string_member (object, "name", gvt_visit_get_name (visit));
  json_object_set_string_member (object, "date", gvt_visit_get_date (visit));
  json_object_set_int_member (object, "written_at", match->written_at);
  return object;
}

char *
gvt_report_match_describe (const GvtReportCodeMatch *match, GvtVisit *visit)
{
  g_autofree char *date = gvt_text_date (gvt_visit_get_date (visit));
  g_autofree char *when = match->written_at > 0 ? gvt_text_date_time (match->written_at) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (
      text,
      match->state == GVT_REPORT_CODE_CURRENT
          ? _ ("%s, %s: the code fits what is recorded here now.\n")
          : _ ("%s, %s: the code is of an earlier report; figures have changed since.\n"),
      gvt_visit_get_name (visit), date);
  if (when != NULL)
    g_string_append_printf (text, _ ("A report with this code was written here on %s.\n"), when);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
