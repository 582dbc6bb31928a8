/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-proposal-details.h"
#include "gvt-voter-row.h"

G_BEGIN_DECLS

/* Somebody as a list has him, by the fields of proposals: dates as "YYYY-MM-DD". Wiped when freed.
 */
typedef struct
{
  char *values[GVT_N_LIST_FIELDS];
  char *note; /* KETERANGAN, as it stands there */
} GvtListedPerson;

GvtListedPerson *gvt_listed_person_new (const GvtVoterRow *row);
void gvt_listed_person_free (GvtListedPerson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtListedPerson, gvt_listed_person_free)

/** gvt_listed_person_fits: how surely @row is whom @details is about: 3 by the number that is
 * proposed, or was listed, and the name; 2 by such a number alone; 1 by name and birth date; 0: it
 * is somebody else */
guint gvt_listed_person_fits (GvtProposalDetails *details, const GvtVoterRow *row);

/** gvt_proposal_details_value: what @details wants @field to be: what is to be changed, else what
 * was given. Returns: (transfer none) (nullable) */
const char *gvt_proposal_details_value (GvtProposalDetails *details, GvtProposalField field);

/** gvt_field_values_same: whether the two say the same in @field, whatever their case and blanks;
 * %NULL is "" */
gboolean gvt_field_values_same (const char *a, const char *b);

G_END_DECLS
