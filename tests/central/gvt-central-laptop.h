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

/* A centre and one laptop of it, at whose journal several people write. */
typedef struct
{
  GvtCentralFixture centre;
  GvtCentralLaptop *laptop;
  GvtJournal *journal; /* the laptop's */
} GvtCentralTeam;

/** gvt_central_team_set_up: @users: the laptop's, SUPERVISOR-1 among them. @code, @role, @area: one
 * whom the test centre does not have of itself */
void gvt_central_team_set_up (GvtCentralTeam *self,
                              const char *const *users,
                              const char *code,
                              GvtRole role,
                              const char *area);
void gvt_central_team_tear_down (GvtCentralTeam *self);

G_END_DECLS
