/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-lexicon.h"
#include "gvt-pack-reader.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* The list files of a laptop, in its folder `packs`. A new version is verified, written beside the
 * old one and made the active one in a single transaction (I8): at any instant a list is the old
 * one or the new one, whole. The one before stays for roll-back; older ones go. No key is needed:
 * any user's session can fetch lists. */

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

/** gvt_packs_read: the file that has this hash and no other. %GVT_ERROR_BAD_SIGNATURE when it was
 * changed, %GVT_ERROR_NOT_FOUND when it is gone: fetch it again. Returns: (transfer full)
 * (nullable)
 */
GBytes *gvt_packs_read (GvtProfile *profile,
                        const char *village,
                        const char *election,
                        guint version,
                        const GvtHash *hash,
                        GError **error);
GvtLexicon *gvt_packs_read_lexicon (GvtProfile *profile, const GvtHash *hash, GError **error);

/** gvt_packs_remove_unnamed: list files that no row of the store names any more. Lexicons stay:
 * they hold words, and nobody's. Any user; any thread; blocks */
gboolean gvt_packs_remove_unnamed (GvtProfile *profile, GError **error);

G_END_DECLS
