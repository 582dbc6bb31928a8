/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-proposal-acts.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "gvt-amendment.h"
#include "gvt-centre-key.h"
#include "gvt-code-list.h"
#include "gvt-crockford.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-proposal-kinds.h"
#include "gvt-proposal-pictures.h"
#include "gvt-proposal-private.h"
#include "gvt-purpose.h"
#include "gvt-receipt-number.h"
#include "gvt-text.h"
#include "gvt-voter-subject.h"

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, why);
  return FALSE;
}

typedef struct
{
  GvtProfile *profile;
  GvtJournal *journal;
  GvtProposalParts *parts;
  const char *scope;
  const char *kind;
  GPtrArray *pictures; /* of GBytes, as they were stripped */
  char *device_code;
  GvtHash subject;
  GvtId id;
} Making;

/* The keyed hash of the NIK; or a random one, where there is no NIK or who writes has no roll key:
 * nobody can tell them apart but by what the body says. */
static gboolean
set_subject (Making *self, GError **error)
{
  const char *kind = GVT_PROPOSAL_SUBJECT_NONE;
  g_autoptr (GError) local = NULL;

  if (self->parts->nik != NULL
      && gvt_voter_subject (self->profile, self->parts->nik, &self->subject, &local))
    {
      json_object_set_string_member (self->parts->body, "subject", GVT_PROPOSAL_SUBJECT_NIK);
      return TRUE;
    }
  if (g_error_matches (local, GVT_ERROR, GVT_ERROR_LOCKED))
    kind = GVT_PROPOSAL_SUBJECT_BLIND;
  else if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  randombytes_buf (self->subject.bytes, sizeof self->subject.bytes);
  json_object_set_string_member (self->parts->body, "subject", kind);
  return TRUE;
}

static char *
draw_symbols (gpointer unused)
{
  return gvt_crockford_random (GVT_RECEIPT_NUMBER_RANDOM);
}

/* Whoever opens the roll, and the centre. */
static gboolean
load_recipients (Making *self, GvtDb *db, GvtPublicKey recipients[2], GError **error)
{
  gvt_vault_get_roll_public (gvt_profile_get_vault (self->profile), &recipients[0]);
  return gvt_centre_key_load (db, &recipients[1], error);
}

static GBytes *
seal_personal (Making *self, const GvtPublicKey recipients[2])
{
  GBytes *personal = self->parts->personal;

  return gvt_seal_to (recipients, 2, GVT_PROPOSAL_SEAL_CONTEXT, g_bytes_get_data (personal, NULL),
                      g_bytes_get_size (personal));
}

/* The event, its personal part and its pictures are on the disk together, or none of them is. */
static gboolean
append_made (
    Making *self, GvtDb *db, const char *receipt, const GvtPublicKey recipients[2], GError **error)
{
  g_autoptr (GBytes) personal = seal_personal (self, recipients);
  g_autoptr (GPtrArray) pictures = gvt_proposal_pictures_seal (self->pictures, recipients, 2);
  g_auto (GStrv) names = gvt_proposal_pictures_name (pictures, error);
  GvtEventDraft draft = { .kind = self->kind,
                          .subject = self->subject.bytes,
                          .subject_length = sizeof self->subject.bytes,
                          .place = self->parts->village,
                          .scope = self->scope,
                          .body = self->parts->body,
                          .personal = personal,
                          .attachments = (const char *const *) names };

  if (names == NULL)
    return FALSE;

  json_object_set_string_member (self->parts->body, "receipt", receipt);
  return gvt_journal_append (self->journal, db, &draft, &self->id, error)
         && gvt_proposal_pictures_put (db, &self->id, pictures, error);
}

static gboolean
make_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Making *self = user_data;
  g_autofree char *receipt = gvt_proposal_draw_receipt (db, self->device_code, draw_symbols, NULL,
                                                        error);
  GvtPublicKey recipients[2];

  return receipt != NULL && load_recipients (self, db, recipients, error)
         && append_made (self, db, receipt, recipients, error);
}

GvtProposal *
gvt_proposals_make (GvtProfile *profile, const GvtProposalInput *input, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autofree char *today = gvt_date_iso (gvt_clock_now_us (gvt_profile_get_clock (profile)));
  g_autofree char *device_code = NULL;
  g_autoptr (GPtrArray) pictures = NULL;
  g_auto (GvtProposalParts) parts = { 0 };
  Making making = {
    .profile = profile, .journal = journal, .parts = &parts, .scope = input->scope
  };
  GvtId device;

  if (journal == NULL || !gvt_proposal_input_split (input, today, &parts, error)
      || (pictures = gvt_proposal_pictures_strip (input, error)) == NULL
      || !gvt_profile_require (profile, GVT_ROLE_FACILITATOR, parts.village, error)
      || !gvt_journal_get_device (journal, &device, NULL, &device_code, error)
      || !set_subject (&making, error))
    return NULL;

  making.kind = input->is_own_request ? GVT_PROPOSAL_REQUESTED_KIND : GVT_PROPOSAL_MADE_KIND;
  if (input->is_own_request)
    json_object_set_boolean_member (parts.body, "own_request", TRUE);
  making.device_code = device_code;
  making.pictures = pictures;
  if (!gvt_store_write (gvt_journal_get_store (journal), make_in_transaction, &making, error))
    return NULL;

  return gvt_proposals_find (gvt_journal_get_store (journal), &making.id, error);
}

/* An act on one proposal. Its event carries the proposal's own subject, so that it is found with it
 * in a voter's trail. */
typedef struct
{
  GvtProfile *profile;
  GvtJournal *journal;
  GvtProposal *proposal;
  const char *kind;
  JsonObject *body;
  GvtEvent *made; /* (nullable): what was opened */
} Act;

static gboolean
append_act (GvtDb *db, const Act *act, const GvtEvent *made, GError **error)
{
  GvtEventDraft draft = { .kind = act->kind,
                          .subject = made->header.subject,
                          .subject_length = made->header.subject_length,
                          .place = made->header.place,
                          .scope = made->header.scope,
                          .body = act->body };

  gvt_json_set_id (act->body, "proposal", &made->header.id);
  return gvt_journal_append (act->journal, db, &draft, NULL, error);
}

/* Whether a withdrawal stands already; in the transaction, for another may come in between. */
static gboolean
check_stands (GvtDb *db, const Act *act, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, GVT_PROPOSAL_SELECT "WHERE p.proposal_id = :id",
                                             error);
  g_autoptr (GvtProposal) now = NULL;
  const char *state;

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":id", gvt_proposal_get_id (act->proposal));
  if (!gvt_stmt_one (stmt, "proposal", error))
    return FALSE;

  now = gvt_proposal_new_from_row (stmt, error);
  if (now == NULL)
    return FALSE;
  state = gvt_proposal_get_state (now);
  if (g_str_equal (state, GVT_PROPOSAL_STATE_EXPORTED)
      || g_str_equal (state, GVT_PROPOSAL_STATE_TAKEN_UP))
    gvt_error_tell (error, GVT_ERROR_STATE,
                    _ ("This proposal was handed to the regency's office already and cannot be "
                       "withdrawn. Nothing was changed."));
  else if (!g_str_equal (state, GVT_PROPOSAL_STATE_WITHDRAWN))
    return TRUE;
  else
    gvt_error_tell (error, GVT_ERROR_STATE,
                    _ ("This proposal is withdrawn already. Nothing more is to be done."));
  return FALSE;
}

static gboolean
withdraw_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Act *act = user_data;
  g_autoptr (GvtEvent) made = NULL;

  if (!check_stands (db, act, error))
    return FALSE;

  made = gvt_journal_event (act->journal, db, gvt_proposal_get_id (act->proposal), error);
  return made != NULL && append_act (db, act, made, error);
}

GvtRole
gvt_proposal_role_to_withdraw (const char *made_by, const char *user)
{
  return made_by != NULL && g_strcmp0 (made_by, user) == 0 ? GVT_ROLE_FACILITATOR
                                                           : GVT_ROLE_OFFICER;
}

static gboolean
require_may_withdraw (const Act *act, GError **error)
{
  const GvtUser *user = gvt_vault_get_user (gvt_profile_get_vault (act->profile));
  GvtRole needed = gvt_proposal_role_to_withdraw (gvt_proposal_get_made_by (act->proposal),
                                                  user != NULL ? user->code : NULL);
  GvtId device;

  if (!gvt_profile_require (act->profile, needed, gvt_proposal_get_place (act->proposal), error)
      || !gvt_journal_get_device (act->journal, &device, NULL, NULL, error))
    return FALSE;
  if (gvt_id_equal (&device, gvt_proposal_get_device (act->proposal)))
    return TRUE;

  gvt_error_tell (error, GVT_ERROR_STATE,
                  _ ("This proposal was made on another laptop and can be withdrawn only there. "
                     "Nothing was changed."));
  return FALSE;
}

gboolean
gvt_proposals_withdraw (GvtProfile *profile,
                        const GvtId *proposal,
                        const char *reason,
                        GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GvtProposal) found = NULL;
  g_autoptr (JsonObject) body = json_object_new ();
  Act act = { profile, journal, NULL, GVT_PROPOSAL_WITHDRAWN_KIND, body, NULL };

  if (journal == NULL)
    return FALSE;
  if (!gvt_code_is_listed (gvt_withdrawal_codes, reason))
    return refuse (error, _ ("a proposal is withdrawn as a mistake, by its reporter, or because it "
                             "was reported already"));

  act.proposal = found = gvt_proposals_find (gvt_journal_get_store (journal), proposal, error);
  if (found == NULL || !require_may_withdraw (&act, error))
    return FALSE;

  json_object_set_string_member (body, "reason", reason);
  return gvt_store_write (gvt_journal_get_store (journal), withdraw_in_transaction, &act, error);
}

static gboolean
open_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Act *act = user_data;
  g_autoptr (GvtEvent) made = gvt_journal_event (act->journal, db,
                                                 gvt_proposal_get_id (act->proposal), error);

  if (made == NULL)
    return FALSE;

  g_clear_pointer (&act->made, gvt_event_unref);
  act->made = gvt_event_ref (made);
  return made->personal == NULL || append_act (db, act, made, error);
}

/* Returns: (transfer full) (nullable) */
static GvtProposalDetails *
read_details (const Act *act, GPtrArray *keys, GError **error)
{
  g_autoptr (GvtProposalDetails) details = gvt_proposal_details_unseal_any (
      keys, act->made->personal, error);
  GPtrArray *pictures;

  if (details == NULL)
    return NULL;

  pictures = gvt_proposal_pictures_read (gvt_journal_get_store (act->journal), act->made, keys,
                                         error);
  if (pictures == NULL)
    return NULL;

  gvt_proposal_details_take_pictures (details, pictures);
  return g_steal_pointer (&details);
}

/* And what is to be answered about it. */
static GvtProposalDetails *
read_asked (const Act *act, GPtrArray *keys, GError **error)
{
  g_autoptr (GvtProposalDetails) details = read_details (act, keys, error);
  char *question = NULL;

  if (details == NULL)
    return NULL;
  if (g_str_equal (gvt_proposal_get_state (act->proposal), GVT_PROPOSAL_STATE_ASKED_BACK)
      && !gvt_proposals_read_question (act->profile, gvt_proposal_get_id (act->proposal), &question,
                                       error))
    return NULL;

  gvt_proposal_details_take_question (details, question);
  return g_steal_pointer (&details);
}

GvtProposalDetails *
gvt_proposals_open (GvtProfile *profile, const GvtId *proposal, const char *purpose, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GvtProposal) found = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GvtEvent) made = NULL;
  g_autoptr (JsonObject) body = json_object_new ();
  Act act = { profile, journal, NULL, GVT_PROPOSAL_OPENED_KIND, body, NULL };
  gboolean is_recorded;

  if (journal == NULL || !gvt_purpose_check (purpose, error))
    return NULL;

  act.proposal = found = gvt_proposals_find (gvt_journal_get_store (journal), proposal, error);
  if (found == NULL
      || !gvt_profile_require (profile, GVT_ROLE_OFFICER, gvt_proposal_get_place (found), error))
    return NULL;

  keys = gvt_vault_dup_roll_keys (gvt_profile_get_vault (profile), error);
  if (keys == NULL)
    return NULL;

  json_object_set_string_member (body, "purpose", purpose);
  is_recorded = gvt_store_write (gvt_journal_get_store (journal), open_in_transaction, &act, error);
  made = act.made;
  return is_recorded ? read_asked (&act, keys, error) : NULL;
}

/* Returns: (transfer full) (nullable): the region to look at, inside the user's */
static char *
clean_area (GvtProfile *profile, const char *area, GError **error)
{
  const GvtUser *user = gvt_vault_get_user (gvt_profile_get_vault (profile));

  if (area != NULL && *area != '\0')
    return gvt_region_code_clean (area, error);
  if (user != NULL)
    return g_strdup (user->area);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_LOCKED, "Locked just now");
  return NULL;
}

GListModel *
gvt_proposals_browse (GvtProfile *profile, const char *area, const char *state, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autofree char *within = journal != NULL ? clean_area (profile, area, error) : NULL;

  if (within == NULL || !gvt_profile_require (profile, GVT_ROLE_FACILITATOR, within, error))
    return NULL;

  return gvt_proposals_list (gvt_journal_get_store (journal), within, state, error);
}

static gboolean
may_see (GvtProfile *profile, GvtProposal *proposal, GError **error)
{
  return gvt_profile_require (profile, GVT_ROLE_FACILITATOR, gvt_proposal_get_place (proposal),
                              error);
}

GvtProposal *
gvt_proposals_view (GvtProfile *profile, const GvtId *proposal, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GvtProposal) found = NULL;

  if (journal == NULL
      || (found = gvt_proposals_find (gvt_journal_get_store (journal), proposal, error)) == NULL
      || !may_see (profile, found, error))
    return NULL;

  return g_steal_pointer (&found);
}

GListModel *
gvt_proposals_with_receipt (GvtProfile *profile, const char *typed, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GListStore) seen = g_list_store_new (GVT_TYPE_PROPOSAL);
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GError) outside = NULL;

  if (journal == NULL
      || (all = gvt_proposals_list_receipt (gvt_journal_get_store (journal), typed, error)) == NULL)
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GvtProposal) proposal = g_list_model_get_item (all, i);

      if (may_see (profile, proposal, outside == NULL ? &outside : NULL))
        g_list_store_append (seen, proposal);
    }
  if (outside == NULL || g_list_model_get_n_items (G_LIST_MODEL (seen)) > 0)
    return G_LIST_MODEL (g_steal_pointer (&seen));

  g_propagate_error (error, g_steal_pointer (&outside));
  return NULL;
}
