/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-proposal-match.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-proposal-details.h"
#include "gvt-proposal-kinds.h"
#include "gvt-voter-subject.h"

typedef struct
{
  GvtJournal *journal;
  GPtrArray *roll_keys;
  GvtSecret *lookup_key;
  const char *area;
  GvtId device;
  GArray *blind; /* GvtId */
  guint n_matched;
} Matching;

static gboolean
find_blind (GvtDb *db, gpointer user_data, GError **error)
{
  Matching *self = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT p.proposal_id FROM proposal p JOIN event e ON e.id = p.proposal_id"
      " WHERE p.subject_kind = 'blind' AND p.device = :device AND e.personal IS NOT NULL"
      " AND (:area = '' OR p.place = :area OR substr (p.place, 1, length (:area) + 1) = :area || "
      "'.')"
      " AND NOT EXISTS (SELECT 1 FROM proposal_match m WHERE m.proposal_id = p.proposal_id"
      " AND m.device = p.device)"
      " ORDER BY p.proposal_id",
      error);

  if (stmt == NULL)
    return FALSE;

  g_array_set_size (self->blind, 0);
  gvt_stmt_bind_id (stmt, ":device", &self->device);
  gvt_stmt_bind_text (stmt, ":area", self->area);
  while (gvt_stmt_next (stmt, &local))
    {
      GvtId id;

      if (!gvt_stmt_id (stmt, 0, &id, error))
        return FALSE;
      g_array_append_val (self->blind, id);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
append_match (
    Matching *self, GvtDb *db, const GvtEvent *made, const GvtHash *subject, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_PROPOSAL_MATCHED_KIND,
                          .subject = subject->bytes,
                          .subject_length = sizeof subject->bytes,
                          .place = made->header.place,
                          .scope = made->header.scope,
                          .body = body };

  gvt_json_set_id (body, "proposal", &made->header.id);
  self->n_matched++;
  return gvt_journal_append (self->journal, db, &draft, NULL, error);
}

static gboolean
match_one (Matching *self, GvtDb *db, const GvtId *id, GError **error)
{
  g_autoptr (GvtEvent) made = gvt_journal_event (self->journal, db, id, error);
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtProposalDetails) details = NULL;
  const char *nik;
  GvtHash subject;

  if (made == NULL)
    return FALSE;

  /* One that does not open must not keep the others from the voters they are about. */
  details = gvt_proposal_details_unseal_any (self->roll_keys, made->personal, &local);
  nik = details != NULL ? gvt_proposal_details_get (details, GVT_FIELD_NIK) : NULL;
  if (nik == NULL)
    {
      g_debug ("A proposal stays unmatched: %s", local != NULL ? local->message : "no number");
      return TRUE;
    }

  gvt_voter_subject_of (self->lookup_key, nik, &subject);
  return append_match (self, db, made, &subject, error);
}

/* Found anew under the write lock: another process may have matched them meanwhile. */
static gboolean
match_all (GvtDb *db, gpointer user_data, GError **error)
{
  Matching *self = user_data;

  if (!find_blind (db, self, error))
    return FALSE;

  for (guint i = 0; i < self->blind->len; i++)
    if (!match_one (self, db, &g_array_index (self->blind, GvtId, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
run (Matching *self, GError **error)
{
  GvtStore *store = gvt_journal_get_store (self->journal);

  if (!gvt_store_read (store, find_blind, self, error))
    return FALSE;

  return self->blind->len == 0 || gvt_store_write (store, match_all, self, error);
}

static char *
dup_area (GvtVault *vault, GError **error)
{
  const GvtUser *user = gvt_vault_get_user (vault);

  if (user != NULL)
    return g_strdup (user->area);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_LOCKED, "Locked just now");
  return NULL;
}

gboolean
gvt_proposals_match_blind (GvtProfile *profile, guint *n_matched, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  GvtVault *vault = gvt_profile_get_vault (profile);
  g_autoptr (GPtrArray) roll_keys = NULL;
  g_autoptr (GvtSecret) lookup_key = NULL;
  g_autoptr (GArray) blind = g_array_new (FALSE, FALSE, sizeof (GvtId));
  g_autofree char *area = NULL;
  Matching self = { .journal = journal, .blind = blind };

  if (journal == NULL || !gvt_profile_require (profile, GVT_ROLE_OFFICER, "", error)
      || !gvt_journal_get_device (journal, &self.device, NULL, NULL, error))
    return FALSE;

  self.roll_keys = roll_keys = gvt_vault_dup_roll_keys (vault, error);
  self.lookup_key = lookup_key = roll_keys != NULL ? gvt_vault_dup_lookup_key (vault, error) : NULL;
  if (lookup_key == NULL)
    return FALSE;

  self.area = area = dup_area (vault, error);
  if (area == NULL || !run (&self, error))
    return FALSE;

  if (n_matched != NULL)
    *n_matched = self.n_matched;
  return TRUE;
}
