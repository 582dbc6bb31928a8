/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-check-answer.h"
#include "gvt-db.h"
#include "gvt-region.h"

G_BEGIN_DECLS

/* Looking for many voters at once in the newest list of each election: each list is read once, that
 * of the latest day first; who was found in one is not looked for in those before it. */
typedef struct _GvtVoterCheckSearch GvtVoterCheckSearch;

GvtVoterCheckSearch *gvt_voter_check_search_new (GvtRegionList *regions);
void gvt_voter_check_search_free (GvtVoterCheckSearch *self);

/** gvt_voter_check_search_add: @by: "nik" or "name"; @birth_date: (nullable): "YYYY-MM-DD", beside
 * which no NIK is told, not even masked (I11). @answer: is filled by the run, and must outlive it
 */
void gvt_voter_check_search_add (GvtVoterCheckSearch *self,
                                 const char *by,
                                 const char *text,
                                 const char *birth_date,
                                 GvtCheckAnswer *answer);
/** gvt_voter_check_search_run: %GVT_ERROR_STATE where no list was imported */
gboolean gvt_voter_check_search_run (GvtVoterCheckSearch *self, GvtDb *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtVoterCheckSearch, gvt_voter_check_search_free)

G_END_DECLS
