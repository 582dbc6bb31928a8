/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voters-work.h"

#include "gvt-lookup-pace.h"
#include "gvt-nik.h"
#include "gvt-row-code.h"
#include "gvt-visit-now.h"
#include "gvt-worklists.h"

#define NIK_LENGTH 16

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

static gboolean
is_nik (const char *clean)
{
  return strlen (clean) == NIK_LENGTH && strspn (clean, "0123456789") == NIK_LENGTH;
}

static gpointer
look_up (gpointer input, GCancellable *cancellable, GError **error)
{
  Asking *asking = input;
  char worklist[GVT_WORKLIST_CODE_SIZE + 1];
  GvtLookup *lookup;
  char *clean;
  guint row;

  if (gvt_row_code_parse (asking->text, worklist, &row))
    return gvt_lookup_by_row_code (asking->profile, asking->roll, asking->text, asking->purpose,
                                   error);
  if (!gvt_lookup_pace_wait (asking->profile, asking->cancellable, error))
    return NULL;

  clean = gvt_nik_clean (asking->text);
  lookup = is_nik (clean) ? gvt_lookup_by_nik (asking->profile, asking->roll, clean,
                                               asking->village, asking->purpose, error)
                          : gvt_lookup_by_name (asking->profile, asking->roll, asking->text, NULL,
                                                asking->village, 0, asking->purpose, error);

  gvt_wipe_free (clean);
  return lookup;
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

/* On the visit that is being made, with whose papers the answer is printed. */
static gpointer
ask_centre (gpointer input, GCancellable *cancellable, GError **error)
{
  const Asking *asking = input;
  g_autoptr (GvtVisit) visit = NULL;
  GvtCheckQuestion question = {
    .text = asking->text,
    .village = asking->village,
    .purpose = asking->purpose,
  };

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
