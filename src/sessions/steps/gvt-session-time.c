/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-time.h"

#include "gvt-session-views.h"

typedef struct
{
  const GvtId *session;
  gint64 now_us;
  gint64 before_us; /* of the record before; G_MININT64 before the first */
  gint64 passed_us;
  gboolean has_jumped;
} Reading;

/* Every record of that laptop from the opening to the close, whatever it is about: it is one clock.
 * What was issued again has no id where it stands a second time. */
#define RECORDS_SQL \
  "SELECT e.header FROM event AS o JOIN event AS e ON e.device = o.device" \
  " AND (e.incarnation, e.seq) >= (o.incarnation, o.seq)" \
  " LEFT JOIN session_close AS c ON c.session_id = o.id AND c.device = o.device" \
  " LEFT JOIN event AS l ON l.id = c.event_id" \
  " WHERE o.id = :session AND e.id IS NOT NULL" \
  " AND (l.id IS NULL OR (e.incarnation, e.seq) <= (l.incarnation, l.seq))" \
  " ORDER BY e.incarnation, e.seq"

static void
pass (Reading *self, gint64 at_us)
{
  if (self->before_us != G_MININT64 && at_us >= self->before_us)
    self->passed_us += at_us - self->before_us;
  self->has_jumped |= at_us < self->before_us;
  self->before_us = at_us;
}

static gboolean
read_records (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, RECORDS_SQL, error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":session", self->session);
  while (local == NULL && gvt_stmt_next (stmt, &local))
    {
      g_autoptr (GBytes) bytes = gvt_stmt_bytes (stmt, 0);
      g_auto (GvtEventHeader) header = { 0 };

      if (gvt_event_header_decode (bytes, &header, &local))
        pass (self, header.at_us);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_session_time_read (GvtProfile *profile,
                       const GvtId *session,
                       GvtSessionTime *time,
                       GError **error)
{
  g_autoptr (GvtSession) found = gvt_sessions_view (profile, session, error);
  g_autoptr (GvtJournal) journal = found != NULL ? gvt_profile_dup_journal (profile, error) : NULL;
  Reading reading = { .session = session, .before_us = G_MININT64 };

  if (journal == NULL
      || !gvt_store_read (gvt_journal_get_store (journal), read_records, &reading, error))
    return FALSE;

  if (gvt_session_is_open (found))
    pass (&reading, gvt_clock_now_us (gvt_journal_get_clock (journal)));
  time->minutes = (guint) MIN (reading.passed_us / G_TIME_SPAN_MINUTE, G_MAXUINT);
  time->clock_jumped = reading.has_jumped;
  return TRUE;
}
