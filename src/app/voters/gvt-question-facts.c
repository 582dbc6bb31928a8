/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-question-facts.h"

#include "gvt-lookup-pace.h"
#include "gvt-purpose-keep.h"
#include "gvt-visit-now.h"

typedef struct
{
  GvtProfile *profile;
  char *purpose; /* (nullable): nothing is kept, only read */
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_object_unref (keeping->profile);
  g_free (keeping->purpose);
  g_free (keeping);
}

void
gvt_question_facts_free (gpointer data)
{
  GvtQuestionFacts *self = data;

  g_free (self->purpose);
  g_free (self);
}

static gboolean
fill (GvtQuestionFacts *self, const Keeping *keeping, GError **error)
{
  g_autoptr (GvtVisit) visit = NULL;
  g_autoptr (GError) local = NULL;
  const GvtId *id;
  GvtLookupPace pace;

  if (!gvt_visit_find_now (keeping->profile, &visit, error))
    return FALSE;
  id = visit != NULL ? gvt_visit_get_id (visit) : NULL;
  if ((keeping->purpose != NULL
       && !gvt_purpose_keep (keeping->profile, id, keeping->purpose, error))
      || !gvt_lookup_pace_read (keeping->profile, &pace, error))
    return FALSE;

  self->purpose = gvt_purpose_dup_kept (keeping->profile, id, &local);
  self->is_of_visit = visit != NULL;
  self->is_fast = pace.is_fast;
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gpointer
read_facts (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtQuestionFacts *self = g_new0 (GvtQuestionFacts, 1);

  if (fill (self, input, error))
    return self;

  gvt_question_facts_free (self);
  return NULL;
}

void
gvt_question_facts_keep (GvtWork *work, GvtProfile *profile, const char *purpose)
{
  Keeping *keeping = g_new0 (Keeping, 1);

  keeping->profile = g_object_ref (profile);
  keeping->purpose = g_strdup (purpose);
  work->func = read_facts;
  work->input = keeping;
  work->free_input = keeping_free;
  work->free_result = gvt_question_facts_free;
}

void
gvt_question_facts_read (GvtWork *work, GvtProfile *profile)
{
  gvt_question_facts_keep (work, profile, NULL);
}
