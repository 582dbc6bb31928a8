/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-region.h"

G_BEGIN_DECLS

/* The number on an identity card (NIK) and on a family card (NKK), judged by their form alone:
 * there is no check digit, so "valid" never means "exists". A NIK is for life: it keeps the first
 * district and may disagree with a corrected birth date or sex, so a disagreement only warns. */

/* What else is known about the person; zero and %NULL where nothing is. */
typedef struct
{
  const char *today;      /* "YYYY-MM-DD": now, or the polling day */
  GvtRegionList *regions; /* (nullable): without a list no prefix is judged */
  char sex;               /* 'L' or 'P' as entered, or 0 */
  const char *birth_date; /* (nullable): "YYYY-MM-DD" as entered */
  char marital;           /* 'B', 'S' or 'P' as entered, or 0; under 17 the married may vote */
  gboolean is_voter;      /* the century is taken that makes the person 17 to 115 years old */
} GvtNikContext;

/* Errors: "length", "not-digits", "same-digit", "day", "month", "serial".
 * Warnings: "unknown-region", "impossible-date", "future-date" (NKK), "century-guess" (either
 * century fits), "sex-differs", "birth-date-differs", "under-age", "over-age". */
typedef struct
{
  char *number;    /* as given */
  gboolean valid;  /* no errors */
  char **errors;   /* stable codes, %NULL-terminated */
  char **warnings; /* likewise; empty when there are errors */
  char sex;        /* 'L' or 'P' of a valid NIK; 0 for an NKK */
  char *date;      /* (nullable): "YYYY-MM-DD": birth, or issue of the family card */
  char *region;    /* (nullable): the district, "52.71.01" */
} GvtNikResult;

/** gvt_nik_check: strict: nothing is stripped from @nik. Any thread. Returns: (transfer full) */
GvtNikResult *gvt_nik_check (const char *nik, const GvtNikContext *context);
/** gvt_nkk_check: the date is the card's issue, without the +40 for women; only @context's day and
 * regions count. Returns: (transfer full) */
GvtNikResult *gvt_nkk_check (const char *nkk, const GvtNikContext *context);
/** gvt_nik_has_form: whether gvt_nik_check() would find no errors, which no day decides */
gboolean gvt_nik_has_form (const char *nik);
void gvt_nik_result_free (GvtNikResult *self);
/** gvt_nik_result_has: whether @code is among the errors or warnings */
gboolean gvt_nik_result_has (const GvtNikResult *self, const char *code);
/** gvt_nik_result_to_json: {"nik","valid","errors","warnings","sex","birth_date","region_code"};
 * null where unknown. Returns: (transfer full) */
JsonObject *gvt_nik_result_to_json (const GvtNikResult *self);
/** gvt_nik_describe: a code of an error or warning in words. Translated. Returns: (transfer full)
 */
char *gvt_nik_describe (const char *code);

/** gvt_nik_clean: what a person typed without the spaces, dots and hyphens between digits. Returns:
 * (transfer full): free with gvt_wipe_free() */
char *gvt_nik_clean (const char *typed);
/** gvt_nik_describe_slip: why what a person typed as a NIK can be none; not whether it exists.
 * Lists hold faulty numbers too, so it is looked up all the same, but "not listed" would be the
 * wrong answer to a slip. Translated. Returns: (transfer full) (nullable): %NULL when it has the
 * form of one */
char *gvt_nik_describe_slip (const char *typed);
/** gvt_nik_mask: the first six and the last two digits, 'x' between (I11); a number too short to
 * hide anything is all 'x'. Returns: (transfer full) */
char *gvt_nik_mask (const char *nik);
/** gvt_text_holds_birth_date: whether @text has a full date in it, in digits or with an Indonesian
 * month: then no NIK is shown beside it, for mask and date together rebuild it (I11) */
gboolean gvt_text_holds_birth_date (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtNikResult, gvt_nik_result_free)

G_END_DECLS
