/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-proposal-fixture.h"

#include "gvt-centre-key.h"
#include "gvt-code-list.h"
#include "gvt-proposal-kinds.h"

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
