/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-draft-facts.h"

#include <glib/gi18n-lib.h>

#include "gvt-draft-object-private.h"
#include "gvt-error.h"
#include "gvt-json.h"

#define OBJECTIVES     "objectives"
#define CLAIMS         "claims"
#define SEGMENTS       "segments"
#define MAX_OBJECTIVES 8
#define MAX_CLAIMS     200

static const char *
get_text (GvtDraft *self, const char *list, guint index, const char *name)
{
  JsonObject *object = gvt_draft_json_find (self->module, list, index);

  return object != NULL ? gvt_json_text_or (object, name, "") : "";
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, message);
  return FALSE;
}

/* --- time and for whom --- */

guint
gvt_draft_get_minutes (GvtDraft *self)
{
  gint64 minutes = 0;

  return gvt_json_get_int (self->module, "minutes", &minutes, NULL)
             ? (guint) CLAMP (minutes, 0, 240)
             : 0;
}

void
gvt_draft_set_minutes (GvtDraft *self, guint minutes)
{
  if (minutes == gvt_draft_get_minutes (self))
    return;
  json_object_set_int_member (self->module, "minutes", minutes);
  gvt_draft_changed (self);
}

/* Returns: its place, or the number of all */
static guint
find_segment (GvtDraft *self, const char *code)
{
  JsonArray *segments = gvt_json_get_array (self->module, SEGMENTS, NULL);
  guint n_segments = segments != NULL ? json_array_get_length (segments) : 0;

  for (guint i = 0; i < n_segments; i++)
    if (g_strcmp0 (gvt_json_element_text (segments, i, SEGMENTS, NULL), code) == 0)
      return i;
  return n_segments;
}

gboolean
gvt_draft_has_segment (GvtDraft *self, const char *code)
{
  return find_segment (self, code) < gvt_draft_json_length (self->module, SEGMENTS);
}

void
gvt_draft_set_segment (GvtDraft *self, const char *code, gboolean is_meant)
{
  guint n_segments = gvt_draft_json_length (self->module, SEGMENTS);

  if (gvt_draft_has_segment (self, code) == is_meant)
    return;
  if (is_meant)
    gvt_draft_json_insert (self->module, SEGMENTS, n_segments,
                           json_node_init_string (json_node_alloc (), code));
  else
    json_array_remove_element (json_object_get_array_member (self->module, SEGMENTS),
                               find_segment (self, code));
  gvt_draft_changed (self);
}

/* --- objectives --- */

void
gvt_draft_move_objective (GvtDraft *self, guint from, guint to)
{
  if (gvt_draft_json_move (self->module, OBJECTIVES, from, to))
    gvt_draft_changed (self);
}

guint
gvt_draft_get_n_objectives (GvtDraft *self)
{
  return gvt_draft_json_length (self->module, OBJECTIVES);
}

const char *
gvt_draft_get_objective_id (GvtDraft *self, guint index)
{
  return get_text (self, OBJECTIVES, index, "id");
}

const char *
gvt_draft_get_objective_text (GvtDraft *self, guint index)
{
  return get_text (self, OBJECTIVES, index, "text");
}

void
gvt_draft_set_objective_text (GvtDraft *self, guint index, const char *text)
{
  JsonObject *objective = gvt_draft_json_find (self->module, OBJECTIVES, index);

  if (objective != NULL && gvt_draft_put_text (objective, "text", text))
    gvt_draft_changed (self);
}

/* Each member of @names is there, and empty. Returns: (transfer full) */
static JsonNode *
create_blank (GvtDraft *self, const char *list, const char *stem, const char *const *names)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *id = gvt_draft_json_free_id (self->module, list, stem);

  json_object_set_string_member (object, "id", id);
  for (guint i = 0; names[i] != NULL; i++)
    json_object_set_string_member (object, names[i], "");
  json_node_take_object (node, object);
  return node;
}

gboolean
gvt_draft_add_objective (GvtDraft *self, GError **error)
{
  static const char *const names[] = { "text", NULL };
  guint n_objectives = gvt_draft_get_n_objectives (self);

  if (n_objectives >= MAX_OBJECTIVES)
    return refuse (error, _ ("A module has at most 8 objectives."));

  gvt_draft_json_insert (self->module, OBJECTIVES, n_objectives,
                         create_blank (self, OBJECTIVES, "tujuan", names));
  gvt_draft_changed (self);
  return TRUE;
}

static gboolean
has_question (GvtDraft *self, const char *objective)
{
  for (guint i = 0; i < gvt_draft_get_n_items (self); i++)
    {
      JsonObject *item = gvt_draft_json_find (self->quiz, "items", i);

      if (item != NULL && g_str_equal (gvt_json_text_or (item, "objective", ""), objective))
        return TRUE;
    }
  return FALSE;
}

gboolean
gvt_draft_remove_objective (GvtDraft *self, guint index, GError **error)
{
  g_return_val_if_fail (index < gvt_draft_get_n_objectives (self), FALSE);

  if (gvt_draft_get_n_objectives (self) == 1)
    return refuse (error, _ ("A module needs an objective."));
  if (has_question (self, gvt_draft_get_objective_id (self, index)))
    return refuse (error, _ ("Questions are about this objective. Give them another one first."));

  json_array_remove_element (json_object_get_array_member (self->module, OBJECTIVES), index);
  gvt_draft_changed (self);
  return TRUE;
}

/* --- claims --- */

guint
gvt_draft_get_n_claims (GvtDraft *self)
{
  return gvt_draft_json_length (self->module, CLAIMS);
}

const char *
gvt_draft_get_claim_text (GvtDraft *self, guint index)
{
  return get_text (self, CLAIMS, index, "text");
}

const char *
gvt_draft_get_claim (GvtDraft *self, guint index, const char *name)
{
  return get_text (self, CLAIMS, index, name);
}

void
gvt_draft_set_claim (GvtDraft *self, guint index, const char *name, const char *text)
{
  JsonObject *claim = gvt_draft_json_find (self->module, CLAIMS, index);
  gboolean is_statement = g_str_equal (name, "text");

  if (claim == NULL || !gvt_draft_put_text (claim, name, text))
    return;
  if (is_statement || g_str_equal (name, "source"))
    json_object_set_boolean_member (claim, "verified", FALSE);
  if (is_statement || g_str_equal (name, "legal_basis"))
    json_object_set_string_member (claim, "basis_checked_on", "");
  gvt_draft_changed (self);
}

gboolean
gvt_draft_is_claim_verified (GvtDraft *self, guint index)
{
  JsonObject *claim = gvt_draft_json_find (self->module, CLAIMS, index);
  gboolean is_verified = FALSE;

  return claim != NULL && gvt_json_get_bool (claim, "verified", &is_verified, NULL) && is_verified;
}

void
gvt_draft_set_claim_verified (GvtDraft *self, guint index, gboolean is_verified)
{
  JsonObject *claim = gvt_draft_json_find (self->module, CLAIMS, index);

  if (claim == NULL || gvt_draft_is_claim_verified (self, index) == is_verified)
    return;
  json_object_set_boolean_member (claim, "verified", is_verified);
  gvt_draft_changed (self);
}

gboolean
gvt_draft_add_claim (GvtDraft *self, GError **error)
{
  static const char *const names[] = { "text",        "label",       "source",
                                       "legal_basis", "checked_on",  "basis_checked_on",
                                       "valid_from",  "valid_until", NULL };
  guint n_claims = gvt_draft_get_n_claims (self);
  JsonNode *claim;

  if (n_claims >= MAX_CLAIMS)
    return refuse (error, _ ("A module cannot have more sources."));

  claim = create_blank (self, CLAIMS, "klaim", names);
  json_object_set_boolean_member (json_node_get_object (claim), "verified", FALSE);
  gvt_draft_json_insert (self->module, CLAIMS, n_claims, claim);
  gvt_draft_changed (self);
  return TRUE;
}

/* What still refers to it is found by the linter. */
gboolean
gvt_draft_remove_claim (GvtDraft *self, guint index, GError **error)
{
  g_return_val_if_fail (index < gvt_draft_get_n_claims (self), FALSE);

  json_array_remove_element (json_object_get_array_member (self->module, CLAIMS), index);
  gvt_draft_changed (self);
  return TRUE;
}

void
gvt_draft_move_claim (GvtDraft *self, guint from, guint to)
{
  if (gvt_draft_json_move (self->module, CLAIMS, from, to))
    gvt_draft_changed (self);
}

gboolean
gvt_draft_restore_claim (GvtDraft *self, GvtDraftTexts *before, guint index)
{
  g_autoptr (JsonObject) module = gvt_draft_texts_parse (before, GVT_DRAFT_MODULE, NULL);

  if (gvt_draft_json_restore (self->module, CLAIMS, module, index, MAX_CLAIMS) == NULL)
    return FALSE;
  gvt_draft_changed (self);
  return TRUE;
}
