/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* How long a class has been going on, by a clock that anybody may set. */

/* Of this program: no lesson goes on for longer without a single record, so the clock was set
 * ahead, or the class rested. */
#define GVT_CLASS_MAX_GAP (4 * G_TIME_SPAN_HOUR)

typedef struct
{
  guint minutes; /* since it was opened until it was closed, or until now; what the clock went back,
                    and gaps, are left out */
  gboolean clock_jumped; /* the clock went back in its midst: times of day in it may be wrong */
  guint gap_minutes;     /* in gaps of more than %GVT_CLASS_MAX_GAP between two records; no part of
                            @minutes */
} GvtSessionTime;

/* How far the records of a class were read, and what they came to. Zero-initialise: nothing was
 * read yet. */
typedef struct
{
  gint64 incarnation, seq; /* of the last record that was read */
  gint64 before_us;        /* its time */
  gint64 passed_us;
  gint64 gap_us;
  gboolean has_jumped;
  gboolean has_begun; /* a record was read */
} GvtSessionTimeMark;

/** gvt_session_time_read: from the journal of the laptop that holds the class. Blocks; any thread.
 * %GVT_ERROR_NOT_FOUND, %GVT_ERROR_FORBIDDEN */
gboolean gvt_session_time_read (GvtProfile *profile,
                                const GvtId *session,
                                GvtSessionTime *time,
                                GError **error);
/** gvt_session_time_follow: the same for whoever reads it again and again: of the records only
 * those behind @mark, which moves on. A mark is of one class */
gboolean gvt_session_time_follow (GvtProfile *profile,
                                  const GvtId *session,
                                  GvtSessionTimeMark *mark,
                                  GvtSessionTime *time,
                                  GError **error);
/** gvt_session_time_describe_clock: Translated. Returns: (transfer full) (nullable): what was wrong
 * with the clock during the class, and what that means; %NULL where nothing was */
char *gvt_session_time_describe_clock (const GvtSessionTime *self);

G_END_DECLS
