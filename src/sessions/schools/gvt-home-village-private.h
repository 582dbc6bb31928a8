/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-region.h"

G_BEGIN_DECLS

/* Which village is meant where a school wrote "Ds. Kuta". A name that two villages of the province
 * share is no answer. */
typedef struct _GvtHomeVillages GvtHomeVillages;

typedef enum
{
  GVT_HOME_FOUND,
  GVT_HOME_MISSING,   /* nothing is written there */
  GVT_HOME_UNKNOWN,   /* no village is called so */
  GVT_HOME_AMBIGUOUS, /* several are, and the district is not said */
} GvtHomeAnswer;

/** gvt_home_villages_new: @regions: (nullable): where the region list did not come yet, no village
 * is known by its name. Returns: (transfer full) */
GvtHomeVillages *gvt_home_villages_new (GvtRegionList *regions);
void gvt_home_villages_free (GvtHomeVillages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtHomeVillages, gvt_home_villages_free)

/** gvt_home_villages_find: @village: (nullable): a name, with or without "Desa", "Kel." and what
 * stands behind a comma, or a region code; @district: (nullable). @code: (out) (transfer none): of
 * the village, with dots; %NULL but with %GVT_HOME_FOUND */
GvtHomeAnswer gvt_home_villages_find (GvtHomeVillages *self,
                                      const char *village,
                                      const char *district,
                                      const char **code);

G_END_DECLS
