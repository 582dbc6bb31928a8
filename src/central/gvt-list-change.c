/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-change.h"

#include "gvt-text.h"

#define MAX_TOLD 20

/* A row carried over that is to be marked otherwise than it was. */
typedef struct
{
  guint village; /* of the missing ones */
  gint64 position;
  gboolean is_faulty;
} Mark;

void
gvt_list_change_clear (GvtListChange *self)
{
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->shrunk, g_free);
}

static void
tell_shrunk (GString *text, const char *village, guint64 before, guint64 now)
{
  g_autofree char *was = gvt_text_number ((gint64) before);
  g_autofree char *is = gvt_text_number ((gint64) now);

  g_string_append_printf (text, "  %s  %s \xe2\x86\x92 %s\n", village, was, is);
}

gboolean
gvt_list_change_find (GvtDb *db,
                      const GvtListRecord *before,
                      GHashTable *villages,
                      GvtListChange *change,
                      GError **error)
{
  g_autoptr (GString) shrunk = g_string_new (NULL);
  g_autoptr (GArray) old = NULL;

  change->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  change->missing = g_ptr_array_new_with_free_func (g_free);
  if (before != NULL)
    {
      old = gvt_list_store_count_villages (db, before->election, before->version, error);
      if (old == NULL)
        return FALSE;
    }
  for (guint i = 0; old != NULL && i < old->len; i++)
    {
      const GvtListVillage *village = &g_array_index (old, GvtListVillage, i);
      const guint64 *rows = g_hash_table_lookup (villages, village->code);

      if (rows == NULL)
        {
          g_ptr_array_add (change->missing, g_strdup (village->code));
          change->missing_rows += village->rows;
        }
      else if (*rows * 100 < village->rows * (100 - GVT_LIST_SHRUNK_PERCENT))
        {
          if (change->n_shrunk++ < MAX_TOLD)
            tell_shrunk (shrunk, village->code, village->rows, *rows);
        }
    }
  if (change->n_shrunk > MAX_TOLD)
    g_string_append (shrunk, "  ...\n");
  change->shrunk = g_string_free (g_steal_pointer (&shrunk), FALSE);
  return TRUE;
}

/* --- rows carried over --- */

static void
add_nik (gint64 position, const char *nik, gboolean is_faulty, gpointer user_data)
{
  gvt_list_survey_carried (user_data, nik);
}

typedef struct
{
  const GvtListSurvey *survey;
  GvtListCheck *check;
  GArray *differing; /* Mark: rows that have a twin and no mark, or a mark and no twin */
  guint village;
  gboolean is_faulty; /* the row that was judged last */
} Judging;

static void
compare_mark (gint64 position, const char *nik, gboolean is_faulty, gpointer user_data)
{
  Judging *judging = user_data;
  Mark mark = { judging->village, position, !is_faulty };

  if (gvt_list_survey_has_twin (judging->survey, nik) != is_faulty)
    g_array_append_val (judging->differing, mark);
}

static gboolean
judge_row (const GvtVoterRow *row, gpointer user_data, GError **error)
{
  Judging *judging = user_data;

  judging->is_faulty = gvt_list_check_row (judging->check, 0, row);
  return TRUE;
}

/* A marked row without a twin keeps its mark when its NIK is none in itself. */
static gboolean
keep_changed (
    GvtDb *db, const GvtListRecord *before, Judging *judging, GvtListChange *change, GError **error)
{
  for (guint i = 0; i < judging->differing->len; i++)
    {
      const Mark *mark = &g_array_index (judging->differing, Mark, i);

      if (!mark->is_faulty
          && !gvt_list_store_read_row (db, before, change->missing->pdata[mark->village],
                                       mark->position, judge_row, judging, error))
        return FALSE;
      if (!mark->is_faulty && judging->is_faulty)
        continue;
      g_array_append_vals (change->marks, mark, 1);
      change->n_marked += mark->is_faulty;
    }
  return TRUE;
}

static gboolean
survey_villages (GvtDb *db,
                 const GvtListRecord *before,
                 const GvtListChange *change,
                 GvtListSurvey *survey,
                 GError **error)
{
  for (guint i = 0; i < change->missing->len; i++)
    if (!gvt_list_store_each_nik (db, before, change->missing->pdata[i], add_nik, survey, error))
      return FALSE;
  return TRUE;
}

gboolean
gvt_list_change_survey (GvtDb *db,
                        const GvtListRecord *before,
                        GvtRegionList *regions,
                        GvtListSurvey *survey,
                        GvtListChange *change,
                        GError **error)
{
  g_autoptr (GvtListCheck) check = gvt_list_check_new (regions, survey, before->as_of, NULL);
  g_autoptr (GArray) differing = g_array_new (FALSE, FALSE, sizeof (Mark));
  Judging judging = { survey, check, differing, 0, FALSE };

  if (!survey_villages (db, before, change, survey, error))
    return FALSE;
  for (; judging.village < change->missing->len; judging.village++)
    if (!gvt_list_store_each_nik (db, before, change->missing->pdata[judging.village], compare_mark,
                                  &judging, error))
      return FALSE;
  return keep_changed (db, before, &judging, change, error);
}

gboolean
gvt_list_change_carry (GvtDb *db,
                       const GvtListRecord *before,
                       const GvtListRecord *now,
                       const GvtListChange *change,
                       GError **error)
{
  for (guint i = 0; i < change->missing->len; i++)
    if (!gvt_list_store_carry_village (db, before, now->version, change->missing->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < change->marks->len; i++)
    {
      const Mark *mark = &g_array_index (change->marks, Mark, i);

      if (!gvt_list_store_mark_nik (db, now, change->missing->pdata[mark->village], mark->position,
                                    mark->is_faulty, error))
        return FALSE;
    }
  return TRUE;
}
