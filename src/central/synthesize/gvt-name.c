/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-name-words.h"

#define MAX_WORDS 8

typedef struct
{
  const GvtNameWord *words[MAX_WORDS];
  guint n;
  guint n_given; /* words that are neither title nor degree */
} Name;

static gboolean
is_title (const GvtNameWord *word)
{
  return word->place == GVT_NAME_TITLE || word->place == GVT_NAME_ELDER_TITLE;
}

static gboolean
fits (const Name *name, const GvtNameWord *word, gboolean is_elder)
{
  if (word->place == GVT_NAME_ELDER_TITLE && !is_elder)
    return FALSE;

  for (guint i = 0; i < name->n; i++)
    if (name->words[i] == word || (is_title (name->words[i]) && is_title (word)))
      return FALSE;
  return TRUE;
}

/* Kept in the order of their places, as drawn within one place. */
static void
insert (Name *name, const GvtNameWord *word)
{
  guint at = name->n;

  while (at > 0 && name->words[at - 1]->place > word->place)
    {
      name->words[at] = name->words[at - 1];
      at--;
    }
  name->words[at] = word;
  name->n++;
  if (!is_title (word) && word->place != GVT_NAME_DEGREE)
    name->n_given++;
}

void
gvt_name_draw (
    GvtNameWords *words, GvtRandom *random, GvtNameGroup group, gboolean is_elder, GString *name)
{
  static const guint16 lengths[] = { 18, 52, 25, 5 }; /* of a hundred: one to four given names */
  guint n_wanted = 1 + gvt_random_weighted (random, lengths, G_N_ELEMENTS (lengths));
  Name drawn = { 0 };

  while (drawn.n_given < n_wanted && drawn.n < MAX_WORDS)
    {
      const GvtNameWord *word = gvt_name_words_draw (words, random, group);

      if (fits (&drawn, word, is_elder))
        insert (&drawn, word);
    }

  g_string_truncate (name, 0);
  for (guint i = 0; i < drawn.n; i++)
    {
      if (i > 0)
        g_string_append_c (name, ' ');
      g_string_append (name, drawn.words[i]->text);
    }
}
