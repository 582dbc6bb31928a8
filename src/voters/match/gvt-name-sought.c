/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-name-sought.h"

#include <math.h>
#include <sodium.h>
#include <string.h>

#include "gvt-match-weights.h"
#include "gvt-voter-table-private.h"

#define MAX_TITLES 2 /* before a name in a list */

/* What the first score takes from longer names, a letter; the matcher weighs their words. */
#define LETTER_LEAVES 0.015

void
gvt_name_sought_init (GvtNameSought *self,
                      const GvtNameIndex *index,
                      const GvtNameQuestion *question)
{
  const char *sex = question->given.sex;

  *self = (GvtNameSought){ .index = index, .question = question };
  gvt_name_parts_read (&self->parts, index->rules, question->given.name);
  self->born = gvt_name_parts_get_born (&self->parts, index->rules);
  self->sex = sex != NULL && *sex != '\0' ? *sex : self->parts.sex;
  g_strlcpy (self->birth, question->given.birth != NULL ? question->given.birth : "",
             sizeof self->birth);
  for (guint i = 0; i < self->parts.n_tokens; i++)
    self->length += strlen (self->parts.tokens[i].text) + 1;
  gvt_name_terms_init (&self->terms, index, &self->parts);
}

void
gvt_name_sought_clear (GvtNameSought *self)
{
  gvt_name_terms_clear (&self->terms);
  sodium_memzero (self, sizeof *self);
}

/* --- the first score --- */

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
weigh_birth (const GvtNameSought *self, const GvtVoterTable *table, guint index, double score)
{
  char listed[11] = "";

  read_birth (table, index, listed);
  if (listed[0] == '\0')
    return score;
  if (g_str_has_prefix (listed, self->birth))
    return score + GVT_GAIN_DAY * (1 - score) * score;
  return score * GVT_KEPT_OTHER_BIRTH;
}

/* @number: of the table */
static gboolean
is_there (const GvtNameSought *self, guint number, guint index)
{
  const GvtVoterTable *table = self->index->set->tables[number];
  const guint8 *entries = self->question->is_there[number];
  guint16 entry = table->group[GVT_GROUP_PLACE][index];

  return entries != NULL && entry != GVT_ODD_TEXT && entries[entry];
}

static double
weigh_place (const GvtNameSought *self, guint number, guint index, double score)
{
  if (self->question->is_there == NULL)
    return score;
  return is_there (self, number, index) ? score + GVT_GAIN_PLACE * (1 - score) * score
                                        : score * GVT_KEPT_OTHER_PLACE;
}

/* Whether one of the first words of @name is a form of the title that was given. */
static gboolean
has_born (const GvtNameSought *self, const char *name)
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
gain_initials (const GvtNameSought *self, const char *name)
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

double
gvt_name_sought_score (const GvtNameSought *self, guint number, guint index, guint gained)
{
  const GvtVoterTable *table = self->index->set->tables[number];
  gsize length = gvt_voter_table_get_name_size (table, index);
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
  score = weigh_place (self, number, index, score);
  return self->birth[0] != '\0' ? weigh_birth (self, table, index, score) : score;
}

/* Returns: what has to be there for a score of @lifted, where a share @gain of what it lacks is
 * made up for */
static double
score_before (double lifted, double gain)
{
  double all = 1 + gain;

  return (all - sqrt (all * all - 4 * gain * MIN (lifted, 1))) / (2 * gain);
}

double
gvt_name_sought_before (const GvtNameSought *self, double score)
{
  if (self->birth[0] != '\0')
    score = score_before (score, GVT_GAIN_DAY);
  return self->question->is_there != NULL ? score_before (score, GVT_GAIN_PLACE) : score;
}

/* --- the matcher's --- */

static void
add_place (const GvtNameSought *self, GvtNameMatch *match, guint number, guint index)
{
  GvtNameToken said = { 0 };

  if (self->question->is_there == NULL)
    return;
  g_strlcpy (said.text, self->question->place, sizeof said.text);
  gvt_match_add_reason (
      match, is_there (self, number, index) ? GVT_MATCH_PLACE : GVT_MATCH_PLACE_OTHER, &said, NULL);
  match->score = weigh_place (self, number, index, match->score);
}

gboolean
gvt_name_sought_weigh (const GvtNameSought *self,
                       const GvtWordCounts *counts,
                       guint32 row,
                       GvtNameMatch *match)
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
  add_place (self, match, number, place);
  return match->score >= GVT_NAME_INDEX_PERSON_FLOOR;
}
