/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"

G_BEGIN_DECLS

/* The kinds of event that look-ups and proposals are, and the tables they fill. Programs put this
 * among the projections of their journal. */
extern const GvtProjection gvt_voters_projection;

#define GVT_KIND_LOOKED_UP \
  "voter.looked_up/1"                        /* subject: the NIK, keyed; body: purpose, answer \
                                              */
#define GVT_KIND_SEARCHED "voter.searched/1" /* subject: the words, keyed; body: purpose, count */
#define GVT_KIND_PROPOSED "proposal.made/1"  /* personal part: whom it is about, sealed */

G_END_DECLS
