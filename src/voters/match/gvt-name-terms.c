/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rows gain by each word of a question. A word that is asked for may be hundreds of words
 * of the lists, most of which few people have: their rows become one, so that a search through a
 * thousand villages has a few places to keep. */
#include "gvt-name-terms.h"

#include <stdlib.h>
#include <string.h>

#define FIT_APART   0.96
#define FIT_INITIAL 0.8 /* as the matcher has it */

/* Rows of a word, for each table, up to which they are put to those of others. */
#define FEW_ROWS 2

/* A row and its gain in one number, the row on top. */
#define GAIN_BITS  16
#define DIGIT_BITS 11
#define N_DIGITS   3 /* of a row */

typedef struct
{
  GvtNameTerms *terms;
  const GvtNameIndex *index;
  const GvtNameParts *parts;
  double weights[GVT_NAME_MAX_TOKENS];
  GArray *few[GVT_NAME_MAX_TOKENS]; /* guint64 */
} Making;

/* --- rows of rare words --- */

static void
add_few (GArray *few, const guint32 *rows, guint n, guint16 gain)
{
  for (guint i = 0; i < n; i++)
    {
      guint64 pair = (guint64) rows[i] << GAIN_BITS | gain;

      g_array_append_val (few, pair);
    }
}

/* By rows, digit by digit: there may be tens of thousands. */
static void
sort_few (GArray *few)
{
  g_autofree guint64 *other = g_new (guint64, few->len + 1);
  guint64 *from = (guint64 *) (gpointer) few->data;
  guint64 *to = other;

  for (guint digit = 0; digit < N_DIGITS; digit++)
    {
      guint shift = GAIN_BITS + digit * DIGIT_BITS;
      guint start[(1 << DIGIT_BITS) + 1] = { 0 };
      guint64 *swapped = from;

      for (guint i = 0; i < few->len; i++)
        start[(from[i] >> shift & ((1 << DIGIT_BITS) - 1)) + 1]++;
      for (guint i = 0; i < 1 << DIGIT_BITS; i++)
        start[i + 1] += start[i];
      for (guint i = 0; i < few->len; i++)
        to[start[from[i] >> shift & ((1 << DIGIT_BITS) - 1)]++] = from[i];
      from = to;
      to = swapped;
    }
  memcpy (few->data, from, few->len * sizeof *from);
}

/* A row that has several of the words gains by the one that fits best. */
static void
merge_few (GvtNameTerm *term, GArray *few)
{
  GvtTermStream stream = { 0 };

  if (few->len == 0)
    return;
  sort_few (few);
  for (guint i = 0; i < few->len; i++)
    {
      guint64 pair = g_array_index (few, guint64, i);
      guint32 row = (guint32) (pair >> GAIN_BITS);
      guint16 gain = (guint16) pair;

      stream.gain = MAX (stream.gain, gain);
      if (term->rows->len > 0 && g_array_index (term->rows, guint32, term->rows->len - 1) == row)
        {
          guint16 *last = &g_array_index (term->gains, guint16, term->gains->len - 1);

          *last = MAX (*last, gain);
          continue;
        }
      g_array_append_val (term->rows, row);
      g_array_append_val (term->gains, gain);
    }
  stream.rows = (const guint32 *) (gpointer) term->rows->data;
  stream.gains = (const guint16 *) (gpointer) term->gains->data;
  stream.n = term->rows->len;
  g_array_append_val (term->streams, stream);
}

/* --- rows of each word --- */

static void
add_streams (Making *self, guint number, GArray *near)
{
  GvtNameTerm *term = &self->terms->terms[number];
  guint few = FEW_ROWS * self->index->set->n_tables;

  for (guint i = 0; i < near->len; i++)
    {
      const GvtNearWord *word = &g_array_index (near, GvtNearWord, i);
      GvtTermStream stream = { .rows = self->index->rows + self->index->start[word->word],
                               .n = gvt_name_index_count (self->index, word->word),
                               .gain = (guint16) (GVT_TERM_ALL_GAIN * self->weights[number]
                                                  * (double) word->fit) };

      if (stream.n > few)
        g_array_append_val (term->streams, stream);
      else
        add_few (self->few[number], stream.rows, stream.n, stream.gain);
      term->n_rows += stream.n;
    }
}

static void
add_apart (Making *self, guint number)
{
  GvtNameTerm *term = &self->terms->terms[number];
  GvtTermStream apart = { .gain = (guint16) (GVT_TERM_ALL_GAIN * self->weights[number]
                                             * FIT_APART) };

  gvt_name_index_near_apart (self->index, &self->parts->tokens[number], term->apart);
  apart.rows = (const guint32 *) (gpointer) term->apart->data;
  apart.n = term->apart->len;
  if (apart.n > 0)
    g_array_append_val (term->streams, apart);
  term->n_rows += apart.n;
}

static gboolean
is_letter (const GvtNameToken *token)
{
  return token->word == NULL && token->text[1] == '\0';
}

/* A letter beside words. */
static gboolean
is_initial (const GvtNameParts *parts, guint number)
{
  for (guint i = 0; i < parts->n_tokens; i++)
    if (!is_letter (&parts->tokens[i]))
      return is_letter (&parts->tokens[number]);
  return FALSE;
}

static void
make_term (Making *self, guint number)
{
  const GvtNameToken *token = &self->parts->tokens[number];
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (GvtNearWord));
  guint letter = (guint) (token->text[0] - 'a');

  if (is_initial (self->parts, number))
    {
      guint gain = (guint) (GVT_TERM_ALL_GAIN * self->weights[number] * FIT_INITIAL);

      self->terms->initials[letter] += gain;
      self->terms->most_initials += gain;
      return;
    }
  self->terms->begun[letter]++;
  gvt_name_index_near (self->index, token, near);
  add_streams (self, number, near);
  add_apart (self, number);
}

/* What the list may have as one word both gain by. */
static void
join_terms (Making *self, guint first)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (GvtNearWord));

  gvt_name_index_near_joined (self->index, &self->parts->tokens[first], near);
  add_streams (self, first, near);
  add_streams (self, first + 1, near);
}

/* --- all of them --- */

static int
compare_gains (gconstpointer a, gconstpointer b)
{
  const GvtTermStream *left = a;
  const GvtTermStream *right = b;

  return (int) right->gain - (int) left->gain;
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  const GvtNameTerm *left = a;
  const GvtNameTerm *right = b;

  return left->n_rows < right->n_rows ? -1 : left->n_rows > right->n_rows;
}

static void
weigh_words (Making *self)
{
  GvtWordCounts counts = gvt_name_index_get_counts (self->index);
  double all = 0;

  for (guint i = 0; i < self->parts->n_tokens; i++)
    {
      self->weights[i] = gvt_name_token_weight (&counts, &self->parts->tokens[i]);
      all += self->weights[i];
    }
  for (guint i = 0; i < self->parts->n_tokens; i++)
    self->weights[i] /= all;
}

static void
sum_rests (GvtNameTerms *self)
{
  guint rest = self->most_initials;

  for (guint i = self->n_terms; i > 0; i--)
    {
      GvtNameTerm *term = &self->terms[i - 1];

      rest += term->streams->len > 0 ? g_array_index (term->streams, GvtTermStream, 0).gain : 0;
      term->rest = rest;
    }
}

void
gvt_name_terms_init (GvtNameTerms *self, const GvtNameIndex *index, const GvtNameParts *parts)
{
  Making making = { .terms = self, .index = index, .parts = parts };

  self->n_terms = parts->n_tokens;
  weigh_words (&making);
  for (guint i = 0; i < self->n_terms; i++)
    {
      self->terms[i].streams = g_array_new (FALSE, FALSE, sizeof (GvtTermStream));
      self->terms[i].apart = g_array_new (FALSE, FALSE, sizeof (guint32));
      self->terms[i].rows = g_array_new (FALSE, FALSE, sizeof (guint32));
      self->terms[i].gains = g_array_new (FALSE, FALSE, sizeof (guint16));
      making.few[i] = g_array_new (FALSE, FALSE, sizeof (guint64));
    }
  for (guint i = 0; i < self->n_terms; i++)
    make_term (&making, i);
  for (guint i = 0; i + 1 < self->n_terms; i++)
    join_terms (&making, i);
  for (guint i = 0; i < self->n_terms; i++)
    {
      merge_few (&self->terms[i], making.few[i]);
      g_array_sort (self->terms[i].streams, compare_gains);
      g_array_unref (making.few[i]);
    }
  qsort (self->terms, self->n_terms, sizeof *self->terms, compare_terms);
  sum_rests (self);
}

void
gvt_name_terms_clear (GvtNameTerms *self)
{
  for (guint i = 0; i < self->n_terms; i++)
    {
      g_array_unref (self->terms[i].streams);
      g_array_unref (self->terms[i].apart);
      g_array_unref (self->terms[i].rows);
      g_array_unref (self->terms[i].gains);
    }
}

/* --- reading them --- */

/* By leaps, for lists are long. */
guint
gvt_term_stream_leap (const GvtTermStream *self, guint at, guint32 row)
{
  guint step = 1;
  guint high;

  if (at >= self->n || self->rows[at] >= row)
    return at;
  while (at + step < self->n && self->rows[at + step] < row)
    {
      at += step;
      step *= 2;
    }
  high = MIN (at + step, self->n);
  while (high - at > 1)
    {
      guint middle = at + (high - at) / 2;

      if (self->rows[middle] < row)
        at = middle;
      else
        high = middle;
    }
  return high;
}
