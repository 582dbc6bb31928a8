/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"

G_BEGIN_DECLS

/* Visits that the centre plans for laptops. Each is an event of the centre's own chain, and goes to
 * its laptops by their outboxes; it has one id everywhere, so that the classes that several laptops
 * hold there add up. */

/* What an import did, or in a dry run would do. */
typedef struct
{
  guint n_new;
  guint n_changed; /* known by their key, with another plan or for other laptops */
  guint n_same;
  guint n_taken_back; /* with the whole list: those of today and later that it does not have */
  guint
      n_nobody; /* of all these: visits for which no laptop is here yet; it gets them when it is */
} GvtVisitsImport;

/* How a file is taken. */
typedef struct
{
  gboolean is_dry_run;
  gboolean is_complete; /* it has all visits from today on: any other is taken back */
} GvtVisitsImportMode;

/**
 * gvt_central_import_visits:
 * @csv: gvt-visit-sheet.h
 *
 * All of it or nothing: %GVT_ERROR_BAD_INPUT names every line that is wrong. Places and villages
 * must be in the region list, users and laptops known, and work there. A line is the visit of
 * before that has its key (its code; without one place, date and name): only what differs from the
 * last file is issued anew, so that a change made on a laptop since is not taken back by the same
 * file. A laptop that was named and is not any more is told so, as are all when a visit is taken
 * back; what was held there stays.
 */
gboolean gvt_central_import_visits (GvtCentral *self,
                                    GBytes *csv,
                                    const GvtVisitsImportMode *mode,
                                    GvtVisitsImport *import,
                                    GError **error);

/** gvt_central_list_visit_laptops: Returns: (transfer full) (nullable): the codes of the laptops
 * that have @visit to make */
GStrv gvt_central_list_visit_laptops (GvtCentral *self, const GvtId *visit, GError **error);

/** gvt_central_send_visits: queues for every copy of @device the visits that are due for it, and
 * that others are not due any more; one
 * whose host can be sealed to no one-time key yet waits for the next deposit. In the transaction of
 * @db. */
gboolean gvt_central_send_visits (GvtCentral *self, GvtDb *db, const GvtId *device, GError **error);

G_END_DECLS
