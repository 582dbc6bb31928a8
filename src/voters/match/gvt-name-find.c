/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranking. Village by village each row gains what its words tell, the rarest word first; once so
 * many good ones are known that what remains cannot lift a new row among them, common words are
 * only looked at for rows that are there already. The best of these first scores are then weighed
 * by the matcher itself, which also says why. */
#include <math.h>
#include <sodium.h>
#include <string.h>

#include "gvt-match-weights.h"
#include "gvt-name-terms.h"
#include "gvt-voter-table-private.h"

#define LEAST_TRIED 80 /* rows that are weighed */
#define MAX_TITLES  2  /* before a name in a list */
#define LEAP_COSTS  8  /* as much as looking at so many rows one after another */

/* Nobody is weighed whose words gain less. Of 80,000 hits of the gold set and of a list's own
 * names, distorted, fourteen gained less than 0.4 and two less than 0.35: an "M." that might be
 * anybody. */
#define LEAST_GAIN 0.35

/* What the first score takes from longer names, a letter; the matcher weighs their words. */
#define LETTER_LEAVES 0.015

typedef struct
{
  float score;
  guint32 row;
} Candidate;

typedef struct
{
  const GvtNameIndex *index;
  const GvtNameQuestion *question;
  GvtNameParts parts;
  GvtNameTerms terms;
  gsize length; /* letters that were given */

  guint16 *gain;   /* of each row of the table at hand */
  guint8 *counted; /* the last term that it gained by */
  guint32 *live;   /* rows that have gained */
  guint n_live;

  Candidate *best; /* a heap, the worst on top */
  guint n_best;
  guint most_best;
  guint least_gain; /* of a row that may still come among them */

  char sex;
  char birth[11];
  const GvtNameRule *born; /* (nullable): the title that was given with the name */
} Search;

/* --- the best so far --- */

static void
sink (Search *self, guint at)
{
  Candidate moved = self->best[at];

  for (;;)
    {
      guint child = 2 * at + 1;

      if (child >= self->n_best)
        break;
      if (child + 1 < self->n_best && self->best[child + 1].score < self->best[child].score)
        child++;
      if (self->best[child].score >= moved.score)
        break;
      self->best[at] = self->best[child];
      at = child;
    }
  self->best[at] = moved;
}

/* A fitting birth can still lift a row by half of what it lacks. */
static void
raise_bar (Search *self)
{
  double bar = self->best[0].score;

  if (self->birth[0] != '\0')
    bar = 1.5 - sqrt (2.25 - 2 * MIN (bar, 1));
  self->least_gain = (guint) (MAX (bar, LEAST_GAIN) * GVT_TERM_ALL_GAIN);
}

static void
offer (Search *self, double score, guint32 row)
{
  Candidate candidate = { (float) score, row };

  if (self->n_best < self->most_best)
    {
      self->best[self->n_best++] = candidate;
      if (self->n_best < self->most_best)
        return;
      for (guint i = self->n_best / 2; i > 0; i--)
        sink (self, i - 1);
    }
  else if (candidate.score > self->best[0].score)
    {
      self->best[0] = candidate;
      sink (self, 0);
    }
  raise_bar (self);
}

/* @birth: stays as it is where the list has no such day */
static void
read_birth (const GvtVoterTable *table, guint index, char birth[11])
{
  guint day, month, year;

  if (table->birth[index] == GVT_ODD_BIRTH)
    return;
  gvt_day_to_parts (GVT_BIRTH_FIRST_DAY + table->birth[index], &day, &month, &year);
  g_snprintf (birth, 11, "%04u-%02u-%02u", year % 10000, month % 100, day % 100);
}

static double
weigh_birth (const Search *self, const GvtVoterTable *table, guint index, double score)
{
  char listed[11] = "";

  read_birth (table, index, listed);
  if (listed[0] == '\0')
    return score;
  if (g_str_has_prefix (listed, self->birth))
    return score + GVT_GAIN_DAY * (1 - score) * score;
  return score * GVT_KEPT_OTHER_BIRTH;
}

/* Whether one of the first words of @name is a form of the title that was given. */
static gboolean
has_born (const Search *self, const char *name)
{
  for (guint i = 0; i < MAX_TITLES && *name != '\0'; i++)
    {
      gsize length = strcspn (name, " .");

      for (guint j = 1; j < self->born->n_words; j++)
        {
          const char *form = self->born->words[j] + (self->born->words[j][0] == '^');

          if (strlen (form) == length && g_ascii_strncasecmp (form, name, length) == 0)
            return TRUE;
        }
      name += length;
      name += strspn (name, " .");
    }
  return FALSE;
}

/* Looked at only of rows that other words led to: too many words begin with a letter. */
static guint
gain_initials (const Search *self, const char *name)
{
  guint begun[26] = { 0 };
  gboolean is_first = TRUE;
  guint gained = 0;

  for (; *name != '\0'; name++)
    {
      if (is_first && g_ascii_isalpha (*name))
        begun[g_ascii_tolower (*name) - 'a']++;
      is_first = *name == ' ' || *name == '.';
    }
  for (guint i = 0; i < G_N_ELEMENTS (begun); i++)
    if (begun[i] > self->terms.begun[i])
      gained += self->terms.initials[i];
  return gained;
}

/* A first score: what was gained, less for what the name has beside, and birth and sex. */
static double
score_row (const Search *self, const GvtVoterTable *table, guint index)
{
  gsize length = gvt_voter_table_get_name_size (table, index);
  guint gained = self->gain[index]; /* and by initials */
  double score;

  if (self->terms.most_initials > 0)
    gained += gain_initials (self, gvt_voter_table_get_name (table, index));
  score = (double) gained / GVT_TERM_ALL_GAIN;

  if (length > self->length)
    score /= 1 + LETTER_LEAVES * (double) (length - self->length);
  if (self->sex != '-' && table->sex[index] != GVT_ODD_SEX && table->sex[index] != self->sex)
    score *= GVT_KEPT_NOT_SEX;
  if (self->born != NULL && !has_born (self, gvt_voter_table_get_name (table, index)))
    score *= GVT_KEPT_NOT_BORN;
  return self->birth[0] != '\0' ? weigh_birth (self, table, index, score) : score;
}

/* --- what rows gain --- */

static inline void
gain (Search *self, guint32 index, guint8 term, guint16 gained)
{
  if (self->counted[index] == term)
    return;
  if (self->gain[index] == 0)
    self->live[self->n_live++] = index;
  self->counted[index] = term;
  self->gain[index] += gained;
}

static void
gain_all (Search *self, GvtTermStream *stream, guint8 term, guint32 first, guint32 end)
{
  guint at = gvt_term_stream_leap (stream, stream->at, first);

  for (; at < stream->n && stream->rows[at] < end; at++)
    gain (self, stream->rows[at] - first, term, gvt_term_stream_gain (stream, at));
  stream->at = at;
}

/* Only rows that are there already: by looking for each, or through all where these are not many
 * more. */
static void
gain_live (Search *self, GvtTermStream *stream, guint8 term, guint32 first, guint32 end)
{
  guint at = gvt_term_stream_leap (stream, stream->at, first);

  stream->at = gvt_term_stream_leap (stream, at, end);
  if (stream->at - at < LEAP_COSTS * self->n_live)
    {
      for (; at < stream->at; at++)
        if (self->gain[stream->rows[at] - first] > 0)
          gain (self, stream->rows[at] - first, term, gvt_term_stream_gain (stream, at));
      return;
    }
  for (guint i = 0; i < self->n_live; i++)
    {
      guint32 row = first + self->live[i];
      guint found = gvt_term_stream_leap (stream, at, row);

      if (found < stream->at && stream->rows[found] == row)
        gain (self, self->live[i], term, gvt_term_stream_gain (stream, found));
    }
}

static void
close_table (Search *self, guint number)
{
  const GvtVoterTable *table = self->index->set->tables[number];
  guint32 first = self->index->set->first[number];

  for (guint i = 0; i < self->n_live; i++)
    {
      guint32 index = self->live[i];

      if (self->gain[index] + self->terms.most_initials > self->least_gain)
        offer (self, score_row (self, table, index), first + index);
      self->gain[index] = 0;
      self->counted[index] = 0;
    }
  self->n_live = 0;
}

static void
search_table (Search *self, guint number)
{
  guint32 first = self->index->set->first[number];
  guint32 end = self->index->set->first[number + 1];

  for (guint i = 0; i < self->terms.n_terms; i++)
    {
      GvtNameTerm *term = &self->terms.terms[i];
      gboolean is_open = term->rest > self->least_gain;

      if (!is_open && self->n_live == 0)
        break;
      for (guint j = 0; j < term->streams->len; j++)
        {
          GvtTermStream *stream = &g_array_index (term->streams, GvtTermStream, j);

          if (is_open)
            gain_all (self, stream, (guint8) (i + 1), first, end);
          else
            gain_live (self, stream, (guint8) (i + 1), first, end);
        }
    }
  close_table (self, number);
}

/* --- beginning and end --- */

static guint
longest_table (const GvtTableSet *set)
{
  guint longest = 0;

  for (guint i = 0; i < set->n_tables; i++)
    longest = MAX (longest, set->first[i + 1] - set->first[i]);
  return longest;
}

static void
search_init (Search *self, const GvtNameIndex *index, const GvtNameQuestion *question)
{
  const char *sex = question->given.sex;
  guint n_rows = longest_table (index->set);

  self->index = index;
  self->question = question;
  gvt_name_parts_read (&self->parts, index->rules, question->given.name);
  self->born = gvt_name_parts_get_born (&self->parts, index->rules);
  self->sex = sex != NULL && *sex != '\0' ? *sex : self->parts.sex;
  g_strlcpy (self->birth, question->given.birth != NULL ? question->given.birth : "",
             sizeof self->birth);
  self->gain = g_new0 (guint16, n_rows);
  self->counted = g_new0 (guint8, n_rows);
  self->live = g_new (guint32, n_rows);
  self->most_best = MAX (LEAST_TRIED, 2 * question->limit);
  self->best = g_new (Candidate, self->most_best);
  self->least_gain = (guint) (LEAST_GAIN * GVT_TERM_ALL_GAIN);
  for (guint i = 0; i < self->parts.n_tokens; i++)
    self->length += strlen (self->parts.tokens[i].text) + 1;
  gvt_name_terms_init (&self->terms, index, &self->parts);
}

static void
search_clear (Search *self)
{
  gvt_name_terms_clear (&self->terms);
  g_free (self->gain);
  g_free (self->counted);
  g_free (self->live);
  g_free (self->best);
  sodium_memzero (self, sizeof *self);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* --- weighing the best --- */

/* Returns: whether @row is a hit */
static gboolean
weigh (const Search *self, const GvtWordCounts *counts, guint32 row, GvtNameMatch *match)
{
  guint place;
  guint number = gvt_table_set_locate (self->index->set, row, &place);
  const GvtVoterTable *table = self->index->set->tables[number];
  char birth[11] = "";
  char sex[2] = { (char) table->sex[place], '\0' };
  GvtMatchPerson person = { gvt_voter_table_get_name (table, place), birth, sex };
  g_auto (GvtNameParts) parts = { 0 };

  read_birth (table, place, birth);
  gvt_name_parts_read (&parts, self->index->rules, person.name);
  gvt_name_match_parts (match, self->index->rules, counts, &self->parts, &parts);
  if (match->heard < GVT_NAME_INDEX_FLOOR)
    return FALSE;
  gvt_match_weigh_person (match, &self->parts, &self->question->given, &person);
  return match->score >= GVT_NAME_INDEX_PERSON_FLOOR;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const GvtNameHit *left = *(const GvtNameHit *const *) a;
  const GvtNameHit *right = *(const GvtNameHit *const *) b;

  if (left->match.score != right->match.score)
    return left->match.score > right->match.score ? -1 : 1;
  return left->row < right->row ? -1 : left->row > right->row;
}

/* Returns: how many are good enough */
static guint
weigh_best (const Search *self, GvtNameHit *weighed, GPtrArray *good)
{
  GvtWordCounts counts = gvt_name_index_get_counts (self->index);

  for (guint i = 0; i < self->n_best; i++)
    {
      weighed[i].row = self->best[i].row;
      if (weigh (self, &counts, weighed[i].row, &weighed[i].match))
        g_ptr_array_add (good, &weighed[i]);
    }
  g_ptr_array_sort (good, compare_hits);
  return good->len;
}

gboolean
gvt_name_index_find (const GvtNameIndex *self, const GvtNameQuestion *question, GArray *hits)
{
  g_auto (Search) search = { 0 };
  g_autoptr (GPtrArray) good = g_ptr_array_new ();
  GvtNameHit *weighed;
  guint n_good;

  search_init (&search, self, question);
  for (guint i = 0; i < self->set->n_tables; i++)
    if (question->is_in == NULL || question->is_in[i])
      search_table (&search, i);

  weighed = g_new0 (GvtNameHit, search.most_best);
  n_good = weigh_best (&search, weighed, good);
  for (guint i = 0; i < MIN (n_good, question->limit); i++)
    g_array_append_vals (hits, good->pdata[i], 1);
  sodium_memzero (weighed, search.most_best * sizeof *weighed);
  g_free (weighed);
  return n_good > question->limit;
}
