/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <stdatomic.h>

#include "gvt-central-ring.h"
#include "gvt-central-tally.h"
#include "gvt-file-shelf.h"

G_BEGIN_DECLS

/* For the files of the centre itself. */
struct _GvtCentral
{
  GObject parent_instance;

  char *folder;
  GvtClock *clock;
  GvtStore *store;
  GvtJournal *journal;
  GvtSecret *wrap; /* seals the secrets inside the store */
  guint64 epoch;
  atomic_uint_fast64_t tally[GVT_TALLY_N];
  GvtFileShelf *shelf;

  GMutex rings_lock;
  GPtrArray *rings; /* GvtCentralRing: the last one counts; those before are somebody's still */

  GMutex health_lock; /* guards what follows: the last trial of gvt_central_check_health() */
  gboolean has_tried;
  gint64 tried_us; /* by gvt_clock_boot_us() */
  GError *trouble; /* (nullable) */
};

/* Names in the folder. */
#define GVT_CENTRAL_STORE_FILE    "centre.db"
#define GVT_CENTRAL_DATABASE_FILE "database"
#define GVT_CENTRAL_KEY_FILE      "centre.key"
#define GVT_CENTRAL_FILES         "files"
#define GVT_CENTRAL_COURIER       "courier"

/* And in a backup, beside those. */
#define GVT_CENTRAL_DUMP_FILE   "centre.dump"
#define GVT_CENTRAL_BACKUP_FILE "backup.json"

/* Names of secrets inside the store. */
#define GVT_CENTRAL_SIGNING_KEY   "signing-key"
#define GVT_CENTRAL_SEALING_KEY   "sealing-key"
#define GVT_CENTRAL_CHALLENGE_KEY "challenge-key"

/* Who stands in the centre's events until staff have codes of their own there. */
#define GVT_CENTRAL_ACTOR "CENTRE"

/** gvt_central_get_ring: the present keys. Returns: (transfer none): until the centre is closed */
const GvtCentralRing *gvt_central_get_ring (GvtCentral *self);
/** gvt_central_refresh_ring: takes up keys that were turned by whatever process. Inside a
 * transaction that has not turned them itself */
gboolean gvt_central_refresh_ring (GvtCentral *self, GvtDb *db, GError **error);

/** gvt_central_wrap_key: what seals secrets inside the store. Returns: (transfer full) */
GvtSecret *gvt_central_wrap_key (const GvtSecret *store_key);

G_END_DECLS
