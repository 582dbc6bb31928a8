/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-code-list.h"
#include "gvt-coverage-private.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-laptop-schema.h"
#include "gvt-module.h"
#include "gvt-people-groups.h"
#include "gvt-region.h"
#include "gvt-text.h"
#include "gvt-visit-cancel.h"
#include "gvt-visit-plan.h"

/* A visit while the ledger is added up. */
typedef struct
{
  char *place;
  char *segment;
  GStrv villages; /* that its plan names */
  guint expected;
  gboolean is_due;       /* its day has come, or it was called off */
  gboolean is_withdrawn; /* by the centre, from whoever had it */
  const char *cancelled; /* why, or "": static */
  guint n_classes;       /* with somebody present */
} Visit;

typedef struct
{
  const GvtCoverageQuery *query;
  GvtCoverage *coverage;
  GHashTable *visits;   /* id as text → Visit */
  GHashTable *villages; /* code → GvtCoverageRow of coverage->villages */
} Reading;

static void
visit_free (gpointer data)
{
  Visit *self = data;

  g_free (self->place);
  g_free (self->segment);
  g_strfreev (self->villages);
  g_free (self);
}

static void
row_free (gpointer data)
{
  GvtCoverageRow *self = data;

  g_free (self->code);
  g_free (self);
}

static GvtCoverageRow *
row_new (const char *code)
{
  GvtCoverageRow *self = g_new0 (GvtCoverageRow, 1);

  self->code = g_strdup (code);
  return self;
}

static GvtCoverageRow *
find_village (Reading *self, const char *code)
{
  GvtCoverageRow *row = g_hash_table_lookup (self->villages, code);

  if (row == NULL)
    {
      row = row_new (code);
      g_ptr_array_add (self->coverage->villages, row);
      g_hash_table_insert (self->villages, row->code, row);
    }
  return row;
}

static GvtCoverageRow *
find_segment (Reading *self, const char *code)
{
  GPtrArray *rows = self->coverage->segments;

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((GvtCoverageRow *) rows->pdata[i])->code, code))
      return rows->pdata[i];
  return g_ptr_array_index (rows, rows->len - 1); /* plans are checked: it is never another */
}

static gboolean
is_inside (Reading *self, const char *place)
{
  return self->query->area == NULL || gvt_region_contains (self->query->area, place);
}

/* --- plans --- */

/* @plan: (nullable): of an older program: then it names no segment and no villages */
static gboolean
read_plan (Visit *visit, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GvtVisitPlan) plan = NULL;

  if (text == NULL)
    {
      visit->segment = g_strdup ("");
      visit->villages = g_new0 (char *, 1);
      return TRUE;
    }
  bytes = g_bytes_new_static (text, strlen (text));
  object = gvt_json_parse (bytes, GVT_EVENT_MAX_BODY, error);
  plan = object != NULL ? gvt_visit_plan_from_json (object, error) : NULL;
  if (plan == NULL)
    return FALSE;
  visit->segment = g_steal_pointer (&plan->segment);
  visit->villages = g_steal_pointer (&plan->villages);
  return TRUE;
}

static gboolean
add_visit (Reading *self, GvtStmt *stmt, GError **error)
{
  Visit *visit;
  GvtId id;

  if (!is_inside (self, gvt_stmt_text (stmt, 1)))
    return TRUE;
  if (!gvt_stmt_id (stmt, 0, &id, error))
    return FALSE;
  visit = g_new0 (Visit, 1);
  visit->place = g_strdup (gvt_stmt_text (stmt, 1));
  visit->expected = (guint) gvt_stmt_int (stmt, 3);
  visit->is_withdrawn = gvt_stmt_int (stmt, 5) != 0;
  visit->cancelled = gvt_visit_cancel_reason (gvt_stmt_text (stmt, 6));
  visit->is_due = *visit->cancelled != '\0'
                  || strcmp (gvt_stmt_text (stmt, 2), self->query->today) <= 0;
  g_hash_table_insert (self->visits, gvt_id_to_text (&id), visit);
  return read_plan (visit, gvt_stmt_is_null (stmt, 4) ? NULL : gvt_stmt_text (stmt, 4), error);
}

static gboolean
read_visits (Reading *self, GvtDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare_resource (
      db, gvt_sql_get_resource (), GVT_SQL_PATH "queries/coverage-visits.sql", error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":from", self->query->from);
  gvt_stmt_bind_text (stmt, ":to", self->query->to);
  while (local == NULL && gvt_stmt_next (stmt, &local))
    add_visit (self, stmt, &local);

  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* --- people --- */

/* Everybody of a visit's classes stands in three rows; the segment's is not divided. */
typedef struct
{
  GvtCoverageRow *rows[3]; /* the segment's is the last */
} Target;

#define N_DIVIDED 2

/* Returns: %FALSE where the visit is not asked for, or with @error set. @visit: (out) (optional) */
static gboolean
find_target (
    Reading *self, GvtStmt *stmt, const char *place, Target *target, Visit **found, GError **error)
{
  g_autofree char *text = NULL;
  Visit *visit;
  GvtId id;

  if (!gvt_stmt_id (stmt, 0, &id, error))
    return FALSE;
  text = gvt_id_to_text (&id);
  visit = g_hash_table_lookup (self->visits, text);
  if (visit == NULL)
    return FALSE;
  *target = (Target){ { self->coverage->total, find_village (self, place),
                        find_segment (self, visit->segment) } };
  if (found != NULL)
    *found = visit;
  return TRUE;
}

static void
add_people (const Target *target, GvtCoverageDimension dimension, const char *code, guint people)
{
  guint column = gvt_coverage_find_column (dimension, code);

  for (guint i = 0; i < N_DIVIDED; i++)
    target->rows[i]->groups[column].people += people;
}

/* Until somebody's groups are read, nobody's age and disability are counted. */
static void
add_class (Reading *self, GvtStmt *stmt, GError **error)
{
  guint men = (guint) gvt_stmt_int (stmt, 2);
  guint women = (guint) gvt_stmt_int (stmt, 3);
  Visit *visit;
  Target target;

  if (men + women == 0
      || !find_target (self, stmt, gvt_stmt_text (stmt, 1), &target, &visit, error))
    return;
  visit->n_classes++;
  for (guint i = 0; i < G_N_ELEMENTS (target.rows); i++)
    {
      target.rows[i]->n_classes++;
      target.rows[i]->people.people += men + women;
    }
  add_people (&target, GVT_COVERAGE_SEX, "L", men);
  add_people (&target, GVT_COVERAGE_SEX, "P", women);
  add_people (&target, GVT_COVERAGE_AGE, "?", men + women);
  add_people (&target, GVT_COVERAGE_DISABILITY, "?", men + women);
  add_people (&target, GVT_COVERAGE_SEGMENT, visit->segment, men + women);
}

static void
move_people (const Target *target, GvtCoverageDimension dimension, const char *code, guint people)
{
  add_people (target, dimension, code, people);
  add_people (target, dimension, "?", -people); /* unsigned: takes away */
}

static void
add_group (Reading *self, GvtStmt *stmt, GError **error)
{
  const char *age = gvt_stmt_text (stmt, 2);
  const char *kind = gvt_stmt_text (stmt, 3);
  guint people = (guint) gvt_stmt_int (stmt, 4);
  Target target;

  if (!find_target (self, stmt, gvt_stmt_text (stmt, 1), &target, NULL, error))
    return;
  move_people (&target, GVT_COVERAGE_AGE, age, people);
  move_people (&target, GVT_COVERAGE_DISABILITY, g_str_equal (kind, "0") ? "none" : "any", people);
  for (guint i = 0; i < GVT_COVERAGE_N_KINDS; i++)
    if (g_str_equal (gvt_disability_codes[i + 1].code, kind))
      self->coverage->kinds[i].people += people;
}

static gboolean
read_people (Reading *self,
             GvtDb *db,
             const char *sql,
             void (*add) (Reading *self, GvtStmt *stmt, GError **error),
             GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  while (local == NULL && gvt_stmt_next (stmt, &local))
    add (self, stmt, &local);

  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* --- what was planned --- */

/* Nobody has planned to reach whom a slip names. What weather, roads or hosts prevented was
 * planned, and reached nobody. */
static gboolean
is_no_plan (const Visit *visit)
{
  return visit->n_classes == 0
         && (visit->is_withdrawn || gvt_visit_cancel_is_slip (visit->cancelled));
}

static void
count_visit (GvtCoverageRow *row, const Visit *visit)
{
  if (visit->is_due || visit->n_classes > 0)
    {
      row->n_visits++;
      row->n_held += visit->n_classes > 0 ? 1 : 0;
      row->expected += visit->expected;
    }
  else
    row->n_to_come++;
}

static void
count_plans (Reading *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->visits);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Visit *visit = value;

      if (is_no_plan (visit))
        continue;
      count_visit (self->coverage->total, visit);
      count_visit (find_village (self, visit->place), visit);
      count_visit (find_segment (self, visit->segment), visit);
      for (guint i = 0; visit->villages[i] != NULL; i++)
        if (!g_str_equal (visit->villages[i], visit->place) && is_inside (self, visit->villages[i]))
          {
            GvtCoverageRow *row = find_village (self, visit->villages[i]);

            if (visit->is_due || visit->n_classes > 0)
              row->n_named++;
            else
              row->n_to_come++;
          }
    }
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(GvtCoverageRow *const *) a)->code, (*(GvtCoverageRow *const *) b)->code);
}

static gboolean
read_all (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;

  if (!read_visits (self, db, error)
      || !read_people (self, db,
                       "SELECT visit_id, place, sum (men), sum (women) FROM session_present"
                       " JOIN session USING (session_id)"
                       " GROUP BY session_id, visit_id, place",
                       add_class, error)
      || !read_people (self, db,
                       "SELECT visit_id, place, age, disability, sum (people)"
                       " FROM session_present_group JOIN session USING (session_id)"
                       " GROUP BY session_id, visit_id, place, age, disability",
                       add_group, error))
    return FALSE;
  count_plans (self);
  g_ptr_array_sort (self->coverage->villages, compare_rows);
  return TRUE;
}

gboolean
gvt_coverage_check_days (const char *from, const char *to, GError **error)
{
  const char *const dates[] = { from, to };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    if (dates[i] != NULL && !gvt_date_is_valid (dates[i]))
      {
        g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                     _ ("“%s” is not a date: it is written as 2026-11-24"), dates[i]);
        return FALSE;
      }
  if (from == NULL || to == NULL || strcmp (from, to) <= 0)
    return TRUE;
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("The first day lies after the last"));
  return FALSE;
}

static GvtCoverage *
coverage_new (const GvtCoverageQuery *query)
{
  GvtCoverage *self = g_new0 (GvtCoverage, 1);

  self->total = row_new ("");
  self->villages = g_ptr_array_new_with_free_func (row_free);
  self->segments = g_ptr_array_new_with_free_func (row_free);
  for (guint i = 0; gvt_segment_codes[i] != NULL; i++)
    g_ptr_array_add (self->segments, row_new (gvt_segment_codes[i]));
  g_ptr_array_add (self->segments, row_new (""));
  self->from = g_strdup (query->from);
  self->to = g_strdup (query->to);
  self->area = g_strdup (query->area);
  self->today = g_strdup (query->today);
  return self;
}

GvtCoverage *
gvt_coverage_read (GvtStore *store, const GvtCoverageQuery *query, GError **error)
{
  g_autoptr (GvtCoverage) self = coverage_new (query);
  g_autoptr (GHashTable) visits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         visit_free);
  g_autoptr (GHashTable) villages = g_hash_table_new (g_str_hash, g_str_equal);
  Reading reading = { query, self, visits, villages };

  if (!gvt_coverage_check_days (query->from, query->to, error)
      || !gvt_store_read (store, read_all, &reading, error))
    return NULL;
  gvt_coverage_hide (self);
  return g_steal_pointer (&self);
}

GvtCoverage *
gvt_coverage_view (GvtProfile *profile, const char *from, const char *to, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  const GvtUser *user = gvt_vault_get_user (gvt_profile_get_vault (profile));
  g_autofree char *today = NULL;
  GvtCoverage *self;

  if (journal == NULL)
    return NULL;
  today = gvt_date_iso (gvt_clock_now_us (gvt_journal_get_clock (journal)));
  self = gvt_coverage_read (gvt_journal_get_store (journal),
                            &(GvtCoverageQuery){ from, to, user != NULL ? user->area : "", today },
                            error);
  if (self != NULL)
    self->is_one_laptop = TRUE;
  return self;
}

void
gvt_coverage_free (GvtCoverage *self)
{
  row_free (self->total);
  g_ptr_array_unref (self->villages);
  g_ptr_array_unref (self->segments);
  g_free (self->from);
  g_free (self->to);
  g_free (self->area);
  g_free (self->today);
  g_free (self);
}
