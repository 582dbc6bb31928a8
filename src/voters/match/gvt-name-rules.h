/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the matcher knows of names: resources/names/names.rules, whose README says what each kind
 * of rule means. Immutable once parsed, then any thread. */
typedef struct _GvtNameRules GvtNameRules;

typedef enum
{
  GVT_NAME_RULE_TITLE,
  GVT_NAME_RULE_DEGREE,
  GVT_NAME_RULE_WORD,
  GVT_NAME_RULE_NICK,
  GVT_NAME_RULE_SPLIT,
  GVT_NAME_RULE_SOUND,
  GVT_NAME_RULE_WEAK,
  GVT_NAME_RULE_NEAR,
  GVT_NAME_RULE_KIN,
  GVT_NAME_RULE_APART,
  GVT_NAME_RULE_COURTESY,
  GVT_NAME_RULE_BORN,
  GVT_NAME_RULE_AKIN,
  GVT_N_NAME_RULES,
} GvtNameRuleKind;

typedef struct
{
  GvtNameRuleKind kind;
  guint line;
  char sex;     /* 'L', 'P' or '-': of titles and words */
  char **words; /* what the rule says; of titles and words the first is what they are called */
  guint n_words;
  char *spoken; /* its example */
  char *listed;
} GvtNameRule;

#define GVT_NAME_RULES_MAX_FILE (64 * 1024)
#define GVT_NAME_MAX_WORD       31 /* letters */

/** gvt_name_rules_parse: %GVT_ERROR_BAD_FORMAT with the line that is none, %GVT_ERROR_TOO_LARGE.
 * Returns: (transfer full) (nullable) */
GvtNameRules *gvt_name_rules_parse (const char *text, gsize length, GError **error);
void gvt_name_rules_free (GvtNameRules *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtNameRules, gvt_name_rules_free)

/** gvt_name_rules_get: those of the program. Returns: (transfer none) */
const GvtNameRules *gvt_name_rules_get (void);
/** gvt_name_rules_get_text: their file. Returns: (transfer full) */
GBytes *gvt_name_rules_get_text (void);

guint gvt_name_rules_get_size (const GvtNameRules *self);
const GvtNameRule *gvt_name_rules_get_rule (const GvtNameRules *self, guint index);

/** gvt_name_rules_find: the title, word, degree or kin of which @form is a form. @is_first: forms
 * that count in front only do. Returns: (transfer none) (nullable) */
const GvtNameRule *gvt_name_rules_find (const GvtNameRules *self,
                                        GvtNameRuleKind kind,
                                        const char *form,
                                        gboolean is_first);
/** gvt_name_rules_has_pair: whether a nick, apart or akin joins @a and @b, which order apart */
gboolean gvt_name_rules_has_pair (const GvtNameRules *self,
                                  GvtNameRuleKind kind,
                                  const char *a,
                                  const char *b);
/** gvt_name_rules_split: where the rest of @word begins that has a glued word in front; 0: it has
 * none. @stem: (out): the rule */
guint gvt_name_rules_split (const GvtNameRules *self, const char *word, const GvtNameRule **stem);
/** gvt_name_rules_sound: how @word is heard; double letters are one. @key: %GVT_NAME_MAX_WORD + 1
 * bytes */
void gvt_name_rules_sound (const GvtNameRules *self, const char *word, char *key);
/** gvt_name_rules_distance: letters put in, left out, changed or swapped, weak and near ones for
 * less. @a, @b: at most %GVT_NAME_MAX_WORD letters */
double gvt_name_rules_distance (const GvtNameRules *self, const char *a, const char *b);

G_END_DECLS
