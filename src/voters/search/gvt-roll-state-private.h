/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-lanes.h"
#include "gvt-name-index.h"
#include "gvt-nik-index.h"
#include "gvt-place-index.h"
#include "gvt-roll.h"

G_BEGIN_DECLS

struct _GvtRoll
{
  GObject parent_instance;

  char *user;        /* who opened it */
  GListStore *lists; /* GvtLeasedList: what the outside sees; stores are not for many threads */
  GListStore *failed;
  GListStore *closed; /* their time was over */
  GPtrArray *opened;  /* the same lists, each beside its table */
  GPtrArray *damaged; /* those of @failed, for many threads */
  guint n_rows;
  gsize memory;
  gint64 ends_us; /* when the first of its leases ends */

  GRWLock lock;                  /* guards what follows: dropped as a whole */
  GvtArena *arenas[GVT_N_LANES]; /* (nullable): %NULL once it was dropped */
  GPtrArray *tables;             /* const GvtVoterTable */
  const GvtTableSet *set;
  GvtNikIndex *index;
  GvtNameIndex *names;
  GvtPlaceIndex *places;
};

G_END_DECLS
