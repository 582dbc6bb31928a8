/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* How long a class has been going on, by a clock that anybody may set. */
typedef struct
{
  guint minutes; /* since it was opened until it was closed, or until now; what the clock went back
                    is left out, so they are never fewer than they were */
  gboolean clock_jumped; /* the clock went back in its midst: times of day in it may be wrong */
} GvtSessionTime;

/** gvt_session_time_read: from the journal of the laptop that holds the class. Blocks; any thread.
 * %GVT_ERROR_NOT_FOUND, %GVT_ERROR_FORBIDDEN */
gboolean gvt_session_time_read (GvtProfile *profile,
                                const GvtId *session,
                                GvtSessionTime *time,
                                GError **error);

G_END_DECLS
