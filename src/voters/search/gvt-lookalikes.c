/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lookalikes.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-nik.h"
#include "gvt-proposal-acts.h"
#include "gvt-roll-private.h"
#include "gvt-voter-hit-private.h"
#include "gvt-voter-subject.h"
#include "gvt-voters-kinds.h"

/* Why it was looked for, in the journal beside the reasons that people give. */
#define PURPOSE "duplicate-check"

typedef struct
{
  GvtProfile *profile;
  GvtJournal *journal;
  const GvtAlikePerson *person;
  GPtrArray *roll_keys;
  GListModel *proposals;
  GPtrArray *found; /* GvtLookalike */
} Looking;

gboolean
gvt_lookalikes_may (GvtProfile *profile)
{
  return gvt_profile_require (profile, GVT_ROLE_OFFICER, "", NULL);
}

static gboolean
is_full (const Looking *self)
{
  return self->found->len >= GVT_LOOKALIKES_MAX;
}

static void
add (Looking *self, GvtAlike alike, GvtVoterHit *hit, GvtProposal *proposal)
{
  GvtLookalike *lookalike = g_new0 (GvtLookalike, 1);

  lookalike->alike = alike;
  g_set_object (&lookalike->hit, hit);
  g_set_object (&lookalike->proposal, proposal);
  g_ptr_array_add (self->found, lookalike);
}

/* --- the lists --- */

static gboolean
is_about (const Looking *self, GvtLeasedList *list, const GvtVoterRow *row)
{
  GvtVoterHit *about = self->person->about;

  return about != NULL
         && g_strcmp0 (gvt_voter_hit_get_village_code (about), gvt_leased_list_get_village (list))
                == 0
         && g_strcmp0 (gvt_voter_hit_get_election (about), gvt_leased_list_get_election (list)) == 0
         && g_strcmp0 (gvt_voter_hit_get_id (about), row->text[GVT_VOTER_DPID]) == 0
         && g_strcmp0 (gvt_voter_hit_get_name (about), row->text[GVT_VOTER_NAME]) == 0;
}

static void
judge_row (GvtLeasedList *list, const GvtVoterRow *row, gpointer user_data)
{
  Looking *self = user_data;
  GvtAlikePerson other = { row->text[GVT_VOTER_NIK],
                           row->text[GVT_VOTER_NAME],
                           row->text[GVT_VOTER_BIRTH_DATE],
                           row->text[GVT_VOTER_BIRTH_PLACE],
                           TRUE,
                           NULL };
  GvtAlike alike = is_full (self) || is_about (self, list, row)
                       ? GVT_ALIKE_NONE
                       : gvt_alike_judge (self->person, &other);
  g_autoptr (GvtVoterHit) hit = NULL;

  if (alike == GVT_ALIKE_NONE)
    return;
  hit = gvt_voter_hit_new (list, row);
  add (self, alike, hit, NULL);
}

/* What is looked for is kept as a hash alone, as with every search. */
static gboolean
record (Looking *self, GvtRoll *roll, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  const GvtAlikePerson *person = self->person;
  char *secret = person->nik != NULL
                     ? gvt_nik_clean (person->nik)
                     : g_strconcat ("name:", person->name != NULL ? person->name : "", NULL);
  GvtHash subject;
  gboolean done = gvt_voter_subject (self->profile, secret, &subject, error);
  GvtEventDraft draft = { .kind = GVT_KIND_SEARCHED,
                          .place = "",
                          .subject = subject.bytes,
                          .subject_length = sizeof subject.bytes,
                          .body = body };

  gvt_wipe_free (secret);
  json_object_set_string_member (body, "answer", self->found->len > 0 ? "found" : "not_found");
  json_object_set_int_member (body, "hits", self->found->len);
  json_object_set_boolean_member (body, "is_cut", is_full (self));
  json_object_set_int_member (body, "lists", g_list_model_get_n_items (gvt_roll_get_lists (roll)));
  json_object_set_string_member (body, "purpose", PURPOSE);
  return done && gvt_journal_record (self->journal, &draft, NULL, error);
}

/* Who is reported dead, say, stands in a list once: that is he. Twice is worth a look. */
static void
leave_out_himself (Looking *self)
{
  GvtLookalike *himself = NULL;

  if (!self->person->is_listed || self->person->about != NULL)
    return;

  for (guint i = 0; i < self->found->len; i++)
    {
      GvtLookalike *lookalike = g_ptr_array_index (self->found, i);

      if (lookalike->hit == NULL || lookalike->alike != GVT_ALIKE_K1)
        continue;
      if (himself != NULL)
        return;
      himself = lookalike;
    }
  if (himself != NULL)
    g_ptr_array_remove (self->found, himself);
}

static gboolean
look_into_lists (Looking *self, GvtRoll *roll, GError **error)
{
  if (roll == NULL || g_list_model_get_n_items (gvt_roll_get_lists (roll)) == 0)
    return TRUE;

  if (!gvt_roll_each_row (roll, judge_row, self, error))
    return FALSE;

  leave_out_himself (self);
  return record (self, roll, error);
}

/* --- the proposals --- */

/* Opened by the program and for nobody's eyes: what is shown of it is its receipt number. */
static void
judge_proposal (Looking *self, GvtProposal *proposal, GBytes *sealed)
{
  g_autoptr (GvtProposalDetails) details = gvt_proposal_details_unseal_any (self->roll_keys, sealed,
                                                                            NULL);
  GvtAlikePerson other = { 0 };
  GvtAlike alike;

  if (details == NULL || gvt_proposal_details_is_erased (details))
    return;
  other.nik = gvt_proposal_details_get (details, GVT_FIELD_NIK);
  other.name = gvt_proposal_details_get (details, GVT_FIELD_NAME);
  other.birth_date = gvt_proposal_details_get (details, GVT_FIELD_BIRTH_DATE);
  other.birth_place = gvt_proposal_details_get (details, GVT_FIELD_BIRTH_PLACE);
  alike = gvt_alike_judge (self->person, &other);
  if (alike != GVT_ALIKE_NONE)
    add (self, alike, NULL, proposal);
}

static gboolean
read_proposals (GvtDb *db, gpointer user_data, GError **error)
{
  Looking *self = user_data;

  for (guint i = 0; i < g_list_model_get_n_items (self->proposals) && !is_full (self); i++)
    {
      g_autoptr (GvtProposal) proposal = g_list_model_get_item (self->proposals, i);
      g_autoptr (GvtEvent) made = gvt_journal_event (self->journal, db,
                                                     gvt_proposal_get_id (proposal), error);

      if (made == NULL)
        return FALSE;
      judge_proposal (self, proposal, made->personal);
    }
  return TRUE;
}

static gboolean
look_into_proposals (Looking *self, GError **error)
{
  g_autoptr (GListModel) proposals = gvt_proposals_browse (self->profile, NULL,
                                                           GVT_PROPOSAL_STATE_MADE, error);

  self->proposals = proposals;
  return proposals != NULL
         && gvt_store_read (gvt_journal_get_store (self->journal), read_proposals, self, error);
}

/* The surest first. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const GvtLookalike *left = *(const GvtLookalike *const *) a;
  const GvtLookalike *right = *(const GvtLookalike *const *) b;

  return (int) left->alike - (int) right->alike;
}

GPtrArray *
gvt_lookalikes_find (GvtProfile *profile,
                     GvtRoll *roll,
                     const GvtAlikePerson *person,
                     GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_lookalike_free);
  g_autoptr (GPtrArray) roll_keys = NULL;
  Looking self = { .profile = profile, .journal = journal, .person = person, .found = found };

  if (journal == NULL || !gvt_profile_require (profile, GVT_ROLE_OFFICER, "", error))
    return NULL;

  self.roll_keys = roll_keys = gvt_vault_dup_roll_keys (gvt_profile_get_vault (profile), error);
  if (roll_keys == NULL || !look_into_proposals (&self, error)
      || !look_into_lists (&self, roll, error))
    return NULL;

  g_ptr_array_sort (found, compare);
  return g_steal_pointer (&found);
}
