/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-changes.h"

#include <string.h>

#include "gvt-region.h"

static void
pair_free (gpointer data)
{
  GvtListPair *pair = data;

  g_clear_pointer (&pair->before, gvt_list_record_free);
  g_clear_pointer (&pair->after, gvt_list_record_free);
  g_free (pair);
}

GPtrArray *
gvt_list_pairs_read (GvtDb *db, GError **error)
{
  g_autoptr (GPtrArray) newest = gvt_list_store_list_newest (db, error);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (pair_free);

  for (guint i = 0; newest != NULL && i < newest->len; i++)
    {
      const GvtListRecord *after = newest->pdata[i];
      GvtListPair *pair = g_new0 (GvtListPair, 1);

      g_ptr_array_add (pairs, pair);
      if (!gvt_list_store_find_version (db, after->election, after->version, &pair->after, error)
          || !gvt_list_store_find_version (db, after->election, after->version - 1, &pair->before,
                                           error))
        return NULL;
      if (pair->before == NULL || pair->after == NULL)
        g_ptr_array_set_size (pairs, (gint) pairs->len - 1);
    }
  return newest != NULL ? g_steal_pointer (&pairs) : NULL;
}

/* --- one village --- */

typedef struct
{
  GvtListDiffer *differ;
  gboolean is_later;
  guint n_men;
  guint n_women;
} Reading;

static gboolean
add_row (const GvtVoterRow *row, gpointer user_data, GError **error)
{
  Reading *self = user_data;

  gvt_list_differ_add (self->differ, row, self->is_later);
  if (self->is_later)
    {
      self->n_men += strcmp (row->text[GVT_VOTER_SEX], "L") == 0 ? 1 : 0;
      self->n_women += strcmp (row->text[GVT_VOTER_SEX], "P") == 0 ? 1 : 0;
    }
  return TRUE;
}

static gboolean
compare_village (GvtDb *db,
                 const GvtListPair *pair,
                 const char *code,
                 GvtVillageDiffFunc func,
                 gpointer user_data,
                 GError **error)
{
  g_autoptr (GvtListDiffer) differ = gvt_list_differ_new ();
  g_autoptr (GvtListDiff) diff = NULL;
  Reading reading = { differ, FALSE, 0, 0 };

  if (!gvt_list_store_each_row (db, pair->before, code, add_row, &reading, error))
    return FALSE;
  reading.is_later = TRUE;
  if (!gvt_list_store_each_row (db, pair->after, code, add_row, &reading, error))
    return FALSE;
  diff = gvt_list_differ_finish (differ);
  func (&(GvtVillageDiff){ code, reading.n_men, reading.n_women, diff }, user_data);
  return TRUE;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full) (nullable): the codes of both, each once */
static GPtrArray *
list_villages (GvtDb *db, const GvtListPair *pair, GError **error)
{
  g_autoptr (GPtrArray) codes = gvt_list_store_list_villages (db, pair->after->election,
                                                              pair->after->version, error);
  g_autoptr (GPtrArray) before = codes != NULL ? gvt_list_store_list_villages (
                                     db, pair->before->election, pair->before->version, error)
                                               : NULL;

  for (guint i = 0; before != NULL && i < before->len; i++)
    if (!g_ptr_array_find_with_equal_func (codes, before->pdata[i], g_str_equal, NULL))
      g_ptr_array_add (codes, g_strdup (before->pdata[i]));
  if (before == NULL)
    return NULL;
  g_ptr_array_sort (codes, compare_codes);
  return g_steal_pointer (&codes);
}

gboolean
gvt_list_pair_each_village (GvtDb *db,
                            const GvtListPair *pair,
                            const char *area,
                            GvtVillageDiffFunc func,
                            gpointer user_data,
                            GError **error)
{
  g_autoptr (GPtrArray) codes = list_villages (db, pair, error);

  for (guint i = 0; codes != NULL && i < codes->len; i++)
    if (gvt_region_contains (area, codes->pdata[i])
        && !compare_village (db, pair, codes->pdata[i], func, user_data, error))
      return FALSE;
  return codes != NULL;
}
