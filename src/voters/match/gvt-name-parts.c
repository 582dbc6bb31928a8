/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-name-parts.h"

#include <sodium.h>
#include <string.h>

#include "gvt-secret.h"

#define MAX_WORDS      16
#define MIN_LATE_TITLE 4

/* The words between blanks and dots. */
typedef struct
{
  char words[MAX_WORDS][GVT_NAME_MAX_WORD + 1];
  guint n;
} Words;

static void
words_clear (Words *self)
{
  sodium_memzero (self, sizeof *self);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

void
gvt_name_parts_clear (GvtNameParts *self)
{
  sodium_memzero (self, sizeof *self);
}

/* --- words --- */

/* An apostrophe parts nothing, and neither do the dots of a degree ("S.Pd"). */
static void
add_word (Words *words, const GvtNameRules *rules, const char *piece, gsize length)
{
  char whole[GVT_NAME_MAX_WORD + 1];
  guint n = 0;

  for (gsize i = 0; i < length && n < GVT_NAME_MAX_WORD; i++)
    if (g_ascii_isalpha (piece[i]))
      whole[n++] = g_ascii_tolower (piece[i]);
  whole[n] = '\0';
  if (n > 0 && words->n < MAX_WORDS
      && (words->n == 0 || gvt_name_rules_find (rules, GVT_NAME_RULE_DEGREE, whole, FALSE) == NULL))
    g_strlcpy (words->words[words->n++], whole, sizeof whole);
  sodium_memzero (whole, sizeof whole);
}

static gboolean
is_degree (const GvtNameRules *rules, const char *piece, gsize length)
{
  Words one = { 0 };
  gboolean is;

  add_word (&one, rules, piece, length);
  is = one.n > 0 && memchr (piece, '.', length) != NULL
       && gvt_name_rules_find (rules, GVT_NAME_RULE_DEGREE, one.words[0], FALSE) != NULL;
  words_clear (&one);
  return is;
}

static void
add_piece (Words *words, const GvtNameRules *rules, const char *piece, gsize length)
{
  if (words->n > 0 && is_degree (rules, piece, length))
    return;
  for (gsize at = 0; at < length;)
    {
      gsize part = MIN (strcspn (piece + at, ".-/"), length - at);

      add_word (words, rules, piece + at, part);
      at += part + 1;
    }
}

static void
read_words (Words *words, const GvtNameRules *rules, const char *name)
{
  char *valid = g_utf8_make_valid (name, -1);
  char *ascii = g_str_to_ascii (valid, "C");
  gsize end = strcspn (ascii, ","); /* behind it stands a degree */

  for (gsize at = 0; at < end;)
    {
      gsize length = MIN (strcspn (ascii + at, " \t\n"), end - at);

      add_piece (words, rules, ascii + at, length);
      at += length + 1;
    }
  gvt_wipe_free (valid);
  gvt_wipe_free (ascii);
}

/* --- titles --- */

/* A form of two words before one of one. Returns: how many words it takes */
static guint
find_form (const GvtNameRules *rules,
           GvtNameRuleKind kind,
           const Words *words,
           guint at,
           gboolean is_first,
           const GvtNameRule **rule)
{
  char both[2 * GVT_NAME_MAX_WORD + 2];

  if (at + 1 < words->n)
    {
      g_snprintf (both, sizeof both, "%s %s", words->words[at], words->words[at + 1]);
      *rule = gvt_name_rules_find (rules, kind, both, is_first);
      sodium_memzero (both, sizeof both);
      if (*rule != NULL)
        return 2;
    }
  *rule = gvt_name_rules_find (rules, kind, words->words[at], is_first);
  return *rule != NULL ? 1 : 0;
}

static void
note_sex (GvtNameParts *self, const GvtNameRule *rule)
{
  if (self->sex == '-')
    self->sex = rule->sex;
}

/* Something must stay that is the name. Returns: where it begins */
static guint
take_titles (GvtNameParts *self, const GvtNameRules *rules, const Words *words)
{
  guint at = 0;

  while (at < words->n)
    {
      const GvtNameRule *rule;
      guint taken = find_form (rules, GVT_NAME_RULE_TITLE, words, at, TRUE, &rule);

      if (taken == 0 || at + taken >= words->n)
        break;
      if (self->n_titles < GVT_NAME_MAX_TITLES)
        self->titles[self->n_titles++] = rule;
      note_sex (self, rule);
      at += taken;
    }
  return at;
}

/* --- the name itself --- */

static GvtNameToken *
add_token (GvtNameParts *self, const GvtNameRules *rules, const char *text, const GvtNameRule *word)
{
  GvtNameToken *token;

  if (self->n_tokens == GVT_NAME_MAX_TOKENS)
    return NULL;
  token = &self->tokens[self->n_tokens++];
  g_strlcpy (token->text, text, sizeof token->text);
  token->word = word;
  gvt_name_rules_sound (rules, word != NULL ? word->words[1] : text, token->key);
  return token;
}

static void
add_split (GvtNameParts *self, const GvtNameRules *rules, const char *text)
{
  const GvtNameRule *stem = NULL;
  guint rest = gvt_name_rules_split (rules, text, &stem);
  const GvtNameRule *word = NULL;
  GvtNameToken *first, *second;

  if (rest > 0)
    word = gvt_name_rules_find (rules, GVT_NAME_RULE_WORD, stem->words[0], TRUE);
  if (word == NULL)
    {
      add_token (self, rules, text, NULL);
      return;
    }
  first = add_token (self, rules, stem->words[0], word);
  second = add_token (self, rules, text + rest, NULL);
  if (first != NULL)
    first->is_glued = TRUE;
  if (second != NULL)
    second->is_glued = TRUE;
}

/* Behind other words a title is one only where nothing else is written so. */
static gboolean
take_late_title (GvtNameParts *self, const GvtNameRules *rules, const char *word)
{
  const GvtNameRule *rule = strlen (word) >= MIN_LATE_TITLE
                                ? gvt_name_rules_find (rules, GVT_NAME_RULE_TITLE, word, FALSE)
                                : NULL;

  if (rule == NULL || self->n_titles == GVT_NAME_MAX_TITLES)
    return FALSE;
  self->titles[self->n_titles++] = rule;
  note_sex (self, rule);
  return TRUE;
}

static void
take_name (GvtNameParts *self, const GvtNameRules *rules, const Words *words, guint at)
{
  guint start = at;

  while (at < words->n)
    {
      const GvtNameRule *rule;
      guint taken = find_form (rules, GVT_NAME_RULE_WORD, words, at,
                               at == start && at + 1 < words->n, &rule);

      if (at > start && gvt_name_rules_find (rules, GVT_NAME_RULE_KIN, words->words[at], FALSE))
        {
          self->has_kin = TRUE;
          return;
        }
      if (taken > 0)
        {
          add_token (self, rules, words->words[at], rule);
          note_sex (self, rule);
        }
      else if (at == start || !take_late_title (self, rules, words->words[at]))
        {
          add_split (self, rules, words->words[at]);
        }
      at += MAX (taken, 1);
    }
}

void
gvt_name_parts_read (GvtNameParts *self, const GvtNameRules *rules, const char *name)
{
  g_auto (Words) words = { 0 };

  *self = (GvtNameParts){ .sex = '-' };
  read_words (&words, rules, name);
  take_name (self, rules, &words, take_titles (self, rules, &words));
}

const GvtNameRule *
gvt_name_parts_get_born (const GvtNameParts *self, const GvtNameRules *rules)
{
  for (guint i = 0; i < self->n_titles; i++)
    if (gvt_name_rules_find (rules, GVT_NAME_RULE_BORN, self->titles[i]->words[0], FALSE) != NULL)
      return self->titles[i];
  return NULL;
}
