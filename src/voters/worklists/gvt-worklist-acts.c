/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-worklist-acts.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-nik.h"
#include "gvt-tms.h"
#include "gvt-voter-hit-private.h"
#include "gvt-worklist-kinds.h"
#include "gvt-worklists.h"

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, what);
  return FALSE;
}

static gboolean
check_outcome (const GvtOutcome *outcome, GError **error)
{
  gboolean is_tms = g_strcmp0 (outcome->outcome, GVT_OUTCOME_TMS) == 0;

  if (!gvt_outcome_is_known (outcome->outcome))
    return refuse (error, _ ("the outcome is one of fits, changed, tms, new, not_met, refuses"));
  if (!is_tms)
    return (outcome->tms_code == NULL && outcome->tms_scheme == NULL)
           || refuse (error, _ ("a TMS code goes with the outcome tms alone"));
  if (outcome->tms_scheme == NULL || gvt_tms_codes_of (outcome->tms_scheme) == NULL)
    return refuse (error, _ ("a TMS code says nothing without its scheme: 2023/2024"));
  return gvt_tms_is_proposed (outcome->tms_scheme, outcome->tms_code)
         || refuse (error, _ ("this scheme has no such TMS code"));
}

typedef struct
{
  GvtJournal *journal;
  GvtWorklist *worklist;
  GArray *numbers;
  const GvtOutcome *outcome;
  GvtId act;
} Marking;

static gboolean
mark_row (Marking *self, GvtDb *db, const GvtWorklistRow *row, GError **error)
{
  const GvtOutcome *outcome = self->outcome;
  g_autoptr (JsonObject) body = json_object_new ();

  gvt_json_set_id (body, "worklist", gvt_worklist_get_id (self->worklist));
  gvt_json_set_id (body, "act", &self->act);
  json_object_set_int_member (body, "row", row->number);
  json_object_set_string_member (body, "outcome", outcome->outcome);
  if (outcome->tms_code != NULL)
    {
      json_object_set_string_member (body, "scheme", outcome->tms_scheme);
      json_object_set_string_member (body, "code", outcome->tms_code);
    }
  if (g_str_equal (outcome->outcome, GVT_OUTCOME_NOT_MET))
    json_object_set_int_member (body, "try", row->n_not_met + 1);
  return gvt_journal_append (self->journal, db,
                             &(GvtEventDraft){ .kind = GVT_WORKLIST_MARKED_KIND,
                                               .place = gvt_worklist_get_place (self->worklist),
                                               .body = body },
                             NULL, error);
}

static gboolean
mark_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Marking *self = user_data;

  for (guint i = 0; i < self->numbers->len; i++)
    if (!mark_row (self, db,
                   gvt_worklist_get_row (self->worklist, g_array_index (self->numbers, guint, i)),
                   error))
      return FALSE;
  return TRUE;
}

static gboolean
check_rows (GvtWorklist *worklist, GArray *numbers, GError **error)
{
  for (guint i = 0; i < numbers->len; i++)
    if (gvt_worklist_get_row (worklist, g_array_index (numbers, guint, i)) == NULL)
      return refuse (error, _ ("this worklist has no such row"));
  return numbers->len > 0 || refuse (error, _ ("no row was named"));
}

/* Returns: (transfer full) (nullable): the journal, where the present user may act there */
static GvtJournal *
require (GvtProfile *profile, GvtWorklist *worklist, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);

  return journal != NULL
                 && gvt_profile_require (profile, GVT_ROLE_OFFICER,
                                         gvt_worklist_get_place (worklist), error)
             ? g_steal_pointer (&journal)
             : NULL;
}

gboolean
gvt_worklists_mark (GvtProfile *profile,
                    GvtWorklist *worklist,
                    GArray *numbers,
                    const GvtOutcome *outcome,
                    GError **error)
{
  g_autoptr (GvtJournal) journal = NULL;
  Marking marking = { NULL, worklist, numbers, outcome, { { 0 } } };

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && GVT_IS_WORKLIST (worklist), FALSE);

  if (!check_outcome (outcome, error) || !check_rows (worklist, numbers, error)
      || (journal = require (profile, worklist, error)) == NULL)
    return FALSE;
  marking.journal = journal;
  gvt_id_new (gvt_profile_get_clock (profile), &marking.act);
  return gvt_store_write (gvt_journal_get_store (journal), mark_in_transaction, &marking, error);
}

gboolean
gvt_worklists_undo (GvtProfile *profile, const char *name, GError **error)
{
  g_autoptr (GvtWorklist) worklist = gvt_worklists_find (profile, name, error);
  g_autoptr (GvtJournal) journal = worklist != NULL ? require (profile, worklist, error) : NULL;
  g_autoptr (JsonObject) body = json_object_new ();
  GvtId act;

  if (journal == NULL)
    return FALSE;
  if (!gvt_worklist_get_last_act (worklist, &act))
    {
      gvt_error_tell (error, GVT_ERROR_STATE,
                      _ ("Nothing stands in this worklist that could be undone."));
      return FALSE;
    }

  gvt_json_set_id (body, "worklist", gvt_worklist_get_id (worklist));
  gvt_json_set_id (body, "act", &act);
  return gvt_journal_record (journal,
                             &(GvtEventDraft){ .kind = GVT_WORKLIST_UNMARKED_KIND,
                                               .place = gvt_worklist_get_place (worklist),
                                               .body = body },
                             NULL, error);
}

static gboolean
record_comparing (
    GvtJournal *journal, GvtWorklist *worklist, guint number, gboolean is_same, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();

  gvt_json_set_id (body, "worklist", gvt_worklist_get_id (worklist));
  json_object_set_int_member (body, "row", number);
  json_object_set_boolean_member (body, "is_same", is_same);
  return gvt_journal_record (journal,
                             &(GvtEventDraft){ .kind = GVT_WORKLIST_COMPARED_KIND,
                                               .place = gvt_worklist_get_place (worklist),
                                               .body = body },
                             NULL, error);
}

static gboolean
is_same_number (const char *listed, const char *typed)
{
  return strlen (listed) == strlen (typed) && sodium_memcmp (listed, typed, strlen (typed)) == 0;
}

gboolean
gvt_worklists_compare (GvtProfile *profile,
                       GvtWorklist *worklist,
                       guint number,
                       const char *typed,
                       gboolean *is_same,
                       GError **error)
{
  g_autoptr (GvtJournal) journal = require (profile, worklist, error);
  const GvtWorklistRow *row = gvt_worklist_get_row (worklist, number);
  g_autofree char *slip = NULL;
  char *clean;
  gboolean done;

  if (journal == NULL)
    return FALSE;
  if (row == NULL || row->hit == NULL)
    {
      gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                      _ ("The list that has this row is not on this laptop, so no card can be "
                         "compared with it."));
      return FALSE;
    }

  clean = gvt_nik_clean (typed);
  slip = gvt_nik_describe_slip (clean);
  *is_same = slip == NULL && is_same_number (gvt_voter_hit_get_nik (row->hit), clean);
  done = slip == NULL ? record_comparing (journal, worklist, number, *is_same, error)
                      : refuse (error, slip);
  gvt_wipe_free (clean);
  return done;
}
