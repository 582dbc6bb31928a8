/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voters-work.h"

#include "gvt-name-query.h"
#include "gvt-visit-now.h"
#include "gvt-voter-ask.h"

typedef struct
{
  GvtProfile *profile;
  GvtRoll *roll; /* (nullable): the centre is asked */
  char *text;
  char *purpose;
  char *village;             /* (nullable) */
  GCancellable *cancellable; /* (nullable) */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->profile);
  g_clear_object (&asking->roll);
  g_clear_object (&asking->cancellable);
  gvt_wipe_free (asking->text);
  g_free (asking->purpose);
  g_free (asking->village);
  g_free (asking);
}

static gpointer
look_up (gpointer input, GCancellable *cancellable, GError **error)
{
  const Asking *asking = input;
  const GvtVoterAsk ask = {
    .text = asking->text,
    .village = asking->village,
    .purpose = asking->purpose,
  };

  return gvt_voter_ask (asking->profile, asking->roll, &ask, asking->cancellable, error);
}

static Asking *
asking_new (GvtProfile *profile, const GvtVoterQuestion *question)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->profile = g_object_ref (profile);
  asking->text = g_strdup (question->text);
  asking->purpose = g_strdup (question->purpose);
  asking->village = g_strdup (question->village);
  return asking;
}

void
gvt_voters_work_look_up (GvtWork *work,
                         GvtProfile *profile,
                         GvtRoll *roll,
                         const GvtVoterQuestion *question,
                         GCancellable *cancellable)
{
  Asking *asking = asking_new (profile, question);

  asking->roll = g_object_ref (roll);
  asking->cancellable = g_object_ref (cancellable);
  work->func = look_up;
  work->input = asking;
  work->free_input = asking_free;
  work->free_result = g_object_unref;
}

typedef struct
{
  GvtProfile *profile;
  GvtLookup *lookup;
  GvtVoterHit *hit;
} PersonOpening;

static void
person_opening_free (gpointer data)
{
  PersonOpening *opening = data;

  g_object_unref (opening->profile);
  g_object_unref (opening->lookup);
  g_object_unref (opening->hit);
  g_free (opening);
}

static gpointer
open_person (gpointer input, GCancellable *cancellable, GError **error)
{
  PersonOpening *opening = input;

  return gvt_lookup_open_person (opening->lookup, opening->profile, opening->hit, error)
             ? g_object_ref (opening->hit)
             : NULL;
}

void
gvt_voters_work_open_person (GvtWork *work,
                             GvtProfile *profile,
                             GvtLookup *lookup,
                             GvtVoterHit *hit)
{
  PersonOpening *opening = g_new0 (PersonOpening, 1);

  opening->profile = g_object_ref (profile);
  opening->lookup = g_object_ref (lookup);
  opening->hit = g_object_ref (hit);
  work->func = open_person;
  work->input = opening;
  work->free_input = person_opening_free;
  work->free_result = g_object_unref;
}

/* --- the centre --- */

#define BIRTH_LENGTH 10 /* of a whole one: the centre asks for no less */

/* On the visit that is being made, with whose papers the answer is printed. */
static gpointer
ask_centre (gpointer input, GCancellable *cancellable, GError **error)
{
  const Asking *asking = input;
  g_autoptr (GvtVisit) visit = NULL;
  g_auto (GvtNameQuery) query = { 0 };
  GvtCheckQuestion question = {
    .text = asking->text,
    .village = asking->village,
    .purpose = asking->purpose,
  };

  gvt_name_query_read (&query, asking->text);
  if (*query.birth != '\0')
    question.text = query.name;
  if (strlen (query.birth) == BIRTH_LENGTH)
    question.birth_date = query.birth;
  if (!gvt_visit_find_now (asking->profile, &visit, error))
    return NULL;
  if (visit != NULL)
    question.visit = gvt_visit_get_id (visit);
  return gvt_checks_ask (asking->profile, &question, error);
}

void
gvt_voters_work_ask_centre (GvtWork *work, GvtProfile *profile, const GvtVoterQuestion *question)
{
  work->func = ask_centre;
  work->input = asking_new (profile, question);
  work->free_input = asking_free;
  work->free_result = g_object_unref;
}

/* As it stands in the journal, in any language. */
#define READING_PURPOSE "membaca jawaban pusat"

static gpointer
read_checks (gpointer input, GCancellable *cancellable, GError **error)
{
  return gvt_checks_read (input, NULL, READING_PURPOSE, error);
}

void
gvt_voters_work_read_checks (GvtWork *work, GvtProfile *profile)
{
  work->func = read_checks;
  work->input = g_object_ref (profile);
  work->free_input = g_object_unref;
  work->free_result = g_object_unref;
}
