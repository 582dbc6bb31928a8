/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-pack-reader.h"
#include "gvt-table-diff.h"

G_BEGIN_DECLS

/* The difference between two versions of one village's list: rows that go and rows that are put, so
 * that a laptop that has the version before need not fetch the next as a whole. It names the pack
 * that it is for by its hash, fits no other, and says by a digest which rows must come of it. What
 * results is a table, and no pack: a pack has a random key and is squeezed by zstd, whose next
 * release may give other bytes. So a laptop keeps the pack and the delta as they were signed, and
 * puts them together in memory. Immutable, any thread. */
#define GVT_TYPE_DELTA (gvt_delta_get_type ())
G_DECLARE_FINAL_TYPE (GvtDelta, gvt_delta, GVT, DELTA, GObject)

typedef struct
{
  GvtPackInfo pack; /* of the list that results */
  guint n_rows;     /* likewise */
  GvtHash base;     /* the pack that it is for */
  GvtHash target;   /* the pack whose rows result */
} GvtDeltaInfo;

/** gvt_delta_max_file: the cap on a delta's size */
gsize gvt_delta_max_file (void);

/** gvt_delta_read: structure, digest and every header field; not yet the signature. Returns:
 * (transfer full) (nullable) */
GvtDelta *gvt_delta_read (GBytes *file, GError **error);
/** gvt_delta_verify: %GVT_ERROR_BAD_SIGNATURE unless @signer, the centre's online key, signed it */
gboolean gvt_delta_verify (GvtDelta *self, const GvtPublicKey *signer, GError **error);
/** gvt_delta_get_info: Returns: (transfer none): lives as long as the delta */
const GvtDeltaInfo *gvt_delta_get_info (GvtDelta *self);

/**
 * gvt_delta_apply:
 * @base: the rows of the pack that it is for
 * @epoch_key: of the village; another one is %GVT_ERROR_BAD_SIGNATURE
 * @lexicon: the base's
 * @arena: gets all that the result needs: it does not lean on @base
 *
 * Returns: (transfer none) (nullable): the rows that result, or %GVT_ERROR_BAD_FORMAT
 */
const GvtVoterTable *gvt_delta_apply (GvtDelta *self,
                                      const GvtVoterTable *base,
                                      const GvtSecret *epoch_key,
                                      GvtLexicon *lexicon,
                                      GvtArena *arena,
                                      GError **error);

/** gvt_delta_check: %GVT_ERROR_BAD_SIGNATURE unless @table has exactly the rows that the header
 * names */
gboolean gvt_delta_check (GvtDelta *self,
                          const GvtVoterTable *table,
                          const GvtSecret *epoch_key,
                          GError **error);

/* One version of a list, opened, for gvt_delta_write(). */
typedef struct
{
  GvtPack *pack;
  GvtHash hash; /* of the pack's file */
  const GvtVoterTable *table;
} GvtDeltaSide;

/**
 * gvt_delta_write:
 * @before: and @after: of one village and election, under one epoch and one lexicon; else
 * %GVT_ERROR_STATE: there is no delta between them
 * @changes: (out): what it says of voters
 *
 * It is read back and applied to @before, and every row compared with @after's, before it is handed
 * out. Returns: (transfer full) (nullable): the whole file
 */
GBytes *gvt_delta_write (const GvtDeltaSide *before,
                         const GvtDeltaSide *after,
                         GvtLexicon *lexicon,
                         const GvtSecret *epoch_key,
                         const GvtSecret *signing_key,
                         GvtTableChanges *changes,
                         GError **error);

G_END_DECLS
