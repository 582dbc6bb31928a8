/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-leases.h"
#include "gvt-pack-writer.h"
#include "gvt-packs.h"
#include "gvt-stations.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"

G_BEGIN_DECLS

/* An enrolled laptop, and beside it what its centre holds: keys, lexicon, village keys. */
typedef struct
{
  const char *folder;
  GvtClock *clock;
  GvtProfile *profile;
  GvtId device;
  GvtSecret *signing_key; /* the centre's */
  GvtPublicKey signer;
  GvtSecret *sealing_key; /* the centre's */
  GvtSecret *epoch_key;   /* of every village, epoch 1 */
  GBytes *lexicon_file;
  GvtLexicon *lexicon;
} GvtVotersFixture;

#define FIXTURE_ELECTION "pilkada-2024"
#define FIXTURE_KUTA     "52.02.01.2003" /* in the officer's area */
#define FIXTURE_PRAYA    "52.02.02.1001" /* likewise */
#define FIXTURE_GERUNG   "52.01.01.2002" /* outside */

/* A small list for Desa Kuta: a household, two women of one name, an odd NIK, an apostrophe. */
extern const GvtVoterRow gvt_fixture_rows[];
#define FIXTURE_N_ROWS     6
#define FIXTURE_AMINAH_NIK "5202016507900001"

/** gvt_voters_fixture_projections: of its profile. Returns: (transfer none) */
const GvtProjection *const *gvt_voters_fixture_projections (void);
void gvt_voters_fixture_set_up (GvtVotersFixture *self, gconstpointer unused);
/** gvt_voters_fixture_adopt: the same around a @profile that is there and stays its owner's; ends
 * with gvt_voters_fixture_leave() */
void gvt_voters_fixture_adopt (GvtVotersFixture *self, GvtProfile *profile);
void gvt_voters_fixture_leave (GvtVotersFixture *self);
void gvt_voters_fixture_tear_down (GvtVotersFixture *self, gconstpointer unused);

/** gvt_voters_fixture_pack: as the centre writes it */
GBytes *gvt_voters_fixture_pack (GvtVotersFixture *self,
                                 const char *village,
                                 guint version,
                                 guint epoch,
                                 const GvtVoterRow *rows,
                                 guint n_rows);
/** gvt_voters_fixture_delta: from one pack to the other, as the centre writes it. Returns:
 * (transfer full) (nullable) */
GBytes *
gvt_voters_fixture_delta (GvtVotersFixture *self, GBytes *before, GBytes *after, GError **error);
/** gvt_voters_fixture_prekey: a one-time key as sync deposits it */
void gvt_voters_fixture_prekey (GvtVotersFixture *self, GvtId *id, GvtPublicKey *key);
/** gvt_voters_fixture_lease: sealed to @prekey. @villages: %NULL-terminated codes, all under the
 * fixture's epoch key 1 */
GBytes *gvt_voters_fixture_lease (GvtVotersFixture *self,
                                  const GvtId *device,
                                  const GvtId *prekey,
                                  const GvtPublicKey *prekey_key,
                                  const char *const *villages,
                                  gint64 not_after_us);
gboolean gvt_voters_fixture_accept (GvtVotersFixture *self, GBytes *payload, GError **error);

/** gvt_voters_fixture_give: lexicon, packs of the small list and a lease of 14 days for @villages
 */
void gvt_voters_fixture_give (GvtVotersFixture *self, const char *const *villages);
/** gvt_voters_fixture_write_stations: of Desa Kuta, as the centre writes them: 1 to 9, all in
 * @place, near "Lapangan Latihan", for RT 001/002 and 003, without steps. Returns: (transfer full)
 */
GBytes *
gvt_voters_fixture_write_stations (GvtVotersFixture *self, guint version, const char *place);
/** gvt_voters_fixture_tell_stations: the same, as a sync brings them */
void gvt_voters_fixture_tell_stations (GvtVotersFixture *self, guint version, const char *place);
/** gvt_voters_fixture_lease_code: what the centre reads over the telephone to extend the only lease
 * by @n_days. Returns: (transfer full) */
char *gvt_voters_fixture_lease_code (GvtVotersFixture *self, gint n_days);
/** gvt_voters_fixture_damage: one bit of the middle of the list file of @village */
void gvt_voters_fixture_damage (GvtVotersFixture *self, const char *village);

G_END_DECLS
