/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-bench-winkler.h"

#include <string.h>

#include "gvt-name-baselines.h"

#define N_BINS      32
#define MAX_ORDERED 4 /* words that are put in every order: 24 of them */
#define MAX_PREFIX  4
#define N_TEN       10
#define STEP        0.03
#define ROUNDING    1e-6 /* of a bound that is kept as a float */

typedef struct
{
  char *name;
  guint year;
  guint8 n_letters;
  guint8 bins[N_BINS]; /* how many of its letters fall into each */
} Row;

typedef struct
{
  Row bounds; /* of the letters, which are the same in every order */
  char **words;
  GPtrArray *orders; /* utf8 */
} Question;

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_free (row->name);
}

void
gvt_bench_winkler_init (GvtBenchWinkler *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row);
}

void
gvt_bench_winkler_clear (GvtBenchWinkler *self)
{
  g_array_unref (self->rows);
}

/* In capitals, marks as blanks, one blank between two words. Returns: (transfer full) */
static char *
normalise (const char *name)
{
  g_autofree char *upper = g_ascii_strup (name, -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (const char *at = upper; *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (words, *at);
    else if (words->len > 0 && words->str[words->len - 1] != ' ')
      g_string_append_c (words, ' ');
  return g_strchomp (g_string_free (g_steal_pointer (&words), FALSE));
}

static void
fill_row (Row *row, const char *name, guint year)
{
  row->name = normalise (name);
  row->year = year;
  row->n_letters = (guint8) MIN (strlen (row->name), G_MAXUINT8);
  for (guint i = 0; i < row->n_letters; i++)
    row->bins[row->name[i] % N_BINS]++;
}

void
gvt_bench_winkler_add (GvtBenchWinkler *self, const char *name, guint year)
{
  Row row = { 0 };

  fill_row (&row, name, year);
  g_array_append_val (self->rows, row);
}

/* Every order of the words from @first on. */
static void
add_orders (GPtrArray *orders, char **words, guint first, guint n)
{
  if (first + 1 >= n)
    g_ptr_array_add (orders, g_strjoinv (" ", words));
  for (guint i = first; first + 1 < n && i < n; i++)
    {
      char *word = words[i];

      words[i] = words[first];
      words[first] = word;
      add_orders (orders, words, first + 1, n);
      words[first] = words[i];
      words[i] = word;
    }
}

static void
question_init (Question *self, const char *text)
{
  g_auto (GStrv) words = NULL;
  guint n;

  *self = (Question){ .orders = g_ptr_array_new_with_free_func (g_free) };
  fill_row (&self->bounds, text, 0);
  self->words = g_strsplit (self->bounds.name, " ", 0);
  words = g_strdupv (self->words);
  n = g_strv_length (words);
  add_orders (self->orders, words, n <= MAX_ORDERED ? 0 : n - 1, n);
}

static void
question_clear (Question *self)
{
  g_free (self->bounds.name);
  g_strfreev (self->words);
  g_ptr_array_unref (self->orders);
}

/* How many letters, four at most, may be the same from the beginning on in the best order. */
static guint
most_prefix (const Question *question, const char *name)
{
  guint most = 0;

  for (guint i = 0; question->words[i] != NULL; i++)
    {
      const char *word = question->words[i];
      guint n = 0;

      while (n < MAX_PREFIX && word[n] != '\0' && word[n] == name[n])
        n++;
      most = MAX (most, word[n] == '\0' ? MAX_PREFIX : n); /* any word may follow */
    }
  return most;
}

/* Not less than what the letters could make in the best order, so that few rows need more. */
static double
bound (const Question *question, const Row *row)
{
  const Row *mine = &question->bounds;
  guint m = 0;
  double jaro;

  for (guint i = 0; i < N_BINS; i++)
    m += MIN (mine->bins[i], row->bins[i]);
  if (m == 0)
    return 0;
  jaro = ((double) m / mine->n_letters + (double) m / row->n_letters + 1) / 3;
  return jaro + 0.1 * most_prefix (question, row->name) * (1 - jaro);
}

static double
similarity (const Question *question, const Row *row)
{
  double best = 0;

  for (guint i = 0; i < question->orders->len; i++)
    best = MAX (best, gvt_jaro_winkler (question->orders->pdata[i], row->name));
  return best;
}

/* Where one question stands. */
typedef struct
{
  guint32 row;    /* who is meant */
  double own;     /* how like he is */
  double best;    /* how like the most like is */
  guint n_before; /* rows that stand before him; %N_TEN is enough */
} Standing;

static void
weigh (Standing *self, const Question *question, const Row *rows, guint32 row, double most)
{
  double found;

  if (row == self->row || most < self->own || (self->n_before >= N_TEN && most <= self->best))
    return;
  found = similarity (question, &rows[row]);
  self->best = MAX (self->best, found);
  self->n_before += found > self->own || (found >= self->own && row < self->row);
}

/* Whether rows that can be at most as like as @most still matter. */
static gboolean
may_matter (const Standing *self, double most)
{
  return (self->n_before < N_TEN && most + ROUNDING >= self->own) || most > self->best;
}

guint
gvt_bench_winkler_find (
    const GvtBenchWinkler *self, const char *text, guint year, guint32 row, double *best)
{
  const Row *rows = (const Row *) self->rows->data;
  gboolean is_there = row < self->rows->len && (year == 0 || rows[row].year == year);
  g_autofree float *most = g_new (float, self->rows->len);
  Standing standing = { .row = is_there ? row : G_MAXUINT32, .n_before = is_there ? 0 : N_TEN };
  Question question;

  question_init (&question, text);
  if (is_there)
    standing.own = standing.best = similarity (&question, &rows[row]);
  for (guint32 i = 0; i < self->rows->len; i++)
    most[i] = (year == 0 || rows[i].year == year) ? (float) bound (&question, &rows[i]) : 0;
  /* The most promising first, so that few of the others need more than their bound. */
  for (double least = 1, above = 2; above > 0 && may_matter (&standing, above);
       above = least, least -= STEP)
    for (guint32 i = 0; i < self->rows->len; i++)
      if (most[i] > 0 && most[i] >= least && most[i] < above)
        weigh (&standing, &question, rows, i, most[i] + ROUNDING);
  question_clear (&question);
  *best = standing.best;
  return is_there && standing.n_before < N_TEN ? standing.n_before + 1 : 0;
}
