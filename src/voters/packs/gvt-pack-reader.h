/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-pack-writer.h"
#include "gvt-voter-table.h"

G_BEGIN_DECLS

/* A pack as it came: what it says of itself can be read at once, believed after gvt_pack_verify(),
 * and its rows seen with the village's epoch key. Immutable, any thread. */
#define GVT_TYPE_PACK (gvt_pack_get_type ())
G_DECLARE_FINAL_TYPE (GvtPack, gvt_pack, GVT, PACK, GObject)

/** gvt_pack_max_file: the cap on a pack's size, for refusing it while it arrives */
gsize gvt_pack_max_file (void);

/** gvt_pack_read: structure, digest and every header field; not yet the signature. Returns:
 * (transfer full) (nullable) */
GvtPack *gvt_pack_read (GBytes *file, GError **error);
/** gvt_pack_verify: %GVT_ERROR_BAD_SIGNATURE unless @signer, the centre's online key, signed it */
gboolean gvt_pack_verify (GvtPack *self, const GvtPublicKey *signer, GError **error);

/** gvt_pack_get_info: Returns: (transfer none): lives as long as the pack */
const GvtPackInfo *gvt_pack_get_info (GvtPack *self);
guint gvt_pack_get_rows (GvtPack *self);
/** gvt_pack_get_lexicon: the hash of the file its names need */
const GvtHash *gvt_pack_get_lexicon (GvtPack *self);

/**
 * gvt_pack_open:
 * @epoch_key: of the village; another one is %GVT_ERROR_BAD_SIGNATURE
 * @lexicon: the one named; another one is %GVT_ERROR_BAD_FORMAT
 * @arena: gets all that the table needs
 *
 * Returns: (transfer none) (nullable): the rows, or %GVT_ERROR_BAD_FORMAT
 */
const GvtVoterTable *gvt_pack_open (GvtPack *self,
                                    const GvtSecret *epoch_key,
                                    GvtLexicon *lexicon,
                                    GvtArena *arena,
                                    GError **error);

G_END_DECLS
