/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-survey-period.h"

#include "gvt-coverage-private.h"
#include "gvt-region.h"

typedef struct
{
  const GvtSurveyPeriod *period;
  GArray *visits; /* of GvtId */
} Reading;

static gboolean
add_visit (Reading *self, GvtStmt *stmt, GError **error)
{
  GvtId visit;

  if (self->period->area != NULL
      && !gvt_region_contains (self->period->area, gvt_stmt_text (stmt, 1)))
    return TRUE;
  if (!gvt_stmt_id (stmt, 0, &visit, error))
    return FALSE;
  g_array_append_val (self->visits, visit);
  return TRUE;
}

static gboolean
read_visits (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT visit_id, place FROM visit_now WHERE (:from IS NULL OR date >= :from)"
      " AND (:to IS NULL OR date <= :to) ORDER BY visit_id",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":from", self->period->from);
  gvt_stmt_bind_text (stmt, ":to", self->period->to);
  while (local == NULL && gvt_stmt_next (stmt, &local))
    add_visit (self, stmt, &local);

  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GvtSessionSurvey *
gvt_survey_period_read (GvtStore *store,
                        const GvtSurveyPeriod *period,
                        guint *n_visits,
                        GError **error)
{
  g_autoptr (GArray) visits = g_array_new (FALSE, FALSE, sizeof (GvtId));
  Reading reading = { period, visits };

  if (!gvt_coverage_check_days (period->from, period->to, error)
      || !gvt_store_read (store, read_visits, &reading, error))
    return NULL;
  *n_visits = visits->len;
  return gvt_survey_tally (store, (const GvtId *) visits->data, visits->len, error);
}
