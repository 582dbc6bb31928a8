/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"

G_BEGIN_DECLS

#define GVT_STATION_SHEET_MAX \
  (16 * 1024 * 1024) /* bytes of the CSV: a province has some thousand */

typedef struct
{
  guint n_stations;
  guint n_villages;  /* of the file */
  guint n_published; /* of these, that have something new */
} GvtStationsSummary;

/**
 * gvt_central_import_stations:
 * @csv: gvt-station-sheet.h says what it looks like
 * @election: 1 to 32 of a-z 0-9 -
 * @as_of: "YYYY-MM-DD": the day the facts are of
 *
 * Publishes a file for each village that @csv names, for the laptops that have its list; what the
 * others have stays. The same once more changes nothing. One wrong line, and nothing is taken:
 * %GVT_ERROR_BAD_INPUT names the lines. Before the region list was imported likewise.
 */
gboolean gvt_central_import_stations (GvtCentral *self,
                                      GBytes *csv,
                                      const char *election,
                                      const char *as_of,
                                      GvtStationsSummary *summary,
                                      GError **error);

G_END_DECLS
