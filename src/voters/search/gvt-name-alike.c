/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-name-alike.h"

#include <sodium.h>
#include <string.h>

#include "gvt-name-fold.h"
#include "gvt-name-query.h"
#include "gvt-secret.h"

#define MAX_WORDS   12
#define MAX_LETTERS 63 /* of a whole name: what is longer is cut */
#define MAX_INITIAL 3  /* letters of a word that stands for a longer one */

/* A name taken apart. */
typedef struct
{
  char letters[MAX_LETTERS + 1]; /* without spaces */
  guint n_letters;
  struct
  {
    const char *at; /* in @letters */
    guint length;
  } words[MAX_WORDS];
  guint n_words;
} Name;

static void
name_clear (Name *self)
{
  sodium_memzero (self, sizeof *self);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Name, name_clear)

/* What stands behind a comma is a degree, and the pilgrimage is no name. */
static gboolean
is_title (const char *word, guint length)
{
  return (length == 1 && word[0] == 'h') || (length == 2 && strncmp (word, "hj", 2) == 0);
}

static void
end_word (Name *self, guint start)
{
  guint length = self->n_letters - start;

  if (length == 0)
    return;
  if (self->n_words == MAX_WORDS || is_title (self->letters + start, length))
    {
      self->n_letters = start;
      return;
    }
  self->words[self->n_words].at = self->letters + start;
  self->words[self->n_words++].length = length;
}

static void
read_name (Name *self, const char *text)
{
  char *clean = gvt_name_query_clean (text);
  char *ascii = g_str_to_ascii (clean, "C");
  guint start = 0;

  for (const char *c = ascii; *c != '\0' && *c != ',' && self->n_letters < MAX_LETTERS; c++)
    if (g_ascii_isalnum (*c))
      self->letters[self->n_letters++] = g_ascii_tolower (*c);
    else if (*c != '\'' && *c != '`')
      {
        end_word (self, start);
        start = self->n_letters;
      }
  end_word (self, start);
  gvt_wipe_free (clean);
  gvt_wipe_free (ascii);
}

/* How many letters are put in, left out or changed; more than 63 of one word never meet here. */
static guint
count_edits (const char *a, guint n_a, const char *b, guint n_b)
{
  guint row[MAX_LETTERS + 1];

  for (guint j = 0; j <= n_b; j++)
    row[j] = j;
  for (guint i = 1; i <= n_a; i++)
    {
      guint corner = row[0];

      row[0] = i;
      for (guint j = 1; j <= n_b; j++)
        {
          guint kept = corner + (a[i - 1] != b[j - 1]);

          corner = row[j];
          row[j] = MIN (kept, MIN (row[j], row[j - 1]) + 1);
        }
    }
  return row[n_b];
}

static gboolean
is_nearly (const char *a, guint n_a, const char *b, guint n_b)
{
  guint longer = MAX (n_a, n_b);
  guint allowed = longer >= 8 ? 2 : longer >= 4 ? 1 : 0;

  return count_edits (a, n_a, b, n_b) <= allowed;
}

static gboolean
is_muhammad (const char *word, guint length)
{
  return gvt_name_means_muhammad (word, length) || is_nearly (word, length, "muhammad", 8);
}

static gboolean
is_short_for (const char *a, guint n_a, const char *b, guint n_b)
{
  return n_a < n_b && n_a <= MAX_INITIAL && strncmp (a, b, n_a) == 0;
}

static gboolean
words_meet (const Name *a, guint i, const Name *b, guint j, gboolean *is_whole)
{
  const char *left = a->words[i].at;
  const char *right = b->words[j].at;
  guint n_left = a->words[i].length;
  guint n_right = b->words[j].length;

  *is_whole = is_nearly (left, n_left, right, n_right);
  return *is_whole || is_short_for (left, n_left, right, n_right)
         || is_short_for (right, n_right, left, n_left)
         || (is_muhammad (left, n_left) && is_muhammad (right, n_right));
}

/* Every word of the shorter name stands in the longer one, which has at most one more; and one of
 * them is there at its full length, for initials alone say nothing. */
static gboolean
words_match (const Name *shorter, const Name *longer)
{
  gboolean is_taken[MAX_WORDS] = { FALSE };
  gboolean is_any_whole = FALSE;

  if (longer->n_words > shorter->n_words + 1)
    return FALSE;

  for (guint i = 0; i < shorter->n_words; i++)
    {
      gboolean is_whole = FALSE;
      guint j = 0;

      while (j < longer->n_words && (is_taken[j] || !words_meet (shorter, i, longer, j, &is_whole)))
        j++;
      if (j == longer->n_words)
        return FALSE;
      is_taken[j] = TRUE;
      is_any_whole = is_any_whole || (is_whole && shorter->words[i].length >= MAX_INITIAL);
    }

  return is_any_whole;
}

static gboolean
is_same (const Name *a, const Name *b)
{
  return a->n_letters > 0 && a->n_letters == b->n_letters
         && memcmp (a->letters, b->letters, a->n_letters) == 0;
}

gboolean
gvt_names_same (const char *a, const char *b)
{
  g_auto (Name) left = { 0 };
  g_auto (Name) right = { 0 };

  read_name (&left, a);
  read_name (&right, b);
  return is_same (&left, &right);
}

gboolean
gvt_names_alike (const char *a, const char *b)
{
  g_auto (Name) left = { 0 };
  g_auto (Name) right = { 0 };

  read_name (&left, a);
  read_name (&right, b);
  if (left.n_letters == 0 || right.n_letters == 0)
    return FALSE;
  if (is_same (&left, &right))
    return TRUE;
  if (left.n_words != right.n_words
      && is_nearly (left.letters, left.n_letters, right.letters, right.n_letters))
    return TRUE; /* two words, written as one */

  return left.n_words <= right.n_words ? words_match (&left, &right) : words_match (&right, &left);
}
