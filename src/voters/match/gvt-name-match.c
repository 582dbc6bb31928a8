/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A name beside another: its words are given to each other, best fit first; what is left over on
 * either side counts against them, and titles, sex and birth are weighed last. */
#include "gvt-name-match.h"

#include <sodium.h>
#include <string.h>

#include "gvt-match-weights.h"
#include "gvt-name-rules-private.h"

#define MIN_FIT 0.2 /* of two words that are given to each other */

/* What is left over, by weight: a word that was given and is not listed says more than one that was
 * not given; and one on both sides, that they are two names. */
#define COST_GIVEN  1.0
#define COST_LISTED 0.18
#define COST_BOTH   0.6

#define COST_ORDER 0.98

/* Letters of what may be two words, and how many more those of one or of two may be as heard. */
#define MIN_JOINED    5
#define JOINED_LONGER 3

/* What titles leave of a score. */
#define KEPT_TITLE_SHARED 0.995 /* one has more of them */
#define KEPT_TITLE_LEFT   0.985
#define KEPT_TITLE_OTHER  0.88
#define KEPT_TITLE_SEX    0.5

typedef struct
{
  GvtNameMatch *match;
  const GvtNameRules *rules;
  const GvtWordCounts *counts;
  const GvtNameParts *given;
  const GvtNameParts *listed;
  double fit[GVT_NAME_MAX_TOKENS][GVT_NAME_MAX_TOKENS];
  GvtMatchCode code[GVT_NAME_MAX_TOKENS][GVT_NAME_MAX_TOKENS];
  double given_weight[GVT_NAME_MAX_TOKENS];
  double listed_weight[GVT_NAME_MAX_TOKENS];
  gboolean is_given_taken[GVT_NAME_MAX_TOKENS];
  gboolean is_listed_taken[GVT_NAME_MAX_TOKENS];
  guint place[GVT_NAME_MAX_TOKENS]; /* of each given word in the listed name, from 1 */
  double gained;
  double weight;
} Alignment;

/* --- word by word --- */

static void
fill_fits (Alignment *self)
{
  for (guint j = 0; j < self->listed->n_tokens; j++)
    self->listed_weight[j] = gvt_name_token_weight (self->counts, &self->listed->tokens[j]);
  for (guint i = 0; i < self->given->n_tokens; i++)
    {
      self->given_weight[i] = gvt_name_token_weight (self->counts, &self->given->tokens[i]);
      for (guint j = 0; j < self->listed->n_tokens; j++)
        self->fit[i][j] = gvt_name_token_fit (self->rules, self->counts, &self->given->tokens[i],
                                              &self->listed->tokens[j], &self->code[i][j]);
    }
}

/* An initial that was given tells no more of a rare word than of a common one. */
static double
pair_weight (const Alignment *self, guint i, guint j)
{
  if (self->code[i][j] == GVT_MATCH_INITIAL && self->given->tokens[i].text[1] == '\0')
    return self->given_weight[i];
  return MAX (self->given_weight[i], self->listed_weight[j]);
}

static void
give (Alignment *self, guint i, guint j)
{
  double weight = pair_weight (self, i, j);

  self->is_given_taken[i] = self->is_listed_taken[j] = TRUE;
  self->place[i] = j + 1;
  self->gained += weight * self->fit[i][j];
  self->weight += weight;
  gvt_match_add_reason (self->match, self->code[i][j], &self->given->tokens[i],
                        &self->listed->tokens[j]);
}

/* The best of what is left; of equal ones those that stand at the same place. */
static gboolean
give_best (Alignment *self)
{
  double best = MIN_FIT;
  guint best_i = 0;
  guint best_j = 0;

  for (guint i = 0; i < self->given->n_tokens; i++)
    for (guint j = 0; j < self->listed->n_tokens && !self->is_given_taken[i]; j++)
      {
        double fit = self->fit[i][j] + (i == j ? 0.001 : 0);

        if (!self->is_listed_taken[j] && fit > best)
          {
            best = fit;
            best_i = i;
            best_j = j;
          }
      }
  if (best > MIN_FIT)
    give (self, best_i, best_j);
  return best > MIN_FIT;
}

/* --- two words written as one --- */

static void
join (const GvtNameRules *rules, const GvtNameToken *pair, GvtNameToken *joined)
{
  *joined = (GvtNameToken){ 0 };
  g_snprintf (joined->text, sizeof joined->text, "%.15s%.15s", pair[0].text, pair[1].text);
  gvt_name_rules_sound (rules, joined->text, joined->key);
}

/* Whether two of @two fit one of @one better than the words alone do. */
static double
fit_joined (Alignment *self, const GvtNameToken *pair, const GvtNameToken *single)
{
  gsize both = strlen (pair[0].key) + strlen (pair[1].key);
  gsize length = strlen (single->key);
  GvtNameToken joined;
  double apart;

  if (length < MIN_JOINED || both > length + JOINED_LONGER || length > both + JOINED_LONGER)
    return 0;
  join (self->rules, pair, &joined);
  apart = gvt_name_rules_distance_within (self->rules, joined.key, single->key, 1);
  sodium_memzero (&joined, sizeof joined);
  return apart <= 1 ? 0.96 - 0.1 * apart : 0;
}

static void
give_joined_given (Alignment *self, guint i, guint j, double fit)
{
  double weight = MAX (self->given_weight[i] + self->given_weight[i + 1], self->listed_weight[j]);

  self->is_given_taken[i] = self->is_given_taken[i + 1] = self->is_listed_taken[j] = TRUE;
  self->place[i] = self->place[i + 1] = j + 1;
  self->gained += weight * fit;
  self->weight += weight;
  gvt_match_add_reason (self->match, GVT_MATCH_GLUED, &self->given->tokens[i],
                        &self->listed->tokens[j]);
}

static void
give_joined_listed (Alignment *self, guint i, guint j, double fit)
{
  double weight = MAX (self->listed_weight[j] + self->listed_weight[j + 1], self->given_weight[i]);

  self->is_listed_taken[j] = self->is_listed_taken[j + 1] = self->is_given_taken[i] = TRUE;
  self->place[i] = j + 1;
  self->gained += weight * fit;
  self->weight += weight;
  gvt_match_add_reason (self->match, GVT_MATCH_GLUED, &self->given->tokens[i],
                        &self->listed->tokens[j]);
}

static void
give_joined (Alignment *self)
{
  const GvtNameParts *given = self->given;
  const GvtNameParts *listed = self->listed;

  for (guint i = 0; i + 1 < given->n_tokens; i++)
    for (guint j = 0; j < listed->n_tokens; j++)
      if (!self->is_given_taken[i] && !self->is_given_taken[i + 1] && !self->is_listed_taken[j])
        {
          double fit = fit_joined (self, &given->tokens[i], &listed->tokens[j]);

          if (fit > MAX (self->fit[i][j], self->fit[i + 1][j]))
            give_joined_given (self, i, j, fit);
        }
  for (guint j = 0; j + 1 < listed->n_tokens; j++)
    for (guint i = 0; i < given->n_tokens; i++)
      if (!self->is_listed_taken[j] && !self->is_listed_taken[j + 1] && !self->is_given_taken[i])
        {
          double fit = fit_joined (self, &listed->tokens[j], &given->tokens[i]);

          if (fit > MAX (self->fit[i][j], self->fit[i][j + 1]))
            give_joined_listed (self, i, j, fit);
        }
}

/* --- what is left --- */

static gboolean
is_in_order (const Alignment *self)
{
  guint last = 0;

  for (guint i = 0; i < self->given->n_tokens; i++)
    {
      if (self->place[i] == 0)
        continue;
      if (self->place[i] < last)
        return FALSE;
      last = self->place[i];
    }
  return TRUE;
}

static double
left_of (Alignment *self,
         const GvtNameParts *name,
         const gboolean *is_taken,
         const double *weight,
         GvtMatchCode code)
{
  gboolean is_given = code == GVT_MATCH_MORE_GIVEN;
  double left = 0;

  for (guint i = 0; i < name->n_tokens; i++)
    if (!is_taken[i])
      {
        left += weight[i];
        gvt_match_add_reason (self->match, code, is_given ? &name->tokens[i] : NULL,
                              is_given ? NULL : &name->tokens[i]);
      }
  return left;
}

static double
score_names (Alignment *self)
{
  double given = left_of (self, self->given, self->is_given_taken, self->given_weight,
                          GVT_MATCH_MORE_GIVEN);
  double listed = left_of (self, self->listed, self->is_listed_taken, self->listed_weight,
                           GVT_MATCH_MORE_LISTED);
  double heard = self->weight + COST_GIVEN * given + COST_BOTH * MIN (given, listed);
  double all = heard + COST_LISTED * listed;
  double score = all > 0 ? self->gained / all : 0;

  self->match->heard = heard > 0 ? self->gained / heard : 0;
  if (is_in_order (self))
    return score;
  gvt_match_add_reason (self->match, GVT_MATCH_ORDER, NULL, NULL);
  return score * COST_ORDER;
}

/* --- titles --- */

static gboolean
is_title_of (const GvtNameRules *rules, GvtNameRuleKind kind, const GvtNameRule *title)
{
  return gvt_name_rules_find (rules, kind, title->words[0], FALSE) != NULL;
}

/* What anybody is called out of courtesy tells nobody apart. */
static guint
count_titles (const GvtNameRules *rules, const GvtNameParts *name)
{
  guint n = 0;

  for (guint i = 0; i < name->n_titles; i++)
    n += !is_title_of (rules, GVT_NAME_RULE_COURTESY, name->titles[i]);
  return n;
}

static gboolean
has_title (const GvtNameRules *rules, const GvtNameParts *name, const GvtNameRule *title)
{
  for (guint i = 0; i < name->n_titles; i++)
    if (name->titles[i] == title
        || gvt_name_rules_has_pair (rules, GVT_NAME_RULE_AKIN, name->titles[i]->words[0],
                                    title->words[0]))
      return TRUE;
  return FALSE;
}

static guint
count_shared (const GvtNameRules *rules, const GvtNameParts *given, const GvtNameParts *listed)
{
  guint n = 0;

  for (guint i = 0; i < given->n_titles; i++)
    n += !is_title_of (rules, GVT_NAME_RULE_COURTESY, given->titles[i])
         && has_title (rules, listed, given->titles[i]);
  return n;
}

static double
weigh_titles (GvtNameMatch *match,
              const GvtNameRules *rules,
              const GvtNameParts *given,
              const GvtNameParts *listed)
{
  guint n_given = count_titles (rules, given);
  guint n_listed = count_titles (rules, listed);
  guint n_shared = count_shared (rules, given, listed);

  if (given->sex != '-' && listed->sex != '-' && given->sex != listed->sex)
    {
      gvt_match_add_reason (match, GVT_MATCH_SEX_OTHER, NULL, NULL);
      return KEPT_TITLE_SEX;
    }
  if (n_given == n_listed && n_shared == n_given)
    return 1;
  if (n_shared > 0 || n_given == 0 || n_listed == 0)
    {
      gvt_match_add_reason (match, GVT_MATCH_TITLE_LEFT, NULL, NULL);
      if (n_shared > 0)
        return KEPT_TITLE_SHARED;
      return n_listed == 0 && gvt_name_parts_get_born (given, rules) != NULL ? GVT_KEPT_NOT_BORN
                                                                             : KEPT_TITLE_LEFT;
    }
  gvt_match_add_reason (match, GVT_MATCH_TITLE_OTHER, NULL, NULL);
  return KEPT_TITLE_OTHER;
}

void
gvt_name_match_parts (GvtNameMatch *self,
                      const GvtNameRules *rules,
                      const GvtWordCounts *counts,
                      const GvtNameParts *given,
                      const GvtNameParts *listed)
{
  Alignment alignment = {
    .match = self, .rules = rules, .counts = counts, .given = given, .listed = listed
  };

  *self = (GvtNameMatch){ 0 };
  fill_fits (&alignment);
  give_joined (&alignment);
  while (give_best (&alignment))
    ;
  self->score = score_names (&alignment) * weigh_titles (self, rules, given, listed);
  if (given->has_kin)
    gvt_match_add_reason (self, GVT_MATCH_KIN_LEFT, NULL, NULL);
}

void
gvt_name_match (GvtNameMatch *self,
                const GvtNameRules *rules,
                const GvtWordCounts *counts,
                const GvtMatchPerson *given,
                const GvtMatchPerson *listed)
{
  g_auto (GvtNameParts) given_name = { 0 };
  g_auto (GvtNameParts) listed_name = { 0 };

  gvt_name_parts_read (&given_name, rules, given->name);
  gvt_name_parts_read (&listed_name, rules, listed->name);
  gvt_name_match_parts (self, rules, counts, &given_name, &listed_name);
  gvt_match_weigh_person (self, &given_name, given, listed);
}
