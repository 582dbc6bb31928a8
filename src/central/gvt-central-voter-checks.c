/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-voter-checks.h"

#include "gvt-central-private.h"
#include "gvt-central-regions.h"
#include "gvt-check-acts.h"
#include "gvt-check-kinds.h"
#include "gvt-device-store.h"
#include "gvt-error.h"
#include "gvt-journal-each.h"
#include "gvt-json.h"
#include "gvt-laptop-schema.h"
#include "gvt-seal.h"
#include "gvt-voter-check-search.h"

void
gvt_voter_check_record_free (GvtVoterCheckRecord *self)
{
  g_free (self->device_code);
  g_free (self->asked_by);
  g_free (self->by);
  g_free (self->village);
  g_free (self->answer);
  g_free (self);
}

/* --- what was asked --- */

#define ANSWERED \
  "SELECT e.id FROM event e JOIN journal j USING (device)" \
  " WHERE e.kind = '" GVT_VOTER_CHECK_ANSWERED_KIND "'"

/* @answer: (nullable). Returns: (transfer full) (nullable) */
static GvtVoterCheckRecord *
describe (GvtDb *db, const GvtEvent *event, const GvtEvent *answer, GError **error)
{
  g_autoptr (GvtCheck) check = gvt_check_new_from_event (event, error);
  g_autoptr (GvtDeviceRecord) device = NULL;
  g_autoptr (JsonObject) body = NULL;
  GvtVoterCheckRecord *record;

  if (check == NULL || !gvt_device_store_find (db, &event->header.device, &device, error))
    return NULL;
  body = answer != NULL ? gvt_event_parse_body (answer, error) : NULL;
  if (answer != NULL && body == NULL)
    return NULL;

  record = g_new0 (GvtVoterCheckRecord, 1);
  record->check = event->header.id;
  record->device_code = g_strdup (device != NULL ? device->code : "");
  record->asked_at = gvt_check_get_asked_at (check);
  record->asked_by = g_strdup (gvt_check_get_asked_by (check));
  record->by = g_strdup (gvt_check_get_by (check));
  record->village = g_strdup (gvt_check_get_village (check));
  record->answer = body != NULL ? g_strdup (gvt_json_text_or (body, "answer", "")) : NULL;
  return record;
}

/* Returns: (transfer full) (nullable) */
static GvtVoterCheckRecord *
read_record (GvtJournal *journal, GvtDb *db, GvtStmt *stmt, GError **error)
{
  g_autoptr (GvtEvent) event = NULL;
  g_autoptr (GvtEvent) answer = NULL;
  GvtId id;

  if (!gvt_stmt_id (stmt, 0, &id, error))
    return NULL;
  event = gvt_journal_event (journal, db, &id, error);
  if (event == NULL)
    return NULL;
  if (gvt_stmt_is_null (stmt, 1))
    return describe (db, event, NULL, error);

  if (!gvt_stmt_id (stmt, 1, &id, error))
    return NULL;
  answer = gvt_journal_event (journal, db, &id, error);
  return answer != NULL ? describe (db, event, answer, error) : NULL;
}

typedef struct
{
  GvtCentral *central;
  gboolean waiting_only;
  GvtKeyset *page;
  GPtrArray *records;
} Listing;

static gboolean
list_page (GvtDb *db, gpointer user_data, GError **error)
{
  Listing *self = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare_resource (
      db, gvt_sql_get_resource (), GVT_SQL_PATH "queries/page-checks.sql", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_int (stmt, ":waiting", self->waiting_only);
  gvt_keyset_begin (self->page, stmt);
  while (gvt_keyset_next (self->page, stmt, &local))
    {
      GvtVoterCheckRecord *record = read_record (self->central->journal, db, stmt, error);

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (self->records, record);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static GPtrArray *
new_records (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_voter_check_record_free);
}

/* All that wait, in the snapshot of @db. */
static GPtrArray *
list_waiting (GvtCentral *central, GvtDb *db, GError **error)
{
  g_autoptr (GvtKeyset) page = gvt_checks_keyset_new ();
  g_autoptr (GPtrArray) records = new_records ();
  Listing listing = { central, TRUE, page, records };

  while (gvt_keyset_goes_on (page))
    if (!list_page (db, &listing, error))
      return NULL;
  return g_steal_pointer (&records);
}

GPtrArray *
gvt_central_list_voter_checks (GvtCentral *self,
                               gboolean waiting_only,
                               GvtKeyset *page,
                               GError **error)
{
  g_autoptr (GPtrArray) records = new_records ();
  Listing listing = { self, waiting_only, page, records };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && page != NULL, NULL);

  return gvt_store_read (self->store, list_page, &listing, error) ? g_steal_pointer (&records)
                                                                  : NULL;
}

/* --- answering --- */

typedef struct
{
  GvtCheckAnswer *answer;
  GvtId device;
} Answered;

static void
answered_free (Answered *answered)
{
  gvt_check_answer_free (answered->answer);
  g_free (answered);
}

typedef struct
{
  GvtCentral *central;
  GvtRegionList *regions;
  GPtrArray *answers; /* Answered */
  GvtVoterChecksSummary *summary;
} Answering;

/* Opens a question and adds it to the search. One that does not open holds back no other. */
static gboolean
add_question (Answering *self, GvtVoterCheckSearch *search, const GvtEvent *event, const char *by)
{
  g_autoptr (GPtrArray) keys = gvt_central_list_sealing_keys (self->central, FALSE);
  g_autoptr (GBytes) plain = event->personal != NULL ? gvt_unseal_with_any (
                                 keys, GVT_CHECK_SEAL_CONTEXT, event->personal, NULL)
                                                     : NULL;
  g_autoptr (JsonObject) object = plain != NULL
                                      ? gvt_json_parse (plain, GVT_EVENT_MAX_PERSONAL, NULL)
                                      : NULL;
  Answered *answered;
  const char *text;
  const char *birth_date;

  if (object == NULL || !gvt_check_question_from_json (object, by, &text, &birth_date, NULL))
    return FALSE;

  answered = g_new0 (Answered, 1);
  answered->answer = gvt_check_answer_new ();
  answered->answer->check = event->header.id;
  answered->device = event->header.device;
  g_ptr_array_add (self->answers, answered);
  gvt_voter_check_search_add (search, by, text, birth_date, answered->answer);
  return TRUE;
}

static gboolean
look_up (GvtDb *db, gpointer user_data, GError **error)
{
  Answering *self = user_data;
  g_autoptr (GvtVoterCheckSearch) search = gvt_voter_check_search_new (self->regions);
  g_autoptr (GPtrArray) waiting = list_waiting (self->central, db, error);

  for (guint i = 0; waiting != NULL && i < waiting->len; i++)
    {
      const GvtVoterCheckRecord *record = waiting->pdata[i];
      g_autoptr (GvtEvent) event = gvt_journal_event (self->central->journal, db, &record->check,
                                                      error);

      if (event == NULL)
        return FALSE;
      if (!add_question (self, search, event, record->by))
        self->summary->n_unreadable++;
    }
  return waiting != NULL && gvt_voter_check_search_run (search, db, error);
}

static gboolean
is_answered (GvtDb *db, const GvtId *check, gboolean *is, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, ANSWERED " AND e.subject = :check", error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":check", check);
  *is = gvt_stmt_next (stmt, &local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
count (GvtVoterChecksSummary *summary, const char *answer)
{
  if (g_str_equal (answer, GVT_CHECK_FOUND))
    summary->n_found++;
  else if (g_str_equal (answer, GVT_CHECK_NOT_FOUND))
    summary->n_not_found++;
  else
    summary->n_too_many++;
}

static gboolean
keep_answer (Answering *self, GvtDb *db, const Answered *answered, GError **error)
{
  const GvtCheckAnswer *answer = answered->answer;
  g_autoptr (JsonObject) body = gvt_check_answer_to_json (answer);
  g_autoptr (JsonObject) hits = gvt_check_answer_hits_to_json (answer);
  g_autoptr (GBytes) personal = answer->hits->len > 0 ? gvt_json_canonical (hits, error) : NULL;
  gboolean is;

  if (!is_answered (db, &answer->check, &is, error) || (personal == NULL && answer->hits->len > 0))
    return FALSE;
  if (is)
    return TRUE; /* by another process, meanwhile */

  json_object_remove_member (body, "event");
  gvt_json_set_id (body, "device", &answered->device);
  count (self->summary, answer->answer);
  return gvt_journal_append (self->central->journal, db,
                             &(GvtEventDraft){ .kind = GVT_VOTER_CHECK_ANSWERED_KIND,
                                               .subject = answer->check.bytes,
                                               .subject_length = sizeof answer->check.bytes,
                                               .body = body,
                                               .personal = personal },
                             NULL, error);
}

static gboolean
keep_answers (GvtDb *db, gpointer user_data, GError **error)
{
  Answering *self = user_data;

  for (guint i = 0; i < self->answers->len; i++)
    if (!keep_answer (self, db, self->answers->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < self->answers->len; i++)
    if (!gvt_central_send_voter_checks (self->central, db,
                                        &((Answered *) self->answers->pdata[i])->device, error))
      return FALSE;
  return TRUE;
}

gboolean
gvt_central_answer_voter_checks (GvtCentral *self, GvtVoterChecksSummary *summary, GError **error)
{
  g_autoptr (GvtRegionList) regions = NULL;
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) answered_free);
  Answering answering = { self, NULL, answers, summary };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && summary != NULL, FALSE);

  *summary = (GvtVoterChecksSummary){ 0 };
  answering.regions = regions = gvt_central_load_regions (self, error);
  return regions != NULL && gvt_store_read (self->store, look_up, &answering, error)
         && gvt_store_write (self->store, keep_answers, &answering, error);
}
