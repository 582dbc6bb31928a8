/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One word beside another. */
#include <math.h>
#include <sodium.h>
#include <string.h>

#include "gvt-name-match.h"
#include "gvt-name-rules-private.h"

#define FIT_FORM    0.97
#define FIT_SOUND   0.95
#define FIT_NICK    0.75
#define FIT_INITIAL 0.8
#define FIT_PART    0.65

#define MAX_APART   2.0
#define MAX_INITIAL 3 /* letters that stand for a longer word */
#define MIN_PART    3 /* letters of a part by which somebody is called */

/* A word that is a name in the lists is no slip of the pen for another one: this is left of the
 * fit. */
#define KNOWN_LEAVES 0.35

double
gvt_name_token_weight (const GvtWordCounts *counts, const GvtNameToken *token)
{
  gboolean is_letter = token->text[1] == '\0';
  const char *word = token->word != NULL ? token->word->words[1] : token->text;
  double most, rarity;

  if (is_letter && token->word == NULL)
    return 0.4;
  if (counts == NULL || counts->n_names < 2)
    return token->word != NULL ? 0.5 : 1;
  most = log (1.0 + counts->n_names);
  rarity = 1 - log (1.0 + counts->count (word, counts->user_data)) / most;
  return (token->word != NULL ? 0.6 : 1) * CLAMP (0.3 + 0.9 * rarity, 0.25, 1);
}

static gboolean
is_vowel (char c)
{
  return strchr ("aeiou", c) != NULL;
}

/* "Ngr" of "ngurah": its first letter, and consonants of it in order; of two letters the second is
 * the very next consonant. */
static gboolean
is_skeleton (const char *mark, const char *word)
{
  gboolean is_short = strlen (mark) == 2;

  if (mark[0] != word[0])
    return FALSE;
  for (mark++, word++; *mark != '\0'; mark++)
    {
      if (is_vowel (*mark))
        return FALSE;
      word = is_short ? word + strspn (word, "aeiou") : strchr (word, *mark);
      if (is_short && *word != *mark)
        return FALSE;
      if (word == NULL)
        return FALSE;
      word++;
    }
  return TRUE;
}

static gboolean
is_initial (const char *mark, const char *word)
{
  gsize length = strlen (mark);

  return length <= MAX_INITIAL && strlen (word) > length + 1
         && (g_str_has_prefix (word, mark) || (length > 1 && is_skeleton (mark, word)));
}

/* Lists cut a word to a letter or two, or to consonants: "Ira" is a name. */
static gboolean
is_listed_initial (const char *mark, const char *word)
{
  gsize length = strlen (mark);

  return is_initial (mark, word) && (length < MAX_INITIAL || strpbrk (mark + 1, "aeiou") == NULL);
}

static gboolean
is_part (const char *part, const char *word)
{
  gsize length = strlen (part);

  return length >= MIN_PART && strlen (word) >= length + 2 && length <= 5
         && g_str_has_suffix (word, part);
}

static guint
count (const GvtWordCounts *counts, const char *word)
{
  return counts != NULL ? counts->count (word, counts->user_data) : 0;
}

/* What was typed so far of a word; a name of its own is none. */
static gboolean
is_beginning (const GvtWordCounts *counts, const GvtNameToken *given, const char *word)
{
  gsize length = strlen (given->text);

  return length > MAX_INITIAL && strlen (word) >= length + 2 && given->word == NULL
         && g_str_has_prefix (word, given->text) && count (counts, given->text) == 0;
}

/* By letters as written or as heard, whichever is nearer. */
static double
fit_letters (const GvtNameRules *rules,
             const GvtWordCounts *counts,
             const GvtNameToken *given,
             const GvtNameToken *listed)
{
  double written = gvt_name_rules_distance_within (rules, given->text, listed->text, MAX_APART);
  double heard = gvt_name_rules_distance_within (rules, given->key, listed->key, MAX_APART);
  double apart = MIN (written, heard + 0.1);
  double length = MAX (strlen (given->text), strlen (listed->text));
  double fit = 1 - apart / (length * 0.55);

  if (apart > MAX_APART || length < 3 || fit < 0.3)
    return 0;
  if (count (counts, given->text) > 0 && count (counts, listed->text) > 0)
    fit *= apart < 0.75 ? 0.8 : KNOWN_LEAVES;
  return fit;
}

static gboolean
are_apart (const GvtNameRules *rules, const GvtNameToken *given, const GvtNameToken *listed)
{
  const char *a = given->word != NULL ? given->word->words[0] : given->text;
  const char *b = listed->word != NULL ? listed->word->words[0] : listed->text;

  return (given->word != NULL && listed->word != NULL)
         || gvt_name_rules_has_pair (rules, GVT_NAME_RULE_APART, a, b);
}

static gboolean
is_nick (const GvtNameRules *rules, const GvtNameToken *nick, const GvtNameToken *token)
{
  const char *word = token->word != NULL ? token->word->words[0] : token->text;

  return gvt_name_rules_has_pair (rules, GVT_NAME_RULE_NICK, nick->text, word);
}

static double
fit_short (const GvtNameRules *rules,
           const GvtWordCounts *counts,
           const GvtNameToken *given,
           const GvtNameToken *listed,
           GvtMatchCode *code)
{
  const char *word = listed->word != NULL ? listed->word->words[1] : listed->text;

  *code = GVT_MATCH_NICK;
  if (is_nick (rules, given, listed))
    return FIT_NICK;
  *code = GVT_MATCH_INITIAL;
  if (is_initial (given->text, word) || is_listed_initial (listed->text, given->text))
    return FIT_INITIAL;
  *code = GVT_MATCH_PART;
  return is_part (given->key, listed->key) || is_beginning (counts, given, word) ? FIT_PART : 0;
}

double
gvt_name_token_fit (const GvtNameRules *rules,
                    const GvtWordCounts *counts,
                    const GvtNameToken *given,
                    const GvtNameToken *listed,
                    GvtMatchCode *code)
{
  double brief, letters;

  *code = GVT_MATCH_SAME_LETTERS;
  if (given->word == listed->word && g_str_equal (given->text, listed->text))
    return 1;
  *code = GVT_MATCH_FORM;
  if (given->word != NULL && given->word == listed->word)
    return FIT_FORM;
  brief = fit_short (rules, counts, given, listed, code);
  if (brief == 0 && are_apart (rules, given, listed))
    return 0;
  if (g_str_equal (given->key, listed->key) && given->key[0] != '\0' && given->key[1] != '\0')
    {
      *code = GVT_MATCH_SOUND;
      return FIT_SOUND;
    }
  letters = fit_letters (rules, counts, given, listed);
  if (letters <= brief)
    return brief;
  *code = GVT_MATCH_LETTERS;
  return letters;
}
