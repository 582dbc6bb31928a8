/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Plain spoken Indonesian, as resources/modules/README.md asks for. */
#define MAX_WORDS  22
#define MEAN_WORDS 12
#define MIN_SAMPLE 20 /* sentences: a mean over fewer says nothing */

/* Words put together from others, as hard as capitals for who does not know them. "Pemilu" and
 * "Pilkada" are known. */
#define PUT_TOGETHER \
  "[Pp]antarlih|[Cc]oklit|[Cc]oktas|[Ll]uber|[Jj]urdil|[Ll]inmas|Bawaslu|Panwaslu|Sirekap|" \
  "Sidalih|Polri|" \
  "Dukcapil|Kemendagri|Kemlu"

/* Words that stand in a drawing or beside a claim are no sentences. */
static gboolean
is_said (const GvtPassage *passage)
{
  return passage->kind < GVT_PASSAGE_DRAWN;
}

static gboolean
is_sentence_end (const char *at)
{
  return *at == '\n' || *at == '\0'
         || (strchr (".?!", *at) != NULL && strchr (" \n", at[1]) != NULL);
}

static guint
count_words (const char *begin, const char *end)
{
  gboolean inside = FALSE;
  guint n_words = 0;

  for (const char *c = begin; c < end; c++)
    {
      if (*c == ' ')
        inside = FALSE;
      else if (!inside && (g_ascii_isalnum (*c) || (guint8) *c >= 0x80))
        inside = n_words++ < G_MAXUINT;
    }

  return n_words;
}

typedef struct
{
  guint n_words;
  guint n_sentences;
} Measure;

guint
gvt_lint_count_telling (const char *text, const char *const *idle)
{
  g_auto (GStrv) words = g_str_tokenize_and_fold (text, NULL, NULL);
  guint n_words = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n_words += !g_strv_contains (idle, words[i]);
  return n_words;
}

static void
report_long (GvtLint *self, const GvtPassage *passage, guint n, const char *begin, const char *end)
{
  g_autofree char *sentence = g_strstrip (g_strndup (begin, end - begin));

  gvt_lint_report (self, "sentence", passage,
                   _ ("A sentence has %u words; at most %u are good: %s"), n, MAX_WORDS, sentence);
}

static void
measure (GvtLint *self, const GvtPassage *passage, Measure *total)
{
  const char *begin = passage->text;

  for (const char *c = begin;; c++)
    {
      guint n = is_sentence_end (c) ? count_words (begin, c) : 0;

      if (n > MAX_WORDS)
        report_long (self, passage, n, begin, c);
      if (passage->is_prose)
        {
          total->n_words += n;
          total->n_sentences += n > 0;
        }
      if (n > 0)
        begin = c + 1;
      if (*c == '\0')
        break;
    }
}

/* "TPS (tempat ...", "(TPS)", "TPS adalah", "TPS berarti": anywhere on the same card or item.
 * @abbreviation is in small letters: a sentence may begin with "Coklit adalah". */
static gboolean
explains (const char *text, const char *abbreviation)
{
  g_autofree char *small = g_utf8_strdown (text, -1);
  static const char *const forms[][2] = {
    { "", " (" },
    { "(", ")" },
    { "", " adalah " },
    { "", " berarti " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *wanted = g_strconcat (forms[i][0], abbreviation, forms[i][1], NULL);

      if (strstr (small, wanted) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_explained (GvtLint *self, guint unit, const char *abbreviation)
{
  for (guint i = 0; i < self->passages->len; i++)
    {
      const GvtPassage *passage = g_ptr_array_index (self->passages, i);

      if (passage->unit == unit && is_said (passage) && explains (passage->text, abbreviation))
        return TRUE;
    }

  return FALSE;
}

static void
check_abbreviations (GvtLint *self, const GvtPassage *passage, GRegex *capitals, GHashTable *known)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (capitals, passage->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *word = g_match_info_fetch (match, 0);
      g_autofree char *small = g_utf8_strdown (word, -1);

      if (!g_hash_table_contains (known, small) && !is_explained (self, passage->unit, small))
        gvt_lint_report (self, "abbreviation", passage,
                         _ ("%s is not explained where it first stands"), word);
      g_hash_table_add (known, g_steal_pointer (&small));
    }
}

void
gvt_lint_words (GvtLint *self)
{
  g_autoptr (GRegex) capitals = g_regex_new ("\\b(?:[A-Z]{2,}[a-z]?(?:-el)?|" PUT_TOGETHER ")\\b",
                                             0, 0, NULL);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Measure total = { 0, 0 };

  for (guint i = 0; i < self->passages->len; i++)
    {
      const GvtPassage *passage = g_ptr_array_index (self->passages, i);

      if (!is_said (passage))
        continue;
      measure (self, passage, &total);
      check_abbreviations (self, passage, capitals, known);
    }

  if (total.n_sentences >= MIN_SAMPLE && total.n_words > MEAN_WORDS * total.n_sentences)
    gvt_lint_report_at (self, "mean", "module.json", "",
                        _ ("%u words in %u sentences on cards: over %u a sentence in the mean"),
                        total.n_words, total.n_sentences, MEAN_WORDS);
}
