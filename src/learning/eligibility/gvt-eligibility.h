/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-claim.h"

G_BEGIN_DECLS

typedef enum
{
  GVT_MARRIAGE_NEVER,
  GVT_MARRIAGE_NOW,
  GVT_MARRIAGE_FORMERLY, /* widowed or divorced */
} GvtMarriage;

typedef enum
{
  GVT_SERVICE_NONE,
  GVT_SERVICE_ACTIVE, /* in TNI or Polri */
  GVT_SERVICE_RETIRED,
} GvtService;

typedef enum
{
  GVT_ID_CARD_HELD, /* KTP-el */
  GVT_ID_CARD_RECORDED,
  GVT_ID_CARD_NONE,
} GvtIdCard;

/* What somebody says of himself, an Indonesian citizen. A disability, a mental one too, is nothing
 * that is asked: it is never a bar. */
typedef struct
{
  const char *birth; /* "YYYY-MM-DD" */
  const char *on;    /* the voting day, or the day asked about; %NULL while none is fixed */
  GvtMarriage marriage;
  GvtService service;
  GvtIdCard id_card;
  gboolean is_revoked; /* a final ruling took the right to vote */
  gboolean has_moved;  /* lives elsewhere than the documents say */
} GvtEligibilityAnswers;

typedef enum
{
  GVT_ELIGIBILITY_NO,
  GVT_ELIGIBILITY_YES,
  GVT_ELIGIBILITY_FROM, /* no day is known: on each voting day from @since on */
} GvtEligibilityOutcome;

/* What is said of one person. */
typedef struct
{
  GvtEligibilityOutcome outcome;
  const char *rule;      /* "tni-polri", "hak-dicabut", "pensiun", "umur" or "kawin" */
  char *since;           /* the 17th birthday, where it is what counts; otherwise %NULL */
  char *why;             /* plain translated sentences, one a line */
  GPtrArray *bring;      /* of char *, translated: what to have along on the day */
  GPtrArray *next;       /* of char *, translated: what to do until then */
  GPtrArray *statements; /* of #GvtClaim: what stands behind all of it, the rule's own first */
} GvtEligibility;

/**
 * gvt_eligibility_judge:
 *
 * Judges by the table in gvt-eligibility.c, asked from the top. Pure, with no clock: any thread.
 *
 * Returns: (transfer full) (nullable): %GVT_ERROR_BAD_INPUT, in the reader's words, for a date that
 * does not exist or that nobody alive has been born on
 */
GvtEligibility *gvt_eligibility_judge (const GvtEligibilityAnswers *answers, GError **error);

void gvt_eligibility_free (GvtEligibility *self);

/** gvt_eligibility_to_json: {"may_vote", "since", "rule", "why", "bring", "next", "statements"}, as
 * src/learning/README.md has it. Returns: (transfer full) */
JsonObject *gvt_eligibility_to_json (const GvtEligibility *self);

/** gvt_eligibility_describe: the answer as a heading. Translated. Returns: (transfer full) */
char *gvt_eligibility_describe (const GvtEligibility *self);

/** gvt_eligibility_is_verified: each statement has a dated source, and its article was compared
 * with the law */
gboolean gvt_eligibility_is_verified (const GvtEligibility *self);

/** gvt_eligibility_describe_statements: each with its source and what needs verification, with an
 * empty line between. Returns: (transfer full) */
char *gvt_eligibility_describe_statements (const GvtEligibility *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtEligibility, gvt_eligibility_free)

G_END_DECLS
