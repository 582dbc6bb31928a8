/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lookup-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-list-source.h"
#include "gvt-proposal-match.h"
#include "gvt-proposal.h"
#include "gvt-voter-hit-private.h"
#include "gvt-voter-subject.h"

struct _GvtLookup
{
  GObject parent_instance;

  GvtLookupAnswer answer;
  GListModel *hits;
  GListModel *lists;
  GListModel *damaged;
  GListModel *proposals; /* of the NIK that was asked for */
  guint n_rows;
  gint64 elapsed_us;
  gboolean is_cut;
  gboolean is_fast;
  gboolean is_by_nik;
  char *purpose;
};

G_DEFINE_FINAL_TYPE (GvtLookup, gvt_lookup, G_TYPE_OBJECT)

static void
gvt_lookup_finalize (GObject *object)
{
  GvtLookup *self = GVT_LOOKUP (object);

  g_clear_object (&self->hits);
  g_clear_object (&self->lists);
  g_clear_object (&self->damaged);
  g_clear_object (&self->proposals);
  g_free (self->purpose);

  G_OBJECT_CLASS (gvt_lookup_parent_class)->finalize (object);
}

static void
gvt_lookup_class_init (GvtLookupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_lookup_finalize;
}

static void
gvt_lookup_init (GvtLookup *self)
{
  self->proposals = G_LIST_MODEL (g_list_store_new (GVT_TYPE_PROPOSAL));
}

/* Who names no village may vote in one whose list is not here: that nobody here has the number says
 * nothing about him. */
static GvtLookupAnswer
judge (const GvtRollFound *found)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (found->hits)) > 0)
    return GVT_LOOKUP_FOUND;
  if (found->n_damaged > 0)
    return GVT_LOOKUP_DAMAGED;
  return found->n_lists > 0 && found->is_village ? GVT_LOOKUP_NOT_FOUND : GVT_LOOKUP_NOT_CARRIED;
}

GvtLookup *
gvt_lookup_new (const GvtRollFound *found, gint64 elapsed_us)
{
  GvtLookup *self = g_object_new (GVT_TYPE_LOOKUP, NULL);

  self->hits = g_object_ref (G_LIST_MODEL (found->hits));
  self->lists = g_object_ref (found->lists);
  self->damaged = g_object_ref (G_LIST_MODEL (found->damaged));
  self->n_rows = found->n_rows;
  self->elapsed_us = elapsed_us;
  self->is_cut = found->is_cut;
  self->answer = judge (found);
  return self;
}

/* Returns: (transfer full) (nullable): those from inside the present user's area */
static GListModel *
pending_for (GvtProfile *profile,
             GvtStore *store,
             const GvtSecret *lookup_key,
             const char *nik,
             GError **error)
{
  g_autoptr (GListStore) seen = g_list_store_new (GVT_TYPE_PROPOSAL);
  g_autoptr (GListModel) all = NULL;
  GvtHash subject;

  gvt_voter_subject_of (lookup_key, nik, &subject);
  all = gvt_proposals_pending_for (store, &subject, error);
  if (all == NULL)
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GvtProposal) proposal = g_list_model_get_item (all, i);

      if (gvt_profile_require (profile, GVT_ROLE_OFFICER, gvt_proposal_get_place (proposal), NULL))
        g_list_store_append (seen, proposal);
    }
  return G_LIST_MODEL (g_steal_pointer (&seen));
}

gboolean
gvt_lookup_add_proposals (GvtLookup *self, GvtProfile *profile, const char *nik, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GvtSecret) key = journal != NULL ? gvt_vault_dup_lookup_key (
                                  gvt_profile_get_vault (profile), error)
                                              : NULL;
  GvtStore *store;

  if (key == NULL || !gvt_proposals_match_blind (profile, NULL, error))
    return FALSE;

  store = gvt_journal_get_store (journal);
  for (guint i = 0; i < g_list_model_get_n_items (self->hits); i++)
    {
      g_autoptr (GvtVoterHit) hit = g_list_model_get_item (self->hits, i);
      g_autoptr (GListModel) pending = pending_for (profile, store, key,
                                                    gvt_voter_hit_get_nik (hit), error);

      if (pending == NULL)
        return FALSE;
      gvt_voter_hit_set_proposals (hit, pending);
    }
  if (nik == NULL)
    return TRUE;

  g_clear_object (&self->proposals);
  self->proposals = pending_for (profile, store, key, nik, error);
  return self->proposals != NULL;
}

JsonObject *
gvt_lookup_make_body (const GvtLookup *self, const char *purpose)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "answer", gvt_lookup_answer_to_text (self->answer));
  json_object_set_int_member (body, "hits", g_list_model_get_n_items (self->hits));
  json_object_set_boolean_member (body, "is_cut", self->is_cut);
  if (self->is_fast)
    json_object_set_boolean_member (body, "is_fast", TRUE);
  json_object_set_int_member (body, "lists", g_list_model_get_n_items (self->lists));
  json_object_set_string_member (body, "purpose", purpose);
  return body;
}

const char *
gvt_lookup_answer_to_text (GvtLookupAnswer answer)
{
  switch (answer)
    {
    case GVT_LOOKUP_FOUND:
      return "found";
    case GVT_LOOKUP_NOT_CARRIED:
      return "not_carried";
    case GVT_LOOKUP_DAMAGED:
      return "damaged";
    case GVT_LOOKUP_NOT_FOUND:
      return "not_found";
    default:
      g_assert_not_reached ();
    }
}

GvtLookupAnswer
gvt_lookup_get_answer (GvtLookup *self)
{
  return self->answer;
}

GListModel *
gvt_lookup_get_hits (GvtLookup *self)
{
  return self->hits;
}

GListModel *
gvt_lookup_get_lists (GvtLookup *self)
{
  return self->lists;
}

GListModel *
gvt_lookup_get_damaged (GvtLookup *self)
{
  return self->damaged;
}

GListModel *
gvt_lookup_get_proposals (GvtLookup *self)
{
  return self->proposals;
}

guint
gvt_lookup_get_searched_rows (GvtLookup *self)
{
  return self->n_rows;
}

gint64
gvt_lookup_get_elapsed_us (GvtLookup *self)
{
  return self->elapsed_us;
}

gboolean
gvt_lookup_is_fast (GvtLookup *self)
{
  return self->is_fast;
}

void
gvt_lookup_set_fast (GvtLookup *self, gboolean is_fast)
{
  self->is_fast = is_fast;
}

void
gvt_lookup_set_question (GvtLookup *self, const char *purpose, gboolean is_by_nik)
{
  g_free (self->purpose);
  self->purpose = g_strdup (purpose);
  self->is_by_nik = is_by_nik;
}

const char *
gvt_lookup_get_purpose (GvtLookup *self)
{
  return self->purpose;
}

gboolean
gvt_lookup_is_by_nik (GvtLookup *self)
{
  return self->is_by_nik;
}

gboolean
gvt_lookup_is_cut (GvtLookup *self)
{
  return self->is_cut;
}

/* Each list once that somebody was found in. */
static char *
describe_hits (GvtLookup *self)
{
  g_autoptr (GPtrArray) notices = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (self->hits); i++)
    {
      g_autoptr (GvtVoterHit) hit = g_list_model_get_item (self->hits, i);
      char *notice = gvt_tps_notice (gvt_voter_hit_get_election (hit),
                                     gvt_voter_hit_get_as_of (hit));

      if (g_ptr_array_find_with_equal_func (notices, notice, g_str_equal, NULL))
        g_free (notice);
      else
        g_ptr_array_add (notices, notice);
    }
  g_ptr_array_add (notices, NULL);
  return g_strjoinv ("\n", (char **) notices->pdata);
}

char *
gvt_lookup_describe_source (GvtLookup *self)
{
  g_autofree char *lists = NULL;

  if (self->answer == GVT_LOOKUP_FOUND)
    return describe_hits (self);

  lists = gvt_lists_describe (self->lists);
  if (*lists == '\0')
    return g_strdup (_ ("No list was searched."));
  return g_strdup_printf (_ ("Searched: %s. Lists change; the KPU of the regency or city decides."),
                          lists);
}

const char *
gvt_lookup_answer_words (GvtLookupAnswer answer)
{
  switch (answer)
    {
    case GVT_LOOKUP_NOT_CARRIED:
      return _ ("Not in the villages carried here");
    case GVT_LOOKUP_DAMAGED:
      return _ ("In none of the lists that can be read; one that may tell is damaged.");
    case GVT_LOOKUP_NOT_FOUND:
      return _ ("Carried here and not found");
    case GVT_LOOKUP_FOUND:
    default:
      return _ ("Found");
    }
}

static JsonObject *
list_to_json (GvtLeasedList *list)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "village", gvt_leased_list_get_village (list));
  json_object_set_string_member (object, "village_name", gvt_leased_list_get_village_name (list));
  json_object_set_string_member (object, "election", gvt_leased_list_get_election (list));
  json_object_set_string_member (object, "as_of", gvt_leased_list_get_as_of (list));
  return object;
}

static JsonArray *
lists_to_json (GListModel *lists)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (lists); i++)
    {
      g_autoptr (GvtLeasedList) list = g_list_model_get_item (lists, i);

      json_array_add_object_element (array, list_to_json (list));
    }
  return array;
}

JsonObject *
gvt_lookup_to_json (GvtLookup *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *hits = json_array_new ();
  JsonArray *proposals = json_array_new ();
  g_autofree char *notice = gvt_lookup_describe_source (self);

  for (guint i = 0; i < g_list_model_get_n_items (self->hits); i++)
    {
      g_autoptr (GvtVoterHit) hit = g_list_model_get_item (self->hits, i);

      json_array_add_object_element (hits, gvt_voter_hit_to_json (hit));
    }
  for (guint i = 0; i < g_list_model_get_n_items (self->proposals); i++)
    {
      g_autoptr (GvtProposal) proposal = g_list_model_get_item (self->proposals, i);

      json_array_add_object_element (proposals, gvt_proposal_to_json (proposal));
    }
  json_object_set_string_member (object, "answer", gvt_lookup_answer_to_text (self->answer));
  json_object_set_array_member (object, "hits", hits);
  json_object_set_boolean_member (object, "is_cut", self->is_cut);
  json_object_set_array_member (object, "lists", lists_to_json (self->lists));
  json_object_set_array_member (object, "damaged", lists_to_json (self->damaged));
  json_object_set_array_member (object, "proposals", proposals);
  json_object_set_string_member (object, "notice", notice);
  json_object_set_int_member (object, "searched_rows", self->n_rows);
  json_object_set_int_member (object, "elapsed_us", self->elapsed_us);
  json_object_set_boolean_member (object, "is_fast", self->is_fast);
  return object;
}
