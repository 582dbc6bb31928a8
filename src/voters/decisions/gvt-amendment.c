/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-amendment.h"

#include <glib/gi18n-lib.h>

#include "gvt-centre-key.h"
#include "gvt-decision-kinds.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-proposal-pictures.h"
#include "gvt-proposal.h"
#include "gvt-sealed-words.h"
#include "gvt-text.h"

#define CONTEXT "proposal-amendment/1"

typedef struct
{
  GvtProfile *profile;
  GvtJournal *journal;
  GvtProposal *proposal;
  GBytes *plain;
  GPtrArray *pictures;
  JsonObject *body;
} Amending;

/* The names of what is corrected go into the body, the values into the personal part. */
static gboolean
clean_values (const GvtAmendmentInput *input,
              const char *today,
              JsonArray *names,
              JsonObject *values,
              GError **error)
{
  for (guint i = 0; i < GVT_N_FIELDS; i++)
    {
      GvtProposalField field = (GvtProposalField) i;
      char *clean;

      if (input->values[i] == NULL)
        continue;
      clean = gvt_proposal_field_clean (field, input->values[i], today, error);
      if (clean == NULL)
        return FALSE;
      json_array_add_string_element (names, gvt_proposal_field_name (field));
      json_object_set_string_member (values, gvt_proposal_field_name (field), clean);
      gvt_wipe_free (clean);
    }
  return TRUE;
}

static gboolean
split (Amending *self, const GvtAmendmentInput *input, GError **error)
{
  g_autofree char *today = gvt_date_iso (gvt_clock_now_us (gvt_profile_get_clock (self->profile)));
  g_autoptr (JsonObject) personal = json_object_new ();
  JsonObject *values = json_object_new ();
  JsonArray *names = json_array_new ();

  json_object_set_array_member (self->body, "fields", names);
  json_object_set_object_member (personal, "values", values);
  if (!gvt_question_check (input->answer, error)
      || !clean_values (input, today, names, values, error))
    return FALSE;

  json_object_set_string_member (personal, "answer", input->answer);
  self->plain = gvt_json_canonical (personal, error);
  return self->plain != NULL;
}

static gboolean
append (Amending *self, GvtDb *db, const GvtPublicKey recipients[2], GError **error)
{
  const GvtId *proposal = gvt_proposal_get_id (self->proposal);
  g_autoptr (GBytes) personal = gvt_seal_to (
      recipients, 2, CONTEXT, g_bytes_get_data (self->plain, NULL), g_bytes_get_size (self->plain));
  g_autoptr (GPtrArray) pictures = gvt_proposal_pictures_seal (self->pictures, recipients, 2);
  g_auto (GStrv) names = gvt_proposal_pictures_name (pictures, error);
  GvtEventDraft draft = { .kind = GVT_PROPOSAL_AMENDED_KIND,
                          .subject = proposal->bytes,
                          .subject_length = sizeof proposal->bytes,
                          .place = gvt_proposal_get_place (self->proposal),
                          .body = self->body,
                          .personal = personal,
                          .attachments = (const char *const *) names };
  GvtId id;

  return names != NULL && gvt_journal_append (self->journal, db, &draft, &id, error)
         && gvt_proposal_pictures_put (db, &id, pictures, error);
}

static gboolean
is_answered (GvtDb *db, GvtProposal *proposal, gint64 number, gboolean *is, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db,
                                             "SELECT count (*) FROM proposal_amendment"
                                             " WHERE proposal_id = :proposal AND answers = :number",
                                             error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":proposal", gvt_proposal_get_id (proposal));
  gvt_stmt_bind_int (stmt, ":number", number);
  if (!gvt_stmt_one (stmt, "amendments", error))
    return FALSE;
  *is = gvt_stmt_int (stmt, 0) > 0;
  return TRUE;
}

static gboolean
amend_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Amending *self = user_data;
  gint64 number = gvt_proposal_get_outcome (self->proposal);
  GvtPublicKey recipients[2];
  gboolean answered;

  if (!is_answered (db, self->proposal, number, &answered, error))
    return FALSE;
  if (answered)
    {
      gvt_error_tell (error, GVT_ERROR_STATE,
                      _ ("This question was answered already. Nothing was changed."));
      return FALSE;
    }

  json_object_set_int_member (self->body, "answers", number);
  gvt_json_set_id (self->body, "proposal", gvt_proposal_get_id (self->proposal));
  gvt_vault_get_roll_public (gvt_profile_get_vault (self->profile), &recipients[0]);
  return gvt_centre_key_load (db, &recipients[1], error) && append (self, db, recipients, error);
}

static gboolean
require_asked (const Amending *self, GError **error)
{
  GvtId device;

  if (!gvt_profile_require (self->profile, GVT_ROLE_OFFICER,
                            gvt_proposal_get_place (self->proposal), error)
      || !gvt_journal_get_device (self->journal, &device, NULL, NULL, error))
    return FALSE;
  if (gvt_id_equal (&device, gvt_proposal_get_device (self->proposal))
      && g_str_equal (gvt_proposal_get_state (self->proposal), GVT_PROPOSAL_STATE_ASKED_BACK))
    return TRUE;

  gvt_error_tell (error, GVT_ERROR_STATE,
                  _ ("Nothing is asked about this proposal now. Nothing was changed."));
  return FALSE;
}

gboolean
gvt_proposals_amend (GvtProfile *profile,
                     const GvtId *proposal,
                     const GvtAmendmentInput *input,
                     GError **error)
{
  const GvtProposalInput pictures = { .pictures = input->pictures,
                                      .n_pictures = input->n_pictures };
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GvtProposal) found = journal != NULL ? gvt_proposals_find (
                                      gvt_journal_get_store (journal), proposal, error)
                                                  : NULL;
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GPtrArray) stripped = NULL;
  Amending self = { profile, journal, found, NULL, NULL, body };
  gboolean done;

  if (found == NULL || !require_asked (&self, error)
      || (stripped = gvt_proposal_pictures_strip (&pictures, error)) == NULL
      || !split (&self, input, error))
    return FALSE;

  self.pictures = stripped;
  done = gvt_store_write (gvt_journal_get_store (journal), amend_in_transaction, &self, error);
  gvt_wipe_bytes (self.plain);
  return done;
}

typedef struct
{
  GvtJournal *journal;
  GvtProposal *proposal;
  GBytes *sealed;
} Reading;

static gboolean
read_sealed (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  const GvtId *outcome = gvt_proposal_get_outcome_event (self->proposal);
  g_autoptr (GvtEvent) event = outcome != NULL
                                   ? gvt_journal_event (self->journal, db, outcome, error)
                                   : NULL;

  if (event != NULL && event->personal != NULL)
    self->sealed = g_bytes_ref (event->personal);
  return event != NULL || outcome == NULL;
}

gboolean
gvt_proposals_read_question (GvtProfile *profile,
                             const GvtId *proposal,
                             char **text,
                             GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GvtProposal) found = journal != NULL ? gvt_proposals_find (
                                      gvt_journal_get_store (journal), proposal, error)
                                                  : NULL;
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GBytes) sealed = NULL;
  Reading reading = { journal, found, NULL };

  *text = NULL;
  if (found == NULL
      || !gvt_profile_require (profile, GVT_ROLE_OFFICER, gvt_proposal_get_place (found), error)
      || !gvt_store_read (gvt_journal_get_store (journal), read_sealed, &reading, error))
    return FALSE;
  sealed = reading.sealed;
  if (sealed == NULL)
    return TRUE;

  keys = gvt_vault_dup_roll_keys (gvt_profile_get_vault (profile), error);
  *text = keys != NULL ? gvt_question_unseal (keys, sealed, error) : NULL;
  return *text != NULL;
}

static gboolean
correct (JsonObject *values, GvtProposalDetails *details, GError **error)
{
  for (guint i = 0; i < GVT_N_FIELDS; i++)
    {
      const char *name = gvt_proposal_field_name ((GvtProposalField) i);
      const char *value;

      if (!json_object_has_member (values, name))
        continue;
      value = gvt_json_get_text (values, name, error);
      if (value == NULL)
        return FALSE;
      gvt_proposal_details_correct (details, (GvtProposalField) i, value);
    }
  return TRUE;
}

gboolean
gvt_amendment_unseal (
    GPtrArray *keys, GBytes *sealed, GvtProposalDetails *details, char **answer, GError **error)
{
  GBytes *plain = gvt_unseal_with_any (keys, CONTEXT, sealed, error);
  g_autoptr (JsonObject) personal = plain != NULL
                                        ? gvt_json_parse (plain, GVT_EVENT_MAX_PERSONAL, error)
                                        : NULL;
  JsonObject *values = personal != NULL ? gvt_json_get_object (personal, "values", error) : NULL;
  const char *text = values != NULL ? gvt_json_get_text (personal, "answer", error) : NULL;

  if (plain != NULL)
    gvt_wipe_bytes (plain);
  if (text == NULL || !correct (values, details, error))
    return FALSE;

  *answer = g_strdup (text);
  return TRUE;
}
