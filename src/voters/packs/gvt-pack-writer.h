/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-lexicon.h"
#include "gvt-seal.h"
#include "gvt-voter-row.h"

G_BEGIN_DECLS

/* What a pack says of itself in the clear; becomes the signed file's header. */
typedef struct
{
  const char *village;      /* Kemendagri code with dots, "52.01.01.2002" */
  const char *village_name; /* for people */
  const char *election;     /* 1 to 32 of a-z 0-9 -, "pilkada-2024"; TPS numbers belong to it */
  guint list_version;       /* from 1; a higher one replaces a lower one of the same election */
  const char *as_of;        /* "YYYY-MM-DD": the day the list speaks of */
  guint epoch;              /* of the village's key */
} GvtPackInfo;

/* Turns one village's list into a pack: a signed file `PACK` whose payload is zstd column streams
 * sealed under a fresh key, that key sealed under the village's epoch key. One thread at a time. */
typedef struct _GvtPackWriter GvtPackWriter;

/** gvt_pack_writer_new: @info is copied; @lexicon: (transfer none): its hash goes into the header
 */
GvtPackWriter *gvt_pack_writer_new (const GvtPackInfo *info, GvtLexicon *lexicon);
void gvt_pack_writer_free (GvtPackWriter *self);

/** gvt_pack_writer_add: the next row; the list's order is kept, and pays when households, TPS and
 * RT/RW stand together. %GVT_ERROR_BAD_INPUT for a cell that no list may hold, %GVT_ERROR_TOO_LARGE
 * past %GVT_VOTER_MAX_ROWS. */
gboolean gvt_pack_writer_add (GvtPackWriter *self, const GvtVoterRow *row, GError **error);
guint gvt_pack_writer_get_rows (GvtPackWriter *self);

/** gvt_pack_writer_finish: @epoch_key: 32 bytes. Every row is read back from the finished pack and
 * compared before it is handed out. Returns: (transfer full) (nullable): the whole file */
GBytes *gvt_pack_writer_finish (GvtPackWriter *self,
                                const GvtSecret *epoch_key,
                                const GvtSecret *signing_key,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtPackWriter, gvt_pack_writer_free)

G_END_DECLS
