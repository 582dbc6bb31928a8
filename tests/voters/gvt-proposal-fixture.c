/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-proposal-fixture.h"

#include "gvt-centre-key.h"
#include "gvt-code-list.h"
#include "gvt-proposal-kinds.h"
#include "gvt-voter-subject.h"

const GvtProjection *const gvt_proposal_test_projections[] = { &gvt_proposals_projection, NULL };

static void
take_journal (GvtProposalFixture *self)
{
  g_autoptr (GError) error = NULL;

  self->journal = gvt_profile_dup_journal (self->profile, &error);
  g_assert_no_error (error);
  self->store = gvt_journal_get_store (self->journal);
}

void
gvt_proposal_fixture_open (GvtProposalFixture *self, const GvtProjection *const *projections)
{
  self->folder = gvt_test_folder ();
  self->clock = gvt_test_clock ();
  self->profile = gvt_test_profile (self->folder, self->clock, projections);
  self->centre_key = gvt_sealing_key_new ();
  take_journal (self);
}

static gboolean
set_centre_key (GvtDb *db, gpointer user_data, GError **error)
{
  GvtProposalFixture *self = user_data;
  GvtPublicKey public_key;

  gvt_sealing_key_public (self->centre_key, &public_key);
  return gvt_centre_key_set (db, &public_key, error);
}

void
gvt_proposal_fixture_set_centre (GvtProposalFixture *self)
{
  gvt_proposal_fixture_write (self, set_centre_key, self);
}

void
gvt_proposal_fixture_set_up (GvtProposalFixture *self, gconstpointer unused)
{
  gvt_proposal_fixture_open (self, gvt_proposal_test_projections);
  gvt_proposal_fixture_set_centre (self);
}

void
gvt_proposal_fixture_tear_down (GvtProposalFixture *self, gconstpointer unused)
{
  g_clear_object (&self->journal);
  g_assert_finalize_object (self->profile);
  g_assert_finalize_object (self->clock);
  gvt_secret_unref (self->centre_key);
}

void
gvt_proposal_fixture_as (GvtProposalFixture *self, const char *user)
{
  g_clear_object (&self->journal);
  gvt_test_profile_as (self->profile, user);
  take_journal (self);
}

GvtProposalInput
gvt_proposal_test_input (const char *proposal)
{
  static const char *const evidence[] = { "ktp-el", "kk", "surat-keterangan", NULL };
  static const GvtProposalChange changes[] = {
    { GVT_FIELD_ADDRESS, "Dusun Lendang", "Dusun Montong Buwuh" },
  };
  GvtProposalInput input = {
    .proposal = proposal,
    .village = VILLAGE,
    .evidence = evidence,
    .reporter = "family",
    .has_consent = TRUE,
    .election = "pilkada-2024",
    .list_version = 3,
    .values = { [GVT_FIELD_NIK] = NIK,
                [GVT_FIELD_NAME] = NAME,
                [GVT_FIELD_BIRTH_DATE] = BIRTH_DATE,
                [GVT_FIELD_PHONE] = PHONE },
  };

  if (g_str_equal (proposal, GVT_PROPOSAL_WRONG_DATA))
    {
      input.changes = changes;
      input.n_changes = G_N_ELEMENTS (changes);
    }
  return input;
}

GvtProposal *
gvt_proposal_fixture_make (GvtProposalFixture *self, const char *proposal)
{
  GvtProposalInput input = gvt_proposal_test_input (proposal);
  g_autoptr (GError) error = NULL;
  GvtProposal *made;

  gvt_clock_advance (self->clock, G_TIME_SPAN_SECOND);
  made = gvt_proposals_make (self->profile, &input, &error);
  g_assert_no_error (error);
  return made;
}

typedef struct
{
  GvtProposalFixture *fixture;
  const char *kind;
  GPtrArray *found;
} Search;

static gboolean
find_events (GvtDb *db, gpointer user_data, GError **error)
{
  Search *search = user_data;
  GvtJournal *journal = search->fixture->journal;
  g_autoptr (GPtrArray) all = NULL;
  GvtId device;

  if (!gvt_journal_get_device (journal, &device, NULL, NULL, error))
    return FALSE;

  all = gvt_journal_events (journal, db, &device, 1, 0, G_MAXINT, error);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      GvtEvent *event = g_ptr_array_index (all, i);

      if (search->kind == NULL || g_str_equal (event->header.kind, search->kind))
        g_ptr_array_add (search->found, gvt_event_ref (event));
    }
  return all != NULL;
}

GPtrArray *
gvt_proposal_fixture_events (GvtProposalFixture *self, const char *kind)
{
  Search search = { self, kind, g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_event_unref) };
  g_autoptr (GError) error = NULL;

  gvt_store_read (self->store, find_events, &search, &error);
  g_assert_no_error (error);
  return search.found;
}

void
gvt_proposal_fixture_write (GvtProposalFixture *self, GvtTxFunc func, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  gvt_store_write (self->store, func, user_data, &error);
  g_assert_no_error (error);
}

guint
gvt_proposal_fixture_count (GvtProposalFixture *self, const char *kind)
{
  g_autoptr (GPtrArray) events = gvt_proposal_fixture_events (self, kind);

  return events->len;
}

GvtEvent *
gvt_proposal_fixture_last (GvtProposalFixture *self, const char *kind)
{
  g_autoptr (GPtrArray) events = gvt_proposal_fixture_events (self, kind);

  g_assert_cmpuint (events->len, >, 0);
  return gvt_event_ref (g_ptr_array_index (events, events->len - 1));
}

char *
gvt_proposal_test_text (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

char *
gvt_proposal_fixture_json (GvtProposalFixture *self, const GvtId *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtProposal) found = gvt_proposals_find (self->store, id, &error);
  g_autoptr (JsonObject) object = NULL;

  g_assert_no_error (error);
  object = gvt_proposal_to_json (found);
  return gvt_proposal_test_text (object);
}

GvtProposalDetails *
gvt_proposal_fixture_open_details (GvtProposalFixture *self, GvtProposal *proposal)
{
  g_autoptr (GError) error = NULL;
  GvtProposalDetails *details = gvt_proposals_open (self->profile, gvt_proposal_get_id (proposal),
                                                    PURPOSE, &error);

  g_assert_no_error (error);
  return details;
}

void
gvt_proposal_fixture_cannot_open (GvtProposalFixture *self, GvtProposal *proposal, GvtError code)
{
  guint n_before = gvt_proposal_fixture_count (self, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (
      gvt_proposals_open (self->profile, gvt_proposal_get_id (proposal), PURPOSE, &error));
  g_assert_error (error, GVT_ERROR, (int) code);
  g_assert_cmpuint (gvt_proposal_fixture_count (self, NULL), ==, n_before);
}

guint
gvt_proposal_fixture_n_pending (GvtProposalFixture *self, const char *nik)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) pending = NULL;
  GvtHash subject;

  gvt_voter_subject (self->profile, nik, &subject, &error);
  g_assert_no_error (error);
  pending = gvt_proposals_pending_for (self->store, &subject, &error);
  g_assert_no_error (error);
  return g_list_model_get_n_items (pending);
}
