/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voters-work.h"

/* --- beginning --- */

typedef struct
{
  GvtProfile *profile;
  GvtRoll *roll;
  GvtProgress *progress;
  GCancellable *cancellable;
} Beginning;

static void
beginning_free (gpointer data)
{
  Beginning *beginning = data;

  g_object_unref (beginning->profile);
  g_object_unref (beginning->roll);
  g_object_unref (beginning->progress);
  g_object_unref (beginning->cancellable);
  g_free (beginning);
}

static gpointer
begin (gpointer input, GCancellable *cancellable, GError **error)
{
  Beginning *beginning = input;

  return gvt_self_check_new (beginning->profile, beginning->roll, beginning->progress,
                             beginning->cancellable, error);
}

void
gvt_voters_work_begin_self_check (GvtWork *work,
                                  GvtProfile *profile,
                                  GvtRoll *roll,
                                  GvtProgress *progress,
                                  GCancellable *cancellable)
{
  Beginning *beginning = g_new0 (Beginning, 1);

  beginning->profile = g_object_ref (profile);
  beginning->roll = g_object_ref (roll);
  beginning->progress = g_object_ref (progress);
  beginning->cancellable = g_object_ref (cancellable);
  work->func = begin;
  work->input = beginning;
  work->free_input = beginning_free;
  work->free_result = g_object_unref;
}

/* --- a try --- */

typedef struct
{
  GvtSelfCheck *check;
  char *nik;
  char *name;
  GCancellable *cancellable;
} Trying;

static void
trying_free (gpointer data)
{
  Trying *trying = data;

  g_object_unref (trying->check);
  gvt_wipe_free (trying->nik);
  gvt_wipe_free (trying->name);
  g_object_unref (trying->cancellable);
  g_free (trying);
}

static gpointer
try_once (gpointer input, GCancellable *cancellable, GError **error)
{
  Trying *trying = input;

  return gvt_self_check_ask (trying->check, trying->nik, trying->name, trying->cancellable, error);
}

void
gvt_voters_work_ask_for_himself (GvtWork *work,
                                 GvtSelfCheck *check,
                                 const char *nik,
                                 const char *name,
                                 GCancellable *cancellable)
{
  Trying *trying = g_new0 (Trying, 1);

  trying->check = g_object_ref (check);
  trying->nik = g_strdup (nik);
  trying->name = g_strdup (name);
  trying->cancellable = g_object_ref (cancellable);
  work->func = try_once;
  work->input = trying;
  work->free_input = trying_free;
  work->free_result = (GDestroyNotify) gvt_self_check_answer_free;
}
