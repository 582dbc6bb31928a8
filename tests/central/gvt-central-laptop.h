/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central-test.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* A laptop of the test centre with a journal of its own, unlocked by SUPERVISOR-1, who must be
 * among its users. It knows the centre's sealing key. */
typedef struct
{
  GvtTestLaptop *enrolled;
  GvtProfile *profile;
} GvtCentralLaptop;

GvtCentralLaptop *
gvt_central_laptop_new (GvtCentralFixture *fixture, const char *const *users, guint n_prekeys);
void gvt_central_laptop_free (GvtCentralLaptop *self);

/** gvt_central_laptop_events: Returns: (transfer full) (element-type GvtEvent): all it wrote */
GPtrArray *gvt_central_laptop_events (GvtCentralLaptop *self);
/** gvt_central_admit: the centre takes @events of a laptop */
void gvt_central_admit (GvtCentralFixture *fixture, GPtrArray *events);
/** gvt_central_admit_all: all that @laptop wrote */
void gvt_central_admit_all (GvtCentralFixture *fixture, GvtCentralLaptop *laptop);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtCentralLaptop, gvt_central_laptop_free)

G_END_DECLS
