/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-proposal-input.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-nik.h"
#include "gvt-proposal-reason.h"
#include "gvt-region.h"
#include "gvt-secret.h"

/* An input with every value as it is kept. */
typedef struct
{
  const GvtProposalInput *input;
  const char *today;
  GvtProposalReason reason;
  char *values[GVT_N_FIELDS];
  char *old_values[GVT_N_LIST_FIELDS]; /* of changes */
  char *new_values[GVT_N_LIST_FIELDS];
} Cleaned;

static void
cleaned_clear (Cleaned *self)
{
  for (guint i = 0; i < GVT_N_FIELDS; i++)
    gvt_wipe_free (self->values[i]);
  for (guint i = 0; i < GVT_N_LIST_FIELDS; i++)
    {
      gvt_wipe_free (self->old_values[i]);
      gvt_wipe_free (self->new_values[i]);
    }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cleaned, cleaned_clear)

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, why);
  return FALSE;
}

static gboolean
is_proposal (const Cleaned *self, const char *code)
{
  return strcmp (self->reason.proposal, code) == 0;
}

static gboolean
has_evidence (const GvtProposalInput *input, const char *code)
{
  return input->evidence != NULL && g_strv_contains (input->evidence, code);
}

static gboolean
check_codes (const GvtProposalInput *input, GError **error)
{
  if (!gvt_code_is_listed (gvt_reporter_codes, input->reporter))
    return refuse (error, _ ("it is not said who reports"));
  if (input->is_own_request && g_strcmp0 (input->reporter, "self") != 0)
    return refuse (error, _ ("a request about one's own data is reported by oneself"));
  for (guint i = 0; input->evidence != NULL && input->evidence[i] != NULL; i++)
    if (!gvt_code_is_listed (gvt_evidence_codes, input->evidence[i]))
      return refuse (error, _ ("there is no such kind of evidence"));
  if (input->election != NULL && !gvt_code_is_well_formed (input->election))
    return refuse (error, _ ("an election's code has small letters, digits and hyphens"));
  if (input->list_version > 0 && input->election == NULL)
    return refuse (error, _ ("a list's version needs the election of that list"));

  return TRUE;
}

static gboolean
clean_village (const GvtProposalInput *input, char **village, GError **error)
{
  if (input->village == NULL)
    return refuse (error, _ ("a proposal needs the village's code"));

  *village = gvt_region_code_clean (input->village, error);
  if (*village == NULL)
    return FALSE;

  return gvt_region_code_level (*village) == GVT_REGION_VILLAGE
         || refuse (error,
                    _ ("this is the code of a larger region: a proposal needs the village's"));
}

static gboolean
clean_values (Cleaned *self, GError **error)
{
  for (guint i = 0; i < GVT_N_FIELDS; i++)
    {
      const char *typed = self->input->values[i];

      if (typed == NULL)
        continue;
      self->values[i] = gvt_proposal_field_clean ((GvtProposalField) i, typed, self->today, error);
      if (self->values[i] == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
clean_change (Cleaned *self, const GvtProposalChange *change, GError **error)
{
  GvtProposalField field = change->field;

  if ((guint) field >= GVT_N_LIST_FIELDS)
    return refuse (error, _ ("only what stands in the list can be changed"));
  if (self->new_values[field] != NULL)
    return refuse (error, _ ("one field is changed twice"));
  if (change->new_value == NULL)
    return refuse (error, _ ("a change needs its new value"));

  self->new_values[field] = gvt_proposal_field_clean (field, change->new_value, self->today, error);
  if (self->new_values[field] == NULL)
    return FALSE;
  if (change->old_value == NULL)
    return TRUE;

  self->old_values[field] = gvt_proposal_old_value_clean (change->old_value, error);
  if (self->old_values[field] == NULL)
    return FALSE;

  return strcmp (self->old_values[field], self->new_values[field]) != 0
         || refuse (error, _ ("a new value is the same as the old one"));
}

static gboolean
clean_changes (Cleaned *self, GError **error)
{
  for (guint i = 0; i < self->input->n_changes; i++)
    if (!clean_change (self, &self->input->changes[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
has_reason (const Cleaned *self, const char *code)
{
  return g_strcmp0 (self->reason.tms_code, code) == 0;
}

/* Who it is about, and what only one kind can have. */
static gboolean
check_values (const Cleaned *self, GError **error)
{
  if (self->values[GVT_FIELD_NAME] == NULL && self->values[GVT_FIELD_NIK] == NULL)
    return refuse (error, _ ("a proposal needs the voter's name or NIK"));
  if (is_proposal (self, GVT_PROPOSAL_NEW)
      && (self->values[GVT_FIELD_NAME] == NULL || self->values[GVT_FIELD_NIK] == NULL))
    return refuse (error, _ ("a new voter needs a name and a NIK"));
  if (self->values[GVT_FIELD_DEATH_DATE] != NULL && !has_reason (self, GVT_TMS_DEATH))
    return refuse (error, _ ("a date of death belongs to a death only"));
  if (self->values[GVT_FIELD_MOVED_TO] != NULL && !has_reason (self, GVT_TMS_MOVE))
    return refuse (error, _ ("where somebody moved to belongs to a move only"));

  return TRUE;
}

static gboolean
check_changes (const Cleaned *self, GError **error)
{
  guint n_changes = self->input->n_changes;

  if (is_proposal (self, GVT_PROPOSAL_WRONG_TPS))
    return (n_changes == 1 && self->new_values[GVT_FIELD_TPS] != NULL)
           || refuse (error, _ ("a wrong polling station needs the right one, and nothing else"));
  if (is_proposal (self, GVT_PROPOSAL_WRONG_DATA))
    return n_changes > 0
           || refuse (error, _ ("wrong data needs at least one field with its new value"));

  return n_changes == 0 || is_proposal (self, GVT_PROPOSAL_MOVE)
         || refuse (error, _ ("only wrong data, a wrong polling station and a move change fields"));
}

static JsonObject *
make_evidence (const GvtProposalInput *input)
{
  JsonObject *evidence = json_object_new ();
  JsonArray *codes = json_array_new ();

  for (const GvtCode *known = gvt_evidence_codes; known->code != NULL; known++)
    if (has_evidence (input, known->code))
      json_array_add_string_element (codes, known->code);
  json_object_set_array_member (evidence, "codes", codes);
  json_object_set_string_member (evidence, "scheme", GVT_EVIDENCE_SCHEME);
  return evidence;
}

static void
set_tms (JsonObject *body, const GvtProposalReason *reason)
{
  JsonObject *tms = json_object_new ();

  json_object_set_string_member (tms, "code", reason->tms_code);
  json_object_set_string_member (tms, "scheme", reason->tms_scheme);
  json_object_set_object_member (body, "tms", tms);
}

static void
set_list (JsonObject *body, const GvtProposalInput *input)
{
  JsonObject *list = json_object_new ();

  json_object_set_string_member (list, "election", input->election);
  json_object_set_int_member (list, "version", input->list_version);
  json_object_set_object_member (body, "list", list);
}

/* For the counts of each quarter, which outlive the personal part: recaps are by sex. */
static const char *
find_sex (const Cleaned *self)
{
  GvtNikContext context = { .today = self->today };
  g_autoptr (GvtNikResult) nik = NULL;

  if (self->new_values[GVT_FIELD_SEX] != NULL)
    return self->new_values[GVT_FIELD_SEX];
  if (self->values[GVT_FIELD_SEX] != NULL || self->values[GVT_FIELD_NIK] == NULL)
    return self->values[GVT_FIELD_SEX];

  nik = gvt_nik_check (self->values[GVT_FIELD_NIK], &context);
  return nik->sex == 'P' ? "P" : "L";
}

static JsonObject *
make_body (const Cleaned *self)
{
  const GvtProposalInput *input = self->input;
  JsonObject *body = json_object_new ();
  JsonArray *fields = json_array_new ();
  const char *sex = find_sex (self);

  for (guint i = 0; i < GVT_N_LIST_FIELDS; i++)
    if (self->new_values[i] != NULL)
      json_array_add_string_element (fields, gvt_proposal_field_name ((GvtProposalField) i));

  json_object_set_string_member (body, "proposal", self->reason.proposal);
  json_object_set_object_member (body, "evidence", make_evidence (input));
  json_object_set_string_member (body, "reporter", input->reporter);
  json_object_set_boolean_member (body, "consent", input->has_consent);
  json_object_set_array_member (body, "fields", fields);
  if (sex != NULL)
    json_object_set_string_member (body, "sex", sex);
  if (self->reason.tms_code != NULL)
    set_tms (body, &self->reason);
  if (input->election != NULL)
    set_list (body, input);
  return body;
}

static JsonArray *
make_changes (const Cleaned *self)
{
  JsonArray *changes = json_array_new ();

  for (guint i = 0; i < GVT_N_LIST_FIELDS; i++)
    {
      JsonObject *change;

      if (self->new_values[i] == NULL)
        continue;
      change = json_object_new ();
      json_object_set_string_member (change, "field",
                                     gvt_proposal_field_name ((GvtProposalField) i));
      json_object_set_string_member (change, "new", self->new_values[i]);
      if (self->old_values[i] != NULL)
        json_object_set_string_member (change, "old", self->old_values[i]);
      json_array_add_object_element (changes, change);
    }

  return changes;
}

static GBytes *
make_personal (const Cleaned *self, GError **error)
{
  g_autoptr (JsonObject) personal = json_object_new ();

  for (guint i = 0; i < GVT_N_FIELDS; i++)
    if (self->values[i] != NULL)
      json_object_set_string_member (personal, gvt_proposal_field_name ((GvtProposalField) i),
                                     self->values[i]);
  if (self->input->n_changes > 0)
    json_object_set_array_member (personal, "changes", make_changes (self));
  if (self->values[GVT_FIELD_DISABILITY] != NULL || self->new_values[GVT_FIELD_DISABILITY] != NULL)
    json_object_set_string_member (personal, "disability_scheme", GVT_DISABILITY_SCHEME);
  return gvt_json_canonical (personal, error);
}

gboolean
gvt_proposal_input_split (const GvtProposalInput *self,
                          const char *today,
                          GvtProposalParts *parts,
                          GError **error)
{
  g_auto (Cleaned) cleaned = { .input = self, .today = today };

  memset (parts, 0, sizeof *parts);
  if (!check_codes (self, error) || !clean_village (self, &parts->village, error)
      || !gvt_proposal_reason_find (self, &cleaned.reason, error) || !clean_values (&cleaned, error)
      || !clean_changes (&cleaned, error) || !check_values (&cleaned, error)
      || !check_changes (&cleaned, error))
    return FALSE;

  parts->personal = make_personal (&cleaned, error);
  if (parts->personal == NULL)
    return FALSE;

  parts->body = make_body (&cleaned);
  parts->nik = g_steal_pointer (&cleaned.values[GVT_FIELD_NIK]);
  return TRUE;
}

void
gvt_proposal_parts_clear (GvtProposalParts *self)
{
  gsize length;
  gpointer data;

  g_clear_pointer (&self->village, g_free);
  g_clear_pointer (&self->nik, gvt_wipe_free);
  g_clear_pointer (&self->body, json_object_unref);
  if (self->personal == NULL)
    return;

  data = g_bytes_unref_to_data (g_steal_pointer (&self->personal), &length);
  sodium_memzero (data, length);
  g_free (data);
}
