/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-worklist-rows.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-nik.h"
#include "gvt-row-code.h"
#include "gvt-worklist-key.h"

#define MAX_NAMED_LINES 20 /* in one message */

typedef struct
{
  char *place; /* what rows are sorted by first: village, address, RW, RT */
  char *nkk;
  guint first; /* where its household begins in the list */
  guint position;
  char *key_text;
} Row;

static void
row_free (Row *row)
{
  g_free (row->place);
  gvt_wipe_free (row->nkk);
  gvt_wipe_free (row->key_text);
  g_free (row);
}

typedef struct
{
  const GvtWorklistOrder *order;
  const char *village;
  GHashTable *lines; /* (nullable): clean: its line's number, found or not */
  GHashTable *met;   /* lines that are some voter's */
  GHashTable *households;
  GPtrArray *rows;     /* Row */
  GStrvBuilder *whose; /* villages that have some of them */
} Collecting;

static gboolean
is_wanted (Collecting *self, const GvtVoterRow *row)
{
  const GvtWorklistOrder *order = self->order;
  static const GvtVoterColumn named_by[] = { GVT_VOTER_NIK, GVT_VOTER_DPID };
  gboolean is = FALSE;

  if (self->lines == NULL)
    return (order->rt == NULL || g_str_equal (order->rt, row->text[GVT_VOTER_RT]))
           && (order->rw == NULL || g_str_equal (order->rw, row->text[GVT_VOTER_RW]));
  for (gsize i = 0; i < G_N_ELEMENTS (named_by); i++)
    {
      const char *text = row->text[named_by[i]];

      if (*text != '\0' && g_hash_table_contains (self->lines, text))
        {
          g_hash_table_add (self->met, g_strdup (text));
          is = TRUE;
        }
    }
  return is;
}

static gboolean
look_at (const GvtVoterRow *voter, gpointer user_data, GError **error)
{
  Collecting *self = user_data;
  const char *nkk = voter->text[GVT_VOTER_NKK];
  gpointer first;
  Row *row;

  if (!is_wanted (self, voter))
    return TRUE;

  row = g_new0 (Row, 1);
  row->place = g_strjoin ("|", self->village, voter->text[GVT_VOTER_ADDRESS],
                          voter->text[GVT_VOTER_RW], voter->text[GVT_VOTER_RT], NULL);
  row->nkk = g_strdup (nkk);
  row->key_text = gvt_worklist_key_text (voter);
  row->position = self->rows->len + 1;
  first = g_hash_table_lookup (self->households, nkk);
  if (first == NULL)
    {
      first = GUINT_TO_POINTER (row->position);
      g_hash_table_insert (self->households, g_strdup (nkk), first);
    }
  row->first = GPOINTER_TO_UINT (first);
  g_ptr_array_add (self->rows, row);
  return TRUE;
}

static gint
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *left = *(const Row *const *) a;
  const Row *right = *(const Row *const *) b;
  gint place = g_strcmp0 (left->place, right->place);

  if (place != 0)
    return place;
  if (left->first != right->first)
    return left->first < right->first ? -1 : 1;
  return left->position < right->position ? -1 : 1;
}

static gboolean
read_villages (Collecting *self, GvtDb *db, const GvtListRecord *list, GError **error)
{
  g_autoptr (GPtrArray) villages = gvt_list_store_list_villages (db, list->election, list->version,
                                                                 error);
  const char *only = self->order->village;

  for (guint i = 0; villages != NULL && i < villages->len; i++)
    {
      guint n_before = self->rows->len;

      self->village = villages->pdata[i];
      if ((only == NULL || g_str_equal (only, self->village))
          && !gvt_list_store_each_row (db, list, self->village, look_at, self, error))
        return FALSE;
      if (self->rows->len > n_before)
        g_strv_builder_add (self->whose, self->village);
    }
  return villages != NULL;
}

/* By number, never by what stands there. */
static gboolean
check_lines (Collecting *self, GError **error)
{
  g_autoptr (GString) missing = g_string_new (NULL);
  GPtrArray *lines = self->order->lines;
  guint n = 0;

  for (guint i = 0; self->lines != NULL && i < lines->len; i++)
    {
      char *clean = gvt_nik_clean (lines->pdata[i]);

      if (!g_hash_table_contains (self->met, clean) && n++ < MAX_NAMED_LINES)
        g_string_append_printf (missing, "%s%u", missing->len > 0 ? ", " : "", i + 1);
      gvt_wipe_free (clean);
    }
  if (n == 0)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("%u lines are no voter of the list, so nothing was assigned: lines %s"), n,
               missing->str);
  return FALSE;
}

static gboolean
check_count (guint n, GError **error)
{
  if (n == 0)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                         _ ("the list has nobody there, so nothing was assigned"));
  else if (n > GVT_WORKLIST_MAX_ROWS)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                 _ ("%u voters are more than one worklist has room for (%d): assign by RT"), n,
                 GVT_WORKLIST_MAX_ROWS);
  return n > 0 && n <= GVT_WORKLIST_MAX_ROWS;
}

static GHashTable *
index_lines (GPtrArray *lines)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal,
                                             (GDestroyNotify) gvt_wipe_free, NULL);

  for (guint i = 0; i < lines->len; i++)
    g_hash_table_add (index, gvt_nik_clean (lines->pdata[i]));
  return index;
}

GPtrArray *
gvt_worklist_rows_collect (GvtDb *db,
                           const GvtListRecord *list,
                           const GvtWorklistOrder *order,
                           GStrv *villages,
                           GError **error)
{
  g_autoptr (GHashTable) lines = order->lines != NULL ? index_lines (order->lines) : NULL;
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal,
                                                      (GDestroyNotify) gvt_wipe_free, NULL);
  g_autoptr (GHashTable) households = g_hash_table_new_full (g_str_hash, g_str_equal,
                                                             (GDestroyNotify) gvt_wipe_free, NULL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  g_autoptr (GStrvBuilder) whose = g_strv_builder_new ();
  Collecting collecting = { order, NULL, lines, met, households, rows, whose };
  GPtrArray *keys;

  if (!read_villages (&collecting, db, list, error) || !check_lines (&collecting, error)
      || !check_count (rows->len, error))
    return NULL;

  *villages = g_strv_builder_end (whose);
  g_ptr_array_sort (rows, compare_rows);
  keys = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_wipe_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (keys, g_strdup (((Row *) rows->pdata[i])->key_text));
  return keys;
}
