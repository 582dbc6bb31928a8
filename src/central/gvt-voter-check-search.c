/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voter-check-search.h"

#include <glib/gi18n-lib.h>

#include "gvt-check-kinds.h"
#include "gvt-error.h"
#include "gvt-list-store.h"
#include "gvt-name-query.h"
#include "gvt-nik.h"

typedef struct
{
  GvtCheckAnswer *answer; /* borrowed */
  char *nik;              /* (nullable): it, or the next */
  char *query;            /* (nullable): the folded name */
  char *birth;            /* (nullable): as lists have it, "DD|MM|YYYY" */
  guint n_hits;           /* in the present list */
} Question;

struct _GvtVoterCheckSearch
{
  GvtRegionList *regions;
  GPtrArray *questions; /* Question */
  GPtrArray *open;      /* of these, borrowed: those that no newer list answered */
  gboolean asks_names;
  const GvtListRecord *list; /* the present one, and its village */
  const char *village;
};

static void
question_free (Question *question)
{
  gvt_wipe_free (question->nik);
  gvt_wipe_free (question->query);
  gvt_wipe_free (question->birth);
  g_free (question);
}

GvtVoterCheckSearch *
gvt_voter_check_search_new (GvtRegionList *regions)
{
  GvtVoterCheckSearch *self = g_new0 (GvtVoterCheckSearch, 1);

  self->regions = g_object_ref (regions);
  self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) question_free);
  self->open = g_ptr_array_new ();
  return self;
}

void
gvt_voter_check_search_free (GvtVoterCheckSearch *self)
{
  g_object_unref (self->regions);
  g_ptr_array_unref (self->open);
  g_ptr_array_unref (self->questions);
  g_free (self);
}

/* Returns: (transfer full): "1990-07-25" → "25|07|1990" */
static char *
list_date (const char *iso)
{
  return g_strdup_printf ("%.2s|%.2s|%.4s", iso + 8, iso + 5, iso);
}

void
gvt_voter_check_search_add (GvtVoterCheckSearch *self,
                            const char *by,
                            const char *text,
                            const char *birth_date,
                            GvtCheckAnswer *answer)
{
  Question *question = g_new0 (Question, 1);

  question->answer = answer;
  if (g_str_equal (by, GVT_CHECK_BY_NIK))
    question->nik = g_strdup (text);
  else
    question->query = gvt_name_query_clean (text);
  if (birth_date != NULL && strlen (birth_date) == 10)
    question->birth = list_date (birth_date);
  g_ptr_array_add (self->questions, question);
}

static gboolean
fits (const Question *question, const GvtVoterRow *row, const char *name)
{
  if (question->nik != NULL)
    return g_str_equal (question->nik, row->text[GVT_VOTER_NIK]);
  return strstr (name, question->query) != NULL
         && (question->birth == NULL
             || g_str_equal (question->birth, row->text[GVT_VOTER_BIRTH_DATE]));
}

static void
add_hit (GvtVoterCheckSearch *self, Question *question, const GvtVoterRow *row)
{
  GvtRegion *region = gvt_region_list_find (self->regions, self->village);
  g_autofree char *masked = question->birth != NULL ? g_strdup ("")
                                                    : gvt_nik_mask (row->text[GVT_VOTER_NIK]);
  const GvtCheckHit hit = {
    .name = (char *) row->text[GVT_VOTER_NAME],
    .sex = (char *) row->text[GVT_VOTER_SEX],
    .nik_masked = masked,
    .village = (char *) self->village,
    .village_name = (char *) (region != NULL ? gvt_region_get_name (region) : self->village),
    .tps = (char *) row->text[GVT_VOTER_TPS],
    .election = self->list->election,
    .as_of = self->list->as_of,
  };

  question->n_hits++;
  if (question->n_hits <= GVT_CHECK_MAX_HITS)
    gvt_check_answer_add_hit (question->answer, &hit);
}

static gboolean
look_at (const GvtVoterRow *row, gpointer user_data, GError **error)
{
  GvtVoterCheckSearch *self = user_data;
  char *name = self->asks_names ? gvt_name_query_clean (row->text[GVT_VOTER_NAME]) : NULL;

  for (guint i = 0; i < self->open->len; i++)
    if (fits (self->open->pdata[i], row, name))
      add_hit (self, self->open->pdata[i], row);
  gvt_wipe_free (name);
  return TRUE;
}

/* What the present list has answered is not asked of the older ones. */
static void
settle_open (GvtVoterCheckSearch *self)
{
  for (guint i = self->open->len; i > 0; i--)
    {
      Question *question = self->open->pdata[i - 1];

      gvt_check_answer_add_list (question->answer, self->list->election, self->list->as_of);
      if (question->n_hits > GVT_CHECK_MAX_HITS)
        g_ptr_array_set_size (question->answer->hits, 0);
      if (question->n_hits > 0)
        g_ptr_array_remove_index (self->open, i - 1);
    }
}

static gboolean
read_list (GvtVoterCheckSearch *self, GvtDb *db, const GvtListRecord *list, GError **error)
{
  g_autoptr (GPtrArray) villages = gvt_list_store_list_villages (db, list->election, list->version,
                                                                 error);

  self->list = list;
  self->asks_names = FALSE;
  for (guint i = 0; i < self->open->len; i++)
    self->asks_names |= ((const Question *) self->open->pdata[i])->query != NULL;
  for (guint i = 0; villages != NULL && i < villages->len; i++)
    {
      self->village = villages->pdata[i];
      if (!gvt_list_store_each_row (db, list, self->village, look_at, self, error))
        return FALSE;
    }
  settle_open (self);
  return villages != NULL;
}

static void
conclude (GvtVoterCheckSearch *self)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      const Question *question = self->questions->pdata[i];
      const char *answer = GVT_CHECK_FOUND;

      if (question->n_hits == 0)
        answer = GVT_CHECK_NOT_FOUND;
      else if (question->n_hits > GVT_CHECK_MAX_HITS)
        answer = GVT_CHECK_TOO_MANY;
      g_free (question->answer->answer);
      question->answer->answer = g_strdup (answer);
    }
}

gboolean
gvt_voter_check_search_run (GvtVoterCheckSearch *self, GvtDb *db, GError **error)
{
  g_autoptr (GPtrArray) lists = gvt_list_store_list_newest (db, error);

  if (lists == NULL)
    return FALSE;
  if (lists->len == 0)
    {
      gvt_error_tell (error, GVT_ERROR_STATE,
                      _ ("No voter list was imported, so nobody can be looked up. The questions "
                         "wait. Import a list first."));
      return FALSE;
    }

  for (guint i = 0; i < self->questions->len; i++)
    g_ptr_array_add (self->open, self->questions->pdata[i]);
  for (guint i = 0; i < lists->len && self->open->len > 0; i++)
    if (!read_list (self, db, lists->pdata[i], error))
      return FALSE;
  conclude (self);
  return TRUE;
}
