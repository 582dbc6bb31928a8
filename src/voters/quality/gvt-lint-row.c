/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules about one row. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-code-list.h"
#include "gvt-list-lint.h"
#include "gvt-listed-birth.h"
#include "gvt-nik.h"

#define VOTING_AGE   17
#define LONGEST_LIFE 115
#define MIN_LETTERS  3

static const struct
{
  const char *code;
  const char *words;
} rules[GVT_N_LINT_RULES] = {
  [GVT_LINT_NIK] = { "nik", N_ ("NIK without the form of one") },
  [GVT_LINT_NKK] = { "nkk", N_ ("Family card number without the form of one") },
  [GVT_LINT_NAME] = { "name", N_ ("Name with a digit, or fewer than three letters") },
  [GVT_LINT_BIRTH] = { "birth", N_ ("Birth date that cannot be") },
  [GVT_LINT_UNDER_AGE] = { "under-age", N_ ("Under 17 and not married") },
  [GVT_LINT_SEX] = { "sex", N_ ("Sex other than the NIK's") },
  [GVT_LINT_RT_RW] = { "rt-rw", N_ ("RT or RW 000") },
  [GVT_LINT_DISABILITY] = { "disability", N_ ("Disability without a code of the scheme") },
  [GVT_LINT_K1] = { "k1", N_ ("Twice: all the same but the address (K1)") },
  [GVT_LINT_K2] = { "k2", N_ ("Twice: the same NIK, another name (K2)") },
  [GVT_LINT_K3] = { "k3", N_ ("Perhaps twice: a like name, born on the same day (K3)") },
};

const char *
gvt_lint_rule_code (GvtLintRule rule)
{
  return rules[rule].code;
}

const char *
gvt_lint_rule_words (GvtLintRule rule)
{
  return _ (rules[rule].words);
}

static gboolean
is_doubtful_name (const char *name)
{
  guint n_letters = 0;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (g_ascii_isdigit (*at))
        return TRUE;
      n_letters += g_unichar_isalpha (g_utf8_get_char (at)) ? 1 : 0;
    }
  return n_letters < MIN_LETTERS;
}

static void
judge_birth (const GvtVoterRow *row, const char *today, gboolean *broken)
{
  char birth[11];
  int years;

  if (!gvt_listed_birth_read (row->text[GVT_VOTER_BIRTH_DATE], birth))
    {
      broken[GVT_LINT_BIRTH] = TRUE;
      return;
    }
  years = gvt_years_between (birth, today);
  broken[GVT_LINT_BIRTH] = years < 0 || years > LONGEST_LIFE;
  broken[GVT_LINT_UNDER_AGE] = years >= 0 && years < VOTING_AGE
                               && g_str_equal (row->text[GVT_VOTER_MARITAL], "B");
}

static gboolean
has_nkk_form (const char *nkk, const char *today)
{
  GvtNikContext context = { .today = today };
  g_autoptr (GvtNikResult) result = gvt_nkk_check (nkk, &context);

  return result->valid;
}

static gboolean
is_other_sex (const GvtVoterRow *row, const char *today)
{
  GvtNikContext context = { .today = today };
  g_autoptr (GvtNikResult) result = gvt_nik_check (row->text[GVT_VOTER_NIK], &context);
  const char *sex = row->text[GVT_VOTER_SEX];

  return result->valid && strlen (sex) == 1 && result->sex != sex[0];
}

void
gvt_lint_row (const GvtVoterRow *row, const char *today, gboolean *broken)
{
  const char *disability = row->text[GVT_VOTER_DISABILITY];

  memset (broken, 0, sizeof *broken * GVT_N_LINT_RULES);
  broken[GVT_LINT_NIK] = !gvt_nik_has_form (row->text[GVT_VOTER_NIK]);
  broken[GVT_LINT_NKK] = !has_nkk_form (row->text[GVT_VOTER_NKK], today);
  broken[GVT_LINT_NAME] = is_doubtful_name (row->text[GVT_VOTER_NAME]);
  judge_birth (row, today, broken);
  broken[GVT_LINT_SEX] = is_other_sex (row, today);
  broken[GVT_LINT_RT_RW] = g_str_equal (row->text[GVT_VOTER_RT], "000")
                           || g_str_equal (row->text[GVT_VOTER_RW], "000");
  broken[GVT_LINT_DISABILITY] = *disability != '\0'
                                && !gvt_code_is_listed (gvt_disability_codes, disability);
}
