/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-outcome.h"

#include "gvt-code-list.h"
#include "gvt-decision-kinds.h"
#include "gvt-error.h"
#include "gvt-json.h"

void
gvt_outcome_clear (GvtOutcome *self)
{
  g_clear_pointer (&self->state, g_free);
  g_clear_pointer (&self->why, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->by, g_free);
}

JsonObject *
gvt_outcome_to_json (const GvtOutcome *self)
{
  JsonObject *object = json_object_new ();

  gvt_json_set_id (object, "proposal", &self->proposal);
  json_object_set_int_member (object, "number", self->number);
  json_object_set_string_member (object, "state", self->state);
  json_object_set_string_member (object, "why", self->why);
  if (self->reason != NULL)
    json_object_set_string_member (object, "reason", self->reason);
  if (self->has_source)
    gvt_json_set_id (object, "source", &self->source);
  json_object_set_string_member (object, "by", self->by);
  json_object_set_int_member (object, "at_us", self->at_us);
  return object;
}

/* Returns: (transfer full) (nullable) */
static char *
dup_code (JsonObject *object, const char *name, GError **error)
{
  const char *code = gvt_json_get_text (object, name, error);

  if (code == NULL || gvt_code_is_well_formed (code))
    return g_strdup (code);

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "An outcome: %s makes no sense", name);
  return NULL;
}

static gboolean
read_codes (GvtOutcome *self, JsonObject *object, GError **error)
{
  self->state = dup_code (object, "state", error);
  if (self->state == NULL)
    return FALSE;
  self->why = dup_code (object, "why", error);
  if (self->why == NULL || !json_object_has_member (object, "reason"))
    return self->why != NULL;

  self->reason = dup_code (object, "reason", error);
  return self->reason != NULL;
}

gboolean
gvt_outcome_from_json (GvtOutcome *self, JsonObject *object, GError **error)
{
  if (!gvt_json_get_id (object, "proposal", &self->proposal, error)
      || !gvt_json_get_int (object, "number", &self->number, error)
      || !read_codes (self, object, error)
      || !gvt_json_get_int (object, "at_us", &self->at_us, error))
    return FALSE;

  self->by = g_strdup (gvt_json_get_text (object, "by", error));
  self->has_source = json_object_has_member (object, "source");
  if (self->by == NULL
      || (self->has_source && !gvt_json_get_id (object, "source", &self->source, error)))
    return FALSE;
  if (self->number >= 1 && self->number <= GVT_OUTCOME_MAX_NUMBER)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "An outcome has no such number");
  return FALSE;
}

gboolean
gvt_outcome_append (GvtJournal *journal,
                    GvtDb *db,
                    const GvtOutcome *outcome,
                    const GvtId *event,
                    const char *place,
                    GBytes *question,
                    GError **error)
{
  g_autoptr (JsonObject) body = gvt_outcome_to_json (outcome);

  if (event != NULL)
    gvt_json_set_id (body, "event", event);
  return gvt_journal_append (journal, db,
                             &(GvtEventDraft){ .kind = GVT_PROPOSAL_OUTCOME_KIND,
                                               .subject = outcome->proposal.bytes,
                                               .subject_length = sizeof outcome->proposal.bytes,
                                               .place = place,
                                               .body = body,
                                               .personal = question },
                             NULL, error);
}
