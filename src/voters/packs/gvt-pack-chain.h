/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-packs.h"

G_BEGIN_DECLS

/* The files that one version of a list is made of on this laptop: its pack; or a delta, and what
 * the version that it is for is made of. */

/* So many deltas one after another at most: each is a moment when lists open. */
#define GVT_PACK_CHAIN_MAX_DELTAS 6

typedef struct
{
  guint version;
  GvtHash file;
  gboolean is_delta;
} GvtPackLink;

typedef struct
{
  char *village;
  char *election;
  GArray *links; /* GvtPackLink: the version's own first, a pack last */
} GvtPackChain;

void gvt_pack_chain_free (GvtPackChain *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtPackChain, gvt_pack_chain_free)

/** gvt_pack_chain_load: Returns: (transfer full) (nullable) */
GvtPackChain *gvt_pack_chain_load (GvtDb *db, const GvtPackName *name, GError **error);
/** gvt_pack_chain_add_names: the names of its files in the folder `packs`, to @names, which owns
 * them */
void gvt_pack_chain_add_names (const GvtPackChain *self, GHashTable *names);
/** gvt_pack_chain_check: every file is here, and the one that was verified: else
 * %GVT_ERROR_NOT_FOUND or %GVT_ERROR_BAD_SIGNATURE */
gboolean gvt_pack_chain_check (const GvtPackChain *self, GvtProfile *profile, GError **error);
/** gvt_pack_chain_read: Returns: (transfer full) (nullable): the file of the link @index, if it is
 * the one that was verified */
GBytes *
gvt_pack_chain_read (const GvtPackChain *self, GvtProfile *profile, guint index, GError **error);
/** gvt_pack_chain_open: Returns: (transfer none) (nullable): its rows, in @arena */
const GvtVoterTable *gvt_pack_chain_open (const GvtPackChain *self,
                                          GvtProfile *profile,
                                          const GvtSecret *epoch_key,
                                          GvtLexicon *lexicon,
                                          GvtArena *arena,
                                          GError **error);
/** gvt_pack_chain_path: where the file of @link lies, or would. Returns: (transfer full) */
char *gvt_pack_chain_path (GvtProfile *profile, const GvtPackName *name, const GvtPackLink *link);

/* What the store knows of the list a delta is for. */
typedef struct
{
  guint version;
  guint epoch;
  GvtHash lexicon;
  GBytes *sealed_key; /* (nullable): of its epoch; not lent, or not any more */
  GvtPackChain *chain;
} GvtPackBase;

void gvt_pack_base_clear (GvtPackBase *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtPackBase, gvt_pack_base_clear)

/** gvt_pack_base_find: the version of this list whose pack is @hash; %GVT_ERROR_NOT_FOUND where it
 * is not one of those that are kept here */
gboolean gvt_pack_base_find (GvtDb *db,
                             const char *village,
                             const char *election,
                             const GvtHash *hash,
                             GvtPackBase *base,
                             GError **error);

G_END_DECLS
