/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gvt-ledger-days.h"

typedef struct
{
  const char *name;
  const char *words;
} Word;

static const Word states[] = {
  [GVT_RECORD_ONLY_HERE] = { "only_here", N_ ("on this laptop alone") },
  [GVT_RECORD_SENT] = { "sent", N_ ("sent, no receipt yet") },
  [GVT_RECORD_RECEIVED] = { "received", N_ ("received by the centre") },
};

static const Word sorts[] = {
  { "coverage", N_ ("Coverage") },
  { "device", N_ ("Laptop") },
  { "file", N_ ("Files that left") },
  { "journal", N_ ("Erasing of names") },
  { "lease", N_ ("Lending of voter lists") },
  { "proposal", N_ ("Proposals") },
  { "quiz", N_ ("Quizzes and tests") },
  { "recovery", N_ ("Recovery of passphrases") },
  { "session", N_ ("Classes") },
  { "survey", N_ ("Surveys") },
  { "visit", N_ ("Visits") },
  { "voter", N_ ("Look-ups of voters") },
  { "worklist", N_ ("Worklists") },
};

const char *
gvt_record_state_name (GvtRecordState state)
{
  return states[state].name;
}

const char *
gvt_record_state_words (GvtRecordState state)
{
  return _ (states[state].words);
}

const char *
gvt_record_sort_words (const char *sort)
{
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (g_str_equal (sorts[i].name, sort))
      return _ (sorts[i].words);
  return sort;
}
