/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-event-frame.h"
#include "gvt-wire.h"

G_BEGIN_DECLS

/* The columns of an event frame, raw (the frame packs them). Writer and reader of one column stand
 * side by side in one table, in the order in which they travel: a reader may rely on the columns
 * before its own. */
typedef struct
{
  GPtrArray *events; /* GvtEvent */
  GvtEventFilter keep_personal;
  gpointer user_data;
} GvtEventColumnSource;

typedef struct
{
  const char *name;
  void (*put) (GByteArray *out, const GvtEventColumnSource *source);
  /* Fills @events, GvtEvent that hold what the columns before gave. A value out of bounds marks
   * @in as failed. */
  void (*get) (GvtReader *in, GPtrArray *events);
} GvtEventColumn;

#define GVT_EVENT_N_COLUMNS 11
extern const GvtEventColumn gvt_event_columns[GVT_EVENT_N_COLUMNS];

G_END_DECLS
