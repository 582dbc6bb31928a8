/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-ballot-marks.h"
#include "gvt-ballot-paper.h"

G_BEGIN_DECLS

typedef enum
{
  GVT_BALLOT_INVALID,
  GVT_BALLOT_VALID,
  GVT_BALLOT_REPLACE, /* neither: ask for one other paper before voting */
} GvtBallotValidity;

/* What is said of one ballot paper. */
typedef struct
{
  GvtBallotValidity validity;
  guint column; /* for whom, when valid: as in #GvtBallotHole; all 0 otherwise */
  guint party;
  guint candidate;
  char *name;            /* for whom, in words; empty when for nobody */
  const char *rule;      /* "V1" to "V19", or "umum": the rules common to all ballots */
  const char *statement; /* id of the set's statement that stands behind it */
  char *why;             /* a plain sentence, translated */
} GvtBallotVerdict;

/**
 * gvt_ballot_judge:
 *
 * Judges by the rules of this kind of paper, in the order of the table in gvt-ballot-judge.c. What
 * no rule declares valid is not valid. Pure; any thread.
 *
 * Returns: (transfer full) (nullable): %GVT_ERROR_BAD_INPUT when @marks name a place that this
 * paper does not have
 */
GvtBallotVerdict *
gvt_ballot_judge (GvtBallotPaper *paper, const GvtBallotMarks *marks, GError **error);

void gvt_ballot_verdict_free (GvtBallotVerdict *self);

/** gvt_ballot_verdict_to_json: {"valid", "for", "rule", "why"}, as src/learning/README.md has it.
 * Returns: (transfer full) */
JsonObject *gvt_ballot_verdict_to_json (const GvtBallotVerdict *self);

/** gvt_ballot_verdict_describe: the verdict as a heading: valid and for whom, or not valid, or ask
 * for another paper. Translated. Returns: (transfer full) */
char *gvt_ballot_verdict_describe (const GvtBallotVerdict *self);

/** gvt_ballot_verdict_get_code: the verdict without words, for keys and answers: "tidak-sah",
 * "minta-ganti", "sah-kolom-2", "sah-partai-1", "sah-partai-1-calon-3". Returns: (transfer full) */
char *gvt_ballot_verdict_get_code (const GvtBallotVerdict *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtBallotVerdict, gvt_ballot_verdict_free)

G_END_DECLS
