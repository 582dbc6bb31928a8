/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proposals of two laptops, where their chains meet: I2, I4, I5, and a cloned laptop's receipts. */
#include <string.h>

#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-proposal-fixture.h"
#include "gvt-proposal-kinds.h"

/* A program that keeps proposals and checks nothing, for bodies that no honest one writes. */
static const GvtKind careless_kinds[] = {
  { .name = GVT_PROPOSAL_MADE_KIND, .retention_days = 1, .personal_travels = TRUE },
  { .name = GVT_PROPOSAL_WITHDRAWN_KIND },
  { NULL },
};
static const char *const no_tables[] = { NULL };
static const GvtProjection careless = { .kinds = careless_kinds, .tables = no_tables };
static const GvtProjection *const careless_projections[] = { &careless, NULL };

typedef struct
{
  GvtProposalFixture a;
  GvtProposalFixture b;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer projections)
{
  gvt_proposal_fixture_set_up (&fixture->a, NULL);
  gvt_proposal_fixture_open (&fixture->b, projections);
  gvt_proposal_fixture_set_centre (&fixture->b);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gvt_proposal_fixture_tear_down (&fixture->a, NULL);
  gvt_proposal_fixture_tear_down (&fixture->b, NULL);
}

typedef struct
{
  GvtProposalFixture *place;
  GvtProposalFixture *from;
  GPtrArray *events;
  guint start;
  guint n;
} Admission;

static gboolean
admit_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Admission *self = user_data;
  g_autoptr (GvtSecret) key = gvt_vault_dup_device_key (gvt_profile_get_vault (self->from->profile),
                                                        error);
  GvtPublicKey public_key;
  GvtId device;

  if (key == NULL || !gvt_journal_get_device (self->from->journal, &device, NULL, NULL, error))
    return FALSE;

  gvt_signing_key_public (key, &public_key);
  if (!gvt_journal_add_incarnation (self->place->journal, db, &device, 1, &public_key, error))
    return FALSE;

  for (guint i = self->start; i < MIN (self->start + self->n, self->events->len); i++)
    {
      gboolean was_new;

      if (!gvt_journal_admit (self->place->journal, db, g_ptr_array_index (self->events, i),
                              &was_new, error))
        return FALSE;
    }
  return TRUE;
}

static void
admit (GvtProposalFixture *place, GvtProposalFixture *from, guint start, guint n)
{
  g_autoptr (GPtrArray) events = gvt_proposal_fixture_events (from, NULL);
  Admission admission = { place, from, events, start, n };

  gvt_proposal_fixture_write (place, admit_in_transaction, &admission);
}

typedef struct
{
  const char *table;
  GvtHash digest;
} Question;

static gboolean
digest_table (GvtDb *db, gpointer user_data, GError **error)
{
  Question *question = user_data;

  return gvt_db_digest_table (db, question->table, &question->digest, error);
}

static char *
digest_of (GvtProposalFixture *place)
{
  GString *text = g_string_new (NULL);

  for (const char *const *table = gvt_proposals_projection.tables; *table != NULL; table++)
    {
      Question question = { .table = *table };
      g_autoptr (GError) error = NULL;
      g_autofree char *digest = NULL;

      gvt_store_read (place->store, digest_table, &question, &error);
      g_assert_no_error (error);
      digest = gvt_hash_to_text (&question.digest);
      g_string_append_printf (text, "%s %s\n", *table, digest);
    }
  return g_string_free (text, FALSE);
}

/* Appends to @place an event of @kind with @body, as another program might; @like: (nullable): with
 * the subject, place and personal part of this one. */
static void
append_body (GvtProposalFixture *place,
             const char *kind,
             const GvtEvent *like,
             const char *village,
             JsonObject *body)
{
  GvtEventDraft draft = { .kind = kind, .place = village, .body = body };
  g_autoptr (GError) error = NULL;

  if (like != NULL)
    {
      draft.subject = like->header.subject;
      draft.subject_length = like->header.subject_length;
      draft.personal = like->personal;
    }
  gvt_journal_record (place->journal, &draft, NULL, &error);
  g_assert_no_error (error);
}

static GvtEvent *
first_made (GvtProposalFixture *place)
{
  g_autoptr (GPtrArray) events = gvt_proposal_fixture_events (place, GVT_PROPOSAL_MADE_KIND);

  return gvt_event_ref (g_ptr_array_index (events, 0));
}

/* A clone of the laptop drew the same number for another voter. */
static void
repeat_receipt (Fixture *fixture)
{
  g_autoptr (GvtEvent) event = first_made (&fixture->a);
  g_autoptr (JsonObject) body = gvt_event_parse_body (event, NULL);

  append_body (&fixture->b, GVT_PROPOSAL_MADE_KIND, event, VILLAGE, body);
}

static void
test_repeat_is_listed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) first = gvt_proposal_fixture_make (&fixture->a, GVT_PROPOSAL_NEW);
  g_autoptr (GvtProposal) other = gvt_proposal_fixture_make (&fixture->a, GVT_PROPOSAL_NEW);
  g_autoptr (GvtProposal) third = gvt_proposal_fixture_make (&fixture->b, GVT_PROPOSAL_NEW);
  g_autoptr (GvtKeyset) page = gvt_repeats_keyset_new ();
  GvtProposalFixture centre = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) none = NULL;
  g_autoptr (GListModel) repeats = NULL;
  g_autoptr (GListModel) both = NULL;

  gvt_proposal_fixture_open (&centre, gvt_proposal_test_projections);
  admit (&centre, &fixture->a, 0, G_MAXINT);
  none = gvt_proposals_repeats (centre.store, page, &error);
  gvt_keyset_take_up (page);
  repeat_receipt (fixture);
  admit (&centre, &fixture->b, 0, G_MAXINT);
  repeats = gvt_proposals_repeats (centre.store, page, &error);
  both = gvt_proposals_with_receipt (centre.profile, gvt_proposal_get_receipt (first), &error);
  g_assert_no_error (error);

  g_assert_cmpuint (g_list_model_get_n_items (none), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (repeats), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (both), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GvtProposal) listed = g_list_model_get_item (repeats, i);

      g_assert_cmpstr (gvt_proposal_get_receipt (listed), ==, gvt_proposal_get_receipt (first));
    }
  gvt_test_profile_rebuilds (centre.profile);
  gvt_proposal_fixture_tear_down (&centre, NULL);
}

/* Returns: (transfer full): the tables of a place that took both chains in small batches, some of
 * them twice, in an order drawn from @seed */
static char *
digest_of_an_interleaving (Fixture *fixture, guint32 seed)
{
  GvtProposalFixture place = { 0 };
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) of_a = gvt_proposal_fixture_events (&fixture->a, NULL);
  g_autoptr (GPtrArray) of_b = gvt_proposal_fixture_events (&fixture->b, NULL);
  guint done[2] = { 0, 0 };
  guint total[2] = { of_a->len, of_b->len };
  char *digest;

  gvt_proposal_fixture_open (&place, gvt_proposal_test_projections);
  while (done[0] < total[0] || done[1] < total[1])
    {
      guint which = done[0] == total[0] || (done[1] < total[1] && g_rand_boolean (random)) ? 1 : 0;
      guint n = (guint) g_rand_int_range (random, 1, 3);
      guint times = g_rand_boolean (random) ? 2 : 1;

      for (guint i = 0; i < times; i++)
        admit (&place, which == 0 ? &fixture->a : &fixture->b, done[which], n);
      done[which] = MIN (done[which] + n, total[which]);
    }
  gvt_test_profile_rebuilds (place.profile);
  digest = digest_of (&place);
  gvt_proposal_fixture_tear_down (&place, NULL);
  return digest;
}

/* @from withdraws @proposal, which may be of another laptop. */
static void
withdraw_from (GvtProposalFixture *from, GvtProposal *proposal)
{
  g_autoptr (JsonObject) body = json_object_new ();

  gvt_json_set_id (body, "proposal", gvt_proposal_get_id (proposal));
  json_object_set_string_member (body, "reason", "mistake");
  append_body (from, GVT_PROPOSAL_WITHDRAWN_KIND, NULL, VILLAGE, body);
}

/* @from says whom @proposal is about. */
static void
match_from (GvtProposalFixture *from, GvtProposal *proposal)
{
  g_autoptr (GvtEvent) like = first_made (from);
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_PROPOSAL_MATCHED_KIND,
                          .subject = like->header.subject,
                          .subject_length = like->header.subject_length,
                          .place = VILLAGE,
                          .body = body };
  g_autoptr (GError) error = NULL;

  gvt_json_set_id (body, "proposal", gvt_proposal_get_id (proposal));
  gvt_journal_record (from->journal, &draft, NULL, &error);
  g_assert_no_error (error);
}

/* A laptop's key makes its own hashes only: what it says of another's proposals names nobody. */
static void
test_foreign_match_does_not_count (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) of_a = gvt_proposal_fixture_make (&fixture->a, GVT_PROPOSAL_MOVE);
  g_autoptr (GvtProposal) of_b = gvt_proposal_fixture_make (&fixture->b, GVT_PROPOSAL_MOVE);
  g_autoptr (GvtEvent) event = first_made (&fixture->b);
  g_autoptr (GListModel) pending = NULL;
  GvtHash subject;

  memcpy (subject.bytes, event->header.subject, sizeof subject.bytes);
  match_from (&fixture->b, of_a);
  admit (&fixture->a, &fixture->b, 0, G_MAXINT);
  pending = gvt_proposals_pending_for (fixture->a.store, &subject, NULL);

  g_assert_cmpuint (g_list_model_get_n_items (pending), ==, 1); /* that of B itself */
}

static void
test_any_interleaving_gives_one_digest (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = NULL;
  g_autoptr (GvtProposal) of_a = NULL;
  g_autoptr (GvtProposal) of_b = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_clear_object (&of_a);
      g_clear_object (&of_b);
      of_a = gvt_proposal_fixture_make (&fixture->a, GVT_PROPOSAL_MOVE);
      of_b = gvt_proposal_fixture_make (&fixture->b, GVT_PROPOSAL_DEATH);
    }
  repeat_receipt (fixture);
  withdraw_from (&fixture->a, of_a);
  withdraw_from (&fixture->a, of_a); /* as two copies of one laptop can */
  withdraw_from (&fixture->b, of_a);
  withdraw_from (&fixture->b, of_b);

  match_from (&fixture->a, of_a);
  match_from (&fixture->b, of_a);

  first = digest_of_an_interleaving (fixture, 1);
  for (guint32 seed = 2; seed < 8; seed++)
    {
      g_autofree char *digest = digest_of_an_interleaving (fixture, seed);

      g_assert_cmpstr (digest, ==, first);
    }
}

static void
test_foreign_withdrawal_does_not_count (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) made = gvt_proposal_fixture_make (&fixture->a, GVT_PROPOSAL_MOVE);
  g_autoptr (GvtProposal) found = NULL;
  g_autoptr (GError) error = NULL;

  withdraw_from (&fixture->b, made);
  admit (&fixture->a, &fixture->b, 0, G_MAXINT);
  found = gvt_proposals_find (fixture->a.store, gvt_proposal_get_id (made), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (gvt_proposal_get_state (found), ==, GVT_PROPOSAL_STATE_DRAFT);
}

/* What of another laptop is here may be read, and not undone. */
static void
test_only_the_maker_withdraws (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) made = gvt_proposal_fixture_make (&fixture->b, GVT_PROPOSAL_MOVE);
  g_autoptr (GError) error = NULL;

  admit (&fixture->a, &fixture->b, 0, G_MAXINT);
  g_assert_false (
      gvt_proposals_withdraw (fixture->a.profile, gvt_proposal_get_id (made), "mistake", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
}

static guint
n_proposals (GvtProposalFixture *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) list = gvt_proposals_list (place->store, "", NULL, &error);

  g_assert_no_error (error);
  return g_list_model_get_n_items (list);
}

/* A good body with one member put in place of its own, or taken out. */
static void
append_spoilt (Fixture *fixture, const GvtEvent *like, const char *name, const char *json)
{
  g_autoptr (JsonObject) body = gvt_event_parse_body (like, NULL);
  g_autoptr (GError) error = NULL;

  json_object_remove_member (body, name);
  if (json != NULL)
    {
      JsonNode *node = json_from_string (json, &error);

      g_assert_no_error (error);
      json_object_set_member (body, name, node);
    }
  append_body (&fixture->b, GVT_PROPOSAL_MADE_KIND, like, VILLAGE, body);
}

/* I5: kept, chained, in no list, and in nobody's way. */
static void
test_bodies_that_make_no_sense (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *name;
    const char *json; /* NULL: missing */
  } cases[] = {
    { "receipt", NULL },
    { "receipt", "\"TEST000000\"" }, /* its check does not fit */
    { "receipt", "\"TEST-00000-0\"" },
    { "proposal", NULL },
    { "proposal", "\"New voter\"" },
    { "proposal", "7" },
    { "subject", "\"name\"" },
    { "evidence", "[\"kk\"]" },
    { "evidence", "{\"codes\":[\"k k\"],\"scheme\":\"x\"}" },
    { "evidence", "{\"codes\":[],\"scheme\":\"\"}" },
    { "evidence", "{\"codes\":[]}" },
    { "fields", "[7]" },
    { "fields", NULL },
    { "consent", "\"yes\"" },
    { "reporter", NULL },
    { "sex", "\"X\"" },
    { "tms", "{\"code\":\"1\"}" },
    { "list", "{\"election\":\"pilkada-2024\",\"version\":-1}" },
    { "list", "{\"version\":1}" },
  };
  g_autoptr (GvtProposal) good = gvt_proposal_fixture_make (&fixture->a, GVT_PROPOSAL_NEW);
  g_autoptr (GvtEvent) event = first_made (&fixture->a);
  g_autoptr (JsonObject) body = gvt_event_parse_body (event, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    append_spoilt (fixture, event, cases[i].name, cases[i].json);
  append_body (&fixture->b, GVT_PROPOSAL_MADE_KIND, event, "52.02", body);
  append_body (&fixture->b, GVT_PROPOSAL_MADE_KIND, NULL, VILLAGE, body);
  admit (&fixture->a, &fixture->b, 0, G_MAXINT);
  g_assert_cmpuint (n_proposals (&fixture->a), ==, 1);

  append_body (&fixture->b, GVT_PROPOSAL_MADE_KIND, event, VILLAGE, body);
  admit (&fixture->a, &fixture->b, 0, G_MAXINT);
  g_assert_cmpuint (n_proposals (&fixture->a), ==, 2);
  gvt_test_profile_rebuilds (fixture->a.profile);
}

/* The code lists grow; this version's lists are no reason to set a newer laptop's report aside. */
static void
test_codes_of_a_newer_list (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProposal) good = gvt_proposal_fixture_make (&fixture->a, GVT_PROPOSAL_NEW);
  g_autoptr (GvtEvent) event = first_made (&fixture->a);
  g_autoptr (GvtProposal) newest = NULL;
  g_autoptr (GListModel) list = NULL;
  g_autofree char *words = NULL;

  gvt_clock_advance (fixture->b.clock, G_TIME_SPAN_DAY);
  append_spoilt (fixture, event, "proposal", "\"not_resident\"");
  admit (&fixture->a, &fixture->b, 0, G_MAXINT);
  list = gvt_proposals_list (fixture->a.store, "", NULL, NULL);
  newest = g_list_model_get_item (list, 0);
  g_object_get (newest, "proposal-words", &words, NULL);

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);
  g_assert_cmpstr (words, ==, "not_resident");
}

#define ADD(name, projections, func) \
  g_test_add ("/proposal-union/" name, Fixture, projections, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("a-clone's-repeated-receipt-number-is-listed", gvt_proposal_test_projections,
       test_repeat_is_listed);
  ADD ("I4-any-interleaving-gives-one-digest", gvt_proposal_test_projections,
       test_any_interleaving_gives_one_digest);
  ADD ("a-match-by-another-laptop-does-not-count", gvt_proposal_test_projections,
       test_foreign_match_does_not_count);
  ADD ("a-withdrawal-by-another-laptop-does-not-count", gvt_proposal_test_projections,
       test_foreign_withdrawal_does_not_count);
  ADD ("only-the-laptop-that-made-it-withdraws", gvt_proposal_test_projections,
       test_only_the_maker_withdraws);
  ADD ("I5-bodies-that-make-no-sense-are-set-aside", careless_projections,
       test_bodies_that_make_no_sense);
  ADD ("codes-of-a-newer-list-are-shown-as-they-are", careless_projections,
       test_codes_of_a_newer_list);
  return g_test_run ();
}
