/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-people-match.h"
#include "gvt-pupil.h"

G_BEGIN_DECLS

/* Where a pupil of a school's list stands beside the voter lists. */
typedef enum
{
  GVT_PILE_LISTED,     /* a row of a list is he */
  GVT_PILE_LOOK,       /* a row may be he: somebody has to look */
  GVT_PILE_NOT_LISTED, /* may vote, and the list of his village, which is here whole, has him not */
  GVT_PILE_YOUNG,      /* not yet 17 on the day that counts, nor married */
  GVT_PILE_ELSEWHERE,  /* nothing can be said: the list of his village is not here, or nobody knows
                          which that is */
} GvtSchoolPile;

#define GVT_N_PILES 5

/** gvt_school_pile_to_text: "listed", "look", "not_listed", "not_yet_17", "elsewhere" */
const char *gvt_school_pile_to_text (GvtSchoolPile pile);
/** gvt_school_pile_words: a heading for people. Translated, static */
const char *gvt_school_pile_words (GvtSchoolPile pile);

/* Why nothing can be said. */
typedef enum
{
  GVT_UNTOLD_NONE,
  GVT_UNTOLD_NOT_CARRIED, /* the list of his village is not on this laptop */
  GVT_UNTOLD_DAMAGED,     /* it cannot be read */
  GVT_UNTOLD_CLOSED,      /* its time is over */
  GVT_UNTOLD_MISSING,     /* the sheet says no village */
  GVT_UNTOLD_UNKNOWN,     /* no village is called so */
  GVT_UNTOLD_AMBIGUOUS,   /* several are */
} GvtSchoolUntold;

/* One pupil, sorted. */
typedef struct
{
  GvtPupil *pupil;
  GvtSchoolPile pile;
  GvtMatched *matched;
  GvtSchoolUntold untold;
  char *village;      /* (nullable): code of the one he lives in */
  char *village_name; /* (nullable): as the region list has it, where it is known */
  char *turns_17;     /* (nullable): "YYYY-MM-DD": of who is not yet 17 on that day */
} GvtSchoolRow;

void gvt_school_row_free (GvtSchoolRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtSchoolRow, gvt_school_row_free)

/** gvt_school_row_describe: what is to be known of him in a few sentences: where he is listed, when
 * he turns 17, why nothing can be said, what was reported, and what is odd. No number: a date of
 * birth may stand beside it (I11). Translated. Returns: (transfer full) */
char *gvt_school_row_describe (const GvtSchoolRow *self);
/** gvt_school_row_describe_home: "X-1 · Desa Kuta". Returns: (transfer full): "" where neither is
 * known */
char *gvt_school_row_describe_home (const GvtSchoolRow *self);

/** gvt_school_row_may_report: whether a proposal of a new voter is the next thing for him */
gboolean gvt_school_row_may_report (const GvtSchoolRow *self);
/** gvt_school_row_fill_proposal: of a new voter, with what the school wrote. Borrowed: @self must
 * outlive @input */
void gvt_school_row_fill_proposal (const GvtSchoolRow *self, GvtProposalInput *input);

/** gvt_school_row_to_json: {"line", "name", "sex", "class", "village", "village_code", "pile",
 * "match", "rows", "voter", "why", "turns_17", "married", "notes", "proposal"}: null where there is
 * nothing; "voter" as gvt_lookalikes_to_json() has one of a list. Returns: (transfer full) */
JsonObject *gvt_school_row_to_json (const GvtSchoolRow *self);

G_END_DECLS
