/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central-laptop.h"
#include "gvt-decision-acts.h"
#include "gvt-proposal-acts.h"

G_BEGIN_DECLS

/* A centre and two laptops of it: one that takes proposals down, one where they are decided. */

#define GVT_DECIDE_VILLAGE "99.01.01.2001"
#define GVT_DECIDE_NIK     "9901010107560003"
#define GVT_DECIDE_NAME    "Lalu Zulqosimbera"

typedef struct
{
  GvtCentralFixture centre;
  GvtCentralLaptop *taker;
  GvtCentralLaptop *decider;
  guint64 heard; /* by the taker, of its outbox */
} GvtDecideFixture;

void gvt_decide_set_up (GvtDecideFixture *self, gconstpointer unused);
void gvt_decide_tear_down (GvtDecideFixture *self, gconstpointer unused);

/** gvt_decide_push: what @laptop wrote comes to the centre, and what becomes of it is found out */
void gvt_decide_push (GvtDecideFixture *self, GvtCentralLaptop *laptop);
/** gvt_decide_hear: the laptop that takes down reads its outbox, as a sync does */
void gvt_decide_hear (GvtDecideFixture *self);

/** gvt_decide_make: a death is reported. Returns: (transfer full) */
GvtProposal *gvt_decide_make (GvtDecideFixture *self);
GvtDecisionOn gvt_decide_on (GvtProposal *proposal, gint64 after);
void gvt_decide_decide (GvtDecideFixture *self,
                        GvtCentralLaptop *laptop,
                        GvtProposal *proposal,
                        gint64 after,
                        const GvtDecisionInput *input);
extern const GvtDecisionInput gvt_decide_verified;
extern const GvtDecisionInput gvt_decide_rejected;

/** gvt_decide_assert_centre: @state at the centre, which a rebuild gives again */
void gvt_decide_assert_centre (GvtDecideFixture *self, GvtProposal *proposal, const char *state);
/** gvt_decide_assert_taker: @state on the laptop that made it; @rejection: (nullable) */
void gvt_decide_assert_taker (GvtDecideFixture *self,
                              GvtProposal *proposal,
                              const char *state,
                              const char *rejection);
/** gvt_decide_find_decision: Returns: the record by which the first of @state stands there */
GvtId gvt_decide_find_decision (GvtDecideFixture *self, const char *state);

G_END_DECLS
