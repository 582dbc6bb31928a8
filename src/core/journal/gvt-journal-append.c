/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a feature's draft to an event at the end of this device's own chain. */
#include <string.h>

#include <sodium.h>

#include "gvt-error.h"
#include "gvt-journal-private.h"
#include "gvt-json.h"

#define AHEAD_US     (30 * G_TIME_SPAN_DAY)
#define YEAR_2024_US G_GINT64_CONSTANT (1704067200000000)
#define ATTACHMENTS  "attachments"

static GvtClockTrust
judge_clock (const GvtJournalOwn *own, gint64 now_us)
{
  if (!own->has_proven || now_us < YEAR_2024_US)
    return GVT_CLOCK_UNSET;
  if (now_us < own->proven_us)
    return GVT_CLOCK_BEHIND;
  if (now_us > own->proven_us + AHEAD_US)
    return GVT_CLOCK_AHEAD;

  return GVT_CLOCK_TRUSTED;
}

gboolean
gvt_journal_judge_clock (GvtJournal *self, GvtDb *db, GvtClockTrust *trust, GError **error)
{
  g_auto (GvtJournalOwn) own = { 0 };

  g_return_val_if_fail (GVT_IS_JOURNAL (self), FALSE);

  if (!gvt_journal_load_own (db, &own, error))
    return FALSE;

  *trust = judge_clock (&own, gvt_clock_now_us (gvt_journal_get_clock (self)));
  return TRUE;
}

static gboolean
set_bad_draft (GError **error, const GvtEventDraft *draft, const char *what)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "An event of kind %s: %s", draft->kind,
               what);
  return FALSE;
}

static gboolean
add_attachments (JsonObject *body, const GvtEventDraft *draft, GError **error)
{
  JsonArray *names = json_array_new ();

  json_object_set_array_member (body, ATTACHMENTS, names);
  for (guint i = 0; draft->attachments[i] != NULL; i++)
    {
      GvtHash hash;

      if (i == GVT_EVENT_MAX_ATTACHMENTS)
        return set_bad_draft (error, draft, "too many attachments");
      if (!gvt_hash_from_text (draft->attachments[i], &hash, NULL))
        return set_bad_draft (error, draft, "an attachment's name is not a blob's hash");
      json_array_add_string_element (names, draft->attachments[i]);
    }

  return TRUE;
}

/* Returns: (transfer full) (nullable): canonical; the caller's object stays as it is */
static GBytes *
make_body (const GvtEventDraft *draft, GError **error)
{
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GList) names = json_object_get_members (draft->body);

  if (json_object_has_member (draft->body, ATTACHMENTS))
    {
      set_bad_draft (error, draft, "\"attachments\" is the journal's own member");
      return NULL;
    }

  if (draft->attachments == NULL || draft->attachments[0] == NULL)
    bytes = gvt_json_canonical (draft->body, error);
  else
    {
      body = json_object_new ();
      for (GList *name = names; name != NULL; name = name->next)
        json_object_set_member (body, name->data, json_object_dup_member (draft->body, name->data));
      if (add_attachments (body, draft, error))
        bytes = gvt_json_canonical (body, error);
    }

  if (bytes != NULL && g_bytes_get_size (bytes) > GVT_EVENT_MAX_BODY)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "The body of a %s is over %d bytes",
                   draft->kind, GVT_EVENT_MAX_BODY);
      return NULL;
    }

  return g_steal_pointer (&bytes);
}

static gboolean
set_personal (GvtEvent *event, const GvtEventDraft *draft, const GvtKind *kind, GError **error)
{
  gsize length;

  if (draft->personal == NULL)
    return TRUE;

  length = g_bytes_get_size (draft->personal);
  if (kind->retention_days == 0 || length == 0)
    return set_bad_draft (error, draft, "this kind carries no personal part, or it is empty");
  if (length > GVT_EVENT_MAX_PERSONAL)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE,
                   "The personal part of a %s is over %d "
                   "bytes",
                   draft->kind, GVT_EVENT_MAX_PERSONAL);
      return FALSE;
    }

  event->personal = g_bytes_ref (draft->personal);
  randombytes_buf (event->salt, sizeof event->salt);
  gvt_event_hash_personal (event, &event->personal_hash);
  event->has_personal_hash = TRUE;
  return TRUE;
}

static gboolean
set_header (GvtEvent *event, GvtJournal *self, const GvtEventDraft *draft, GError **error)
{
  GvtEventHeader *header = &event->header;
  const char *fault;

  if (draft->subject_length > GVT_EVENT_MAX_SUBJECT)
    return set_bad_draft (error, draft, "its subject is too long");

  header->at_us = gvt_clock_now_us (self->clock);
  header->kind = g_strdup (draft->kind);
  header->subject_length = (guint8) draft->subject_length;
  if (draft->subject_length > 0)
    memcpy (header->subject, draft->subject, draft->subject_length);
  header->actor = gvt_journal_dup_actor (self);
  header->place = g_strdup (draft->place != NULL ? draft->place : "");
  header->scope = g_strdup (draft->scope != NULL ? draft->scope : "");

  header->incarnation = header->seq = 1; /* the chain gives them later; here only to be judged */
  fault = gvt_event_header_fault (header);
  return fault == NULL || set_bad_draft (error, draft, fault);
}

/* Returns: (transfer full) (nullable): all that does not depend on what is stored */
static GvtEvent *
make_event (GvtJournal *self, const GvtEventDraft *draft, const GvtKind **kind, GError **error)
{
  g_autoptr (GvtEvent) event = gvt_event_new ();

  *kind = gvt_journal_find_kind (self, draft->kind);
  if (*kind == NULL)
    {
      set_bad_draft (error, draft, "no feature of this program knows it");
      return NULL;
    }

  event->body = make_body (draft, error);
  if (event->body == NULL || !set_personal (event, draft, *kind, error)
      || !set_header (event, self, draft, error))
    return NULL;

  return g_steal_pointer (&event);
}

typedef struct
{
  GvtJournal *journal;
  GvtEvent *event;
  const GvtKind *kind;
} Appending;

/* `previous` and `seq` are read here, under the write lock: another process may append as well. */
static gboolean
append_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Appending *appending = user_data;
  GvtEvent *event = appending->event;
  GvtEventHeader *header = &event->header;
  g_auto (GvtJournalOwn) own = { 0 };
  GvtHash previous;

  if (!gvt_journal_load_own (db, &own, error)
      || !gvt_journal_head (appending->journal, db, &own.device, own.incarnation, &header->seq,
                            &previous, error))
    return FALSE;

  header->seq++;
  gvt_id_new_owned (appending->journal->clock, &own.device, &header->id);
  header->device = own.device;
  header->incarnation = own.incarnation;
  header->clock = judge_clock (&own, header->at_us);
  event->header_bytes = gvt_event_header_encode (header);
  gvt_event_compute_hash (event, &previous, &event->hash);

  return gvt_journal_store_event (db, event, TRUE, error)
         && gvt_journal_apply (appending->kind, db, event, error);
}

gboolean
gvt_journal_append (
    GvtJournal *self, GvtDb *db, const GvtEventDraft *draft, GvtId *id, GError **error)
{
  Appending appending = { .journal = self };
  g_autoptr (GvtEvent) event = NULL;

  g_return_val_if_fail (GVT_IS_JOURNAL (self) && GVT_IS_DB (db), FALSE);
  g_return_val_if_fail (draft->kind != NULL && draft->body != NULL, FALSE);

  event = make_event (self, draft, &appending.kind, error);
  if (event == NULL)
    return FALSE;

  /* Nested, so that a caller who goes on after a failure keeps no half of it. */
  appending.event = event;
  if (!gvt_db_transact (db, append_in_transaction, &appending, error))
    return FALSE;

  if (id != NULL)
    *id = event->header.id;
  return TRUE;
}

typedef struct
{
  GvtJournal *journal;
  const GvtEventDraft *draft;
  GvtId *id;
} Recording;

static gboolean
record_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Recording *recording = user_data;

  return gvt_journal_append (recording->journal, db, recording->draft, recording->id, error);
}

gboolean
gvt_journal_record (GvtJournal *self, const GvtEventDraft *draft, GvtId *id, GError **error)
{
  Recording recording = { self, draft, id };

  g_return_val_if_fail (GVT_IS_JOURNAL (self), FALSE);

  return gvt_store_write (self->store, record_in_transaction, &recording, error);
}
