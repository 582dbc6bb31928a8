/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From events to tables, the same way when they come and when all is rebuilt. */
#include <string.h>

#include "gvt-error.h"
#include "gvt-journal-private.h"

gboolean
gvt_journal_apply (const GvtKind *kind, GvtDb *db, const GvtEvent *event, GError **error)
{
  g_autoptr (JsonObject) body = NULL;

  if (kind->apply == NULL)
    return TRUE;

  /* From the bytes, also for an event just made: so it is projected as every rebuild will. */
  body = gvt_event_parse_body (event, error);
  return body != NULL && kind->apply (db, event, body, error);
}

typedef struct
{
  GvtJournal *journal;
  const GvtKind *kind;
  const GvtEvent *event;
} Application;

/* For those features that take something of another one's kind. */
static gboolean
apply_also (GvtDb *db, gpointer user_data, GError **error)
{
  const Application *self = user_data;
  const GvtProjection *const *projections = self->journal->projections;

  for (guint i = 0; projections != NULL && projections[i] != NULL; i++)
    for (const GvtKind *also = projections[i]->also; also != NULL && also->name != NULL; also++)
      if (g_str_equal (also->name, self->event->header.kind)
          && !gvt_journal_apply (also, db, self->event, error))
        return FALSE;

  return TRUE;
}

static gboolean
judge (const Application *self, GvtDb *db, GError **error)
{
  const GvtProjection *const *projections = self->journal->projections;

  for (guint i = 0; projections != NULL && projections[i] != NULL; i++)
    if (projections[i]->judge != NULL
        && !projections[i]->judge (db, self->kind, self->event, error))
      return FALSE;

  return TRUE;
}

static gboolean
check_maker (Application *application, GvtDb *db, GError **error)
{
  g_auto (GvtJournalOwn) own = { 0 };

  if (!application->kind->only_own)
    return TRUE;
  if (!gvt_journal_load_own (db, &own, error))
    return FALSE;
  if (gvt_id_equal (&own.device, &application->event->header.device))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_FORBIDDEN, "This is not for others to decide");
  return FALSE;
}

static gboolean
apply_in_savepoint (GvtDb *db, gpointer user_data, GError **error)
{
  Application *application = user_data;

  return check_maker (application, db, error) && judge (application, db, error)
         && gvt_journal_apply (application->kind, db, application->event, error)
         && apply_also (db, application, error);
}

/* Whether the event itself is at fault, and would be on every other machine too. What the disk or
 * another process did must not be held against it. */
static gboolean
is_about_content (const GError *error)
{
  if (error->domain != GVT_ERROR)
    return FALSE;

  switch ((GvtError) error->code)
    {
    case GVT_ERROR_OFFLINE:
    case GVT_ERROR_LOCKED:
    case GVT_ERROR_MUST_CHANGE:
    case GVT_ERROR_TOO_SOON:
    case GVT_ERROR_DISK_FULL:
    case GVT_ERROR_DB_CORRUPT:
    case GVT_ERROR_DB_MISSING:
    case GVT_ERROR_NO_ACCESS:
    case GVT_ERROR_DB_BUSY:
    case GVT_ERROR_DB_FAILED:
      return FALSE;
    case GVT_ERROR_BAD_INPUT:
    case GVT_ERROR_BAD_FORMAT:
    case GVT_ERROR_BAD_SIGNATURE:
    case GVT_ERROR_TOO_NEW:
    case GVT_ERROR_TOO_LARGE:
    case GVT_ERROR_WRONG_PASSPHRASE:
    case GVT_ERROR_FORBIDDEN:
    case GVT_ERROR_NOT_FOUND:
    case GVT_ERROR_STATE:
    case GVT_ERROR_EXPIRED:
    case GVT_ERROR_CHAIN:
    case GVT_ERROR_TAKEN:
    case GVT_ERROR_REFUSED:
    case GVT_ERROR_DB_CONSTRAINT:
    default:
      return TRUE;
    }
}

static gboolean
list_unapplied (
    GvtDb *db, const GvtEvent *event, const char *reason, const char *detail, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO unapplied_event VALUES (:device, :incarnation, :seq, :reason, :detail)",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", &event->header.device);
  gvt_stmt_bind_int (stmt, ":incarnation", event->header.incarnation);
  gvt_stmt_bind_int (stmt, ":seq", (gint64) event->header.seq);
  gvt_stmt_bind_text (stmt, ":reason", reason);
  gvt_stmt_bind_text (stmt, ":detail", detail);
  return gvt_stmt_run (stmt, error);
}

/* I5: what is wrong with the event itself is listed, and blocks nothing. */
static gboolean
apply_or_list (Application *self, GvtDb *db, GvtTxFunc apply, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (gvt_db_transact (db, apply, self, &local))
    return TRUE;
  if (is_about_content (local))
    return list_unapplied (db, self->event, "rejected", local->message, error);

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_journal_project (GvtJournal *self, GvtDb *db, const GvtEvent *event, GError **error)
{
  Application application = { self, gvt_journal_find_kind (self, event->header.kind), event };

  return application.kind != NULL
             ? apply_or_list (&application, db, apply_in_savepoint, error)
             : list_unapplied (db, event, "unknown", event->header.kind, error);
}

gboolean
gvt_journal_says_the_same (const GvtEvent *repeat, const GvtEvent *first)
{
  const GvtEventHeader *a = &repeat->header;
  const GvtEventHeader *b = &first->header;
  guint32 incarnation_a, incarnation_b;
  guint64 seq_a, seq_b;

  gvt_event_header_origin (a, &incarnation_a, &seq_a);
  gvt_event_header_origin (b, &incarnation_b, &seq_b);
  return gvt_id_equal (&a->device, &b->device) && incarnation_a == incarnation_b && seq_a == seq_b
         && g_str_equal (a->kind, b->kind) && g_str_equal (a->actor, b->actor)
         && g_str_equal (a->place, b->place) && g_str_equal (a->scope, b->scope)
         && a->at_us == b->at_us && a->subject_length == b->subject_length
         && memcmp (a->subject, b->subject, a->subject_length) == 0
         && g_bytes_equal (repeat->body, first->body)
         && repeat->has_personal_hash == first->has_personal_hash
         && (!repeat->has_personal_hash
             || gvt_hash_equal (&repeat->personal_hash, &first->personal_hash));
}

gboolean
gvt_journal_judge_repeat (GvtJournal *self, GvtDb *db, const GvtEvent *event, GError **error)
{
  Application application = { .journal = self, .event = event };
  g_autoptr (GvtEvent) first = NULL;

  /* By the id alone, never by which of the two came first (I4). */
  if (!gvt_id_is_owned (&event->header.id, &event->header.device))
    return list_unapplied (db, event, "rejected", "its id is another device's to give", error);

  first = gvt_journal_event (self, db, &event->header.id, error);
  if (first == NULL)
    return FALSE;

  return gvt_journal_says_the_same (event, first)
             ? apply_or_list (&application, db, apply_also, error)
             : list_unapplied (db, event, "rejected", "its id stands for something else", error);
}

gboolean
gvt_journal_count_rejected (GvtJournal *self,
                            GvtDb *db,
                            const GvtId *device,
                            guint32 incarnation,
                            guint64 *count,
                            GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT count (*) FROM unapplied_event WHERE device = :device"
      " AND incarnation = :incarnation AND reason = 'rejected'",
      error);

  g_return_val_if_fail (GVT_IS_JOURNAL (self), FALSE);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  if (!gvt_stmt_one (stmt, "quarantine", error))
    return FALSE;

  *count = (guint64) gvt_stmt_int (stmt, 0);
  return TRUE;
}
