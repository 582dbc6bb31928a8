/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-decision-acts.h"

#include <glib/gi18n-lib.h>

#include "gvt-centre-key.h"
#include "gvt-code-list.h"
#include "gvt-decision-kinds.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-sealed-words.h"

#define SIGNATURE_TYPE "proposal-decision"

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, why);
  return FALSE;
}

gboolean
gvt_decision_check (const GvtDecisionInput *input, GError **error)
{
  gboolean is_rejected = g_strcmp0 (input->decision, GVT_DECISION_REJECTED) == 0;
  gboolean is_asked = g_strcmp0 (input->decision, GVT_DECISION_ASKED_BACK) == 0;

  if (!is_rejected && !is_asked && g_strcmp0 (input->decision, GVT_DECISION_VERIFIED) != 0)
    return refuse (error, _ ("a proposal is verified, rejected, or asked back"));
  if (is_rejected && !gvt_code_is_listed (gvt_rejection_codes, input->reason))
    return refuse (error, _ ("a rejection needs one of the reasons"));
  if (!is_rejected && input->reason != NULL)
    return refuse (error, _ ("a reason goes with a rejection alone"));
  if (!is_asked && input->question != NULL)
    return refuse (error, _ ("a question goes with what is asked back alone"));

  return !is_asked || gvt_question_check (input->question, error);
}

/* What is signed: the body without its signature, in canonical form. */
static gboolean
sign (GvtProfile *profile, JsonObject *body, GError **error)
{
  g_autoptr (GvtSecret) key = gvt_vault_dup_user_key (gvt_profile_get_vault (profile), error);
  g_autoptr (GBytes) bytes = key != NULL ? gvt_json_canonical (body, error) : NULL;
  guint8 signature[GVT_SIGNATURE_SIZE];

  if (bytes == NULL)
    return FALSE;

  gvt_sign (key, SIGNATURE_TYPE, 1, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
            signature);
  gvt_json_set_hex (body, "signature", signature, sizeof signature);
  return TRUE;
}

gboolean
gvt_decision_verify (const GvtEvent *event, const GvtPublicKey *key, GError **error)
{
  g_autoptr (JsonObject) body = gvt_event_parse_body (event, error);
  g_autoptr (GBytes) bytes = NULL;
  guint8 signature[GVT_SIGNATURE_SIZE];

  if (body == NULL || !gvt_json_get_hex (body, "signature", signature, sizeof signature, error))
    return FALSE;

  json_object_remove_member (body, "signature");
  bytes = gvt_json_canonical (body, error);
  return bytes != NULL
         && gvt_verify (key, SIGNATURE_TYPE, 1, g_bytes_get_data (bytes, NULL),
                        g_bytes_get_size (bytes), signature, error);
}

typedef struct
{
  GvtProfile *profile;
  GvtJournal *journal;
  const GvtDecisionOn *on;
  guint n_on;
  const GvtDecisionInput *input; /* (nullable): an undoing */
  const GvtId *undone;           /* (nullable) */
} Deciding;

static gboolean
append (Deciding *self,
        GvtDb *db,
        const GvtDecisionOn *on,
        JsonObject *body,
        GBytes *question,
        GError **error)
{
  const char *kind = self->undone != NULL ? GVT_PROPOSAL_DECISION_UNDONE_KIND
                                          : GVT_PROPOSAL_DECIDED_KIND;

  gvt_json_set_id (body, "proposal", &on->proposal);
  return sign (self->profile, body, error)
         && gvt_journal_append (self->journal, db,
                                &(GvtEventDraft){ .kind = kind,
                                                  .subject = on->proposal.bytes,
                                                  .subject_length = sizeof on->proposal.bytes,
                                                  .place = on->place,
                                                  .body = body,
                                                  .personal = question },
                                NULL, error);
}

/* @sealed: (out) (transfer full): %NULL where nothing is asked */
static gboolean
seal_question (Deciding *self, GvtDb *db, GBytes **sealed, GError **error)
{
  GvtPublicKey recipients[2];

  *sealed = NULL;
  if (self->input->question == NULL)
    return TRUE;

  gvt_vault_get_roll_public (gvt_profile_get_vault (self->profile), &recipients[0]);
  if (!gvt_centre_key_load (db, &recipients[1], error))
    return FALSE;

  *sealed = gvt_question_seal (self->input->question, recipients, G_N_ELEMENTS (recipients));
  return TRUE;
}

static gboolean
decide_one (Deciding *self, GvtDb *db, const GvtDecisionOn *on, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GBytes) question = NULL;

  json_object_set_string_member (body, "decision", self->input->decision);
  json_object_set_int_member (body, "after", on->after);
  if (self->input->reason != NULL)
    json_object_set_string_member (body, "reason", self->input->reason);
  return seal_question (self, db, &question, error) && append (self, db, on, body, question, error);
}

static gboolean
decide_all (GvtDb *db, gpointer user_data, GError **error)
{
  Deciding *self = user_data;

  for (guint i = 0; i < self->n_on; i++)
    if (!decide_one (self, db, &self->on[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
require_all (const Deciding *self, GError **error)
{
  for (guint i = 0; i < self->n_on; i++)
    if (!gvt_profile_require (self->profile, GVT_ROLE_SUPERVISOR, self->on[i].place, error))
      return FALSE;
  return TRUE;
}

gboolean
gvt_proposals_decide (GvtProfile *profile,
                      const GvtDecisionOn *on,
                      guint n_on,
                      const GvtDecisionInput *input,
                      GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  Deciding self = { profile, journal, on, n_on, input, NULL };

  if (journal == NULL || !gvt_decision_check (input, error))
    return FALSE;
  if (n_on == 0 || n_on > GVT_DECISIONS_MAX)
    return refuse (error, _ ("at least one proposal is decided at once, and at most 500"));

  return require_all (&self, error)
         && gvt_store_write (gvt_journal_get_store (journal), decide_all, &self, error);
}

static gboolean
undo_one (GvtDb *db, gpointer user_data, GError **error)
{
  Deciding *self = user_data;
  g_autoptr (JsonObject) body = json_object_new ();

  gvt_json_set_id (body, "decision", self->undone);
  return append (self, db, self->on, body, NULL, error);
}

gboolean
gvt_proposals_undo_decision (GvtProfile *profile,
                             const GvtDecisionOn *on,
                             const GvtId *decision,
                             GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  Deciding self = { profile, journal, on, 1, NULL, decision };

  return journal != NULL && require_all (&self, error)
         && gvt_store_write (gvt_journal_get_store (journal), undo_one, &self, error);
}
