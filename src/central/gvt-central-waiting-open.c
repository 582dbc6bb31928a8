/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One proposal for its decision: as it was taken down, as the newest list has the voter now, and as
 * it is proposed. */
#include <string.h>

#include "gvt-central-kinds.h"
#include "gvt-central-outcomes.h"
#include "gvt-central-private.h"
#include "gvt-central-waiting.h"
#include "gvt-decided-details.h"
#include "gvt-json.h"
#include "gvt-list-store.h"
#include "gvt-listed-person.h"
#include "gvt-lookalikes.h"
#include "gvt-nik.h"
#include "gvt-proposal-private.h"

#define REGENCY_LENGTH 5 /* "52.01" */

typedef struct
{
  GvtCentral *central;
  GvtId id;
  GvtProposal *proposal;
  GvtDecidedDetails *read;
  GvtListedPerson *taken; /* (nullable): his row in the list that was looked at then */
  GvtListedPerson *now;   /* (nullable) */
  GvtListRecord *taken_list;
  GvtListRecord *now_list;
  JsonArray *lookalikes;
} Opening;

static void
opening_clear (Opening *self)
{
  g_clear_object (&self->proposal);
  g_clear_pointer (&self->read, gvt_decided_details_free);
  g_clear_pointer (&self->taken, gvt_listed_person_free);
  g_clear_pointer (&self->now, gvt_listed_person_free);
  g_clear_pointer (&self->taken_list, gvt_list_record_free);
  g_clear_pointer (&self->now_list, gvt_list_record_free);
  g_clear_pointer (&self->lookalikes, json_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Opening, opening_clear)

/* --- that it was read --- */

gboolean
gvt_central_note_opened (
    GvtCentral *self, const GvtId *proposal, const char *by, const GvtId *device, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autofree char *id = gvt_id_to_text (proposal);
  JsonArray *ids = json_array_new ();
  GvtEventDraft draft = { .kind = GVT_QUEUE_READ_KIND, .body = body };

  json_array_add_string_element (ids, id);
  json_object_set_array_member (body, "proposals", ids);
  json_object_set_string_member (body, "by", by);
  if (device != NULL)
    gvt_json_set_id (body, "device", device);
  return gvt_journal_record (self->journal, &draft, NULL, error);
}

/* --- the two lists --- */

typedef struct
{
  GvtProposalDetails *details;
  GvtListedPerson *best; /* (nullable) */
  guint fits;
  const GvtAlikePerson *person; /* (nullable): look-alikes are not looked for */
  const GvtListRecord *list;
  JsonArray *alikes;
} RowSearch;

static void
add_alike (RowSearch *self, GvtAlike alike, const GvtVoterRow *row)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "alike", gvt_alike_to_text (alike));
  json_object_set_string_member (object, "source", "list");
  json_object_set_string_member (object, "name", row->text[GVT_VOTER_NAME]);
  json_object_set_string_member (object, "tps", row->text[GVT_VOTER_TPS]);
  json_object_set_string_member (object, "election", self->list->election);
  json_object_set_string_member (object, "as_of", self->list->as_of);
  json_array_add_object_element (self->alikes, object);
}

/* The one who is meant is no look-alike of himself. */
static gboolean
look_at (const GvtVoterRow *row, gpointer user_data, GError **error)
{
  RowSearch *self = user_data;
  guint fits = gvt_listed_person_fits (self->details, row);
  GvtAlikePerson other = { row->text[GVT_VOTER_NIK],
                           row->text[GVT_VOTER_NAME],
                           row->text[GVT_VOTER_BIRTH_DATE],
                           row->text[GVT_VOTER_BIRTH_PLACE],
                           TRUE,
                           NULL };
  GvtAlike alike;

  if (fits > self->fits)
    {
      g_clear_pointer (&self->best, gvt_listed_person_free);
      self->best = gvt_listed_person_new (row);
      self->fits = fits;
      return TRUE;
    }
  if (self->person == NULL || json_array_get_length (self->alikes) >= GVT_LOOKALIKES_MAX)
    return TRUE;

  alike = gvt_alike_judge (self->person, &other);
  if (alike != GVT_ALIKE_NONE)
    add_alike (self, alike, row);
  return TRUE;
}

/* --- other proposals --- */

static GvtAlikePerson
person_of (GvtProposalDetails *details)
{
  return (
      GvtAlikePerson){ .nik = gvt_proposal_details_value (details, GVT_FIELD_NIK),
                       .name = gvt_proposal_details_value (details, GVT_FIELD_NAME),
                       .birth_date = gvt_proposal_details_value (details, GVT_FIELD_BIRTH_DATE),
                       .birth_place = gvt_proposal_details_value (details, GVT_FIELD_BIRTH_PLACE) };
}

/* Opened by the program and for nobody's eyes: what is shown of it is its receipt number. */
static gboolean
judge_proposal (Opening *self, GvtDb *db, GvtProposal *other, GError **error)
{
  g_autoptr (GvtEvent) made = gvt_journal_event (self->central->journal, db,
                                                 gvt_proposal_get_id (other), error);
  g_autoptr (GPtrArray) keys = gvt_central_list_sealing_keys (self->central, FALSE);
  g_autoptr (GvtProposalDetails) details = NULL;
  GvtAlikePerson mine = person_of (self->read->details);
  GvtAlikePerson his;
  GvtAlike alike;
  JsonObject *object;

  if (made == NULL)
    return FALSE;
  details = gvt_proposal_details_unseal_any (keys, made->personal, NULL);
  if (details == NULL || gvt_proposal_details_is_erased (details))
    return TRUE;

  his = person_of (details);
  alike = gvt_alike_judge (&mine, &his);
  if (alike == GVT_ALIKE_NONE)
    return TRUE;
  object = gvt_proposal_to_json (other);
  json_object_set_string_member (object, "alike", gvt_alike_to_text (alike));
  json_object_set_string_member (object, "source", "proposal");
  json_array_add_object_element (self->lookalikes, object);
  return TRUE;
}

static gboolean
look_into_proposals (Opening *self, GvtDb *db, GError **error)
{
  g_autofree char *regency = g_strndup (gvt_proposal_get_place (self->proposal), REGENCY_LENGTH);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      GVT_PROPOSAL_SELECT "WHERE substr (p.place, 1, length (:area)) = :area"
                          " AND p.proposal_id <> :id AND NOT " GVT_PROPOSAL_IS_WITHDRAWN
                          " ORDER BY p.proposal_id",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":area", regency);
  gvt_stmt_bind_id (stmt, ":id", &self->id);
  while (gvt_stmt_next (stmt, &local))
    {
      GvtProposal *other = gvt_proposal_new_from_row (stmt, error);

      if (other == NULL)
        return FALSE;
      g_ptr_array_add (others, other);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0;
       i < others->len && json_array_get_length (self->lookalikes) < GVT_LOOKALIKES_MAX; i++)
    if (!judge_proposal (self, db, others->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* --- reading it all --- */

static gboolean
find_lists (Opening *self, GvtDb *db, GError **error)
{
  const char *election = gvt_proposal_get_election (self->proposal);
  guint version = gvt_proposal_get_list_version (self->proposal);

  return gvt_list_store_find_newest (db, election, &self->now_list, error)
         && (election == NULL || version == 0
             || gvt_list_store_find_version (db, election, version, &self->taken_list, error));
}

static gboolean
search_now (Opening *self, GvtDb *db, GError **error)
{
  GvtAlikePerson person = person_of (self->read->details);
  RowSearch search = { .details = self->read->details,
                       .person = &person,
                       .list = self->now_list,
                       .alikes = self->lookalikes };

  if (self->now_list == NULL)
    return TRUE;
  if (!gvt_list_store_each_row (db, self->now_list, gvt_proposal_get_place (self->proposal),
                                look_at, &search, error))
    {
      g_clear_pointer (&search.best, gvt_listed_person_free);
      return FALSE;
    }
  self->now = search.best;
  return TRUE;
}

static gboolean
search_taken (Opening *self, GvtDb *db, GError **error)
{
  RowSearch search = { .details = self->read->details };

  if (self->taken_list == NULL)
    return TRUE;
  if (!gvt_list_store_each_row (db, self->taken_list, gvt_proposal_get_place (self->proposal),
                                look_at, &search, error))
    {
      g_clear_pointer (&search.best, gvt_listed_person_free);
      return FALSE;
    }
  self->taken = search.best;
  return TRUE;
}

static gboolean
load (GvtDb *db, gpointer user_data, GError **error)
{
  Opening *self = user_data;

  self->read = gvt_decided_details_load (self->central, db, &self->id, error);
  return self->read != NULL && find_lists (self, db, error) && search_now (self, db, error)
         && search_taken (self, db, error) && look_into_proposals (self, db, error);
}

/* --- as JSON --- */

static void
set_cell (
    JsonObject *column, const char *name, GvtProposalField field, const char *value, gboolean hides)
{
  gboolean is_number = field == GVT_FIELD_NIK || field == GVT_FIELD_NKK;

  if (value == NULL || (is_number && hides && *value != '\0'))
    json_object_set_null_member (column, name);
  else if (is_number && *value != '\0')
    {
      g_autofree char *masked = gvt_nik_mask (value);

      json_object_set_string_member (column, name, masked);
    }
  else
    json_object_set_string_member (column, name, value);
}

/* What the laptop wrote down as the list's value is told where its list is not here any more. */
static const char *
taken_value (const Opening *self, GvtProposalField field)
{
  if (self->taken != NULL)
    return self->taken->values[field];
  return gvt_proposal_details_get_old (self->read->details, field);
}

static gboolean
holds_birth_date (const Opening *self)
{
  return self->taken != NULL || self->now != NULL
         || gvt_proposal_details_value (self->read->details, GVT_FIELD_BIRTH_DATE) != NULL;
}

static JsonArray *
list_columns (const Opening *self)
{
  JsonArray *columns = json_array_new ();
  gboolean hides = holds_birth_date (self); /* I11 */

  for (guint i = 0; i < GVT_N_LIST_FIELDS; i++)
    {
      GvtProposalField field = (GvtProposalField) i;
      const char *now = self->now != NULL ? self->now->values[i] : NULL;
      const char *proposed = gvt_proposal_details_value (self->read->details, field);
      const char *taken = taken_value (self, field);
      JsonObject *column = json_object_new ();

      json_object_set_string_member (column, "field", gvt_proposal_field_name (field));
      set_cell (column, "taken", field, taken, hides);
      set_cell (column, "now", field, now, hides);
      set_cell (column, "proposed", field, proposed, hides);
      json_object_set_boolean_member (column, "differs",
                                      proposed != NULL && now != NULL
                                          && !gvt_field_values_same (now, proposed));
      json_object_set_boolean_member (
          column, "moved", taken != NULL && now != NULL && !gvt_field_values_same (now, taken));
      json_array_add_object_element (columns, column);
    }
  return columns;
}

static JsonObject *
list_facts (const Opening *self)
{
  JsonObject *facts = json_object_new ();

  for (guint i = GVT_N_LIST_FIELDS; i < GVT_N_FIELDS; i++)
    {
      GvtProposalField field = (GvtProposalField) i;
      const char *value = gvt_proposal_details_get (self->read->details, field);

      if (value != NULL)
        json_object_set_string_member (facts, gvt_proposal_field_name (field), value);
    }
  if (self->now != NULL && *self->now->note != '\0')
    json_object_set_string_member (facts, "listed_note", self->now->note);
  return facts;
}

static void
set_list (JsonObject *object,
          const char *name,
          const GvtListRecord *list,
          const GvtListedPerson *person)
{
  JsonObject *told;

  if (list == NULL)
    {
      json_object_set_null_member (object, name);
      return;
    }
  told = json_object_new ();
  json_object_set_string_member (told, "election", list->election);
  json_object_set_int_member (told, "version", list->version);
  json_object_set_string_member (told, "as_of", list->as_of);
  json_object_set_boolean_member (told, "is_found", person != NULL);
  json_object_set_object_member (object, name, told);
}

static JsonObject *
to_json (Opening *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_object_member (object, "proposal", gvt_proposal_to_json (self->proposal));
  json_object_set_boolean_member (object, "is_erased",
                                  gvt_proposal_details_is_erased (self->read->details));
  json_object_set_array_member (object, "columns", list_columns (self));
  json_object_set_object_member (object, "facts", list_facts (self));
  json_object_set_array_member (object, "questions",
                                gvt_decided_details_list_questions (self->read));
  json_object_set_array_member (object, "decisions",
                                gvt_decided_details_list_decisions (self->read));
  json_object_set_array_member (object, "lookalikes", json_array_ref (self->lookalikes));
  set_list (object, "taken_list", self->taken_list, self->taken);
  set_list (object, "now_list", self->now_list, self->now);
  return object;
}

JsonObject *
gvt_central_open_waiting (
    GvtCentral *self, const GvtId *proposal, const char *by, const GvtId *device, GError **error)
{
  g_auto (Opening) opening = { .central = self, .id = *proposal };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && proposal != NULL && by != NULL, NULL);

  opening.lookalikes = json_array_new ();
  opening.proposal = gvt_proposals_find (self->store, proposal, error);
  return opening.proposal != NULL && gvt_central_note_opened (self, proposal, by, device, error)
                 && gvt_store_read (self->store, load, &opening, error)
             ? to_json (&opening)
             : NULL;
}
