/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What stands at the desk before a question: why this user asks, as he picked it once for the visit
 * or the day (gvt-purpose-keep.h), and whether questions are slowed (gvt-lookup-pace.h). */
typedef struct
{
  char *purpose; /* (nullable): to be picked */
  gboolean is_of_visit;
  gboolean is_fast;
} GvtVoterDesk;

void gvt_voter_desk_free (gpointer self);

/** gvt_voter_desk_read: fills @work but for its `done`. Result: #GvtVoterDesk */
void gvt_voter_desk_read (GvtWork *work, GvtProfile *profile);
/** gvt_voter_desk_keep: the same; keeps @purpose first */
void gvt_voter_desk_keep (GvtWork *work, GvtProfile *profile, const char *purpose);

G_END_DECLS
