/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-pack-chain.h"

G_BEGIN_DECLS

/* What an installation works with: a file that was verified, and the list that it makes. */
typedef struct
{
  const GvtPackInfo *info; /* of the list */
  guint n_rows;
  GvtHash hash; /* of the list's pack, whether this is it or not */
  GvtHash lexicon;
  GvtPackLink file;         /* the one that came */
  const GvtPackBase *base;  /* (nullable): what it is for, where it is a delta */
  const GvtHash *base_hash; /* likewise */
  GHashTable *kept;         /* names of this list's files that are needed afterwards */
  gboolean is_older;
} GvtPackInstallation;

/** gvt_packs_activate: writes the file, then makes its list the active one in one transaction; what
 * no version that is kept needs goes. As gvt_packs_install() of a newer or the same one */
gboolean gvt_packs_activate (GvtProfile *profile,
                             GvtJournal *journal,
                             GBytes *file,
                             GvtPackInstallation *self,
                             GError **error);

G_END_DECLS
