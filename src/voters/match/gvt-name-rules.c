/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-name-rules-private.h"

#include <gio/gio.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-names-resources.h"

#define BUILT_IN    "/id/go/kpu/ntb/GoVote/names/names.rules"
#define MAX_RULES   1000
#define MAX_LINE    400
#define MAX_EXAMPLE 80
#define WEAK_COST   4 /* tenths */
#define NEAR_COST   5

/* How each kind begins, and how many words it needs and takes, its sex apart. */
static const struct
{
  const char *name;
  gboolean has_sex;
  guint least;
  guint most;
} shapes[GVT_N_NAME_RULES] = {
  [GVT_NAME_RULE_TITLE] = { "title", TRUE, 2, 40 },
  [GVT_NAME_RULE_DEGREE] = { "degree", FALSE, 1, 40 },
  [GVT_NAME_RULE_WORD] = { "word", TRUE, 2, 40 },
  [GVT_NAME_RULE_NICK] = { "nick", FALSE, 2, 10 },
  [GVT_NAME_RULE_SPLIT] = { "split", FALSE, 2, 2 },
  [GVT_NAME_RULE_SOUND] = { "sound", FALSE, 2, 2 },
  [GVT_NAME_RULE_WEAK] = { "weak", FALSE, 1, 1 },
  [GVT_NAME_RULE_NEAR] = { "near", FALSE, 2, 2 },
  [GVT_NAME_RULE_KIN] = { "kin", FALSE, 1, 1 },
  [GVT_NAME_RULE_APART] = { "apart", FALSE, 2, 2 },
  [GVT_NAME_RULE_COURTESY] = { "courtesy", FALSE, 1, 1 },
  [GVT_NAME_RULE_BORN] = { "born", FALSE, 1, 1 },
  [GVT_NAME_RULE_AKIN] = { "akin", FALSE, 2, 2 },
};

static void
rule_free (gpointer data)
{
  GvtNameRule *rule = data;

  g_strfreev (rule->words);
  g_free (rule->spoken);
  g_free (rule->listed);
  g_free (rule);
}

void
gvt_name_rules_free (GvtNameRules *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < GVT_N_NAME_RULES; i++)
    g_hash_table_unref (self->forms[i]);
  g_array_unref (self->sounds);
  g_ptr_array_unref (self->splits);
  g_ptr_array_unref (self->rules);
  g_free (self);
}

/* --- one line --- */

static gboolean
refuse (guint line, const char *what, GError **error)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "names.rules, line %u: %s", line, what);
  return FALSE;
}

static gboolean
is_word (const char *word)
{
  gsize length = strlen (word);

  return length > 0 && length <= GVT_NAME_MAX_WORD
         && strspn (word, "abcdefghijklmnopqrstuvwxyz+^$-") == length;
}

static gboolean
read_words (GvtNameRule *rule, char **given, GError **error)
{
  gboolean has_sex = shapes[rule->kind].has_sex;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint n = 0;

  rule->sex = '-';
  for (guint i = 1; given[i] != NULL; i++)
    {
      if (*given[i] == '\0')
        continue;
      n++;
      if (has_sex && n == 2)
        rule->sex = given[i][1] == '\0' ? *given[i] : '?';
      else if (!is_word (given[i]))
        return refuse (rule->line, "a word that is none", error);
      else
        g_ptr_array_add (words, g_strdup (given[i]));
    }
  rule->n_words = words->len;
  g_ptr_array_add (words, NULL);
  rule->words = (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
  if (strchr ("LP-", rule->sex) == NULL)
    return refuse (rule->line, "a sex that is not L, P or -", error);
  return (rule->n_words >= shapes[rule->kind].least && rule->n_words <= shapes[rule->kind].most)
         || refuse (rule->line, "too few or too many words", error);
}

static gboolean
read_example (GvtNameRule *rule, const char *text, GError **error)
{
  g_auto (GStrv) names = g_strsplit (text, "|", 0);

  if (g_strv_length (names) != 2 || strlen (text) > 2 * MAX_EXAMPLE)
    return refuse (rule->line, "its example is not SPOKEN | LISTED", error);
  rule->spoken = g_strdup (g_strstrip (names[0]));
  rule->listed = g_strdup (g_strstrip (names[1]));
  return (*rule->spoken != '\0' && *rule->listed != '\0')
         || refuse (rule->line, "its example is empty", error);
}

static gboolean
read_kind (GvtNameRule *rule, const char *name, GError **error)
{
  for (guint i = 0; i < GVT_N_NAME_RULES; i++)
    if (g_str_equal (name, shapes[i].name))
      {
        rule->kind = i;
        return TRUE;
      }
  return refuse (rule->line, "no such kind of rule", error);
}

static gboolean
read_rule (GvtNameRule *rule, const char *text, GError **error)
{
  g_auto (GStrv) halves = g_strsplit (text, "=", 0);
  g_auto (GStrv) words = NULL;

  if (strlen (text) > MAX_LINE || g_strv_length (halves) != 2 || *g_strstrip (halves[0]) == '\0')
    return refuse (rule->line, "not RULE = EXAMPLE", error);
  words = g_strsplit (halves[0], " ", 0);
  return read_kind (rule, words[0], error) && read_words (rule, words, error)
         && read_example (rule, halves[1], error);
}

/* --- finding them again --- */

static char *
pair_key (const char *a, const char *b)
{
  return strcmp (a, b) < 0 ? g_strdup_printf ("%s %s", a, b) : g_strdup_printf ("%s %s", b, a);
}

static gboolean
are_letters (const GvtNameRule *rule)
{
  for (guint i = 0; i < rule->n_words; i++)
    if (!g_ascii_isalpha (rule->words[i][0]) || rule->words[i][1] != '\0')
      return FALSE;
  return TRUE;
}

static gboolean
add_letters (GvtNameRules *self, const GvtNameRule *rule, GError **error)
{
  int first, second;

  if (!are_letters (rule))
    return refuse (rule->line, "not a letter", error);
  first = rule->words[0][0] - 'a';
  if (rule->kind == GVT_NAME_RULE_WEAK)
    {
      self->gap[first] = WEAK_COST;
      return TRUE;
    }
  second = rule->words[1][0] - 'a';
  self->swap[first][second] = self->swap[second][first] = NEAR_COST;
  return TRUE;
}

static void
add_forms (GvtNameRules *self, GvtNameRule *rule)
{
  GHashTable *forms = self->forms[rule->kind];
  gboolean is_pair = rule->kind == GVT_NAME_RULE_NICK || rule->kind == GVT_NAME_RULE_APART
                     || rule->kind == GVT_NAME_RULE_AKIN;

  for (guint i = is_pair || shapes[rule->kind].has_sex ? 1 : 0; i < rule->n_words; i++)
    {
      char *form = is_pair ? pair_key (rule->words[0], rule->words[i]) : g_strdup (rule->words[i]);

      g_hash_table_replace (forms, g_strdelimit (form, "+", ' '), rule);
    }
}

static gboolean
are_small (const char *text, gsize length)
{
  return length > 0 && strspn (text, "abcdefghijklmnopqrstuvwxyz") >= length;
}

static gboolean
add_sound (GvtNameRules *self, const GvtNameRule *rule, GError **error)
{
  const char *from = rule->words[0];
  const char *to = rule->words[1];
  GvtNameSound sound = { .is_start = from[0] == '^', .is_end = g_str_has_suffix (from, "$") };

  sound.from = from + sound.is_start;
  sound.length = (guint) strlen (sound.from) - (guint) sound.is_end;
  sound.to = g_str_equal (to, "-") ? "" : to;
  if (!are_small (sound.from, sound.length)
      || (*sound.to != '\0' && !are_small (sound.to, strlen (sound.to))))
    return refuse (rule->line, "a sound that is no letters", error);
  for (guint i = 0; i < sound.length; i++)
    sound.letters |= 1u << (sound.from[i] - 'a');
  g_array_append_val (self->sounds, sound);
  return TRUE;
}

static gboolean
add_rule (GvtNameRules *self, GvtNameRule *rule, GError **error)
{
  g_ptr_array_add (self->rules, rule);
  if (self->rules->len > MAX_RULES)
    return refuse (rule->line, "too many rules", error);
  if (rule->kind == GVT_NAME_RULE_WEAK || rule->kind == GVT_NAME_RULE_NEAR)
    return add_letters (self, rule, error);
  if (rule->kind == GVT_NAME_RULE_SOUND)
    return add_sound (self, rule, error);
  if (rule->kind == GVT_NAME_RULE_SPLIT)
    g_ptr_array_add (self->splits, rule);
  else
    add_forms (self, rule);
  return TRUE;
}

static GvtNameRules *
rules_new (void)
{
  GvtNameRules *self = g_new0 (GvtNameRules, 1);

  self->rules = g_ptr_array_new_with_free_func (rule_free);
  self->sounds = g_array_new (FALSE, FALSE, sizeof (GvtNameSound));
  self->splits = g_ptr_array_new ();
  for (guint i = 0; i < GVT_N_NAME_RULES; i++)
    self->forms[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < 26; i++)
    {
      self->gap[i] = GVT_LETTER_COST;
      for (guint j = 0; j < 26; j++)
        self->swap[i][j] = i != j ? GVT_LETTER_COST : 0;
    }
  return self;
}

GvtNameRules *
gvt_name_rules_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (GvtNameRules) self = rules_new ();
  g_autofree char *copy = NULL;
  g_auto (GStrv) lines = NULL;

  if (length > GVT_NAME_RULES_MAX_FILE)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "names.rules is too large");
      return NULL;
    }
  copy = g_strndup (text, length);
  lines = g_strsplit (copy, "\n", 0);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      GvtNameRule *rule;

      if (*g_strstrip (lines[i]) == '\0' || *lines[i] == '#')
        continue;
      rule = g_new0 (GvtNameRule, 1);
      rule->line = i + 1;
      if (!read_rule (rule, lines[i], error))
        {
          rule_free (rule);
          return NULL;
        }
      if (!add_rule (self, rule, error))
        return NULL;
    }
  gvt_name_rules_fill_costs (self);
  return g_steal_pointer (&self);
}

GBytes *
gvt_name_rules_get_text (void)
{
  GBytes *text = g_resource_lookup_data (gvt_names_get_resource (), BUILT_IN, 0, NULL);

  g_assert (text != NULL);
  return text;
}

const GvtNameRules *
gvt_name_rules_get (void)
{
  static gsize rules;

  if (g_once_init_enter (&rules))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) text = gvt_name_rules_get_text ();
      GvtNameRules *read = gvt_name_rules_parse (g_bytes_get_data (text, NULL),
                                                 g_bytes_get_size (text), &error);

      if (read == NULL)
        g_error ("%s", error->message); /* what was compiled in is ours */
      g_once_init_leave (&rules, (gsize) read);
    }
  return (const GvtNameRules *) rules;
}

guint
gvt_name_rules_get_size (const GvtNameRules *self)
{
  return self->rules->len;
}

const GvtNameRule *
gvt_name_rules_get_rule (const GvtNameRules *self, guint index)
{
  return g_ptr_array_index (self->rules, index);
}

const GvtNameRule *
gvt_name_rules_find (const GvtNameRules *self,
                     GvtNameRuleKind kind,
                     const char *form,
                     gboolean is_first)
{
  char marked[2 * GVT_NAME_MAX_WORD + 4] = "^";
  const GvtNameRule *rule = g_hash_table_lookup (self->forms[kind], form);

  if (rule != NULL || !is_first)
    return rule;
  g_strlcpy (marked + 1, form, sizeof marked - 1);
  return g_hash_table_lookup (self->forms[kind], marked);
}

gboolean
gvt_name_rules_has_pair (const GvtNameRules *self,
                         GvtNameRuleKind kind,
                         const char *a,
                         const char *b)
{
  char key[2 * GVT_NAME_MAX_WORD + 2];
  gboolean is_in_order = strcmp (a, b) < 0;
  char *middle = g_stpcpy (key, is_in_order ? a : b);

  *middle = ' ';
  g_stpcpy (middle + 1, is_in_order ? b : a);
  return g_hash_table_contains (self->forms[kind], key);
}
