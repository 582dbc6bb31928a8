/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-taken-up.h"

#include <string.h>

#include "gvt-central-outcomes.h"
#include "gvt-central-private.h"
#include "gvt-code-list.h"
#include "gvt-decided-details.h"
#include "gvt-list-store.h"
#include "gvt-listed-person.h"
#include "gvt-proposal-private.h"

/* An exported proposal, and whom the new list has in his place. */
typedef struct
{
  GvtProposal *proposal;
  GvtDecidedDetails *read;
  gboolean was_listed;     /* in the version before */
  GvtListedPerson *listed; /* (nullable) */
  guint fits;
} Sought;

static void
sought_free (Sought *self)
{
  g_clear_object (&self->proposal);
  g_clear_pointer (&self->read, gvt_decided_details_free);
  g_clear_pointer (&self->listed, gvt_listed_person_free);
  g_free (self);
}

typedef struct
{
  GvtCentral *central;
  const char *election;
  GvtListRecord *list;
  GvtListRecord *before; /* (nullable) */
  guint64 n_rows;        /* of the village that is being read, in the new list */
  GPtrArray *sought;     /* Sought, by village */
  GPtrArray *here;       /* of these, borrowed: of the village that is being read */
  GvtTakenUp *marked;
} Marking;

static gboolean
load_sought (Marking *self, GvtDb *db, GError **error)
{
  for (guint i = 0; i < self->sought->len; i++)
    {
      Sought *sought = self->sought->pdata[i];

      sought->read = gvt_decided_details_load (self->central, db,
                                               gvt_proposal_get_id (sought->proposal), error);
      if (sought->read == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Those of another election wait for a list of theirs. */
static gboolean
list_sought (Marking *self, GvtDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      GVT_PROPOSAL_SELECT "WHERE " GVT_PROPOSAL_STATE_SQL " = 'exported'"
                          " AND coalesce (p.list_election, :election) = :election"
                          " ORDER BY p.place, p.proposal_id",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":election", self->election);
  while (gvt_stmt_next (stmt, &local))
    {
      Sought *sought = g_new0 (Sought, 1);

      g_ptr_array_add (self->sought, sought);
      sought->proposal = gvt_proposal_new_from_row (stmt, error);
      if (sought->proposal == NULL)
        return FALSE;
    }
  if (local == NULL)
    return load_sought (self, db, error);

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
look_before (const GvtVoterRow *row, gpointer user_data, GError **error)
{
  Marking *self = user_data;

  for (guint i = 0; i < self->here->len; i++)
    {
      Sought *sought = self->here->pdata[i];

      sought->was_listed |= gvt_listed_person_fits (sought->read->details, row) > 0;
    }
  return TRUE;
}

static gboolean
look_at (const GvtVoterRow *row, gpointer user_data, GError **error)
{
  Marking *self = user_data;

  self->n_rows++;
  for (guint i = 0; i < self->here->len; i++)
    {
      Sought *sought = self->here->pdata[i];
      guint fits = gvt_listed_person_fits (sought->read->details, row);

      if (fits <= sought->fits)
        continue;
      g_clear_pointer (&sought->listed, gvt_listed_person_free);
      sought->listed = gvt_listed_person_new (row);
      sought->fits = fits;
    }
  return TRUE;
}

/* Nobody has gone from a list that has no such village, nor from one where he never stood. */
static gboolean
read_village (Marking *self, GvtDb *db, const char *village, GError **error)
{
  self->n_rows = 0;
  if (!gvt_list_store_each_row (db, self->list, village, look_at, self, error))
    return FALSE;
  return self->before == NULL || self->n_rows == 0
         || gvt_list_store_each_row (db, self->before, village, look_before, self, error);
}

/* Each village is read once of each list. */
static gboolean
read_villages (Marking *self, GvtDb *db, GError **error)
{
  guint i = 0;

  while (i < self->sought->len)
    {
      const char *village = gvt_proposal_get_place (((Sought *) self->sought->pdata[i])->proposal);

      g_ptr_array_set_size (self->here, 0);
      while (i < self->sought->len
             && g_str_equal (gvt_proposal_get_place (((Sought *) self->sought->pdata[i])->proposal),
                             village))
        g_ptr_array_add (self->here, self->sought->pdata[i++]);
      if (!read_village (self, db, village, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_any (const char *kind, const char *const *kinds)
{
  return g_strv_contains (kinds, kind);
}

static gboolean
has_all_values (const Sought *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < GVT_N_LIST_FIELDS; i++)
    {
      const char *wanted = gvt_proposal_details_get_new (self->read->details, (GvtProposalField) i);

      if (wanted == NULL)
        continue;
      if (!gvt_field_values_same (self->listed->values[i], wanted))
        return FALSE;
      any = TRUE;
    }
  return any;
}

static gboolean
is_taken_up (const Sought *self)
{
  static const char *const leaving[] = { GVT_PROPOSAL_DEATH, GVT_PROPOSAL_MOVE, GVT_PROPOSAL_TMS,
                                         NULL };
  const char *kind = gvt_proposal_get_proposal (self->proposal);
  const char *code = gvt_proposal_get_tms_code (self->proposal);

  if (gvt_proposal_details_is_erased (self->read->details))
    return FALSE; /* nobody knows any more whom it was about */
  if (is_any (kind, leaving))
    return self->listed == NULL ? self->was_listed
                                : code != NULL && g_str_equal (self->listed->note, code);
  if (self->listed == NULL)
    return FALSE;
  return g_str_equal (kind, GVT_PROPOSAL_NEW) || has_all_values (self);
}

static gboolean
mark (Marking *self, GvtDb *db, const Sought *sought, GError **error)
{
  GvtOutcome outcome = { .state = (char *) GVT_PROPOSAL_STATE_TAKEN_UP,
                         .why = (char *) GVT_OUTCOME_LISTED,
                         .by = (char *) GVT_CENTRAL_ACTOR,
                         .at_us = gvt_clock_now_us (self->central->clock) };

  if (!is_taken_up (sought))
    {
      self->marked->n_waiting++;
      return TRUE;
    }
  self->marked->n_taken++;
  return gvt_central_add_outcome (self->central, db, sought->proposal, &outcome, NULL, error)
         && gvt_central_send_outcomes (self->central, db,
                                       gvt_proposal_get_device (sought->proposal), error);
}

static gboolean
mark_all (GvtDb *db, gpointer user_data, GError **error)
{
  Marking *self = user_data;

  *self->marked = (GvtTakenUp){ 0 };
  if (!gvt_list_store_find_newest (db, self->election, &self->list, error))
    return FALSE;
  if (self->list == NULL)
    return TRUE;
  if (self->list->version > 1
      && !gvt_list_store_find_version (db, self->election, self->list->version - 1, &self->before,
                                       error))
    return FALSE;
  if (!list_sought (self, db, error) || !read_villages (self, db, error))
    return FALSE;
  for (guint i = 0; i < self->sought->len; i++)
    if (!mark (self, db, self->sought->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
gvt_central_mark_taken_up (GvtCentral *self,
                           const char *election,
                           GvtTakenUp *marked,
                           GError **error)
{
  g_autoptr (GPtrArray) sought = g_ptr_array_new_with_free_func ((GDestroyNotify) sought_free);
  g_autoptr (GPtrArray) here = g_ptr_array_new ();
  Marking marking = {
    .central = self, .election = election, .sought = sought, .here = here, .marked = marked
  };
  gboolean done;

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && election != NULL && marked != NULL, FALSE);

  done = gvt_store_write (self->store, mark_all, &marking, error);
  g_clear_pointer (&marking.list, gvt_list_record_free);
  g_clear_pointer (&marking.before, gvt_list_record_free);
  return done;
}
