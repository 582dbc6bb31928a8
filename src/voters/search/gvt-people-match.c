/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-people-match.h"

#include <string.h>

#include "gvt-birth-digits-private.h"
#include "gvt-code-list.h"
#include "gvt-json.h"
#include "gvt-lookup-private.h"
#include "gvt-name-alike.h"
#include "gvt-nik.h"
#include "gvt-proposal-acts.h"
#include "gvt-purpose.h"
#include "gvt-roll-private.h"
#include "gvt-voter-hit-private.h"
#include "gvt-voters-kinds.h"

const char *
gvt_match_to_text (GvtMatch match)
{
  static const char *const texts[] = { "none", "perhaps_name", "perhaps_nik", "name", "nik" };

  return texts[match];
}

void
gvt_matched_free (GvtMatched *self)
{
  g_clear_object (&self->hit);
  g_clear_object (&self->proposal);
  g_free (self);
}

/* --- one against one --- */

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
is_nik_told (const GvtMatchRow *row)
{
  return !row->is_nik_faulty && is_given (row->nik);
}

/* Both were born on one day, and their names are the same or alike. */
static GvtMatch
judge_namesakes (const GvtSought *sought, const GvtMatchRow *row, gboolean is_placeholder)
{
  gboolean is_same = gvt_names_same (sought->name, row->name);
  gboolean is_home = g_strcmp0 (sought->village, row->village) == 0;
  gboolean differs_in_nik = sought->nik != NULL && is_nik_told (row)
                            && strcmp (sought->nik, row->nik) != 0;
  gboolean differs_in_place = is_given (sought->birth_place) && is_given (row->birth_place)
                              && !gvt_names_same (sought->birth_place, row->birth_place);

  if (is_placeholder && !is_same)
    return GVT_MATCH_NONE; /* too many have that day */
  if (differs_in_nik || (!is_home && (differs_in_place || !is_same || is_placeholder)))
    return GVT_MATCH_PERHAPS_NAME;
  return GVT_MATCH_NAME;
}

GvtMatch
gvt_match_judge (const GvtSought *sought, const GvtMatchRow *row)
{
  gboolean is_same_nik = sought->nik != NULL && is_nik_told (row)
                         && strcmp (sought->nik, row->nik) == 0;
  gboolean is_alike = gvt_names_alike (sought->name, row->name);
  char born[9];
  char listed[9];

  if (is_same_nik)
    return is_alike ? GVT_MATCH_NIK : GVT_MATCH_PERHAPS_NIK;
  if (!is_alike || !gvt_birth_digits (sought->birth_date, born)
      || !gvt_birth_digits (row->birth_date, listed) || strcmp (born, listed) != 0)
    return GVT_MATCH_NONE;
  return judge_namesakes (sought, row, gvt_birth_is_placeholder (born));
}

/* --- all against all --- */

/* What is found out of one of those who are sought. */
typedef struct
{
  const GvtSought *sought;
  GvtMatched *matched; /* borrowed */
  guint row;           /* which fits best, counted through all lists from 1 */
  gboolean is_same_name;
} Place;

typedef struct
{
  GArray *places;     /* Place */
  GHashTable *by_key; /* a NIK, or a day as DDMMYYYY -> GArray of places that have it */
  GvtJournal *journal;
  GPtrArray *roll_keys;
  GListModel *proposals;
  guint row;
} Matching;

static void
index_under (Matching *self, const char *key, guint place)
{
  GArray *places = g_hash_table_lookup (self->by_key, key);

  if (places == NULL)
    {
      places = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->by_key, g_strdup (key), places);
    }
  g_array_append_val (places, place);
}

static void
index_all (Matching *self, GPtrArray *sought, GPtrArray *found)
{
  for (guint i = 0; i < sought->len; i++)
    {
      Place place = { .sought = sought->pdata[i], .matched = g_new0 (GvtMatched, 1) };
      char born[9];

      g_ptr_array_add (found, place.matched);
      g_array_append_val (self->places, place);
      if (place.sought->nik != NULL)
        index_under (self, place.sought->nik, i);
      if (gvt_birth_digits (place.sought->birth_date, born))
        index_under (self, born, i);
    }
}

typedef void (*PlaceFunc) (Matching *self, Place *place, gpointer data);

static void
each_under (Matching *self, const char *key, PlaceFunc func, gpointer data)
{
  GArray *places = g_hash_table_lookup (self->by_key, key);

  for (guint i = 0; places != NULL && i < places->len; i++)
    func (self, &g_array_index (self->places, Place, g_array_index (places, guint, i)), data);
}

/* Those whom a number or a day could make the same; one may come twice. */
static void
each_candidate (
    Matching *self, const char *nik, const char *birth_date, PlaceFunc func, gpointer data)
{
  char born[9];

  if (nik != NULL)
    each_under (self, nik, func, data);
  if (gvt_birth_digits (birth_date, born))
    each_under (self, born, func, data);
}

/* A row of a list, and what it comes from. */
typedef struct
{
  GvtLeasedList *list;
  const GvtVoterRow *row;
  GvtMatchRow known;
} Candidate;

static void
take_hit (Matching *self, Place *place, const Candidate *candidate, GvtMatch match, gboolean same)
{
  GvtMatched *matched = place->matched;

  g_clear_object (&matched->hit);
  matched->hit = gvt_voter_hit_new (candidate->list, candidate->row);
  gvt_voter_hit_hide_nik (matched->hit); /* whoever is sought has a birth date beside him (I11) */
  matched->match = match;
  matched->n_rows = 1;
  place->row = self->row;
  place->is_same_name = same;
}

static void
try_row (Matching *self, Place *place, gpointer data)
{
  const Candidate *candidate = data;
  GvtMatched *matched = place->matched;
  GvtMatch match = gvt_match_judge (place->sought, &candidate->known);
  gboolean same;

  if (match == GVT_MATCH_NONE || match < matched->match || place->row == self->row)
    return;
  same = gvt_names_same (place->sought->name, candidate->known.name);
  if (match > matched->match || (same && !place->is_same_name))
    take_hit (self, place, candidate, match, same);
  else if (same == place->is_same_name)
    matched->n_rows++;
}

static void
match_row (GvtLeasedList *list, const GvtVoterRow *row, gpointer user_data)
{
  Matching *self = user_data;
  Candidate candidate = { list,
                          row,
                          { row->text[GVT_VOTER_NIK], row->is_nik_faulty, row->text[GVT_VOTER_NAME],
                            row->text[GVT_VOTER_BIRTH_DATE], row->text[GVT_VOTER_BIRTH_PLACE],
                            gvt_leased_list_get_village (list) } };

  self->row++;
  each_candidate (self, row->text[GVT_VOTER_NIK], row->text[GVT_VOTER_BIRTH_DATE], try_row,
                  &candidate);
}

/* Whom a row fits better than another one of those that it fits. */
static gboolean
is_surer (const Place *a, const Place *b)
{
  return a->matched->match != b->matched->match ? a->matched->match > b->matched->match
                                                : a->is_same_name && !b->is_same_name;
}

/* Twins with like names must not both stand on the one row that the list has. */
static void
settle_rows (Matching *self)
{
  g_autoptr (GHashTable) owners = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = &g_array_index (self->places, Place, i);
      Place *owner = g_hash_table_lookup (owners, GUINT_TO_POINTER (place->row));

      if (place->matched->match <= GVT_MATCH_PERHAPS_NIK)
        continue;
      if (owner == NULL || is_surer (place, owner))
        g_hash_table_insert (owners, GUINT_TO_POINTER (place->row), place);
    }
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = &g_array_index (self->places, Place, i);

      if (place->matched->match > GVT_MATCH_PERHAPS_NIK
          && g_hash_table_lookup (owners, GUINT_TO_POINTER (place->row)) != place)
        place->matched->match = GVT_MATCH_PERHAPS_NAME;
    }
}

/* --- who was reported already --- */

typedef struct
{
  GvtProposal *proposal;
  GvtMatchRow known;
} Report;

static void
try_report (Matching *self, Place *place, gpointer data)
{
  const Report *report = data;

  if (place->matched->proposal == NULL
      && gvt_match_judge (place->sought, &report->known) != GVT_MATCH_NONE)
    g_set_object (&place->matched->proposal, report->proposal);
}

/* Opened by the program and for nobody's eyes. */
static gboolean
read_report (Matching *self, GvtDb *db, GvtProposal *proposal, GError **error)
{
  g_autoptr (GvtEvent) made = gvt_journal_event (self->journal, db, gvt_proposal_get_id (proposal),
                                                 error);
  g_autoptr (GvtProposalDetails) details = NULL;
  Report report = { .proposal = proposal };

  if (made == NULL)
    return FALSE;
  details = gvt_proposal_details_unseal_any (self->roll_keys, made->personal, NULL);
  if (details == NULL || gvt_proposal_details_is_erased (details))
    return TRUE;
  report.known.nik = gvt_proposal_details_get (details, GVT_FIELD_NIK);
  report.known.name = gvt_proposal_details_get (details, GVT_FIELD_NAME);
  report.known.birth_date = gvt_proposal_details_get (details, GVT_FIELD_BIRTH_DATE);
  report.known.birth_place = gvt_proposal_details_get (details, GVT_FIELD_BIRTH_PLACE);
  report.known.village = gvt_proposal_get_place (proposal);
  if (report.known.name != NULL)
    each_candidate (self, report.known.nik, report.known.birth_date, try_report, &report);
  return TRUE;
}

static gboolean
read_reports (GvtDb *db, gpointer user_data, GError **error)
{
  Matching *self = user_data;

  for (guint i = 0; i < g_list_model_get_n_items (self->proposals); i++)
    {
      g_autoptr (GvtProposal) proposal = g_list_model_get_item (self->proposals, i);

      if (g_str_equal (gvt_proposal_get_proposal (proposal), GVT_PROPOSAL_NEW)
          && !read_report (self, db, proposal, error))
        return FALSE;
    }
  return TRUE;
}

/* --- the act --- */

static gboolean
record (Matching *self, GvtRoll *roll, const char *place, const char *purpose, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  guint n_found = 0;

  for (guint i = 0; i < self->places->len; i++)
    n_found += g_array_index (self->places, Place, i).matched->match != GVT_MATCH_NONE;
  json_object_set_int_member (body, "people", self->places->len);
  json_object_set_int_member (body, "found", n_found);
  json_object_set_int_member (body, "lists", g_list_model_get_n_items (gvt_roll_get_lists (roll)));
  json_object_set_string_member (body, "purpose", purpose);
  return gvt_journal_record (
      self->journal, &(GvtEventDraft){ .kind = GVT_KIND_MATCHED, .place = place, .body = body },
      NULL, error);
}

static gboolean
match_all (Matching *self, GvtRoll *roll, GError **error)
{
  if (!gvt_roll_each_row (roll, match_row, self, error))
    return FALSE;
  settle_rows (self);
  return gvt_store_read (gvt_journal_get_store (self->journal), read_reports, self, error);
}

GPtrArray *
gvt_people_match (GvtProfile *profile,
                  GvtRoll *roll,
                  GPtrArray *sought,
                  const char *place,
                  const char *purpose,
                  GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (Place));
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (
      g_str_hash, g_str_equal, (GDestroyNotify) gvt_wipe_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_matched_free);
  g_autoptr (GPtrArray) roll_keys = NULL;
  g_autoptr (GListModel) proposals = NULL;
  Matching self = { .places = places, .by_key = by_key, .journal = journal };

  if (journal == NULL || !gvt_purpose_check (purpose, error)
      || !gvt_lookup_check_asker (profile, roll, place, error))
    return NULL;
  self.roll_keys = roll_keys = gvt_vault_dup_roll_keys (gvt_profile_get_vault (profile), error);
  self.proposals = proposals = roll_keys != NULL ? gvt_proposals_browse (
                                   profile, NULL, GVT_PROPOSAL_STATE_MADE, error)
                                                 : NULL;
  if (proposals == NULL)
    return NULL;

  index_all (&self, sought, found);
  return match_all (&self, roll, error) && record (&self, roll, place, purpose, error)
             ? g_steal_pointer (&found)
             : NULL;
}
