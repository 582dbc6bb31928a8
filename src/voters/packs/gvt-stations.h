/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-hash.h"
#include "gvt-polling-station.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* The polling stations of one village in one election, as `STAT`: a signed file of public facts,
 * nobody's data, that comes with the lists of leased villages. It may be missing, and then nothing
 * is told but the number that the voter list has. Immutable once read, then any thread. */

#define GVT_STATIONS_MAX       999          /* of one village */
#define GVT_STATIONS_MAX_BYTES (512 * 1024) /* of the payload */

typedef struct
{
  char *village;  /* Kemendagri code */
  char *election; /* 1 to 32 of a-z 0-9 - */
  char *as_of;    /* "YYYY-MM-DD": the day the facts are of */
  guint version;  /* from 1 */
  GPtrArray *all; /* (element-type GvtPollingStation) */
} GvtStations;

GvtStations *
gvt_stations_new (const char *village, const char *election, const char *as_of, guint version);
GvtStations *gvt_stations_ref (GvtStations *self);
void gvt_stations_unref (GvtStations *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtStations, gvt_stations_unref)

/** gvt_stations_find: @number: as a voter list has it, "1" or "001". Returns: (transfer none)
 * (nullable) */
const GvtPollingStation *gvt_stations_find (const GvtStations *self, const char *number);
/** gvt_stations_describe: the station with the day that the facts are of. @self: (nullable).
 * Translated. Returns: (transfer full): "" where nothing is known of it */
char *gvt_stations_describe (const GvtStations *self, const char *number);
/** gvt_stations_add_json: sets "station" of @object, with "as_of", where it is known; else
 * nothing. @self: (nullable) */
void gvt_stations_add_json (const GvtStations *self, const char *number, JsonObject *object);

/** gvt_stations_write: the same stations give the same bytes. Returns: (transfer full) (nullable)
 */
GBytes *gvt_stations_write (const GvtStations *self, const GvtSecret *signing_key, GError **error);
/** gvt_stations_read: @signer: (nullable): %NULL where its hash was checked. Every fact is checked
 * again here, whoever signed it. Returns: (transfer full) (nullable) */
GvtStations *gvt_stations_read (GBytes *file, const GvtPublicKey *signer, GError **error);

/* --- on a laptop --- */

/** gvt_stations_install: takes the place of the one before at once or not at all (I8); an older
 * version is %GVT_ERROR_EXPIRED. Any user; any thread; blocks */
gboolean gvt_stations_install (GvtProfile *profile,
                               GBytes *file,
                               const GvtPublicKey *signer,
                               GError **error);
/** gvt_stations_holds: whether the file with @hash is the present one, whole */
gboolean gvt_stations_holds (GvtProfile *profile,
                             const char *village,
                             const char *election,
                             const GvtHash *hash);
/** gvt_stations_load: Returns: (transfer full) (nullable): %NULL where there are none that can be
 * trusted */
GvtStations *gvt_stations_load (GvtProfile *profile, const char *village, const char *election);

G_END_DECLS
