/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-export.h"
#include "gvt-proposal.h"

G_BEGIN_DECLS

/* Proposals on paper, by receipt number and without a name: what a reporter takes home, and what
 * the kantor desa hangs beside its door. Decisions are not known here: there is room to write them
 * in, and none is made up. */

/* gvt_export_write() records them as these. */
#define GVT_SLIP_FORM    "slip"
#define GVT_RECEIPT_FORM "receipt"

/* How far a proposal of this laptop is on its way, as far as this laptop knows. */
typedef enum
{
  GVT_PROPOSAL_WAITS,    /* here alone */
  GVT_PROPOSAL_SENT,     /* handed over, and nothing heard yet */
  GVT_PROPOSAL_RECEIVED, /* the centre has signed for it */
} GvtProposalWay;

/** gvt_proposal_way: of one that this laptop made. What stands in a chain that was closed after a
 * copy counts as waiting until the centre signs for that chain. Any thread; blocks */
gboolean
gvt_proposal_way (GvtProfile *profile, GvtProposal *proposal, GvtProposalWay *way, GError **error);
/** gvt_proposal_way_code: "waiting", "sent", "received". Returns: (transfer none) */
const char *gvt_proposal_way_code (GvtProposalWay way);
/** gvt_proposal_way_words: Translated. Returns: (transfer none) */
const char *gvt_proposal_way_words (GvtProposalWay way);

/* What both papers have on each page. Borrowed. */
typedef struct
{
  GvtRegionList *regions; /* (nullable) */
  gboolean is_practice;   /* a watermark: invented data */
} GvtProposalPaper;

/** gvt_slip_write: the proposals of @village that this laptop made, to @path, recorded. For anybody
 * in whose area it lies (%GVT_ERROR_FORBIDDEN); %GVT_ERROR_NOT_FOUND where there are none. @n:
 * (out) (optional): how many. Any thread; blocks */
gboolean gvt_slip_write (GvtProfile *profile,
                         const char *village,
                         const GvtProposalPaper *paper,
                         const char *path,
                         guint *n,
                         GError **error);

/** gvt_proposal_receipt_write: one page for who reported @proposal, to @path, recorded. Any thread;
 * blocks
 */
gboolean gvt_proposal_receipt_write (GvtProfile *profile,
                                     GvtProposal *proposal,
                                     const GvtProposalPaper *paper,
                                     const char *path,
                                     GError **error);

G_END_DECLS
