/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that are alike by their letters: by one pass over those of about the same length, in which
 * the sets of their letters say of nearly all that they are too far. On a province's words that is
 * faster than an index of what is left when letters are taken out, which takes more memory than all
 * the rest. */
#include <sodium.h>
#include <string.h>

#include "gvt-name-index-private.h"
#include "gvt-name-rules-private.h"

#define FIT_INITIAL 0.8 /* as the matcher has them */
#define FIT_PART    0.65
#define MOST_APART  2.0  /* as the matcher has it */
#define SHARE_APART 0.39 /* of the length */
#define MAX_LONGER  2    /* letters that one of two alike has more */
#define MAX_INITIAL 3    /* letters that may stand for a longer word */
#define MAX_PART    5
#define MIN_PART    3
#define MIN_JOINED  5
#define MAX_APART   1 /* of joined ones */
#define FIT_JOINED  0.96

/* Of a word that is a name itself: the matcher leaves little of others. */
#define KNOWN_APART 0.75

/* A word of the list as the matcher takes it, at the beginning of a name or elsewhere. */
static double
fit_text (const GvtNameIndex *self,
          const GvtNameToken *given,
          const char *written,
          const char *heard,
          gboolean is_first)
{
  GvtWordCounts counts = gvt_name_index_get_counts (self);
  GvtNameToken listed = { 0 };
  GvtMatchCode code;
  double fit;

  g_strlcpy (listed.text, written, sizeof listed.text);
  listed.word = gvt_name_rules_find (self->rules, GVT_NAME_RULE_WORD, written, is_first);
  if (listed.word != NULL)
    gvt_name_rules_sound (self->rules, listed.word->words[1], listed.key);
  else
    g_strlcpy (listed.key, heard, sizeof listed.key);
  fit = gvt_name_token_fit (self->rules, &counts, given, &listed, &code);
  sodium_memzero (&listed, sizeof listed);
  return fit;
}

double
gvt_name_index_fit_entry (const GvtNameIndex *self,
                          const GvtNameToken *given,
                          const GvtIndexEntry *entry)
{
  const char *written = self->pool + entry->written;
  const char *heard = self->pool + entry->heard;
  double fit = fit_text (self, given, written, heard, FALSE);

  if (strlen (written) > MAX_INITIAL)
    return fit;
  return MAX (fit, fit_text (self, given, written, heard, TRUE));
}

typedef struct
{
  guint32 written;
  guint32 heard; /* without how many */
  guint length;  /* as heard */
  guint written_length;
  guint apart;        /* in tenths: what is further is none */
  gboolean is_known;  /* a name of the lists itself */
  guint32 places[26]; /* of each class of letters: where it has them, as bits */
  guint n_places;
} Probe;

/* The letters that cost a whole one each. */
static void
fill_places (const GvtNameIndex *self, Probe *probe, const char *heard)
{
  for (; *heard != '\0'; heard++)
    {
      guint8 class = self->rules->classes[*heard - 'a'];

      if (class != GVT_LETTER_FREE)
        probe->places[class] |= 1u << probe->n_places++;
    }
}

static Probe
make_probe (const GvtNameIndex *self, const GvtNameToken *token)
{
  gboolean is_known = gvt_name_index_lookup (self, token->text) != G_MAXUINT32;
  guint length = (guint) strlen (token->text);
  double apart = MIN (MOST_APART, SHARE_APART * (length + 1));
  Probe probe = { .written = gvt_letters_of (token->text),
                  .heard = gvt_letters_of (token->key),
                  .length = (guint) strlen (token->key),
                  .written_length = length,
                  .apart = (guint) (10 * (is_known ? MIN (apart, KNOWN_APART) : apart) + 0.5),
                  .is_known = is_known };

  fill_places (self, &probe, token->key);
  return probe;
}

/* How many whole letters at least the two are apart: the distance with swaps of neighbours of what
 * is left of them without free letters, a row of the table in each machine word (H. Hyyrö, "A
 * bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003). */
static guint
least_apart (const GvtNameIndex *self, const Probe *probe, const char *heard)
{
  guint32 last = probe->n_places > 0 ? 1u << (probe->n_places - 1) : 0;
  guint32 up = G_MAXUINT32;
  guint32 down = 0;
  guint32 same = 0;
  guint32 places_before = 0;
  guint least = probe->n_places;

  for (; *heard != '\0'; heard++)
    {
      guint8 class = self->rules->classes[*heard - 'a'];
      guint32 places, right_up, right_down;

      if (class == GVT_LETTER_FREE)
        continue;
      places = probe->places[class];
      same = ((~same & places) << 1 & places_before) | (((places & up) + up) ^ up) | places | down;
      right_up = down | ~(same | up);
      right_down = same & up;
      least += (right_up & last) != 0 || last == 0;
      least -= (right_down & last) != 0;
      right_up = right_up << 1 | 1;
      right_down <<= 1;
      up = right_down | ~(same | right_up);
      down = right_up & same;
      places_before = places;
    }
  return least;
}

/* Whether by their letters alone the two may be near enough, then whether they are. */
static inline gboolean
is_near (const GvtNameIndex *self,
         const Probe *probe,
         const char *given,
         const GvtIndexEntry *entry)
{
  guint length = entry->heard_letters >> GVT_LETTERS_BITS;
  guint32 letters = entry->heard_letters & ((1u << GVT_LETTERS_BITS) - 1);
  double most = probe->apart / 10.0 + 0.05;

  return length + MAX_LONGER >= probe->length && length <= probe->length + MAX_LONGER
         && gvt_name_rules_letters_cost (self->rules, probe->heard & ~letters) <= probe->apart
         && gvt_name_rules_letters_cost (self->rules, letters & ~probe->heard) <= probe->apart
         && GVT_LETTER_COST * least_apart (self, probe, self->pool + entry->heard) <= probe->apart
         && gvt_name_rules_distance_within (self->rules, given, self->pool + entry->heard, most)
                <= most;
}

/* Its letters in their order: near enough to an initial for a first score. */
static gboolean
is_skeleton (const char *mark, const char *word)
{
  while (*mark != '\0' && *word != '\0')
    if (*word++ == *mark)
      mark++;
  return *mark == '\0';
}

static gboolean
is_initial (const char *mark, const char *word)
{
  return mark[0] == word[0] && strlen (word) > strlen (mark) + 1 && is_skeleton (mark, word);
}

/* "I", "H." and "M." are nearly always titles and forms, of thousands of rows. */
static gboolean
is_front_form (const GvtNameIndex *self, const char *word)
{
  return gvt_name_rules_find (self->rules, GVT_NAME_RULE_TITLE, word, TRUE) != NULL
         || gvt_name_rules_find (self->rules, GVT_NAME_RULE_WORD, word, TRUE) != NULL;
}

/* What is asked for is the initial, the beginning or the end of a longer word. */
static double
fit_longer (const GvtNameIndex *self,
            const Probe *probe,
            const GvtNameToken *given,
            const GvtIndexEntry *entry)
{
  const char *written = self->pool + entry->written;

  if (probe->written_length <= MAX_INITIAL && is_initial (given->text, written))
    return FIT_INITIAL;
  if (probe->written_length > MAX_INITIAL && !probe->is_known
      && g_str_has_prefix (written, given->text))
    return FIT_PART;
  return probe->length >= MIN_PART && probe->length <= MAX_PART
                 && g_str_has_suffix (self->pool + entry->heard, given->key)
             ? FIT_PART
             : 0;
}

/* Near enough for a first score: it, or what is listed, is a part of the other. */
static inline double
fit_short (const GvtNameIndex *self,
           const Probe *probe,
           const GvtNameToken *given,
           const GvtIndexEntry *entry)
{
  guint32 letters = entry->heard_letters & ((1u << GVT_LETTERS_BITS) - 1);
  guint length = entry->heard_letters >> GVT_LETTERS_BITS;

  if ((probe->heard & ~letters) == 0 || (probe->written & ~entry->written_letters) == 0)
    return fit_longer (self, probe, given, entry);
  if (length <= MAX_INITIAL && (entry->written_letters & ~probe->written) == 0
      && strlen (self->pool + entry->written) <= MAX_INITIAL
      && is_initial (self->pool + entry->written, given->text)
      && !is_front_form (self, self->pool + entry->written))
    return gvt_name_index_fit_entry (self, given, entry);
  return 0;
}

static guint32
word_of (const GvtNameIndex *self, guint entry)
{
  return entry < self->n_words ? entry : self->glued[entry - self->n_words];
}

static void
add_alike_from (const GvtNameIndex *self,
                const Probe *probe,
                const GvtNameToken *given,
                guint first,
                guint end,
                GArray *near)
{
  for (guint i = first; i < end; i++)
    {
      const GvtIndexEntry *entry = &self->entries[i];
      double fit;

      if (is_near (self, probe, given->key, entry))
        gvt_name_near_add (near, word_of (self, i), gvt_name_index_fit_entry (self, given, entry));
      else if ((fit = fit_short (self, probe, given, entry)) > 0)
        gvt_name_near_add (near, word_of (self, i), fit);
    }
}

/* Whether it may be the beginning, the end or the initial of a longer word. */
static gboolean
is_part (const Probe *probe)
{
  return !probe->is_known || probe->length <= MAX_PART || probe->written_length <= MAX_INITIAL;
}

void
gvt_name_index_near_letters (const GvtNameIndex *self, const GvtNameToken *given, GArray *near)
{
  Probe probe = make_probe (self, given);
  guint shortest = probe.length > MAX_LONGER ? probe.length - MAX_LONGER : 0;
  guint longest = is_part (&probe) ? GVT_NAME_MAX_WORD
                                   : MIN (probe.length + MAX_LONGER, GVT_NAME_MAX_WORD);

  for (guint i = 0; i < G_N_ELEMENTS (self->by_length); i++)
    {
      const guint32 *by_length = self->by_length[i];
      guint initials = MIN (shortest, MAX_INITIAL + 1);

      add_alike_from (self, &probe, given, by_length[0], by_length[initials], near);
      add_alike_from (self, &probe, given, by_length[shortest], by_length[longest + 1], near);
    }
}

/* --- one word or two --- */

static void
add_joined (const GvtNameIndex *self,
            const Probe *probe,
            const char *key,
            const guint32 *by_length,
            GArray *near)
{
  guint end = by_length[MIN (probe->length + MAX_LONGER, GVT_NAME_MAX_WORD) + 1];

  for (guint i = by_length[probe->length - MAX_LONGER]; i < end; i++)
    if (is_near (self, probe, key, &self->entries[i]))
      gvt_name_near_add (near, word_of (self, i),
                         FIT_JOINED
                             - 0.1
                                   * gvt_name_rules_distance (self->rules, key,
                                                              self->pool + self->entries[i].heard));
}

void
gvt_name_index_near_joined (const GvtNameIndex *self, const GvtNameToken *pair, GArray *near)
{
  GvtNameToken joined = { 0 };
  Probe probe;

  g_snprintf (joined.text, sizeof joined.text, "%.15s%.15s", pair[0].text, pair[1].text);
  gvt_name_rules_sound (self->rules, joined.text, joined.key);
  probe = make_probe (self, &joined);
  probe.apart = 10 * MAX_APART;
  for (guint i = 0; i < G_N_ELEMENTS (self->by_length) && probe.length >= MIN_JOINED; i++)
    add_joined (self, &probe, joined.key, self->by_length[i], near);
  sodium_memzero (&joined, sizeof joined);
}
