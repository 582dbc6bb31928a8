/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a word is heard, and how far two are from each other: the rules that work on letters. */
#include <string.h>

#include "gvt-name-rules-private.h"

#define MIN_REST 4 /* letters behind a glued word: Nurdin is one word */

/* --- glued words --- */

static guint
rest_after (const GvtNameRule *rule, const char *word)
{
  gsize stem = strlen (rule->words[0]);
  const char *rest = word + stem;
  char between = rule->words[1][0];

  if (strncmp (word, rule->words[0], stem) != 0)
    return 0;
  if (between != '-' && rest[0] == between) /* the article, or what it became before its letter */
    rest++;
  else if (between != '-' && rest[0] != '\0' && rest[0] == rest[1])
    rest++;
  return strlen (rest) >= MIN_REST ? (guint) (rest - word) : 0;
}

guint
gvt_name_rules_split (const GvtNameRules *self, const char *word, const GvtNameRule **stem)
{
  for (guint i = 0; i < self->splits->len; i++)
    {
      const GvtNameRule *rule = self->splits->pdata[i];
      guint rest = rest_after (rule, word);

      if (rest > 0)
        {
          *stem = rule;
          return rest;
        }
    }
  return 0;
}

/* --- how it is heard --- */

static gboolean
sound_fits (const GvtNameSound *sound, const char *word, guint at)
{
  return word[at] == sound->from[0] && (!sound->is_start || at == 0)
         && strncmp (word + at, sound->from, sound->length) == 0
         && (!sound->is_end || word[at + sound->length] == '\0');
}

/* What the rule turns into something longer is cut at the end of the word's room. */
static void
apply_sound (char *word, const GvtNameSound *sound)
{
  char heard[GVT_NAME_MAX_WORD + 1];
  guint n = 0;

  for (guint at = 0; word[at] != '\0' && n < GVT_NAME_MAX_WORD;)
    if (sound_fits (sound, word, at))
      {
        for (const char *c = sound->to; *c != '\0' && n < GVT_NAME_MAX_WORD; c++)
          heard[n++] = *c;
        at += sound->length;
      }
    else
      {
        heard[n++] = word[at++];
      }
  heard[n] = '\0';
  memcpy (word, heard, n + 1);
}

guint32
gvt_letters_of (const char *text)
{
  guint32 letters = 0;

  for (; *text != '\0'; text++)
    letters |= 1u << (*text - 'a');
  return letters;
}

static void
drop_doubles (char *word)
{
  char *to = word;

  for (const char *from = word; *from != '\0'; from++)
    if (to == word || to[-1] != *from)
      *to++ = *from;
  *to = '\0';
}

static void
copy_letters (const char *word, char *key)
{
  guint n = 0;

  for (; *word != '\0' && n < GVT_NAME_MAX_WORD; word++)
    if (g_ascii_islower (*word))
      key[n++] = *word;
  key[n] = '\0';
}

/* Most rules have a letter that the word has not. */
void
gvt_name_rules_sound (const GvtNameRules *self, const char *word, char *key)
{
  guint32 letters;

  copy_letters (word, key);
  letters = gvt_letters_of (key);
  for (guint i = 0; i < self->sounds->len; i++)
    {
      const GvtNameSound *sound = &g_array_index (self->sounds, GvtNameSound, i);

      if ((sound->letters & ~letters) != 0)
        continue;
      apply_sound (key, sound);
      letters = gvt_letters_of (key);
    }
  drop_doubles (key);
}

/* --- how far apart --- */

#define AT(c) ((guint) ((c) - 'a'))

/* What letters the second word has, and what each costs. */
typedef struct
{
  guint8 letters[GVT_NAME_MAX_WORD];
  guint8 gaps[GVT_NAME_MAX_WORD];
  guint n;
} Letters;

typedef guint16 Row[GVT_NAME_MAX_WORD + 1];

static void
read_letters (const GvtNameRules *self, const char *word, Letters *letters, Row row)
{
  guint n = 0;

  row[0] = 0;
  for (; word[n] != '\0'; n++)
    {
      letters->letters[n] = (guint8) AT (word[n]);
      letters->gaps[n] = self->gap[AT (word[n])];
      row[n + 1] = row[n] + letters->gaps[n];
    }
  letters->n = n;
}

/* Three rows of Damerau's distance in its restricted form (no piece is edited twice): cost of
 * gaps and changes as the rules say, in tenths. @before: the letter before @letter, or 26. Returns:
 * the least of the row */
static guint
fill_row (
    const GvtNameRules *self, guint letter, guint before, const Letters *b, Row *rows, guint i)
{
  guint16 *row = rows[i % 3];
  const guint16 *above = rows[(i + 2) % 3];
  const guint16 *two_above = rows[(i + 1) % 3];
  const guint8 *swap = self->swap[letter];
  guint gap = self->gap[letter];
  guint left, least;

  row[0] = (guint16) (above[0] + gap);
  left = least = row[0];
  for (guint j = 1; j <= b->n; j++)
    {
      guint other = b->letters[j - 1];
      guint cost = MIN (above[j] + gap, left + b->gaps[j - 1]);

      cost = MIN (cost, (guint) above[j - 1] + swap[other]);
      if (j > 1 && other == before && b->letters[j - 2] == letter)
        cost = MIN (cost, (guint) two_above[j - 2] + GVT_LETTER_COST);
      row[j] = (guint16) cost;
      left = cost;
      least = MIN (least, cost);
    }
  return least;
}

/* At least: each letter that only one of them has must go or change. */
static guint
least_distance (const GvtNameRules *self, const char *a, const char *b)
{
  guint32 of_a = gvt_letters_of (a);
  guint32 of_b = gvt_letters_of (b);

  return MAX (gvt_name_rules_letters_cost (self, of_a & ~of_b),
              gvt_name_rules_letters_cost (self, of_b & ~of_a));
}

/* No way leads past two rows that are both too far. */
double
gvt_name_rules_distance_within (const GvtNameRules *self, const char *a, const char *b, double most)
{
  Row rows[3];
  Letters letters;
  double limit = most * GVT_LETTER_COST;
  guint before = G_N_ELEMENTS (self->gap);
  guint last = 0;
  guint n = 0;

  if (least_distance (self, a, b) > limit)
    return (double) least_distance (self, a, b) / GVT_LETTER_COST;
  read_letters (self, b, &letters, rows[0]);
  for (; a[n] != '\0'; n++)
    {
      guint least = fill_row (self, AT (a[n]), before, &letters, rows, n + 1);

      if (least > limit && last > limit)
        return (double) least / GVT_LETTER_COST;
      before = AT (a[n]);
      last = least;
    }
  return (double) rows[n % 3][letters.n] / GVT_LETTER_COST;
}

double
gvt_name_rules_distance (const GvtNameRules *self, const char *a, const char *b)
{
  return gvt_name_rules_distance_within (self, a, b, G_MAXDOUBLE);
}
