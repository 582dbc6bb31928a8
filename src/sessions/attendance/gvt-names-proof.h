/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* What became of one name in an attendance list, or of the pupils in a part of a school's list. */
typedef struct
{
  GvtId event;           /* whose erasable part it is, or was */
  GvtId session;         /* of a name */
  guint card;            /* likewise */
  guint n_pupils;        /* of a part of a school's list; 0 for a name */
  GvtHash personal_hash; /* over the name and its salt: stays, and tells neither */
  gboolean is_kept;
  gboolean is_erased; /* the next are set; neither kept nor erased: it never came here */
  GvtId erasure;      /* the event that erased it */
  GvtHash erasure_hash;
  gint64 erased_at_us; /* by the laptop's clock */
  GvtClockTrust clock;
} GvtNameFate;

/** gvt_names_read_fates: all of a visit that are held here, as they were taken, corrected ones too.
 * Returns: (transfer full) (element-type GvtNameFate) (nullable): errors as gvt_visits_view(). Any
 * thread; blocks */
GArray *gvt_names_read_fates (GvtProfile *profile, const GvtId *visit, GError **error);

G_END_DECLS
