/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-error.h"
#include "gvt-proposal-acts.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"

G_BEGIN_DECLS

/* A laptop that knows its centre's sealing key, unlocked by the supervisor; and an invented voter
 * whose words stand nowhere else. */
#define VILLAGE     "52.02.04.2003" /* in the officer's area */
#define FAR_VILLAGE "52.01.02.2001" /* outside of it */
#define NIK         "5202044507900007"
#define OTHER_NIK   "5202040506900001"
#define NAME        "Baiq Nurhasanah Wiramaja"
#define BIRTH_DATE  "1990-07-05"
#define PHONE       "0812 3456 7890"

typedef struct
{
  const char *folder;
  GvtClock *clock;
  GvtProfile *profile;
  GvtJournal *journal;
  GvtStore *store;       /* borrowed */
  GvtSecret *centre_key; /* which only the centre has */
} GvtProposalFixture;

extern const GvtProjection *const gvt_proposal_test_projections[];

void gvt_proposal_fixture_set_up (GvtProposalFixture *self, gconstpointer unused);
void gvt_proposal_fixture_tear_down (GvtProposalFixture *self, gconstpointer unused);
/** gvt_proposal_fixture_open: as set_up, with other projections and without a centre */
void gvt_proposal_fixture_open (GvtProposalFixture *self, const GvtProjection *const *projections);
void gvt_proposal_fixture_set_centre (GvtProposalFixture *self);

/** gvt_proposal_fixture_as: locks, and opens as @user */
void gvt_proposal_fixture_as (GvtProposalFixture *self, const char *user);

/** gvt_proposal_test_input: Returns: a good one of @proposal about the invented voter */
GvtProposalInput gvt_proposal_test_input (const char *proposal);
/** gvt_proposal_fixture_make: asserts that it is kept. Returns: (transfer full) */
GvtProposal *gvt_proposal_fixture_make (GvtProposalFixture *self, const char *proposal);

/** gvt_proposal_fixture_events: Returns: (transfer full): the events of @kind, in order */
GPtrArray *gvt_proposal_fixture_events (GvtProposalFixture *self, const char *kind);
/** gvt_proposal_fixture_write: asserts that @func commits */
void gvt_proposal_fixture_write (GvtProposalFixture *self, GvtTxFunc func, gpointer user_data);

/** gvt_proposal_fixture_count: events of @kind, or of all with %NULL */
guint gvt_proposal_fixture_count (GvtProposalFixture *self, const char *kind);
/** gvt_proposal_fixture_last: Returns: (transfer full): the last event of @kind */
GvtEvent *gvt_proposal_fixture_last (GvtProposalFixture *self, const char *kind);
/** gvt_proposal_fixture_json: Returns: (transfer full): what the tables say of @id */
char *gvt_proposal_fixture_json (GvtProposalFixture *self, const GvtId *id);
/** gvt_proposal_fixture_n_pending: how many stand beside the voter @nik */
guint gvt_proposal_fixture_n_pending (GvtProposalFixture *self, const char *nik);
/** gvt_proposal_fixture_open_details: asserts that the present user may. Returns: (transfer full)
 */
GvtProposalDetails *gvt_proposal_fixture_open_details (GvtProposalFixture *self,
                                                       GvtProposal *proposal);
/** gvt_proposal_fixture_cannot_open: asserts that @code says why, and that nothing is written */
void
gvt_proposal_fixture_cannot_open (GvtProposalFixture *self, GvtProposal *proposal, GvtError code);
/** gvt_proposal_test_text: Returns: (transfer full): @object on one line */
char *gvt_proposal_test_text (JsonObject *object);

/* Why the tests open personal parts. */
#define PURPOSE "verifikasi laporan warga"

G_END_DECLS
