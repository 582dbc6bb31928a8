/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which words of the lists one that is asked for may be: forms and nicks by name, what is alike by
 * its letters. */
#include <sodium.h>
#include <string.h>

#include "gvt-name-index-private.h"
#include "gvt-name-rules-private.h"

#define FIT_FORM 0.97 /* as the matcher has it */
#define MIN_HALF 3
#define MAX_NEAR 300

/* --- one word --- */

static void
add_word (const GvtNameIndex *self, const GvtNameToken *given, const char *text, GArray *near)
{
  guint32 word = gvt_name_index_lookup (self, text);

  if (word != G_MAXUINT32)
    gvt_name_near_add (near, word, gvt_name_index_fit_entry (self, given, &self->entries[word]));
}

/* --- forms and nicks --- */

/* Of a form of two words the first is enough: the matcher looks at the rest. */
static void
add_forms (const GvtNameIndex *self,
           const GvtNameToken *given,
           const GvtNameRule *rule,
           GArray *near)
{
  for (guint i = 1; i < rule->n_words; i++)
    {
      const char *form = rule->words[i] + (rule->words[i][0] == '^');
      char first[GVT_NAME_MAX_WORD + 1];
      guint32 word;

      g_strlcpy (first, form, MIN (sizeof first, strcspn (form, "+") + 1));
      word = gvt_name_index_lookup (self, first);
      if (word != G_MAXUINT32 && given->word == rule)
        gvt_name_near_add (near, word, g_str_equal (first, given->text) ? 1 : FIT_FORM);
      else
        add_word (self, given, first, near);
    }
}

static void
add_name (const GvtNameIndex *self, const GvtNameToken *given, const char *name, GArray *near)
{
  const GvtNameRule *word = gvt_name_rules_find (self->rules, GVT_NAME_RULE_WORD, name, FALSE);

  add_word (self, given, name, near);
  if (word != NULL)
    add_forms (self, given, word, near);
}

static void
add_nicks (const GvtNameIndex *self, const GvtNameToken *given, GArray *near)
{
  const char *name = given->word != NULL ? given->word->words[0] : given->text;

  for (guint i = 0; i < gvt_name_rules_get_size (self->rules); i++)
    {
      const GvtNameRule *rule = gvt_name_rules_get_rule (self->rules, i);

      if (rule->kind != GVT_NAME_RULE_NICK)
        continue;
      for (guint j = 1; j < rule->n_words; j++)
        if (g_str_equal (rule->words[0], given->text))
          add_name (self, given, rule->words[j], near);
        else if (g_str_equal (rule->words[j], name))
          add_word (self, given, rule->words[0], near);
    }
}

/* --- all of them --- */

static int
compare_fits (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const GvtNameIndex *self = user_data;
  const GvtNearWord *left = a;
  const GvtNearWord *right = b;

  if (left->fit != right->fit)
    return left->fit > right->fit ? -1 : 1;
  return (int) gvt_name_index_count (self, right->word)
         - (int) gvt_name_index_count (self, left->word);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const GvtNearWord *left = a;
  const GvtNearWord *right = b;

  if (left->word != right->word)
    return left->word < right->word ? -1 : 1;
  return left->fit > right->fit ? -1 : left->fit < right->fit;
}

/* Each word with its best fit. */
static void
drop_doubles (GArray *near)
{
  guint n = 0;

  g_array_sort (near, compare_words);
  for (guint i = 0; i < near->len; i++)
    if (n == 0
        || g_array_index (near, GvtNearWord, i).word
               != g_array_index (near, GvtNearWord, n - 1).word)
      g_array_index (near, GvtNearWord, n++) = g_array_index (near, GvtNearWord, i);
  g_array_set_size (near, n);
}

/* Of words that fit alike those that more people have. */
static void
keep_best (const GvtNameIndex *self, GArray *near)
{
  drop_doubles (near);
  g_array_sort_with_data (near, compare_fits, (gpointer) self);
  if (near->len > MAX_NEAR)
    g_array_set_size (near, MAX_NEAR);
}

/* Of a word that has forms these are enough: what is written otherwise by a slip is found by the
 * other words of its name. */
void
gvt_name_index_near (const GvtNameIndex *self, const GvtNameToken *token, GArray *near)
{
  add_word (self, token, token->text, near);
  if (token->word != NULL)
    add_forms (self, token, token->word, near);
  else
    gvt_name_index_near_letters (self, token, near);
  add_nicks (self, token, near);
  keep_best (self, near);
}

/* --- one word or two --- */

static void
add_common (const GvtNameIndex *self, guint32 a, guint32 b, GArray *rows)
{
  const guint32 *at_a = self->rows + self->start[a];
  const guint32 *at_b = self->rows + self->start[b];
  const guint32 *end_a = self->rows + self->start[a + 1];
  const guint32 *end_b = self->rows + self->start[b + 1];

  while (at_a < end_a && at_b < end_b)
    if (*at_a < *at_b)
      at_a++;
    else if (*at_b < *at_a)
      at_b++;
    else
      {
        g_array_append_val (rows, *at_a);
        at_a++;
        at_b++;
      }
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  guint32 left = *(const guint32 *) a;
  guint32 right = *(const guint32 *) b;

  return left < right ? -1 : left > right;
}

void
gvt_name_index_near_apart (const GvtNameIndex *self, const GvtNameToken *token, GArray *rows)
{
  gsize length = strlen (token->text);
  char half[GVT_NAME_MAX_WORD + 1];

  for (gsize at = MIN_HALF; at + MIN_HALF <= length; at++)
    {
      guint32 first, second;

      g_strlcpy (half, token->text, at + 1);
      first = gvt_name_index_lookup (self, half);
      second = gvt_name_index_lookup (self, token->text + at);
      if (first != G_MAXUINT32 && second != G_MAXUINT32)
        add_common (self, first, second, rows);
    }
  sodium_memzero (half, sizeof half);
  g_array_sort (rows, compare_rows);
}
