/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module-library.h"
#include "gvt-session-progress.h"
#include "gvt-sync.h"

G_BEGIN_DECLS

/* What a person at this laptop should do next. */
typedef enum
{
  GVT_NEXT_RESUME,     /* a class is open: go on with it */
  GVT_NEXT_FIRST_SYNC, /* nothing came from the centre yet */
  GVT_NEXT_VISIT,      /* a visit is planned for today or later: hold its first class */
  GVT_NEXT_SEND,       /* records are on this laptop alone */
  GVT_NEXT_PLAN,       /* nothing waits: plan a visit */
} GvtNextAct;

/* What the home page tells, read in one go. */
typedef struct
{
  GvtNextAct next;
  GvtSessionProgress *open_class; /* (nullable): the newest that is open */
  GvtVisit *next_visit;           /* (nullable): the nearest from today on without a class */
  guint n_proposals;              /* made and not withdrawn */
  GvtSyncLedger ledger;
  GListModel *lists; /* GvtLeasedList */
} GvtHomeFacts;

/** gvt_home_facts_read: of an unlocked @profile. Blocks. Returns: (transfer full) (nullable) */
GvtHomeFacts *gvt_home_facts_read (GvtProfile *profile, GvtModuleLibrary *library, GError **error);
void gvt_home_facts_free (GvtHomeFacts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtHomeFacts, gvt_home_facts_free)

G_END_DECLS
