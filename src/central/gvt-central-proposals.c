/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-proposals.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-kinds.h"
#include "gvt-central-private.h"
#include "gvt-central-waiting.h"
#include "gvt-decided-details.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-proposal-pictures.h"

#define MAX_IN_EVENT 1000 /* ids in one event */

void
gvt_opened_proposal_free (GvtOpenedProposal *self)
{
  g_clear_object (&self->details);
  g_free (self->fault);
  g_free (self);
}

static gboolean
check_reason (gboolean full_nik, const char *reason, GError **error)
{
  const char *what = NULL;

  if (reason == NULL && full_nik)
    what = _ ("whole numbers are shown for a reason: --reason TEXT");
  else if (reason != NULL
           && (!g_utf8_validate (reason, -1, NULL) || *reason == '\0'
               || g_utf8_strlen (reason, -1) > GVT_READ_REASON_MAX))
    what = _ ("a reason has 1 to 120 letters");
  else if (reason != NULL && gvt_text_holds_nik (reason))
    what = _ ("a reason says why, and never names a NIK");

  if (what != NULL)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, what);
  return what == NULL;
}

typedef struct
{
  GvtCentral *central;
  GListModel *proposals;
  gboolean full_nik;
  const char *reason;
  GPtrArray *sealed; /* GBytes, %NULL for an erased one */
} Reading;

static gboolean
append_event (Reading *self, GvtDb *db, guint first, guint n, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  JsonArray *ids = json_array_new ();
  GvtEventDraft draft = { .kind = GVT_PROPOSALS_READ_KIND, .body = body };

  json_object_set_array_member (body, "proposals", ids);
  json_object_set_boolean_member (body, "full_nik", self->full_nik);
  if (self->reason != NULL)
    json_object_set_string_member (body, "reason", self->reason);
  for (guint i = first; i < first + n; i++)
    {
      g_autoptr (GvtProposal) proposal = g_list_model_get_item (self->proposals, i);
      g_autofree char *id = gvt_id_to_text (gvt_proposal_get_id (proposal));

      json_array_add_string_element (ids, id);
    }
  return gvt_journal_append (self->central->journal, db, &draft, NULL, error);
}

/* What is taken out and the word of it stand in one transaction. */
static gboolean
take_out (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  guint n_proposals = g_list_model_get_n_items (self->proposals);

  for (guint first = 0; first < n_proposals; first += MAX_IN_EVENT)
    if (!append_event (self, db, first, MIN (n_proposals - first, MAX_IN_EVENT), error))
      return FALSE;

  for (guint i = 0; i < n_proposals; i++)
    {
      g_autoptr (GvtProposal) proposal = g_list_model_get_item (self->proposals, i);
      g_autoptr (GvtEvent) event = gvt_journal_event (self->central->journal, db,
                                                      gvt_proposal_get_id (proposal), error);

      if (event == NULL)
        return FALSE;
      g_ptr_array_add (self->sealed,
                       event->personal != NULL ? g_bytes_ref (event->personal) : NULL);
    }
  return TRUE;
}

static GvtOpenedProposal *
open_one (GPtrArray *keys, GBytes *sealed)
{
  GvtOpenedProposal *opened = g_new0 (GvtOpenedProposal, 1);
  g_autoptr (GError) local = NULL;

  opened->details = gvt_proposal_details_unseal_any (keys, sealed, &local);
  if (opened->details == NULL)
    opened->fault = g_strdup (local->message);
  return opened;
}

GPtrArray *
gvt_central_open_proposals (
    GvtCentral *self, GListModel *proposals, gboolean full_nik, const char *reason, GError **error)
{
  g_autoptr (GPtrArray) sealed = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) keys = NULL;
  Reading reading = { self, proposals, full_nik, reason, sealed };
  GPtrArray *opened;

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && G_IS_LIST_MODEL (proposals), NULL);

  if (!check_reason (full_nik, reason, error)
      || !gvt_store_write (self->store, take_out, &reading, error))
    return NULL;

  keys = gvt_central_list_sealing_keys (self, FALSE);
  opened = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_opened_proposal_free);
  for (guint i = 0; i < sealed->len; i++)
    g_ptr_array_add (opened, open_one (keys, sealed->pdata[i]));
  return opened;
}

typedef struct
{
  GvtCentral *central;
  const GvtId *id;
  GvtEvent *made;
} Finding;

static gboolean
find_made (GvtDb *db, gpointer user_data, GError **error)
{
  Finding *self = user_data;

  self->made = gvt_journal_event (self->central->journal, db, self->id, error);
  return self->made != NULL;
}

static guint
count_attachments (GvtEvent *made)
{
  g_autoptr (JsonObject) body = gvt_event_parse_body (made, NULL);

  return body != NULL && json_object_has_member (body, "attachments")
             ? json_array_get_length (json_object_get_array_member (body, "attachments"))
             : 0;
}

GPtrArray *
gvt_central_open_pictures (
    GvtCentral *self, GvtProposal *proposal, const char *reason, guint *n_away, GError **error)
{
  g_autoptr (GListStore) one = g_list_store_new (GVT_TYPE_PROPOSAL);
  g_autoptr (GPtrArray) keys = gvt_central_list_sealing_keys (self, FALSE);
  g_autoptr (GPtrArray) opened = NULL;
  g_autoptr (GvtEvent) made = NULL;
  Finding finding = { self, gvt_proposal_get_id (proposal), NULL };
  GPtrArray *pictures;

  g_list_store_append (one, proposal);
  opened = gvt_central_open_proposals (self, G_LIST_MODEL (one), TRUE, reason, error);
  if (opened == NULL || !gvt_store_read (self->store, find_made, &finding, error))
    return NULL;
  made = finding.made;
  pictures = gvt_proposal_pictures_read (self->store, made, keys, error);
  if (pictures != NULL)
    *n_away = count_attachments (made) - pictures->len;
  return pictures;
}

typedef struct
{
  GvtCentral *central;
  const GvtId *proposal;
  GPtrArray *events; /* the proposal's own, and those of the answers that counted */
} Showing;

static gboolean
find_events (GvtDb *db, gpointer user_data, GError **error)
{
  Showing *self = user_data;
  g_autoptr (GvtDecidedDetails) read = gvt_decided_details_load (self->central, db, self->proposal,
                                                                 error);
  GvtEvent *event = read != NULL
                        ? gvt_journal_event (self->central->journal, db, self->proposal, error)
                        : NULL;

  for (guint i = 0; event != NULL && i < read->amendments->len; i++)
    {
      g_ptr_array_add (self->events, event);
      event = gvt_journal_event (self->central->journal, db, read->amendments->pdata[i], error);
    }
  if (event != NULL)
    g_ptr_array_add (self->events, event);
  return event != NULL;
}

GPtrArray *
gvt_central_show_pictures (GvtCentral *self,
                           GvtProposal *proposal,
                           const char *by,
                           const GvtId *device,
                           guint *n_away,
                           GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_event_unref);
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) keys = gvt_central_list_sealing_keys (self, FALSE);
  const GvtId *id = gvt_proposal_get_id (proposal);
  Showing showing = { self, id, events };

  *n_away = 0;
  if (!gvt_central_note_opened (self, id, by, device, error)
      || !gvt_store_read (self->store, find_events, &showing, error))
    return NULL;
  for (guint i = 0; i < events->len; i++)
    {
      GPtrArray *pictures = gvt_proposal_pictures_read (self->store, events->pdata[i], keys, error);

      if (pictures == NULL)
        return NULL;
      *n_away += count_attachments (events->pdata[i]) - pictures->len;
      g_ptr_array_extend_and_steal (shown, pictures);
    }
  return g_steal_pointer (&shown);
}

static void
set_whole (JsonObject *object, const char *name, const char *number)
{
  if (number != NULL)
    json_object_set_string_member (object, name, number);
}

static void
set_whole_changes (GvtProposalDetails *details, JsonArray *changes)
{
  for (guint i = 0; i < json_array_get_length (changes); i++)
    {
      JsonObject *change = json_array_get_object_element (changes, i);
      GvtProposalField field;

      if (!gvt_proposal_field_from_name (json_object_get_string_member (change, "field"), &field,
                                         NULL))
        continue;
      set_whole (change, "old", gvt_proposal_details_get_old (details, field));
      set_whole (change, "new", gvt_proposal_details_get_new (details, field));
    }
}

JsonObject *
gvt_opened_proposal_to_json (const GvtOpenedProposal *self, gboolean full_nik)
{
  JsonObject *object;

  if (self->details == NULL)
    {
      object = json_object_new ();
      json_object_set_string_member (object, "fault", self->fault);
      return object;
    }

  object = gvt_proposal_details_to_json (self->details);
  if (full_nik)
    {
      set_whole (object, "nik", gvt_proposal_details_get (self->details, GVT_FIELD_NIK));
      set_whole (object, "nkk", gvt_proposal_details_get (self->details, GVT_FIELD_NKK));
      set_whole_changes (self->details, json_object_get_array_member (object, "changes"));
    }
  return object;
}
