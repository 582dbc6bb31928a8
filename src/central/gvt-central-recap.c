/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-recap.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-central-private.h"
#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-list-changes.h"
#include "gvt-region.h"
#include "gvt-text.h"

#define FIRST_YEAR 2020
#define LAST_YEAR  2099
#define WITA_US    (8 * G_TIME_SPAN_HOUR)

static void
row_free (gpointer data)
{
  GvtRecapRow *row = data;

  g_free (row->scheme);
  g_free (row->code);
  g_free (row);
}

static void
list_free (gpointer data)
{
  GvtRecapList *list = data;

  g_free (list->election);
  g_free (list->as_of);
  g_clear_pointer (&list->notes, g_hash_table_unref);
  g_free (list);
}

void
gvt_recap_free (GvtRecap *self)
{
  g_free (self->from);
  g_free (self->to);
  g_free (self->area);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->lists);
  g_free (self);
}

guint
gvt_recap_count_sum (const GvtRecapCount *count)
{
  return count->men + count->women + count->not_told;
}

static void
count_sex (GvtRecapCount *count, const char *sex, guint n)
{
  if (g_strcmp0 (sex, "L") == 0)
    count->men += n;
  else if (g_strcmp0 (sex, "P") == 0)
    count->women += n;
  else
    count->not_told += n;
}

/* --- the quarter --- */

static gboolean
read_quarter (GvtRecap *self, const char *text, GError **error)
{
  gint month;

  if (strlen (text) != 6 || strspn (text, "0123456789") != 4 || text[4] != '-' || text[5] < '1'
      || text[5] > '4')
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                   _ ("\"%s\" is no quarter: write the year and the quarter, 2026-4"), text);
      return FALSE;
    }
  self->year = (guint) g_ascii_strtoull (text, NULL, 10);
  self->quarter = (guint) (text[5] - '0');
  if (self->year < FIRST_YEAR || self->year > LAST_YEAR)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("the year %u is out of bounds"),
                   self->year);
      return FALSE;
    }
  month = (gint) (self->quarter - 1) * 3 + 1;
  self->from = g_strdup_printf ("%04u-%02d-01", self->year, month);
  self->to = g_strdup_printf ("%04u-%02d-%s", self->year, month + 2,
                              self->quarter == 1 || self->quarter == 4 ? "31" : "30");
  return TRUE;
}

/* The first instant of @days in WITA. */
static gint64
instant_of (const char *day, gint later)
{
  return (gint64) (gvt_date_days (day) + later) * G_TIME_SPAN_DAY - WITA_US;
}

/* --- proposals --- */

static GvtRecapRow *
find_row (GvtRecap *self, GvtRecapKind kind, const char *scheme, const char *code)
{
  GvtRecapRow *row;

  for (guint i = 0; i < self->rows->len; i++)
    {
      row = self->rows->pdata[i];
      if (row->kind == kind && g_strcmp0 (row->scheme, scheme) == 0
          && g_strcmp0 (row->code, code) == 0)
        return row;
    }
  row = g_new0 (GvtRecapRow, 1);
  row->kind = kind;
  row->scheme = g_strdup (scheme);
  row->code = g_strdup (code);
  g_ptr_array_add (self->rows, row);
  return row;
}

static gboolean
is_in_area (const GvtRecap *self, const char *place)
{
  return gvt_region_contains (self->area, place);
}

static void
add_proposals (GvtRecap *self, GvtStmt *stmt)
{
  const char *proposal = gvt_stmt_text (stmt, 1);
  const char *scheme = gvt_stmt_text (stmt, 2);
  const char *sex = gvt_stmt_text (stmt, 4);
  guint n = (guint) gvt_stmt_int (stmt, 6);
  GvtRecapKind kind = scheme != NULL                                ? GVT_RECAP_TMS
                      : g_strcmp0 (proposal, GVT_PROPOSAL_NEW) == 0 ? GVT_RECAP_NEW
                                                                    : GVT_RECAP_DATA;

  if (!is_in_area (self, gvt_stmt_text (stmt, 0)))
    return;
  if (gvt_stmt_int (stmt, 5) != 0)
    self->n_withdrawn += n;
  else
    count_sex (&find_row (self, kind, scheme, gvt_stmt_text (stmt, 3))->count, sex, n);
}

static gboolean
read_proposals (GvtRecap *self, GvtDb *db, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT place, proposal, tms_scheme, tms_code, sex, EXISTS (SELECT 1 FROM"
      " proposal_withdrawal w WHERE w.proposal_id = p.proposal_id AND w.device = p.device) AS"
      " withdrawn, count (*) FROM proposal p WHERE made_at >= :from AND made_at < :to"
      " GROUP BY place, proposal, tms_scheme, tms_code, sex, withdrawn",
      error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_int (stmt, ":from", instant_of (self->from, 0));
  gvt_stmt_bind_int (stmt, ":to", instant_of (self->to, 1));
  while (gvt_stmt_next (stmt, &local))
    add_proposals (self, stmt);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* New voters, then TMS by scheme and number, then changed data. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const GvtRecapRow *left = *(const GvtRecapRow *const *) a;
  const GvtRecapRow *right = *(const GvtRecapRow *const *) b;

  if (left->kind != right->kind)
    return (int) left->kind - (int) right->kind;
  if (g_strcmp0 (left->scheme, right->scheme) != 0)
    return -g_strcmp0 (left->scheme, right->scheme); /* the newer scheme first */
  return (int) g_ascii_strtoll (left->code != NULL ? left->code : "", NULL, 10)
         - (int) g_ascii_strtoll (right->code != NULL ? right->code : "", NULL, 10);
}

/* --- lists --- */

static void
count_note (GvtRecapList *list, const GvtDiffRow *row)
{
  GvtRecapCount *count = g_hash_table_lookup (list->notes, row->note);

  if (count == NULL)
    g_hash_table_insert (list->notes, g_strdup (row->note), count = g_new0 (GvtRecapCount, 1));
  count_sex (count, row->sex, 1);
}

static void
add_village (const GvtVillageDiff *village, gpointer user_data)
{
  GvtRecapList *list = user_data;
  GvtRecapCount *const counts[GVT_N_DIFFS] = { &list->new, &list->gone, &list->changed };

  list->rows.men += village->n_men;
  list->rows.women += village->n_women;
  list->rows.not_told += village->diff->n_after - village->n_men - village->n_women;
  for (guint i = 0; i < village->diff->rows->len; i++)
    {
      const GvtDiffRow *row = village->diff->rows->pdata[i];

      count_sex (counts[row->kind], row->sex, 1);
      if (row->kind == GVT_DIFF_GONE)
        count_note (list, row);
    }
}

static gboolean
read_list (GvtRecap *self, GvtDb *db, const GvtListPair *pair, GError **error)
{
  GvtRecapList *list;

  if (strcmp (pair->after->as_of, self->from) < 0 || strcmp (pair->after->as_of, self->to) > 0)
    return TRUE;
  list = g_new0 (GvtRecapList, 1);
  g_ptr_array_add (self->lists, list);
  list->election = g_strdup (pair->after->election);
  list->before = pair->before->version;
  list->after = pair->after->version;
  list->as_of = g_strdup (pair->after->as_of);
  list->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return gvt_list_pair_each_village (db, pair, self->area, add_village, list, error);
}

static gboolean
read_all (GvtDb *db, gpointer user_data, GError **error)
{
  GvtRecap *self = user_data;
  g_autoptr (GPtrArray) pairs = gvt_list_pairs_read (db, error);

  if (pairs == NULL || !read_proposals (self, db, error))
    return FALSE;
  find_row (self, GVT_RECAP_NEW, NULL, NULL); /* told also where there are none */
  find_row (self, GVT_RECAP_DATA, NULL, NULL);
  g_ptr_array_sort (self->rows, compare_rows);
  for (guint i = 0; i < pairs->len; i++)
    if (!read_list (self, db, pairs->pdata[i], error))
      return FALSE;
  return TRUE;
}

GvtRecap *
gvt_central_recap (GvtCentral *self, const char *quarter, const char *area, GError **error)
{
  GvtStore *store = gvt_journal_get_store (gvt_central_get_journal (self));
  g_autoptr (GvtRecap) recap = g_new0 (GvtRecap, 1);

  recap->rows = g_ptr_array_new_with_free_func (row_free);
  recap->lists = g_ptr_array_new_with_free_func (list_free);
  recap->is_practice = gvt_central_get_keys (self)->practice;
  recap->area = area != NULL ? gvt_region_code_clean (area, error) : g_strdup ("");
  return recap->area != NULL && read_quarter (recap, quarter, error)
                 && gvt_store_read (store, read_all, recap, error)
             ? g_steal_pointer (&recap)
             : NULL;
}
