/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-unlock-facts.h"

typedef struct
{
  GvtProfile *profile;
  char *user;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->profile);
  g_free (question->user);
  g_free (question);
}

void
gvt_unlock_facts_free (GvtUnlockFacts *self)
{
  g_free (self->user);
  g_free (self);
}

static gpointer
read_in_worker (gpointer input, GCancellable *cancellable, GError **error)
{
  Question *question = input;
  g_autofree char *pin_user = gvt_profile_dup_pin_user (question->profile);
  GvtUnlockFacts *facts = g_new0 (GvtUnlockFacts, 1);

  facts->user = g_strdup (question->user);
  if (g_strcmp0 (pin_user, question->user) == 0)
    facts->pin_tries = gvt_profile_get_pin_tries (question->profile);
  facts->wait_s = gvt_profile_get_wait_s (question->profile, question->user);
  return facts;
}

void
gvt_unlock_work_read (GvtWork *work, GvtProfile *profile, const char *user)
{
  Question *question = g_new0 (Question, 1);

  question->profile = g_object_ref (profile);
  question->user = g_strdup (user);
  work->func = read_in_worker;
  work->input = question;
  work->free_input = question_free;
  work->free_result = (GDestroyNotify) gvt_unlock_facts_free;
}
