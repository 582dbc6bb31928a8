/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_taken;   /* marked now */
  guint n_waiting; /* exported, and not in the list as proposed */
} GvtTakenUp;

/** gvt_central_mark_taken_up: compares each exported proposal with the newest list of @election,
 * value by value: whoever was to go is gone, or has the code of the reason in KETERANGAN; whoever
 * is new is there; of a change each value stands as it was proposed. The laptops that made them are
 * told. What is not there stays exported. Blocks. */
gboolean gvt_central_mark_taken_up (GvtCentral *self,
                                    const char *election,
                                    GvtTakenUp *marked,
                                    GError **error);

G_END_DECLS
