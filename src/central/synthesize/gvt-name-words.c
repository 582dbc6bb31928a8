/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-name-words.h"

#include "gvt-coined-word.h"
#include "gvt-common-names.h"

/* Weights are whole numbers: a share of a thousand times this over the rank. */
#define UNIT (G_GUINT64_CONSTANT (1) << 50)

/* How a thousand voters fall into the groups; women are 50.9 % of the province's list. The share
 * of the Balinese community is a guess, the same everywhere. */
static const guint group_shares[GVT_NAME_N_GROUPS] = { 471, 489, 20, 20 };

typedef struct
{
  guint64 *cumulative;
  guint32 *words; /* index into the words of all groups */
  guint n;
} GroupWords;

struct _GvtNameWords
{
  GStringChunk *texts;
  GvtNameWord *words; /* by rank */
  GroupWords groups[GVT_NAME_N_GROUPS];
};

static guint
share_of (guint8 groups)
{
  guint share = 0;

  for (guint i = 0; i < GVT_NAME_N_GROUPS; i++)
    if (groups & (1 << i))
      share += group_shares[i];
  return share;
}

/* What a word of @rank weighs inside each group that uses it, so that over all voters it comes
 * 1/rank as often as the first. */
static guint64
weight_of (guint rank, guint8 groups)
{
  return UNIT / rank / share_of (groups);
}

static guint
find_lightest (const GroupWords *groups)
{
  guint lightest = 0;

  for (guint i = 1; i < GVT_NAME_N_GROUPS; i++)
    if (groups[i].cumulative[groups[i].n - 1] < groups[lightest].cumulative[groups[lightest].n - 1])
      lightest = i;
  return lightest;
}

/* Every fourth coined word suits both sexes; the others go where the weights are behind. */
static guint8
choose_groups (const GvtNameWords *self, guint rank)
{
  if (rank % 4 == 0)
    return GVT_NAME_MALE | GVT_NAME_FEMALE;
  return (guint8) (1 << find_lightest (self->groups));
}

static void
add_word (GvtNameWords *self, guint rank, const GvtNameWord *word)
{
  guint64 weight = weight_of (rank, word->groups);

  self->words[rank - 1] = *word;
  for (guint i = 0; i < GVT_NAME_N_GROUPS; i++)
    {
      GroupWords *group = &self->groups[i];
      guint64 before = group->n == 0 ? 0 : group->cumulative[group->n - 1];

      if ((word->groups & (1 << i)) == 0)
        continue;
      group->cumulative[group->n] = before + weight;
      group->words[group->n] = rank - 1;
      group->n++;
    }
}

static void
add_coined_words (GvtNameWords *self, guint n_common, GHashTable *known)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GvtRandom random;

  gvt_random_seed (&random, 1, "name words");
  for (guint rank = n_common + 1; rank <= GVT_NAME_N_WORDS; rank++)
    {
      GvtNameWord word = { NULL, choose_groups (self, rank), GVT_NAME_ANY };

      do
        gvt_coined_word (&random, word.groups, text);
      while (g_hash_table_contains (known, text->str));

      word.text = g_string_chunk_insert (self->texts, text->str);
      g_hash_table_add (known, (gpointer) word.text);
      add_word (self, rank, &word);
    }
}

GvtNameWords *
gvt_name_words_new (void)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GvtNameWords *self = g_new0 (GvtNameWords, 1);
  guint n_common;
  const GvtNameWord *common = gvt_common_names (&n_common);

  self->texts = g_string_chunk_new (64 * 1024);
  self->words = g_new0 (GvtNameWord, GVT_NAME_N_WORDS);
  for (guint i = 0; i < GVT_NAME_N_GROUPS; i++)
    {
      self->groups[i].cumulative = g_new (guint64, GVT_NAME_N_WORDS);
      self->groups[i].words = g_new (guint32, GVT_NAME_N_WORDS);
    }

  for (guint i = 0; i < n_common; i++)
    {
      g_hash_table_add (known, (gpointer) common[i].text);
      add_word (self, i + 1, &common[i]);
    }
  add_coined_words (self, n_common, known);
  return self;
}

void
gvt_name_words_free (GvtNameWords *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < GVT_NAME_N_GROUPS; i++)
    {
      g_free (self->groups[i].cumulative);
      g_free (self->groups[i].words);
    }
  g_free (self->words);
  g_string_chunk_free (self->texts);
  g_free (self);
}

const GvtNameWord *
gvt_name_words_get (GvtNameWords *self, guint rank_from_0)
{
  g_return_val_if_fail (rank_from_0 < GVT_NAME_N_WORDS, NULL);

  return &self->words[rank_from_0];
}

const GvtNameWord *
gvt_name_words_draw (GvtNameWords *self, GvtRandom *random, GvtNameGroup group)
{
  const GroupWords *words = &self->groups[g_bit_nth_lsf (group, -1)];

  return &self->words[words->words[gvt_random_pick (random, words->cumulative, words->n)]];
}

gboolean
gvt_name_is_balinese (GvtRandom *random)
{
  return gvt_random_chance (random, group_shares[2] + group_shares[3], 1000);
}

GvtNameGroup
gvt_name_group (gboolean is_balinese, gboolean is_male)
{
  if (is_balinese)
    return is_male ? GVT_NAME_BALINESE_MALE : GVT_NAME_BALINESE_FEMALE;
  return is_male ? GVT_NAME_MALE : GVT_NAME_FEMALE;
}
