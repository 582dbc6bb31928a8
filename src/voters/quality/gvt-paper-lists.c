/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-paper-lists.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-arena.h"
#include "gvt-error.h"
#include "gvt-listed-birth.h"
#include "gvt-nik.h"
#include "gvt-purpose.h"
#include "gvt-region.h"
#include "gvt-roll-private.h"
#include "gvt-search-record.h"

struct _GvtPaperLists
{
  GPtrArray *lists;
  GvtArena *arena; /* names and numbers */
  char *area;
  char *tps;    /* (nullable) */
  guint n_rows; /* of all */
};

static void
tps_free (gpointer data)
{
  GvtPaperTps *self = data;

  g_free (self->number);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void
list_free (gpointer data)
{
  GvtPaperList *self = data;

  g_free (self->village);
  g_free (self->name);
  g_free (self->election);
  g_free (self->as_of);
  g_ptr_array_unref (self->tps);
  g_free (self);
}

void
gvt_paper_lists_free (GvtPaperLists *self)
{
  g_ptr_array_unref (self->lists);
  gvt_arena_free (self->arena);
  g_free (self->area);
  g_free (self->tps);
  g_free (self);
}

GPtrArray *
gvt_paper_lists_get (const GvtPaperLists *self)
{
  return self->lists;
}

const char *
gvt_paper_lists_get_tps (const GvtPaperLists *self)
{
  return self->tps;
}

const char *
gvt_paper_lists_get_area (const GvtPaperLists *self)
{
  return self->area;
}

/* --- collecting --- */

/* Lists come one after another: it is the last one, or new. */
static GvtPaperList *
find_list (GvtPaperLists *self, GvtLeasedList *list)
{
  GvtPaperList *last = self->lists->len > 0 ? self->lists->pdata[self->lists->len - 1] : NULL;

  if (last != NULL && g_str_equal (last->village, gvt_leased_list_get_village (list))
      && g_str_equal (last->election, gvt_leased_list_get_election (list)))
    return last;

  last = g_new0 (GvtPaperList, 1);
  last->village = g_strdup (gvt_leased_list_get_village (list));
  last->name = g_strdup (gvt_leased_list_get_village_name (list));
  last->election = g_strdup (gvt_leased_list_get_election (list));
  last->as_of = g_strdup (gvt_leased_list_get_as_of (list));
  last->version = gvt_leased_list_get_version (list);
  last->tps = g_ptr_array_new_with_free_func (tps_free);
  g_ptr_array_add (self->lists, last);
  return last;
}

static GvtPaperTps *
find_tps (GvtPaperList *list, const char *number)
{
  GvtPaperTps *tps;

  for (guint i = list->tps->len; i > 0; i--) /* mostly the last one */
    if (g_str_equal (((GvtPaperTps *) list->tps->pdata[i - 1])->number, number))
      return list->tps->pdata[i - 1];

  tps = g_new0 (GvtPaperTps, 1);
  tps->number = g_strdup (number);
  tps->rows = g_ptr_array_new ();
  g_ptr_array_add (list->tps, tps);
  return tps;
}

static const char *
copy (GvtPaperLists *self, const char *text)
{
  return gvt_arena_copy (self->arena, text, strlen (text));
}

static GvtPaperRow *
make_row (GvtPaperLists *self, const GvtVoterRow *row, const char *as_of)
{
  GvtPaperRow *made = gvt_arena_new_array (self->arena, GvtPaperRow, 1);
  g_autofree char *masked = gvt_nik_mask (row->text[GVT_VOTER_NIK]);
  char birth[11];

  *made = (GvtPaperRow){ .name = copy (self, row->text[GVT_VOTER_NAME]),
                         .sex = copy (self, row->text[GVT_VOTER_SEX]),
                         .age = -1,
                         .rt = copy (self, row->text[GVT_VOTER_RT]),
                         .rw = copy (self, row->text[GVT_VOTER_RW]),
                         .nik_masked = copy (self, masked) };
  if (gvt_listed_birth_read (row->text[GVT_VOTER_BIRTH_DATE], birth))
    made->age = gvt_years_between (birth, as_of);
  memset (birth, 0, sizeof birth);
  return made;
}

static void
add_row (GvtLeasedList *leased, const GvtVoterRow *row, gpointer user_data)
{
  GvtPaperLists *self = user_data;
  GvtPaperList *list;
  GvtPaperTps *tps;

  if (!gvt_region_contains (self->area, gvt_leased_list_get_village (leased))
      || (self->tps != NULL && !g_str_equal (self->tps, row->text[GVT_VOTER_TPS])))
    return;

  list = find_list (self, leased);
  tps = find_tps (list, row->text[GVT_VOTER_TPS]);
  g_ptr_array_add (tps->rows, make_row (self, row, list->as_of));
  tps->n_men += g_str_equal (row->text[GVT_VOTER_SEX], "L") ? 1 : 0;
  tps->n_women += g_str_equal (row->text[GVT_VOTER_SEX], "P") ? 1 : 0;
  tps->hides_nik = tps->hides_nik || gvt_text_holds_birth_date (row->text[GVT_VOTER_NAME]);
  list->n_rows++;
  self->n_rows++;
}

static int
compare_tps (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const GvtPaperTps *const *) a)->number,
                 (*(const GvtPaperTps *const *) b)->number);
}

/* Sorted, and without numbers where a date stands. */
static void
finish (GvtPaperLists *self)
{
  for (guint i = 0; i < self->lists->len; i++)
    {
      GvtPaperList *list = self->lists->pdata[i];

      g_ptr_array_sort (list->tps, compare_tps);
      for (guint j = 0; j < list->tps->len; j++)
        {
          GvtPaperTps *tps = list->tps->pdata[j];

          for (guint row = 0; tps->hides_nik && row < tps->rows->len; row++)
            ((GvtPaperRow *) tps->rows->pdata[row])->nik_masked = "";
        }
    }
}

GvtPaperLists *
gvt_paper_lists_collect (GvtProfile *profile,
                         GvtRoll *roll,
                         const char *area,
                         const char *tps,
                         const char *purpose,
                         GError **error)
{
  g_autoptr (GvtPaperLists) self = g_new0 (GvtPaperLists, 1);

  self->lists = g_ptr_array_new_with_free_func (list_free);
  self->arena = gvt_arena_new ();
  self->tps = g_strdup (tps);
  self->area = *area != '\0' ? gvt_region_code_clean (area, error) : g_strdup ("");
  if (self->area == NULL || !gvt_purpose_check (purpose, error)
      || !gvt_profile_require (profile, GVT_ROLE_OFFICER, self->area, error)
      || !gvt_roll_check_time (roll, profile, error)
      || !gvt_roll_each_row (roll, add_row, self, error)
      || !gvt_search_record (profile, "paper", self->area, self->n_rows, purpose, error))
    return NULL;

  if (self->n_rows == 0)
    {
      gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                      _ ("No open list on this laptop has voters there, so no paper was made. Look "
                         "at the village and the polling station."));
      return NULL;
    }
  finish (self);
  return g_steal_pointer (&self);
}
