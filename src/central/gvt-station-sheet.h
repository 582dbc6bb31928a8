/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sheet-faults.h"
#include "gvt-stations.h"

G_BEGIN_DECLS

/* Polling stations as staff write them: one line a station, headings in Indonesian or English in
 * any order. Pure: knows no region list. */
typedef struct
{
  guint line;
  char *village; /* with dots */
  GvtPollingStation *station;
} GvtStationLine;

void gvt_station_line_free (GvtStationLine *self);

/** gvt_station_sheet_read: lines that cannot be read, and stations that stand there twice, are told
 * in @faults, and left out. Returns: (transfer full) (element-type GvtStationLine) */
GPtrArray *gvt_station_sheet_read (GBytes *csv, GvtSheetFaults *faults);

G_END_DECLS
