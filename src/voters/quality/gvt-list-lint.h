/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-profile.h"
#include "gvt-roll.h"
#include "gvt-voter-row.h"

G_BEGIN_DECLS

/* What is doubtful in the lists that are carried, rule by rule: numbers without a form, dates that
 * cannot be, people who stand there twice. It says where to look, and never that a row is wrong. */

typedef enum
{
  GVT_LINT_NIK,       /* the NIK has no form of one */
  GVT_LINT_NKK,       /* nor has the family card's number */
  GVT_LINT_NAME,      /* fewer than three letters, or a digit */
  GVT_LINT_BIRTH,     /* no date, one to come, or more than 115 years ago */
  GVT_LINT_UNDER_AGE, /* under 17 and not married */
  GVT_LINT_SEX,       /* another one than the NIK's; cards keep their number when it is corrected */
  GVT_LINT_RT_RW,     /* 000 */
  GVT_LINT_DISABILITY, /* no code of the scheme */
  GVT_LINT_K1,         /* of two rows: all the same but the address */
  GVT_LINT_K2,         /* the same NIK, another name */
  GVT_LINT_K3,         /* the same or a like name, born on the same day in the same place */
} GvtLintRule;

#define GVT_N_LINT_RULES 11

/** gvt_lint_rule_code: "nik", "under-age", "k1" */
const char *gvt_lint_rule_code (GvtLintRule rule);
/** gvt_lint_rule_words: for people. Translated */
const char *gvt_lint_rule_words (GvtLintRule rule);

/** gvt_lint_row: which of the rules about one row @row breaks. @today: "YYYY-MM-DD"; @broken:
 * (out): %GVT_N_LINT_RULES of them */
void gvt_lint_row (const GvtVoterRow *row, const char *today, gboolean *broken);

/* One row, as it is found again: no name, no birth date. */
typedef struct
{
  char *village_code;
  char *village;
  char *tps;
  char *id;         /* DPID; may be "" */
  char *nik_masked; /* I11 */
  char *nik;        /* as listed: for opening the voter; wiped, and shown nowhere */
} GvtLintPlace;

typedef struct
{
  GvtLintRule rule;
  GvtLintPlace at;
  GvtLintPlace other; /* of K1 to K3: the row before it; else empty */
} GvtLintFinding;

typedef struct
{
  guint n_rows;
  guint counts[GVT_N_LINT_RULES];
  GPtrArray *findings; /* GvtLintFinding, in the order of the lists */
} GvtListLint;

GvtListLint *gvt_list_lint_ref (GvtListLint *self);
void gvt_list_lint_unref (GvtListLint *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtListLint, gvt_list_lint_unref)

/**
 * gvt_list_lint_run:
 * @area: (nullable): a village or a larger region; all lists here
 * @purpose: why, as gvt_purpose_check() takes it
 *
 * For data officers and supervisors, inside their area. It looks at every row, so it is a search:
 * in the journal before this returns. %GVT_ERROR_FORBIDDEN, %GVT_ERROR_LOCKED,
 * %GVT_ERROR_BAD_INPUT. Any thread; blocks.
 *
 * Returns: (transfer full) (nullable)
 */
GvtListLint *gvt_list_lint_run (
    GvtProfile *profile, GvtRoll *roll, const char *area, const char *purpose, GError **error);

/** gvt_list_lint_to_json: {"rows", "counts": {RULE: n}, "findings": [{"rule", "village_code",
 * "village", "tps", "id", "nik_masked", "other": {...} or null}]}. Returns: (transfer full) */
JsonObject *gvt_list_lint_to_json (const GvtListLint *self);

G_END_DECLS
