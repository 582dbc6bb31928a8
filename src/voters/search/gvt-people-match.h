/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
#include "gvt-proposal.h"
#include "gvt-roll.h"
#include "gvt-voter-hit.h"

G_BEGIN_DECLS

/* Many people, a school's pupils say, looked for in all lists that are carried here, in one pass
 * through them: as long as it takes to read the lists once, however many people there are. */

/* What is known of one of them. Borrowed; what is not known is %NULL. */
typedef struct
{
  const char *nik;         /* 16 digits */
  const char *name;        /* never %NULL */
  const char *birth_date;  /* "YYYY-MM-DD" */
  const char *birth_place; /* as it was written */
  const char *village;     /* code of the one he lives in, with dots */
} GvtSought;

/* How sure it is that a row is he; the greater the surer. */
typedef enum
{
  GVT_MATCH_NONE,
  GVT_MATCH_PERHAPS_NAME, /* a like name, born on the same day; something speaks against it, or
                             little for it: somebody has to look */
  GVT_MATCH_PERHAPS_NIK,  /* his NIK under another name */
  GVT_MATCH_NAME,         /* the same name, or one like it in the same village, and the same day */
  GVT_MATCH_NIK,          /* his NIK, and a name like his */
} GvtMatch;

/** gvt_match_to_text: "none", "perhaps_name", "perhaps_nik", "name", "nik" */
const char *gvt_match_to_text (GvtMatch match);

typedef struct
{
  GvtMatch match;
  GvtVoterHit *hit;      /* (nullable): the row that fits best */
  guint n_rows;          /* how many fit as well as that one */
  GvtProposal *proposal; /* (nullable): that reports him as a new voter, and stands, sent or not */
} GvtMatched;

void gvt_matched_free (GvtMatched *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtMatched, gvt_matched_free)

/* One row of a list, as it stands there; what it does not tell is %NULL or "". */
typedef struct
{
  const char *nik;
  gboolean is_nik_faulty; /* its number says nothing */
  const char *name;
  const char *birth_date;
  const char *birth_place;
  const char *village; /* whose list it is */
} GvtMatchRow;

/** gvt_match_judge: one against one. Pure. */
GvtMatch gvt_match_judge (const GvtSought *sought, const GvtMatchRow *row);

/**
 * gvt_people_match:
 * @sought: (element-type GvtSought): nobody twice
 * @place: a region code, for the record
 * @purpose: why, as gvt_purpose_check() takes it
 *
 * One row is one person: where it fits several of @sought, it is the one's whom it fits best, and
 * the others are told to look. That it was done, by whom and why is on disk before it is returned;
 * it is no look-up. Any thread; blocks. %GVT_ERROR_FORBIDDEN by role or area, %GVT_ERROR_LOCKED
 * when the roll is closed or another user's.
 *
 * Returns: (transfer full) (element-type GvtMatched) (nullable): one for each of @sought, in order
 */
GPtrArray *gvt_people_match (GvtProfile *profile,
                             GvtRoll *roll,
                             GPtrArray *sought,
                             const char *place,
                             const char *purpose,
                             GError **error);

G_END_DECLS
