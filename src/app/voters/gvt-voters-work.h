/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-check-acts.h"
#include "gvt-lookup.h"
#include "gvt-proposal-acts.h"
#include "gvt-proposal-paper.h"
#include "gvt-self-check.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What the voter data pages have done by workers. Each function fills a #GvtWork but for its
 * `done`. */

/** gvt_voters_work_open: @progress, @cancellable: (nullable). Result: #GvtRoll. Once cancelled, it
 * ends with %G_IO_ERROR_CANCELLED */
void gvt_voters_work_open (GvtWork *work,
                           GvtProfile *profile,
                           GvtProgress *progress,
                           GCancellable *cancellable);

typedef struct
{
  const char *text;    /* 16 digits are a NIK, the code of a worklist's row is one; anything else a
                          name */
  const char *purpose; /* why, as it stands in the journal */
  const char *village; /* (nullable): that the voter names */
} GvtVoterQuestion;

/** gvt_voters_work_look_up: after the wait that the pace wants (gvt-lookup-pace.h), a worklist's
 * row at once. Result: #GvtLookup. Once cancelled in that wait, it ends with %G_IO_ERROR_CANCELLED,
 * and nothing was asked */
void gvt_voters_work_look_up (GvtWork *work,
                              GvtProfile *profile,
                              GvtRoll *roll,
                              const GvtVoterQuestion *question,
                              GCancellable *cancellable);

/** gvt_voters_work_open_person: records that @hit of @lookup is opened. Result: that
 * #GvtVoterHit */
void gvt_voters_work_open_person (GvtWork *work,
                                  GvtProfile *profile,
                                  GvtLookup *lookup,
                                  GvtVoterHit *hit);

/** gvt_voters_work_begin_self_check: of all that @roll has open. Result: #GvtSelfCheck. Once
 * cancelled, it ends with %G_IO_ERROR_CANCELLED */
void gvt_voters_work_begin_self_check (GvtWork *work,
                                       GvtProfile *profile,
                                       GvtRoll *roll,
                                       GvtProgress *progress,
                                       GCancellable *cancellable);
/** gvt_voters_work_ask_for_himself: what a visitor typed; both are wiped when done. Result:
 * #GvtSelfCheckAnswer */
void gvt_voters_work_ask_for_himself (GvtWork *work,
                                      GvtSelfCheck *check,
                                      const char *nik,
                                      const char *name,
                                      GCancellable *cancellable);

/** gvt_voters_work_ask_centre: the same question, of the centre. Result: #GvtCheck */
void
gvt_voters_work_ask_centre (GvtWork *work, GvtProfile *profile, const GvtVoterQuestion *question);
/** gvt_voters_work_read_checks: result: #GListModel of #GvtCheck, with whom they are about */
void gvt_voters_work_read_checks (GvtWork *work, GvtProfile *profile);

/** gvt_voters_work_propose: @about: (nullable): who was found, as the proposal's person; @input:
 * its texts are copied, and wiped when done; @photos: (nullable): paths of its pictures, made small
 * by the worker. Result: #GvtProposal */
void gvt_voters_work_propose (GvtWork *work,
                              GvtProfile *profile,
                              GvtVoterHit *about,
                              const GvtProposalInput *input,
                              const char *const *photos);

/** gvt_voters_work_look_alike: who may be the same person, in the lists and among the proposals of
 * this laptop; as gvt_voters_work_propose(). Result: #GPtrArray of #GvtLookalike */
void gvt_voters_work_look_alike (GvtWork *work,
                                 GvtProfile *profile,
                                 GvtVoterHit *about,
                                 const GvtProposalInput *input);

/** gvt_voters_work_browse: the proposals of the user's area. Result: #GListModel of #GvtProposal */
void gvt_voters_work_browse (GvtWork *work, GvtProfile *profile);
/** gvt_voters_work_read: whom one is about, and why that is read. Result: #GvtProposalDetails */
void gvt_voters_work_read (GvtWork *work,
                           GvtProfile *profile,
                           const GvtId *proposal,
                           const char *purpose);
/** gvt_voters_work_answer: what was asked back about one is answered, in words. No result */
void gvt_voters_work_answer (GvtWork *work,
                             GvtProfile *profile,
                             const GvtId *proposal,
                             const char *answer);
/** gvt_voters_work_withdraw: @reason: of gvt_withdrawal_codes */
void gvt_voters_work_withdraw (GvtWork *work,
                               GvtProfile *profile,
                               const GvtId *proposal,
                               const char *reason);

/** gvt_voters_work_print_receipt: one page for who reported it, to @path. No result */
void gvt_voters_work_print_receipt (GvtWork *work,
                                    GvtProfile *profile,
                                    GvtProposal *proposal,
                                    const GvtProposalPaper *paper,
                                    const char *path);

/** gvt_voters_work_print_slip: the proposals of @village, to @path. No result */
void gvt_voters_work_print_slip (GvtWork *work,
                                 GvtProfile *profile,
                                 const char *village,
                                 const GvtProposalPaper *paper,
                                 const char *path);

G_END_DECLS
