/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-name-words.h"
#include "gvt-number-issuer.h"
#include "gvt-synthesizer.h"

G_BEGIN_DECLS

/* What all villages of one list share. */
typedef struct
{
  const GvtSynthPlan *plan;
  GDate as_of;
  GvtNameWords *words;
  GvtNumberIssuer *issuer;
  guint64 next_dpid;
  GvtSynthFunc func;
  gpointer user_data;
} GvtSynthRun;

/** gvt_synth_village_write: exactly @n_rows voters of @village, handed to the run's function */
gboolean gvt_synth_village_write (GvtSynthRun *run,
                                  const GvtSynthVillage *village,
                                  guint n_rows,
                                  GError **error);

G_END_DECLS
