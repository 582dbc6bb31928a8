/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voter-check-search.h"

#include <glib/gi18n-lib.h>

#include "gvt-check-kinds.h"
#include "gvt-error.h"
#include "gvt-list-store.h"
#include "gvt-name-match.h"
#include "gvt-nik.h"

/* Whom a name fits: as it was said, in its forms and by ear; or but for a letter or two, and then
 * only where nobody is called just so. By what the words that were given make of a match. */
#define LEAST_AS_SAID 0.9
#define LEAST_NEARLY  0.8

typedef enum
{
  AS_SAID,
  NEARLY,
  N_WAYS,
} Way;

typedef struct
{
  GvtCheckAnswer *answer; /* borrowed */
  char *nik;              /* (nullable): it, or the next */
  GvtNameParts name;
  char birth[11];                /* "YYYY-MM-DD" or "" */
  GvtCheckAnswer *found[N_WAYS]; /* hits in the present list, as many as may be told */
  guint n_hits[N_WAYS];          /* and of how many */
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
  gvt_name_parts_clear (&question->name);
  for (guint i = 0; i < N_WAYS; i++)
    gvt_check_answer_free (question->found[i]);
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
    gvt_name_parts_read (&question->name, gvt_name_rules_get (), text);
  g_strlcpy (question->birth, birth_date != NULL ? birth_date : "", sizeof question->birth);
  for (guint i = 0; i < N_WAYS; i++)
    question->found[i] = gvt_check_answer_new ();
  g_ptr_array_add (self->questions, question);
}

/* Returns: (transfer full): "25|07|1990" → "1990-07-25" */
static char *
iso_date (const char *listed)
{
  return strlen (listed) == 10 ? g_strdup_printf ("%.4s-%.2s-%.2s", listed + 6, listed + 3, listed)
                               : g_strdup ("");
}

/* Born at another time: another one. A digit or the order of day and month may be a slip. */
static gboolean
is_other_birth (const GvtNameMatch *match)
{
  for (guint i = 0; i < match->n_reasons; i++)
    if (match->reasons[i].code == GVT_MATCH_BIRTH_OTHER)
      return TRUE;
  return FALSE;
}

/* Returns: %N_WAYS where it does not fit */
static Way
judge_name (const Question *question, const GvtVoterRow *row, const GvtNameParts *name)
{
  g_auto (GvtNameMatch) match = { 0 };
  const GvtMatchPerson given = { .birth = question->birth };
  char *birth;

  gvt_name_match_parts (&match, gvt_name_rules_get (), NULL, &question->name, name);
  if (match.heard < LEAST_NEARLY)
    return N_WAYS;
  birth = iso_date (row->text[GVT_VOTER_BIRTH_DATE]);
  gvt_match_weigh_person (&match, &question->name, &given,
                          &(GvtMatchPerson){ NULL, birth, row->text[GVT_VOTER_SEX] });
  gvt_wipe_free (birth);
  if (is_other_birth (&match))
    return N_WAYS;
  return match.heard >= LEAST_AS_SAID ? AS_SAID : NEARLY;
}

static Way
judge (const Question *question, const GvtVoterRow *row, const GvtNameParts *name)
{
  if (question->nik == NULL)
    return judge_name (question, row, name);
  return g_str_equal (question->nik, row->text[GVT_VOTER_NIK]) ? AS_SAID : N_WAYS;
}

static void
add_hit (GvtVoterCheckSearch *self, Question *question, const GvtVoterRow *row, Way way)
{
  GvtRegion *region = gvt_region_list_find (self->regions, self->village);
  g_autofree char *masked = question->birth[0] != '\0' ? g_strdup ("")
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

  question->n_hits[way]++;
  if (question->n_hits[way] <= GVT_CHECK_MAX_HITS)
    gvt_check_answer_add_hit (question->found[way], &hit);
}

static gboolean
look_at (const GvtVoterRow *row, gpointer user_data, GError **error)
{
  GvtVoterCheckSearch *self = user_data;
  g_auto (GvtNameParts) name = { 0 };

  if (self->asks_names)
    gvt_name_parts_read (&name, gvt_name_rules_get (), row->text[GVT_VOTER_NAME]);
  for (guint i = 0; i < self->open->len; i++)
    {
      Way way = judge (self->open->pdata[i], row, &name);

      if (way != N_WAYS)
        add_hit (self, self->open->pdata[i], row, way);
    }
  return TRUE;
}

/* Who is called just so goes before those who are nearly. */
static Way
best_way (const Question *question)
{
  return question->n_hits[AS_SAID] > 0 ? AS_SAID : NEARLY;
}

/* What the present list has answered is not asked of the older ones. */
static void
settle_open (GvtVoterCheckSearch *self)
{
  for (guint i = self->open->len; i > 0; i--)
    {
      Question *question = self->open->pdata[i - 1];
      Way way = best_way (question);
      GPtrArray *hits = question->found[way]->hits;

      gvt_check_answer_add_list (question->answer, self->list->election, self->list->as_of);
      for (guint j = 0; j < hits->len && question->n_hits[way] <= GVT_CHECK_MAX_HITS; j++)
        gvt_check_answer_add_hit (question->answer, hits->pdata[j]);
      if (question->n_hits[way] > 0)
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
    self->asks_names |= ((const Question *) self->open->pdata[i])->nik == NULL;
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
      guint n_hits = question->n_hits[best_way (question)];
      const char *answer = GVT_CHECK_FOUND;

      if (n_hits == 0)
        answer = GVT_CHECK_NOT_FOUND;
      else if (n_hits > GVT_CHECK_MAX_HITS)
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
