/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-time.h"

#include <glib/gi18n-lib.h>

#include "gvt-session-views.h"

typedef struct
{
  const GvtId *session;
  GvtSessionTimeMark mark;
} Reading;

/* What was read last, at first the record before the opening. */
#define OPENING_SQL "SELECT incarnation, seq - 1 FROM event WHERE id = :session"

/* Every record of that laptop from the opening to the close, whatever it is about: it is one clock.
 * What was issued again has no id where it stands a second time. */
#define RECORDS_SQL \
  "SELECT e.header, e.incarnation, e.seq FROM event AS o JOIN event AS e ON e.device = o.device" \
  " AND (e.incarnation, e.seq) > (:incarnation, :seq)" \
  " LEFT JOIN session_close AS c ON c.session_id = o.id AND c.device = o.device" \
  " LEFT JOIN event AS l ON l.id = c.event_id" \
  " WHERE o.id = :session AND e.id IS NOT NULL" \
  " AND (l.id IS NULL OR (e.incarnation, e.seq) <= (l.incarnation, l.seq))" \
  " ORDER BY e.incarnation, e.seq"

static void
pass (GvtSessionTimeMark *mark, gint64 at_us)
{
  gint64 gap = mark->has_begun ? at_us - mark->before_us : 0;

  if (gap > GVT_CLASS_MAX_GAP)
    mark->gap_us += gap;
  else if (gap > 0)
    mark->passed_us += gap;
  mark->has_jumped |= gap < 0;
  mark->before_us = at_us;
  mark->has_begun = TRUE;
}

static gboolean
find_opening (GvtDb *db, Reading *self, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, OPENING_SQL, error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":session", self->session);
  if (!gvt_stmt_one (stmt, "session", error))
    return FALSE;
  self->mark.incarnation = gvt_stmt_int (stmt, 0);
  self->mark.seq = gvt_stmt_int (stmt, 1);
  return TRUE;
}

static gboolean
read_records (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, RECORDS_SQL, error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL || (!self->mark.has_begun && !find_opening (db, self, error)))
    return FALSE;
  gvt_stmt_bind_id (stmt, ":session", self->session);
  gvt_stmt_bind_int (stmt, ":incarnation", self->mark.incarnation);
  gvt_stmt_bind_int (stmt, ":seq", self->mark.seq);
  while (local == NULL && gvt_stmt_next (stmt, &local))
    {
      g_autoptr (GBytes) bytes = gvt_stmt_bytes (stmt, 0);
      g_auto (GvtEventHeader) header = { 0 };

      if (!gvt_event_header_decode (bytes, &header, &local))
        break;
      pass (&self->mark, header.at_us);
      self->mark.incarnation = gvt_stmt_int (stmt, 1);
      self->mark.seq = gvt_stmt_int (stmt, 2);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static guint
to_minutes (gint64 us)
{
  return (guint) MIN (us / G_TIME_SPAN_MINUTE, G_MAXUINT);
}

gboolean
gvt_session_time_follow (GvtProfile *profile,
                         const GvtId *session,
                         GvtSessionTimeMark *mark,
                         GvtSessionTime *time,
                         GError **error)
{
  g_autoptr (GvtSession) found = gvt_sessions_view (profile, session, error);
  g_autoptr (GvtJournal) journal = found != NULL ? gvt_profile_dup_journal (profile, error) : NULL;
  Reading reading = { session, *mark };

  if (journal == NULL
      || !gvt_store_read (gvt_journal_get_store (journal), read_records, &reading, error))
    return FALSE;

  *mark = reading.mark;
  if (gvt_session_is_open (found))
    pass (&reading.mark, gvt_clock_now_us (gvt_journal_get_clock (journal)));
  time->minutes = to_minutes (reading.mark.passed_us);
  time->gap_minutes = to_minutes (reading.mark.gap_us);
  time->clock_jumped = reading.mark.has_jumped;
  return TRUE;
}

gboolean
gvt_session_time_read (GvtProfile *profile,
                       const GvtId *session,
                       GvtSessionTime *time,
                       GError **error)
{
  GvtSessionTimeMark mark = { 0 };

  return gvt_session_time_follow (profile, session, &mark, time, error);
}

/* Returns: (transfer full) */
static char *
describe_gap (guint hours)
{
  return g_strdup_printf (ngettext ("%u hour without any record is not counted: the clock was set "
                                    "ahead, or the class rested",
                                    "%u hours without any record are not counted: the clock was "
                                    "set ahead, or the class rested",
                                    hours),
                          hours);
}

char *
gvt_session_time_describe_clock (const GvtSessionTime *self)
{
  const char *back = self->clock_jumped
                         ? _ ("the clock went back during this class: times of day may be wrong")
                         : NULL;
  guint hours = self->gap_minutes / 60;
  g_autofree char *gap = hours > 0 ? describe_gap (hours) : NULL;

  if (gap == NULL)
    return g_strdup (back);
  return g_strjoin (" · ", gap, back, NULL);
}
