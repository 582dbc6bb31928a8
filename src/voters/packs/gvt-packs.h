/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-hash.h"
#include "gvt-lexicon.h"
#include "gvt-pack-reader.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* The list files of a laptop, in its folder `packs`. A new version is verified, written beside the
 * old one and made the active one in a single transaction (I8): at any instant a list is the old
 * one or the new one, whole. The one before stays for roll-back; older ones go. No key is needed
 * for a whole list: any user's session can fetch lists. A delta is opened before it counts, so only
 * who opens the list can take one. */

/* One version of a list that is here. */
typedef struct
{
  const char *village;
  const char *election;
  guint version;
  GvtHash hash; /* of its pack, also where it came as a delta */
} GvtPackName;

/**
 * gvt_packs_install:
 * @file: a `PACK`
 * @signer: the centre's online key
 *
 * Makes it the active list of its village and election. The one that is active already changes
 * nothing; an older version, or an older key's, is %GVT_ERROR_EXPIRED. Any thread; blocks.
 */
gboolean
gvt_packs_install (GvtProfile *profile, GBytes *file, const GvtPublicKey *signer, GError **error);

/** gvt_packs_takes_delta: whether a delta for the pack @base could be taken: that list is one of
 * those kept here, whole, and this session opens it */
gboolean gvt_packs_takes_delta (GvtProfile *profile,
                                const char *village,
                                const char *election,
                                const GvtHash *base);

/**
 * gvt_packs_install_delta:
 * @file: a `DELT`
 *
 * As gvt_packs_install(), of the list that results: it is put together and compared with the digest
 * that the delta names before it counts. The list that it is for stays as it is, and its files as
 * long as they are needed. %GVT_ERROR_NOT_FOUND where that list is not here, %GVT_ERROR_LOCKED
 * where this session does not open it: fetch the whole one. Nothing is changed then.
 */
gboolean gvt_packs_install_delta (GvtProfile *profile,
                                  GBytes *file,
                                  const GvtPublicKey *signer,
                                  GError **error);

/** gvt_packs_install_lexicon: keeps a `LEXI` for the packs that name it, before or after them */
gboolean gvt_packs_install_lexicon (GvtProfile *profile,
                                    GBytes *file,
                                    const GvtPublicKey *signer,
                                    GError **error);

/** gvt_packs_roll_back: the previous list of @village becomes the active one, and that one the
 * previous; %GVT_ERROR_NOT_FOUND when there is none. For data officers and supervisors whose area
 * has the village (%GVT_ERROR_FORBIDDEN) */
gboolean gvt_packs_roll_back (GvtProfile *profile,
                              const char *village,
                              const char *election,
                              GError **error);

/** gvt_packs_use: makes @name, which is here, the active list again where it was rolled back: what
 * a sync does with the version that the centre's manifest names */
gboolean gvt_packs_use (GvtProfile *profile, const GvtPackName *name, GError **error);

/** gvt_packs_check: every file that this list is made of is here, and the one that was verified:
 * %GVT_ERROR_BAD_SIGNATURE when one was changed, %GVT_ERROR_NOT_FOUND when one is gone: fetch it
 * again */
gboolean gvt_packs_check (GvtProfile *profile, const GvtPackName *name, GError **error);
/** gvt_packs_open: its rows, from files that pass gvt_packs_check(). @epoch_key and @lexicon: as of
 * gvt_pack_open(). Returns: (transfer none) (nullable) */
const GvtVoterTable *gvt_packs_open (GvtProfile *profile,
                                     const GvtPackName *name,
                                     const GvtSecret *epoch_key,
                                     GvtLexicon *lexicon,
                                     GvtArena *arena,
                                     GError **error);
GvtLexicon *gvt_packs_read_lexicon (GvtProfile *profile, const GvtHash *hash, GError **error);

/** gvt_packs_remove_unnamed: list files that no row of the store names any more. Lexicons stay:
 * they hold words, and nobody's. Any user; any thread; blocks */
gboolean gvt_packs_remove_unnamed (GvtProfile *profile, GError **error);

G_END_DECLS
