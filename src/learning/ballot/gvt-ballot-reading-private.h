/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-ballot-marks.h"
#include "gvt-ballot-paper.h"

G_BEGIN_DECLS

/* What the holes of a paper come to, counted once for all rules; their order plays no part. A hole
 * that came through the fold counts like any other, unless it harms nothing. */
typedef struct
{
  GvtBallotPaper *paper;
  const GvtBallotMarks *marks;

  guint n_outside;
  guint n_harmless; /* through the fold, where they touch no column or block of their own */

  guint n_columns; /* with a hole; 2 for two or more */
  guint column;    /* the one, else 0 */
  guint n_in_column;
  guint n_on_border;
  guint n_inside;

  guint n_parties; /* with a hole; 2 for two or more */
  guint party;     /* the one, else 0 */
  gboolean has_party;
  guint n_candidates; /* of the one party; 2 for two or more */
  guint candidate;    /* the one, else 0 */
  gboolean is_struck_off;
} GvtBallotReading;

/** gvt_ballot_reading_take: borrows @paper and @marks; %GVT_ERROR_BAD_INPUT when a hole is where
 * this paper has no such place */
gboolean gvt_ballot_reading_take (GvtBallotReading *self,
                                  GvtBallotPaper *paper,
                                  const GvtBallotMarks *marks,
                                  GError **error);

/** gvt_ballot_reading_is_for_one: whether one column, or one party, is punched and no other */
gboolean gvt_ballot_reading_is_for_one (const GvtBallotReading *self);
/** gvt_ballot_reading_get_candidate: who has the vote within the one party; 0: the party itself */
guint gvt_ballot_reading_get_candidate (const GvtBallotReading *self);
/** gvt_ballot_reading_describe: Returns: (transfer full): for whom the holes speak, in words; empty
 * when not for one */
char *gvt_ballot_reading_describe (const GvtBallotReading *self);

G_END_DECLS
